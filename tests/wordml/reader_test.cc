// What ends a reading, and that the reader is as new afterwards.
#include "wordml/reader.h"

#include <gtest/gtest.h>

#include "tools/docx_builder/zip_writer.h"
#include "wordml/read_xml.h"

namespace sarabun::test {
namespace {

ErrorCode CodeOf(const Read& read) { return read.status.ok() ? ErrorCode::kInternal : read.status.error().code; }

TEST(Reader, TextLimits) {
  ReadOptions options;
  options.limits.cell_text_bytes = 10;
  EXPECT_TRUE(ReadBody(T("0123456789"), options).status.ok());
  EXPECT_EQ(CodeOf(ReadBody(T("0123456789a"), options)), ErrorCode::kLimitReached);
  EXPECT_TRUE(ReadBody(T("0123456789") + T("0123456789"), options).status.ok()) << "each paragraph by itself";
  EXPECT_EQ(CodeOf(ReadBody(Table(Row(Cell(T("0123456789") + T("a")))), options)), ErrorCode::kLimitReached);
  EXPECT_TRUE(ReadBody(Table(Row(Cell(T("0123456789")) + Cell(T("a")))), options).status.ok());

  options = {};
  options.limits.text_bytes = 10;
  EXPECT_TRUE(ReadBody(T("01234") + T("56789"), options).status.ok());
  EXPECT_EQ(CodeOf(ReadBody(T("01234") + T("567890"), options)), ErrorCode::kLimitReached);
}

TEST(Reader, ANoteThatIsRepeatedCountsEachTime) {
  WordXml xml;
  xml.comments = "<w:comment w:id=\"1\">" + T(std::string(1000, 'x')) + "</w:comment>";
  for (int i = 0; i < 20; ++i) xml.body += P("<w:r><w:commentReference w:id=\"1\"/></w:r>");
  ReadOptions options;
  options.limits.text_bytes = 10'000;
  EXPECT_EQ(CodeOf(ReadWord(xml, options)), ErrorCode::kLimitReached);
}

TEST(Reader, TimeIsLimited) {
  std::string body;
  for (int i = 0; i < 5'000; ++i) body += T("x");
  ReadOptions options;
  options.limits.seconds = 0;
  const Read read = ReadBody(body, options);
  EXPECT_EQ(CodeOf(read), ErrorCode::kLimitReached);
  EXPECT_NE(read.status.error().message.find("seconds"), std::string::npos);
}

class Counter final : public wordml::BodyHandler {
 public:
  void OnParagraph(wordml::Paragraph) override { ++paragraphs; }
  void OnTableStart(const wordml::TableProperties&) override {}
  void OnTableEnd() override {}
  void OnRowStart(const wordml::RowProperties&) override {}
  void OnRowEnd() override {}
  void OnCellStart(const wordml::CellProperties&) override {}
  void OnCellEnd() override {}
  int paragraphs = 0;
};

TEST(Reader, IsAsNewAfterABrokenDocument) {
  WordXml broken;
  broken.body = Table(Row(Cell(P("<w:r><w:fldChar w:fldCharType=\"begin\"/><w:t>x</w:r>"))));
  WordXml sound;
  sound.body = T("a") + T("b");
  wordml::Reader reader;
  for (int round = 0; round < 2; ++round) {
    for (const WordXml* xml : {&broken, &sound}) {
      const std::string zip = xml->Zip();
      auto package = opc::Package::Open(zip, Limits());
      ASSERT_TRUE(package.ok());
      Counter body;
      FindingList findings;
      const Status status = reader.ReadBody(**package, ReadOptions(), body, findings, nullptr);
      EXPECT_EQ(status.ok(), xml == &sound);
      EXPECT_EQ(body.paragraphs, xml == &sound ? 2 : 0) << "of a broken row nothing leaves";
      if (status.ok()) continue;
      EXPECT_EQ(status.error().code, ErrorCode::kMalformed);
      EXPECT_EQ(status.error().where.part, "word/document.xml");
    }
  }
}

// Well-formed, and no story: an empty report would pass it off as one.
TEST(Reader, AnotherRootIsRefused) {
  class Ignore final : public wordml::BodyHandler {
    void OnParagraph(wordml::Paragraph) override {}
    void OnTableStart(const wordml::TableProperties&) override {}
    void OnTableEnd() override {}
    void OnRowStart(const wordml::RowProperties&) override {}
    void OnRowEnd() override {}
    void OnCellStart(const wordml::CellProperties&) override {}
    void OnCellEnd() override {}
  } body;
  build::ZipWriter writer;
  writer.Add("_rels/.rels",
             "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
             "Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
             "Target=\"word/document.xml\"/></Relationships>");
  writer.Add("word/document.xml", "<html><body/></html>");
  const std::string zip = writer.Finish();
  auto package = opc::Package::Open(zip, Limits());
  ASSERT_TRUE(package.ok());
  wordml::Reader reader;
  FindingList findings;
  const Status status = reader.ReadBody(**package, ReadOptions(), body, findings, nullptr);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().where.part, "word/document.xml");
  EXPECT_EQ(status.error().message, "the part begins with html, which is not Word's markup");
}

}  // namespace
}  // namespace sarabun::test
