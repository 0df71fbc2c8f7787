// Word 2003 XML, construct by construct: what ECMA-376's markup would give.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "pipeline/inspect.h"
#include "pipeline/layouts.h"
#include "support/scratch.h"

namespace sarabun::test {
namespace {

constexpr const char* kPng =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

std::string Whole(const std::string& body, const std::string& before = {}) {
  return "<?xml version='1.0' encoding='UTF-8'?><?mso-application progid='Word.Document'?><w:wordDocument "
         "xmlns:w='http://schemas.microsoft.com/office/word/2003/wordml' xmlns:v='urn:schemas-microsoft-com:vml' "
         "xmlns:o='urn:schemas-microsoft-com:office:office' xmlns:aml='http://schemas.microsoft.com/aml/2001/core' "
         "xmlns:wx='http://schemas.microsoft.com/office/word/2003/auxHint' xmlns:st1='urn:schemas-microsoft-com:x'>" +
         before + "<w:body><wx:sect>" + body + "</wx:sect></w:body></w:wordDocument>";
}
std::string T(const std::string& text) { return "<w:r><w:t>" + text + "</w:t></w:r>"; }
std::string P(const std::string& content) { return "<w:p>" + content + "</w:p>"; }
std::string Cell(const std::string& properties, const std::string& content) {
  return "<w:tc><w:tcPr><w:tcW w:w='9' w:type='dxa'/>" + properties + "</w:tcPr>" + content + "</w:tc>";
}
std::string Row(const std::string& cells, const std::string& properties = {}) {
  return "<w:tr><w:trPr>" + properties + "</w:trPr>" + cells + "</w:tr>";
}
std::string Changed(const std::string& type, const std::string& content) {
  return "<aml:annotation aml:id='1' w:type='Word." + type + "' aml:author='x'><aml:content>" + content +
         "</aml:content></aml:annotation>";
}

class Word2003 : public testing::Test {
 protected:
  ExtractOptions options_;

  pipeline::Inspection Read(const std::string& bytes) {
    options_.rule_folders = {SARABUN_SOURCE_DIR "/rules"};
    auto inspection = pipeline::Inspect(scratch_.Write("a.xml", bytes), options_);
    if (!inspection) {
      ADD_FAILURE() << inspection.error().ToString();
      return {};
    }
    EXPECT_EQ(inspection->characters.in, inspection->characters.out + inspection->characters.reported);
    return std::move(*inspection);
  }
  static std::vector<std::string> Lines(const pipeline::Inspection& inspection) {
    std::vector<std::string> lines;
    for (const grid::Paragraph& paragraph : inspection.content.paragraphs()) lines.push_back(paragraph.text.text);
    return lines;
  }
  std::vector<std::string> Lines(const std::string& body, const std::string& before = {}) {
    return Lines(Read(Whole(body, before)));
  }
  std::string WhyNot(const std::string& bytes) {
    const auto inspection = pipeline::Inspect(scratch_.Write("a.xml", bytes), options_);
    return inspection ? "" : inspection.error().ToString();
  }
  using Strings = std::vector<std::string>;

 private:
  Scratch scratch_;
};

TEST_F(Word2003, Text) {
  EXPECT_EQ(Lines(P("<w:r><w:t>a&lt;&amp;</w:t><w:tab/><w:t>b</w:t><w:br/><w:noBreakHyphen/><w:softHyphen/></w:r>")),
            Strings{"a<&\tb\n-"});
  EXPECT_EQ(Lines(P("<st1:place>" + T("in a tag") + "</st1:place>") + "<wx:pBdrGroup><wx:borders/>" + P(T("box")) +
                  "</wx:pBdrGroup>"),
            (Strings{"in a tag", "box"}));
  EXPECT_EQ(Lines(P("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>" + T("shown"))), Strings{"shown"});
  EXPECT_EQ(Lines(P("<w:r><w:sym w:font='Wingdings' w:char='F0FE'/></w:r>")), Strings{"☑"});
  EXPECT_EQ(Lines(P("<w:r><w:rPr><w:rFonts w:ascii='Wingdings' w:h-ansi='Wingdings'/></w:rPr><w:t>\uF0FE</w:t></w:r>")),
            Strings{"☑"});
  EXPECT_EQ(Lines(P("<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r>"
                    "<w:fldChar w:fldCharType='separate'/></w:r>" +
                    T("7") + "<w:r><w:fldChar w:fldCharType='end'/></w:r>")),
            Strings{"7"});
}

TEST_F(Word2003, StylesHide) {
  const std::string styles =
      "<w:styles><w:versionOfBuiltInStylenames w:val='4'/><w:latentStyles/><w:style w:type='character' w:styleId='H'>"
      "<w:name w:val='H'/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>";
  EXPECT_EQ(Lines(P("<w:r><w:rPr><w:rStyle w:val='H'/></w:rPr><w:t>hidden</w:t></w:r>" + T("shown")), styles),
            Strings{"shown"});
}

TEST_F(Word2003, StylesHidePartsOfTables) {
  const std::string styles =
      "<w:styles><w:style w:type='table' w:styleId='S'><w:name w:val='S'/><w:tblStylePr w:type='firstRow'><w:rPr>"
      "<w:vanish/></w:rPr></w:tblStylePr></w:style></w:styles>";
  const auto inspection = Read(Whole("<w:tbl><w:tblPr><w:tblStyle w:val='S'/><w:tblLook w:val='00000020'/></w:tblPr>" +
                                         Row(Cell("", P(T("a")))) + Row(Cell("", P(T("b")))) + "</w:tbl>",
                                     styles));
  ASSERT_EQ(inspection.content.tables().size(), 1u);
  EXPECT_EQ(inspection.content.tables()[0].cells[0].cell.text, "");
  EXPECT_EQ(inspection.content.tables()[0].cells[1].cell.text, "b");
}

TEST_F(Word2003, TrackedChanges) {
  const std::string mark = "<w:pPr><w:rPr>" + Changed("Deletion", "") + "</w:rPr></w:pPr>";
  const std::string former = "<w:rPr>" + Changed("Formatting", "<w:rPr><w:vanish/></w:rPr>") + "</w:rPr>";
  const std::string body =
      P(mark + T("a ") + Changed("Deletion", "<w:r><w:delText>gone</w:delText></w:r>") +
        Changed("Insertion", T("come"))) +
      P("<w:r>" + former + "<w:t> b</w:t></w:r><aml:annotation aml:id='9' w:type='Word.Bookmark.Start' w:name='m'/>");
  EXPECT_EQ(Lines(body), Strings{"a come b"});
  options_.read.revisions = RevisionView::kOriginal;
  EXPECT_EQ(Lines(body), (Strings{"a gone", ""})) << "where it was hidden before the change";
}

TEST_F(Word2003, ListNumbers) {
  const std::string lists =
      "<w:lists><w:listDef w:listDefId='7'><w:lsid w:val='1'/><w:lvl w:ilvl='0'><w:start w:val='1'/><w:nfc w:val='54'/>"
      "<w:suff w:val='Space'/><w:lvlText w:val='%1)'/></w:lvl></w:listDef><w:list w:ilfo='3'><w:ilst "
      "w:val='7'/></w:list>"
      "<w:list w:ilfo='4'><w:ilst w:val='7'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='12'/></w:lvlOverride>"
      "</w:list></w:lists>";
  const auto item = [](const std::string& list, const std::string& text) {
    return P("<w:pPr><w:listPr><w:ilvl w:val='0'/><w:ilfo w:val='" + list + "'/><wx:t wx:val='x'/>" +
             "<aml:annotation aml:id='1' w:type='Word.Numbering'/></w:listPr></w:pPr>" + T(text));
  };
  const auto inspection = Read(Whole(item("3", "a") + item("3", "b") + item("4", "c"), lists));
  Strings labels;
  for (const grid::Paragraph& paragraph : inspection.content.paragraphs())
    labels.push_back(wordml::ShownText(paragraph));
  EXPECT_EQ(labels, (Strings{"๑) a", "๒) b", "๑๒) c"}));
}

TEST_F(Word2003, Tables) {
  const auto inspection = Read(Whole(
      "<w:tbl><w:tblPr><w:tblStyle w:val='x'/></w:tblPr><w:tblGrid><w:gridCol w:w='9'/><w:gridCol w:w='9'/><w:gridCol "
      "w:w='9'/></w:tblGrid>" +
      Row(Cell("<w:vmerge w:val='restart'/>", P(T("A"))) + Cell("<w:hmerge w:val='restart'/>", P(T("B"))) +
              Cell("<w:hmerge/>", P(T("covered"))),
          "<w:tblHeader/>") +
      Row(Cell("<w:vmerge/>", P("")) + Cell("<w:gridSpan w:val='2'/>", P(T("C")))) +
      Row(Cell("", P(T("gone"))), "<aml:annotation aml:id='1' w:type='Word.Deletion'/>") + "</w:tbl>"));
  ASSERT_EQ(inspection.content.tables().size(), 1u);
  const grid::CollectedTable& table = inspection.content.tables()[0];
  EXPECT_EQ(table.rows, 2u);
  EXPECT_EQ(table.columns, 3u);
  ASSERT_EQ(table.cells.size(), 3u);
  EXPECT_TRUE(table.is_header[0]);
  EXPECT_EQ(table.cells[0].row_span, 2u);
  EXPECT_EQ(table.cells[1].cell.column_span, 2u);
  EXPECT_EQ(table.cells[1].cell.text, "B");
  EXPECT_EQ(table.cells[2].cell.text, "C");
}

TEST_F(Word2003, NotesHeadersAndProperties) {
  const auto inspection = Read(
      Whole(P(T("text") + "<w:r><w:footnote><w:p><w:r><w:footnoteRef/></w:r>" + T("foot") +
              "</w:p></w:footnote></w:r><w:r><w:endnote>" + P(T("end")) + "</w:endnote></w:r><w:r>" +
              "<aml:annotation aml:id='2' w:type='Word.Comment' aml:author='Somchai'><aml:content>" + P(T("say")) +
              "</aml:content></aml:annotation></w:r>") +
                "<w:sectPr><w:hdr w:type='odd'>" + P(T("head")) + "</w:hdr><w:ftr w:type='odd'>" + P(T("tail")) +
                "</w:ftr><w:pgSz w:w='9'/></w:sectPr>",
            "<o:DocumentProperties><o:Title>A title</o:Title><o:LastSaved>2004-05-06T07:08:09Z</o:LastSaved>"
            "<o:Company>An office</o:Company></o:DocumentProperties><o:CustomDocumentProperties><o:Round>1</o:Round>"
            "</o:CustomDocumentProperties>"));
  EXPECT_EQ(Lines(inspection), Strings{"text"});
  EXPECT_EQ(inspection.info.modified, "2004-05-06T07:08:09Z");
  EXPECT_EQ(inspection.side_parts.properties.title, "A title");
  Strings properties;
  for (const auto& property : inspection.side_parts.properties.all) properties.push_back(property.name);
  EXPECT_EQ(properties, (Strings{"title", "modified", "Company", "Round"}));
  Strings parts;
  for (const wordml::PartText& part : inspection.side_parts.parts) {
    parts.push_back(part.kind + ":" + part.author + ":" + part.paragraphs.at(0).text.text);
  }
  std::sort(parts.begin(), parts.end());
  EXPECT_EQ(parts, (Strings{"comment:Somchai:say", "endnote::end", "footer::tail", "footnote::foot", "header::head"}));
}

std::vector<wordml::Media> MediaOf(const pipeline::Inspection& inspection) {
  std::vector<wordml::Media> all;
  for (const grid::Paragraph& paragraph : inspection.content.paragraphs()) {
    all.insert(all.end(), paragraph.media.begin(), paragraph.media.end());
  }
  return all;
}

TEST_F(Word2003, PicturesAndLinks) {
  const std::string data = std::string("<w:binData w:name='wordml://0300.png'>") + kPng + "</w:binData>";
  const auto shows = [](const std::string& source) {
    return "<v:shape style='x'><v:imagedata src='" + source + "' o:title='Alt'/></v:shape>";
  };
  const auto inspection =
      Read(Whole(P("<w:r><w:pict>" + data + shows("wordml://0300.png") + "</w:pict></w:r><w:r><w:pict>" +
                   shows("wordml://0300.png") + "</w:pict></w:r><w:r><w:pict>" + shows("http://a.th/b.png") +
                   "</w:pict></w:r><w:hlink w:dest='http://a.th/' w:bookmark='m'>" + T("link") + "</w:hlink>")));
  const auto media = MediaOf(inspection);
  ASSERT_EQ(media.size(), 4u);
  EXPECT_EQ(media[0].part, "word/media/0300.png");
  EXPECT_EQ(media[0].text, "Alt");
  EXPECT_EQ(media[1].part, "word/media/0300.png");
  EXPECT_EQ(media[2].url, "http://a.th/b.png");
  EXPECT_EQ(media[3].url, "http://a.th/#m");
  EXPECT_EQ(media[3].text, "link");
}

// The picture that stands for an embedded object is none of the author's.
TEST_F(Word2003, Objects) {
  const auto inspection =
      Read(Whole(P("<w:r><w:pict><w:binData w:name='wordml://1.wmz'>AAAA</w:binData><v:shape><v:imagedata "
                   "src='wordml://1.wmz'/></v:shape><o:OLEObject Type='Embed' ProgID='Excel.Sheet.8'/></w:pict></w:r>"),
                 "<w:docOleData><w:binData w:name='oledata.mso'>AAAA</w:binData></w:docOleData><w:docSuppData>"
                 "<w:binData w:name='editdata.mso'>not even base64</w:binData></w:docSuppData>"));
  const auto media = MediaOf(inspection);
  ASSERT_EQ(media.size(), 1u);
  EXPECT_EQ(media[0].kind, wordml::MediaKind::kObject);
  EXPECT_EQ(media[0].text, "Excel.Sheet.8");
  EXPECT_EQ(media[0].part, "word/embeddings/oledata.mso") << "what all objects of the file hold";
}

TEST_F(Word2003, SaysWhatIsBroken) {
  EXPECT_NE(WhyNot(Whole("<w:p>")).find(": a Word 2003 XML document: "), std::string::npos) << WhyNot(Whole("<w:p>"));
  EXPECT_NE(WhyNot("<x xmlns='http://schemas.microsoft.com/office/word/2003/wordml'/>").find("root"),
            std::string::npos);
  const std::string whole = Whole(P(T("x")));
  for (std::size_t size = whole.find("<w:body>"); size < whole.size(); size += 9) {
    EXPECT_NE(WhyNot(whole.substr(0, size)), "") << size;
  }
}

}  // namespace
}  // namespace sarabun::test
