#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "stores/postgres_server.h"
#include "support/scratch.h"
#include "warehouse/sql.h"
#include "warehouse/table.h"

namespace sarabun::test {

// A store to test with, empty, and a way to ask it. Tests over kinds run once for each.
class AnyStore {
 public:
  explicit AnyStore(const std::string& kind) : kind_(kind) {
    if (kind == "postgresql") {
      server_ = PostgresServer::Shared(&missing_);
      if (server_ != nullptr) uri_ = server_->MakeDatabase();
    } else {
      uri_ = "sqlite:" + scratch_.path("ita.db");
    }
  }

  // Why the kind cannot be tested here; empty where it can.
  const std::string& missing() const { return missing_; }
  const std::string& uri() const { return uri_; }
  bool is_sqlite() const { return kind_ == "sqlite"; }
  std::string file() const { return uri_.substr(7); }
  const Scratch& scratch() const { return scratch_; }
  PostgresServer& server() const { return *server_; }

  // Every row of the model's tables but the ledgers (load, input, rejection), without which run brought it, sorted,
  // each value in one normal form: the same for every store that holds the same.
  std::vector<std::string> Dump(const std::string& schema = {}) const {
    std::vector<std::string> rows;
    for (const warehouse::Table& table : warehouse::Tables()) {
      if (table.id < warehouse::TableId::kReport) continue;
      std::string select = "'" + std::string(table.name) + "'";
      for (const warehouse::Column& column : table.columns) {
        if (column.name == "load_id" || column.name == "load_no") continue;
        select += " || chr31 || COALESCE(" + Normal(column) + ", 'NULL')";
      }
      const char* unit = is_sqlite() ? "char(31)" : "chr(31)";
      for (std::size_t at = 0; (at = select.find("chr31", at)) != std::string::npos;) select.replace(at, 5, unit);
      warehouse::Naming naming{is_sqlite() ? warehouse::Dialect::kSqlite : warehouse::Dialect::kPostgres, schema};
      // Line breaks inside values are shown, so that a row is a line.
      const std::string text =
          Ask("SELECT replace(replace(" + select + ", '\n', '<LF>'), '\t', '<TAB>') FROM " + naming.Of(table.name));
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        rows.push_back(text.substr(at, end - at));
        at = end + 1;
      }
    }
    std::sort(rows.begin(), rows.end());
    return rows;
  }

  // Rows of a query, a line each, columns between '|'.
  std::string Ask(const std::string& sql) const {
    if (!is_sqlite()) return server_->Ask(uri_, sql);
    const std::string file = scratch_.Write("ask.sql", sql);
    const ShellRan ran = Shell("sqlite3 -bail '" + this->file() + "' < '" + file + "'");
    EXPECT_EQ(ran.code, 0) << sql << "\n" << ran.out;
    return ran.out.empty() ? ran.out : ran.out.substr(0, ran.out.size() - 1);
  }

 private:
  std::string Normal(const warehouse::Column& column) const {
    const std::string name = warehouse::QuoteName(column.name);
    using warehouse::ColumnType;
    if (is_sqlite()) {
      if (column.type == ColumnType::kDecimal) return "printf('%.2f', " + name + ") || substr('', 1, 0 * " + name + ")";
      return "CAST(" + name + " AS TEXT)";
    }
    if (column.type == ColumnType::kBool) return name + "::int::text";
    if (column.type == ColumnType::kTimestamp) return "to_char(" + name + ", 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";
    if (column.type == ColumnType::kLocalTime) return "to_char(" + name + ", 'YYYY-MM-DD\"T\"HH24:MI:SS')";
    if (column.type == ColumnType::kJson) return "replace(replace(" + name + "::text, '\": ', '\":'), ', \"', ',\"')";
    return name + "::text";
  }

  std::string kind_;
  std::string missing_;
  std::string uri_;
  Scratch scratch_;
  PostgresServer* server_ = nullptr;
};

class StoreTest : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    store_ = std::make_unique<AnyStore>(GetParam());
    if (!store_->missing().empty()) GTEST_SKIP() << store_->missing();
  }
  std::unique_ptr<AnyStore> store_;
};

#define SARABUN_EVERY_STORE(suite)                                                   \
  INSTANTIATE_TEST_SUITE_P(Stores, suite, ::testing::Values("sqlite", "postgresql"), \
                           [](const auto& of) { return of.param; })

}  // namespace sarabun::test
