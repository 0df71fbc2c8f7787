#include "legacy/sniff.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "legacy/compound_file.h"
#include "support/compound_file.h"

namespace sarabun::legacy {
namespace {

using test::Compound;
using test::Little;
using namespace std::string_literals;

std::string Zip(const std::string& name, const std::string& content) {
  return "PK\3\4"s + std::string(22, '\0') + Little(static_cast<std::uint32_t>(name.size()), 2) + Little(0, 2) + name +
         content;
}

std::string Wide(const std::string& ascii) {
  std::string out = "\xFF\xFE";
  for (const char c : ascii) out += {c, '\0'};
  return out;
}

struct Sample {
  const char* name;
  std::string bytes;
  InputKind kind;
};

std::vector<Sample> Samples() {
  return {
      {"empty", "", InputKind::kEmpty},
      {"only NUL", std::string(4096, '\0'), InputKind::kEmpty},
      {"only line ends", "\r\n\r\n", InputKind::kEmpty},
      {"docx", Zip("[Content_Types].xml", "<Types/>"), InputKind::kZip},
      {"empty zip", "PK\5\6"s + std::string(18, '\0'), InputKind::kZip},
      {"odt", Zip("mimetype", "application/vnd.oasis.opendocument.textPK"), InputKind::kOdt},
      {"ods", Zip("mimetype", "application/vnd.oasis.opendocument.spreadsheetPK"), InputKind::kOds},
      {"epub", Zip("mimetype", "application/epub+zipPK"), InputKind::kZip},
      {"doc", Compound({"Root Entry", "1Table", "WordDocument"}), InputKind::kDoc},
      {"doc with a workbook inside", Compound({"Root Entry", "a", "b", "c", "d", "Workbook", "WordDocument"}),
       InputKind::kDoc},
      {"xls", Compound({"Root Entry", "Workbook"}), InputKind::kXls},
      {"ppt", Compound({"Root Entry", "PowerPoint Document"}), InputKind::kPpt},
      {"encrypted", Compound({"Root Entry", "EncryptionInfo", "EncryptedPackage"}), InputKind::kEncrypted},
      {"msi", Compound({"Root Entry"}), InputKind::kCompound},
      {"rtf", "{\\rtf1\\ansi", InputKind::kRtf},
      {"pdf", "%PDF-1.7\n", InputKind::kPdf},
      {"pdf behind mail junk", "\r\n\r\n%PDF-1.4\n", InputKind::kPdf},
      {"word 2003",
       "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Word.Document\"?>\n"
       "<w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\">",
       InputKind::kWord2003Xml},
      {"flat opc",
       "\xEF\xBB\xBF<?xml version=\"1.0\"?><pkg:package "
       "xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">",
       InputKind::kFlatOpc},
      {"html", "<!DOCTYPE html>\n<html>", InputKind::kHtml},
      {"html saved as doc", "<HTML xmlns:o='x'>", InputKind::kHtml},
      {"xml", "<?xml version=\"1.0\"?><a/>", InputKind::kUnknown},
      {"dump", "title\n\ta\n\tb\n\n\tc\n\td\n", InputKind::kTextDump},
      {"records", "{\"schema\": \"sarabun.record/1\", \"record_id\": \"\"}\n", InputKind::kRecords},
      {"records, tight", "{\"schema\":\"sarabun.record/1\",\"record_id\":\"\"}\n", InputKind::kRecords},
      {"findings", "{\"schema\": \"sarabun.finding/1\"}\n", InputKind::kUnknown},
      {"letter", "just a letter\n", InputKind::kUnknown},
      {"png", "\x89PNG\r\n\x1A\n", InputKind::kPicture},
      {"jpeg", "\xFF\xD8\xFF\xE0", InputKind::kPicture},
      {"webp", "RIFF\1\2\3\4WEBPVP8 ", InputKind::kPicture},
      {"rar", "Rar!\x1A\7", InputKind::kArchive},
      {"cut doc", Compound({"Root Entry", "WordDocument"}).substr(0, 1000), InputKind::kCutCompound},
      {"outlook", Compound({"Root Entry", "__properties_version1.0"}), InputKind::kEmail},
      {"email", "Return-Path: <a@example.org>\r\nSubject: report\r\n\r\nhello\tyou\r\n\tthere\r\n", InputKind::kEmail},
      {"mht", "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x", InputKind::kWebArchive},
      {"utf-16", "\xFF\xFE\x01\x0E\x32\x0E\n\0"s, InputKind::kUtf16},
      {"utf-16, big", "\xFE\xFF\x0E\x01\x0E\x32"s, InputKind::kUtf16},
      {"utf-16 without a mark", "\x01\x0E\x32\x0E\x23\x0E \0\x01\x0E\x32\x0E\x23\x0E\n\0"s, InputKind::kUtf16},
      {"flat opc in utf-16",
       Wide("<?xml version='1.0'?><p:package xmlns:p='http://schemas.microsoft.com/office/2006/"
            "xmlPackage'>"),
       InputKind::kFlatOpc},
      {"windows-874", "\xA1\xD2\xC3\xC3\xD2\xC2\xA7\xD2\xB9\n\t1 \xA2\xE9\xCD\n\t2\n", InputKind::kWindows874},
      {"sxw", Zip("mimetype", "application/vnd.sun.xml.writerPK"), InputKind::kOdt},
      {"ott", Zip("mimetype", "application/vnd.oasis.opendocument.text-templatePK"), InputKind::kOdt},
  };
}

TEST(Sniff, KnowsKindsByTheirContent) {
  for (const Sample& sample : Samples()) EXPECT_EQ(Sniff(sample.bytes), sample.kind) << sample.name;
}

TEST(Sniff, HasANameForEachKind) {
  for (int kind = 1; kind <= static_cast<int>(InputKind::kRecords); ++kind) {
    EXPECT_NE(InputKindName(static_cast<InputKind>(kind)), InputKindName(InputKind::kUnknown)) << kind;
  }
}

TEST(Sniff, SurvivesTruncationAndFlippedBytes) {
  std::mt19937 random(2567);
  std::size_t known = 0;
  for (const Sample& sample : Samples()) {
    for (std::size_t size = 0; size <= sample.bytes.size(); ++size) {
      known += Sniff(std::string(sample.bytes, 0, size)) != InputKind::kUnknown ? 1u : 0u;
    }
    for (int round = 0; !sample.bytes.empty() && round < 500; ++round) {
      std::string bytes = sample.bytes;
      bytes[random() % bytes.size()] = static_cast<char>(random());
      known += Sniff(bytes) != InputKind::kUnknown ? 1u : 0u;
    }
  }
  EXPECT_GT(known, 0u);
}

TEST(CompoundFile, EndsOnAChainThatTurnsInACircle) {
  std::string file = Compound({"Root Entry", "a", "b", "c"});
  file.replace(512 + 4, 4, Little(1, 4));  // the directory's sector follows itself
  EXPECT_EQ(CompoundEntryNames(file), (std::vector<std::string>{"a", "b", "c"}));
}

TEST(CompoundFile, GivesWhatATruncatedDirectoryHolds) {
  const std::string file = Compound({"Root Entry", "WordDocument", "1Table", "Data"});
  EXPECT_EQ(CompoundEntryNames(file.substr(0, file.size() - 200)), (std::vector<std::string>{"WordDocument"}));
}

TEST(CompoundFile, NamesWhatLiesAtItsRootAlone) {
  std::string file = Compound({"Root Entry", "Workbook", "MBD0001", "WordDocument"});
  const std::size_t storage = file.find(std::string("M\0B\0D", 5));
  file.replace(storage + 72, 4, Little(0xFFFFFFFF, 4));  // no sibling after the storage,
  file.replace(storage + 76, 4, Little(3, 4));           // but a document inside
  EXPECT_EQ(CompoundEntryNames(file), (std::vector<std::string>{"Workbook", "MBD0001"}));
  EXPECT_EQ(Sniff(file), InputKind::kXls);
  file.replace(512 + 512 + 76, 4, Little(77, 4));  // a root that leads nowhere
  EXPECT_EQ(CompoundEntryNames(file), (std::vector<std::string>{"Root Entry", "Workbook", "MBD0001", "WordDocument"}));
}

TEST(CompoundFile, GivesTheStartOfALongStream) {
  std::string file = Compound({"Root Entry", "WordDocument"});
  const std::size_t entry = file.find(std::string("W\0o\0r", 5));
  file.replace(entry + 116, 8, Little(2, 4) + Little(5000, 4));
  file += "the stream";
  EXPECT_EQ(CompoundStreamStart(file, "WordDocument"), "the stream");
  EXPECT_EQ(CompoundStreamStart(file, "1Table"), "");
  file.replace(entry + 120, 4, Little(4095, 4));
  EXPECT_EQ(CompoundStreamStart(file, "WordDocument"), "") << "in the mini stream";
}

}  // namespace
}  // namespace sarabun::legacy
