// Pictures, links, objects and notes: each once, where it stands.
#include <gtest/gtest.h>

#include "wordml/read_xml.h"

namespace sarabun::test {
namespace {

constexpr const char* kLinks =
    "<Relationship Id=\"pic\" Type=\"{office}image\" Target=\"media/a.png\"/>"
    "<Relationship Id=\"far\" Type=\"{office}image\" Target=\"http://a.th/b.png\" TargetMode=\"External\"/>"
    "<Relationship Id=\"web\" Type=\"{office}hyperlink\" Target=\"http://a.th/\" TargetMode=\"External\"/>"
    "<Relationship Id=\"none\" Type=\"{office}image\" Target=\"NULL\"/>"
    "<Relationship Id=\"ole\" Type=\"{office}oleObject\" Target=\"embeddings/o.bin\"/>"
    "<Relationship Id=\"chart\" Type=\"{office}chart\" Target=\"charts/c.xml\"/>"
    "<Relationship Id=\"chunk\" Type=\"{office}aFChunk\" Target=\"chunk.html\"/>";

Read ReadMedia(std::string body) {
  WordXml xml;
  xml.body = std::move(body);
  xml.relationships = kLinks;
  for (const char* name : {"word/media/a.png", "word/embeddings/o.bin", "word/charts/c.xml", "word/chunk.html"}) {
    xml.parts.emplace_back(name, "<x/>");
  }
  return ReadWord(xml);
}
std::string MediaEvents(std::string body) { return ReadMedia(std::move(body)).events; }

std::string Pic(std::string_view blip, std::string_view alternative = {}) {
  return "<pic:pic><pic:nvPicPr><pic:cNvPr id=\"1\" descr=\"" + std::string(alternative) +
         "\"/></pic:nvPicPr><pic:blipFill><a:blip " + std::string(blip) +
         "><a:extLst><a:ext><a:blip r:embed=\"pic\"/></a:ext></a:extLst></a:blip></pic:blipFill><pic:spPr/></pic:pic>";
}
std::string Drawing(std::string_view content, std::string_view alternative = {}) {
  return "<w:drawing><wp:inline><wp:docPr id=\"1\" descr=\"" + std::string(alternative) +
         "\"/><a:graphic><a:graphicData>" + std::string(content) +
         "</a:graphicData></a:graphic></wp:inline></w:drawing>";
}
std::string RunOf(std::string_view content) { return "<w:r>" + std::string(content) + "</w:r>"; }

TEST(Media, Pictures) {
  EXPECT_EQ(MediaEvents(P(R("a") + RunOf(Drawing(Pic("r:embed=\"pic\""), "ภาพ")))), "<a!picture:word/media/a.png:ภาพ>");
  EXPECT_EQ(MediaEvents(P(RunOf(Drawing(Pic("r:link=\"far\""))))), "<!picture:http://a.th/b.png:>");
  EXPECT_EQ(MediaEvents(P(RunOf(Drawing(Pic("r:embed=\"none\""))))), "<!picture::>");
  EXPECT_EQ(MediaEvents(
                P(RunOf("<w:pict><v:shape alt=\"alt\"><v:imagedata r:id=\"pic\" o:title=\"t\"/></v:shape></w:pict>"))),
            "<!picture:word/media/a.png:t>");
}

TEST(Media, AGroupHoldsSeveral) {
  EXPECT_EQ(MediaEvents(P(RunOf(
                Drawing("<wpg:wgp>" + Pic("r:embed=\"pic\"", "1") + Pic("r:embed=\"pic\"") + "</wpg:wgp>", "g")))),
            "<!picture:word/media/a.png:1!picture:word/media/a.png:g>");
}

TEST(Media, AnSvgWithItsFallbackIsOne) {
  const std::string both =
      "<pic:pic><pic:blipFill><a:blip r:embed=\"pic\"><a:extLst><a:ext uri=\"{96DAC541-7B7A-43D3-8B79-37D633B846F1}\">"
      "<asvg:svgBlip xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"far\"/>"
      "</a:ext></a:extLst></a:blip></pic:blipFill></pic:pic>";
  EXPECT_EQ(MediaEvents(P(RunOf(Drawing(both)))), "<!picture:word/media/a.png:>");
}

TEST(Media, TheSamePictureTwiceIsTwo) {
  EXPECT_EQ(MediaEvents(P(RunOf(Drawing(Pic("r:embed=\"pic\""))) + RunOf(Drawing(Pic("r:embed=\"pic\""))))),
            "<!picture:word/media/a.png:!picture:word/media/a.png:>");
}

TEST(Media, AShapeFilledWithAPicture) {
  EXPECT_EQ(MediaEvents(P(RunOf("<w:pict><v:rect><v:fill r:id=\"pic\" type=\"frame\"/></v:rect></w:pict>"))),
            "<!picture:word/media/a.png:>");
  EXPECT_EQ(MediaEvents(P(RunOf("<w:pict><v:rect><v:fill color=\"red\"/></v:rect></w:pict>"))), "<>");
  EXPECT_EQ(MediaEvents(P(RunOf(Drawing("<wps:wsp><wps:spPr><a:blipFill><a:blip r:embed=\"pic\"/></a:blipFill>"
                                        "</wps:spPr></wps:wsp>")))),
            "<!picture:word/media/a.png:>");
}

TEST(Media, LinkedAndKeptAtOnce) {
  EXPECT_EQ(
      MediaEvents(P(RunOf("<w:pict><v:group><v:shape><v:imagedata r:id=\"pic\" r:href=\"far\"/></v:shape><v:shape>"
                          "<v:imagedata o:relid=\"pic\"/></v:shape></v:group></w:pict>"))),
      MediaEvents(P(RunOf(Drawing(Pic("r:embed=\"pic\" r:link=\"far\"") + Pic("r:embed=\"pic\""))))));
}

TEST(Media, AnObjectThatIsLinked) {
  EXPECT_EQ(MediaEvents(P(RunOf("<w:object><v:shape><v:imagedata r:id=\"pic\"/></v:shape>"
                                "<o:OLEObject Type=\"Link\" ProgID=\"Excel.Sheet.12\" r:id=\"far\"/></w:object>"))),
            "<!object:http://a.th/b.png:Excel.Sheet.12>");
}

TEST(Media, KnowsWhatStandsBeforeIt) {
  const Read read = ReadMedia(P(R("ก") + RunOf(Drawing(Pic("r:embed=\"pic\""))) + R("b") +
                                "<w:hyperlink r:id=\"web\">" + R("c") + "</w:hyperlink>"));
  EXPECT_EQ(read.events, "<กbc!picture:word/media/a.png:!link:http://a.th/:c>");
}

TEST(Media, OnceInAlternatives) {
  const std::string both = "<mc:AlternateContent><mc:Choice Requires=\"wpg\">" + Drawing(Pic("r:embed=\"pic\"")) +
                           "</mc:Choice><mc:Fallback><w:pict><v:shape><v:imagedata r:id=\"pic\"/></v:shape></w:pict>"
                           "</mc:Fallback></mc:AlternateContent>";
  EXPECT_EQ(MediaEvents(P(RunOf(both))), "<!picture:word/media/a.png:>");
}

TEST(Media, NotShownWithItsRun) {
  EXPECT_EQ(MediaEvents(P("<w:r><w:rPr><w:vanish/></w:rPr>" + Drawing(Pic("r:embed=\"pic\"")) + "</w:r>")), "<>");
  EXPECT_EQ(MediaEvents(P("<w:del>" + RunOf(Drawing(Pic("r:embed=\"pic\""))) + "</w:del>")), "<>");
}

TEST(Media, Links) {
  EXPECT_EQ(MediaEvents(P(R("a ") + "<w:hyperlink r:id=\"web\">" + R("b") + R("c") + "</w:hyperlink>" + R("d"))),
            "<a bcd!link:http://a.th/:bc>");
  EXPECT_EQ(MediaEvents(P("<w:hyperlink w:anchor=\"here\">" + R("b") + "</w:hyperlink>")), "<b>");
  EXPECT_EQ(MediaEvents(P("<w:fldSimple w:instr=\" HYPERLINK &quot;http://b.th&quot; \">" + R("x") + "</w:fldSimple>")),
            "<x!link:http://b.th:x>");
}

TEST(Media, LinksOfFields) {
  const std::string begin = RunOf("<w:fldChar w:fldCharType=\"begin\"/>") + RunOf("<w:instrText> HYPER</w:instrText>") +
                            RunOf("<w:instrText>LINK \"http://b.th\" </w:instrText>") +
                            RunOf("<w:fldChar w:fldCharType=\"separate\"/>");
  const std::string end = RunOf("<w:fldChar w:fldCharType=\"end\"/>");
  EXPECT_EQ(MediaEvents(P(R("a") + begin + R("b") + end + R("c"))), "<abc!link:http://b.th:b>");
  EXPECT_EQ(MediaEvents(P(R("a") + begin + R("b")) + P(R("c") + end)), "<ab!link:http://b.th:b><c>");
}

TEST(Media, APictureThatIsClickedOn) {
  const std::string drawing =
      "<w:drawing><wp:inline><wp:docPr id=\"1\"><a:hlinkClick "
      "r:id=\"web\"/></wp:docPr><a:graphic><a:graphicData><pic:pic>"
      "<pic:nvPicPr><pic:cNvPr id=\"1\"><a:hlinkClick r:id=\"web\"/></pic:cNvPr></pic:nvPicPr><pic:blipFill>"
      "<a:blip r:embed=\"pic\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>";
  EXPECT_EQ(MediaEvents(P(RunOf(drawing))), "<!link:http://a.th/:!picture:word/media/a.png:>");
}

TEST(Media, ObjectsAreNamed) {
  const Read read =
      ReadMedia(P(RunOf("<w:object><v:shape><v:imagedata r:id=\"pic\"/></v:shape>"
                        "<o:OLEObject ProgID=\"Excel.Sheet.12\" r:id=\"ole\"/></w:object>")));
  EXPECT_EQ(read.events, "<!object:word/embeddings/o.bin:Excel.Sheet.12>");
  EXPECT_EQ(read.FindingLines(), "construct-not-read embedded object Excel.Sheet.12\n");
  EXPECT_EQ(MediaEvents(P(RunOf("<w:object><v:shape><v:imagedata r:id=\"pic\"/></v:shape></w:object>"))),
            "<!picture:word/media/a.png:>");
}

TEST(Media, ChartsAndChunksAreNamed) {
  const Read chart = ReadMedia(P(RunOf(Drawing("<c:chart r:id=\"chart\"/>"))));
  EXPECT_EQ(chart.events, "<!object:word/charts/c.xml:>");
  EXPECT_EQ(chart.FindingLines(), "construct-not-read chart\n");
  const Read chunk = ReadMedia(Table(Row(Cell("<w:altChunk r:id=\"chunk\"/>" + T("a")))));
  EXPECT_EQ(chunk.events, "T[R(C{<a>})]");
  EXPECT_EQ(chunk.FindingLines(), "construct-not-read altChunk word/chunk.html@1,1,1\n");
}

TEST(Media, PicturesAreLimited) {
  WordXml xml;
  xml.body = P(RunOf(Drawing(Pic("r:embed=\"pic\"") + Pic("r:embed=\"pic\""))));
  ReadOptions options;
  options.limits.pictures = 2;
  EXPECT_TRUE(ReadWord(xml, options).status.ok());
  options.limits.pictures = 1;
  EXPECT_EQ(ReadWord(xml, options).status.error().code, ErrorCode::kLimitReached);
}

WordXml Noted() {
  WordXml xml;
  xml.footnotes =
      "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
      "<w:footnote w:id=\"2\">" +
      P("<w:r><w:footnoteRef/></w:r>" + R("เชิง")) + T("อรรถ") +
      "</w:footnote>"
      "<w:footnote w:id=\"3\">" +
      T("unused") + "</w:footnote>";
  xml.endnotes = "<w:endnote w:id=\"2\">" + T("end") + "</w:endnote>";
  xml.comments = "<w:comment w:id=\"0\" w:author=\"x\">" + T("say") + "</w:comment>";
  return xml;
}

TEST(Notes, StandAtTheirParagraph) {
  WordXml xml = Noted();
  xml.body = P(R("a") + RunOf("<w:footnoteReference w:id=\"2\"/>") + R("b")) +
             Table(Row(Cell(P("<w:commentRangeStart w:id=\"0\"/>" + R("c") + RunOf("<w:commentReference w:id=\"0\"/>") +
                              RunOf("<w:endnoteReference w:id=\"2\"/>")))));
  const Read read = ReadWord(xml);
  EXPECT_EQ(read.events, "<ab^footnote:เชิง\\nอรรถ>T[R(C{<c^comment:say^endnote:end>})]");
  EXPECT_EQ(read.FindingLines(), "text-not-shown note 6\n");
}

TEST(Notes, GoWithADeletedRow) {
  WordXml xml = Noted();
  xml.body = Table(Row(Cell(P(R("a") + RunOf("<w:endnoteReference w:id=\"2\"/>"))), "<w:del/>")) +
             P(RunOf("<w:footnoteReference w:id=\"9\"/>"));
  EXPECT_EQ(ReadWord(xml).events, "<^footnote:>");
}

TEST(Notes, WhateverStandsInTheirPartIsCounted) {
  WordXml xml;
  xml.footnotes = T("stray") + "<w:footnote w:id=\"1\">" + T("a") + "<w:footnote w:id=\"2\">" + T("nested") +
                  "</w:footnote>" + T("b") + "</w:footnote>" + T("late");
  xml.body = P(RunOf("<w:footnoteReference w:id=\"1\"/>"));
  const Read read = ReadWord(xml);
  EXPECT_EQ(read.events, "<^footnote:a\\nnested\\nb>");
  EXPECT_EQ(read.FindingLines(), "construct-not-read footnote\ntext-not-shown note 9\n");
}

TEST(Notes, ABrokenPartIsAFinding) {
  WordXml xml = Noted();
  xml.footnotes += "<w:footnote>";
  xml.numbering = "<w:abstractNum";
  xml.body = P(R("a") + RunOf("<w:endnoteReference w:id=\"2\"/>"));
  const std::string zip = xml.Zip();
  auto package = opc::Package::Open(zip, Limits());
  ASSERT_TRUE(package.ok());
  wordml::Reader reader;
  FindingList findings;
  wordml::CharacterCount count;
  class Nobody final : public wordml::BodyHandler {
    void OnParagraph(wordml::Paragraph) override {}
    void OnTableStart(const wordml::TableProperties&) override {}
    void OnTableEnd() override {}
    void OnRowStart(const wordml::RowProperties&) override {}
    void OnRowEnd() override {}
    void OnCellStart(const wordml::CellProperties&) override {}
    void OnCellEnd() override {}
  } body;
  ASSERT_TRUE(reader.ReadBody(**package, ReadOptions(), body, findings, &count).ok());
  EXPECT_EQ(count.in, count.out + count.reported);
  ASSERT_GE(findings.items().size(), 2u);
  EXPECT_EQ(findings.items()[0].code, "construct-not-read");
  EXPECT_EQ(findings.items()[0].where.part, "word/numbering.xml");
  EXPECT_EQ(findings.items()[1].where.part, "word/footnotes.xml");
}

TEST(SideParts, AreReadForThoseWhoAsk) {
  WordXml xml = Noted();
  xml.header = T("หัวกระดาษ") + Table(Row(Cell(T("h"))));
  xml.core = "<dc:title>ชื่อ</dc:title><dc:creator>A</dc:creator><cp:keywords>k</cp:keywords>";
  xml.body = T("body");
  xml.parts.emplace_back("word/glossary/document.xml",
                         "<w:glossaryDocument xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                         "<w:t>glossary</w:t></w:glossaryDocument>");
  const std::string zip = xml.Zip();
  auto package = opc::Package::Open(zip, Limits());
  ASSERT_TRUE(package.ok());
  wordml::Reader reader;
  FindingList findings;
  wordml::CharacterCount count;
  auto side = reader.ReadSideParts(**package, ReadOptions(), findings, &count);
  ASSERT_TRUE(side.ok());
  ASSERT_EQ(side->parts.size(), 5u) << "the separator says nothing";
  EXPECT_EQ(side->parts[0].kind, "comment");
  EXPECT_EQ(side->parts[0].author, "x");
  EXPECT_EQ(side->parts[1].kind, "footnote");
  EXPECT_EQ(side->parts[1].id, "2");
  EXPECT_EQ(side->parts[1].part, "word/footnotes.xml");
  EXPECT_EQ(side->parts[1].paragraphs.size(), 2u);
  EXPECT_EQ(side->parts[2].id, "3");
  EXPECT_EQ(side->parts[4].kind, "header");
  EXPECT_EQ(side->parts[4].part, "word/header.xml");
  ASSERT_EQ(side->parts[4].paragraphs.size(), 2u);
  EXPECT_EQ(side->parts[4].paragraphs[0].text.text, "หัวกระดาษ");
  EXPECT_EQ(side->properties.title, "ชื่อ");
  EXPECT_EQ(side->properties.creator, "A");
  EXPECT_EQ(side->properties.keywords, "k");
  ASSERT_EQ(side->properties.all.size(), 3u);
  EXPECT_EQ(side->properties.all[1].name, "creator");
  EXPECT_EQ(count.in, 9u + 1u + 8u) << "the header and the glossary; notes are in ReadBody's sum";
  EXPECT_EQ(count.out, 10u);
  EXPECT_EQ(count.reported, 8u);
  ASSERT_EQ(findings.items().size(), 1u);
  EXPECT_EQ(findings.items()[0].where.part, "word/glossary/document.xml");
}

}  // namespace
}  // namespace sarabun::test
