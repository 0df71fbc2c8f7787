// Nothing half done: killed processes, lost connections, full disks, two loads at once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <thread>

#include "stores/load_kit.h"

namespace sarabun::test {
namespace {

using ::testing::HasSubstr;

class InterruptTest : public StoreTest {
 protected:
  void ExpectWholeReports() {
    for (const char* table : {"record", "finding"}) {
      EXPECT_EQ(store_->Ask("SELECT count(*) FROM report r WHERE " + std::string(table) +
                            "s <> (SELECT count(*) FROM " + table + " t WHERE t.report_id = r.report_id)"),
                "0")
          << table;
    }
  }
  std::vector<std::string> CleanDump(const std::vector<warehouse::ReportRows>& reports) {
    const AnyStore clean(GetParam());
    MustLoad(clean.uri(), reports);
    return clean.Dump();
  }
};
SARABUN_EVERY_STORE(InterruptTest);

// A child process that loads; its exit code is 0 where that went well.
pid_t StartLoad(const std::string& uri, const std::vector<warehouse::ReportRows>& reports) {
  const pid_t child = ::fork();
  if (child == 0) {
    const auto store = OpenStore(uri);
    ::_exit(LoadAll(*store, reports).ok() ? 0 : 1);
  }
  return child;
}

int WaitFor(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

TEST_P(InterruptTest, KilledAtAnyMomentLeavesWholeReportsAndTheNextRunCompletes) {
  const bool slow = std::getenv("SARABUN_SLOW_TESTS") != nullptr && *std::getenv("SARABUN_SLOW_TESTS") == '1';
  const int wanted = slow ? 100 : 12;
  const auto reports = MakeReports(30);
  // Moments are drawn from what a whole load takes here, so that a fast machine's loads are killed in the middle too.
  const AnyStore timed(GetParam());
  const auto start = std::chrono::steady_clock::now();
  MustLoad(timed.uri(), reports);
  const std::chrono::duration<double> whole = std::chrono::steady_clock::now() - start;
  const auto clean = timed.Dump();
  std::mt19937 random(20267);  // NOLINT(cert-msc51-cpp): the same shares every time
  std::uniform_real_distribution<double> share(0, 1);
  int killed = 0;
  int round = 0;
  for (; killed < wanted && round < 20 * wanted; ++round) {
    // From a store that is not there yet, half filled, and nearly full.
    if (round % 10 == 0) store_ = std::make_unique<AnyStore>(GetParam());
    const pid_t child = StartLoad(store_->uri(), reports);
    std::this_thread::sleep_for(whole * share(random));
    ::kill(child, SIGKILL);
    if (WaitFor(child) < 0) ++killed;
    const bool made =
        store_->Ask(store_->is_sqlite() ? "SELECT count(*) FROM sqlite_schema WHERE name = 'report'"
                                        : "SELECT count(*) FROM pg_class WHERE relname = 'report'") == "1";
    if (made) ExpectWholeReports();
    if (round % 10 != 9 && killed < wanted) continue;
    MustLoad(store_->uri(), reports);
    EXPECT_EQ(store_->Dump(), clean);
  }
  EXPECT_EQ(killed, wanted) << "of " << round << " loads too few were killed before they were done";
}

// The whole program over real reports, whose names are as bad as names can be.
TEST_P(InterruptTest, TheProgramKilledCompletesNextTime) {
  const Scratch reports;
  for (const char* name : {"small.docx", "bangkok-noi-2567-h2.docx", "bang-kapi-2567-h1.docx"}) {
    std::filesystem::copy_file(Sample(name), reports.path("รายงาน'); DROP TABLE report; -- \\N\t" + std::string(name)));
  }
  const auto start = [&](const std::string& to) {
    const pid_t child = ::fork();
    if (child == 0) {
      ::execl(SARABUN_PROGRAM, "sarabun", "load", reports.path().c_str(), "--to", to.c_str(), "-q", nullptr);
      ::_exit(127);
    }
    return child;
  };
  const AnyStore clean(GetParam());
  ASSERT_EQ(WaitFor(start(clean.uri())), 0);
  EXPECT_EQ(clean.Ask("SELECT count(*) FROM report WHERE document_path LIKE '%DROP TABLE report; -- %'"), "3");
  std::mt19937 random(7);
  for (int round = 0; round < 6; ++round) {
    const pid_t child = start(store_->uri());
    std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution<int>(0, 400)(random)));
    ::kill(child, SIGKILL);
    WaitFor(child);
  }
  ASSERT_EQ(WaitFor(start(store_->uri())), 0);
  ExpectWholeReports();
  EXPECT_EQ(store_->Dump(), clean.Dump());
}

TEST_P(InterruptTest, TwoLoadsAtOnceGiveWhatOneGives) {
  const auto reports = MakeReports(25);
  const pid_t first = StartLoad(store_->uri(), reports);
  const pid_t second = StartLoad(store_->uri(), reports);
  EXPECT_EQ(WaitFor(first), 0);
  EXPECT_EQ(WaitFor(second), 0);
  EXPECT_EQ(store_->Dump(), CleanDump(reports));
  EXPECT_EQ(store_->Ask("SELECT sum(reports), sum(repeated), count(DISTINCT load_id) FROM load"), "25|25|2");
}

TEST_P(InterruptTest, WaitsForAnotherLoadOnlySoLong) {
  const auto reports = MakeReports(1);
  MustLoad(store_->uri(), {});
  const auto busy = OpenStore(store_->uri());
  ASSERT_TRUE(busy->Open(true).ok());
  ASSERT_TRUE(busy->Begin().ok());
  auto options = SmallOptions();
  std::vector<double> waits;
  options.retry_seconds = 1;
  options.wait = [&](double seconds) { waits.push_back(seconds); };
  const auto store = OpenStore(store_->uri(), 0.05);
  const Status late = LoadAll(*store, reports, options);
  ASSERT_FALSE(late.ok());
  EXPECT_THAT(late.error().hint, HasSubstr("run the same command again"));
  EXPECT_THAT(waits, ::testing::ElementsAre(0.1, 0.2, 0.4, 0.8));
  options.wait = [&](double) { busy->Rollback(); };
  EXPECT_TRUE(LoadAll(*store, reports, options).ok()) << "the other one ended meanwhile";
  EXPECT_EQ(store_->Ask("SELECT count(*) FROM report"), "1");
}

TEST(Interrupt, ALostConnectionIsMadeAnew) {
  const AnyStore store("postgresql");
  if (!store.missing().empty()) GTEST_SKIP() << store.missing();
  const auto reports = MakeReports(12);
  auto options = SmallOptions();
  int lost = 0;
  options.on_change = [&](const warehouse::Change&) {
    if (++lost % 4 != 0) return;
    store.Ask("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'sarabun'");
  };
  warehouse::LoadCounts counts;
  MustLoad(store.uri(), reports, options, &counts);
  EXPECT_EQ(counts.reports, 12U);
  EXPECT_EQ(store.Ask("SELECT count(*), max(load_id) FROM report"), "12|1");
  EXPECT_EQ(store.Ask("SELECT reports FROM load"), "12");
}

// The server says what it says of a full disk, after some reports.
TEST_P(InterruptTest, AServersFullDiskLosesOnlyWhatWasNotDone) {
  if (store_->is_sqlite()) GTEST_SKIP() << "a file has its own test";
  const auto reports = MakeReports(8);
  const auto clean = CleanDump(reports);
  MustLoad(store_->uri(), {});
  store_->Ask(
      "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
      "IF NEW.no = 3 AND (SELECT count(*) FROM report) = 5 THEN RAISE EXCEPTION 'could not extend file: No space left "
      "on "
      "device' USING ERRCODE = '53100'; END IF; RETURN NEW; END $$;"
      "CREATE TRIGGER full_disk BEFORE INSERT ON record FOR EACH ROW EXECUTE FUNCTION full_disk()");
  const auto store = OpenStore(store_->uri());
  auto options = SmallOptions();
  options.wait = [](double) { ADD_FAILURE() << "a full disk does not pass by itself"; };
  const Status full = LoadAll(*store, reports, options);
  ASSERT_FALSE(full.ok());
  EXPECT_THAT(full.error().message, HasSubstr("No space left on device"));
  EXPECT_THAT(full.error().hint, HasSubstr("free some space and run the same command again"));
  EXPECT_EQ(full.error().where.path, store_->uri());
  EXPECT_EQ(store_->Ask("SELECT count(*) FROM report"), "4");
  ExpectWholeReports();
  store_->Ask("DROP TRIGGER full_disk ON record; DROP FUNCTION full_disk");
  MustLoad(store_->uri(), reports);
  EXPECT_EQ(store_->Dump(), clean);
}

TEST(Interrupt, AFullDiskLosesOnlyWhatWasNotDone) {
  const AnyStore store("sqlite");
  const auto reports = MakeReports(40);
  const pid_t child = ::fork();
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{360'000, 360'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const auto full = OpenStore(store.uri());
    const Status loaded = LoadAll(*full, reports);
    const bool said = !loaded.ok() && loaded.error().hint.find("run the same command again") != std::string::npos;
    ::_exit(said ? 7 : 1);
  }
  EXPECT_EQ(WaitFor(child), 7);
  const int kept = std::atoi(store.Ask("SELECT count(*) FROM report").c_str());
  EXPECT_GT(kept, 0);
  EXPECT_LT(kept, 40);
  EXPECT_EQ(store.Ask("PRAGMA integrity_check; PRAGMA foreign_key_check"), "ok");
  MustLoad(store.uri(), reports);
  const AnyStore clean("sqlite");
  MustLoad(clean.uri(), reports);
  EXPECT_EQ(store.Dump(), clean.Dump());
}

}  // namespace
}  // namespace sarabun::test
