// Seeds that are Word files or parts of them.
#include "fuzz/seeds.h"
#include "fuzz/target.h"
#include "fuzz/word_package.h"
#include "tools/docx_builder/docx.h"
#include "tools/docx_builder/fixed_parts.h"

namespace sarabun::fuzz {
namespace {

constexpr std::string_view kNamespaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    " xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
    " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"";

std::string Root(std::string_view name, std::string_view content) {
  std::string out = "<w:" + std::string(name);
  return out.append(kNamespaces).append(">").append(content).append("</w:").append(name).append(">");
}
std::string Body(std::string_view content) { return Root("document", "<w:body>" + std::string(content) + "</w:body>"); }

build::Document Report() {
  build::Document document;
  document.Text("รายงานผลตามมาตรการยกระดับคุณธรรมและความโปร่งใส ของสำนักงานเขตสาทร ปีงบประมาณ พ.ศ. 2567 รอบ 6 เดือนแรก");
  document.Table(
      {{"ประเด็นการประเมิน", "ประเด็นที่ต้องปรับปรุง", "มาตรการ/กิจกรรม", "ผลการดำเนินการ", "ภาพกิจกรรม"},
       {"I1 ให้บริการ\n(96.31 คะแนน)", "- ยังไม่ทั่วถึง", "1. จัดทำคู่มือตามประกาศ\nกรุงเทพ\n2. ซักซ้อม",
        build::Cell("1. จัดทำแล้ว").Merged(build::Cell::Merge::kRestart), ""},
       {"I2 มีน้ำใจ (๙๕.๐๐ คะแนน)", build::Cell("").Span(2), build::Cell("").Merged(build::Cell::Merge::kContinue), ""}});
  return document;
}

}  // namespace

std::vector<std::string> BodySeeds() {
  build::Document cut = Report();
  cut.cutting = build::Cutting::AsWord(7);
  return {
      build::DocumentXml(Report()),
      build::DocumentXml(cut),
      Body("<w:p><w:r><w:t>a</w:t><w:br/><w:tab/><w:br w:type=\"page\"/><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/>"
           "<w:noBreakHyphen/></w:r></w:p>"),
      Body("<w:p><w:ins w:id=\"1\"><w:r><w:t>a</w:t></w:r></w:ins><w:del w:id=\"2\"><w:r><w:delText>b</w:delText></w:r>"
           "</w:del><w:moveFrom><w:r><w:t>c</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>d</w:t></w:r></"
           "w:p>"),
      Body("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK "
           "\"http://x\"</w:instrText></w:r>"
           "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>x</w:t></w:r><w:r><w:fldChar "
           "w:fldCharType=\"end\"/></w:r><w:fldSimple w:instr=\"PAGE\"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>"),
      Body("<w:p><w:r><mc:AlternateContent><mc:Choice "
           "Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>"
           "a</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
           "<w:txbxContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback>"
           "</mc:AlternateContent></w:r></w:p>"),
      Body("<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:trPr><w:gridBefore "
           "w:val=\"1\"/><w:tblHeader/>"
           "</w:trPr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/><w:vMerge "
           "w:val=\"restart\"/></w:tcPr><w:p/><w:tbl><w:tr><w:tc>"
           "<w:p><w:r><w:t>n</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:hMerge/>"
           "<w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"),
      Body("<w:sdt><w:sdtContent><w:p><w:hyperlink "
           "r:id=\"rimage\"><w:r><w:t>a</w:t></w:r></w:hyperlink><m:oMath><m:r><m:t>x"
           "</m:t></m:r></m:oMath><w:ruby><w:rt><w:r><w:t>r</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>b</w:t></w:r></"
           "w:rubyBase>"
           "</w:ruby></w:p></w:sdtContent></w:sdt>"),
  };
}

std::vector<std::string> ListSeeds() {
  const std::string separator(1, kPartSeparator);
  const std::string body = Body(
      "<w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p><w:p><w:pPr><w:numPr><w:ilvl "
      "w:val=\"1\"/>"
      "<w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:rPr><w:rStyle "
      "w:val=\"b\"/></w:rPr><w:t>y</w:t><w:footnoteReference "
      "w:id=\"1\"/></w:r></w:p><w:tbl><w:tblPr><w:tblStyle "
      "w:val=\"t\"/></w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>");
  const std::string notes =
      Root("footnotes",
           "<w:footnote w:id=\"1\"><w:p><w:r><w:t>n</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p></w:footnote>");
  const std::string styles = Root(
      "styles",
      "<w:style w:type=\"paragraph\" w:styleId=\"a\" w:default=\"1\"><w:basedOn w:val=\"c\"/><w:pPr><w:numPr><w:numId "
      "w:val=\"2\"/></w:numPr></w:pPr></w:style><w:style w:type=\"character\" "
      "w:styleId=\"b\"><w:rPr><w:vanish/></w:rPr>"
      "</w:style><w:style w:type=\"paragraph\" w:styleId=\"c\"><w:basedOn w:val=\"a\"/></w:style><w:style "
      "w:type=\"table\" "
      "w:styleId=\"t\"><w:tblStylePr w:type=\"firstRow\"><w:rPr><w:vanish/></w:rPr></w:tblStylePr></w:style><w:style "
      "w:type=\"numbering\" w:styleId=\"n\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>");
  const std::string numbering = Root(
      "numbering",
      "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"thaiNumbers\"/>"
      "<w:lvlText w:val=\"%1.\"/><w:pStyle w:val=\"a\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"lowerRoman\"/>"
      "<w:lvlRestart w:val=\"1\"/><w:isLgl/><w:lvlText w:val=\"%1.%2\"/></w:lvl></w:abstractNum><w:abstractNum "
      "w:abstractNumId=\"2\"><w:numStyleLink w:val=\"n\"/></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId "
      "w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"2147483647\"/></w:lvlOverride></w:num><w:num "
      "w:numId=\"2\"><w:abstractNumId w:val=\"2\"/></w:num>");
  std::vector<std::string> seeds = {styles + separator + numbering + separator + body + separator + notes};
  for (const char* format : {"upperRoman", "cardinalText", "thaiLetters", "thaiCounting", "hebrew1", "chicago",
                             "bullet", "ordinalText", "decimalEnclosedCircle", "japaneseCounting"}) {
    std::string other = numbering;
    other.replace(other.find("thaiNumbers"), 11, format);
    seeds.push_back(styles + separator + other + separator + body + separator);
  }
  return seeds;
}

std::vector<std::string> PackageSeeds() {
  return {build::WriteDocx(Report()), WordPackage(build::DocumentXml(Report()), build::StylesXml()),
          FileOfTree("samples/small.docx"), WordPackage(Body("<w:p><w:r><w:t>a</w:t></w:r></w:p>"))};
}

}  // namespace sarabun::fuzz
