#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "sarabun/record.h"

namespace sarabun::warehouse {

// What stands in one column of one row. Which alternative it is follows from the column's type (ColumnType): text,
// dates, times and JSON are text in their normal form; std::monostate is NULL.
//
//   kText, kJson       std::string, UTF-8 without U+0000
//   kDate              std::string "2024-03-31"
//   kTimestamp         std::string "2024-04-02T03:10:00Z", seconds or finer ("…:00.123456Z"), always UTC
//   kLocalTime         std::string "2024-01-31T09:00:00", of a clock whose zone nobody wrote down
//   kInteger           std::int64_t
//   kReal              double
//   kDecimal           Decimal, at most the column's digits before and after the point
//   kBool              bool
using Value = std::variant<std::monostate, std::string, std::int64_t, double, Decimal, bool>;

inline bool IsNull(const Value& value) { return std::holds_alternative<std::monostate>(value); }

inline Value Text(std::string&& text) { return Value(std::in_place_type<std::string>, std::move(text)); }
inline Value Text(std::string_view text) { return Value(std::in_place_type<std::string>, text); }
// Without these a string or a literal would be ambiguous.
inline Value Text(const std::string& text) { return Text(std::string_view(text)); }
inline Value Text(const char* text) { return Text(std::string_view(text)); }
inline Value Text(const std::optional<std::string>& text) { return text ? Text(*text) : Value(); }
inline Value Integer(std::int64_t number) { return Value(std::in_place_type<std::int64_t>, number); }
inline Value Integer(const std::optional<int>& number) { return number ? Integer(std::int64_t{*number}) : Value(); }
inline Value Integer(const std::optional<std::uint32_t>& number) {
  return number ? Integer(std::int64_t{*number}) : Value();
}
inline Value Real(double number) { return Value(std::in_place_type<double>, number); }
inline Value Bool(bool flag) { return Value(std::in_place_type<bool>, flag); }

// "", "text", "42", "0.94", "96.16", "true": the value as every store prints it. NULL is empty.
std::string ToText(const Value& value);

// Days since 1970-01-01 of a kDate; std::nullopt where the text is none (month 13, 30 February).
std::optional<std::int32_t> DaysSinceEpoch(std::string_view date);
// Microseconds since 1970-01-01T00:00:00 of a kTimestamp or kLocalTime, without leap seconds; std::nullopt as above.
std::optional<std::int64_t> MicrosSinceEpoch(std::string_view time);
// The time now, as a kTimestamp with microseconds.
std::string NowUtc();

}  // namespace sarabun::warehouse
