#include "stores/sql_store.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "warehouse/migrations.h"
#include "warehouse/table.h"
#include "warehouse/views.h"

namespace sarabun::stores {

using warehouse::Column;
using warehouse::KnownInput;
using warehouse::KnownReport;
using warehouse::Table;
using warehouse::TableId;

namespace {

constexpr std::size_t kKeysAtOnce = 200;  // in one IN (…)

constexpr std::string_view kReportColumns =
    "r.report_id, r.report_key, r.content_id, r.document_sha256, r.load_id, r.load_no, CASE WHEN x.report_key IS NULL "
    "THEN 0 ELSE 1 END, r.records FROM {report} r LEFT JOIN {retraction} x "
    "ON x.report_key = r.report_key AND x.document_sha256 = r.document_sha256";

std::int64_t Number(const std::optional<std::string>& text) {
  std::int64_t number = 0;
  if (text) std::from_chars(text->data(), text->data() + text->size(), number);
  return number;
}

void AddKnown(std::vector<std::vector<std::optional<std::string>>>& rows, std::vector<KnownReport>& known) {
  for (auto& row : rows) {
    known.push_back({row[0].value_or(""), row[1].value_or(""), row[2].value_or(""), row[3].value_or(""), Number(row[4]),
                     Number(row[5]), Number(row[6]) == 1, Number(row[7])});
  }
}

constexpr const char* kOwnSchema = "give the tables a place of their own with --schema NAME";

}  // namespace

std::string SqlStore::OnConflict(const Table& table) {
  if (table.id == TableId::kInput || table.id == TableId::kRetraction) return " ON CONFLICT DO NOTHING";
  if (table.id != TableId::kLoad) return {};
  std::string updates;
  for (const Column& column : table.columns) {
    const std::string name = warehouse::QuoteName(column.name);
    if (column.name != table.key.front()) updates += (updates.empty() ? "" : ", ") + name + " = excluded." + name;
  }
  return " ON CONFLICT (" + warehouse::QuoteName(table.key.front()) + ") DO UPDATE SET " + updates;
}

// To SQLite a_report and A_report are one table.
std::string SqlStore::CatalogueKey(const std::string& bare_name) const {
  return naming_.dialect == warehouse::Dialect::kSqlite ? ToLowerAscii(bare_name) : bare_name;
}

Result<std::vector<KnownReport>> SqlStore::LookForReports(const std::vector<std::string>& report_keys) {
  std::vector<KnownReport> known;
  if (!has_tables_) return known;
  for (std::size_t at = 0; at < report_keys.size(); at += kKeysAtOnce) {
    const std::size_t end = std::min(report_keys.size(), at + kKeysAtOnce);
    std::string marks;
    for (std::size_t i = at; i < end; ++i) marks += (marks.empty() ? "$" : ", $") + std::to_string(i - at + 1);
    auto rows = Query(
        warehouse::Expand("SELECT " + std::string(kReportColumns), naming_) + " WHERE r.report_key IN (" + marks + ")",
        {report_keys.begin() + static_cast<std::ptrdiff_t>(at),
         report_keys.begin() + static_cast<std::ptrdiff_t>(end)});
    if (!rows) return rows.error();
    AddKnown(*rows, known);
  }
  return known;
}

Result<std::vector<KnownReport>> SqlStore::LookForDocument(const std::string& sha256) {
  std::vector<KnownReport> known;
  if (!has_tables_) return known;
  auto rows = Query(
      warehouse::Expand("SELECT " + std::string(kReportColumns) + " WHERE r.document_sha256 = $1", naming_), {sha256});
  if (!rows) return rows.error();
  AddKnown(*rows, known);
  return known;
}

Result<std::vector<KnownInput>> SqlStore::LookForInputs(const std::string& reading_sha256,
                                                        const std::string& program_version) {
  std::vector<KnownInput> known;
  if (!has_tables_) return known;
  auto rows =
      Query(warehouse::Expand("SELECT sha256 FROM {input} WHERE reading_sha256 = $1 AND program_version = $2", naming_),
            {reading_sha256, program_version});
  if (!rows) return rows.error();
  known.reserve(rows->size());
  for (Row& row : *rows) known.push_back({row[0].value_or("")});
  return known;
}

Result<std::int64_t> SqlStore::LastLoad() {
  if (!has_tables_) return std::int64_t{0};
  auto rows = Query(warehouse::Expand("SELECT COALESCE(MAX(load_id), 0) FROM {load}", naming_), {});
  if (!rows) return rows.error();
  return Number(rows->at(0)[0]);
}

Result<std::vector<warehouse::Store::TextRow>> SqlStore::ReadDecisions(TableId table) {
  if (!has_tables_) return std::vector<TextRow>();
  std::string columns;
  for (const Column& column : TableOf(table).columns) {
    columns += (columns.empty() ? "" : ", ") + warehouse::QuoteName(column.name);
  }
  return Query("SELECT " + columns + " FROM " + naming_.Of(TableOf(table).name), {});
}

Result<std::vector<warehouse::Store::TextRow>> SqlStore::ReadRows(const Selection& selection) {
  if (!has_tables_) return std::vector<TextRow>();
  std::vector<std::string> columns;
  std::vector<std::string> order;
  columns.reserve(selection.columns.size());
  order.reserve(selection.order.size());
  for (const std::string_view column : selection.columns) columns.push_back(warehouse::QuoteName(column));
  for (const std::string_view column : selection.order) order.push_back(warehouse::QuoteName(column));
  std::string sql = "SELECT " + Join(columns, ", ") + " FROM " + naming_.Of(selection.relation);
  std::vector<std::string> parameters;
  if (!selection.report_id.empty()) {
    sql += " WHERE report_id = $1";
    parameters.push_back(selection.report_id);
  }
  if (!order.empty()) sql += " ORDER BY " + Join(order, ", ");
  return Query(sql, parameters);
}

Error SqlStore::Located(Error error) const {
  error.where.path = Name();
  return error;
}

Status SqlStore::ExecuteAll(const std::vector<std::string>& statements) {
  for (const std::string& statement : statements) {
    if (Status done = Execute(statement); !done) return done;
  }
  return {};
}

Status SqlStore::SetUp(bool write) {
  auto relations = Relations();
  if (!relations) return relations.error();
  if (!relations->contains(CatalogueKey(naming_.Bare(warehouse::kVersionTable)))) {
    if (Status clear = CheckNothingInTheWay(*relations); !clear) return clear;
    has_tables_ = write;
    return write ? CreateAll() : Status();
  }
  auto rows = Query(
      warehouse::Expand("SELECT schema_version FROM {" + std::string(warehouse::kVersionTable) + "}", naming_), {});
  if (!rows) return rows.error();
  if (rows->size() != 1) {
    return Located(
        {ErrorCode::kWrongFormat,
         naming_.Of(warehouse::kVersionTable) + " has " + std::to_string(rows->size()) + " rows instead of one",
         kOwnSchema,
         {}});
  }
  const auto version = static_cast<int>(Number(rows->front()[0]));
  if (version > warehouse::kSchemaVersion) {
    return Located({ErrorCode::kWrongFormat,
                    "the tables are of schema version " + std::to_string(version) + ", newer than " +
                        std::to_string(warehouse::kSchemaVersion) + ", the newest that this program knows",
                    "use a newer sarabun; nothing was changed",
                    {}});
  }
  has_tables_ = true;
  if (version < warehouse::kSchemaVersion) {
    if (!write) {
      return Located({ErrorCode::kWrongFormat,
                      "the tables are of schema version " + std::to_string(version) + "; this program works with " +
                          std::to_string(warehouse::kSchemaVersion),
                      "a load without --dry-run migrates them first",
                      {}});
    }
    return Migrate(version);
  }
  if (Status same = CheckShapes(*relations); !same || !write) return same;
  return MakeMissingViews(*relations);
}

// Views that somebody dropped: what reads them would fail. Those of tables of another user are left to that one.
Status SqlStore::MakeMissingViews(const std::map<std::string, std::string>& relations) {
  std::vector<std::string> statements;
  for (const warehouse::View& view : warehouse::Views()) {
    if (relations.contains(CatalogueKey(naming_.Bare(view.name)))) continue;
    const auto made = CreateView(view, naming_);
    statements.insert(statements.end(), made.begin(), made.end());
  }
  if (statements.empty()) return {};
  const auto owner = IsOwner();
  if (!owner) return owner.error();
  return *owner ? ExecuteAll(statements) : Status();
}

// Names of ours that something else has taken.
Status SqlStore::CheckNothingInTheWay(const std::map<std::string, std::string>& relations) {
  std::vector<std::string_view> names;
  for (const Table& table : warehouse::Tables()) names.push_back(table.name);
  for (const warehouse::View& view : warehouse::Views()) names.push_back(view.name);
  for (const std::string_view name : names) {
    const auto taken = relations.find(CatalogueKey(naming_.Bare(name)));
    if (taken == relations.end()) continue;
    return Located({ErrorCode::kWrongFormat,
                    "there is a " + taken->second + " " + naming_.Of(name) + " already that sarabun did not make",
                    std::string(kOwnSchema) + "; nothing was changed",
                    {}});
  }
  return {};
}

Status SqlStore::CreateAll() {
  if (Status made = ExecuteAll(CreateTables(naming_)); !made) return made;
  if (Status made = ExecuteAll(CreateViews(naming_)); !made) return made;
  return StampVersion();
}

Status SqlStore::StampVersion() {
  const std::string table = naming_.Of(warehouse::kVersionTable);
  if (Status cleared = Execute("DELETE FROM " + table); !cleared) return cleared;
  return Execute("INSERT INTO " + table + " VALUES (" + std::to_string(warehouse::kSchemaVersion) + ", " +
                 warehouse::QuoteText(program_version_) + ", " + warehouse::QuoteText(warehouse::NowUtc()) + ")");
}

Status SqlStore::Migrate(int from) {
  if (Status dropped = ExecuteAll(DropViews(naming_)); !dropped) return dropped;
  for (const warehouse::Migration& migration : warehouse::Migrations()) {
    if (migration.to <= from) continue;
    for (const std::string_view statement : migration.statements) {
      if (Status done = Execute(Expand(statement, naming_)); !done) return done;
    }
  }
  if (Status made = ExecuteAll(CreateViews(naming_)); !made) return made;
  if (Status stamped = StampVersion(); !stamped) return stamped;
  auto relations = Relations();
  if (!relations) return relations.error();
  return CheckShapes(*relations);
}

Status SqlStore::CheckShapes(const std::map<std::string, std::string>& relations) {
  for (const Table& table : warehouse::Tables()) {
    const auto found = relations.find(CatalogueKey(naming_.Bare(table.name)));
    if (found == relations.end() || found->second != "table") {
      const std::string what = found == relations.end() ? "is missing" : "is a " + found->second;
      return Located({ErrorCode::kWrongFormat,
                      "table " + naming_.Of(table.name) + " " + what,
                      "restore it from a backup, or load into a new place with --schema NAME; nothing was changed",
                      {}});
    }
    if (Status same = CheckShape(table); !same) return same;
  }
  return {};
}

Status SqlStore::CheckShape(const Table& table) {
  auto columns = ColumnsOf(naming_.Bare(table.name));
  if (!columns) return columns.error();
  const auto differs = [&](const std::string& column, const std::string& how) {
    return Located({ErrorCode::kWrongFormat,
                    "table " + naming_.Of(table.name) + ": column " + column + " " + how,
                    "change it back, or load into a new place with --schema NAME; nothing was changed",
                    {}});
  };
  for (const Column& column : table.columns) {
    const std::string name(column.name);
    const auto at = std::find_if(columns->begin(), columns->end(), [&](const auto& c) { return c.name == name; });
    if (at == columns->end()) return differs(name, "is missing");
    const std::string type(SqlType(column.type, naming_.dialect));
    if (at->type != type) return differs(name, "is " + at->type + " instead of " + type);
    if (at->required != column.required) {
      return differs(name, at->required ? "does not allow NULL" : "allows NULL and should not");
    }
  }
  // A column of somebody's own does no harm, unless every row must have it.
  for (const ColumnShape& column : *columns) {
    if (column.required && table.IndexOf(column.name) == table.columns.size()) {
      return differs(column.name, "is not ours and does not allow NULL");
    }
  }
  return {};
}

}  // namespace sarabun::stores
