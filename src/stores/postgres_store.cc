#include "stores/postgres_store.h"

#include <libpq-fe.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "stores/copy_text.h"
#include "stores/postgres_errors.h"
#include "stores/postgres_uri.h"
#include "stores/sql_store.h"

namespace sarabun::stores {

using warehouse::Table;
using warehouse::TableRows;

namespace {

struct FinishConnection {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Connection = std::unique_ptr<PGconn, FinishConnection>;
using Answer = std::unique_ptr<PGresult, ClearResult>;

constexpr std::size_t kCopyBytes = 1U << 18;   // handed to libpq at once
constexpr const char* kConnectSeconds = "15";  // where the URI does not say
constexpr const char* kLockPrefix = "sarabun load ";

class PostgresStore final : public SqlStore {
 public:
  PostgresStore(std::string uri, const StoreOptions& options)
      : SqlStore({warehouse::Dialect::kPostgres, options.schema}, options.program_version),
        uri_(std::move(uri)),
        own_schema_(!options.schema.empty()),
        least_version_(options.least_postgres_version),
        lock_milliseconds_(static_cast<long>(options.lock_seconds * 1000)) {}

  Status Open(bool write) override;
  Status Begin() override;
  Status Commit() override { return Execute("COMMIT"); }
  void Rollback() noexcept override;
  Status Append(const std::vector<const warehouse::RowBatch*>& batches) override;
  bool transient() const override { return transient_; }

 protected:
  Status Execute(const std::string& sql) override;
  Result<std::vector<Row>> Query(const std::string& sql, const std::vector<std::string>& parameters) override;
  Result<std::map<std::string, std::string>> Relations() override;
  Result<std::vector<ColumnShape>> ColumnsOf(const std::string& bare_name) override;
  Result<bool> IsOwner() override;
  std::string Name() const override { return uri_; }

 private:
  using Batches = std::vector<const warehouse::RowBatch*>;

  Status Connect();
  Status CheckServer();
  Status FindSchema(bool write);
  Status MakeStaging();
  Status CopyInto(const std::string& stage, const Table& table, const Batches& batches);
  Status AppendTable(const Table& table, const Batches& batches);
  Error Fail(const PGresult* result);
  Error Told(PostgresFailure failure);

  std::string uri_;
  bool own_schema_;
  int least_version_;
  long lock_milliseconds_;
  bool write_ = false;
  bool transient_ = false;
  bool was_open_ = false;  // a connection came about in this run: a server that does not answer is one that went
  Connection connection_;
};

std::string StageOf(const Table& table) {
  return "pg_temp." + warehouse::QuoteName("sarabun_stage_" + std::string(table.name));
}

Error PostgresStore::Told(PostgresFailure failure) {
  transient_ = failure.transient;
  failure.error.where.path = uri_;
  return std::move(failure.error);
}

Error PostgresStore::Fail(const PGresult* result) {
  const char* state = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
  const char* primary = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  return Told(StatementFailure(state == nullptr ? "" : state,
                               primary == nullptr ? PQerrorMessage(connection_.get()) : primary,
                               PQstatus(connection_.get()) == CONNECTION_BAD));
}

Status PostgresStore::Connect() {
  const char* keywords[] = {"connect_timeout", "dbname", "client_encoding", "fallback_application_name", nullptr};
  const char* values[] = {kConnectSeconds, uri_.c_str(), "UTF8", "sarabun", nullptr};
  connection_.reset();  // one at a time: an earlier one may hold what this one waits for
  connection_.reset(PQconnectdbParams(keywords, values, 1));
  if (connection_ == nullptr) return Error{ErrorCode::kOutOfMemory, "not enough memory for a connection", "", {}};
  if (PQstatus(connection_.get()) != CONNECTION_OK) {
    return Told(ConnectFailure(PQerrorMessage(connection_.get()), was_open_));
  }
  was_open_ = true;
  PQsetNoticeProcessor(
      connection_.get(), [](void*, const char*) {}, nullptr);
  return {};
}

Status PostgresStore::CheckServer() {
  const auto refuse = [&](std::string message, const char* hint) {
    Error error{ErrorCode::kWrongFormat, std::move(message), hint, {}};
    error.where.path = uri_;
    return error;
  };
  const int version = PQserverVersion(connection_.get());
  if (version < least_version_) {
    return refuse("the server is PostgreSQL " + std::to_string(version / 10'000) + "; sarabun needs " +
                      std::to_string(least_version_ / 10'000) + " or newer",
                  "update the server, or load into sqlite:FILE");
  }
  const char* encoding = PQparameterStatus(connection_.get(), "server_encoding");
  if (encoding != nullptr && std::string_view(encoding) != "UTF8") {
    return refuse("the database's encoding is " + std::string(encoding) + ", which does not hold every Thai text",
                  "make one with createdb --encoding=UTF8 --template=template0 NAME");
  }
  return {};
}

// Where no schema is named, tables go where the connection would put them.
Status PostgresStore::FindSchema(bool write) {
  if (own_schema_) {
    auto there = Query("SELECT 1 FROM pg_namespace WHERE nspname = $1", {naming().schema});
    if (!there) return there.error();
    if (!there->empty() || !write) return {};
    return Execute("CREATE SCHEMA " + warehouse::QuoteName(naming().schema));
  }
  auto rows = Query("SELECT current_schema()", {});
  if (!rows) return rows.error();
  if (!rows->front()[0]) {
    Error error{ErrorCode::kNotFound,
                "the connection's search_path names no schema that is there",
                "name one with --schema NAME",
                {}};
    error.where.path = uri_;
    return error;
  }
  set_schema(*rows->front()[0]);
  return {};
}

Status PostgresStore::Open(bool write) {
  write_ = write;
  transient_ = false;
  if (Status connected = Connect(); !connected) return connected;
  if (Status fit = CheckServer(); !fit) return fit;
  const std::string lock = std::to_string(lock_milliseconds_);
  // A server's own defaults must not change what is written, nor end a long load.
  if (Status set = Execute("SET TIME ZONE 'UTC'; SET datestyle = 'ISO'; SET standard_conforming_strings = on;"
                           "SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0;"
                           "SET lock_timeout = " +
                           lock);
      !set) {
    return set;
  }
  if (Status begun = Execute(write ? "BEGIN" : "BEGIN READ ONLY"); !begun) return begun;
  const auto set_up = [&]() -> Status {
    // Two first loads at once may both want to make the schema; so the lock comes first.
    if (write) {
      auto locked = Query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", {std::string(kLockPrefix)});
      if (!locked) return locked.error();
    }
    if (Status found = FindSchema(write); !found) return found;
    if (Status made = SetUp(write); !made) return made;
    return Commit();
  };
  if (Status done = set_up(); !done) {
    Rollback();
    return done;
  }
  return write ? MakeStaging() : Status();
}

Status PostgresStore::MakeStaging() {
  std::string sql;
  for (const Table& table : warehouse::Tables()) {
    sql += "CREATE TEMP TABLE " + StageOf(table).substr(8) + " (LIKE " + naming().Of(table.name) +
           ") ON COMMIT DELETE ROWS;";
  }
  return Execute(sql);
}

Status PostgresStore::Begin() {
  if (!write_) return Execute("BEGIN READ ONLY");
  if (Status begun = Execute("BEGIN"); !begun) return begun;
  auto locked =
      Query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", {std::string(kLockPrefix) + naming().schema});
  if (!locked) return locked.error();
  return {};
}

void PostgresStore::Rollback() noexcept {
  if (connection_ == nullptr || PQstatus(connection_.get()) != CONNECTION_OK) return;
  const Answer answer(PQexec(connection_.get(), "ROLLBACK"));
}

Status PostgresStore::Execute(const std::string& sql) {
  transient_ = false;
  const Answer answer(PQexec(connection_.get(), sql.c_str()));
  const ExecStatusType status = PQresultStatus(answer.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) {
    // COMMIT of a transaction that had failed says ROLLBACK and is no error to the server.
    if (sql != "COMMIT" || std::string_view(PQcmdStatus(answer.get())) == "COMMIT") return {};
  }
  return Fail(answer.get());
}

Result<std::vector<SqlStore::Row>> PostgresStore::Query(const std::string& sql,
                                                        const std::vector<std::string>& parameters) {
  transient_ = false;
  std::vector<const char*> values;
  values.reserve(parameters.size());
  for (const std::string& parameter : parameters) values.push_back(parameter.c_str());
  const Answer answer(PQexecParams(connection_.get(), sql.c_str(), static_cast<int>(values.size()), nullptr,
                                   values.data(), nullptr, nullptr, 0));
  if (PQresultStatus(answer.get()) != PGRES_TUPLES_OK) return Fail(answer.get());
  std::vector<Row> rows;
  for (int i = 0; i < PQntuples(answer.get()); ++i) {
    Row& row = rows.emplace_back();
    for (int column = 0; column < PQnfields(answer.get()); ++column) {
      if (PQgetisnull(answer.get(), i, column) != 0) {
        row.emplace_back();
      } else {
        row.emplace_back(PQgetvalue(answer.get(), i, column));
      }
    }
  }
  return rows;
}

Result<std::map<std::string, std::string>> PostgresStore::Relations() {
  auto rows = Query(
      "SELECT c.relname, CASE c.relkind WHEN 'r' THEN 'table' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' "
      "WHEN 'p' THEN 'partitioned table' WHEN 'f' THEN 'foreign table' WHEN 'S' THEN 'sequence' ELSE 'type' END "
      "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1",
      {naming().schema});
  if (!rows) return rows.error();
  std::map<std::string, std::string> relations;
  for (const Row& row : *rows) relations.emplace(row[0].value_or(""), row[1].value_or(""));
  return relations;
}

Result<bool> PostgresStore::IsOwner() {
  auto rows = Query(
      "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relname = $2 "
      "AND pg_has_role(c.relowner, 'USAGE')",
      {naming().schema, std::string(warehouse::kVersionTable)});
  if (!rows) return rows.error();
  return !rows->empty();
}

Result<std::vector<SqlStore::ColumnShape>> PostgresStore::ColumnsOf(const std::string& bare_name) {
  auto rows = Query(
      "SELECT a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull FROM pg_attribute a "
      "JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
      "WHERE n.nspname = $1 AND c.relname = $2 AND a.attnum > 0 AND NOT a.attisdropped",
      {naming().schema, bare_name});
  if (!rows) return rows.error();
  std::vector<ColumnShape> columns;
  for (const Row& row : *rows) columns.push_back({row[0].value_or(""), row[1].value_or(""), row[2] == "t"});
  return columns;
}

Status PostgresStore::CopyInto(const std::string& stage, const Table& table, const Batches& batches) {
  const Answer begun(PQexec(connection_.get(), ("COPY " + stage + " FROM STDIN").c_str()));
  if (PQresultStatus(begun.get()) != PGRES_COPY_IN) return Fail(begun.get());
  std::string bytes;
  bool sent = true;
  const auto send = [&] {
    sent = PQputCopyData(connection_.get(), bytes.data(), static_cast<int>(bytes.size())) == 1;
    bytes.clear();
  };
  for (const warehouse::RowBatch* batch : batches) {
    const TableRows& rows = batch->of(table.id);
    for (std::size_t i = 0; i < rows.size() && sent; ++i) {
      AppendCopyRow(bytes, rows[i]);
      if (bytes.size() >= kCopyBytes) send();
    }
  }
  if (sent && !bytes.empty()) send();
  if (!sent || PQputCopyEnd(connection_.get(), nullptr) != 1) return Fail(nullptr);
  const Answer ended(PQgetResult(connection_.get()));
  const bool done = PQresultStatus(ended.get()) == PGRES_COMMAND_OK;
  Status status = done ? Status() : Status(Fail(ended.get()));
  while (const Answer rest = Answer(PQgetResult(connection_.get()))) {
  }
  return status;
}

Status PostgresStore::AppendTable(const Table& table, const Batches& batches) {
  std::string columns;
  for (const warehouse::Column& column : table.columns) {
    columns += (columns.empty() ? "" : ", ") + warehouse::QuoteName(column.name);
  }
  const std::string stage = StageOf(table) + " (" + columns + ")";
  if (Status copied = CopyInto(stage, table, batches); !copied) return copied;
  return Execute("INSERT INTO " + naming().Of(table.name) + " (" + columns + ") SELECT " + columns + " FROM " +
                 StageOf(table) + OnConflict(table));
}

Status PostgresStore::Append(const std::vector<const warehouse::RowBatch*>& batches) {
  transient_ = false;
  for (const Table& table : warehouse::Tables()) {
    const auto has_rows = [&](const warehouse::RowBatch* batch) { return !batch->of(table.id).empty(); };
    if (!std::any_of(batches.begin(), batches.end(), has_rows)) continue;
    if (Status appended = AppendTable(table, batches); !appended) return appended;
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<warehouse::Store>> MakePostgresStore(const std::string& uri, const std::string& /*rest*/,
                                                            const StoreOptions& options) {
  if (Status sound = CheckPostgresUri(uri); !sound) return sound.error();
  return std::unique_ptr<warehouse::Store>(std::make_unique<PostgresStore>(uri, options));
}

}  // namespace sarabun::stores
