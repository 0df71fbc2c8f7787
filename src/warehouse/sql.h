#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "warehouse/table.h"
#include "warehouse/views.h"

namespace sarabun::warehouse {

// DuckDB's is for a Parquet set: each table a view without rows, to be laid over by one that reads the live files.
enum class Dialect { kSqlite, kPostgres, kDuckDb };

// How a store names the model's tables: a PostgreSQL schema, or a prefix in SQLite. Empty is none; a Parquet set has
// neither, for there it is a folder.
struct Naming {
  Dialect dialect = Dialect::kPostgres;
  std::string schema;

  // "record", quoted and complete: "ita"."record" or "ita_record".
  std::string Of(std::string_view table) const;
  // The same without quotes and schema, as a catalogue lists it: record or ita_record.
  std::string Bare(std::string_view table) const;
};

// A name in double quotes, whatever it holds; a text in single quotes.
std::string QuoteName(std::string_view name);
std::string QuoteText(std::string_view text);

// The column's type as the dialect's catalogue prints it: "numeric(5,2)", "DECIMAL(5,2)".
std::string_view SqlType(ColumnType type, Dialect dialect);

// A template in the model's own words: {report} is a table's or view's full name, {:integer} a type (ColumnTypeName),
// {list:x} joins the texts x of a group with ", ", {columns:report:r} names all columns of a table under an alias.
// Braces must match; only our own templates come here.
std::string Expand(std::string_view text, const Naming& naming);

// The table that holds the version: one row.
inline constexpr std::string_view kVersionTable = "sarabun_version";

// Statements, one each, without a final semicolon. Together they make an empty store of kSchemaVersion; DuckDB's may
// be run again.
std::vector<std::string> CreateTables(const Naming& naming);
std::vector<std::string> CreateView(const View& view, const Naming& naming);
std::vector<std::string> CreateViews(const Naming& naming);
// In the order in which they can be dropped.
std::vector<std::string> DropViews(const Naming& naming);

// All of it as a script for people: `sarabun schema --format sql`. With the version's row, so that a load may follow
// that has no right to make tables.
std::string SqlScript(const Naming& naming);

}  // namespace sarabun::warehouse
