#include "sinks/book_words.h"

#include <array>
#include <cstdio>

#include "base/text_table.h"

namespace sarabun::sinks {

namespace {

std::string ValueText(const DataValue& value) {
  switch (value.kind) {
    case DataValue::Kind::kText:
      return value.text;
    case DataValue::Kind::kInteger:
      return std::to_string(value.integer);
    case DataValue::Kind::kReal:
      return Digits(value.real);
    case DataValue::Kind::kTexts:
      break;
  }
  std::string all;
  for (const std::string& text : value.texts) all += (all.empty() ? "" : "; ") + text;
  return all;
}

}  // namespace

std::string BookWords::Label(std::string_view key) const { return std::string(Labels().Find(key, language)); }
std::string BookWords::Heading(std::string_view key) const { return std::string(Headings().Find(key, language)); }

std::string NameOf(const audit::Report& report) { return report.info.agency.name.value_or(report.key); }

std::string Digits(double value) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.4f", value);
  std::string digits = text.data();
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.ends_with('.')) digits.pop_back();
  return digits;
}

workbook::Cell PointsCell(const std::optional<double>& points, bool bold) {
  workbook::Style style;
  style.bold = bold;
  style.centred = true;
  style.two_decimals = true;
  if (!points) return {"-", style, false, {}};
  return {Digits(*points), style, true, {}};
}

workbook::Cell ShareCell(std::size_t part, std::size_t whole) {
  workbook::Style style;
  style.centred = true;
  style.share = true;
  if (whole == 0) return {"-", style, false, {}};
  return {Digits(static_cast<double>(part) / static_cast<double>(whole)), style, true, {}};
}

workbook::Cell CountCell(std::size_t count) {
  workbook::Style style;
  style.centred = true;
  return {std::to_string(count), style, true, {}};
}

std::string BookLink(std::string_view sheet, std::uint32_t row, std::uint32_t column) {
  const char letter = static_cast<char>('A' + column % 26);
  return "internal:'" + std::string(sheet) + "'!" + letter + std::to_string(row + 1);
}

std::string DataText(const Finding& finding, const BookWords& words) {
  std::string all;
  for (const auto& [key, value] : finding.data) {
    const std::string label = words.Label("data." + key);
    all += (all.empty() ? "" : "\n") + (label.empty() ? key : label) + ": " + ValueText(value);
  }
  return all;
}

}  // namespace sarabun::sinks
