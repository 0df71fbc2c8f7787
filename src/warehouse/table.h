#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sarabun::warehouse {

// The model: every table that `sarabun load` writes, defined once, here and in tables_*.cc. DDL, JSON Schema, data
// dictionary, Parquet files and CSV packages are all made from it; adding a column is one line and a migration
// (migrations.h).

// The version of the model as a whole. It grows whenever a table or a view changes.
inline constexpr int kSchemaVersion = 1;

// In an order in which rows may be inserted: what a foreign key points at comes first.
enum class TableId : std::size_t {
  kLoad,
  kRejection,
  kInput,
  kReport,
  kRecord,
  kCell,
  kRecordCell,
  kIssue,
  kMeasure,
  kResult,
  kAnswer,
  kEvidence,
  kRepair,
  kFinding,
  kFindingItem,
  kCorrection,
  kPreference,
  kRetraction,
};
inline constexpr std::size_t kTableCount = 18;

enum class ColumnType { kText, kInteger, kReal, kDecimal, kDate, kTimestamp, kLocalTime, kBool, kJson };

// "text", "integer", "real", "decimal(5,2)", "date", "timestamp", "local time", "bool", "json".
std::string_view ColumnTypeName(ColumnType type);

// Every decimal column is DECIMAL(5,2): a score, in points.
inline constexpr int kDecimalDigits = 5;
inline constexpr int kDecimalScale = 2;

// One column. Built by the functions below so that a definition reads like a table:
//
//   Whole("fiscal_year", "Fiscal year, Buddhist era").Unit("year BE").From(1),
struct Column {
  std::string_view name;
  ColumnType type = ColumnType::kText;
  std::string_view meaning;  // English; the Thai stands in rules/dictionary.tsv
  bool required = false;     // NOT NULL
  std::string_view unit;     // "points", "pixels", "bytes"; empty where there is none
  std::optional<int> least;
  std::optional<int> most;
  std::size_t hex_digits = 0;            // of a text: lower-case hex of just this length
  std::vector<std::string_view> values;  // of a text: the only ones
  bool list = false;                     // of JSON: an array, else an object
  bool correctable = false;              // a line of --corrections may name it
  std::string_view correction;           // the field's name there

  Column Required() &&;
  Column Unit(std::string_view unit) &&;
  Column From(int least) &&;
  Column To(int most) &&;
  Column Hex(std::size_t digits) &&;
  Column OneOf(std::vector<std::string_view> values) &&;
  Column List() &&;
  Column CorrectedAs(std::string_view field) &&;
};

Column Words(std::string_view name, std::string_view meaning);
Column Whole(std::string_view name, std::string_view meaning);
Column RealNumber(std::string_view name, std::string_view meaning);
Column Points(std::string_view name, std::string_view meaning);
Column Date(std::string_view name, std::string_view meaning);
Column Time(std::string_view name, std::string_view meaning);
Column LocalTime(std::string_view name, std::string_view meaning);
Column Flag(std::string_view name, std::string_view meaning);
Column Json(std::string_view name, std::string_view meaning);

struct ForeignKey {
  std::vector<std::string_view> columns;
  TableId table{};  // whose key they hold
};

struct Table {
  TableId id{};
  std::string_view name;
  std::string_view meaning;  // English; the Thai stands in rules/dictionary.tsv
  std::vector<Column> columns;
  std::vector<std::string_view> key;  // none of them is ever NULL
  std::vector<ForeignKey> foreign_keys;
  std::vector<std::string_view> checks;                // over several columns, in SQL that all stores know
  std::vector<std::vector<std::string_view>> indexes;  // besides the key's own

  // Index into columns; columns.size() where there is none of that name.
  std::size_t IndexOf(std::string_view column) const;
};

// All tables in the order of TableId; lives as long as the program.
const std::vector<Table>& Tables();
const Table& TableOf(TableId id);
// nullptr where there is no table of that name.
const Table* FindTable(std::string_view name);

// The Thai meaning of a table ("report") or column ("report.fiscal_year"), from rules/dictionary.tsv.
std::string_view ThaiMeaning(std::string_view name);

}  // namespace sarabun::warehouse
