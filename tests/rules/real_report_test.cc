#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "base/file.h"
#include "legacy/text_dump.h"
#include "rules/case_file.h"
#include "rules/report_reader.h"

// The facts of a real report, read from its text dump. The report itself is not in the tree.
namespace sarabun::rules {
namespace {

using testing::ElementsAre;

constexpr const char* kReport = SARABUN_SOURCE_DIR "/../shared/reports/chom-thong-2567-h1.txt";

class RealReportTest : public testing::Test {
 protected:
  void SetUp() override {
    Result<std::string> text = ReadFile(kReport, 1 << 20);
    if (!text.ok()) GTEST_SKIP() << "the real report is not beside the tree";
    auto packs = PackSet::Load({}, {SARABUN_SOURCE_DIR "/rules"});
    ASSERT_TRUE(packs.ok()) << packs.error().ToString();
    thai::Engine engine(nullptr);
    engine.AddWords(packs.value()->Words());
    ReportReader reader(packs.value(), engine, ReadOptions());
    DocumentContext context;
    context.info.path = kReport;
    reader.Begin(std::move(context), findings_);
    legacy::DumpOptions options;
    options.starts_row = [&](std::string_view cell) { return packs.value()->LooksLikeRowStart(cell); };
    const Status status = legacy::ReadTextDump(text.value(), Limits(), options, reader, findings_);
    ASSERT_TRUE(status.ok()) << status.error().ToString();
    Result<std::vector<Record>> records = reader.Finish();
    ASSERT_TRUE(records.ok()) << records.error().ToString();
    records_ = std::move(records.value());
  }

  std::vector<std::string> Codes() const {
    std::vector<std::string> codes;
    for (const Record& record : records_) codes.push_back(record.item.code.value_or("-"));
    return codes;
  }

  // Texts of a field, shared ones once.
  std::size_t Distinct(const std::vector<ListItem> Record::*field, const std::string& name) const {
    std::size_t count = 0;
    std::set<int> groups;
    for (const Record& record : records_) {
      bool first = true;
      for (const SharedCell& shared : record.shared) {
        if (shared.field == name) first = groups.insert(shared.group).second;
      }
      if (first) count += (record.*field).size();
    }
    return count;
  }

  FindingList findings_;
  std::vector<Record> records_;
};

TEST_F(RealReportTest, HasItsItems) {
  std::vector<std::string> expected;
  for (int i = 1; i <= 25; ++i) expected.push_back("I" + std::to_string(i));
  for (int i = 1; i <= 15; ++i) expected.push_back("E" + std::to_string(i));
  expected.emplace_back("O1-O22");
  expected.emplace_back("O23-O30");
  EXPECT_EQ(Codes(), expected);
}

TEST_F(RealReportTest, HasItsFacts) {
  const ReportInfo& report = records_.at(0).report;
  EXPECT_EQ(report.key, "bangkok-ita/1035/2567/1");
  EXPECT_EQ(report.agency.name_en, "Chom Thong District Office");
  EXPECT_EQ(report.fiscal_year, 2567);
  EXPECT_EQ(report.fiscal_year_ce, 2024);
  EXPECT_EQ(report.round.label, "รอบ 6 เดือนแรก");
  EXPECT_EQ(report.round.months, 6);
  EXPECT_EQ(report.period.start, "2023-10-01");
  EXPECT_EQ(report.period.end, "2024-03-31");
}

TEST_F(RealReportTest, EveryItemHasItsSections) {
  const std::vector<std::pair<int, std::string>> last = {{1, "I7"},     {2, "I11"},     {3, "I17"}, {4, "I20"},
                                                         {5, "I25"},    {6, "E6"},      {7, "E10"}, {8, "E15"},
                                                         {9, "O1-O22"}, {10, "O23-O30"}};
  std::size_t at = 0;
  for (const Record& record : records_) {
    ASSERT_TRUE(record.instrument && record.indicator);
    EXPECT_EQ(record.instrument->code->front(), record.item.code->front());
    EXPECT_EQ(record.indicator->no, last[at].first) << *record.item.code;
    if (record.item.code == last[at].second) ++at;
    EXPECT_TRUE(record.score && record.score->value) << *record.item.code;
    EXPECT_EQ(record.item.statement.has_value(), record.instrument->code != "OIT");
    EXPECT_FALSE(record.issues.empty());
  }
}

TEST_F(RealReportTest, SharesItsMergedCells) {
  std::map<int, std::vector<std::string>> groups;
  for (const Record& record : records_) {
    for (const SharedCell& shared : record.shared) {
      if (shared.field == "measures") groups[shared.group].push_back(*record.item.code);
    }
  }
  std::vector<std::string> spans;
  for (const auto& [group, codes] : groups)
    spans.push_back(codes.front() + ".." + codes.back() + " " + std::to_string(codes.size()));
  EXPECT_THAT(spans, ElementsAre("I1..I4 4", "I6..I7 2", "I13..I17 5", "I18..I20 3", "I21..I24 4", "E1..E4 4",
                                 "E5..E6 2", "E11..E12 2"));
  EXPECT_EQ(Distinct(&Record::measures, "measures"), 60u);
  EXPECT_EQ(Distinct(&Record::results, "results"), 48u);
}

TEST_F(RealReportTest, KnowsWhatTheDumpLost) {
  std::map<std::string, std::size_t> pictures;
  std::vector<std::string> unknown;
  for (const Record& record : records_) {
    if (!record.evidence) {
      unknown.push_back(*record.item.code);
    } else if (!record.evidence->empty()) {
      pictures[*record.item.code] = record.evidence->size();
    }
  }
  EXPECT_THAT(pictures, ElementsAre(std::pair("E14", 1), std::pair("I25", 2), std::pair("I5", 2),
                                    std::pair("O1-O22", 2), std::pair("O23-O30", 1)));
  std::vector<std::string> expected;
  for (const std::string& code : Codes()) {
    if (pictures.count(code) == 0) expected.push_back(code);
  }
  EXPECT_EQ(unknown, expected);
}

TEST_F(RealReportTest, LeavesNothingUnclaimed) {
  for (const Finding& finding : findings_.items()) {
    EXPECT_THAT(finding.code, testing::Not(testing::StartsWith("unmatched"))) << FindingsText({finding});
  }
}

}  // namespace
}  // namespace sarabun::rules
