#include "bench/bulk_insert.h"

#include <libpq-fe.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "stores/copy_text.h"
#include "stores/parquet_files.h"
#include "warehouse/sql.h"

namespace sarabun::test {

[[noreturn]] void Wrong(const std::string& what) {
  std::fprintf(stderr, "wrong answer: %s\n", what.c_str());
  std::abort();
}

// Field 14 and 15 of proc(5)'s stat, user and system time in ticks; the name in field 2 may hold spaces.
double ProcessSeconds(long pid) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
  std::string stat;
  std::getline(file, stat);
  std::istringstream fields(stat.substr(std::min(stat.size(), stat.rfind(')') + 1)));
  std::string field;
  double ticks = 0;
  for (int no = 3; no <= 15 && fields >> field; ++no) {
    if (no >= 14) ticks += std::atof(field.c_str());
  }
  return ticks / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

namespace {

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
  double SecondsElsewhere() const override { return ProcessSeconds(PQbackendPID(connection_)); }

 private:
  void Run(const std::string& sql) {
    PGresult* result = PQexec(connection_, sql.c_str());
    if (PQresultStatus(result) != PGRES_COMMAND_OK) Wrong(PQerrorMessage(connection_));
    PQclear(result);
  }
  PGconn* connection_;
  std::vector<std::string> texts_;
};

// The rows straight into the files that a load would write, by the writer alone: no looking, no catalogue.
class ParquetBulk final : public Bulk {
 public:
  explicit ParquetBulk(const std::string& folder) : files_(folder, 1, "bench") {}
  void Insert() override {
    const warehouse::Table& table = warehouse::TableOf(warehouse::TableId::kReport);
    const auto number = [&](const warehouse::TableRows& rows, std::string_view column) {
      const auto* value = std::get_if<std::int64_t>(&rows[0][table.IndexOf(column)]);
      return value == nullptr ? std::nullopt : std::optional<std::int64_t>(*value);
    };
    for (const warehouse::ReportRows& report : *reports_) {
      const warehouse::TableRows& own = report.rows.of(table.id);
      const stores::Partition partition{false, number(own, "fiscal_year"), number(own, "round_no")};
      for (const warehouse::Table& each : warehouse::Tables()) {
        const warehouse::TableRows& rows = report.rows.of(each.id);
        for (std::size_t i = 0; i < rows.size(); ++i) {
          if (!files_.Add(each.id, partition, rows[i])) Wrong("parquet");
        }
      }
    }
  }
  void Finish() override {
    if (!files_.Finish()) Wrong("parquet");
  }

 private:
  stores::LoadFiles files_;
};

}  // namespace

std::unique_ptr<Bulk> MakeSqliteBulk(const std::string& file) { return std::make_unique<SqliteBulk>(file); }
std::unique_ptr<Bulk> MakePostgresBulk(const std::string& uri) { return std::make_unique<PostgresBulk>(uri); }
std::unique_ptr<Bulk> MakeParquetBulk(const std::string& folder) { return std::make_unique<ParquetBulk>(folder); }

}  // namespace sarabun::test
