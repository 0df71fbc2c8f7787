#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/case_file.h"
#include "rules/pack.h"
#include "rules/pack_set.h"
#include "support/scratch.h"

// Packs of one family for different years: which of them reads a report.
namespace sarabun::rules {
namespace {

using test::Scratch;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char* kOld =
    "name: old\n"
    "version: '1'\n"
    "years: [2560, 2567]\n"
    "columns:\n"
    "  - {field: item, required: true, headings: [ข้อคำถาม]}\n"
    "  - {field: measures, required: true, headings: [มาตรการ]}\n"
    "facts:\n"
    "  sources: [title]\n"
    "  fiscal_year: ['ปีงบประมาณ (?P<year>\\d{4})']\n";

constexpr const char* kNew =
    "name: new\n"
    "version: '1'\n"
    "extends: old\n"
    "years: [2568, 2570]\n";

class YearsTest : public testing::Test {
 protected:
  struct Outcome {
    std::string pack;
    std::string findings;
    std::string error;
    std::string explained;
  };

  void SetUp() override {
    scratch_.Write("old/pack.yaml", kOld);
    scratch_.Write("new/pack.yaml", kNew);
  }

  // What comes of a report with this title, by the packs in the scratch folder.
  Outcome Read(const std::string& title) {
    Outcome outcome;
    const SourceFile file{"x.case", "case: x\n" + (title.empty() ? "" : "title: " + title + "\n") +
                                        "table:\n| ข้อคำถาม | มาตรการ |\n| เปิดเผยข้อมูล | แจ้งเวียน |\n"};
    Problems problems;
    const std::vector<Case> cases = ReadCases(file, problems);
    EXPECT_EQ(problems.ToText(), "");
    auto packs = PackSet::Load({}, {scratch_.path("")});
    EXPECT_TRUE(packs.ok()) << packs.error().ToString();
    thai::Engine engine(nullptr);
    ReportReader reader(packs.value(), engine, ReadOptions());
    const CaseOutcome ran = RunCase(cases.at(0), reader);
    outcome.findings = ran.findings;
    outcome.error = ran.records;
    outcome.pack = reader.explanations().at(0).pack;
    for (const std::string& line : reader.explanations().at(0).lines) outcome.explained += line + '\n';
    return outcome;
  }

  Scratch scratch_;
};

TEST_F(YearsTest, TheReportsYearDecides) {
  EXPECT_EQ(Read("รายงาน ปีงบประมาณ 2567").pack, "old");
  EXPECT_EQ(Read("รายงาน ปีงบประมาณ 2568").pack, "new");
  EXPECT_THAT(Read("รายงาน ปีงบประมาณ 2568").findings, Not(HasSubstr("value-guessed")));
}

TEST_F(YearsTest, AnUnknownYearIsTheNewestFormsAndSaidSo) {
  const Outcome outcome = Read("รายงาน");
  EXPECT_EQ(outcome.pack, "new");
  EXPECT_THAT(outcome.findings, HasSubstr("the report's fiscal year is not known; read by new, the newest form"));
}

TEST_F(YearsTest, AReportOfAYearThatNoPackHoldsForIsNotRead) {
  const Outcome outcome = Read("รายงาน ปีงบประมาณ 2571");
  EXPECT_THAT(outcome.pack, IsEmpty());
  EXPECT_THAT(outcome.explained,
              HasSubstr("not used: it holds for the fiscal years 2568 to 2570, and the report is of 2571"));
  EXPECT_THAT(outcome.error, HasSubstr(": it holds for the fiscal years"));
}

TEST_F(YearsTest, WhereBothHoldTheLaterFormIsTaken) {
  scratch_.Write("new/pack.yaml", "name: new\nversion: '1'\nextends: old\nyears: [2566, 2570]\n");
  const Outcome outcome = Read("รายงาน ปีงบประมาณ 2567");
  EXPECT_EQ(outcome.pack, "new");
  EXPECT_THAT(outcome.findings, Not(HasSubstr("value-guessed")));
}

TEST_F(YearsTest, APackMaySwitchAFindingOff) {
  const std::string title = "รายงาน ปีงบประมาณ 2567";
  EXPECT_THAT(Read(title).findings, HasSubstr("report-fact-missing"));
  scratch_.Write("old/pack.yaml", std::string(kOld) + "checks: {report-fact-missing: {enabled: false}}\n");
  EXPECT_THAT(Read(title).findings, Not(HasSubstr("report-fact-missing")));
}

}  // namespace
}  // namespace sarabun::rules
