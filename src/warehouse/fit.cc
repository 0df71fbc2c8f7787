#include "warehouse/fit.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"

namespace sarabun::warehouse {

namespace {

constexpr int kBuddhistYears = 543;
constexpr std::string_view kNul("\0", 1);
constexpr std::string_view kReplacementText = "\xEF\xBF\xBD";  // U+FFFD

std::int64_t PowerOfTen(int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

bool IsHex(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// Which value is looked at, for messages.
struct Place {
  const Table& table;
  const Column& column;

  std::string Name() const { return std::string(table.name) + "." + std::string(column.name); }
  Error Breaks(const std::string& what) const {
    return {ErrorCode::kMalformed,
            Name() + ": " + what,
            "`sarabun schema --format markdown` says what may stand there",
            {}};
  }
};

Finding Adapted(const Place& place, std::string before, std::string after, const char* why) {
  Finding finding;
  finding.code = "value-adapted";
  finding.severity = Severity::kInfo;
  finding.field = place.Name();
  finding.data = {{"before", DataValue::Text(std::move(before))},
                  {"after", DataValue::Text(std::move(after))},
                  {"why", DataValue::Text(why)}};
  return finding;
}

void FitCharacters(const Place& place, std::string& text, std::vector<Finding>& findings) {
  if (text.find('\0') != std::string::npos) {
    text = ReplaceAll(text, kNul, kReplacementText);
    findings.push_back(Adapted(place, "U+0000", "U+FFFD", "no store holds U+0000 in a text"));
  }
  if (!utf8::IsValid(text)) {
    text = utf8::Sanitize(text);
    findings.push_back(Adapted(place, "bytes that are no UTF-8", "U+FFFD", "texts are UTF-8"));
  }
}

void FitScore(const Place& place, Value& value, std::vector<Finding>& findings) {
  const Decimal before = std::get<Decimal>(value);
  const auto fitted = FitDecimal(before);
  if (!fitted) {
    findings.push_back(Adapted(place, before.ToString(), "", "more than three digits before the point"));
    value = Value();
  } else if (*fitted != before) {
    findings.push_back(Adapted(place, before.ToString(), fitted->ToString(), "two digits after the point are kept"));
    value = *fitted;
  }
}

void FitTime(const Place& place, Value& value, std::vector<Finding>& findings) {
  const std::string& text = std::get<std::string>(value);
  const bool sound =
      place.column.type == ColumnType::kDate ? DaysSinceEpoch(text).has_value() : MicrosSinceEpoch(text).has_value();
  if (sound) return;
  findings.push_back(Adapted(place, text, "", "no calendar has this date or time"));
  value = Value();
}

Status CheckText(const Place& place, const std::string& text) {
  const Column& column = place.column;
  if (column.hex_digits > 0 && (text.size() != column.hex_digits || !IsHex(text))) {
    return place.Breaks("'" + text + "' is not " + std::to_string(column.hex_digits) + " lower-case hex digits");
  }
  const auto& words = column.values;
  if (!words.empty() && std::find(words.begin(), words.end(), text) == words.end()) {
    return place.Breaks("'" + text + "' is none of " + Join({words.begin(), words.end()}, ", "));
  }
  return {};
}

Status CheckRange(const Place& place, double number) {
  const Column& column = place.column;
  const bool low = column.least && number < *column.least;
  const bool high = column.most && number > *column.most;
  if (!low && !high) return {};
  const std::string bound =
      low ? "at least " + std::to_string(*column.least) : "at most " + std::to_string(*column.most);
  return place.Breaks(ToText(Real(number)) + " must be " + bound);
}

Status FitText(const Place& place, Value& value, std::vector<Finding>& findings) {
  auto& text = std::get<std::string>(value);
  const ColumnType type = place.column.type;
  if (type == ColumnType::kDate || type == ColumnType::kTimestamp || type == ColumnType::kLocalTime) {
    FitTime(place, value, findings);
    return {};
  }
  FitCharacters(place, text, findings);
  return CheckText(place, text);
}

// Most values are numbers and NULLs of columns that take any.
bool IsFree(const Column& column, const Value& value) {
  if (IsNull(value)) return !column.required;
  return std::holds_alternative<std::int64_t>(value) && !column.least && !column.most;
}

Status FitValue(const Place& place, Value& value, std::vector<Finding>& findings) {
  Status fitted;
  if (std::holds_alternative<std::string>(value)) fitted = FitText(place, value, findings);
  if (std::holds_alternative<Decimal>(value)) FitScore(place, value, findings);
  if (const auto* whole = std::get_if<std::int64_t>(&value)) fitted = CheckRange(place, static_cast<double>(*whole));
  if (const auto* real = std::get_if<double>(&value)) fitted = CheckRange(place, *real);
  if (fitted && place.column.required && IsNull(value)) return place.Breaks("it is missing");
  return fitted;
}

std::string KeyOf(const std::vector<std::size_t>& columns, std::span<const Value> row) {
  std::string key;
  for (const std::size_t column : columns) {
    const std::string text = ToText(row[column]);
    key += std::to_string(text.size()) + ":" + text;
  }
  return key;
}

// Whether the key of one row stands before another's; keys are texts and whole numbers.
bool Precedes(const std::vector<std::size_t>& columns, std::span<const Value> a, std::span<const Value> b) {
  for (const std::size_t column : columns) {
    const auto* text = std::get_if<std::string>(&a[column]);
    const int order = text != nullptr ? text->compare(std::get<std::string>(b[column])) : 0;
    if (order != 0) return order < 0;
    if (text != nullptr) continue;
    const std::int64_t left = std::get<std::int64_t>(a[column]);
    const std::int64_t right = std::get<std::int64_t>(b[column]);
    if (left != right) return left < right;
  }
  return false;
}

// Rows mostly come in the order of their keys, which is the cheapest way to be different.
bool Ascending(const std::vector<std::size_t>& columns, const TableRows& rows) {
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (!Precedes(columns, rows[i - 1], rows[i])) return false;
  }
  return true;
}

Status CheckKeys(const Table& table, const TableRows& rows, std::size_t from_column) {
  std::vector<std::size_t> columns;
  columns.reserve(table.key.size());
  for (const std::string_view name : table.key) {
    if (const std::size_t column = table.IndexOf(name); column >= from_column) columns.push_back(column);
  }
  if (Ascending(columns, rows)) return {};
  std::unordered_set<std::string> seen;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (seen.insert(KeyOf(columns, rows[i])).second) continue;
    std::string values;
    for (const std::size_t column : columns) values += (values.empty() ? "" : ", ") + ToText(rows[i][column]);
    return Error{ErrorCode::kMalformed,
                 "two rows of " + std::string(table.name) + " have one key: " + values,
                 "each record of a report has a key of its own, each list item a number of its own",
                 {}};
  }
  return {};
}

}  // namespace

std::optional<Decimal> FitDecimal(const Decimal& value) {
  Decimal fitted = value;
  if (value.scale > kDecimalScale) {
    const std::int64_t divisor = PowerOfTen(value.scale - kDecimalScale);
    const std::int64_t rest = value.unscaled % divisor;
    fitted = {value.unscaled / divisor, kDecimalScale};
    if (rest > 0 && rest >= divisor - rest) ++fitted.unscaled;
    if (rest < 0 && -rest >= divisor + rest) --fitted.unscaled;
    while (fitted.scale > 0 && fitted.unscaled % 10 == 0) {
      fitted.unscaled /= 10;
      --fitted.scale;
    }
  }
  const std::int64_t limit = PowerOfTen(kDecimalDigits - kDecimalScale + fitted.scale);
  if (fitted.unscaled >= limit || fitted.unscaled <= -limit) return std::nullopt;
  return fitted;
}

std::optional<std::string> BuddhistDate(const std::optional<std::string>& date) {
  if (!date || !DaysSinceEpoch(*date)) return std::nullopt;
  return std::to_string(std::stoi(date->substr(0, 4)) + kBuddhistYears) + date->substr(4);
}

Status FitRows(RowBatch& rows, TableId first, TableId last, std::vector<Finding>& findings, std::size_t from_column) {
  for (const Table& table : Tables()) {
    if (table.id < first || table.id > last) continue;
    TableRows& of = rows.of(table.id);
    for (std::size_t i = 0; i < of.size(); ++i) {
      const std::span<Value> row = of[i];
      for (std::size_t column = from_column; column < row.size(); ++column) {
        if (IsFree(table.columns[column], row[column])) continue;
        const Place place{table, table.columns[column]};
        if (Status fitted = FitValue(place, row[column], findings); !fitted) return fitted;
      }
    }
    if (of.size() > 1) {
      if (Status unique = CheckKeys(table, of, from_column); !unique) return unique;
    }
  }
  return {};
}

}  // namespace sarabun::warehouse
