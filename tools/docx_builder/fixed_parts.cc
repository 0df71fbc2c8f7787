#include "tools/docx_builder/fixed_parts.h"

#include <algorithm>

#include "tools/docx_builder/body_xml.h"

namespace sarabun::build {
namespace {

constexpr char kDeclaration[] = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n";
constexpr char kRelationshipsOpen[] =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
constexpr char kTypes[] = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr char kW[] = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
constexpr char kFontName[] = "TH SarabunIT\xE0\xB9\x99";

std::string Relationship(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
}

std::string Override(const std::string& part, const std::string& type) {
  return "<Override PartName=\"" + part + "\" ContentType=\"application/vnd.openxmlformats-" + type + "+xml\"/>";
}

std::string LevelXml(const ListLevel& level, std::size_t index) {
  std::string out = "<w:lvl w:ilvl=\"" + std::to_string(index) + "\"><w:start w:val=\"" + std::to_string(level.start) +
                    "\"/><w:numFmt w:val=\"" + level.format + "\"/>";
  if (level.suffix != "tab") out += "<w:suff w:val=\"" + level.suffix + "\"/>";
  return out + "<w:lvlText w:val=\"" + EscapeXml(level.text) + "\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"" +
         std::to_string(360 * (index + 1)) + "\" w:hanging=\"360\"/></w:pPr></w:lvl>";
}

}  // namespace

std::string ContentTypesXml(const Document& document) {
  std::string out = kDeclaration;
  out += "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">";
  for (const char* type : {"png", "jpeg"}) {
    const bool used = std::any_of(document.media.begin(), document.media.end(),
                                  [&](const Media& media) { return media.extension == type; });
    if (used) out += std::string("<Default Extension=\"") + type + "\" ContentType=\"image/" + type + "\"/>";
  }
  if (!document.preview.empty()) out += "<Default Extension=\"emf\" ContentType=\"image/x-emf\"/>";
  out += "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>";
  out += "<Default Extension=\"xml\" ContentType=\"application/xml\"/>";
  const std::string word = "officedocument.wordprocessingml.";
  out += Override("/word/document.xml", word + "document.main");
  out += Override("/word/numbering.xml", word + "numbering");
  out += Override("/word/styles.xml", word + "styles");
  out += Override("/word/settings.xml", word + "settings");
  out += Override("/word/webSettings.xml", word + "webSettings");
  out += Override("/word/fontTable.xml", word + "fontTable");
  if (!document.header.empty()) out += Override("/word/header1.xml", word + "header");
  out += Override("/word/theme/theme1.xml", "officedocument.theme");
  out += Override("/docProps/core.xml", "package.core-properties");
  out += Override("/docProps/app.xml", "officedocument.extended-properties");
  return out + "</Types>";
}

std::string PackageRelationshipsXml(const Document& document) {
  std::string out = std::string(kDeclaration) + kRelationshipsOpen;
  const std::string package = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/";
  out += Relationship("rId3", package + "core-properties", "docProps/core.xml");
  if (!document.preview.empty()) out += Relationship("rId2", package + "thumbnail", "docProps/thumbnail.emf");
  out += Relationship("rId1", std::string(kTypes) + "officeDocument", "word/document.xml");
  out += Relationship("rId4", std::string(kTypes) + "extended-properties", "docProps/app.xml");
  return out + "</Relationships>";
}

std::string DocumentRelationshipsXml(const Document& document) {
  std::string out = std::string(kDeclaration) + kRelationshipsOpen;
  const std::string types = kTypes;
  out += Relationship("rId1", types + "numbering", "numbering.xml");
  out += Relationship("rId2", types + "styles", "styles.xml");
  out += Relationship("rId3", types + "settings", "settings.xml");
  out += Relationship("rId4", types + "webSettings", "webSettings.xml");
  out += Relationship("rId5", types + "fontTable", "fontTable.xml");
  out += Relationship("rId6", types + "theme", "theme/theme1.xml");
  if (!document.header.empty()) out += Relationship(std::string(kHeaderRelationship), types + "header", "header1.xml");
  for (std::size_t i = 0; i < document.media.size(); ++i) {
    out += Relationship(PictureRelationship(i), types + "image",
                        "media/image" + std::to_string(i + 1) + "." + document.media[i].extension);
  }
  return out + "</Relationships>";
}

std::string HeaderXml(const Document& document) {
  std::string out = std::string(kDeclaration) + "<w:hdr" + kW + ">";
  for (const std::string& line : document.header) {
    out += "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t xml:space=\"preserve\">" + EscapeXml(line) +
           "</w:t></w:r></w:p>";
  }
  return out + "</w:hdr>";
}

std::string CorePropertiesXml(const Document& document) {
  const Properties& p = document.properties;
  return std::string(kDeclaration) +
         "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
         "xmlns:dcmitype=\"http://purl.org/dc/dcmitype/\" "
         "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>" +
         EscapeXml(p.title) + "</dc:title><dc:creator>" + EscapeXml(p.creator) + "</dc:creator><cp:lastModifiedBy>" +
         EscapeXml(p.creator) +
         "</cp:lastModifiedBy><cp:revision>42</cp:revision><dcterms:created xsi:type=\"dcterms:W3CDTF\">" + p.created +
         "</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">" + p.modified +
         "</dcterms:modified></cp:coreProperties>";
}

std::string AppPropertiesXml() {
  return std::string(kDeclaration) +
         "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\" "
         "xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"><Template>Normal.dotm"
         "</Template><TotalTime>1260</TotalTime><Application>Microsoft Office Word</Application><DocSecurity>0"
         "</DocSecurity><ScaleCrop>false</ScaleCrop><LinksUpToDate>false</LinksUpToDate><SharedDoc>false"
         "</SharedDoc><HyperlinksChanged>false</HyperlinksChanged><AppVersion>16.0000</AppVersion></Properties>";
}

std::string StylesXml() {
  const std::string font = kFontName;
  return std::string(kDeclaration) + "<w:styles" + kW +
         "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\" w:eastAsiaTheme=\"minorHAnsi\" "
         "w:hAnsiTheme=\"minorHAnsi\" w:cstheme=\"minorBidi\"/><w:sz w:val=\"22\"/><w:szCs w:val=\"28\"/><w:lang "
         "w:val=\"en-US\" w:eastAsia=\"en-US\" w:bidi=\"th-TH\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
         "<w:spacing w:after=\"160\" w:line=\"259\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
         "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/>"
         "<w:rPr><w:rFonts w:cs=\"" +
         font +
         "\"/></w:rPr></w:style>"
         "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name "
         "w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/><w:semiHidden/></w:style>"
         "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>"
         "<w:uiPriority w:val=\"99\"/><w:semiHidden/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar>"
         "<w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" "
         "w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
         "<w:style w:type=\"paragraph\" w:styleId=\"ListParagraph\"><w:name w:val=\"List Paragraph\"/><w:basedOn "
         "w:val=\"Normal\"/><w:uiPriority w:val=\"34\"/><w:qFormat/><w:pPr><w:ind w:left=\"720\"/>"
         "<w:contextualSpacing/></w:pPr></w:style>"
         "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:basedOn "
         "w:val=\"TableNormal\"/><w:uiPriority w:val=\"39\"/><w:tblPr><w:tblBorders><w:top w:val=\"single\" "
         "w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/><w:left w:val=\"single\" w:sz=\"4\" w:space=\"0\" "
         "w:color=\"auto\"/><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/><w:right "
         "w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/><w:insideH w:val=\"single\" w:sz=\"4\" "
         "w:space=\"0\" w:color=\"auto\"/><w:insideV w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
         "</w:tblBorders></w:tblPr></w:style></w:styles>";
}

std::string SettingsXml(const Document& document) {
  std::string rsids;
  for (std::size_t i = 0; i < kRsids; ++i) {
    rsids += (i == 0 ? "<w:rsidRoot w:val=\"" : "<w:rsid w:val=\"") + RsidAt(document.cutting.seed, i) + "\"/>";
  }
  return std::string(kDeclaration) + "<w:settings" + kW +
         "><w:zoom w:percent=\"100\"/><w:proofState w:spelling=\"clean\" w:grammar=\"clean\"/><w:defaultTabStop "
         "w:val=\"720\"/><w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat><w:applyBreakingRules/>"
         "<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" "
         "w:val=\"15\"/></w:compat><w:rsids>" +
         rsids +
         "</w:rsids><w:themeFontLang w:val=\"en-US\" w:bidi=\"th-TH\"/><w:decimalSymbol w:val=\".\"/>"
         "<w:listSeparator w:val=\",\"/></w:settings>";
}

std::string WebSettingsXml() {
  return std::string(kDeclaration) + "<w:webSettings" + kW + "><w:optimizeForBrowser/><w:allowPNG/></w:webSettings>";
}

std::string FontTableXml() {
  std::string out = std::string(kDeclaration) + "<w:fonts" + kW + ">";
  for (const char* name : {"Calibri", "Cordia New", kFontName, "Angsana New"}) {
    out += std::string("<w:font w:name=\"") + name +
           "\"><w:charset w:val=\"00\"/><w:family w:val=\"swiss\"/><w:pitch w:val=\"variable\"/></w:font>";
  }
  return out + "</w:fonts>";
}

std::string NumberingXml(const Document& document) {
  std::string out = std::string(kDeclaration) + "<w:numbering" + kW + ">";
  for (std::size_t id = 0; id < document.list_definitions.size(); ++id) {
    const std::vector<ListLevel>& levels = document.list_definitions[id];
    out += "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\"><w:multiLevelType w:val=\"multilevel\"/>";
    for (std::size_t level = 0; level < levels.size(); ++level) out += LevelXml(levels[level], level);
    out += "</w:abstractNum>";
  }
  for (std::size_t list = 0; list < document.lists.size(); ++list) {
    const List& l = document.lists[list];
    out += "<w:num w:numId=\"" + std::to_string(list + 1) + "\"><w:abstractNumId w:val=\"" +
           std::to_string(l.definition) + "\"/>";
    const std::vector<ListLevel>& levels = document.list_definitions[l.definition];
    for (std::size_t level = 0; l.restarts && level < levels.size(); ++level) {
      out += "<w:lvlOverride w:ilvl=\"" + std::to_string(level) + "\"><w:startOverride w:val=\"" +
             std::to_string(levels[level].start) + "\"/></w:lvlOverride>";
    }
    out += "</w:num>";
  }
  return out + "</w:numbering>";
}

std::string ThemeXml() {
  std::string out = kDeclaration;
  out +=
      "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Office Theme\">"
      "<a:themeElements><a:clrScheme name=\"Office\"><a:dk1><a:sysClr val=\"windowText\" lastClr=\"000000\"/></a:dk1>"
      "<a:lt1><a:sysClr val=\"window\" lastClr=\"FFFFFF\"/></a:lt1>";
  const char* const colours[][2] = {{"dk2", "44546A"},     {"lt2", "E7E6E6"},     {"accent1", "4472C4"},
                                    {"accent2", "ED7D31"}, {"accent3", "A5A5A5"}, {"accent4", "FFC000"},
                                    {"accent5", "5B9BD5"}, {"accent6", "70AD47"}, {"hlink", "0563C1"},
                                    {"folHlink", "954F72"}};
  for (const auto& colour : colours) {
    const std::string name = colour[0];
    out += "<a:" + name + "><a:srgbClr val=\"" + colour[1] + "\"/></a:" + name + ">";
  }
  out += "</a:clrScheme><a:fontScheme name=\"Office\">";
  for (const char* name : {"majorFont", "minorFont"}) {
    out += std::string("<a:") + name +
           "><a:latin typeface=\"Calibri\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>"
           "<a:font script=\"Thai\" typeface=\"Cordia New\"/></a:" +
           name + ">";
  }
  const std::string fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
  const std::string line = "<a:ln w=\"6350\">" + fill + "</a:ln>";
  const std::string effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
  return out + "</a:fontScheme><a:fmtScheme name=\"Office\"><a:fillStyleLst>" + fill + fill + fill +
         "</a:fillStyleLst><a:lnStyleLst>" + line + line + line + "</a:lnStyleLst><a:effectStyleLst>" + effect +
         effect + effect + "</a:effectStyleLst><a:bgFillStyleLst>" + fill + fill + fill +
         "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>";
}

}  // namespace sarabun::build
