// Reports as tables for other programs: a folder of CSV files with a data package, and a workbook.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "cli/run_app.h"
#include "support/scratch.h"
#include "support/shell.h"

namespace sarabun::test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
namespace fs = std::filesystem;

std::string Script(const std::string& name) { return SARABUN_PYTHON " " SARABUN_SOURCE_DIR "/tests/cli/" + name; }

// Every report of the samples; what they must give stands beside them and is no report.
std::vector<std::string> WithReports(std::vector<std::string> words) {
  for (const auto& entry : fs::directory_iterator(SARABUN_SOURCE_DIR "/samples")) {
    if (entry.path().extension() == ".docx") words.push_back(entry.path().native());
  }
  return words;
}

TEST(Relational, HoldsTheRowsOfSqliteAndKeepsItsOwnClaims) {
  const Scratch scratch;
  const std::string folder = scratch.path("deep/tables");
  const Ran ran = RunSarabun(WithReports({"extract", "--relational", folder}));
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("/datapackage.json"));
  EXPECT_EQ(ran.out, "");
  const std::string database = scratch.path("ita.db");
  ASSERT_EQ(RunSarabun(WithReports({"load", "--to", "sqlite:" + database})).code, 0);
  const ShellRan same = Shell(Script("check_package.py ") + folder + " " + database);
  EXPECT_EQ(same.code, 0) << same.out;
  EXPECT_THAT(same.out, HasSubstr("rows are the same"));
}

TEST(Relational, ReplacesItsOwnFolderAndNothingElse) {
  const Scratch scratch;
  const std::string folder = scratch.path("tables");
  const auto extract = [&](const std::string& report) {
    return RunSarabun({"extract", report, "--format", "csv", "--relational", folder});
  };
  fs::create_directory(folder);  // empty: nothing is lost
  const fs::path here = fs::current_path();
  fs::current_path(scratch.path());
  EXPECT_EQ(RunSarabun({"extract", Sample("small.docx"), "--relational", "by-its-name"}).code, 0);
  EXPECT_EQ(RunSarabun({"extract", Sample("small.docx"), "--relational", "by-its-name/"}).code, 0);
  fs::current_path(here);
  fs::remove_all(scratch.path("by-its-name"));
  ASSERT_EQ(extract(Sample("small.docx")).code, 0);
  const std::string first = Scratch::Read(folder + "/record.csv");
  const Ran again = extract(Sample("bangkok-noi-2567-h2.docx"));
  ASSERT_EQ(again.code, 0) << again.err;
  const std::string second = Scratch::Read(folder + "/record.csv");
  EXPECT_NE(first, second);
  // Nothing stays beside it.
  EXPECT_EQ(std::distance(fs::directory_iterator(scratch.path()), fs::directory_iterator()), 1);

  EXPECT_EQ(extract(scratch.path("missing.docx")).code, 1);
  EXPECT_EQ(Scratch::Read(folder + "/record.csv"), second);

  scratch.Write("tables/notes.txt", "mine");
  const Ran foreign = extract(Sample("small.docx"));
  EXPECT_EQ(foreign.code, 2);
  EXPECT_THAT(foreign.err, AllOf(HasSubstr("holds 'notes.txt'"), HasSubstr("nothing was changed")));
  EXPECT_EQ(Scratch::Read(folder + "/record.csv"), second);

  scratch.Write("theirs/datapackage.json", R"({"name": "theirs"})");
  const Ran theirs = RunSarabun({"extract", Sample("small.docx"), "--relational", scratch.path("theirs")});
  EXPECT_EQ(theirs.code, 2);
  EXPECT_THAT(theirs.err, HasSubstr("no datapackage.json that this program wrote"));
  const std::string file = scratch.Write("file", "");
  EXPECT_THAT(RunSarabun({"extract", Sample("small.docx"), "--relational", file}).err, HasSubstr("is a file"));
}

TEST(Relational, AReportGivenTwiceStandsOnce) {
  const Scratch scratch;
  const std::string copy = scratch.Write("copy.docx", Scratch::Read(Sample("small.docx")));
  const std::string folder = scratch.path("tables");
  const Ran ran = RunSarabun({"extract", Sample("small.docx"), copy, "--relational", folder});
  EXPECT_THAT(ran.err, HasSubstr("5 records from 1 report, 1 report given twice"));
}

TEST(Relational, RefusesWhatIsForOneTable) {
  for (const std::string option : {"-o=x.csv", "--format=xlsx", "--media=x", "--bom", "--csv-safe", "--headings=th"}) {
    const Ran ran = RunSarabun({"extract", Sample("small.docx"), "--relational", "never-made", option});
    EXPECT_EQ(ran.code, 2) << option;
    EXPECT_THAT(ran.err, HasSubstr(option.substr(0, option.find('=')))) << ran.err;
    EXPECT_FALSE(fs::exists("never-made"));
  }
}

TEST(WorkbookOfRecords, HoldsWhatTheCsvHolds) {
  const Scratch scratch;
  const std::string book = scratch.path("records.xlsx");
  const std::string csv = scratch.path("records.csv");
  ASSERT_EQ(RunSarabun(WithReports({"extract", "-o", book})).code, 0);
  ASSERT_EQ(RunSarabun(WithReports({"extract", "-o", csv})).code, 0);
  const ShellRan same = Shell(Script("compare_workbook.py ") + book + " " + csv);
  EXPECT_EQ(same.code, 0) << same.out;
}

TEST(WorkbookOfRecords, NeedsAFileAndTakesHeadings) {
  const Ran nameless = RunSarabun({"extract", Sample("small.docx"), "--format", "xlsx"});
  EXPECT_EQ(nameless.code, 2);
  EXPECT_THAT(nameless.err, HasSubstr("-o FILE.xlsx"));
  const Scratch scratch;
  const std::string book = scratch.path("a");
  ASSERT_EQ(RunSarabun({"extract", Sample("small.docx"), "--format", "xlsx", "-o", book, "--headings", "en"}).code, 0);
  const ShellRan cell = Shell(SARABUN_PYTHON " -c \"import openpyxl; print(openpyxl.load_workbook(open('" + book +
                              "', 'rb')).active['A1'].value)\"");
  EXPECT_EQ(cell.out, "Record ID\n");
}

TEST(Relational, RecordsGiveTheTablesThatTheirReportGives) {
  const Scratch scratch;
  const std::string folder = scratch.path("in");
  fs::create_directory(folder);
  const std::string report = Sample("small.docx");
  ASSERT_EQ(RunSarabun({"extract", "--link", report, "-o", folder + "/records.jsonl"}).code, 0);
  ASSERT_EQ(RunSarabun({"extract", report, "--relational", scratch.path("of-report")}).code, 0);
  const Ran ran = RunSarabun({"extract", folder, "--relational", scratch.path("of-records")});
  EXPECT_EQ(ran.code, 0) << ran.err;
  for (const char* table : {"record.csv", "measure.csv", "result.csv", "evidence.csv", "issue.csv"}) {
    const std::string wanted = Scratch::Read(scratch.path("of-report/") + table);
    const std::string got = Scratch::Read(scratch.path("of-records/") + table);
    EXPECT_EQ(std::count(got.begin(), got.end(), '\n'), std::count(wanted.begin(), wanted.end(), '\n')) << table;
    EXPECT_GT(got.size(), 100U) << table;
  }
}

}  // namespace
}  // namespace sarabun::test
