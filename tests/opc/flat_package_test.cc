#include "opc/flat_package.h"

#include <gtest/gtest.h>

#include "base/base64.h"
#include "opc/package.h"

namespace sarabun::opc {
namespace {

constexpr std::string_view kHead =
    "<?xml version='1.0' standalone='yes'?><?mso-application progid='Word.Document'?><!-- a > b -->"
    "<pkg:package xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage'"
    " xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
    "<pkg:part pkg:name='/_rels/.rels' "
    "pkg:contentType='application/vnd.openxmlformats-package.relationships+xml'><pkg:xmlData>"
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' "
    "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' "
    "Target='word/document.xml'/></Relationships></pkg:xmlData></pkg:part>";
constexpr std::string_view kMain =
    "<pkg:part pkg:name='/word/document.xml' pkg:contentType='application/"
    "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'><pkg:xmlData>"
    "<w:document a='>/>'><w:body/><![CDATA[<no tag>]]></w:document></pkg:xmlData></pkg:part>";
constexpr std::string_view kEnd = "</pkg:package>";

std::string Flat(std::string_view more) {
  return std::string(kHead) + std::string(kMain) + std::string(more) + std::string(kEnd);
}
std::string Binary(std::string_view base64) {
  return "<pkg:part pkg:name='/word/media/a.png' pkg:contentType='image/png'><pkg:binaryData>" + std::string(base64) +
         "</pkg:binaryData></pkg:part>";
}
Result<std::unique_ptr<Package>> Opened(const std::string& bytes) {
  auto parts = PartsOfFlat(bytes, {});
  if (!parts) return parts.error();
  return Package::OfParts(std::move(*parts), {});
}
std::string WhyNot(const std::string& bytes, const Limits& limits = {}) {
  auto parts = PartsOfFlat(bytes, limits);
  if (!parts) return parts.error().ToString();
  const auto package = Package::OfParts(std::move(*parts), limits);
  return package ? "" : package.error().ToString();
}

TEST(FlatPackage, IsAPackageOfItsParts) {
  const auto package = Opened(Flat(Binary("AAEC\r\n/w==")));
  ASSERT_TRUE(package) << package.error().ToString();
  EXPECT_EQ((*package)->main_part().value, "word/document.xml");
  EXPECT_EQ((*package)->format(), "docx");
  EXPECT_EQ((*package)->ContentType({"word/media/a.png"}), "image/png");
  std::string part;
  ASSERT_TRUE((*package)->Read({"word/media/a.png"}, part));
  EXPECT_EQ(part, std::string("\0\1\2\xFF", 4));
  ASSERT_TRUE((*package)->Read({"word/document.xml"}, part));
  EXPECT_EQ(part,
            "<w:document xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage'"
            " xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' a='>/>'><w:body/>"
            "<![CDATA[<no tag>]]></w:document>");
}

TEST(FlatPackage, TakesTheFirstOfTwoPartsOfOneName) {
  std::string part;
  const auto package = Opened(Flat(Binary("AAEC") + Binary("AAAA")));
  ASSERT_TRUE(package);
  ASSERT_TRUE((*package)->Read({"word/media/A.PNG"}, part));
  EXPECT_EQ(part, std::string("\0\1\2", 3));
}

TEST(FlatPackage, SaysWhatIsBroken) {
  const auto says = [](const std::string& bytes, std::string_view words) {
    EXPECT_NE(WhyNot(bytes).find(words), std::string::npos) << WhyNot(bytes);
  };
  says(Flat("<pkg:part><pkg:xmlData/></pkg:part>"), "a part without a name");
  says(Flat("<pkg:part pkg:name='/x'><pkg:xmlData/><pkg:binaryData/></pkg:part>"), "a part with two contents");
  says("<a/>", "its root is not pkg:package");
  says("<!DOCTYPE a>" + std::string("<a/>"), "DOCTYPE");
  EXPECT_EQ(PartsOfFlat(Flat("").substr(0, 600), {}).error().code, ErrorCode::kTruncated);
}

TEST(FlatPackage, KeepsToTheLimitsAndNamesTheOptionThatRaisesThem) {
  const std::string bytes = Flat(Binary(std::string(4000, 'A')));
  const auto says = [&bytes](const Limits& limits, const std::string& message, const std::string& option) {
    EXPECT_EQ(WhyNot(bytes, limits),
              message + "; if the file is honest, raise the limit with --limit " + option + "=N");
    auto parts = PartsOfFlat(bytes, limits);
    EXPECT_EQ(parts ? Package::OfParts(std::move(*parts), limits).error().code : parts.error().code,
              ErrorCode::kLimitReached);
  };
  Limits few;
  few.entries = 1;
  says(few, "more than 1 part", "entries");
  Limits small;
  small.part_bytes = 2000;
  says(small, "word/media/a.png: larger than 2000 bytes", "part-bytes");
  Limits little;
  little.total_bytes = 2000;
  says(little, "all parts together are larger than 2000 bytes", "total-bytes");
  Limits flat;
  flat.xml_depth = 1;  // the main part has two levels; those around it do not count
  EXPECT_NE(WhyNot(Flat(""), flat).find("--limit xml-depth=N"), std::string::npos);
}

// As with a picture whose checksum is wrong: the rest is read, and who reads the picture is told.
TEST(FlatPackage, APartWithBrokenBase64SaysSoWhenItIsRead) {
  for (const auto& [base64, message] :
       {std::pair("AA*=", "its base64 is broken"), std::pair("A", "its base64 ends too early"),
        std::pair("AA==AA", "its base64 is broken")}) {
    const auto package = Opened(Flat(Binary(base64)));
    ASSERT_TRUE(package) << package.error().ToString();
    std::string part;
    const Status read = (*package)->Read({"word/media/a.png"}, part);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().message, message);
    EXPECT_EQ(read.error().where.part, "word/media/a.png");
  }
}

std::string Wide(std::string_view ascii, bool low_first) {
  std::string wide = low_first ? "\xFF\xFE" : "\xFE\xFF";
  for (const char c : ascii) wide += low_first ? std::string{c, '\0'} : std::string{'\0', c};
  return wide;
}

TEST(FlatPackage, IsReadInUtf16) {
  for (const bool low_first : {true, false}) {
    const auto package = Opened(Wide("<?xml version='1.0' encoding='UTF-16'?>" + Flat("").substr(38), low_first));
    ASSERT_TRUE(package) << package.error().ToString();
    EXPECT_EQ((*package)->main_part().value, "word/document.xml");
  }
}

// Its parts are in its encoding, and are read so.
TEST(FlatPackage, KeepsAnotherEncoding) {
  std::string bytes = "<?xml version='1.0' encoding='windows-874'?>" + Flat("").substr(38);
  const std::string cdata = "<![CDATA[<no tag>]]>";
  bytes.replace(bytes.find(cdata), cdata.size(), "\xA1");
  const auto package = Opened(bytes);
  ASSERT_TRUE(package) << package.error().ToString();
  struct Text final : xml::Handler {
    void OnStart(const xml::Element&) override {}
    void OnEnd(const xml::Element&) override {}
    void OnText(std::string_view text) override { all += text; }
    std::string all;
  } text;
  xml::Parser parser({});
  ASSERT_TRUE((*package)->Parse({"word/document.xml"}, parser, text));
  EXPECT_EQ(text.all, "\xE0\xB8\x81");
}

// Wherever it is cut, it is refused, and nothing else happens.
TEST(FlatPackage, RefusesEveryCutFile) {
  const std::string whole = Flat(Binary("AAEC"));
  for (std::size_t size = 0; size < whole.size(); ++size) EXPECT_NE(WhyNot(whole.substr(0, size)), "") << size;
}

TEST(Base64, DecodesInPieces) {
  std::string out;
  Base64Decoder decoder;
  for (const char* piece : {"c", "2Fy", " YW\n", "J1bg", "=="}) EXPECT_TRUE(decoder.Feed(piece, out));
  EXPECT_TRUE(decoder.IsWhole());
  EXPECT_EQ(out, "sarabun");
  EXPECT_FALSE(decoder.Feed("A", out)) << "behind the padding";
}

}  // namespace
}  // namespace sarabun::opc
