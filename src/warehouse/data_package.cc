#include "warehouse/data_package.h"

#include <algorithm>
#include <string_view>

#include "sinks/json_value.h"
#include "sinks/json_writer.h"

namespace sarabun::warehouse {

namespace {

using sinks::JsonWriter;

constexpr std::string_view kMark = "sarabun";  // our own member of the package

void Text(JsonWriter& json, std::string_view key, std::string_view text) {
  json.Key(key);
  json.String(text);
}

template <class Names>
void Texts(JsonWriter& json, std::string_view key, const Names& names) {
  json.Key(key);
  json.BeginArray();
  for (const std::string_view name : names) json.String(name);
  json.EndArray();
}

std::string_view TypeOf(const Column& column) {
  switch (column.type) {
    case ColumnType::kText:
      return "string";
    case ColumnType::kInteger:
      return "integer";
    case ColumnType::kReal:
    case ColumnType::kDecimal:
      return "number";
    case ColumnType::kDate:
      return "date";
    case ColumnType::kTimestamp:
    case ColumnType::kLocalTime:
      return "datetime";
    case ColumnType::kBool:
      return "boolean";
    case ColumnType::kJson:
      return column.list ? "array" : "object";
  }
  return "any";
}

void WriteConstraints(JsonWriter& json, const Column& column) {
  if (!column.required && column.hex_digits == 0 && column.values.empty() && !column.least && !column.most) return;
  json.Key("constraints");
  json.BeginObject();
  if (column.required) {
    json.Key("required");
    json.Bool(true);
  }
  if (column.hex_digits > 0) Text(json, "pattern", "^[0-9a-f]{" + std::to_string(column.hex_digits) + "}$");
  if (!column.values.empty()) Texts(json, "enum", column.values);
  if (column.least) {
    json.Key("minimum");
    json.Int(std::int64_t{*column.least});
  }
  if (column.most) {
    json.Key("maximum");
    json.Int(std::int64_t{*column.most});
  }
  json.EndObject();
}

void WriteField(JsonWriter& json, const Table& table, const Column& column) {
  json.BeginObject();
  Text(json, "name", column.name);
  Text(json, "type", TypeOf(column));
  Text(json, "description", column.meaning);
  Text(json, "description_th", ThaiMeaning(std::string(table.name) + "." + std::string(column.name)));
  if (!column.unit.empty()) Text(json, "unit", column.unit);
  if (column.required && column.type == ColumnType::kText) {
    json.Key("missingValues");
    json.BeginArray();
    json.EndArray();
  }
  WriteConstraints(json, column);
  json.EndObject();
}

void WriteForeignKeys(JsonWriter& json, const Table& table, const std::vector<PackageFile>& files) {
  json.Key("foreignKeys");
  json.BeginArray();
  for (const ForeignKey& key : table.foreign_keys) {
    const auto there = [&](const PackageFile& file) { return file.table == key.table; };
    if (std::none_of(files.begin(), files.end(), there)) continue;
    const Table& other = TableOf(key.table);
    json.BeginObject();
    Texts(json, "fields", key.columns);
    json.Key("reference");
    json.BeginObject();
    Text(json, "resource", other.name);
    Texts(json, "fields", other.key);
    json.EndObject();
    json.EndObject();
  }
  json.EndArray();
}

void WriteSchema(JsonWriter& json, const Table& table, const std::vector<PackageFile>& files) {
  json.Key("schema");
  json.BeginObject();
  Texts(json, "missingValues", std::vector<std::string_view>{""});
  json.Key("fields");
  json.BeginArray();
  for (const Column& column : table.columns) WriteField(json, table, column);
  json.EndArray();
  Texts(json, "primaryKey", table.key);
  WriteForeignKeys(json, table, files);
  json.EndObject();
}

// RFC 4180, in the words of the Table Dialect specification.
void WriteDialect(JsonWriter& json) {
  json.Key("dialect");
  json.BeginObject();
  Text(json, "delimiter", ",");
  Text(json, "lineTerminator", "\r\n");
  Text(json, "quoteChar", "\"");
  json.Key("doubleQuote");
  json.Bool(true);
  json.Key("header");
  json.Bool(true);
  json.EndObject();
}

void WriteResource(JsonWriter& json, const PackageFile& file, const std::vector<PackageFile>& files) {
  const Table& table = TableOf(file.table);
  json.BeginObject();
  Text(json, "name", table.name);
  Text(json, "path", file.path);
  Text(json, "profile", "tabular-data-resource");
  Text(json, "type", "table");
  Text(json, "description", table.meaning);
  Text(json, "description_th", ThaiMeaning(table.name));
  Text(json, "format", "csv");
  Text(json, "mediatype", "text/csv");
  Text(json, "encoding", "utf-8");
  json.Key("bytes");
  json.Uint(file.bytes);
  Text(json, "hash", "sha256:" + file.sha256);
  json.Key("rows");
  json.Uint(file.rows);
  WriteDialect(json);
  WriteSchema(json, table, files);
  json.EndObject();
}

}  // namespace

std::string DataPackageJson(const PackageFacts& facts) {
  JsonWriter json;
  json.BeginObject();
  Text(json, "$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
  Text(json, "profile", "tabular-data-package");
  Text(json, "name", "integrity-reports");
  Text(json, "title", "Integrity reports of Thai agencies, item by item");
  Text(json, "created", facts.created);
  json.Key(kMark);
  json.BeginObject();
  Text(json, "program_version", facts.program_version);
  json.Key("schema_version");
  json.Int(std::int64_t{kSchemaVersion});
  json.EndObject();
  json.Key("resources");
  json.BeginArray();
  for (const PackageFile& file : facts.files) WriteResource(json, file, facts.files);
  json.EndArray();
  json.EndObject();
  return sinks::IndentedJson(json.text()) + "\n";
}

bool IsDataPackageOfOurs(const std::string& json) {
  const auto package = sinks::ParseJson(json);
  if (!package) return false;
  const sinks::JsonValue* mark = package->Find(kMark);
  return mark != nullptr && mark->Find("schema_version") != nullptr;
}

}  // namespace sarabun::warehouse
