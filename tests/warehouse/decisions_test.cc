#include "warehouse/decisions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/scratch.h"

namespace sarabun::warehouse {
namespace {

using ::testing::HasSubstr;

// What a person sees of a file with a mistake: line, message, and the hint with its caret.
std::string Mistake(const std::string& text) {
  const test::Scratch scratch;
  const auto read = ReadCorrections(scratch.Write("fixes.tsv", text));
  if (read) return "read";
  return std::to_string(read.error().where.line) + ": " + read.error().message + "\n" + read.error().hint;
}

const std::string kHeading = "key\tfield\tvalue\twho\twhy\n";
const std::string kRecordKey = "pack/1/2567/1/I1";

TEST(Corrections, ReadsTabsAndCommas) {
  const test::Scratch scratch;
  const auto tabs = ReadCorrections(
      scratch.Write("a.tsv", "# ours\n" + kHeading + kRecordKey + "\tscore\t96.16\tSomchai\ttyped wrong\r\n\n"));
  ASSERT_TRUE(tabs.ok()) << tabs.error().ToString();
  ASSERT_EQ(tabs->size(), 1U);
  EXPECT_EQ(tabs->front().value, "96.16");
  EXPECT_EQ(tabs->front().line, 3U);
  const auto commas = ReadCorrections(scratch.Write(
      "b.csv", "\xEF\xBB\xBFwho,why,key,field,value\nMalee,\"a, \"\"b\"\"\"," + kRecordKey + ",score,\n"));
  ASSERT_TRUE(commas.ok()) << commas.error().ToString();
  EXPECT_EQ(commas->front().why, "a, \"b\"");
  EXPECT_FALSE(commas->front().value) << "empty: there is none";
}

TEST(Corrections, ShowEachMistakeWithLineAndCaret) {
  EXPECT_EQ(
      Mistake(kHeading + kRecordKey + "\tscor\t1\tme\twhy\n"),
      "2: no field 'scor' can be corrected\npack/1/2567/1/I1 scor 1 me why\n                   ^\n  did you mean "
      "'score'? fields are instrument_code, indicator_no, indicator_name, item_code, statement, score, agency_code, "
      "agency_name, agency_name_en, fiscal_year, round_no, measures[N].text, results[N].text");
  EXPECT_THAT(Mistake(kHeading + kRecordKey + "\tscore\tninety\tme\twhy\n"),
              HasSubstr("2: 'ninety' is no value of score"));
  EXPECT_THAT(Mistake(kHeading + kRecordKey + "\tscore\t96.123\tme\twhy\n"), HasSubstr("two digits after the point"));
  EXPECT_THAT(Mistake(kHeading + kRecordKey + "\tscore\t1000\tme\twhy\n"), HasSubstr("is no value of score"));
  EXPECT_THAT(Mistake(kHeading + kRecordKey + "\tindicator_no\t1.5\tme\twhy\n"), HasSubstr("a whole number"));
  EXPECT_THAT(Mistake(kHeading + "pack/1/2567/1\tscore\t1\tme\twhy\n"), HasSubstr("'score' is a field of a record"));
  EXPECT_THAT(Mistake(kHeading + kRecordKey + "\tfiscal_year\t2567\tme\twhy\n"), HasSubstr("is a field of a report"));
  EXPECT_THAT(Mistake(kHeading + kRecordKey + "\tmeasures[0].text\t\tme\twhy\n"), HasSubstr("cannot be without text"));
  EXPECT_THAT(Mistake(kHeading + kRecordKey + "\tmeasures[01].text\tx\tme\twhy\n"), HasSubstr("no field"));
  EXPECT_THAT(Mistake(kHeading + kRecordKey + "\tscore\t1\t\twhy\n"), HasSubstr("2: 'who' is empty"));
  EXPECT_THAT(Mistake(kHeading + kRecordKey + "\tscore\t1\tme\n"), HasSubstr("2: 4 fields instead of 5"));
  const std::string line = kRecordKey + "\tscore\t1\tme\twhy\n";
  EXPECT_THAT(Mistake(kHeading + line + line), HasSubstr("3: this field of this key is corrected twice"));
  EXPECT_THAT(Mistake("key\tfeild\tvalue\twho\twhy\n"), HasSubstr("1: there is no column 'feild' here"));
  EXPECT_THAT(Mistake("key\tfield\tvalue\twho\n"), HasSubstr("1: column 'why' is missing"));
  EXPECT_THAT(Mistake(kHeading + "\"" + kRecordKey + "\tscore\t1\tme\twhy\n"), HasSubstr("a quote does not end"));
  EXPECT_THAT(Mistake(kHeading + "\xFF\tscore\t1\tme\twhy\n"), HasSubstr("not UTF-8"));
  EXPECT_THAT(Mistake(""), HasSubstr("the file is empty"));
  EXPECT_EQ(ReadCorrections("/no/such/file").error().code, ErrorCode::kNotFound);
}

TEST(Corrections, TakeWhatExcelWrites) {
  const test::Scratch scratch;
  const auto read = ReadCorrections(scratch.Write(
      "fixes.csv", "\xEF\xBB\xBFKey;Field;Value;Who;Why\r\n" + kRecordKey + ";score;96.16;me;\"a; b\"\r\n"));
  ASSERT_TRUE(read.ok()) << read.error().ToString();
  EXPECT_EQ(read->front().value, "96.16");
  EXPECT_EQ(read->front().why, "a; b");
}

TEST(Corrections, AYearIsOneOfTheBuddhistEra) {
  EXPECT_THAT(Mistake(kHeading + "pack/1/2567/1\tfiscal_year\t2024\tme\twhy\n"), HasSubstr("such as 2567"));
}

TEST(Corrections, TheCaretStandsUnderThaiText) {
  // SARA UU stands under its consonant and takes no column: "ผู้ทำ" is three columns wide.
  const std::string shown = Mistake("who\tkey\tfield\tvalue\twhy\nผู้ทำ\t" + kRecordKey + "\tx\t1\twhy\n");
  EXPECT_THAT(shown, HasSubstr("\n  " + std::string(3 + 1 + kRecordKey.size() + 1, ' ') + "^")) << shown;
}

TEST(Preferences, NameADocumentByHashOrFile) {
  const test::Scratch scratch;
  const std::string file = scratch.Write("r.docx", "abc");
  const auto read = ReadPreferences(
      scratch.Write("p.csv", "key,document\npack/1/2567/1," + file + "\npack/2/2567/1," + std::string(64, 'a') + "\n"));
  ASSERT_TRUE(read.ok()) << read.error().ToString();
  EXPECT_EQ(read->at(0).document_sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(read->at(1).document_sha256, std::string(64, 'a'));
  const auto mistake = [&](const std::string& line) {
    return ReadPreferences(scratch.Write("p.csv", "key,document\n" + line + "\n")).error().message;
  };
  EXPECT_THAT(mistake("pack/1/2567/1/I1," + file), HasSubstr("is no key of a report"));
  EXPECT_THAT(mistake("pack/1/2567/1,nothing.docx"), HasSubstr("neither a SHA-256 nor a file"));
  EXPECT_THAT(mistake("a/1/2/3," + file + "\na/1/2/3," + file), HasSubstr("named twice"));
}

TEST(ReportKeyOf, CutsTheItemOff) {
  EXPECT_EQ(ReportKeyOf("pack/1/2567/1/I6"), "pack/1/2567/1");
  EXPECT_EQ(ReportKeyOf("pack/1/2567/1"), "pack/1/2567/1");
  EXPECT_EQ(ReportKeyOf("pack/doc:0123456789ab/#3"), "pack/doc:0123456789ab");
  EXPECT_EQ(ReportKeyOf("pack/doc:0123456789ab"), "pack/doc:0123456789ab");
  EXPECT_EQ(ReportKeyOf("pack"), "pack");
}

}  // namespace
}  // namespace sarabun::warehouse
