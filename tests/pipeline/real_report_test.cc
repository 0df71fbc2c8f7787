// The facts that are known of the one real report. It is read where it stands, outside the tree.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "pipeline/extract_all.h"

namespace sarabun::test {
namespace {

const char* const kReport = SARABUN_SOURCE_DIR "/../shared/reports/chom-thong-2567-h1.txt";

class RealReportTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kReport)) GTEST_SKIP() << "the real report is not here; a sample stands in for it";
    everything_ = ExtractAll({kReport});
    for (const Record& record : everything_.records) by_code_[record.item.code.value_or("?")] = &record;
  }

  const Record& At(const std::string& code) { return *by_code_.at(code); }
  const std::vector<Record>& records() const { return everything_.records; }

  Everything everything_;
  std::map<std::string, const Record*> by_code_;
};

std::vector<std::string> ExpectedCodes() {
  std::vector<std::string> codes;
  for (int i = 1; i <= 25; ++i) codes.push_back("I" + std::to_string(i));
  for (int i = 1; i <= 15; ++i) codes.push_back("E" + std::to_string(i));
  codes.insert(codes.end(), {"O1-O22", "O23-O30"});
  return codes;
}

TEST_F(RealReportTest, HasItsFortyTwoRecordsInOrder) {
  std::vector<std::string> codes;
  for (const Record& record : records()) {
    codes.push_back(record.item.code.value_or("?"));
    EXPECT_EQ(record.no, static_cast<int>(codes.size()));
    EXPECT_EQ(record.key, "bangkok-ita/1035/2567/1/" + codes.back());
    EXPECT_EQ(record.record_id.size(), 32u);
  }
  EXPECT_EQ(codes, ExpectedCodes());
}

TEST_F(RealReportTest, KnowsItsFacts) {
  for (const Record& record : records()) {
    EXPECT_EQ(record.report.agency.name, "สำนักงานเขตจอมทอง");
    EXPECT_EQ(record.report.agency.name_en, "Chom Thong District Office");
    EXPECT_EQ(record.report.agency.code, "1035");
    EXPECT_EQ(record.report.fiscal_year, 2567);
    EXPECT_EQ(record.report.fiscal_year_ce, 2024);
    EXPECT_EQ(record.report.round.no, 1);
    EXPECT_EQ(record.report.round.of, 2);
    EXPECT_EQ(record.report.round.months, 6);
    EXPECT_EQ(record.report.period.start, "2023-10-01");
    EXPECT_EQ(record.report.period.end, "2024-03-31");
  }
}

TEST_F(RealReportTest, PutsEachItemUnderItsIndicator) {
  const std::vector<std::pair<std::string, int>> last_of_indicator = {
      {"I7", 1}, {"I11", 2}, {"I17", 3}, {"I20", 4},    {"I25", 5},
      {"E6", 6}, {"E10", 7}, {"E15", 8}, {"O1-O22", 9}, {"O23-O30", 10}};
  std::size_t at = 0;
  for (const Record& record : records()) {
    ASSERT_TRUE(record.indicator.has_value());
    EXPECT_EQ(record.indicator->no, last_of_indicator.at(at).second) << *record.item.code;
    ASSERT_TRUE(record.instrument.has_value());
    const char first = record.item.code->front();
    EXPECT_EQ(record.instrument->code, first == 'I' ? "IIT" : first == 'E' ? "EIT" : "OIT");
    EXPECT_EQ(record.item.statement.has_value(), first != 'O') << *record.item.code;
    if (*record.item.code == last_of_indicator.at(at).first) ++at;
  }
  EXPECT_EQ(at, last_of_indicator.size());
}

TEST_F(RealReportTest, ReadsEveryScore) {
  const std::map<std::string, std::string> some = {{"I1", "96.31"},   {"I7", "99.38"},   {"I22", "82.01"},
                                                   {"E6", "99.96"},   {"E8", "95.8"},    {"E14", "94.74"},
                                                   {"O1-O22", "100"}, {"O23-O30", "100"}};
  for (const Record& record : records()) {
    ASSERT_TRUE(record.score.has_value()) << *record.item.code;
    ASSERT_TRUE(record.score->value.has_value()) << *record.item.code;
    EXPECT_TRUE(record.score->raw.starts_with("(") && record.score->raw.ends_with("คะแนน)")) << record.score->raw;
  }
  for (const auto& [code, score] : some) EXPECT_EQ(At(code).score->value->ToString(), score) << code;
}

TEST_F(RealReportTest, SharesMergedCells) {
  const std::vector<std::pair<std::string, std::string>> groups = {{"I1", "I4"},   {"I6", "I7"},   {"I13", "I17"},
                                                                   {"I18", "I20"}, {"I21", "I24"}, {"E1", "E4"},
                                                                   {"E5", "E6"},   {"E11", "E12"}};
  std::size_t measures = 0;
  std::size_t results = 0;
  std::string open;  // last item of the group that is open
  for (const Record& record : records()) {
    const std::string& code = *record.item.code;
    const auto starts = std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g.first == code; });
    const bool shares = starts != groups.end() || !open.empty();
    if (starts != groups.end()) open = starts->second;
    if (starts != groups.end() || !shares) {
      measures += record.measures.size();
      results += record.results.size();
    }
    std::set<std::string> fields;
    for (const SharedCell& cell : record.shared) fields.insert(cell.field);
    EXPECT_EQ(fields.contains("measures"), shares) << code;
    EXPECT_EQ(fields.contains("results"), shares) << code;
    EXPECT_FALSE(record.issues.empty()) << code;
    EXPECT_FALSE(record.measures.empty()) << code;
    EXPECT_FALSE(record.results.empty()) << code;
    if (code == open) open.clear();
  }
  EXPECT_EQ(measures, 60u);
  EXPECT_EQ(results, 48u);
  EXPECT_EQ(At("I1").shared.front().with, (std::vector<std::string>{"I2", "I3", "I4"}));
  EXPECT_EQ(At("I7").shared.front().with, std::vector<std::string>{"I6"});
}

TEST_F(RealReportTest, HasEightPicturesAndKnowsWhereItCannotTell) {
  const std::map<std::string, std::size_t> pictures = {
      {"I5", 2}, {"I25", 2}, {"E14", 1}, {"O1-O22", 2}, {"O23-O30", 1}};
  for (const Record& record : records()) {
    const auto here = pictures.find(*record.item.code);
    if (here == pictures.end()) {
      EXPECT_FALSE(record.evidence.has_value()) << *record.item.code << ": the dump lost its last cell";
      continue;
    }
    ASSERT_TRUE(record.evidence.has_value()) << *record.item.code;
    EXPECT_EQ(record.evidence->size(), here->second) << *record.item.code;
  }
}

// Every break inside a sentence, by the words around it: a break after a space is that space, any other is none.
TEST_F(RealReportTest, MendsEveryBrokenLine) {
  std::string all;
  for (const Record& record : records()) {
    all += record.item.statement.value_or("") + "\n";
    for (const auto* list : {&record.issues, &record.measures, &record.results}) {
      for (const ListItem& item : *list) all += item.text + "\n";
    }
  }
  for (const char* joined :
       {"ประกาศกรุงเทพมหานคร", "รายงานต่อ ศปท.กทม. รอบ 6 เดือน", "การร้องเรียนการทุจริต", "อื่น ๆ ที่อาจคำนวณ",
        "ของหน่วยงานยังไม่เป็นไปตาม", "คุณธรรมและความโปร่งใส", "ของขวัญ ของรางวัล", "ประชาชนที่ ลดอุปสรรค", "ความพร้อมในการปฏิบัติงาน",
        "สามารถศึกษา ทำความเข้าใจ", "มีส่วนร่วมในการพัฒนา", "มีการปรับปรุงการดำเนินงาน"}) {
    EXPECT_NE(all.find(joined), std::string::npos) << joined;
  }
  EXPECT_EQ(all.find("  "), std::string::npos);
  EXPECT_NE(all.find("เข้าใน"), std::string::npos) << "the author's own spelling stays";
}

TEST_F(RealReportTest, TheDamagedPreviewNeverBecomesARecord) {
  EXPECT_EQ(records().size(), 42u);
  for (const Record& record : records()) {
    EXPECT_EQ(record.source.table, 1u);
    EXPECT_FALSE(record.source.part.has_value());
    EXPECT_EQ(record.document.format, "text");
  }
}

// The measures that no result answers, as a person reads them; every result answers one.
TEST(RealReportLinked, MeasuresWithoutAResultAreTheseAndNoOthers) {
  if (!std::filesystem::exists(kReport)) GTEST_SKIP() << "the real report is not here; a sample stands in for it";
  ExtractOptions options;
  options.read.link = true;
  const Everything everything = ExtractAll({kReport}, options);
  std::map<std::string, std::set<int>> unanswered;
  for (const Record& record : everything.records) {
    std::set<int> open;
    for (const ListItem& measure : record.measures) open.insert(measure.no);
    for (const ListItem& result : record.results) {
      ASSERT_TRUE(result.answers.has_value());
      EXPECT_FALSE(result.answers->empty()) << *record.item.code << " " << result.text;
      for (const Answer& answer : *result.answers) open.erase(answer.measure);
    }
    if (!open.empty()) unanswered[*record.item.code] = open;
  }
  const std::map<std::string, std::set<int>> expected = {
      {"I6", {3}},        {"I7", {3}},        {"I8", {2}},     {"I12", {1}},    {"I13", {1}},
      {"I14", {1}},       {"I15", {1}},       {"I16", {1}},    {"I17", {1}},    {"I18", {1, 2, 4}},
      {"I19", {1, 2, 4}}, {"I20", {1, 2, 4}}, {"I21", {1, 5}}, {"I22", {1, 5}}, {"I23", {1, 5}},
      {"I24", {1, 5}},    {"E5", {4}},        {"E6", {4}},     {"E13", {1}},    {"E14", {1}}};
  EXPECT_EQ(unanswered, expected);
}

}  // namespace
}  // namespace sarabun::test
