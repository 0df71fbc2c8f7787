#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sarabun::sinks::schema {

enum class FieldType { kText, kWhole, kReal, kFlag, kObject, kList, kMap, kAny };

// One key of something that is written: its type, what it may hold, what it means. Definitions are built by the
// functions below and read like the contract:
//
//   Object("round", "which part of the year", {
//     Whole("no", "which, from 1").Nullable(),
//   })
struct Field {
  std::string name;  // empty for an element of a list or a value of a map
  FieldType type = FieldType::kText;
  std::string meaning;
  bool nullable = false;
  bool optional = false;            // the key may be left out
  bool open = false;                // of an object: keys that are not described may stand there too
  std::string pattern;              // of a text: ECMA-262, as JSON Schema has it
  std::vector<std::string> values;  // of a text: the only ones
  std::optional<double> least;
  std::optional<double> most;
  std::vector<Field> fields;  // of an object; of a list or map: its one element

  Field Nullable() &&;
  Field Optional() &&;
  Field Open() &&;
  Field Matching(std::string_view regular_expression) &&;
  Field OneOf(std::vector<std::string> allowed) &&;
  Field From(double minimum) &&;
  Field To(double maximum) &&;
};

Field Text(std::string_view name, std::string_view meaning);
Field Whole(std::string_view name, std::string_view meaning);
Field Real(std::string_view name, std::string_view meaning);
Field Flag(std::string_view name, std::string_view meaning);
Field Any(std::string_view name, std::string_view meaning);
Field Object(std::string_view name, std::string_view meaning, std::vector<Field> fields);
Field List(std::string_view name, std::string_view meaning, Field element);
Field Map(std::string_view name, std::string_view meaning, Field value);

// What is written, one object each; `name` is the key in `$defs`.
Field RecordSchema(const std::vector<std::string>& repair_kinds);
Field FindingSchema();
Field TableSchema();
Field SummarySchema();
Field CheckSchema();
Field ManifestSchema();

inline constexpr std::string_view kSha256Pattern = "^[0-9a-f]{64}$";
inline constexpr std::string_view kIdPattern = "^[0-9a-f]{32}$";
inline constexpr std::string_view kDatePattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

}  // namespace sarabun::sinks::schema
