#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "audit/report.h"
#include "sarabun/finding.h"
#include "workbook/workbook.h"

namespace sarabun::sinks {

// The words of an audit's workbook in one language.
struct BookWords {
  std::string_view language;  // "en" or "th"

  std::string Label(std::string_view key) const;    // of rules/labels.tsv
  std::string Heading(std::string_view key) const;  // of rules/headings.tsv
};

// What a report is called: its agency, or its key where that is unknown.
std::string NameOf(const audit::Report& report);

// A figure with up to four decimals, as the workbook reads it: "0.9375".
std::string Digits(double value);

// A mean as a cell of two decimals; a dash for none.
workbook::Cell PointsCell(const std::optional<double>& points, bool bold = false);

// A part of a whole as a percentage; a dash where there is nothing to share.
workbook::Cell ShareCell(std::size_t part, std::size_t whole);

// A whole number.
workbook::Cell CountCell(std::size_t count);

// Where a cell of another sheet stands, for workbook::Cell::link; row and column from 0, the first 26 columns.
std::string BookLink(std::string_view sheet, std::uint32_t row, std::uint32_t column);

// The facts under a finding, one a line: "Score: 71.2".
std::string DataText(const Finding& finding, const BookWords& words);

}  // namespace sarabun::sinks
