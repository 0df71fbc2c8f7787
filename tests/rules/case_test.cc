#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/file.h"
#include "rules/case_file.h"
#include "rules/case_suite.h"
#include "rules/pack.h"
#include "rules/pack_set.h"
#include "support/scratch.h"
#include "thai/repair.h"

// Every rules/<pack>/cases/*.case: small reports and the records they must give. With SARABUN_ACCEPT set, what was
// found is written into the files and the run fails, so that an accepting run never looks green.
namespace sarabun::rules {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> PacksWithCases() {
  std::vector<std::string> folders;
  for (const auto& entry : fs::directory_iterator(fs::path(SARABUN_SOURCE_DIR) / "rules")) {
    if (fs::exists(entry.path() / "cases")) folders.push_back(entry.path().native());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

class CaseTest : public testing::TestWithParam<std::string> {};

TEST_P(CaseTest, GivesItsRecords) {
  const CaseSuite suite = RunCases(GetParam(), {});
  EXPECT_EQ(suite.problems, "");
  EXPECT_FALSE(suite.files.empty()) << "a folder of cases without a case";
  for (const CaseFileResult& file : suite.files) {
    EXPECT_EQ(file.problems, "");
    for (const CaseResult& result : file.cases) EXPECT_TRUE(result.passed) << result.name << '\n' << result.difference;
    if (std::getenv("SARABUN_ACCEPT") == nullptr || file.accepted.empty()) continue;
    std::ofstream(file.path) << file.accepted;
    ADD_FAILURE() << "accepted what was found; look at the difference and run again";
  }
}

INSTANTIATE_TEST_SUITE_P(Packs, CaseTest, testing::ValuesIn(PacksWithCases()), [](const auto& instance) {
  std::string name = fs::path(instance.param).filename().native();
  for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
  return name;
});

// A pack of one column with codes, and the file of cases that is given.
CaseSuite RunTiny(const test::Scratch& scratch, const std::string& cases) {
  scratch.Write("tiny/pack.yaml",
                "name: tiny\nversion: '1'\ncolumns:\n  - {field: item, required: true, headings: [Item]}\n"
                "  - {field: measures, headings: [Measures]}\n"
                "item: {code: ['^(?P<head>(?P<prefix>[A-Z])(?P<first>[0-9]+))']}\n");
  scratch.Write("tiny/cases/one.case", cases);
  return RunCases(scratch.path("tiny"), {});
}

constexpr const char* kTable = "case: a\ntable:\n| Item | Measures |\n| A1 first | do it |\n";
constexpr const char* kRecords =
    "records:\nreport: - - | - | - -/-/- | - -\nsection:\nA1 | - | -\n  statement: first\n  measures: [] do it\n";
constexpr const char* kFindings =
    "findings:\nreport-fact-missing report.agency: no agency is named\n"
    "report-fact-missing report.fiscal_year: no fiscal year is written\n"
    "report-fact-missing report.round: no round is written\n";

TEST(CaseSuiteTest, ADifferenceNamesLineAndRecord) {
  const test::Scratch scratch;
  std::string records = kRecords;
  records.replace(records.find("do it"), 5, "do that");
  const CaseSuite suite = RunTiny(scratch, std::string(kTable) + records + kFindings);
  ASSERT_EQ(suite.files.size(), 1u) << suite.problems;
  ASSERT_EQ(suite.files[0].cases.size(), 1u) << suite.files[0].problems;
  EXPECT_FALSE(suite.files[0].cases[0].passed);
  EXPECT_EQ(suite.files[0].cases[0].difference, "  " + scratch.path("tiny/cases/one.case") +
                                                    ":10: records, in 'A1 | - | -'\n    -   measures: [] do that\n"
                                                    "    +   measures: [] do it\n");
  EXPECT_EQ(suite.files[0].accepted, std::string(kTable) + kRecords + kFindings);
}

TEST(CaseSuiteTest, AcceptingWritesWhatIsMissingAndKeepsComments) {
  const test::Scratch scratch;
  const std::string second = "\n# about the second\ncase: b\ntable:\n| Item | Measures |\n| A1 first | do it |\n";
  const CaseSuite suite = RunTiny(scratch, kTable + second + kRecords + kFindings);
  ASSERT_EQ(suite.files.size(), 1u);
  EXPECT_EQ(suite.files[0].accepted, std::string(kTable) + kRecords + kFindings + second + kRecords + kFindings);
}

TEST(CaseSuiteTest, ACaseThatMustBeLikeAnotherIsNeverAccepted) {
  const test::Scratch scratch;
  const std::string other =
      "\ncase: b\ntable:\n| Item | Measures |\n| A2 other | do it |\nsame-as: a\n" + std::string(kFindings);
  const CaseSuite suite = RunTiny(scratch, std::string(kTable) + kRecords + kFindings + other);
  ASSERT_EQ(suite.files.size(), 1u);
  ASSERT_EQ(suite.files[0].cases.size(), 2u) << suite.files[0].problems;
  EXPECT_TRUE(suite.files[0].cases[0].passed) << suite.files[0].cases[0].difference;
  EXPECT_FALSE(suite.files[0].cases[1].passed);
  EXPECT_FALSE(suite.files[0].cases[1].acceptable);
  EXPECT_EQ(suite.files[0].accepted, "");
}

TEST(CaseSuiteTest, WhatCannotBeReadIsShownWithACaret) {
  const test::Scratch scratch;
  for (const auto& [cases, message] : std::vector<std::pair<std::string, std::string>>{
           {"case: a\ntabel:\n", ":2:1: error: unknown key 'tabel'\n  tabel:\n  ^\n  expected 'table'; or one of: "},
           {"| A |\n", ":1:1: error: a row without 'table:' above it"},
           {"case: a\nrecords:\n\ncase: a\nrecords:\n", ":4:1: error: a second case 'a'"},
           {"case: a\nsame-as: b\n", ":1:1: error: 'same-as: b' names no case above"},
           {"case: a\ninput: dmup\n", ":2:1: error: unknown input 'dmup'"},
           {"", ":1:1: error: no case in this file"},
       }) {
    const CaseSuite suite = RunTiny(scratch, cases);
    ASSERT_EQ(suite.files.size(), 1u) << cases;
    EXPECT_NE(suite.files[0].problems.find(message), std::string::npos) << cases << suite.files[0].problems;
    EXPECT_TRUE(suite.files[0].cases.empty()) << cases;
  }
}

TEST(CaseSuiteTest, WarmingUpChangesNothingThatIsReadAfter) {
  const std::string folder = std::string(SARABUN_SOURCE_DIR) + "/rules/bangkok-ita";
  const auto packs = PackSet::Load({folder}, {});
  ASSERT_TRUE(packs) << packs.error().message;
  const auto text = ReadFile(folder + "/cases/forms.case", 8u << 20);
  ASSERT_TRUE(text);
  const SourceFile file{"forms.case", *text};
  Problems problems;
  const std::vector<Case> cases = ReadCases(file, problems);
  ASSERT_GT(cases.size(), 10u);
  thai::Engine engine(nullptr);
  const ReadOptions options;
  ReportReader cold(*packs, engine, options);
  ReportReader warm(*packs, engine, options);
  WarmUp(**packs, warm);
  for (const Case& each : cases) {
    const CaseOutcome due = RunCase(each, cold);
    const CaseOutcome got = RunCase(each, warm);
    EXPECT_EQ(got.records, due.records) << each.name;
    EXPECT_EQ(got.findings, due.findings) << each.name;
  }
}

TEST(CaseFileTest, ALinkWithoutItsEndIsText) {
  const SourceFile file{"x.case", "case: x\ntitle: a [link b\ntable:\n| [link | {1. |\nrecords:\n"};
  Problems problems;
  const std::vector<Case> cases = ReadCases(file, problems);
  ASSERT_EQ(cases.size(), 1u);
  EXPECT_EQ(cases[0].blocks[0].paragraph.text.text, "a [link b");
}

TEST(CaseFileTest, ACellIsTheSameWrittenAndReadAgain) {
  for (const std::string cell :
       {"a\\nb\\pc\\td", "{1.} first\\p{>2.}second", "[image][image]", "see [link page]", "a\\|b \\\\ c \\[d", "\\^",
        "\\<", "outer\\cinner\\pouter", "[lost]", "", "a\\p\\pb", "\\{not a label}", "[object]"}) {
    const SourceFile file{"x", "case: a\ntable:\n| " + cell + " |\n"};
    Problems problems;
    const std::vector<Case> cases = ReadCases(file, problems);
    ASSERT_EQ(problems.ToText(), "") << cell;
    ASSERT_EQ(cases[0].blocks[0].rows[0].cells.size(), 1u) << cell;
    EXPECT_EQ(CellSource(cases[0].blocks[0].rows[0].cells[0]), cell);
  }
}

}  // namespace
}  // namespace sarabun::rules
