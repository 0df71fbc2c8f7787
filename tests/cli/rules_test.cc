#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "cli/run_app.h"
#include "support/scratch.h"
#include "tools/docx_builder/document.h"

namespace sarabun::test {
namespace {

TEST(RulesCommandTest, ListsShowsAndChecksThePacksThereAre) {
  const Ran list = RunSarabun({"rules", "list"});
  EXPECT_EQ(list.code, cli::kDone) << list.err;
  EXPECT_NE(list.out.find("bangkok-ita "), std::string::npos) << list.out;
  const Ran show = RunSarabun({"rules", "show", "bangkok-ita"});
  EXPECT_EQ(show.code, cli::kDone) << show.err;
  EXPECT_NE(show.out.find("measures: a list"), std::string::npos) << show.out;
  const Ran check = RunSarabun({"rules", "check"});
  EXPECT_EQ(check.code, cli::kDone) << check.out;
  EXPECT_NE(check.out.find("no errors"), std::string::npos) << check.out;
}

TEST(RulesCommandTest, ExplainTellsThePackInSentences) {
  const Ran told = RunSarabun({"rules", "show", "--explain", "bangkok-ita"});
  EXPECT_EQ(told.code, cli::kDone) << told.err;
  std::string text = told.out;
  std::replace(text.begin(), text.end(), '\n', ' ');
  for (const char* said : {"is for: Measures to raise integrity", "stands the list of measures", "as in I1, E1 and O1",
                           "50 agencies are known", "round 2 of 2 over 12 months"}) {
    EXPECT_NE(text.find(said), std::string::npos) << said << '\n' << told.out;
  }
}

TEST(RulesCommandTest, CheckShowsEveryMistake) {
  const Scratch scratch;
  std::string pack = Scratch::Read(SARABUN_SOURCE_DIR "/rules/bangkok-ita/pack.yaml");
  scratch.Write("mine/agencies.tsv", Scratch::Read(SARABUN_SOURCE_DIR "/rules/bangkok-ita/agencies.tsv"));
  const std::size_t columns = pack.find("\ncolumns:");
  ASSERT_NE(columns, std::string::npos);
  pack.replace(columns, 9, "\ncolums:");
  scratch.Write("mine/pack.yaml", pack);
  const Ran ran = RunSarabun({"rules", "check", scratch.path("mine")});
  EXPECT_EQ(ran.code, cli::kNothingTried);
  EXPECT_NE(ran.out.find("unknown key 'colums'"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("\n  ^"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("columns"), std::string::npos) << ran.out;
}

TEST(RulesCommandTest, AnUnknownPackNamesThoseThereAre) {
  const Ran ran = RunSarabun({"rules", "check", "bangkok"});
  EXPECT_EQ(ran.code, cli::kNothingTried);
  EXPECT_NE(ran.err.find("there are: bangkok-ita"), std::string::npos) << ran.err;
}

// A pack of one column of codes with two cases, in a folder with a Thai name and spaces.
std::string WriteTinyPack(const Scratch& scratch, const std::string& name, const std::string& text) {
  scratch.Write(name + "/pack.yaml",
                "name: tiny\nversion: '1'\ncolumns:\n  - {field: item, required: true, headings: [Item]}\n"
                "  - {field: measures, headings: [Measures]}\n"
                "item: {code: ['^(?P<head>(?P<prefix>[A-Z])(?P<first>[0-9]+))']}\n");
  const std::string findings =
      "findings:\nreport-fact-missing report.agency: no agency is named\n"
      "report-fact-missing report.fiscal_year: no fiscal year is written\n"
      "report-fact-missing report.round: no round is written\n";
  return scratch.Write(name + "/cases/one.case",
                       "case: a\ntable:\n| Item | Measures |\n| A1 " + text +
                           " | do |\nrecords:\nreport: - - | - | - -/-/- | - -\nsection:\nA1 | - | -\n"
                           "  statement: first\n  measures: [] do\n" +
                           findings);
}

TEST(RulesTestTest, RunsTheCasesOfAFolderAnywhere) {
  const Scratch scratch;
  const std::string file = WriteTinyPack(scratch, "แบบ ใหม่", "first");
  const Ran ran = RunSarabun({"rules", "test", scratch.path("แบบ ใหม่")});
  EXPECT_EQ(ran.code, cli::kDone) << ran.err;
  EXPECT_EQ(ran.out, "ok      " + file + ":1: a\n1 case of 1 pack: all passed\n");
}

TEST(RulesTestTest, AFailedCaseIsShownAndAccepted) {
  const Scratch scratch;
  const std::string file = WriteTinyPack(scratch, "mine", "second");
  const Ran failed = RunSarabun({"rules", "test", scratch.path("mine")});
  EXPECT_EQ(failed.code, cli::kSomeRejected);
  EXPECT_EQ(failed.out, "FAILED  " + file + ":1: a\n  " + file +
                            ":9: records, in 'A1 | - | -'\n    -   statement: first\n    +   statement: second\n"
                            "1 case of 1 pack: 1 failed\n- is what the case expects, + what the pack gives now; "
                            "if that is right, --accept writes it into the file\n");
  const Ran accepted = RunSarabun({"rules", "test", "--accept", scratch.path("mine")});
  EXPECT_EQ(accepted.code, cli::kDone) << accepted.out << accepted.err;
  EXPECT_NE(accepted.out.find("now written in 1 file"), std::string::npos) << accepted.out;
  const Ran again = RunSarabun({"rules", "test", scratch.path("mine")});
  EXPECT_EQ(again.code, cli::kDone) << again.out;
}

TEST(RulesTestTest, SaysWhatCannotBeTried) {
  const Scratch scratch;
  WriteTinyPack(scratch, "mine", "first");
  scratch.Write("mine/cases/two.case", "case: b\ntabel:\n");
  const Ran unread = RunSarabun({"rules", "test", scratch.path("mine")});
  EXPECT_EQ(unread.code, cli::kSomeRejected);
  EXPECT_NE(unread.out.find("two.case:2:1: error: unknown key 'tabel'\n  tabel:\n  ^\n"), std::string::npos);
  EXPECT_NE(unread.out.find("1 file of cases not read"), std::string::npos) << unread.out;

  std::filesystem::remove_all(scratch.path("mine/cases"));
  const Ran none = RunSarabun({"rules", "test", scratch.path("mine")});
  EXPECT_EQ(none.code, cli::kNothingTried);
  EXPECT_NE(none.out.find("tiny: no cases; they stand in "), std::string::npos) << none.out;

  scratch.Write("mine/pack.yaml", "name: tiny\nversion: '1'\ncolums: []\n");
  const Ran broken = RunSarabun({"rules", "test", scratch.path("mine")});
  EXPECT_EQ(broken.code, cli::kNothingTried);
  EXPECT_NE(broken.out.find("unknown key 'colums'"), std::string::npos) << broken.out;
}

const char* const kSmall = SARABUN_SOURCE_DIR "/samples/small.docx";

TEST(RulesDraftTest, AReportThatAPackReadsIsNotDraftedUnlessForced) {
  const Scratch scratch;
  const Ran known = RunSarabun({"rules", "draft", kSmall, "-o", scratch.path("new")});
  EXPECT_EQ(known.code, cli::kNothingTried);
  EXPECT_NE(known.err.find("the pack bangkok-ita already reads it: 5 records"), std::string::npos) << known.err;
  EXPECT_FALSE(std::filesystem::exists(scratch.path("new")));
}

TEST(RulesDraftTest, StandardInputIsRefused) {
  const Ran ran = RunSarabun({"rules", "draft", "-"});
  EXPECT_EQ(ran.code, cli::kNothingTried);
  EXPECT_NE(ran.err.find("save the report in a file"), std::string::npos) << ran.err;
}

TEST(RulesDraftTest, ADraftIsSoundPassesItsCaseAndReadsItsReport) {
  const Scratch scratch;
  const std::string folder = scratch.path("แบบ ใหม่");
  const Ran draft = RunSarabun({"rules", "draft", kSmall, "--force", "-o", folder + "/"});
  EXPECT_EQ(draft.code, cli::kDone) << draft.err;
  EXPECT_NE(draft.out.find(folder + "/pack.yaml:8: CHECK: "), std::string::npos) << draft.out;
  EXPECT_NE(draft.out.find("it reads 5 records from 12 rows"), std::string::npos) << draft.out;
  EXPECT_NE(Scratch::Read(folder + "/pack.yaml").find("name: 'new-form'"), std::string::npos);
  const Ran check = RunSarabun({"rules", "check", folder});
  EXPECT_EQ(check.code, cli::kDone);
  EXPECT_EQ(check.out.find("error"), std::string::npos) << check.out;
  const Ran test = RunSarabun({"rules", "test", folder});
  EXPECT_EQ(test.code, cli::kDone) << test.out;
  const Ran extract = RunSarabun({"extract", kSmall, "--rules", folder, "-q"});
  EXPECT_EQ(std::count(extract.out.begin(), extract.out.end(), '\n'), 5) << extract.err;
}

TEST(RulesDraftTest, WhatCannotBeDraftedLeavesNothingBehind) {
  const Scratch scratch;
  build::Document boxes;
  boxes.Text("only boxes");
  boxes.Table({{"one"}, {"two"}});
  scratch.Write("boxes.docx", build::WriteDocx(boxes));
  build::Document plain;
  plain.Text("no table");
  scratch.Write("plain.docx", build::WriteDocx(plain));
  scratch.Write("report.pdf", "%PDF-1.7\n");
  std::filesystem::create_directory(scratch.path("there"));
  const std::vector<std::pair<std::vector<std::string>, std::string>> tries = {
      {{"boxes.docx", "-o", scratch.path("new")}, "no table with two columns and two rows among 1"},
      {{"plain.docx", "-o", scratch.path("new")}, "no table in the document"},
      {{"report.pdf", "-o", scratch.path("new")}, "PDF"},
      {{"missing.docx", "-o", scratch.path("new")}, "missing.docx"},
      {{"boxes.docx", "-o", scratch.path("there")}, "is already there, and a draft overwrites nothing"},
      {{"boxes.docx", "-o", scratch.path("no/such/folder")}, "folder"},
  };
  for (const auto& [args, message] : tries) {
    std::vector<std::string> all = {"rules", "draft", scratch.path(args[0])};
    all.insert(all.end(), args.begin() + 1, args.end());
    const Ran ran = RunSarabun(all);
    EXPECT_EQ(ran.code, cli::kNothingTried) << args[0];
    EXPECT_NE(ran.err.find(message), std::string::npos) << ran.err;
  }
  std::size_t left = 0;
  for (const auto& entry : std::filesystem::directory_iterator(scratch.path())) left += entry.is_directory() ? 1 : 0;
  EXPECT_EQ(left, 1u) << "only the folder that was there";
}

TEST(SchemaCommandTest, PrintsBothForms) {
  const Ran json = RunSarabun({"schema"});
  EXPECT_EQ(json.code, cli::kDone);
  EXPECT_NE(json.out.find("\"$schema\""), std::string::npos);
  const Ran markdown = RunSarabun({"schema", "--format", "markdown"});
  EXPECT_EQ(markdown.code, cli::kDone);
  EXPECT_NE(markdown.out.find("record_id"), std::string::npos);
}

// What ships for editors is what the reader goes by. SARABUN_ACCEPT writes it anew, and the run fails.
TEST(SchemaCommandTest, ThePacksSchemaIsTheOneThatShips) {
  const std::string path = SARABUN_SOURCE_DIR "/rules/pack.schema.json";
  const Ran ran = RunSarabun({"schema", "--of", "packs"});
  EXPECT_EQ(ran.code, cli::kDone) << ran.err;
  if (std::getenv("SARABUN_ACCEPT") != nullptr) std::ofstream(path, std::ios::binary) << ran.out;
  const bool same = Scratch::Read(path) == ran.out && std::getenv("SARABUN_ACCEPT") == nullptr;
  EXPECT_TRUE(same) << "write it with: sarabun schema --of packs > rules/pack.schema.json";
}

TEST(SchemaCommandTest, ListsWhatAPackCanSay) {
  const Ran ran = RunSarabun({"schema", "--of", "packs", "--format", "markdown"});
  EXPECT_EQ(ran.code, cli::kDone) << ran.err;
  EXPECT_NE(ran.out.find("| `columns[].headings` | text or list of them, required |"), std::string::npos) << ran.out;
}

TEST(AgenciesOptionTest, ReplacesThePacksList) {
  const Scratch scratch;
  const std::string agencies = scratch.Write("mine.csv", "code,name\n77,สำนักงานเขตบางกะปิ\n");
  const Ran ran = RunSarabun({"extract", Sample("bang-kapi-2567-h1.docx"), "--agencies", agencies, "-q"});
  EXPECT_EQ(ran.code, cli::kDone) << ran.err;
  EXPECT_NE(ran.out.find("\"key\":\"bangkok-ita/77/2567/1/I1\""), std::string::npos) << ran.out.substr(0, 300);
}

TEST(AgenciesOptionTest, ABadTableIsShownWithItsLine) {
  const Scratch scratch;
  const std::string agencies = scratch.Write("mine.csv", "code,nmae\n77,x\n");
  const Ran ran = RunSarabun({"extract", Sample("small.docx"), "--agencies", agencies});
  EXPECT_EQ(ran.code, cli::kNothingTried);
  EXPECT_NE(
      ran.err.find("mine.csv:1:6: error: no column 'name' in the heading; 'nmae' is not known\n  code,nmae\n       ^"),
      std::string::npos)
      << ran.err;
}

}  // namespace
}  // namespace sarabun::test
