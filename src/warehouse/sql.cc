#include "warehouse/sql.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "warehouse/views.h"

namespace sarabun::warehouse {

namespace {

constexpr std::string_view kDatePattern = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]";

std::string Names(const std::vector<std::string_view>& names) {
  std::string list;
  for (const std::string_view name : names) list += (list.empty() ? "" : ", ") + QuoteName(name);
  return list;
}

// What a column's values must fulfil, joined by AND; empty where its type says it all.
std::string ColumnCheck(const Column& column, Dialect dialect) {
  std::vector<std::string> checks;
  const std::string name = QuoteName(column.name);
  if (column.hex_digits > 0) checks.push_back("length(" + name + ") = " + std::to_string(column.hex_digits));
  if (column.least) checks.push_back(name + " >= " + std::to_string(*column.least));
  if (column.most) checks.push_back(name + " <= " + std::to_string(*column.most));
  if (!column.values.empty()) {
    // SQLite would fill a table of its own with the values of an IN at every row.
    const bool chain = dialect == Dialect::kSqlite;
    std::string values;
    for (const std::string_view value : column.values) {
      values += (values.empty() ? ""
                 : chain        ? " OR "
                                : ", ") +
                (chain ? name + " = " : std::string()) + QuoteText(value);
    }
    checks.push_back(chain ? "(" + values + ")" : name + " IN (" + values + ")");
  }
  if (dialect == Dialect::kSqlite) {  // whose types promise nothing
    if (column.type == ColumnType::kBool) checks.push_back(name + " IN (0, 1)");
    if (column.type == ColumnType::kJson) checks.push_back("(" + name + " IS NULL OR json_valid(" + name + "))");
    if (column.type == ColumnType::kDate) checks.push_back(name + " GLOB " + QuoteText(kDatePattern));
    const bool time = column.type == ColumnType::kTimestamp || column.type == ColumnType::kLocalTime;
    if (time) checks.push_back(name + " GLOB " + QuoteText(std::string(kDatePattern) + "T*"));
  }
  return Join(checks, " AND ");
}

std::string CommentOf(const Table& table, const Column& column) {
  const std::string name = std::string(table.name) + "." + std::string(column.name);
  const std::string unit = column.unit.empty() ? "" : " [" + std::string(column.unit) + "]";
  return std::string(column.meaning) + unit + " / " + std::string(ThaiMeaning(name));
}

std::string CommentOf(std::string_view name, std::string_view meaning) {
  return std::string(meaning) + " / " + std::string(ThaiMeaning(name));
}

std::string ColumnLine(const Column& column, Dialect dialect) {
  std::string line = QuoteName(column.name) + " " + std::string(SqlType(column.type, dialect));
  if (column.required) line += " NOT NULL";
  const std::string check = ColumnCheck(column, dialect);
  if (!check.empty()) line += " CHECK (" + check + ")";
  return line;
}

// With comments between the lines, which SQLite keeps; PostgreSQL gets them as COMMENT ON.
std::string CreateTable(const Table& table, const Naming& naming) {
  std::vector<std::string> lines;
  std::vector<std::string> comments;
  for (const Column& column : table.columns) {
    lines.push_back(ColumnLine(column, naming.dialect));
    comments.push_back(CommentOf(table, column));
  }
  lines.push_back("PRIMARY KEY (" + Names(table.key) + ")");
  for (const ForeignKey& foreign : table.foreign_keys) {
    const Table& target = TableOf(foreign.table);
    lines.push_back("FOREIGN KEY (" + Names(foreign.columns) + ") REFERENCES " + naming.Of(target.name) + " (" +
                    Names(target.key) + ")");
  }
  for (const std::string_view check : table.checks) lines.push_back("CHECK (" + std::string(check) + ")");
  const bool sqlite = naming.dialect == Dialect::kSqlite;
  std::string sql = "CREATE TABLE " + naming.Of(table.name) + " (";
  if (sqlite) sql += "  -- " + CommentOf(table.name, table.meaning);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    sql += "\n  " + lines[i] + (i + 1 < lines.size() ? "," : "");
    if (sqlite && i < comments.size()) sql += "  -- " + comments[i];
  }
  sql += "\n)";
  if (sqlite && table.key.size() > 1) sql += " WITHOUT ROWID";
  return sql;
}

void AddComments(const Table& table, const Naming& naming, std::vector<std::string>& statements) {
  if (naming.dialect == Dialect::kSqlite) return;
  statements.push_back("COMMENT ON TABLE " + naming.Of(table.name) + " IS " +
                       QuoteText(CommentOf(table.name, table.meaning)));
  for (const Column& column : table.columns) {
    statements.push_back("COMMENT ON COLUMN " + naming.Of(table.name) + "." + QuoteName(column.name) + " IS " +
                         QuoteText(CommentOf(table, column)));
  }
}

// A view of the table's columns and no rows.
std::string CreateEmptyView(const Table& table, const Naming& naming) {
  std::string columns;
  for (const Column& column : table.columns) {
    columns += (columns.empty() ? "" : ",\n  ") +
               ("CAST(NULL AS " + std::string(SqlType(column.type, naming.dialect))) + ") AS " + QuoteName(column.name);
  }
  return "CREATE OR REPLACE VIEW " + naming.Of(table.name) + " AS  -- " + CommentOf(table.name, table.meaning) +
         "\nSELECT " + columns + "\nWHERE false";
}

std::string CreateIndex(const Table& table, const std::vector<std::string_view>& columns, const Naming& naming) {
  std::string name = naming.Bare(table.name);
  for (const std::string_view column : columns) name += "_" + std::string(column);
  return "CREATE INDEX " + QuoteName(name) + " ON " + naming.Of(table.name) + " (" + Names(columns) + ")";
}

std::string ColumnList(std::string_view of, std::string_view alias) {
  std::string list;
  for (const Column& column : FindTable(of)->columns) {
    list += (list.empty() ? "" : ", ") + std::string(alias) + "." + std::string(column.name);
  }
  return list;
}

std::string_view TypeOf(std::string_view name, Dialect dialect) {
  for (int type = 0; type <= static_cast<int>(ColumnType::kJson); ++type) {
    if (ColumnTypeName(static_cast<ColumnType>(type)) == name) return SqlType(static_cast<ColumnType>(type), dialect);
  }
  return "text";
}

std::string ExpandToken(std::string_view token, const Naming& naming) {
  if (token.starts_with(':')) return std::string(TypeOf(token.substr(1), naming.dialect));
  if (token.starts_with("list:")) {
    const std::string inner = Expand(token.substr(5), naming);
    return (naming.dialect == Dialect::kSqlite ? "group_concat(" : "string_agg(") + inner + ", ', ')";
  }
  if (token.starts_with("columns:")) {
    const auto parts = Split(token, ':');
    return ColumnList(parts[1], parts[2]);
  }
  return naming.Of(token);
}

// The brace that closes the one at `open`.
std::size_t ClosingBrace(std::string_view text, std::size_t open) {
  int depth = 0;
  for (std::size_t at = open; at < text.size(); ++at) {
    if (text[at] == '{') ++depth;
    if (text[at] == '}' && --depth == 0) return at;
  }
  return text.size();
}

}  // namespace

std::string QuoteName(std::string_view name) { return "\"" + ReplaceAll(name, "\"", "\"\"") + "\""; }
std::string QuoteText(std::string_view text) { return "'" + ReplaceAll(text, "'", "''") + "'"; }

std::string Naming::Bare(std::string_view table) const {
  if (dialect != Dialect::kSqlite || schema.empty()) return std::string(table);
  return schema + "_" + std::string(table);
}

std::string Naming::Of(std::string_view table) const {
  const std::string name = QuoteName(Bare(table));
  return dialect == Dialect::kPostgres && !schema.empty() ? QuoteName(schema) + "." + name : name;
}

std::string_view SqlType(ColumnType type, Dialect dialect) {
  const auto choose = [dialect](std::string_view sqlite, std::string_view postgres, std::string_view duckdb) {
    return dialect == Dialect::kSqlite ? sqlite : dialect == Dialect::kPostgres ? postgres : duckdb;
  };
  switch (type) {
    case ColumnType::kText:
      return choose("TEXT", "text", "VARCHAR");
    case ColumnType::kInteger:
      return choose("INTEGER", "bigint", "BIGINT");
    case ColumnType::kReal:
      return choose("REAL", "double precision", "DOUBLE");
    case ColumnType::kDecimal:
      return choose("DECIMAL(5,2)", "numeric(5,2)", "DECIMAL(5,2)");
    case ColumnType::kDate:
      return choose("DATE", "date", "DATE");
    case ColumnType::kTimestamp:
      return choose("TIMESTAMP", "timestamp with time zone", "TIMESTAMPTZ");
    case ColumnType::kLocalTime:
      return choose("TIMESTAMP", "timestamp without time zone", "TIMESTAMP");
    case ColumnType::kBool:
      return choose("BOOLEAN", "boolean", "BOOLEAN");
    case ColumnType::kJson:
      return choose("TEXT", "jsonb", "JSON");
  }
  return {};
}

std::string Expand(std::string_view text, const Naming& naming) {
  std::string sql;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = text.find('{', at);
    sql += text.substr(at, open - at);
    if (open == std::string_view::npos) break;
    const std::size_t close = ClosingBrace(text, open);
    sql += ExpandToken(text.substr(open + 1, close - open - 1), naming);
    at = close + 1;
  }
  return sql;
}

std::vector<std::string> CreateTables(const Naming& naming) {
  std::vector<std::string> statements;
  if (naming.dialect == Dialect::kDuckDb) {
    for (const Table& table : Tables()) statements.push_back(CreateEmptyView(table, naming));
    return statements;
  }
  statements.push_back(Expand("CREATE TABLE {" + std::string(kVersionTable) +
                                  "} (schema_version {:integer} NOT NULL, program_version {:text} NOT NULL,"
                                  " changed {:timestamp} NOT NULL)",
                              naming));
  for (const Table& table : Tables()) {
    statements.push_back(CreateTable(table, naming));
    for (const auto& index : table.indexes) statements.push_back(CreateIndex(table, index, naming));
    AddComments(table, naming, statements);
  }
  return statements;
}

std::vector<std::string> CreateView(const View& view, const Naming& naming) {
  const std::string comment = CommentOf(view.name, view.meaning);
  const bool postgres = naming.dialect == Dialect::kPostgres;
  const std::string create = naming.dialect == Dialect::kDuckDb ? "CREATE OR REPLACE VIEW " : "CREATE VIEW ";
  std::vector<std::string> statements = {create + naming.Of(view.name) + " AS" + (postgres ? "" : "  -- " + comment) +
                                         "\n" + Expand(view.sql, naming)};
  if (postgres) statements.push_back("COMMENT ON VIEW " + naming.Of(view.name) + " IS " + QuoteText(comment));
  return statements;
}

std::vector<std::string> CreateViews(const Naming& naming) {
  std::vector<std::string> statements;
  for (const View& view : Views()) {
    for (std::string& statement : CreateView(view, naming)) statements.push_back(std::move(statement));
  }
  return statements;
}

std::vector<std::string> DropViews(const Naming& naming) {
  std::vector<std::string> statements;
  for (const View& view : Views()) statements.push_back("DROP VIEW IF EXISTS " + naming.Of(view.name));
  std::reverse(statements.begin(), statements.end());
  return statements;
}

std::string InsertVersion(const Naming& naming) {
  const bool sqlite = naming.dialect == Dialect::kSqlite;
  const std::string now = sqlite ? "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')" : "CURRENT_TIMESTAMP";
  return Expand("INSERT INTO {" + std::string(kVersionTable) + "} SELECT " + std::to_string(kSchemaVersion) +
                    ", 'sarabun schema', " + now + " WHERE NOT EXISTS (SELECT 1 FROM {" + std::string(kVersionTable) +
                    "})",
                naming);
}

std::string SqlScript(const Naming& naming) {
  std::string script = "-- The tables of `sarabun load`, schema version " + std::to_string(kSchemaVersion) + ".\n\n";
  if (naming.dialect == Dialect::kPostgres && !naming.schema.empty()) {
    script += "CREATE SCHEMA IF NOT EXISTS " + QuoteName(naming.schema) + ";\n\n";
  }
  for (const std::string& statement : CreateTables(naming)) script += statement + ";\n";
  for (const std::string& statement : CreateViews(naming)) script += "\n" + statement + ";\n";
  if (naming.dialect != Dialect::kDuckDb) script += "\n" + InsertVersion(naming) + ";\n";
  return script;
}

}  // namespace sarabun::warehouse
