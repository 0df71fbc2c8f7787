#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "grid/grid.h"
#include "rules/heading_matcher.h"
#include "rules/layout.h"
#include "rules/pack.h"

namespace sarabun::rules {

// What is known of a table beside its first rows.
struct TableSetting {
  std::string title;                 // what stands before the table, and beside the body
  const Layout* previous = nullptr;  // of the report's last table that a pack read
  bool adjoins = false;              // no text stands between that table and this one
};

// A pack's claim on a table.
struct Claim {
  Layout layout;
  double score = 0;                // 0 to 1
  bool claims = false;             // required columns are there and the score reaches the pack's minimum
  bool goes_on = false;            // taken without a heading, as the rest of the table before
  std::vector<std::string> lines;  // why, for people: the marks first, then a line a column
  std::string missing;             // the required columns that are not there; empty if none
  std::string against;             // what shows that it is another form, for people; empty if nothing
  std::string wrong_year;          // why the pack is not for this report's fiscal year; empty if it is
};

// Looks at a table's first rows.
Claim MatchTable(const Pack& pack, const HeadingRows& heads, const TableSetting& setting);

// Why a claim is none, on one line: "misses the columns item, measures"; empty if it claims.
std::string WhyNot(const Claim& claim);

// The section pattern that the text matches whole; null for none. `match` is against `folded`.
const SectionPattern* FindSection(const Pack& pack, std::string_view folded, Pattern::Match& match);

// "96%"
std::string Percent(double value);

}  // namespace sarabun::rules
