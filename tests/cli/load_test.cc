// The command, over the samples, into SQLite; stores themselves are tested in tests/stores.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "cli/run_app.h"
#include "support/scratch.h"
#include "warehouse/dictionary.h"

namespace sarabun::test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class LoadCommand : public ::testing::Test {
 protected:
  Ran Load(std::vector<std::string> args) {
    args.insert(args.begin(), {"load", "--to", "sqlite:" + scratch_.path("ita.db")});
    return RunSarabun(args);
  }
  Scratch scratch_;
};

TEST_F(LoadCommand, LoadsReportsAndRecordsOnceAndSaysSo) {
  const Ran first = Load({Sample("small.docx"), Sample("bangkok-noi-2567-h2.docx")});
  EXPECT_EQ(first.code, 0) << first.err;
  EXPECT_THAT(first.err, HasSubstr("2 reports added (47 records)"));
  EXPECT_EQ(first.out, "");
  const Ran again = Load({Sample("small.docx"), Sample("bangkok-noi-2567-h2.docx")});
  EXPECT_THAT(again.err, HasSubstr("nothing changed, 2 files unchanged"));
  const std::string records = scratch_.path("r.jsonl");
  ASSERT_EQ(RunSarabun({"extract", Sample("small.docx"), "-o", records}).code, 0);
  EXPECT_THAT(Load({records}).err, HasSubstr("nothing changed, 1 report already there"));
  EXPECT_THAT(Load({records}).err, HasSubstr("nothing changed, 1 file unchanged"));
}

TEST_F(LoadCommand, ADryRunPrintsALineAReport) {
  const Ran ran = Load({Sample("small.docx"), "--dry-run"});
  EXPECT_EQ(ran.out, "new\tbangkok-ita/1044/2567/1\t" + Sample("small.docx") + "\n");
  EXPECT_THAT(ran.err, HasSubstr("1 report would be added"));
  EXPECT_FALSE(std::filesystem::exists(scratch_.path("ita.db")));
}

TEST_F(LoadCommand, ARejectedInputIsToldAndTheRestIsDone) {
  const std::string wrong = scratch_.Write("wrong.docx", "PK\x03\x04 cut off");
  const Ran ran = Load({wrong, Sample("small.docx"), scratch_.path("missing.docx")});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("1 report added"), HasSubstr("2 rejected"), HasSubstr("missing.docx")));
}

TEST_F(LoadCommand, RecordsWithAMistakeAreRejectedWhole) {
  const std::string records = scratch_.path("r.jsonl");
  ASSERT_EQ(RunSarabun({"extract", Sample("small.docx"), Sample("bangkok-noi-2567-h2.docx"), "-o", records}).code, 0);
  const std::string lines = Scratch::Read(records);
  const std::string broken = scratch_.Write("broken.jsonl", lines + "{\"schema\":\"sarabun.record/1\"}\n");
  const Ran ran = Load({broken});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("broken.jsonl, line 48"), HasSubstr("nothing changed, 1 rejected")));
  // The first report's last record after the second report.
  const std::size_t fifth = [&] {
    std::size_t at = 0;
    for (int i = 0; i < 4; ++i) at = lines.find('\n', at) + 1;
    return at;
  }();
  const std::size_t end = lines.find('\n', fifth) + 1;
  const std::string apart =
      scratch_.Write("apart.jsonl", lines.substr(0, fifth) + lines.substr(end) + lines.substr(fifth, end - fifth));
  EXPECT_THAT(Load({apart}).err, HasSubstr("stand in two places"));
}

TEST_F(LoadCommand, PartOfTheRecordsOfALoadedDocumentIsRefused) {
  ASSERT_EQ(Load({Sample("small.docx")}).code, 0);
  const std::string lines = RunSarabun({"extract", Sample("small.docx"), "-q"}).out;
  const Ran ran = Load({scratch_.Write("part.jsonl", lines.substr(0, lines.find('\n') + 1))});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("part.jsonl: holds 1 of the "), HasSubstr("nothing changed, 1 rejected")));
}

TEST_F(LoadCommand, ARecordThatWasChangedGetsARecordIdOfItsOwn) {
  std::string lines = RunSarabun({"extract", Sample("small.docx"), "-q"}).out;
  const std::size_t statement = lines.find("\"statement\":\"") + 13;
  lines.insert(statement, "x");
  const std::string findings = scratch_.path("findings.jsonl");
  EXPECT_EQ(Load({scratch_.Write("changed.jsonl", lines), "--findings", findings}).code, 0);
  EXPECT_THAT(Scratch::Read(findings), AllOf(HasSubstr("record.record_id"), HasSubstr("after it was extracted")));
}

TEST_F(LoadCommand, ADryRunOfARetractionSaysThatItIsOne) {
  ASSERT_EQ(Load({Sample("small.docx")}).code, 0);
  EXPECT_THAT(Load({"--retract", "bangkok-ita/1044/2567/1", "--dry-run"}).err,
              HasSubstr("1 document would be retracted"));
}

TEST_F(LoadCommand, DecisionsAreCheckedBeforeAnythingIsOpened) {
  const std::string fixes =
      scratch_.Write("fixes.csv", "key,field,value,who,why\nbangkok-ita/1044/2567/1/I1,scor,1,me,x\n");
  const Ran ran = Load({Sample("small.docx"), "--corrections", fixes});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("fixes.csv, line 2: no field 'scor'"), HasSubstr("^"),
                             HasSubstr("did you mean 'score'")));
  EXPECT_FALSE(std::filesystem::exists(scratch_.path("ita.db")));
  const std::string far =
      scratch_.Write("far.csv", "key,field,value,who,why\nbangkok-ita/1001/2567/1/I1,score,1,me,x\n");
  EXPECT_THAT(Load({Sample("small.docx"), "--corrections", far}).err,
              HasSubstr("note: no report bangkok-ita/1001/2567/1 in the store"));
}

TEST_F(LoadCommand, WithoutAnythingToDoItSaysWhatToName) {
  const Ran ran = Load({});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("nothing to load"), HasSubstr("--retract")));
}

// docs/tables.md is made from the one definition. SARABUN_ACCEPT=1 writes it.
TEST(DataDictionary, IsWhatTheCodeSays) {
  const std::string file = SARABUN_SOURCE_DIR "/docs/tables.md";
  const std::string made =
      "<!-- Made by `sarabun schema`; tests/cli/load_test.cc writes it with SARABUN_ACCEPT=1. -->\n" +
      warehouse::TablesMarkdown();
  const char* accept = std::getenv("SARABUN_ACCEPT");
  if (accept != nullptr && *accept == '1') {
    std::filesystem::create_directories(SARABUN_SOURCE_DIR "/docs");
    std::ofstream(file, std::ios::binary) << made;
    FAIL() << "written; read the diff, then run without SARABUN_ACCEPT";
  }
  EXPECT_EQ(Scratch::Read(file), made) << "run with SARABUN_ACCEPT=1 and read the diff";
}

TEST(Help, SaysNothingOfHowAnOptionIsStored) {
  for (const char* command : {"extract", "audit", "load", "schema"}) {
    EXPECT_THAT(RunSarabun({command, "--help"}).out, ::testing::Not(HasSubstr("{false}"))) << command;
  }
}

TEST(SchemaCommand, PrintsTheTablesInEveryForm) {
  EXPECT_THAT(RunSarabun({"schema", "--format", "markdown"}).out, HasSubstr(warehouse::TablesMarkdown()));
  EXPECT_THAT(RunSarabun({"schema"}).out, HasSubstr("\"row_measure\": {"));
  const std::string postgres = RunSarabun({"schema", "--format", "sql", "--schema", "ita"}).out;
  EXPECT_THAT(postgres, AllOf(HasSubstr("CREATE TABLE \"ita\".\"measure\""), HasSubstr("COMMENT ON COLUMN"),
                              HasSubstr("numeric(5,2)"), HasSubstr("CREATE VIEW \"ita\".\"scores_wide\"")));
  const std::string sqlite = RunSarabun({"schema", "--format", "sql", "--dialect", "sqlite"}).out;
  EXPECT_THAT(sqlite, AllOf(HasSubstr("CREATE TABLE \"measure\""), HasSubstr("WITHOUT ROWID")));
}

}  // namespace
}  // namespace sarabun::test
