#include "stores/sqlite_store.h"

#include <sqlite3.h>

#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "base/file.h"
#include "stores/sql_store.h"
#include "stores/store_place.h"

namespace sarabun::stores {

using warehouse::Table;
using warehouse::Value;

namespace {

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

// Pages kept in memory, in KiB: enough that a batch's inner index pages are not read again and again.
constexpr const char* kPragmas = "PRAGMA foreign_keys = ON; PRAGMA cache_size = -32000";

int Bind(sqlite3_stmt* statement, int at, const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    return sqlite3_bind_text64(statement, at, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return sqlite3_bind_int64(statement, at, *whole);
  if (const auto* real = std::get_if<double>(&value)) return sqlite3_bind_double(statement, at, *real);
  if (const auto* decimal = std::get_if<Decimal>(&value)) {
    if (decimal->scale == 0) return sqlite3_bind_int64(statement, at, decimal->unscaled);
    return sqlite3_bind_double(statement, at, decimal->ToDouble());
  }
  if (const auto* flag = std::get_if<bool>(&value)) return sqlite3_bind_int(statement, at, *flag ? 1 : 0);
  return sqlite3_bind_null(statement, at);
}

// What to do about a result code; the rest is SQLite's own word.
struct Advice {
  int code;
  ErrorCode kind;
  const char* message;
  const char* hint;
};
constexpr std::array<Advice, 8> kAdvice = {{
    {SQLITE_FULL, ErrorCode::kIo, "the disk is full", "free some space and run the same command again"},
    {SQLITE_NOTADB, ErrorCode::kWrongFormat, "not a SQLite database", "name another file; this one was left as it is"},
    {SQLITE_CORRUPT, ErrorCode::kMalformed, "the database is damaged",
     "restore it from a backup, or load into a new file"},
    {SQLITE_READONLY, ErrorCode::kNoPermission, "no permission to write the database",
     "write into a folder and file of your own"},
    {SQLITE_CANTOPEN, ErrorCode::kNoPermission, "the database cannot be opened",
     "see that its folder is there and may be written"},
    {SQLITE_PERM, ErrorCode::kNoPermission, "no permission for the database", "write into a folder of your own"},
    {SQLITE_BUSY, ErrorCode::kIo, "another program is writing to the database",
     "let it end and run the same command again"},
    {SQLITE_IOERR, ErrorCode::kIo, "the system refused to read or write the database",
     "look at the disk's health and free space, then run the same command again"},
}};

class SqliteStore final : public SqlStore {
 public:
  SqliteStore(std::string file, const StoreOptions& options)
      : SqlStore({warehouse::Dialect::kSqlite, options.schema}, options.program_version),
        file_(std::move(file)),
        lock_milliseconds_(static_cast<int>(options.lock_seconds * 1000)) {}

  Status Open(bool write) override;
  Status Begin() override { return Execute(write_ ? "BEGIN IMMEDIATE" : "BEGIN"); }
  Status Commit() override { return Execute("COMMIT"); }
  void Rollback() noexcept override;
  Status Append(const std::vector<const warehouse::RowBatch*>& batches) override;
  bool transient() const override { return transient_; }

 protected:
  Status Execute(const std::string& sql) override;
  Result<std::vector<Row>> Query(const std::string& sql, const std::vector<std::string>& parameters) override;
  Result<std::map<std::string, std::string>> Relations() override;
  Result<std::vector<ColumnShape>> ColumnsOf(const std::string& bare_name) override;
  std::string Name() const override { return file_; }

 private:
  Status Connect();
  Status MakeDatabase();
  Status Prepare(const std::string& sql, Statement& statement);
  Result<sqlite3_stmt*> InsertInto(const Table& table);
  Status AppendTable(const Table& table, const warehouse::TableRows& rows);
  Error Fail();

  std::string file_;
  int lock_milliseconds_;
  bool write_ = false;
  bool transient_ = false;
  Database database_;
  std::array<Statement, warehouse::kTableCount> inserts_;
};

Error SqliteStore::Fail() {
  const int code = database_ == nullptr ? SQLITE_NOMEM : sqlite3_errcode(database_.get());
  const std::string words = database_ == nullptr ? "out of memory" : sqlite3_errmsg(database_.get());
  transient_ = code == SQLITE_BUSY || code == SQLITE_LOCKED;
  Location where;
  where.path = file_;
  for (const Advice& advice : kAdvice) {
    if (advice.code == code) return {advice.kind, std::string(advice.message) + " (" + words + ")", advice.hint, where};
  }
  return {ErrorCode::kIo, "SQLite: " + words, "nothing of this report was kept; run the same command again", where};
}

Status SqliteStore::Open(bool write) {
  for (Statement& insert : inserts_) insert.reset();
  database_.reset();
  write_ = write;
  transient_ = false;
  const PathKind kind = KindOf(file_);
  if (kind == PathKind::kFolder) {
    return Error{ErrorCode::kInvalidArgument,
                 "is a folder",
                 "name a file in it: sqlite:FOLDER/sarabun.db",
                 {file_, {}, 0, 0, 0, 0, 0}};
  }
  set_has_tables(false);
  if (kind == PathKind::kMissing) return CheckPlace(file_);  // made with the first rows
  if (Status connected = Connect(); !connected) return connected;
  if (Status begun = Begin(); !begun) return begun;
  if (Status set_up = SetUp(write); !set_up) {
    Rollback();
    return set_up;
  }
  return Commit();
}

Status SqliteStore::Connect() {
  sqlite3* opened = nullptr;
  const int flags = write_ ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  const int code = sqlite3_open_v2(file_.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  database_.reset(opened);
  if (code != SQLITE_OK) return Fail();
  sqlite3_busy_timeout(database_.get(), lock_milliseconds_);
  return Execute(kPragmas);
}

// The database of a run that was not refused before it had rows to write, in the transaction that holds them.
Status SqliteStore::MakeDatabase() {
  if (Status connected = Connect(); !connected) return connected;
  if (Status begun = Begin(); !begun) return begun;
  const auto relations = Relations();
  if (!relations) return relations.error();
  if (relations->empty()) return SetUp(true);
  transient_ = true;  // what was decided so far was decided over no tables
  return Error{ErrorCode::kIo,
               "another program made the database meanwhile",
               "nothing half-done was kept; run the same command again",
               {file_, {}, 0, 0, 0, 0, 0}};
}

void SqliteStore::Rollback() noexcept {
  // SQLite may have rolled back by itself; then this is refused, and right so.
  if (database_ != nullptr) sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Status SqliteStore::Execute(const std::string& sql) {
  transient_ = false;
  if (database_ == nullptr) return {};  // the file is not there, or not yet
  if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return {};
  return Fail();
}

Status SqliteStore::Prepare(const std::string& sql, Statement& statement) {
  sqlite3_stmt* prepared = nullptr;
  const int code =
      sqlite3_prepare_v2(database_.get(), sql.c_str(), static_cast<int>(sql.size() + 1), &prepared, nullptr);
  statement.reset(prepared);
  if (code != SQLITE_OK) return Fail();
  return {};
}

Result<std::vector<SqlStore::Row>> SqliteStore::Query(const std::string& sql,
                                                      const std::vector<std::string>& parameters) {
  Statement statement;
  if (Status prepared = Prepare(sql, statement); !prepared) return prepared.error();
  int at = 0;
  for (const std::string& parameter : parameters) {
    sqlite3_bind_text64(statement.get(), ++at, parameter.data(), parameter.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  std::vector<Row> rows;
  int code = SQLITE_OK;
  while ((code = sqlite3_step(statement.get())) == SQLITE_ROW) {
    Row& row = rows.emplace_back();
    for (int column = 0; column < sqlite3_column_count(statement.get()); ++column) {
      const auto* text = sqlite3_column_text(statement.get(), column);
      const auto length = static_cast<std::size_t>(sqlite3_column_bytes(statement.get(), column));
      if (text == nullptr) {
        row.emplace_back();
      } else {
        row.emplace_back(std::in_place, reinterpret_cast<const char*>(text), length);
      }
    }
  }
  if (code != SQLITE_DONE) return Fail();
  return rows;
}

Result<std::map<std::string, std::string>> SqliteStore::Relations() {
  auto rows = Query("SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view')", {});
  if (!rows) return rows.error();
  std::map<std::string, std::string> relations;
  for (const Row& row : *rows) relations.emplace(CatalogueKey(row[0].value_or("")), row[1].value_or(""));
  return relations;
}

Result<std::vector<SqlStore::ColumnShape>> SqliteStore::ColumnsOf(const std::string& bare_name) {
  auto rows = Query("SELECT name, type, \"notnull\" FROM pragma_table_info($1)", {bare_name});
  if (!rows) return rows.error();
  std::vector<ColumnShape> columns;
  for (const Row& row : *rows) columns.push_back({row[0].value_or(""), row[1].value_or(""), row[2] == "1"});
  return columns;
}

Result<sqlite3_stmt*> SqliteStore::InsertInto(const Table& table) {
  Statement& statement = inserts_.at(static_cast<std::size_t>(table.id));
  if (statement != nullptr) return statement.get();
  std::string columns;
  std::string marks;
  for (const warehouse::Column& column : table.columns) {
    columns += (columns.empty() ? "" : ", ") + warehouse::QuoteName(column.name);
    marks += marks.empty() ? "?" : ", ?";
  }
  const std::string sql =
      "INSERT INTO " + naming().Of(table.name) + " (" + columns + ") VALUES (" + marks + ")" + OnConflict(table);
  if (Status prepared = Prepare(sql, statement); !prepared) return prepared.error();
  return statement.get();
}

Status SqliteStore::AppendTable(const Table& table, const warehouse::TableRows& rows) {
  auto statement = InsertInto(table);
  if (!statement) return statement.error();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    int at = 0;
    for (const Value& value : rows[i]) {
      if (Bind(*statement, ++at, value) != SQLITE_OK) return Fail();
    }
    const int code = sqlite3_step(*statement);
    if (code != SQLITE_DONE) {
      const Error error = Fail();
      sqlite3_reset(*statement);
      return error;
    }
    sqlite3_reset(*statement);
  }
  sqlite3_clear_bindings(*statement);  // they point into the rows
  return {};
}

Status SqliteStore::Append(const std::vector<const warehouse::RowBatch*>& batches) {
  transient_ = false;
  if (database_ == nullptr) {
    if (Status made = MakeDatabase(); !made) return made;
  }
  for (const Table& table : warehouse::Tables()) {
    for (const warehouse::RowBatch* batch : batches) {
      if (batch->of(table.id).empty()) continue;
      if (Status appended = AppendTable(table, batch->of(table.id)); !appended) return appended;
    }
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<warehouse::Store>> MakeSqliteStore(const std::string& uri, const std::string& file,
                                                          const StoreOptions& options) {
  if (file.empty()) {
    return Error{ErrorCode::kInvalidArgument, "'" + uri + "' names no file", "give it one: sqlite:sarabun.db", {}};
  }
  if (file == ":memory:") {
    return Error{ErrorCode::kInvalidArgument,
                 "'" + uri + "' would be gone at the end of the run",
                 "name a file: sqlite:sarabun.db",
                 {}};
  }
  // SQLite has names with a colon first for databases that are no files.
  const std::string path = file.front() == ':' ? "./" + file : file;
  return std::unique_ptr<warehouse::Store>(std::make_unique<SqliteStore>(path, options));
}

}  // namespace sarabun::stores
