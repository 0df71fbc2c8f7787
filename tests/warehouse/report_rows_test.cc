#include "warehouse/report_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "warehouse/fit.h"

namespace sarabun::warehouse {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

const std::string kSha(64, 'a');

Record MakeRecord(int no) {
  Record record;
  record.no = no;
  record.record_id = std::string(31, '0') + static_cast<char>('0' + no);
  record.report.key = "pack/1/2567/1";
  record.key = record.report.key + "/I" + std::to_string(no);
  record.report.agency = {"A", "A office", "office", "1", "codes"};
  record.report.fiscal_year = 2567;
  record.report.fiscal_year_ce = 2024;
  record.report.round = {"first", 1, 2, 6};
  record.report.period = {"2023-10-01", "2024-02-29"};
  record.document = {"a.docx", kSha, 100, "docx", "2024-04-02T03:10:00Z"};
  record.rules = {"pack", "1", kSha};
  record.item = {"I" + std::to_string(no), no, no, "statement"};
  record.score = Score{Decimal{9616, 2}, "96.16", ScoreUnit::kPoints, Decimal{100, 0}, std::nullopt};
  record.evidence.emplace();
  record.source = {"word/document.xml", 1, static_cast<std::uint32_t>(no), {}};
  return record;
}

ListItem Item(int no, const std::string& text) { return {no, 1, std::to_string(no) + ".", text, std::nullopt}; }

// Two records that share their measures, each with a result of its own.
std::vector<Record> SharingRecords() {
  std::vector<Record> records = {MakeRecord(1), MakeRecord(2)};
  for (Record& record : records) {
    record.measures = {Item(1, "m1"), Item(2, "m2")};
    record.shared = {{"measures", 1, {record.no == 1 ? "I2" : "I1"}}};
    record.results = {Item(1, "r of " + *record.item.code)};
    record.results[0].answers = std::vector<Answer>{{2, 0.9}};
    record.repairs = {{"measures[0].text", "join", 1, "a", "b", 1.0}, {"results[0].text", "join", 1, "a", "b", 1.0}};
  }
  return records;
}

std::string Cell(const ReportRows& report, TableId table, std::size_t row, std::string_view column) {
  return ToText(report.rows.of(table)[row][TableOf(table).IndexOf(column)]);
}

ReportRows Make(const std::vector<Record>& records, std::vector<Finding> findings = {}, bool from_records = false) {
  auto rows = MakeReportRows(records, std::move(findings), from_records);
  EXPECT_TRUE(rows.ok()) << (rows.ok() ? "" : rows.error().ToString());
  return std::move(*rows);
}

TEST(ReportRows, StoresASharedCellOnce) {
  const ReportRows report = Make(SharingRecords());
  EXPECT_EQ(report.rows.of(TableId::kRecord).size(), 2u);
  EXPECT_EQ(report.rows.of(TableId::kMeasure).size(), 2u) << "two measures, not four";
  EXPECT_EQ(report.rows.of(TableId::kResult).size(), 2u);
  EXPECT_EQ(report.rows.of(TableId::kCell).size(), 3u);
  EXPECT_EQ(report.rows.of(TableId::kRecordCell).size(), 4u);
  EXPECT_EQ(Cell(report, TableId::kCell, 0, "records"), "2");
  EXPECT_EQ(report.rows.of(TableId::kRepair).size(), 3u) << "a repair in the shared cell counts once";
}

TEST(ReportRows, JoinsResultsByWhatTheyAnswer) {
  const ReportRows report = Make(SharingRecords());
  ASSERT_EQ(report.rows.of(TableId::kAnswer).size(), 2u);
  EXPECT_EQ(Cell(report, TableId::kAnswer, 0, "measure_no"), "2");
  EXPECT_EQ(Cell(report, TableId::kAnswer, 0, "measure_cell_no"), Cell(report, TableId::kAnswer, 1, "measure_cell_no"));
  EXPECT_NE(Cell(report, TableId::kAnswer, 0, "result_cell_no"), Cell(report, TableId::kAnswer, 1, "result_cell_no"));
}

TEST(ReportRows, RefusesAnAnswerToNothing) {
  std::vector<Record> records = SharingRecords();
  records[0].results[0].answers = std::vector<Answer>{{9, 0.9}};
  const auto rows = MakeReportRows(records, {}, true);
  ASSERT_FALSE(rows.ok());
  EXPECT_THAT(rows.error().message, HasSubstr("answers measure 9, which is not there"));
}

TEST(ReportRows, LosesNothingWhereRecordsDisagreeOnTheirCell) {
  std::vector<Record> records = SharingRecords();
  records[1].measures[1].text = "m2 otherwise";
  const ReportRows report = Make(records);
  EXPECT_EQ(report.rows.of(TableId::kMeasure).size(), 4u);
  EXPECT_EQ(Cell(report, TableId::kCell, 0, "records"), "1");
}

TEST(ReportRows, AnIdFollowsWhatIsSaidAndNotWhereItLay) {
  const ReportRows report = Make(SharingRecords());
  std::vector<Record> moved = SharingRecords();
  for (Record& record : moved) record.document.path = "elsewhere/b.docx";
  EXPECT_EQ(Make(moved).report_id, report.report_id);
  std::vector<Record> other = SharingRecords();
  other[0].results[0].text += "!";
  EXPECT_NE(Make(other).report_id, report.report_id);
  EXPECT_NE(Make(other).content_id, report.content_id);
  Finding finding;
  finding.code = "score-missing";
  const ReportRows found = Make(SharingRecords(), {finding});
  EXPECT_NE(found.report_id, report.report_id);
  EXPECT_EQ(found.content_id, report.content_id);
}

TEST(ReportRows, BothCalendars) {
  const ReportRows report = Make({MakeRecord(1)});
  EXPECT_EQ(Cell(report, TableId::kReport, 0, "period_end"), "2024-02-29");
  EXPECT_EQ(Cell(report, TableId::kReport, 0, "period_end_be"), "2567-02-29");
}

TEST(ReportRows, AdaptsWhatNoStoreHoldsAndSaysSo) {
  Record record = MakeRecord(1);
  record.score->value = Decimal{96165, 3};
  record.score->max = Decimal{1000, 0};
  record.item.statement = std::string("a\0b", 3);
  record.report.period.start = "2024-02-30";
  const ReportRows report = Make({record});
  EXPECT_EQ(Cell(report, TableId::kRecord, 0, "score"), "96.17");
  EXPECT_EQ(Cell(report, TableId::kRecord, 0, "score_max"), "");
  EXPECT_EQ(Cell(report, TableId::kRecord, 0, "score_raw"), "96.16");
  EXPECT_EQ(Cell(report, TableId::kRecord, 0, "statement"),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(Cell(report, TableId::kReport, 0, "period_start"), "");
  ASSERT_THAT(report.findings, SizeIs(4));
  for (const Finding& finding : report.findings) EXPECT_EQ(finding.code, "value-adapted");
  EXPECT_EQ(report.rows.of(TableId::kFinding).size(), 4u);
  EXPECT_NE(Cell(report, TableId::kFinding, 0, "message_th"), "");
}

TEST(ReportRows, AnUnidentifiedReportIsAFinding) {
  Record record = MakeRecord(1);
  record.report.round.no.reset();
  record.report.agency.code.reset();
  const ReportRows report = Make({record});
  EXPECT_FALSE(report.identified);
  ASSERT_THAT(report.findings, SizeIs(1));
  EXPECT_EQ(report.findings[0].code, "report-fact-missing");
  EXPECT_THAT(report.findings[0].data[0].second.texts, ElementsAre("agency.code", "round.no"));
  Finding said;
  said.code = "report-fact-missing";
  EXPECT_THAT(Make({record}, {said}).findings, SizeIs(1)) << "the reader had said it";
}

TEST(ReportRows, TwoFindingsAlikeHaveTwoIds) {
  Finding finding;
  finding.code = "score-missing";
  finding.items = {"I1", "I2"};
  const ReportRows report = Make({MakeRecord(1)}, {finding, finding});
  EXPECT_EQ(report.rows.of(TableId::kFinding).size(), 2u);
  EXPECT_EQ(report.rows.of(TableId::kFindingItem).size(), 4u);
}

TEST(ReportRows, WhatBreaksTheModelIsNobodysReport) {
  std::vector<Record> twice = {MakeRecord(1), MakeRecord(1)};
  EXPECT_THAT(MakeReportRows(twice, {}, true).error().message, HasSubstr("two rows of record have one key"));
  Record record = MakeRecord(1);
  record.record_id = "short";
  EXPECT_THAT(MakeReportRows({record}, {}, true).error().message, HasSubstr("record.record_id: 'short' is not 32"));
  record = MakeRecord(1);
  record.measures = {{1, 0, std::nullopt, "m", std::nullopt}};
  EXPECT_THAT(MakeReportRows({record}, {}, true).error().message, HasSubstr("measure.level: 0 must be at least 1"));
}

TEST(FitDecimal, RoundsHalvesAwayFromZeroAndKnowsItsLimit) {
  EXPECT_EQ(FitDecimal({96165, 3}), (Decimal{9617, 2}));
  EXPECT_EQ(FitDecimal({-96165, 3}), (Decimal{-9617, 2}));
  EXPECT_EQ(FitDecimal({96164, 3}), (Decimal{9616, 2}));
  EXPECT_EQ(FitDecimal({99999, 2}), (Decimal{99999, 2}));
  EXPECT_EQ(FitDecimal({999, 0}), (Decimal{999, 0}));
  EXPECT_FALSE(FitDecimal({1000, 0}));
  EXPECT_FALSE(FitDecimal({999995, 3}));
  EXPECT_EQ(FitDecimal({100001, 3}), (Decimal{100, 0}));
}

}  // namespace
}  // namespace sarabun::warehouse
