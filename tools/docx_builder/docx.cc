#include "tools/docx_builder/document.h"
#include "tools/docx_builder/emf.h"
#include "tools/docx_builder/fixed_parts.h"
#include "tools/docx_builder/zip_writer.h"

namespace sarabun::build {

std::string WriteDocx(const Document& document) {
  ZipWriter zip;
  zip.Add("[Content_Types].xml", ContentTypesXml(document));
  zip.Add("_rels/.rels", PackageRelationshipsXml(document));
  zip.Add("word/document.xml", DocumentXml(document));
  zip.Add("word/_rels/document.xml.rels", DocumentRelationshipsXml(document));
  for (std::size_t i = 0; i < document.media.size(); ++i) {
    zip.Add("word/media/image" + std::to_string(i + 1) + ".png", document.media[i].bytes, ZipWriter::Packing::kStore);
  }
  zip.Add("word/theme/theme1.xml", ThemeXml());
  if (!document.preview.empty()) {
    std::vector<PreviewText> texts;
    for (const auto& line : document.preview) texts.insert(texts.end(), line.begin(), line.end());
    zip.Add("docProps/thumbnail.emf", WriteEmf(texts));
  }
  zip.Add("word/settings.xml", SettingsXml(document));
  zip.Add("word/numbering.xml", NumberingXml(document));
  zip.Add("word/styles.xml", StylesXml());
  zip.Add("word/webSettings.xml", WebSettingsXml());
  zip.Add("word/fontTable.xml", FontTableXml());
  zip.Add("docProps/core.xml", CorePropertiesXml(document));
  zip.Add("docProps/app.xml", AppPropertiesXml());
  return zip.Finish();
}

}  // namespace sarabun::build
