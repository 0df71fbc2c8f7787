// What opens: every shape of package that Word opens.
#include "opc/package.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/opc/package_fixture.h"
#include "tests/opc/zip_damage.h"

namespace sarabun::opc {
namespace {

// Opens and reads the main part, giving "FORMAT MAIN-PART: text" or the error.
std::string Describe(std::string_view zip) {
  auto package = Package::Open(zip, Limits{});
  if (!package) return package.error().ToString();
  std::string text;
  if (Status read = (*package)->Read((*package)->main_part(), text); !read) return read.error().ToString();
  const bool whole = text.find("hello") != std::string::npos;
  return std::string((*package)->format()) + " " + (*package)->main_part().value + (whole ? ": hello" : ": ?");
}

constexpr const char* kOrdinary = "docx word/document.xml: hello";

TEST(PackageTest, OpensDeflatedAndStored) {
  EXPECT_EQ(Describe(TestPackage().Zip()), kOrdinary);
  EXPECT_EQ(Describe(TestPackage().Zip(build::ZipWriter::Packing::kStore)), kOrdinary);
}

TEST(PackageTest, FollowsTheRelationshipToTheMainPart) {
  TestPackage package;
  package.Rename("word/document.xml", "content/Body 1.xml");
  for (const char* target :
       {"content/Body 1.xml", "/content/Body 1.xml", "content\\Body 1.xml", "\\content\\Body 1.xml",
        "./content/../content/Body 1.xml", "content/body%201.XML", "CONTENT/BODY 1.XML"}) {
    package.Set("_rels/.rels", TestPackage::Rels(TestPackage::Rel("r", "officeDocument", target)));
    EXPECT_EQ(Describe(package.Zip()), "docx content/Body 1.xml: hello") << target;
  }
}

TEST(PackageTest, FindsPartsSpeltInOtherWays) {
  for (const char* name : {"/word/document.xml", "word\\document.xml", "./word/document.xml", "word//document.xml"}) {
    EXPECT_EQ(Describe(TestPackage().Rename("word/document.xml", name).Zip()), kOrdinary) << name;
  }
  EXPECT_EQ(Describe(TestPackage().Rename("word/document.xml", "Word/Document.XML").Zip()),
            "docx Word/Document.XML: hello");
  EXPECT_EQ(Describe(TestPackage().Rename("_rels/.rels", "_RELS/.Rels").Zip()), kOrdinary);
}

TEST(PackageTest, ReadsStrictRelationships) {
  TestPackage package;
  package.Set("_rels/.rels",
              TestPackage::Rels("<Relationship Id='r' Target='word/document.xml' "
                                "Type='http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument'/>"));
  EXPECT_EQ(Describe(package.Zip()), kOrdinary);
}

TEST(PackageTest, NamesTheFormatByContentType) {
  struct Case {
    const char* type;
    const char* format;
  };
  for (const Case& c : {Case{"application/vnd.ms-word.document.macroEnabled.main+xml", "docm"},
                        {"APPLICATION/vnd.ms-word.document.macroenabled.main+xml", "docm"},
                        {"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", "dotx"},
                        {"application/vnd.ms-word.template.macroEnabledTemplate.main+xml", "dotm"},
                        {"text/xml", "docx"}}) {
    TestPackage package;
    package.Set("[Content_Types].xml", TestPackage::Types(c.type));
    EXPECT_EQ(Describe(package.Zip()), std::string(c.format) + " word/document.xml: hello");
  }
}

TEST(PackageTest, NeedsNoContentTypes) {
  EXPECT_EQ(Describe(TestPackage().Remove("[Content_Types].xml").Zip()), kOrdinary);
}

TEST(PackageTest, PassesOverWhatStandsBeforeTheZip) {
  EXPECT_EQ(Describe("junk before the zip\r\n" + TestPackage().Zip()), kOrdinary);
  EXPECT_EQ(Describe(std::string(100'000, '\0') + TestPackage().Zip()), kOrdinary);
}

TEST(PackageTest, PassesOverWhatStandsBehindTheZip) {
  EXPECT_EQ(Describe(TestPackage().Zip() + std::string(100, '\0')), kOrdinary);
}

// Streaming writers leave the sizes in the local header empty, set bit 3 and put them behind the data.
TEST(PackageTest, ReadsDataDescriptors) {
  std::string zip = TestPackage().Zip();
  const std::size_t local = LocalHeader(zip, "word/document.xml");
  const std::size_t central = CentralHeader(zip, "word/document.xml");
  const std::uint64_t flags = static_cast<unsigned char>(zip[central + 8]) | 0x08u;
  zip = PutNumber(zip, local + 6, flags, 1);
  zip = PutNumber(zip, central + 8, flags, 1);
  zip = PutNumber(zip, local + 14, 0, 12);  // CRC and both sizes
  EXPECT_EQ(Describe(zip), kOrdinary);
}

// The same figures in Zip64 records: a locator and a record before the end, and all ones in their old places.
TEST(PackageTest, ReadsZip64) {
  const std::string zip = TestPackage().Zip();
  const std::size_t end = zip.rfind("PK\5\6");
  std::string record("PK\6\6", 4);
  record.resize(56);
  record = PutNumber(record, 4, 44, 8);
  record = PutNumber(record, 12, 45, 2);
  record = PutNumber(record, 14, 45, 2);
  const auto number = [&](std::size_t at, std::size_t size) {
    std::uint64_t value = 0;
    for (std::size_t i = size; i-- > 0;) value = (value << 8) | static_cast<unsigned char>(zip[at + i]);
    return value;
  };
  record = PutNumber(record, 24, number(end + 8, 2), 8);
  record = PutNumber(record, 32, number(end + 10, 2), 8);
  record = PutNumber(record, 40, number(end + 12, 4), 8);
  record = PutNumber(record, 48, number(end + 16, 4), 8);
  std::string locator("PK\6\7", 4);
  locator.resize(20);
  locator = PutNumber(locator, 8, end, 8);
  locator = PutNumber(locator, 16, 1, 4);
  std::string tail = PutNumber(zip.substr(end), 8, 0xFFFFFFFFFFFFFFFF, 8);
  tail = PutNumber(tail, 16, 0xFFFFFFFF, 4);
  const std::string zip64 = zip.substr(0, end) + record + locator + tail;
  EXPECT_EQ(Describe(zip64), kOrdinary);
  EXPECT_EQ(Describe("junk" + zip64), kOrdinary);
}

TEST(PackageTest, TheFirstOfTwoEntriesOfOneNameIsTaken) {
  TestPackage package;
  package.Set("word/document.xm1", "<second/>");
  EXPECT_EQ(Describe(Overwrite(package.Zip(), "word/document.xm1", "word/document.xml")), kOrdinary);
  package.Rename("word/document.xm1", "WORD/document.xml");
  EXPECT_EQ(Describe(package.Zip()), kOrdinary);
}

TEST(PackageTest, ListsPartsAndNoFolders) {
  const std::string zip = TestPackage().Set("word/media/", "").Set("/word/media/image1.png", "png").Zip();
  auto package = Package::Open(zip, Limits{});
  ASSERT_TRUE(package.ok());
  std::vector<std::string> names;
  for (const Entry& entry : (*package)->entries()) names.push_back(entry.name.value);
  EXPECT_EQ(names, (std::vector<std::string>{"[Content_Types].xml", "_rels/.rels", "word/document.xml",
                                             "word/media/image1.png"}));
  const Entry* image = (*package)->Find({"word/MEDIA/image1.png"});
  ASSERT_NE(image, nullptr);
  EXPECT_EQ(image->bytes, 3u);
  EXPECT_EQ((*package)->Find({"word/media/image2.png"}), nullptr);
  EXPECT_EQ((*package)->Find({"word/media"}), nullptr);
}

TEST(PackageTest, GivesContentTypes) {
  const std::string zip = TestPackage().Zip();
  auto package = Package::Open(zip, Limits{});
  ASSERT_TRUE(package.ok());
  EXPECT_EQ((*package)->ContentType({"WORD/document.xml"}),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml");
  EXPECT_EQ((*package)->ContentType({"word/media/a.png"}), "image/png");
  EXPECT_EQ((*package)->ContentType({"word/styles.XML"}), "application/xml");
  EXPECT_EQ((*package)->ContentType({"word/media/a.gif"}), "");
  EXPECT_EQ((*package)->ContentType({"word.png/noextension"}), "");
}

class CountingHandler final : public xml::Handler {
 public:
  void OnStart(const xml::Element&) override { ++elements; }
  void OnEnd(const xml::Element&) override {}
  void OnText(std::string_view piece) override { text += piece.size(); }
  std::size_t elements = 0;
  std::size_t text = 0;
};

TEST(PackageTest, ParsesSmallPartsInMemoryAndLargeOnesInPieces) {
  for (const std::size_t size : {std::size_t{1'000}, std::size_t{17} << 20}) {
    std::string content;
    while (content.size() < size)
      content += "<w:t>some text that is not the same: " + std::to_string(content.size()) + "</w:t>";
    TestPackage test;
    test.Set("word/document.xml", "<w:document xmlns:w='urn:w'>" + content + "</w:document>");
    const std::string zip = test.Zip();
    auto package = Package::Open(zip, Limits{});
    ASSERT_TRUE(package.ok());
    xml::Parser parser({});
    CountingHandler handler;
    ASSERT_TRUE((*package)->Parse((*package)->main_part(), parser, handler).ok());
    EXPECT_EQ(handler.text + handler.elements * 11 - 11, content.size());
  }
}

TEST(PackageTest, AHandlerMayReadOtherParts) {
  const std::string zip = TestPackage().Set("word/styles.xml", std::string(5'000, ' ') + "<a>x</a>").Zip();
  auto package = Package::Open(zip, Limits{});
  ASSERT_TRUE(package.ok());
  struct Nested final : xml::Handler {
    void OnStart(const xml::Element&) override {
      xml::Parser parser({});
      CountingHandler inner;
      read += package->Parse({"word/styles.xml"}, parser, inner).ok() ? 1 : 0;
      read += package->RelationshipsOf({"word/styles.xml"}).ok() ? 1 : 0;
    }
    void OnEnd(const xml::Element&) override {}
    void OnText(std::string_view piece) override { text += piece; }
    Package* package = nullptr;
    int read = 0;
    std::string text;
  } outer;
  outer.package = package->get();
  xml::Parser parser({});
  ASSERT_TRUE((*package)->Parse((*package)->main_part(), parser, outer).ok());
  EXPECT_EQ(outer.read, 10);
  EXPECT_EQ(outer.text, "hello");
}

}  // namespace
}  // namespace sarabun::opc
