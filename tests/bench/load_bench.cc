// What a store adds to extraction, over the same rows in that store's own bulk insert from memory; what a repeated load
// of unchanged files costs of the first; whether memory grows with the number of reports. Ratios within one run:
//
//   sarabun_load_bench [REPORTS]        default 200; the aim is stated for 5,000
//
// Aims: at most 1.5; at most 5 %; flat.
#include <libpq-fe.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "sarabun/load.h"
#include "stores/copy_text.h"
#include "stores/load_kit.h"
#include "warehouse/sql.h"

namespace sarabun::test {
namespace {

constexpr std::size_t kChunk = 100;  // reports in memory at once

using Clock = std::chrono::steady_clock;

double Since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

[[noreturn]] void Wrong(const std::string& what) {
  std::fprintf(stderr, "wrong answer: %s\n", what.c_str());
  std::abort();
}

// A store's own bulk insert, written with nothing of ours but the rows.
class Bulk {
 public:
  virtual ~Bulk() = default;
  // Not timed.
  virtual void Prepare(const std::vector<warehouse::ReportRows>& reports) { reports_ = &reports; }
  virtual void Insert() = 0;
  virtual void Finish() = 0;

 protected:
  const std::vector<warehouse::ReportRows>* reports_ = nullptr;
};

class SqliteBulk final : public Bulk {
 public:
  explicit SqliteBulk(const std::string& file) {
    if (sqlite3_open(file.c_str(), &database_) != SQLITE_OK) Wrong("open");
    Run("PRAGMA foreign_keys = ON; PRAGMA cache_size = -32000");
    const warehouse::Naming naming{warehouse::Dialect::kSqlite, {}};
    for (const std::string& sql : CreateTables(naming)) Run(sql);
    Run("INSERT INTO load (load_id, started, program_version, rules, reading_sha256) VALUES (1, "
        "'2026-01-01T00:00:00Z', "
        "'1', '', '" +
        std::string(64, 'd') + "')");
    for (const warehouse::Table& table : warehouse::Tables()) {
      std::string marks = "?";
      for (std::size_t i = 1; i < table.columns.size(); ++i) marks += ", ?";
      sqlite3_prepare_v2(database_, ("INSERT INTO " + naming.Of(table.name) + " VALUES (" + marks + ")").c_str(), -1,
                         &inserts_.emplace_back(), nullptr);
    }
    Run("BEGIN");
  }
  ~SqliteBulk() override {
    for (sqlite3_stmt* insert : inserts_) sqlite3_finalize(insert);
    sqlite3_close(database_);
  }
  void Insert() override {
    for (const warehouse::Table& table : warehouse::Tables()) {
      sqlite3_stmt* insert = inserts_[static_cast<std::size_t>(table.id)];
      for (const warehouse::ReportRows& report : *reports_) {
        const warehouse::TableRows& rows = report.rows.of(table.id);
        for (std::size_t i = 0; i < rows.size(); ++i) {
          int at = 0;
          for (const warehouse::Value& value : rows[i]) BindOne(insert, ++at, value);
          if (sqlite3_step(insert) != SQLITE_DONE) Wrong(sqlite3_errmsg(database_));
          sqlite3_reset(insert);
        }
      }
    }
  }
  void Finish() override { Run("COMMIT"); }

 private:
  void Run(const std::string& sql) {
    if (sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) Wrong(sqlite3_errmsg(database_));
  }
  static void BindOne(sqlite3_stmt* insert, int at, const warehouse::Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
      sqlite3_bind_text(insert, at, text->data(), static_cast<int>(text->size()), SQLITE_STATIC);
    } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
      sqlite3_bind_int64(insert, at, *whole);
    } else if (const auto* real = std::get_if<double>(&value)) {
      sqlite3_bind_double(insert, at, *real);
    } else if (const auto* decimal = std::get_if<Decimal>(&value)) {
      sqlite3_bind_double(insert, at, decimal->ToDouble());
    } else if (const auto* flag = std::get_if<bool>(&value)) {
      sqlite3_bind_int(insert, at, *flag ? 1 : 0);
    } else {
      sqlite3_bind_null(insert, at);
    }
  }
  sqlite3* database_ = nullptr;
  std::vector<sqlite3_stmt*> inserts_;
};

// COPY straight into the tables, of text that is ready in memory.
class PostgresBulk final : public Bulk {
 public:
  explicit PostgresBulk(const std::string& uri) : connection_(PQconnectdb(uri.c_str())) {
    Run("SET client_encoding = 'UTF8'");
    const warehouse::Naming naming{warehouse::Dialect::kPostgres, {}};
    for (const std::string& sql : CreateTables(naming)) Run(sql);
    Run("INSERT INTO load (load_id, started, program_version, rules, reading_sha256) VALUES (1, now(), '1', '', '" +
        std::string(64, 'd') + "')");
    Run("BEGIN");
  }
  ~PostgresBulk() override { PQfinish(connection_); }
  void Prepare(const std::vector<warehouse::ReportRows>& reports) override {
    texts_.assign(warehouse::kTableCount, {});
    for (const warehouse::Table& table : warehouse::Tables()) {
      for (const warehouse::ReportRows& report : reports) {
        const warehouse::TableRows& rows = report.rows.of(table.id);
        for (std::size_t i = 0; i < rows.size(); ++i) {
          stores::AppendCopyRow(texts_[static_cast<std::size_t>(table.id)], rows[i]);
        }
      }
    }
  }
  void Insert() override {
    for (const warehouse::Table& table : warehouse::Tables()) {
      const std::string& text = texts_[static_cast<std::size_t>(table.id)];
      if (text.empty()) continue;
      PQclear(PQexec(connection_, ("COPY " + std::string(table.name) + " FROM STDIN").c_str()));
      PQputCopyData(connection_, text.data(), static_cast<int>(text.size()));
      PQputCopyEnd(connection_, nullptr);
      for (PGresult* result = PQgetResult(connection_); result != nullptr; result = PQgetResult(connection_)) {
        if (PQresultStatus(result) != PGRES_COMMAND_OK) Wrong(PQerrorMessage(connection_));
        PQclear(result);
      }
    }
  }
  void Finish() override { Run("COMMIT"); }

 private:
  void Run(const std::string& sql) {
    PGresult* result = PQexec(connection_, sql.c_str());
    if (PQresultStatus(result) != PGRES_COMMAND_OK) Wrong(PQerrorMessage(connection_));
    PQclear(result);
  }
  PGconn* connection_;
  std::vector<std::string> texts_;
};

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

ExtractOptions Reading() {
  ExtractOptions options;
  options.rule_folders = {SARABUN_SOURCE_DIR "/rules"};
  options.read.link = true;
  return options;
}

// Rows made and loaded by us, and the same rows inserted by hand, chunk by chunk in turn.
void CompareInsert(const char* name, const std::vector<std::string>& files, warehouse::Store& store, Bulk& bulk) {
  auto options = SmallOptions();
  options.batch_rows = warehouse::LoaderOptions().batch_rows;
  warehouse::Loader loader(store, options);
  if (!loader.Begin()) Wrong("begin");
  double ours = 0;
  double theirs = 0;
  for (std::size_t at = 0; at < files.size(); at += kChunk) {
    Keep keep;
    DiscardFindings none;
    const std::vector<std::string> chunk(
        files.begin() + static_cast<std::ptrdiff_t>(at),
        files.begin() + static_cast<std::ptrdiff_t>(std::min(files.size(), at + kChunk)));
    if (!Extract(chunk, Reading(), keep, none)) Wrong("extract");
    std::vector<warehouse::ReportRows> by_hand;
    for (const auto& records : keep.reports) {
      by_hand.push_back(MakeRows(records));
      warehouse::Stamp(by_hand.back(), 1, static_cast<std::int64_t>(at + by_hand.size()));
    }
    bulk.Prepare(by_hand);
    auto start = Clock::now();
    bulk.Insert();
    theirs += Since(start);
    start = Clock::now();
    for (const auto& records : keep.reports) {
      if (!loader.AddReport(MakeRows(records))) Wrong("add");
    }
    ours += Since(start);
  }
  auto start = Clock::now();
  bulk.Finish();
  theirs += Since(start);
  start = Clock::now();
  if (!loader.Finish()) Wrong("finish");
  ours += Since(start);
  if (loader.counts().reports != files.size()) Wrong("reports");
  std::printf("%s: rows made and loaded %.2f s, bulk insert of them %.2f s: ratio %.2f (aim: 1.5)\n", name, ours,
              theirs, ours / theirs);
}

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

int Main(std::size_t reports) {
  const Scratch scratch;
  const std::string folder = scratch.path("reports");
  const ShellRan made =
      Shell(std::string(SARABUN_MAKE_SAMPLES) + " --districts " + std::to_string(reports) + " --out " + folder);
  if (made.code != 0) Wrong(made.out);
  const std::vector<std::string> files = FilesOf(folder);
  std::printf("%zu reports\n", files.size());
  const std::vector<std::string> few(files.begin(), files.begin() + static_cast<std::ptrdiff_t>(files.size() / 2));
  const Cost small = LoadInChild(few, "sqlite:" + scratch.path("few.db"));
  const Cost first = LoadInChild(files, "sqlite:" + scratch.path("all.db"));
  const Cost again = LoadInChild(files, "sqlite:" + scratch.path("all.db"));
  std::printf("load %.2f s, again %.2f s: ratio %.3f (aim: 0.05)\n", first.seconds, again.seconds,
              again.seconds / first.seconds);
  std::printf("peak memory: %.0f MB over %zu reports, %.0f MB over %zu: ratio %.2f (aim: flat)\n", small.megabytes,
              few.size(), first.megabytes, files.size(), first.megabytes / small.megabytes);
  {
    const auto store = OpenStore("sqlite:" + scratch.path("ours.db"));
    SqliteBulk bulk(scratch.path("bulk.db"));
    CompareInsert("SQLite", files, *store, bulk);
  }
  std::string why;
  PostgresServer* server = PostgresServer::Shared(&why);
  if (server == nullptr) {
    std::printf("PostgreSQL: not measured, %s\n", why.c_str());
    return 0;
  }
  const auto store = OpenStore(server->MakeDatabase());
  PostgresBulk bulk(server->MakeDatabase());
  CompareInsert("PostgreSQL", files, *store, bulk);
  return 0;
}

}  // namespace
}  // namespace sarabun::test

int main(int argc, char** argv) {
  const unsigned long reports = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 200;
  return sarabun::test::Main(std::max(10UL, reports));
}
