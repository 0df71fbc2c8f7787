#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "support/package_text.h"
#include "support/scratch.h"
#include "tools/docx_builder/cutter.h"
#include "tools/docx_builder/document.h"
#include "tools/docx_builder/docx.h"
#include "tools/docx_builder/drawn_picture.h"
#include "tools/docx_builder/preview.h"

namespace sarabun::test {
namespace {

using build::Cell;
using build::Document;
using build::Paragraph;
using build::Piece;

constexpr char kSentence[] = "ให้บริการอย่างเป็นธรรม เท่าเทียม ไม่เลือกปฏิบัติ (96.31 คะแนน) No Gift Policy";

// One of everything the model has a field for.
Document Everything(build::Cutting cutting) {
  Document document;
  document.cutting = cutting;
  const std::size_t picture = document.AddPicture(build::DrawPicture(7));
  const int list = document.AddList({{"thaiNumbers", "%1.", 1, "tab"}});
  document.Text(kSentence);
  Paragraph changed;
  changed.Add("ข้อ\n").Add(Piece::Deleted("เก่า")).Add(Piece::Inserted("ใหม่")).Add(Piece::Bookmark("_Hlk1"));
  Paragraph numbered(kSentence);
  numbered.num_id = document.RestartList(list);
  Paragraph pictured;
  pictured.Add(Piece::Picture(picture));
  build::Table inner;
  inner.rows = {{"x", "y"}};
  Cell outer(std::vector<Paragraph>{Paragraph("a\tb")});
  outer.tables.push_back(inner);
  document.Table({{Cell("หัวข้อ").Span(2), "c"},
                  {Cell(std::vector<Paragraph>{changed, numbered}).Merged(Cell::Merge::kRestart),
                   Cell(std::vector<Paragraph>{pictured}), "&<>\"'"},
                  {Cell().Merged(Cell::Merge::kContinue), outer, ""}});
  document.RawBody("<w:p><w:r><w:t>raw</w:t></w:r></w:p>");
  document.preview = build::DrawPreview(document, 2, 50);
  return document;
}

TEST(BuilderTest, EveryPartIsThereAndWellFormed) {
  const std::string bytes = WriteDocx(Everything(build::Cutting::AsWord(3)));
  PackageText package(bytes);
  ASSERT_NE(package.package(), nullptr);
  std::set<std::string> names;
  for (const opc::Entry& entry : package.package()->entries()) {
    names.insert(entry.name.value);
    const std::string extension = std::filesystem::path(entry.name.value).extension();
    const bool xml = extension == ".xml" || extension == ".rels";
    EXPECT_TRUE(!xml || package.Parse(entry.name.value)) << entry.name.value;
    EXPECT_FALSE(package.package()->ContentType(entry.name).empty() && entry.name.value != "[Content_Types].xml")
        << entry.name.value;
  }
  for (const char* name : {"word/document.xml", "word/styles.xml", "word/settings.xml", "word/fontTable.xml",
                           "word/numbering.xml", "word/webSettings.xml", "word/theme/theme1.xml", "docProps/core.xml",
                           "docProps/app.xml", "docProps/thumbnail.emf", "word/media/image1.png"}) {
    EXPECT_TRUE(names.contains(name)) << name;
  }
  EXPECT_EQ(package.package()->main_part().value, "word/document.xml");
}

TEST(BuilderTest, EveryRelationshipLeadsToAPart) {
  const std::string bytes = WriteDocx(Everything(build::Cutting::Whole()));
  PackageText package(bytes);
  ASSERT_NE(package.package(), nullptr);
  const auto relationships = package.package()->RelationshipsOf({"word/document.xml"});
  ASSERT_TRUE(relationships);
  EXPECT_EQ(relationships->items().size(), 7u);
  for (const opc::Relationship& relationship : relationships->items()) {
    ASSERT_TRUE(relationship.part.has_value()) << relationship.target;
    EXPECT_NE(package.package()->Find(*relationship.part), nullptr) << relationship.target;
  }
}

TEST(BuilderTest, HoweverTextIsCutItIsTheSameText) {
  const std::string whole_bytes = WriteDocx(Everything(build::Cutting::Whole()));
  PackageText whole(whole_bytes);
  ASSERT_TRUE(whole.Parse("word/document.xml"));
  EXPECT_NE(whole.text.find(kSentence), std::string::npos);
  EXPECT_NE(whole.text.find("ข้อ\nใหม่"), std::string::npos) << "a break, and nothing of what was deleted";
  EXPECT_NE(whole.text.find("&<>\"'"), std::string::npos);
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const auto cutting = seed == 0 ? build::Cutting::EveryCodePoint() : build::Cutting::AsWord(seed);
    const std::string bytes = WriteDocx(Everything(cutting));
    PackageText cut(bytes);
    ASSERT_TRUE(cut.Parse("word/document.xml"));
    EXPECT_EQ(cut.text, whole.text) << "seed " << seed;
  }
}

TEST(BuilderTest, CutsFallBetweenAConsonantAndItsMarksToo) {
  build::Random random(1);
  const auto runs = build::CutIntoRuns("ที่", build::Cutting::EveryCodePoint(), random);
  EXPECT_EQ(runs, (std::vector<std::string_view>{"ท", "ี", "่"}));
}

TEST(BuilderTest, CutsAsWordDoesWhereTheScriptChanges) {
  build::Random random(1);
  const auto runs = build::CutIntoRuns("พ.ศ. 2567 รอบ", {0, true, false, 1}, random);
  EXPECT_EQ(runs, (std::vector<std::string_view>{"พ", ".", "ศ", ". 2567 ", "รอบ"}));
}

TEST(BuilderTest, TheSameDocumentGivesTheSameBytes) {
  EXPECT_EQ(WriteDocx(Everything(build::Cutting::AsWord(3))), WriteDocx(Everything(build::Cutting::AsWord(3))));
  EXPECT_NE(DocumentXml(Everything(build::Cutting::AsWord(3))), DocumentXml(Everything(build::Cutting::AsWord(4))));
}

TEST(BuilderTest, WritesSpansMergesAndAnEmptyParagraphInEmptyCells) {
  const std::string xml = DocumentXml(Everything(build::Cutting::Whole()));
  EXPECT_NE(xml.find("<w:gridSpan w:val=\"2\"/>"), std::string::npos);
  EXPECT_NE(xml.find("<w:vMerge w:val=\"restart\"/>"), std::string::npos);
  EXPECT_NE(xml.find("<w:vMerge/></w:tcPr><w:p></w:p></w:tc>"), std::string::npos);
  EXPECT_NE(xml.find("</w:tbl><w:p></w:p></w:tc>"), std::string::npos) << "a cell may not end in a table";
}

TEST(BuilderTest, ALongTableIsTheSameAsOneHeldInMemory) {
  Document document;
  document.cutting = build::Cutting::AsWord(5);
  document.Text("title");
  build::Table table;
  table.widths = {3000, 3000};
  for (int i = 0; i < 200; ++i) table.rows.push_back({kSentence, std::to_string(i)});
  const Scratch scratch;
  std::size_t next = 0;
  ASSERT_TRUE(build::WriteLongTable(scratch.path("long.docx"), document, table, [&]() -> std::optional<build::Row> {
    if (next == table.rows.size()) return std::nullopt;
    return table.rows[next++];
  }));
  const std::string bytes = Scratch::Read(scratch.path("long.docx"));
  PackageText package(bytes);
  document.Table(table);
  EXPECT_EQ(package.Read("word/document.xml"), DocumentXml(document));
}

TEST(BuilderTest, PicturesAreDistinctAndOfTheirSize) {
  const build::Media one = build::DrawPicture(1, 320, 240);
  EXPECT_EQ(one.bytes.substr(1, 3), "PNG");
  EXPECT_EQ(one.bytes.substr(16, 8), std::string("\0\0\x01\x40\0\0\0\xF0", 8));  // IHDR: width, height
  EXPECT_EQ(one.bytes, build::DrawPicture(1, 320, 240).bytes);
  EXPECT_NE(one.bytes, build::DrawPicture(2, 320, 240).bytes);
}

}  // namespace
}  // namespace sarabun::test
