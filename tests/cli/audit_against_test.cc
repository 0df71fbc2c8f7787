// sarabun audit --against as a person runs it, on two rounds of a drawn district.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "base/text.h"
#include "cli/run_app.h"
#include "support/scratch.h"
#include "support/shell.h"
#include "tools/samples/districts.h"
#include "tools/samples/report_document.h"

namespace sarabun::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr std::size_t kDistricts = 50;  // of the list: as many reports make a round

class AuditAgainst : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const std::string source = SARABUN_SOURCE_DIR "/samples/source/";
    const samples::Form form = samples::ReadForm(source + "form.yaml");
    const std::vector<samples::District> districts = samples::ReadDistricts(source + "districts.tsv");
    const samples::DistrictMaker maker(source + "templates.yaml", form, districts, 4);
    for (std::size_t round = 0; round < 3; ++round) {
      const samples::ReportSource report = maker.Make(5 + round * kDistricts);
      const Scratch scratch;
      const std::string docx = scratch.Write("report.docx", build::WriteDocx(samples::LayOut(report, form)));
      const Ran extracted = RunSarabun({"extract", docx, "-q"});
      ASSERT_EQ(extracted.code, 0) << extracted.err;
      rounds_[round] = extracted.out;
    }
  }

  // Records of the drawn rounds: 2567 round 1 and 2, 2568 round 1; changed as a test wants.
  std::string Round(std::size_t round, const std::vector<std::pair<std::string, std::string>>& changes = {}) const {
    std::string records = rounds_[round];
    for (const auto& [from, to] : changes) {
      const std::size_t at = records.find(from);
      EXPECT_NE(at, std::string::npos) << from;
      if (at != std::string::npos) records.replace(at, from.size(), to);
    }
    return scratch_.Write("round" + std::to_string(round) + ".jsonl", records);
  }

  static std::vector<std::string> Of(const std::string& findings, const std::string& code, const std::string& status) {
    std::vector<std::string> found;
    for (const std::string_view line : Split(findings, '\n')) {
      if (line.find("\"code\":\"" + code + "\"") == std::string_view::npos) continue;
      if (line.find("\"status\":\"" + status + "\"") != std::string_view::npos) found.emplace_back(line);
    }
    return found;
  }

  static std::string IdOf(const std::string& finding) {
    return finding.substr(finding.find("\"finding_id\":\"") + 14, 32);
  }

  // The score of I1, as the records write it.
  static std::string ScoreOf(std::size_t round) {
    const std::size_t at = rounds_[round].find("\"score\":{\"value\":") + 17;
    return rounds_[round].substr(at, rounds_[round].find(',', at) - at);
  }

  const Scratch scratch_;
  static inline std::map<std::size_t, std::string> rounds_;
};

TEST_F(AuditAgainst, ScoresOfAYearAreOneAssessment) {
  const std::string before = Round(0);
  const Ran same = RunSarabun({"audit", Round(1), "--against", before, "-q", "--findings", "-"});
  ASSERT_EQ(same.code, 0) << same.err;
  EXPECT_THAT(Of(same.out, "score-changed-within-year", "new"), IsEmpty());
  const std::string changed = Round(1, {{"\"score\":{\"value\":" + ScoreOf(1), "\"score\":{\"value\":50.25"}});
  const Ran ran = RunSarabun({"audit", changed, "--against", before, "-q", "--findings", "-"});
  const auto found = Of(ran.out, "score-changed-within-year", "new");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found.front(), HasSubstr("\"items\":[\"I1\"]"));
  EXPECT_THAT(found.front(), HasSubstr("The score is 50.25, but round 1 of fiscal year 2567"));
  EXPECT_THAT(found.front(), HasSubstr("\"earlier_score\":\"" + ScoreOf(1)));
  // Of another year it is another assessment.
  const std::string next = Round(2, {{"\"score\":{\"value\":" + ScoreOf(2), "\"score\":{\"value\":50.25"}});
  const Ran moved = RunSarabun({"audit", next, "--against", before, "-q", "--findings", "-"});
  EXPECT_THAT(Of(moved.out, "score-moved", "new"), SizeIs(1));
  EXPECT_THAT(Of(moved.out, "score-changed-within-year", "new"), IsEmpty());
}

TEST_F(AuditAgainst, FindingsHaveAStatusEverywhere) {
  // I1 is low in both rounds of the year, I2's low score of the first is mended in the second.
  const std::string low = "\"score\":{\"value\":50.25";
  const std::string before = Round(0, {{"\"score\":{\"value\":" + ScoreOf(0), low}});
  const std::string now = Round(1, {{"\"score\":{\"value\":" + ScoreOf(1), "\"score\":{\"value\":49"}});
  const std::string csv = scratch_.path("f.csv");
  const Ran ran = RunSarabun({"audit", now, "--against", before, "--findings", csv});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("Reports with an earlier round to compare with: 1/1"));
  EXPECT_THAT(ran.out, HasSubstr("Now  New  Still  Resolved"));
  EXPECT_THAT(Scratch::Read(csv), HasSubstr(",warning,score-below-threshold,still,"));
  const Ran mended = RunSarabun({"audit", Round(1), "--against", before, "-q", "--findings", "-"});
  const auto resolved = Of(mended.out, "score-below-threshold", "resolved");
  ASSERT_THAT(resolved, SizeIs(1));
  EXPECT_THAT(resolved.front(), HasSubstr("\"report_key\":\"bangkok-ita/1006/2567/1\""));
  const std::string page = scratch_.path("page.html");
  ASSERT_EQ(RunSarabun({"audit", Round(1), "--against", before, "-q", "--html", page}).code, 0);
  EXPECT_THAT(Scratch::Read(page), HasSubstr("\"id\":\"" + IdOf(resolved.front()) +
                                             "\",\"code\":\"score-below-threshold\",\"severity\":\"warning\","
                                             "\"status\":\"resolved\",\"report\":0,"));
  const Ran json = RunSarabun({"audit", Round(1), "--against", before, "--format", "json"});
  EXPECT_THAT(json.out, HasSubstr("\"against\":{\"report_key\":\"bangkok-ita/1006/2567/1\",\"new\":"));
  EXPECT_THAT(RunSarabun({"audit", Round(1), "--format", "json"}).out, HasSubstr("\"against\":null}"));
}

// The id of a finding is the same with and without a comparison; one that goes on names the earlier one.
TEST_F(AuditAgainst, IdsStay) {
  const std::vector<std::pair<std::string, std::string>> low = {
      {"\"score\":{\"value\":" + ScoreOf(0), "\"score\":{\"value\":50"}};
  const std::string before = Round(0, low);
  const std::string now = Round(1, low);
  const std::string then = RunSarabun({"audit", before, "-q", "--findings", "-"}).out;
  const std::string alone = RunSarabun({"audit", now, "-q", "--findings", "-"}).out;
  const std::string compared = RunSarabun({"audit", now, "--against", before, "-q", "--findings", "-"}).out;
  const auto still = Of(compared, "score-below-threshold", "still");
  ASSERT_THAT(still, SizeIs(1));
  EXPECT_THAT(alone, HasSubstr(IdOf(still.front())));
  const std::size_t earlier = still.front().find("\"related\":[\"");
  ASSERT_NE(earlier, std::string::npos);
  EXPECT_THAT(then, HasSubstr("\"finding_id\":\"" + still.front().substr(earlier + 12, 32)));
}

TEST_F(AuditAgainst, AStoreSaysWhatTheRecordsSay) {
  const std::string before = Round(0, {{"\"score\":{\"value\":" + ScoreOf(0), "\"score\":{\"value\":50"}});
  const std::string store = "sqlite:" + scratch_.path("earlier.db");
  const Ran loaded = RunSarabun({"load", before, Round(2), "--to", store, "-q"});
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  const std::string now = Round(1);
  const Ran records = RunSarabun({"audit", now, "--against", before, "-q", "--findings", "-"});
  const Ran stored = RunSarabun({"audit", now, "--against", store, "-q", "--findings", "-"});
  EXPECT_EQ(stored.code, 0) << stored.err;
  EXPECT_THAT(records.out, HasSubstr("\"status\":\"resolved\""));
  EXPECT_EQ(stored.out, records.out);
  // What is not earlier is left aside, with a word.
  EXPECT_THAT(stored.err, HasSubstr("round 1 of fiscal year 2568 is not before what is audited"));
}

// What goes back to the office: one workbook of three sheets, in Thai, with statuses where there is an earlier round.
TEST_F(AuditAgainst, AWorkbookAnAgency) {
  const std::string before = Round(0, {{"\"score\":{\"value\":" + ScoreOf(0), "\"score\":{\"value\":50"}});
  const std::string now = Round(1, {{"\"score\":{\"value\":" + ScoreOf(1), "\"score\":{\"value\":49"}});
  const std::string folder = scratch_.path("answers");
  const Ran ran = RunSarabun({"audit", now, "--against", before, "--per-agency", folder, "-q"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const std::string script = scratch_.Write(
      "show.py",
      "import glob, openpyxl, sys\n"
      "book = openpyxl.load_workbook(glob.glob(sys.argv[1] + '/1006-*.xlsx')[0])\n"
      "for sheet in book:\n"
      "    print('#', sheet.title, sheet.freeze_panes, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight)\n"
      "    for row in sheet.iter_rows(values_only=True):\n"
      "        print('|'.join('' if cell is None else str(cell).replace('\\n', ' / ') for cell in row))\n");
  const ShellRan shown = Shell(SARABUN_PYTHON " " + script + " " + folder);
  ASSERT_EQ(shown.code, 0) << shown.out;
  EXPECT_THAT(shown.out, HasSubstr("# ข้อที่ควรตรวจสอบ A6 9 0\nผลการตรวจรายงานของสำนักงานเขตบางกะปิ"));
  EXPECT_THAT(shown.out, HasSubstr("|ควรตรวจสอบ|ยังคงอยู่|I1|คะแนน 49 ต่ำกว่าเกณฑ์ 85|ทบทวนว่ามาตรการตอบสาเหตุที่คะแนนต่ำหรือไม่|"
                                   "ตารางที่ 1 แถวที่ 4 / คะแนน / report.docx|"));
  EXPECT_THAT(shown.out, HasSubstr("# คะแนน A5 9 0\n"));
  EXPECT_THAT(shown.out, HasSubstr("ข้อคำถามเชิงลบ คะแนนสูงเป็นผลดี"));
  EXPECT_THAT(shown.out, HasSubstr("# มาตรการและผล A4 9 0\n"));
  EXPECT_THAT(shown.out, HasSubstr("I1, I2, I3, I4|1. "));  // one line a measure, its result beside it
}

TEST_F(AuditAgainst, WhatIsNoEarlierRoundIsSaid) {
  const std::string now = Round(1);
  const Ran same = RunSarabun({"audit", now, "--against", now});
  EXPECT_EQ(same.code, 2);
  EXPECT_THAT(same.err, HasSubstr("this is the same round as the reports audited (round 2 of fiscal year 2567)"));
  const Ran later = RunSarabun({"audit", now, "--against", Round(2)});
  EXPECT_EQ(later.code, 2);
  EXPECT_THAT(later.err, HasSubstr("this is no earlier round: it holds round 1 of fiscal year 2568"));
  const Ran none = RunSarabun({"audit", now, "--against", scratch_.path("nothing")});
  EXPECT_EQ(none.code, 2);
  EXPECT_THAT(none.err, HasSubstr("nothing: no earlier round could be read: no such file"));
  const Ran empty = RunSarabun({"audit", now, "--against", "sqlite:" + scratch_.path("nix.db")});
  EXPECT_EQ(empty.code, 2);
  EXPECT_THAT(empty.err, HasSubstr("nix.db: no earlier round could be read: the store holds no report"));
  const Ran parquet = RunSarabun({"audit", now, "--against", "parquet:" + scratch_.path("set")});
  EXPECT_EQ(parquet.code, 2);
  EXPECT_THAT(parquet.err, HasSubstr("cannot be read back"));
}

// A damaged file among the earlier ones is told of; the comparison goes on without it, and it is no finding of now.
TEST_F(AuditAgainst, AnEarlierFileThatCannotBeReadIsNotTheEnd) {
  const std::string broken = scratch_.Write("broken.docx", "PK\x03\x04 and no more");
  const Ran alone = RunSarabun({"audit", Round(1), "--against", broken});
  EXPECT_EQ(alone.code, 2);
  EXPECT_THAT(alone.err, HasSubstr("broken.docx: no earlier round could be read"));
  const Ran ran = RunSarabun({"audit", "--against", broken, "--against", Round(0), Round(1), "-q", "--findings", "-"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("broken.docx"));
  EXPECT_THAT(ran.out, Not(HasSubstr("unreadable-report")));
  EXPECT_THAT(ran.out, HasSubstr("carried-over-measure"));
}

TEST_F(AuditAgainst, GoesWithTheOtherChoices) {
  const std::string before = Round(0, {{"\"score\":{\"value\":" + ScoreOf(0), "\"score\":{\"value\":50"}});
  const std::string now = Round(1);
  const std::string only = RunSarabun({"audit", now, "--against", before, "-q", "--findings", "-", "--only",
                                       "carried-over-measure,score-below-threshold"})
                               .out;
  EXPECT_THAT(Of(only, "score-below-threshold", "resolved"), SizeIs(1));
  EXPECT_THAT(only, Not(HasSubstr("statement-altered")));
  // A check that is left out finds nothing resolved.
  const std::string skipped =
      RunSarabun({"audit", now, "--against", before, "-q", "--findings", "-", "--skip", "score-below-threshold"}).out;
  EXPECT_THAT(skipped, Not(HasSubstr("score-below-threshold")));
  // What is resolved fails nothing, and what was there before is not new.
  const std::string both = Round(1, {{"\"score\":{\"value\":" + ScoreOf(1), "\"score\":{\"value\":50"}});
  const std::vector<std::string> low = {"audit", both, "-q", "--only", "score-below-threshold", "--against", before};
  const auto fails = [](std::vector<std::string> args, const std::string& on) {
    args.insert(args.end(), {"--fail-on", on});
    return RunSarabun(args).code;
  };
  EXPECT_EQ(fails(low, "warning"), 3);
  EXPECT_EQ(fails(low, "new-warning"), 0);
  const std::string fine = Round(1);
  EXPECT_EQ(fails({"audit", fine, "-q", "--only", "score-below-threshold", "--against", before}, "info"), 0);
  const Ran alone = RunSarabun({"audit", now, "--fail-on", "new-warning"});
  EXPECT_EQ(alone.code, 2);
  EXPECT_THAT(alone.err, HasSubstr("--against"));
}

// A line for a finding of the earlier round settles it once it is resolved, is of use while it goes on, and hides
// nothing of now. Where checks are left out nobody can say that a line is idle.
TEST_F(AuditAgainst, SuppressionsOfTheRoundBefore) {
  const std::vector<std::pair<std::string, std::string>> low = {
      {"\"score\":{\"value\":" + ScoreOf(0), "\"score\":{\"value\":50"}};
  const std::string before = Round(0, low);
  const std::string then =
      RunSarabun({"audit", before, "-q", "--findings", "-", "--only", "score-below-threshold"}).out;
  const std::string list =
      scratch_.Write("settled.tsv", "finding_id\treason\n" + IdOf(then) + "\tthe form was wrong\n");
  const std::vector<std::string> args = {"--against", before, "-q", "--findings", "-", "--suppress", list};
  const auto audit = [&](const std::string& now, std::vector<std::string> more) {
    more.insert(more.begin(), {"audit", now});
    more.insert(more.end(), args.begin(), args.end());
    return RunSarabun(more).out;
  };
  const std::string still = audit(Round(1, low), {});
  EXPECT_THAT(Of(still, "score-below-threshold", "still"), SizeIs(1));
  EXPECT_THAT(still, Not(HasSubstr("suppression-unused")));
  const std::string now = Round(1);
  const std::string resolved = audit(now, {});
  EXPECT_THAT(Of(resolved, "score-below-threshold", "resolved"), IsEmpty());
  EXPECT_THAT(resolved, Not(HasSubstr("suppression-unused")));
  const std::string checks = scratch_.path("c.jsonl");
  const std::string partly = audit(now, {"--only", "missing-item", "--checks", checks});
  EXPECT_THAT(partly, Not(HasSubstr("suppression-unused")));
  EXPECT_THAT(Scratch::Read(checks), HasSubstr("\"code\":\"suppression-unused\""));
}

}  // namespace
}  // namespace sarabun::test
