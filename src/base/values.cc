// What the plain values of src/sarabun can say about themselves.
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sarabun/finding.h"
#include "sarabun/record.h"
#include "sarabun/result.h"

namespace sarabun {

namespace {

// 18 decimal digits always fit an int64, 19 may not.
constexpr std::size_t kMaxDigits = 18;

// In the order of ErrorCode.
constexpr std::array kErrorCodeNames = {
    "not-found",        "no-permission", "io",
    "unknown-format",   "wrong-format",  "password-protected",
    "truncated",        "malformed",     "limit-reached",
    "needs-converter",  "no-report",     "bad-rules",
    "invalid-argument", "cancelled",     "out-of-memory",
    "internal",
};
static_assert(kErrorCodeNames.size() == static_cast<std::size_t>(ErrorCode::kInternal) + 1);

void AppendPlace(std::string& out, std::string_view what, std::uint64_t number) {
  if (number == 0) return;
  if (!out.empty()) out += ", ";
  out.append(what).append(" ").append(std::to_string(number));
}

std::string Describe(const Location& where) {
  std::string out = where.path;
  if (!where.part.empty()) {
    if (!out.empty()) out += ", ";
    out += where.part;
  }
  AppendPlace(out, "byte", where.byte);
  AppendPlace(out, "line", where.line);
  AppendPlace(out, "table", where.table);
  AppendPlace(out, "row", where.row);
  AppendPlace(out, "column", where.column);
  return out;
}

}  // namespace

const char* ErrorCodeName(ErrorCode code) {
  const auto index = static_cast<std::size_t>(code);
  return index < kErrorCodeNames.size() ? kErrorCodeNames[index] : "internal";
}

std::string Error::ToString() const {
  std::string out = Describe(where);
  if (!out.empty()) out += ": ";
  out += message;
  if (!hint.empty()) out.append("; ").append(hint);
  return out;
}

std::string_view SeverityName(Severity severity) {
  switch (severity) {
    case Severity::kInfo:
      return "info";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      return "error";
  }
  return "error";
}

DataValue DataValue::Text(std::string value) {
  DataValue out;
  out.kind = Kind::kText;
  out.text = std::move(value);
  return out;
}

DataValue DataValue::Integer(std::int64_t value) {
  DataValue out;
  out.kind = Kind::kInteger;
  out.integer = value;
  return out;
}

DataValue DataValue::Real(double value) {
  DataValue out;
  out.kind = Kind::kReal;
  out.real = value;
  return out;
}

DataValue DataValue::Texts(std::vector<std::string> values) {
  DataValue out;
  out.kind = Kind::kTexts;
  out.texts = std::move(values);
  return out;
}

double Decimal::ToDouble() const {
  // One division of two exact numbers: the nearest double wherever `unscaled` is below 2^53.
  double divisor = 1;
  for (int i = 0; i < scale; ++i) divisor *= 10;
  return static_cast<double>(unscaled) / divisor;
}

std::string Decimal::ToString() const {
  const bool negative = unscaled < 0;
  std::string digits = std::to_string(unscaled);
  if (negative) digits.erase(0, 1);
  const auto places = static_cast<std::size_t>(scale);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  if (places > 0) digits.insert(digits.size() - places, 1, '.');
  return negative ? "-" + digits : digits;
}

std::optional<Decimal> Decimal::Parse(std::string_view text) {
  const std::size_t point = text.find('.');
  const std::string_view fraction = point == std::string_view::npos ? "" : text.substr(point + 1);
  if (text.empty() || point == 0 || (point != std::string_view::npos && fraction.empty())) return std::nullopt;
  std::string digits(text.substr(0, point));
  digits += fraction;
  if (digits.size() > kMaxDigits) return std::nullopt;
  Decimal out;
  out.scale = static_cast<int>(fraction.size());
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    out.unscaled = out.unscaled * 10 + (digit - '0');
  }
  while (out.scale > 0 && out.unscaled % 10 == 0) {
    out.unscaled /= 10;
    --out.scale;
  }
  return out;
}

}  // namespace sarabun
