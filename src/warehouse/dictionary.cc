#include "warehouse/dictionary.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "warehouse/table.h"
#include "warehouse/views.h"

namespace sarabun::warehouse {

namespace {

namespace schema = sinks::schema;
using schema::Field;

constexpr std::string_view kTimestampPattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?Z$";
constexpr std::string_view kLocalTimePattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}$";

Field Typed(const Column& column) {
  switch (column.type) {
    case ColumnType::kInteger:
      return schema::Whole(column.name, column.meaning);
    case ColumnType::kReal:
    case ColumnType::kDecimal:
      return schema::Real(column.name, column.meaning);
    case ColumnType::kBool:
    case ColumnType::kJson:
      return schema::Any(column.name, column.meaning);
    case ColumnType::kDate:
      return schema::Text(column.name, column.meaning).Matching(schema::kDatePattern);
    case ColumnType::kTimestamp:
      return schema::Text(column.name, column.meaning).Matching(kTimestampPattern);
    case ColumnType::kLocalTime:
      return schema::Text(column.name, column.meaning).Matching(kLocalTimePattern);
    default:
      return schema::Text(column.name, column.meaning);
  }
}

Field FieldOf(const Column& column) {
  Field field = Typed(column);
  if (column.hex_digits > 0) field.pattern = "^[0-9a-f]{" + std::to_string(column.hex_digits) + "}$";
  field.values.assign(column.values.begin(), column.values.end());
  if (column.least) field.least = *column.least;
  if (column.most) field.most = *column.most;
  field.nullable = !column.required;
  return field;
}

std::string Code(std::string_view text) { return "`" + std::string(text) + "`"; }

template <class Names>
std::string Codes(const Names& names) {
  std::vector<std::string> codes;
  codes.reserve(names.size());
  for (const std::string_view name : names) codes.push_back(Code(name));
  return Join(codes, ", ");
}

std::string KeyWords(const Table& table, std::string_view column) {
  std::string words;
  if (std::find(table.key.begin(), table.key.end(), column) != table.key.end()) words = "key";
  for (const ForeignKey& foreign : table.foreign_keys) {
    if (std::find(foreign.columns.begin(), foreign.columns.end(), column) == foreign.columns.end()) continue;
    words += (words.empty() ? "" : ", ") + std::string("of ") + Code(TableOf(foreign.table).name);
  }
  return words;
}

std::string Checks(const Column& column) {
  std::vector<std::string> checks;
  if (column.hex_digits > 0) checks.push_back(std::to_string(column.hex_digits) + " hex digits");
  if (column.least) checks.push_back("from " + std::to_string(*column.least));
  if (column.most) checks.push_back("to " + std::to_string(*column.most));
  if (!column.values.empty()) checks.push_back(Codes(column.values));
  if (column.correctable) checks.push_back("`--corrections` knows it as " + Code(column.correction));
  return checks.empty() ? "" : " (" + Join(checks, "; ") + ")";
}

void AppendTable(const Table& table, std::string& out) {
  out += "### `" + std::string(table.name) + "`\n" + std::string(table.meaning) + "\n" +
         std::string(ThaiMeaning(table.name)) + "\n\n| column | type | unit | key | meaning | |\n" +
         "| --- | --- | --- | --- | --- | --- |\n";
  for (const Column& column : table.columns) {
    const std::string name = std::string(table.name) + "." + std::string(column.name);
    out += "| " + Code(column.name) + " | " + std::string(ColumnTypeName(column.type)) +
           (column.required ? "" : " or NULL") + " | " + std::string(column.unit) + " | " +
           KeyWords(table, column.name) + " | " + std::string(column.meaning) + Checks(column) + " | " +
           std::string(ThaiMeaning(name)) + " |\n";
  }
  for (const std::string_view check : table.checks) out += "\nAlways: " + Code(check) + "\n";
  out += "\n";
}

}  // namespace

std::vector<Field> RowSchemas() {
  std::vector<Field> schemas;
  for (const Table& table : Tables()) {
    std::vector<Field> fields;
    for (const Column& column : table.columns) fields.push_back(FieldOf(column));
    schemas.push_back(schema::Object("row_" + std::string(table.name), table.meaning, std::move(fields)));
  }
  return schemas;
}

std::string TablesMarkdown() {
  std::string out =
      "## Tables of `sarabun load`\nSchema version " + std::to_string(kSchemaVersion) +
      ", the same in every store. Times are UTC, decimals are DECIMAL(5,2). A database keeps the version in the one " +
      "row of `sarabun_version`, a Parquet data set in `_manifest.json`.\n\n";
  for (const Table& table : Tables()) AppendTable(table, out);
  out += "## Views\n| view | meaning | |\n| --- | --- | --- |\n";
  for (const View& view : Views()) {
    out += "| " + Code(view.name) + " | " + std::string(view.meaning) + " | " + std::string(ThaiMeaning(view.name)) +
           " |\n";
  }
  return out;
}

}  // namespace sarabun::warehouse
