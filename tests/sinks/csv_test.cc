#include "sinks/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/text_table.h"
#include "sinks/sample_record.h"

namespace sarabun::sinks {
namespace {

constexpr const char* kHeader =
    "record_id,key,no,agency_code,agency,fiscal_year,round,period_start,period_end,instrument,indicator_no,indicator,"
    "item,statement,score,issues,measures,results,evidence,shared_with,document,table,row\r\n";

std::string RowOf(const std::vector<std::string>& cells, bool safe = false) {
  std::string out;
  AppendCsvRow(out, cells, safe);
  return out;
}

std::string Written(const std::vector<Record>& records, const CsvOptions& options = {}) {
  std::string text;
  CsvSink sink(ToText(text), options);
  EXPECT_TRUE(sink.Begin());
  for (const Record& record : records) EXPECT_TRUE(sink.Write(record));
  EXPECT_TRUE(sink.Finish());
  return text;
}

std::vector<ExtraColumn> Responsible() { return {{"responsible", "ผู้รับผิดชอบ", ""}}; }

// The cell of a record under a heading.
std::string CellOf(const Record& record, const std::string& key) {
  const std::vector<std::string> headings = RecordHeadings(CsvHeadings::kKeys, {});
  const auto at = std::find(headings.begin(), headings.end(), key);
  EXPECT_NE(at, headings.end()) << key;
  return RecordCells(record, {}).at(static_cast<std::size_t>(at - headings.begin()));
}

TEST(CsvRow, QuotesOnlyWhereItMust) {
  EXPECT_EQ(RowOf({"a", "", "b c"}), "a,,b c\r\n");
  EXPECT_EQ(RowOf({"a,b"}), "\"a,b\"\r\n");
  EXPECT_EQ(RowOf({"a\"b"}), "\"a\"\"b\"\r\n");
  EXPECT_EQ(RowOf({"\""}), "\"\"\"\"\r\n");
  EXPECT_EQ(RowOf({"a\nb", "a\rb", "a\r\nb"}), "\"a\nb\",\"a\rb\",\"a\r\nb\"\r\n");
  EXPECT_EQ(RowOf({" a ", "\ta"}), " a ,\ta\r\n");
  EXPECT_EQ(RowOf({"", ""}), ",\r\n");
}

TEST(CsvRow, ReplacesWhatIsNoUtf8) { EXPECT_EQ(RowOf({"a\xff,"}), "\"a\uFFFD,\"\r\n"); }

TEST(CsvRow, KeepsFormulasUnlessAsked) { EXPECT_EQ(RowOf({"=1+1", "@x"}), "=1+1,@x\r\n"); }

TEST(CsvRow, GuardsFormulasInsideTheQuotes) {
  EXPECT_EQ(RowOf({"=1+1", "=a,b", "=\"x\""}, true), "'=1+1,\"'=a,b\",\"'=\"\"x\"\"\"\r\n");
}

TEST(IsFormula, KnowsWhatASpreadsheetWouldRun) {
  for (const char* cell : {"=", "=1", "+66", "@SUM", "\tx", "-1", "-a", "-Z", "-ก", "-๑"}) {
    EXPECT_TRUE(IsFormula(cell)) << cell;
  }
  for (const char* cell : {"", "a=1", " =1", "-", "- item", "- 1", "--", "-\u00A0a", "1-1", "'=1", "ก"}) {
    EXPECT_FALSE(IsFormula(cell)) << cell;
  }
}

TEST(Csv, HasAHeadingRowEvenWithoutRecords) { EXPECT_EQ(Written({}), kHeader); }

TEST(Csv, WritesTheContractsRecord) {
  CsvOptions options;
  options.extra = Responsible();
  std::string header = kHeader;
  header.replace(header.find("document,"), 0, "responsible,");
  EXPECT_EQ(Written({ContractRecord()}, options),
            header +
                "9c1f,bangkok-ita/1035/2567/1/I6,6,1035,สำนักงานเขตจอมทอง,2567,1,2023-10-01,2024-03-31,IIT,1,"
                "การปฏิบัติหน้าที่,I6,เจ้าหน้าที่,96.16,การปฏิบัติงาน,"
                "\"1. จัดทำ และเผยแพร่\n2. มอบหมาย ตามประกาศกรุงเทพมหานคร\",1. ดำเนินการ,1,I7,ฝ่ายปกครอง,"
                "chom-thong.docx,1,9\r\n");
}

TEST(Csv, LeavesUnknownCellsEmpty) {
  EXPECT_EQ(Written({BareRecord()}), std::string(kHeader) + ",,0,,,,,,,,,,,,,,,,,,,0,0\r\n");
}

TEST(Csv, BeginsWithAByteOrderMarkOnRequest) {
  CsvOptions options;
  options.bom = true;
  EXPECT_EQ(Written({}, options), "\xEF\xBB\xBF" + std::string(kHeader));
}

TEST(Csv, HasAHeadingForEveryColumnInBothLanguages) {
  const std::vector<std::string> keys = RecordHeadings(CsvHeadings::kKeys, {});
  for (const CsvHeadings headings : {CsvHeadings::kThai, CsvHeadings::kEnglish}) {
    for (const std::string& word : RecordHeadings(headings, {})) EXPECT_FALSE(word.empty());
  }
  // The words of the audit's summary stand in the same table.
  const auto& rows = Headings().rows();
  const auto is_column = [](const auto& row) { return !row.front().starts_with("audit."); };
  EXPECT_EQ(static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), is_column)), keys.size());
  EXPECT_EQ(RecordHeadings(CsvHeadings::kThai, {}).at(4), "หน่วยงาน");
  EXPECT_EQ(RecordHeadings(CsvHeadings::kEnglish, {}).at(4), "Agency");
}

TEST(Csv, NamesExtraColumnsByTheirWordsOrTheirKey) {
  EXPECT_EQ(RecordHeadings(CsvHeadings::kThai, Responsible()).at(20), "ผู้รับผิดชอบ");
  EXPECT_EQ(RecordHeadings(CsvHeadings::kEnglish, Responsible()).at(20), "responsible");
  EXPECT_EQ(RecordHeadings(CsvHeadings::kKeys, Responsible()).at(20), "responsible");
}

TEST(Csv, RefusesAnExtraFieldWithoutAColumn) {
  std::string text;
  CsvSink sink(ToText(text));
  ASSERT_TRUE(sink.Begin());
  const Status written = sink.Write(ContractRecord());
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().ToString(),
            "chom-thong.docx: record bangkok-ita/1035/2567/1/I6 has a field 'responsible' without a column; name the "
            "rule pack that made it with --rules, or write JSONL");
  EXPECT_EQ(text, kHeader);
}

TEST(Csv, CountsEvidence) {
  Record record;
  EXPECT_EQ(CellOf(record, "evidence"), "");
  record.evidence.emplace();
  EXPECT_EQ(CellOf(record, "evidence"), "0");
  record.evidence->resize(3);
  EXPECT_EQ(CellOf(record, "evidence"), "3");
}

TEST(Csv, JoinsListsWithTheirLabels) {
  Record record;
  record.results = {{1, 1, std::nullopt, "a", std::nullopt},
                    {2, 1, "-", "b", std::nullopt},
                    {3, 1, "3.", "", std::nullopt},
                    {4, 1, "", "d", std::nullopt}};
  EXPECT_EQ(CellOf(record, "results"), "a\n- b\n3.\nd");
}

TEST(Csv, ListsEachSharingItemOnce) {
  Record record;
  record.shared = {{"measures", 1, {"I13", "I14"}}, {"results", 2, {"I14", "I15"}}};
  EXPECT_EQ(CellOf(record, "shared_with"), "I13, I14, I15");
}

TEST(Csv, LeavesAnUnreadableScoreEmpty) {
  Record record;
  record.score.emplace().raw = "n/a";
  EXPECT_EQ(CellOf(record, "score"), "");
}

TEST(Csv, GuardsEveryCellOnRequest) {
  CsvOptions options;
  options.safe = true;
  Record record;
  record.document.path = "=cmd.docx";
  record.item.statement = "-1";
  EXPECT_THAT(Written({record}, options), testing::HasSubstr(",'-1,"));
  EXPECT_THAT(Written({record}, options), testing::EndsWith(",'=cmd.docx,0,0\r\n"));
}

}  // namespace
}  // namespace sarabun::sinks
