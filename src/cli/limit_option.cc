#include "cli/limit_option.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <limits>
#include <vector>

#include "base/text.h"

namespace sarabun::cli {

namespace {

struct Row {
  std::string_view name;
  void (*set)(Limits&, double);
};

template <auto Field>
void Set(Limits& limits, double value) {
  auto& field = limits.*Field;
  using Type = std::remove_reference_t<decltype(field)>;
  const auto largest = static_cast<double>(std::numeric_limits<Type>::max());
  field = value >= largest ? std::numeric_limits<Type>::max() : static_cast<Type>(value);
}

constexpr std::array<Row, 17> kRows = {{
    {"file-bytes", Set<&Limits::file_bytes>},
    {"part-bytes", Set<&Limits::part_bytes>},
    {"total-bytes", Set<&Limits::total_bytes>},
    {"inflation-ratio", Set<&Limits::inflation_ratio>},
    {"ratio-floor", Set<&Limits::ratio_floor>},
    {"entries", Set<&Limits::entries>},
    {"xml-depth", Set<&Limits::xml_depth>},
    {"xml-attributes", Set<&Limits::xml_attributes>},
    {"table-depth", Set<&Limits::table_depth>},
    {"table-columns", Set<&Limits::table_columns>},
    {"table-cells", Set<&Limits::table_cells>},
    {"cell-text-bytes", Set<&Limits::cell_text_bytes>},
    {"text-bytes", Set<&Limits::text_bytes>},
    {"pictures", Set<&Limits::pictures>},
    {"seconds", Set<&Limits::seconds>},
    {"memory-bytes", Set<&Limits::memory_bytes>},
    {"conversion-seconds", Set<&Limits::conversion_seconds>},
}};

double Multiplier(std::string_view unit) {
  if (unit.empty()) return 1;
  if (EqualsIgnoringAsciiCase(unit, "KB")) return 1024.0;
  if (EqualsIgnoringAsciiCase(unit, "MB")) return 1024.0 * 1024;
  if (EqualsIgnoringAsciiCase(unit, "GB")) return 1024.0 * 1024 * 1024;
  return 0;
}

Error Bad(std::string message) { return {ErrorCode::kInvalidArgument, std::move(message), {}, {}}; }

}  // namespace

Status SetLimit(std::string_view assignment, Limits& limits) {
  const std::size_t equals = assignment.find('=');
  if (equals == std::string_view::npos) return Bad("'" + std::string(assignment) + "' is not NAME=VALUE");
  const std::string_view name = assignment.substr(0, equals);
  const std::string value(assignment.substr(equals + 1));
  char* end = nullptr;
  const double number = std::strtod(value.c_str(), &end);
  const double factor = Multiplier(TrimAscii(end));
  if (end == value.c_str() || factor == 0 || !std::isfinite(number) || number <= 0) {
    return Bad("'" + value + "' is no positive number (units: KB, MB, GB)");
  }
  std::vector<std::string> names;
  for (const Row& row : kRows) {
    if (row.name == name) {
      row.set(limits, number * factor);
      return {};
    }
    names.emplace_back(row.name);
  }
  return Bad("there is no limit '" + std::string(name) + "'; there are " + Join(names, ", "));
}

}  // namespace sarabun::cli
