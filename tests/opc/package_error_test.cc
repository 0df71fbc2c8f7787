// What does not open, and in which words; and that no damage does more than that.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "opc/package.h"
#include "tests/opc/package_fixture.h"
#include "tests/opc/zip_damage.h"

namespace sarabun::opc {
namespace {

// Opens, reads and parses all parts; "CODE: message" of the first error, or "ok".
std::string ReadAll(std::string_view zip) {
  const auto tell = [](const Error& error) { return ErrorCodeName(error.code) + (": " + error.ToString()); };
  auto package = Package::Open(zip, Limits{});
  if (!package) return tell(package.error());
  std::string bytes;
  for (const Entry& entry : (*package)->entries()) {
    if (Status read = (*package)->Read(entry.name, bytes); !read) return tell(read.error());
  }
  struct Ignore final : xml::Handler {
    void OnStart(const xml::Element&) override {}
    void OnEnd(const xml::Element&) override {}
    void OnText(std::string_view) override {}
  } ignore;
  xml::Parser parser({});
  if (Status parsed = (*package)->Parse((*package)->main_part(), parser, ignore); !parsed) return tell(parsed.error());
  if (Result<Relationships> found = (*package)->RelationshipsOf((*package)->main_part()); !found) {
    return tell(found.error());
  }
  (*package)->Modified();
  return "ok";
}

std::string Ole(std::string_view stream_name) {
  std::string bytes("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  bytes.resize(1024);
  for (const char letter : stream_name) bytes.append(1, letter).append(1, '\0');
  return bytes + std::string(1024, '\0');
}

struct Case {
  const char* name;
  std::string bytes;
  std::string error;
};

std::vector<Case> Cases() {
  const std::string zip = TestPackage().Zip();
  const std::string stored = TestPackage().Zip(build::ZipWriter::Packing::kStore);
  const std::string inner_document =
      TestPackage().Set("word/embedded.docx", zip).Zip(build::ZipWriter::Packing::kStore);
  const std::string main = "application/vnd.openxmlformats-officedocument.";
  const auto with_main_type = [&](const std::string& type) {
    return TestPackage().Set("[Content_Types].xml", TestPackage::Types(type)).Zip();
  };
  const auto with_main = [](const std::string& target) {
    return TestPackage()
        .Remove("[Content_Types].xml")
        .Rename("word/document.xml", target)
        .Set("_rels/.rels", TestPackage::Rels(TestPackage::Rel("r", "officeDocument", target)))
        .Zip();
  };
  std::string encrypted = zip;
  for (const std::size_t at :
       {LocalHeader(zip, "word/document.xml") + 6, CentralHeader(zip, "word/document.xml") + 8}) {
    encrypted = PutNumber(encrypted, at, 1, 1);
  }
  return {
      {"empty", "", "unknown-format: the file is empty"},
      {"something else", "%PDF-1.7 and so on", "unknown-format: not a zip package"},
      {"an encrypted document", Ole("EncryptedPackage"),
       "password-protected: the document is password-protected; open it in Word, remove the password and save it "
       "again"},
      {"an old document", Ole("WordDocument"),
       "wrong-format: an old binary Office file, not a zip package; save it as .docx"},
      {"cut in the middle", TruncateAt(zip, zip.size() / 2),
       "truncated: the zip ends before its directory; the file was cut off or damaged on its way; fetch it again"},
      {"cut in the directory", TruncateAt(zip, zip.size() - 30),
       "truncated: the zip ends before its directory; the file was cut off or damaged on its way; fetch it again"},
      {"cut behind a document inside", TruncateAt(inner_document, inner_document.find(zip) + zip.size()),
       "truncated: the zip ends before its directory; the file was cut off or damaged on its way; fetch it again"},
      {"broken directory", FlipByte(zip, CentralHeader(zip, "word/document.xml")),
       "malformed: the directory of the zip is broken; the file was cut off or damaged on its way; fetch it again"},
      {"an empty zip", std::string("PK\5\6", 4) + std::string(18, '\0'),
       "wrong-format: a zip, but not a Word document; only Word documents are read"},
      {"a plain zip", TestPackage().Remove("_rels/.rels").Remove("[Content_Types].xml").Zip(),
       "wrong-format: a zip, but not a Word document; only Word documents are read"},
      {"no relationship to a document", TestPackage().Set("_rels/.rels", TestPackage::Rels("")).Zip(),
       "wrong-format: a zip, but not a Word document; only Word documents are read"},
      {"Excel", with_main_type(main + "spreadsheetml.sheet.main+xml"),
       "wrong-format: an Excel workbook, not a Word document; only Word documents are read"},
      {"Excel, binary", with_main_type("application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
       "wrong-format: an Excel workbook, not a Word document; only Word documents are read"},
      {"Excel by its folder", with_main("xl/workbook.xml"),
       "wrong-format: an Excel workbook, not a Word document; only Word documents are read"},
      {"PowerPoint", with_main_type(main + "presentationml.presentation.main+xml"),
       "wrong-format: a PowerPoint presentation, not a Word document; only Word documents are read"},
      {"PowerPoint by its folder", with_main("ppt/presentation.xml"),
       "wrong-format: a PowerPoint presentation, not a Word document; only Word documents are read"},
      {"main part missing", TestPackage().Remove("word/document.xml").Zip(),
       "malformed: the main part 'word/document.xml' is missing from the package; open it in Word, which may be able "
       "to "
       "repair it, and save it again"},
      {"broken content types", TestPackage().Set("[Content_Types].xml", "<Types></Type>").Zip(),
       "malformed: [Content_Types].xml, byte 14, line 1, column 15: </Type> stands where <Types> should end"},
      {"broken relationships", TestPackage().Set("_rels/.rels", "<!DOCTYPE a><a/>").Zip(),
       "malformed: _rels/.rels, byte 11, line 1, column 12: a DOCTYPE is not allowed in a Word part"},
      {"truncated main part", TestPackage().Set("word/document.xml", "<a><b>text").Zip(),
       "truncated: word/document.xml, byte 10, line 1, column 11: the XML ends in the middle; the file was cut off; "
       "fetch it again"},
      {"changed content", Overwrite(stored, "hello", "jello"),
       "malformed: word/document.xml: its checksum does not match its content"},
      {"broken deflate", FlipByte(zip, LocalHeader(zip, "word/document.xml") + 30 + 17),
       "malformed: word/document.xml: its packed data is broken"},
      {"unknown packing", PutNumber(zip, CentralHeader(zip, "word/document.xml") + 10, 97, 2),
       "malformed: word/document.xml: packed in a way that Word does not use"},
      {"an encrypted entry", encrypted,
       "password-protected: word/document.xml: encrypted inside the zip; unpack it with its password and pack it again "
       "without"},
  };
}

TEST(PackageErrorTest, SaysWhatIsWrong) {
  for (const Case& c : Cases()) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(ReadAll(c.bytes), c.error);
  }
}

// More than the directory promises is how a bomb hides; less, under a right checksum, is all there is.
TEST(PackageErrorTest, MoreBytesThanPromisedAreAnError) {
  const std::string zip = TestPackage().Zip();
  const std::size_t size = CentralHeader(zip, "word/document.xml") + 24;
  for (const std::uint64_t lie : std::vector<std::uint64_t>{0, 10}) {
    EXPECT_EQ(ReadAll(PutNumber(zip, size, lie, 4)), "malformed: word/document.xml: the zip's directory contradicts it")
        << lie;
  }
  for (const std::uint64_t lie : std::vector<std::uint64_t>{100'000, 0x7FFFFFFF})
    EXPECT_EQ(ReadAll(PutNumber(zip, size, lie, 4)), "ok") << lie;
}

TEST(PackageErrorTest, AMissingPartIsAnErrorOfThatPart) {
  const std::string zip = TestPackage().Zip();
  auto package = Package::Open(zip, Limits{});
  ASSERT_TRUE(package.ok());
  std::string out;
  EXPECT_EQ((*package)->Read({"word/none.xml"}, out).error().ToString(), "word/none.xml: missing from the package");
}

// Whatever part of it arrives, a cut package is never taken for the whole.
TEST(PackageErrorTest, EveryTruncationIsAnError) {
  for (const auto packing : {build::ZipWriter::Packing::kDeflate, build::ZipWriter::Packing::kStore}) {
    const std::string zip = TestPackage().Zip(packing);
    ASSERT_EQ(ReadAll(zip), "ok");
    for (std::size_t length = 0; length < zip.size(); ++length) {
      const std::string cut(zip, 0, length);
      ASSERT_NE(ReadAll(std::string_view(cut)), "ok") << length;
    }
  }
}

// A flipped byte may hide in what nobody reads (times, attributes); the content is under its checksum.
TEST(PackageErrorTest, NoFlippedByteDoesHarm) {
  const std::string whole = TestPackage().Zip();
  std::size_t refused = 0;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    if (ReadAll(FlipByte(whole, at)) != "ok") ++refused;
  }
  EXPECT_GT(refused, whole.size() / 2);
  EXPECT_LT(refused, whole.size());
}

}  // namespace
}  // namespace sarabun::opc
