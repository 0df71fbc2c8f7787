// The Parquet store through Load: the rows of the other stores, nothing of a load that was cut short.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <thread>

#include "sarabun/load.h"
#include "stores/parquet_catalogue.h"
#include "support/scratch.h"
#include "support/shell.h"

namespace sarabun::stores {
namespace {

namespace fs = std::filesystem;

const char* const kSamples = SARABUN_SOURCE_DIR "/samples";
const char* const kReaders = SARABUN_SOURCE_DIR "/build/readers";

std::vector<std::string> Samples() {
  return {std::string(kSamples) + "/bang-kapi-2567-h1.docx", std::string(kSamples) + "/bangkok-noi-2567-h2.docx",
          std::string(kSamples) + "/small.docx"};
}

Result<LoadSummary> LoadInto(const std::string& to, const std::vector<std::string>& paths) {
  LoadOptions options;
  options.extract.rule_folders = {SARABUN_SOURCE_DIR "/rules"};
  options.to = to;
  DiscardFindings findings;
  return Load(paths, options, findings);
}

// Rows by table, over the live files, each of which is there and as large as the catalogue says.
std::map<std::string, std::uint64_t> RowsOf(const std::string& folder) {
  std::map<std::string, std::uint64_t> rows;
  const auto catalogue = ReadCatalogue(folder);
  if (!catalogue) {
    ADD_FAILURE() << catalogue.error().ToString();
    return rows;
  }
  for (const LiveLoad& load : catalogue->loads) {
    for (const LiveFile& file : load.files) {
      EXPECT_EQ(fs::file_size(folder + "/" + file.path), file.bytes) << file.path;
      rows[file.table] += file.rows;
    }
  }
  return rows;
}

std::size_t FilesBelow(const std::string& folder) {
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) files += entry.is_regular_file() ? 1 : 0;
  return files;
}

std::size_t LiveFilesOf(const std::string& folder) {
  std::size_t files = 3;  // catalogue, views and lock
  const auto catalogue = ReadCatalogue(folder);
  for (const LiveLoad& load : catalogue->loads) files += load.files.size() + 1;
  return files;
}

bool ReadersAreThere() { return fs::exists(std::string(kReaders) + "/installed.json"); }
constexpr const char* kNoReaders = "the Parquet readers are not installed; tools/readers does it";

// All tables and views, value by value, in DuckDB and in SQLite.
void ExpectSame(const std::string& database, const std::string& folder) {
  const std::string command = std::string("node '" SARABUN_SOURCE_DIR "/tests/readers/same_rows.mjs' '") + kReaders +
                              "' '" + database + "' '" + folder + "'";
  const int status = std::system(command.c_str());  // NOLINT(cert-env33-c): the command is the test's own
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << command;
}

TEST(ParquetStore, HoldsTheRowsThatSqliteHolds) {
  if (!ReadersAreThere()) GTEST_SKIP() << kNoReaders;
  const test::Scratch scratch;
  const std::string folder = scratch.path("ชุด ข้อมูล");
  ASSERT_TRUE(LoadInto("parquet:" + folder, Samples()).ok());
  ASSERT_TRUE(LoadInto("sqlite:" + scratch.path("ita.db"), Samples()).ok());
  ExpectSame(scratch.path("ita.db"), folder);
}

// What counts as current is what the other stores say: decisions of people are in the set's own views.
TEST(ParquetStore, ItsViewsHonourCorrectionsPreferencesAndRetractions) {
  if (!ReadersAreThere()) GTEST_SKIP() << kNoReaders;
  const test::Scratch scratch;
  const std::string folder = scratch.path("set");
  const std::string corrections =
      scratch.Write("corrections.csv",
                    "key,field,value,who,why\nbangkok-ita/1044/2567/1/I1,score,12.5,Somchai,typed wrong\n"
                    "bangkok-ita/1044/2567/1,agency_name,A,Somchai,a new name\n");
  for (const std::string& to : {"sqlite:" + scratch.path("ita.db"), "parquet:" + folder}) {
    ASSERT_TRUE(LoadInto(to, Samples()).ok());
    LoadOptions options;
    options.extract.rule_folders = {SARABUN_SOURCE_DIR "/rules"};
    options.to = to;
    options.corrections = corrections;
    options.retract = {Samples()[0]};
    DiscardFindings findings;
    const auto decided = Load({}, options, findings);
    ASSERT_TRUE(decided.ok()) << decided.error().ToString();
    EXPECT_EQ(decided->corrections, 2u);
    EXPECT_EQ(decided->retracted, 1u);
  }
  ExpectSame(scratch.path("ita.db"), folder);
  const std::string duckdb = "SARABUN_READERS='" + std::string(kReaders) + "' '" SARABUN_SOURCE_DIR "/tools/duckdb' '" +
                             folder + "' \"SELECT agency_name, corrected_fields FROM current_report ORDER BY 1\"";
  const test::ShellRan ran = test::Shell(duckdb);
  EXPECT_THAT(ran.out, ::testing::HasSubstr("A\tagency_name\n"));
  EXPECT_EQ(std::count(ran.out.begin(), ran.out.end(), '\n'), 3) << "headings, and two of three reports:\n" << ran.out;
}

TEST(ParquetStore, LoadingAgainChangesNothingOutsideLoad) {
  const test::Scratch scratch;
  const std::string folder = scratch.path("set");
  ASSERT_TRUE(LoadInto("parquet:" + folder, Samples()).ok());
  auto before = RowsOf(folder);
  const auto again = LoadInto("parquet:" + folder, Samples());
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->unchanged, 3u);
  auto after = RowsOf(folder);
  EXPECT_EQ(after["load"], before["load"] + 1);
  before.erase("load");
  after.erase("load");
  EXPECT_EQ(after, before);
}

TEST(ParquetStore, ReportsAreKnownAcrossLoadsAndRetracted) {
  const test::Scratch scratch;
  const std::string to = "parquet:" + scratch.path("set");
  ASSERT_TRUE(LoadInto(to, {Samples()[0]}).ok());
  LoadOptions options;
  options.extract.rule_folders = {SARABUN_SOURCE_DIR "/rules"};
  options.to = to;
  options.retract = {Samples()[0]};
  DiscardFindings findings;
  const auto retracted = Load({}, options, findings);
  ASSERT_TRUE(retracted.ok()) << retracted.error().ToString();
  EXPECT_EQ(retracted->retracted, 1u);
  const auto again = Load({}, options, findings);
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->retracted, 0u);
}

TEST(ParquetStore, ALoadThatWasKilledLeavesNothingThatIsRead) {
  const test::Scratch clean;
  ASSERT_TRUE(LoadInto("parquet:" + clean.path("set"), Samples()).ok());
  auto wanted = RowsOf(clean.path("set"));
  wanted.erase("load");
  const char* const slow = std::getenv("SARABUN_SLOW_TESTS");
  const int rounds = slow != nullptr && *slow == '1' ? 200 : 24;
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same moments every time
  for (int round = 0; round < rounds; ++round) {
    const test::Scratch scratch;
    const std::string folder = scratch.path("set");
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      (void)LoadInto("parquet:" + folder, Samples());
      ::_exit(0);
    }
    std::this_thread::sleep_for(std::chrono::microseconds(std::uniform_int_distribution<int>(0, 120'000)(random)));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    const auto found = RowsOf(folder);
    EXPECT_TRUE(found.empty() || found.at("report") == wanted.at("report"));
    const auto completed = LoadInto("parquet:" + folder, Samples());
    ASSERT_TRUE(completed.ok()) << completed.error().ToString();
    auto rows = RowsOf(folder);
    rows.erase("load");
    EXPECT_EQ(rows, wanted);
    EXPECT_EQ(FilesBelow(folder), LiveFilesOf(folder));
  }
}

TEST(ParquetStore, TwoLoadsAtOnceAreOneAfterTheOther) {
  const test::Scratch scratch;
  const std::string folder = scratch.path("set");
  std::vector<std::thread> loads;
  for (int i = 0; i < 2; ++i) {
    loads.emplace_back([&] { EXPECT_TRUE(LoadInto("parquet:" + folder, Samples()).ok()); });
  }
  for (std::thread& load : loads) load.join();
  EXPECT_EQ(RowsOf(folder)["report"], 3u);
  EXPECT_EQ(RowsOf(folder)["load"], 2u);
}

// A full disk, as a limit on the size of files: what was there stays, nothing is added, and the next run completes.
TEST(ParquetStore, AFullDiskLeavesWhatWasThere) {
  const test::Scratch scratch;
  const std::string folder = scratch.path("set");
  ASSERT_TRUE(LoadInto("parquet:" + folder, {Samples()[2]}).ok());
  const auto before = RowsOf(folder);
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{3000, 3000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const auto full = LoadInto("parquet:" + folder, Samples());
    const bool said = !full.ok() && full.error().code == ErrorCode::kIo && !full.error().where.path.empty() &&
                      full.error().hint.find("run the same command again") != std::string::npos;
    if (!said && !full.ok())
      std::fprintf(stderr, "%s; %s\n", full.error().ToString().c_str(), full.error().hint.c_str());
    ::_exit(said ? 7 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_EQ(WEXITSTATUS(status), 7);
  EXPECT_EQ(RowsOf(folder), before);
  ASSERT_TRUE(LoadInto("parquet:" + folder, Samples()).ok());
  EXPECT_EQ(RowsOf(folder)["report"], 3u);
  EXPECT_EQ(FilesBelow(folder), LiveFilesOf(folder));
}

// Without its catalogue nobody can say which of a set's files count. They are reports, not left-overs.
TEST(ParquetStore, ASetThatLostItsCatalogueIsLeftAsItIs) {
  const test::Scratch scratch;
  const std::string folder = scratch.path("set");
  ASSERT_TRUE(LoadInto("parquet:" + folder, Samples()).ok());
  const std::string catalogue = test::Scratch::Read(folder + "/_manifest.json");
  fs::remove(folder + "/_manifest.json");
  const std::size_t files = FilesBelow(folder);
  for (const bool dry_run : {true, false}) {
    LoadOptions options;
    options.extract.rule_folders = {SARABUN_SOURCE_DIR "/rules"};
    options.to = "parquet:" + folder;
    options.dry_run = dry_run;
    DiscardFindings findings;
    const auto refused = Load({Samples()[0]}, options, findings);
    ASSERT_FALSE(refused.ok());
    EXPECT_THAT(refused.error().ToString() + refused.error().hint,
                ::testing::AllOf(::testing::HasSubstr("no _manifest.json"), ::testing::HasSubstr("load-000001"),
                                 ::testing::HasSubstr("backup"), ::testing::HasSubstr("nothing was changed")));
  }
  EXPECT_EQ(FilesBelow(folder), files);
  scratch.Write("set/_manifest.json", catalogue);
  ASSERT_TRUE(LoadInto("parquet:" + folder, {Samples()[0]}).ok());
  EXPECT_EQ(RowsOf(folder)["report"], 3u);
}

// What a first load leaves that was killed while it wrote: a catalogue of no loads, and files that it does not name.
TEST(ParquetStore, AFirstLoadThatWasCutShortIsBegunAnew) {
  const test::Scratch scratch;
  const std::string folder = scratch.path("set");
  ASSERT_TRUE(LoadInto("parquet:" + folder, {Samples()[0]}).ok());
  Catalogue none;
  none.schema_version = 1;
  ASSERT_TRUE(WriteCatalogue(folder, none).ok());
  scratch.Write("set/record/load-000001.parquet.abcdef.tmp", "PAR1");
  ASSERT_TRUE(LoadInto("parquet:" + folder, {Samples()[2]}).ok());
  EXPECT_EQ(RowsOf(folder)["report"], 1u);
  EXPECT_EQ(FilesBelow(folder), LiveFilesOf(folder));
  // Killed before any file was whole: nothing counts, and there is nothing to lose.
  scratch.Write("other/record/load-000001.parquet.abcdef.tmp", "PAR1");
  ASSERT_TRUE(LoadInto("parquet:" + scratch.path("other"), {Samples()[2]}).ok());
  EXPECT_EQ(FilesBelow(scratch.path("other")), LiveFilesOf(scratch.path("other")));
}

TEST(ParquetStore, TellsWhatIsLostOfASet) {
  const test::Scratch scratch;
  const std::string folder = scratch.path("set");
  ASSERT_TRUE(LoadInto("parquet:" + folder, Samples()).ok());
  const auto refusal = [&] {
    const auto loaded = LoadInto("parquet:" + folder, {Samples()[0]});
    return loaded ? "loaded" : loaded.error().ToString() + "; " + loaded.error().hint;
  };
  const std::string index = folder + "/_index/load-000001.jsonl";
  fs::rename(index, scratch.path("kept"));
  EXPECT_THAT(refusal(), ::testing::AllOf(::testing::HasSubstr("load-000001.jsonl"),
                                          ::testing::HasSubstr("which reports and decisions load 1 brought"),
                                          ::testing::HasSubstr("restore it from a backup")));
  fs::rename(scratch.path("kept"), index);
  const auto catalogue = ReadCatalogue(folder);
  const std::string live = folder + "/" + catalogue->loads[0].files[0].path;
  fs::copy_file(live, scratch.path("kept"));
  fs::resize_file(live, 7);
  EXPECT_THAT(refusal(), ::testing::AllOf(::testing::HasSubstr(live), ::testing::HasSubstr("has 7 bytes instead of")));
  fs::remove(live);
  EXPECT_THAT(refusal(), ::testing::AllOf(::testing::HasSubstr(live), ::testing::HasSubstr("is missing"),
                                          ::testing::HasSubstr("part of load 1"), ::testing::HasSubstr("backup")));
  fs::rename(scratch.path("kept"), live);
  EXPECT_EQ(refusal(), "loaded");
}

TEST(ParquetStore, ARefusedRunMakesNothing) {
  const test::Scratch scratch;
  LoadOptions options;
  options.extract.rule_folders = {SARABUN_SOURCE_DIR "/rules"};
  options.retract = {"nothere.docx"};
  options.schema = "own";
  DiscardFindings findings;
  options.to = "parquet:" + scratch.path("fresh");
  EXPECT_FALSE(Load({}, options, findings).ok());
  options.retract.clear();
  for (const bool dry_run : {true, false}) {
    options.to = "parquet:" + scratch.path("no/such");
    options.dry_run = dry_run;
    const auto refused = Load(Samples(), options, findings);
    ASSERT_FALSE(refused.ok());
    EXPECT_THAT(refused.error().ToString(), ::testing::HasSubstr("there is no folder " + scratch.path("no")));
  }
  EXPECT_TRUE(fs::is_empty(scratch.path()));
  options.to = "parquet:" + scratch.path("fresh/");
  ASSERT_TRUE(Load(Samples(), options, findings).ok());
  EXPECT_TRUE(fs::exists(scratch.path("fresh/own/_manifest.json"))) << "--schema is a folder in the folder";
}

// A set may stand among the reports that are loaded into it, or be the folder itself.
TEST(ParquetStore, IsNoInputOfItsOwnLoads) {
  for (const char* below : {"/ita", ""}) {
    const test::Scratch scratch;
    const std::string in = scratch.path("in");
    fs::create_directories(in);
    for (const std::string& sample : Samples()) fs::copy_file(sample, in + "/" + fs::path(sample).filename().native());
    ASSERT_TRUE(LoadInto("parquet:" + in + below, {in}).ok());
    const auto again = LoadInto("parquet:" + in + below, {in});
    ASSERT_TRUE(again.ok());
    EXPECT_TRUE(again->rejections.empty()) << again->rejections[0].ToString();
    EXPECT_EQ(again->unchanged, 3u);
    EXPECT_EQ(again->inputs, 3u);
    EXPECT_EQ(again->skipped, 1u);
  }
}

TEST(ParquetStore, RefusesWhatIsNotItsOwn) {
  const test::Scratch scratch;
  const std::string file = scratch.Write("a.db", "x");
  const auto into_file = LoadInto("parquet:" + file, Samples());
  ASSERT_FALSE(into_file.ok());
  EXPECT_THAT(into_file.error().ToString(), ::testing::HasSubstr("is a file"));
  scratch.Write("other/record/their.parquet", "PAR1");
  const auto foreign = LoadInto("parquet:" + scratch.path("other"), Samples());
  ASSERT_FALSE(foreign.ok());
  EXPECT_THAT(foreign.error().ToString(), ::testing::HasSubstr("which no load wrote"));
  scratch.Write("newer/_manifest.json", R"({"schema":"sarabun.parquet/1","schema_version":99,"loads":[]})");
  const auto newer = LoadInto("parquet:" + scratch.path("newer"), Samples());
  ASSERT_FALSE(newer.ok());
  EXPECT_THAT(newer.error().ToString(), ::testing::HasSubstr("newer than"));
  scratch.Write("broken/_manifest.json", "{");
  EXPECT_FALSE(LoadInto("parquet:" + scratch.path("broken"), Samples()).ok());
  EXPECT_FALSE(LoadInto("parquet:", Samples()).ok());
}

}  // namespace
}  // namespace sarabun::stores
