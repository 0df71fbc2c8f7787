// What a store adds to extraction, over the same rows in that store's own bulk insert from memory; what a repeated load
// of unchanged files costs of the first; whether memory grows with the number of reports. Ratios within one run:
//
//   sarabun_load_bench [REPORTS] [costs|sqlite|postgresql|parquet]
//
// Default: 200 reports, all of it; the aims are stated for 5,000: at most 1.5, at most 5 %, flat.
//
// Both sides get the same rows ready in memory. Ours looks up known versions, stages, and commits by the batch; by hand
// they go into the same tables with all keys and checks in one transaction, or into Parquet files. Printed besides:
// the same with the rows' making of a report's records (hashed, checked), which workers do while they read. Wall time
// holds what else a machine does; processor time does not, and holds a server's too.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bench/bulk_insert.h"
#include "sarabun/load.h"
#include "stores/load_kit.h"

namespace sarabun::test {
namespace {

constexpr std::size_t kChunk = 50;  // reports in memory at once
constexpr std::size_t kFew = 10;    // memory is compared with that of a tenth

using Clock = std::chrono::steady_clock;

double Since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// Keeps the records of the files in hand.
class Keep final : public Sink {
 public:
  Status Begin() override { return {}; }
  Status Write(const Record& record) override {
    if (reports.empty() || reports.back().front().document.sha256 != record.document.sha256) reports.emplace_back();
    reports.back().push_back(record);
    return {};
  }
  Status Finish() override { return {}; }
  std::vector<std::vector<Record>> reports;
};

std::vector<std::string> FilesOf(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".docx") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// The packs as they ship, but for their years: 5,000 reports of fifty districts go on until 2616.
std::string& Rules() {
  static std::string folder = SARABUN_SOURCE_DIR "/rules";
  return folder;
}

void WidenYears(const std::string& to) {
  std::filesystem::copy(Rules(), to, std::filesystem::copy_options::recursive);
  const std::string pack = to + "/bangkok-ita/pack.yaml";
  std::string text = Scratch::Read(pack);
  const std::string years = "years: [2560, 2590]";
  const std::size_t at = text.find(years);
  if (at == std::string::npos) Wrong("the pack's years");
  std::ofstream(pack, std::ios::binary) << text.replace(at, years.size(), "years: [2560, 2700]");
  Rules() = to;
}

ExtractOptions Reading() {
  ExtractOptions options;
  options.rule_folders = {Rules()};
  options.read.link = true;
  return options;
}

// By the wall's clock, and of processors by this process and those that worked for it.
struct Spent {
  double wall = 0;
  double cpu = 0;
};

// Adds what passes between its making and its end.
class Stopwatch {
 public:
  Stopwatch(Spent& spent, std::function<double()> elsewhere)
      : spent_(spent), elsewhere_(std::move(elsewhere)), wall_(Clock::now()), cpu_(Cpu()) {}
  ~Stopwatch() {
    spent_.wall += Since(wall_);
    spent_.cpu += Cpu() - cpu_;
  }
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;

 private:
  double Cpu() const {
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9 + elsewhere_();
  }
  Spent& spent_;
  std::function<double()> elsewhere_;
  Clock::time_point wall_;
  double cpu_;
};

std::vector<std::vector<Record>> Read(const std::vector<std::string>& files) {
  Keep keep;
  DiscardFindings none;
  if (!Extract(files, Reading(), keep, none)) Wrong("extract");
  return std::move(keep.reports);
}

// One store: rows made and loaded by us, and the same rows inserted by hand, a chunk of reports at a time in turn.
class Comparison {
 public:
  // `elsewhere` gives the processor seconds of the server that works for us.
  Comparison(
      const char* name, const std::string& uri, std::unique_ptr<Bulk> bulk,
      std::function<double()> elsewhere = [] { return 0.0; })
      : name_(name), store_(OpenStore(uri)), bulk_(std::move(bulk)), elsewhere_(std::move(elsewhere)) {
    auto options = SmallOptions();
    options.batch_rows = warehouse::LoaderOptions().batch_rows;
    loader_.emplace(*store_, options);
    if (!loader_->Begin()) Wrong("begin");
    (void)elsewhere_();  // finds the server before a clock runs
  }

  void Add(const std::vector<std::vector<Record>>& reports) {
    std::vector<warehouse::ReportRows> rows = Make(reports);
    for (warehouse::ReportRows& report : rows) {
      warehouse::Stamp(report, 1, ++reports_);
      rows_ += report.rows.size();
    }
    bulk_->Prepare(rows);
    {
      const Stopwatch watch(theirs_, [&] { return bulk_->SecondsElsewhere(); });
      bulk_->Insert();
    }
    {
      const Stopwatch watch(making_, [] { return 0.0; });
      rows = Make(reports);
    }
    const Stopwatch watch(loading_, elsewhere_);
    for (warehouse::ReportRows& report : rows) {
      if (!loader_->AddReport(std::move(report))) Wrong("add");
    }
  }

  void Finish() {
    {
      const Stopwatch watch(theirs_, [&] { return bulk_->SecondsElsewhere(); });
      bulk_->Finish();
    }
    {
      const Stopwatch watch(loading_, elsewhere_);
      if (!loader_->Finish()) Wrong("finish");
    }
    if (static_cast<std::int64_t>(loader_->counts().reports) != reports_) Wrong("reports");
    const double cpu = theirs_.cpu;
    std::printf("%s, %llu rows: loaded in %.2f s (processor %.2f), bulk insert %.2f s (%.2f), making the rows %.2f s\n",
                name_, static_cast<unsigned long long>(rows_), loading_.wall, loading_.cpu, theirs_.wall, cpu,
                making_.cpu);
    std::printf("  ratio %.2f, by processor %.2f (aim: 1.5); with the rows' making %.2f, by processor %.2f\n",
                loading_.wall / theirs_.wall, loading_.cpu / cpu, (loading_.wall + making_.wall) / theirs_.wall,
                (loading_.cpu + making_.cpu) / cpu);
    std::fflush(stdout);
  }

 private:
  static std::vector<warehouse::ReportRows> Make(const std::vector<std::vector<Record>>& reports) {
    std::vector<warehouse::ReportRows> rows;
    rows.reserve(reports.size());
    for (const auto& records : reports) rows.push_back(MakeRows(records));
    return rows;
  }

  const char* name_;
  std::unique_ptr<warehouse::Store> store_;
  std::optional<warehouse::Loader> loader_;
  std::unique_ptr<Bulk> bulk_;
  std::function<double()> elsewhere_;
  std::int64_t reports_ = 0;
  std::uint64_t rows_ = 0;
  Spent loading_;
  Spent making_;
  Spent theirs_;
};

// Seconds and peak memory in MB of a load in a process of its own.
struct Cost {
  double seconds;
  double megabytes;
};
Cost LoadInChild(const std::vector<std::string>& paths, const std::string& to) {
  const auto start = Clock::now();
  const pid_t child = ::fork();
  if (child == 0) {
    LoadOptions options;
    options.extract = Reading();
    options.to = to;
    DiscardFindings none;
    const auto loaded = Load(paths, options, none);
    ::_exit(loaded && loaded->rejected == 0 ? 0 : 1);
  }
  int status = 0;
  rusage usage{};
  ::wait4(child, &status, 0, &usage);
  if (status != 0) Wrong("load");
  return {Since(start), static_cast<double>(usage.ru_maxrss) / 1024};
}

std::unique_ptr<Comparison> ComparePostgres() {
  std::string why;
  PostgresServer* server = PostgresServer::Shared(&why);
  if (server == nullptr) {
    std::printf("PostgreSQL: not measured, %s\n", why.c_str());
    return nullptr;
  }
  const std::string uri = server->MakeDatabase();
  const auto elsewhere = [server, uri, backend = 0L]() mutable {
    if (backend == 0) {
      backend = std::atol(
          server->Ask(uri, "SELECT max(pid) FROM pg_stat_activity WHERE application_name = 'sarabun'").c_str());
    }
    return ProcessSeconds(backend);
  };
  return std::make_unique<Comparison>("PostgreSQL", uri, MakePostgresBulk(server->MakeDatabase()), elsewhere);
}

// Beside our own writer, where DuckDB is installed: the same tables from its memory into Parquet files, on one thread.
void CompareDuckDb(const Scratch& scratch) {
  const ShellRan ran =
      Shell("node " SARABUN_SOURCE_DIR "/tests/bench/duckdb_copy.mjs " SARABUN_SOURCE_DIR "/build/readers " +
            scratch.path("ours") + " " + scratch.path("duckdb"));
  std::printf("  %s", ran.code == 0 ? ran.out.c_str() : "DuckDB: not measured, tools/readers installs it\n");
}

void CompareInserts(const std::vector<std::string>& files, const std::string& what) {
  const Scratch scratch;
  const auto wanted = [&](const char* part) { return what.empty() || what == part; };
  std::vector<std::unique_ptr<Comparison>> all;
  if (wanted("sqlite")) {
    all.push_back(std::make_unique<Comparison>("SQLite", "sqlite:" + scratch.path("ours.db"),
                                               MakeSqliteBulk(scratch.path("bulk.db"))));
  }
  if (wanted("parquet")) {
    all.push_back(std::make_unique<Comparison>("Parquet", "parquet:" + scratch.path("ours"),
                                               MakeParquetBulk(scratch.path("bulk"))));
  }
  if (wanted("postgresql")) all.push_back(ComparePostgres());
  std::erase(all, nullptr);
  for (std::size_t at = 0; at < files.size(); at += kChunk) {
    const auto reports = Read({files.begin() + static_cast<std::ptrdiff_t>(at),
                               files.begin() + static_cast<std::ptrdiff_t>(std::min(files.size(), at + kChunk))});
    for (const auto& comparison : all) comparison->Add(reports);
  }
  for (const auto& comparison : all) comparison->Finish();
  if (wanted("parquet")) CompareDuckDb(scratch);
}

void CompareCosts(const std::vector<std::string>& files) {
  const Scratch scratch;
  const std::vector<std::string> few(files.begin(), files.begin() + static_cast<std::ptrdiff_t>(files.size() / kFew));
  const Cost small = LoadInChild(few, "sqlite:" + scratch.path("few.db"));
  const Cost first = LoadInChild(files, "sqlite:" + scratch.path("all.db"));
  const Cost again = LoadInChild(files, "sqlite:" + scratch.path("all.db"));
  std::printf("load %.2f s, again %.2f s: ratio %.3f (aim: 0.05)\n", first.seconds, again.seconds,
              again.seconds / first.seconds);
  std::printf("peak memory: %.0f MB over %zu reports, %.0f MB over %zu: ratio %.2f (aim: flat)\n", small.megabytes,
              few.size(), first.megabytes, files.size(), first.megabytes / small.megabytes);
  std::fflush(stdout);
}

int Main(std::size_t reports, const std::string& what) {
  const Scratch scratch;
  const std::string folder = scratch.path("reports");
  const ShellRan made =
      Shell(std::string(SARABUN_MAKE_SAMPLES) + " --districts " + std::to_string(reports) + " --out " + folder);
  if (made.code != 0) Wrong(made.out);
  const std::vector<std::string> files = FilesOf(folder);
  WidenYears(scratch.path("rules"));
  std::printf("%zu reports\n", files.size());
  std::fflush(stdout);
  if (what.empty() || what == "costs") CompareCosts(files);
  if (what != "costs") CompareInserts(files, what);
  return 0;
}

}  // namespace
}  // namespace sarabun::test

int main(int argc, char** argv) {
  const unsigned long reports = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 200;
  return sarabun::test::Main(std::max(10UL, reports), argc > 2 ? argv[2] : "");
}
