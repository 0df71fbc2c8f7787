// What a run does to a store, the same for every kind.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "stores/load_kit.h"

namespace sarabun::test {
namespace {

using ::testing::HasSubstr;
using warehouse::LoadCounts;

class LoadTest : public StoreTest {};
SARABUN_EVERY_STORE(LoadTest);

TEST_P(LoadTest, CountsEachThingOnce) {
  MustLoad(store_->uri(), MakeReports(3));
  EXPECT_EQ(store_->Ask("SELECT count(*) FROM record"), "12");
  EXPECT_EQ(store_->Ask("SELECT count(*) FROM measure"), "12") << "two in each of two shared cells a report, not eight";
  EXPECT_EQ(store_->Ask("SELECT count(*) FROM measures_with_results WHERE result IS NULL"), "6");
  EXPECT_EQ(store_->Ask("SELECT items || ':' || measure_no || ':' || result FROM measures_with_results WHERE "
                        "agency_code = '1' AND measure_no = 2 ORDER BY 1"),
            "I1, I2:2:done 1\nI1, I2:2:done 2\nI3, I4:2:done 3\nI3, I4:2:done 4");
  EXPECT_EQ(store_->Ask("SELECT i1, i2, i4 FROM scores_wide WHERE agency_code = '2'"), "90.01|90.02|90.04");
  EXPECT_EQ(store_->Ask("SELECT agency_code, code, findings FROM findings_by_agency WHERE agency_code = '1'"),
            "1|score-missing|1");
  EXPECT_EQ(store_->Ask("SELECT items FROM current_finding WHERE agency_code = '1'"), "I1, I3");
}

TEST_P(LoadTest, ASecondTimeChangesNothingOutsideLoad) {
  MustLoad(store_->uri(), MakeReports(3));
  const auto before = store_->Dump();
  LoadCounts counts;
  MustLoad(store_->uri(), MakeReports(3), SmallOptions(), &counts);
  EXPECT_EQ(store_->Dump(), before);
  EXPECT_EQ(counts.reports, 0U);
  EXPECT_EQ(counts.repeated, 3U);
  EXPECT_EQ(store_->Ask("SELECT load_id, reports, repeated, records FROM load ORDER BY load_id"), "1|3|0|12\n2|0|3|0");
  EXPECT_EQ(store_->Ask("SELECT count(*) FROM load WHERE finished >= started"), "2");
}

TEST_P(LoadTest, KnowsWhichFilesNeedNoReading) {
  const auto reports = MakeReports(1);
  MustLoad(store_->uri(), reports);
  const auto known = [&](const char* version, char reading) {
    const auto store = OpenStore(store_->uri());
    auto options = SmallOptions();
    options.program_version = version;
    options.reading_sha256 = std::string(64, reading);
    warehouse::Loader loader(*store, options);
    EXPECT_TRUE(loader.Begin().ok());
    return loader.IsUnchanged(reports[0].document_sha256);
  };
  EXPECT_TRUE(known("1.0", 'd'));
  EXPECT_FALSE(known("1.1", 'd')) << "another program";
  EXPECT_FALSE(known("1.0", 'e')) << "another pack";
}

TEST_P(LoadTest, ACorrectedReportCountsByItsOwnTimeThenByLoadOrder) {
  auto early = MakeRecords(1, 2, "early words");
  auto late = MakeRecords(1, 2, "late");
  for (Record& record : early) record.document.modified = "2024-05-01T00:00:00Z";
  for (Record& record : late) record.document.modified = "2024-06-01T00:00:00Z";
  const auto current = [&] { return store_->Ask("SELECT document_path FROM current_report"); };
  LoadCounts counts;
  MustLoad(store_->uri(), {MakeRows(late)});
  MustLoad(store_->uri(), {MakeRows(early)}, SmallOptions(), &counts);
  EXPECT_EQ(counts.corrected, 1U);
  EXPECT_EQ(current(), late[0].document.path) << "loaded first, modified last";
  auto same_time = MakeRecords(1, 2, "the same time");
  for (Record& record : same_time) record.document.modified = "2024-06-01T00:00:00Z";
  MustLoad(store_->uri(), {MakeRows(same_time)});
  EXPECT_EQ(current(), same_time[0].document.path) << "of two alike, the one loaded last";
  auto untimed = MakeRecords(1, 2, "no time at all");
  for (Record& record : untimed) record.document.modified.reset();
  MustLoad(store_->uri(), {MakeRows(untimed)});
  EXPECT_EQ(current(), same_time[0].document.path);
  EXPECT_EQ(store_->Ask("SELECT count(*) FROM report"), "4") << "history is kept";
  auto options = SmallOptions();
  options.preferences = {{early[0].report.key, early[0].document.sha256, "me", "they said so", 1}};
  MustLoad(store_->uri(), {}, options);
  EXPECT_EQ(current(), early[0].document.path);
  MustLoad(store_->uri(), {}, options, &counts);
  EXPECT_EQ(counts.preferences, 0U) << "the same decision again is none";
}

TEST_P(LoadTest, ARetractedReportStaysInHistoryOnly) {
  const auto records = MakeRecords(1, 2);
  MustLoad(store_->uri(), {MakeRows(records)});
  auto options = SmallOptions();
  options.retractions = {records[0].report.key};
  LoadCounts counts;
  MustLoad(store_->uri(), {}, options, &counts);
  EXPECT_EQ(counts.retracted, 1U);
  EXPECT_EQ(store_->Ask("SELECT count(*) FROM current_record"), "0");
  EXPECT_EQ(store_->Ask("SELECT count(*) FROM record"), "2");
  Finding finding;
  finding.code = "score-missing";
  MustLoad(store_->uri(), {MakeRows(records, {finding})}, SmallOptions(), &counts);
  EXPECT_EQ(counts.reports, 1U) << "read anew, with a finding more";
  EXPECT_EQ(store_->Ask("SELECT count(*) FROM current_record"), "0") << "and withdrawn all the same";
  MustLoad(store_->uri(), {MakeRows(MakeRecords(1, 2, "another document"))});
  EXPECT_EQ(store_->Ask("SELECT count(*) FROM current_record"), "2");
  options.retractions = {"pack/9/2567/1"};
  const auto store = OpenStore(store_->uri());
  const Status none = LoadAll(*store, {}, options);
  ASSERT_FALSE(none.ok());
  EXPECT_THAT(none.error().message, HasSubstr("--retract pack/9/2567/1: the store holds no report of this key"));
}

TEST_P(LoadTest, AReportOfUnknownAgencySupersedesNothing) {
  auto records = MakeRecords(1, 2);
  auto others = MakeRecords(1, 2, "other");
  for (auto* list : {&records, &others}) {
    for (Record& record : *list) {
      record.report.agency.code.reset();
      record.report.key = records::ReportKey("pack", record.report, record.document);
      record.key = records::RecordKey(record.report.key, record.item, record.no, 1);
      records::Seal(record);
    }
  }
  LoadCounts counts;
  MustLoad(store_->uri(), {MakeRows(records), MakeRows(others)}, SmallOptions(), &counts);
  EXPECT_EQ(counts.unknown, 2U);
  EXPECT_EQ(store_->Ask("SELECT count(*) FROM current_report"), "2");
  EXPECT_EQ(store_->Ask("SELECT count(*) FROM current_finding WHERE code = 'report-fact-missing'"), "2");
}

TEST_P(LoadTest, CorrectionsSurviveReadingAnewAndAreSeen) {
  const auto records = MakeRecords(1, 3);
  MustLoad(store_->uri(), {MakeRows(records)});
  auto options = SmallOptions();
  options.corrections = {{records[0].key, "score", "12.5", "Somchai", "typed wrong", 2},
                         {records[1].key, "score", std::nullopt, "Somchai", "there is none", 3},
                         {records[1].key, "measures[1].text", "promise 2", "Somchai", "misread", 4},
                         {records[0].report.key, "agency_name", "A", "Somchai", "new name", 5}};
  LoadCounts counts;
  MustLoad(store_->uri(), {}, options, &counts);
  EXPECT_EQ(counts.corrections, 4U);
  const auto seen = [&] {
    EXPECT_EQ(
        store_->Ask("SELECT item_code, score, corrected_fields, agency_name FROM current_record ORDER BY no LIMIT 2"),
        (store_->is_sqlite() ? "I1|12.5|score|A\nI2||measures[1].text, score|A"
                             : "I1|12.50|score|A\nI2||measures[1].text, score|A"));
    EXPECT_EQ(
        store_->Ask("SELECT DISTINCT measure FROM measures_with_results WHERE items = 'I1, I2' AND measure_no = 2"),
        "promise 2")
        << "a cell that is shared is corrected for all who share it";
    EXPECT_EQ(store_->Ask("SELECT score FROM record WHERE item_code = 'I1' LIMIT 1"), "90.01")
        << "what the report says stays";
  };
  seen();
  MustLoad(store_->uri(), {MakeRows(MakeRecords(1, 3, "a corrected document"))});
  seen();
  MustLoad(store_->uri(), {}, options, &counts);
  EXPECT_EQ(counts.corrections, 0U);
  EXPECT_EQ(store_->Ask("SELECT count(*) FROM correction"), "4");
  options.corrections = {{records[0].key, "score", "13", "Malee", "measured again", 2}};
  MustLoad(store_->uri(), {}, options);
  EXPECT_EQ(store_->Ask("SELECT CAST(score AS integer) FROM current_record WHERE item_code = 'I1'"), "13")
      << "the last one counts";
}

TEST_P(LoadTest, TheLatestOfTwoCorrectionsOfASharedCellCounts) {
  const auto records = MakeRecords(1, 3);
  MustLoad(store_->uri(), {MakeRows(records)});
  auto options = SmallOptions();
  options.corrections = {{records[1].key, "measures[1].text", "z older", "Somchai", "misread", 2}};
  MustLoad(store_->uri(), {}, options);
  options.corrections = {{records[0].key, "measures[1].text", "a newer", "Malee", "misread again", 2}};
  MustLoad(store_->uri(), {}, options);
  EXPECT_EQ(store_->Ask("SELECT DISTINCT measure FROM measures_with_results WHERE items = 'I1, I2' AND measure_no = 2"),
            "a newer");
}

TEST_P(LoadTest, WhatFollowsFromACorrectedFieldFollowsIt) {
  const auto records = MakeRecords(1, 2);
  MustLoad(store_->uri(), {MakeRows(records)});
  auto options = SmallOptions();
  options.corrections = {{records[0].report.key, "fiscal_year", "2570", "Somchai", "typed wrong", 2},
                         {records[0].key, "item_code", "I9", "Somchai", "typed wrong", 3}};
  MustLoad(store_->uri(), {}, options);
  EXPECT_EQ(store_->Ask("SELECT fiscal_year, fiscal_year_ce FROM current_report"), "2570|2027");
  EXPECT_EQ(store_->Ask("SELECT item_code, item_first, fiscal_year_ce FROM current_record ORDER BY no"),
            "I9||2027\nI2|2|2027");
}

TEST_P(LoadTest, APartOfAReportsRecordsIsNotTheReport) {
  const auto records = MakeRecords(1, 3);
  MustLoad(store_->uri(), {MakeRows(records)});
  const auto store = OpenStore(store_->uri());
  warehouse::Loader loader(*store, SmallOptions());
  ASSERT_TRUE(loader.Begin());
  const std::string& key = records[0].report.key;
  const std::string& sha256 = records[0].document.sha256;
  EXPECT_TRUE(loader.CheckWhole({{key, sha256, 3}}));
  EXPECT_TRUE(loader.CheckWhole({{key, std::string(64, '0'), 1}, {"pack/9/2567/1", sha256, 1}}));
  const Status part = loader.CheckWhole({{"pack/9/2567/1", sha256, 1}, {key, sha256, 2}});
  ASSERT_FALSE(part);
  EXPECT_EQ(part.error().message, "holds 2 of the 3 records that the store has of " + key + " from the same document");
}

TEST_P(LoadTest, ADocumentThatWasLoadedBeforeItsAgencyWasKnownIsNoted) {
  auto unknown = MakeRecords(1, 1);
  auto known = unknown;
  unknown[0].report.agency.code.reset();
  for (auto* records : {&unknown, &known}) {
    Record& record = records->front();
    record.report.key = records::ReportKey(record.rules.name, record.report, record.document);
    record.key = records::RecordKey(record.report.key, record.item, record.no, 1);
    records::Seal(record);
  }
  MustLoad(store_->uri(), {MakeRows(unknown)});
  const auto store = OpenStore(store_->uri());
  warehouse::Loader loader(*store, SmallOptions());
  ASSERT_TRUE(loader.Begin());
  ASSERT_TRUE(loader.AddReport(MakeRows(known)));
  ASSERT_TRUE(loader.Finish());
  EXPECT_THAT(loader.notes(),
              ::testing::ElementsAre(::testing::HasSubstr("--retract " + unknown[0].report.key + " withdraws it")));
}

TEST_P(LoadTest, APreferenceForADocumentThatIsNotThereIsNoted) {
  const auto records = MakeRecords(1, 1);
  MustLoad(store_->uri(), {MakeRows(records)});
  auto options = SmallOptions();
  options.preferences = {{records[0].report.key, std::string(64, 'a'), std::nullopt, std::nullopt, 2}};
  const auto store = OpenStore(store_->uri());
  warehouse::Loader loader(*store, options);
  ASSERT_TRUE(loader.Begin());
  ASSERT_TRUE(loader.Finish());
  EXPECT_THAT(loader.notes(), ::testing::ElementsAre(::testing::HasSubstr("the preference waits for one")));
}

TEST_P(LoadTest, ACorrectionOfAnItemThatIsNotThereIsNoted) {
  const auto records = MakeRecords(1, 2);
  MustLoad(store_->uri(), {MakeRows(records)});
  const std::string& report = records[0].report.key;
  auto options = SmallOptions();
  options.corrections = {{report + "/Z9", "score", "90", "somchai", "a typing error", 2},
                         {records[1].key, "score", "91", "somchai", "a typing error", 3}};
  const auto store = OpenStore(store_->uri());
  warehouse::Loader loader(*store, options);
  ASSERT_TRUE(loader.Begin());
  ASSERT_TRUE(loader.Finish());
  EXPECT_THAT(loader.notes(),
              ::testing::ElementsAre("the report " + report + " has no item Z9; corrections of it wait for one"));
}

TEST_P(LoadTest, RecordsOfAKnownReportAreNoNewVersion) {
  Finding finding;
  finding.code = "score-missing";
  const auto records = MakeRecords(1, 2);
  MustLoad(store_->uri(), {MakeRows(records, {finding})});
  auto bare = records;
  for (Record& record : bare) {
    record.repairs.clear();
    for (ListItem& result : record.results) result.answers.reset();
  }
  LoadCounts counts;
  MustLoad(store_->uri(), {MakeRows(bare, {}, true)}, SmallOptions(), &counts);
  EXPECT_EQ(counts.repeated, 1U) << "JSONL lacks findings, maybe repairs and answers: it knows less, not otherwise";
}

TEST_P(LoadTest, ADryRunTellsAndChangesNothing) {
  const auto options = [](std::vector<std::string>& fates) {
    auto made = SmallOptions();
    made.dry_run = true;
    made.on_change = [&fates](const warehouse::Change& change) { fates.emplace_back(FateName(change.fate)); };
    return made;
  };
  std::vector<std::string> fates;
  LoadCounts counts;
  MustLoad(store_->uri(),
           {MakeRows(MakeRecords(1, 2)), MakeRows(MakeRecords(1, 2, "corrected")), MakeRows(MakeRecords(1, 2))},
           options(fates), &counts);
  EXPECT_THAT(fates, ::testing::ElementsAre("new", "corrected", "repeated"));
  EXPECT_EQ(counts.reports, 2U);
  if (store_->is_sqlite()) {
    EXPECT_FALSE(std::filesystem::exists(store_->file()));
  } else {
    EXPECT_EQ(store_->Ask("SELECT count(*) FROM pg_class WHERE relname = 'report'"), "0");
  }
  MustLoad(store_->uri(), {MakeRows(MakeRecords(1, 2))});
  const auto before = store_->Dump();
  fates.clear();
  MustLoad(store_->uri(), {MakeRows(MakeRecords(1, 2)), MakeRows(MakeRecords(2, 2))}, options(fates));
  EXPECT_THAT(fates, ::testing::ElementsAre("repeated", "new"));
  EXPECT_EQ(store_->Dump(), before);
  EXPECT_EQ(store_->Ask("SELECT count(*) FROM load"), "1");
}

TEST_P(LoadTest, TablesMayHaveAPlaceOfTheirOwn) {
  for (const char* schema : {"ita", "other"}) {
    const auto store = OpenStore(store_->uri(), 60, schema);
    EXPECT_TRUE(LoadAll(*store, MakeReports(2)).ok());
  }
  EXPECT_EQ(store_->Dump("ita"), store_->Dump("other"));
  EXPECT_EQ(store_->Ask(store_->is_sqlite() ? "SELECT count(*) FROM ita_current_record"
                                            : "SELECT count(*) FROM ita.current_record"),
            "8");
}

// All stores get the same rows.
TEST(EveryStore, HoldsTheSameValues) {
  const AnyStore sqlite("sqlite");
  const AnyStore postgres("postgresql");
  if (!postgres.missing().empty()) GTEST_SKIP() << postgres.missing();
  for (const AnyStore* store : {&sqlite, &postgres}) {
    auto options = SmallOptions();
    options.corrections = {{"pack/1/2567/1/I1", "score", "12.5", "Somchai", "typed 'wrong'", 2}};
    MustLoad(store->uri(), MakeReports(4, 5), options);
  }
  const auto rows = sqlite.Dump();
  EXPECT_GT(rows.size(), 150U);
  EXPECT_EQ(rows, postgres.Dump());
  for (const char* view : {"scores_wide", "measures_with_results", "findings_by_agency", "current_report"}) {
    const std::string sql = "SELECT count(*) FROM " + std::string(view);
    EXPECT_EQ(sqlite.Ask(sql), postgres.Ask(sql)) << view;
  }
}

// Sets made before there were views, or whose views somebody deleted or changed.
TEST(ParquetSet, GetsItsViewsFromTheNextLoadWhateverThatFinds) {
  const Scratch scratch;
  const std::string views = scratch.path("set/_views.sql");
  MustLoad("parquet:" + scratch.path("set"), MakeReports(1));
  const std::string written = Scratch::Read(views);
  EXPECT_THAT(written, HasSubstr("scores_wide"));
  std::filesystem::remove(views);
  MustLoad("parquet:" + scratch.path("set"), MakeReports(1));
  EXPECT_EQ(Scratch::Read(views), written) << "after a load that found nothing new";
  scratch.Write("set/_views.sql", "SELECT 1;");
  MustLoad("parquet:" + scratch.path("set"), MakeReports(2));
  EXPECT_EQ(Scratch::Read(views), written);
}

}  // namespace
}  // namespace sarabun::test
