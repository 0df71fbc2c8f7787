#include "tools/docx_builder/docx.h"

#include "tools/docx_builder/body_xml.h"
#include "tools/docx_builder/emf.h"
#include "tools/docx_builder/fixed_parts.h"
#include "tools/docx_builder/zip_writer.h"

namespace sarabun::build {

std::vector<Part> PartsBesideTheBody(const Document& document) {
  std::vector<Part> parts = {{"[Content_Types].xml", ContentTypesXml(document)},
                             {"_rels/.rels", PackageRelationshipsXml(document)},
                             {"word/_rels/document.xml.rels", DocumentRelationshipsXml(document)}};
  for (std::size_t i = 0; i < document.media.size(); ++i) {
    parts.push_back({"word/media/image" + std::to_string(i + 1) + "." + document.media[i].extension,
                     document.media[i].bytes, true});
  }
  if (!document.header.empty()) parts.push_back({"word/header1.xml", HeaderXml(document)});
  parts.push_back({"word/theme/theme1.xml", ThemeXml()});
  if (!document.preview.empty()) {
    std::vector<PreviewText> texts;
    for (const auto& line : document.preview) texts.insert(texts.end(), line.begin(), line.end());
    parts.push_back({"docProps/thumbnail.emf", WriteEmf(texts)});
  }
  parts.push_back({"word/settings.xml", SettingsXml(document)});
  parts.push_back({"word/numbering.xml", NumberingXml(document)});
  parts.push_back({"word/styles.xml", StylesXml()});
  parts.push_back({"word/webSettings.xml", WebSettingsXml()});
  parts.push_back({"word/fontTable.xml", FontTableXml()});
  parts.push_back({"docProps/core.xml", CorePropertiesXml(document)});
  parts.push_back({"docProps/app.xml", AppPropertiesXml()});
  return parts;
}

std::string WriteDocx(const Document& document) {
  ZipWriter zip;
  for (Part& part : PartsBesideTheBody(document)) {
    const bool relationships = part.name == "_rels/.rels";
    zip.Add(std::move(part.name), std::move(part.bytes),
            part.packed_already ? ZipWriter::Packing::kStore : ZipWriter::Packing::kDeflate);
    if (relationships) zip.Add("word/document.xml", DocumentXml(document));  // where Word puts it
  }
  return zip.Finish();
}

}  // namespace sarabun::build
