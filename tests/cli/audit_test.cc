// sarabun audit as a person runs it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/text.h"
#include "cli/run_app.h"
#include "support/scratch.h"

namespace sarabun::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  for (const std::string_view line : Split(text, '\n')) {
    if (!line.empty()) lines.emplace_back(line);
  }
  return lines;
}

// Lines of findings of one code.
std::vector<std::string> Of(const std::string& findings, const std::string& code) {
  std::vector<std::string> found;
  for (const std::string& line : Lines(findings)) {
    if (line.find("\"code\":\"" + code + "\"") != std::string::npos) found.push_back(line);
  }
  return found;
}

std::string IdOf(const std::string& finding) {
  const std::size_t at = finding.find("\"finding_id\":\"");
  return finding.substr(at + 14, 32);
}

TEST(Audit, SumsUpAReportAndSaysWhatItFound) {
  const Scratch scratch;
  const std::string findings = scratch.path("f.jsonl");
  const std::string checks = scratch.path("c.jsonl");
  const Ran ran = RunSarabun({"audit", Sample("bang-kapi-2567-h1.docx"), "--findings", findings, "--checks", checks});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("measure-without-result"));
  EXPECT_THAT(ran.out, HasSubstr("no official result"));
  EXPECT_THAT(ran.out, HasSubstr("I7, I10, I12, I14, I15, I18, I19, E5, E6"));
  const std::string found = Scratch::Read(findings);
  // A shared cell gives one finding with all its items.
  const std::vector<std::string> unanswered = Of(found, "measure-without-result");
  ASSERT_EQ(unanswered.size(), 12u);
  EXPECT_THAT(unanswered.front(), HasSubstr("\"items\":[\"I6\",\"I7\"]"));
  EXPECT_THAT(unanswered.front(), HasSubstr("\"field\":\"measures[2].text\""));
  EXPECT_TRUE(Of(found, "result-without-measure").empty());
  const std::string ran_checks = Scratch::Read(checks);
  EXPECT_THAT(ran_checks, HasSubstr("\"code\":\"missing-item\",\"question\""));
  EXPECT_THAT(ran_checks, HasSubstr("\"state\":\"passed\""));
  EXPECT_THAT(ran_checks, HasSubstr("\"state\":\"not-run\""));
}

// The report that Sarabun was first made for; what it holds is known item by item.
TEST(Audit, TheRealReport) {
  const std::string report = SARABUN_SOURCE_DIR "/../shared/reports/chom-thong-2567-h1.txt";
  if (!std::filesystem::exists(report)) GTEST_SKIP() << "the real report is not there";
  const std::string found = RunSarabun({"audit", report, "-q", "--findings", "-"}).out;
  const std::vector<std::string> contradictions = Of(found, "issue-contradicts-score");
  ASSERT_EQ(contradictions.size(), 2u);
  EXPECT_THAT(contradictions[0], HasSubstr("\"items\":[\"O1-O22\"]"));
  EXPECT_THAT(contradictions[1], HasSubstr("\"items\":[\"O23-O30\"]"));
  ASSERT_EQ(Of(found, "repeated-within-report").size(), 1u);
  EXPECT_THAT(Of(found, "repeated-within-report")[0], HasSubstr("\"items\":[\"O23-O30\"]"));
  EXPECT_EQ(Of(found, "suspect-word").size(), 4u);
  EXPECT_EQ(Of(found, "doubled-word").size(), 1u);
  EXPECT_EQ(Of(found, "result-without-fact").size(), 44u);
  for (const char* none : {"foreign-year", "foreign-agency-name", "period-mismatch", "result-without-measure"}) {
    EXPECT_TRUE(Of(found, none).empty()) << none;
  }
}

TEST(Audit, RecordsGiveWhatReportsGive) {
  const Scratch scratch;
  const std::string records = scratch.path("records.jsonl");
  ASSERT_EQ(RunSarabun({"extract", Sample("bang-kapi-2567-h1.docx"), "-q", "-o", records}).code, 0);
  const auto counts = [&](const std::string& input) {
    const std::string findings = scratch.path("f.jsonl");
    EXPECT_EQ(RunSarabun({"audit", input, "-q", "--findings", findings}).code, 0);
    std::map<std::string, std::size_t> of;
    const std::string found = Scratch::Read(findings);
    for (const char* code : {"measure-without-result", "result-repeats-measure", "score-outlier", "missing-item",
                             "issue-contradicts-score", "result-without-fact", "period-mismatch"}) {
      of[code] = Of(found, code).size();
    }
    return of;
  };
  EXPECT_EQ(counts(records), counts(Sample("bang-kapi-2567-h1.docx")));
}

TEST(Audit, FailsOnTheSeverityThatIsAskedFor) {
  const std::string report = Sample("bang-kapi-2567-h1.docx");
  EXPECT_EQ(RunSarabun({"audit", report, "-q", "--fail-on", "warning"}).code, 3);
  EXPECT_EQ(RunSarabun({"audit", report, "-q", "--fail-on", "warning", "--only", "missing-item"}).code, 0);
  EXPECT_EQ(RunSarabun({"audit", report, "-q", "--fail-on", "grave"}).code, 2);
}

TEST(Audit, ChecksAreChosenByCode) {
  const std::string report = Sample("bang-kapi-2567-h1.docx");
  const Ran skipped = RunSarabun({"audit", report, "--skip", "measure-without-result", "--findings", "-"});
  EXPECT_EQ(skipped.code, 0);
  EXPECT_THAT(skipped.out, Not(HasSubstr("\"measure-without-result\"")));
  const Ran mistyped = RunSarabun({"audit", report, "--only", "mising-item"});
  EXPECT_EQ(mistyped.code, 2);
  EXPECT_THAT(mistyped.err, HasSubstr("did you mean missing-item?"));
}

TEST(Audit, AFindingThatIsSettledIsLeftOutAndAnIdleLineIsToldOf) {
  const Scratch scratch;
  const std::string report = Sample("bang-kapi-2567-h1.docx");
  const std::string all = RunSarabun({"audit", report, "-q", "--findings", "-"}).out;
  const std::string id = IdOf(Of(all, "measure-without-result").front());
  const std::string idle(32, 'a');
  const std::string list =
      scratch.Write("settled.tsv", "finding_id\treason\n" + id + "\tanswered in the next round\n" + idle + "\told\n");
  const Ran ran = RunSarabun({"audit", report, "-q", "--findings", "-", "--suppress", list});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(Of(ran.out, "measure-without-result").size(), 11u);
  ASSERT_EQ(Of(ran.out, "suppression-unused").size(), 1u);
  EXPECT_THAT(Of(ran.out, "suppression-unused").front(), HasSubstr("Line 3 of the suppressions"));
  const Ran wrong =
      RunSarabun({"audit", report, "--suppress", scratch.Write("bad.tsv", "finding_id\treason\nxyz\told\n")});
  EXPECT_EQ(wrong.code, 2);
  EXPECT_THAT(wrong.err, HasSubstr("bad.tsv"));
  EXPECT_THAT(wrong.err, HasSubstr("^"));
}

TEST(Audit, AnExpectedAgencyThatIsNotThereIsFound) {
  const Scratch scratch;
  const std::string list =
      scratch.Write("expected.tsv", "code\tname\n1006\tสำนักงานเขตบางกะปิ\n1035\tสำนักงานเขตจอมทอง\n");
  const Ran ran = RunSarabun({"audit", Sample("bang-kapi-2567-h1.docx"), "-q", "--findings", "-", "--expect", list});
  const std::vector<std::string> missing = Of(ran.out, "missing-report");
  ASSERT_EQ(missing.size(), 1u);
  EXPECT_THAT(missing.front(), HasSubstr("สำนักงานเขตจอมทอง should report and has not."));
}

TEST(Audit, AnExpectedAgencyIsNamedAsItsReportsNameIt) {
  const Scratch scratch;
  const std::string list = scratch.Write("expected.tsv", "code\tname\n1006\tบางกะปิ\n1035\tจอมทอง\n");
  const Ran ran = RunSarabun({"audit", Sample("bang-kapi-2567-h1.docx"), "-q", "--findings", "-", "--expect", list});
  const std::vector<std::string> missing = Of(ran.out, "missing-report");
  ASSERT_EQ(missing.size(), 1u);
  EXPECT_THAT(missing.front(), HasSubstr(R"("agency":"สำนักงานเขตจอมทอง")"));
}

TEST(Audit, AFileThatCannotBeReadIsAFindingAndNotTheEnd) {
  const Scratch scratch;
  const std::string broken = scratch.Write("broken.docx", "PK\x03\x04 and no more");
  const Ran ran = RunSarabun({"audit", broken, Sample("small.docx"), "-q", "--findings", "-"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(Of(ran.out, "unreadable-report").size(), 1u);
  EXPECT_THAT(ran.err, HasSubstr("broken.docx"));
}

TEST(Audit, FindingsForPeopleWithASpreadsheet) {
  const Scratch scratch;
  const std::string csv = scratch.path("ข้อ ค้นพบ.csv");
  ASSERT_EQ(RunSarabun({"audit", Sample("small.docx"), "-q", "--findings", csv}).code, 0);
  EXPECT_TRUE(Scratch::Read(csv).starts_with("finding_id,severity,code,status,agency,items"));
}

}  // namespace
}  // namespace sarabun::test
