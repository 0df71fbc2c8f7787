#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "grid/grid.h"
#include "rules/pack.h"

namespace sarabun::rules {

// A column of a table as its heading (or the pack's usual order) gives it.
struct LayoutColumn {
  std::uint32_t begin = 0;  // grid columns, half-open, from 1
  std::uint32_t end = 0;
  std::uint32_t ordinal = 0;  // from 1
  int column = -1;            // in Pack::columns; -1 where no pack column was found
  double likeness = 0;        // of heading and alias; below 1 it is a guess, 0 by place alone
  std::string heading;        // as written, one line; empty where the table has none
  std::u32string skeleton;
};

// How a pack reads a table.
struct Layout {
  const Pack* pack = nullptr;
  std::vector<LayoutColumn> columns;
  std::size_t heading_row = 0;   // index in the rows that were looked at
  std::size_t heading_rows = 0;  // 0 where there is no heading

  const LayoutColumn* ColumnAt(std::uint32_t begin, std::uint32_t end) const;  // the one most covered
  bool Has(int column) const;
};

// A pack's claim on a table.
struct Claim {
  Layout layout;
  double score = 0;                // 0 to 1
  bool claims = false;             // required columns are there and the score reaches the pack's minimum
  std::vector<std::string> lines;  // why, for people
  std::string missing;             // what would be needed, for people; empty if it claims
  std::string wrong_year;          // why it is not used though it fits: its form is that of other years
};

// Looks at a table's first rows. `title` is what stands before the table; `previous` the layout of an earlier
// table of the same report, for tables that go on without a heading.
Claim MatchTable(const Pack& pack, const std::vector<grid::Row>& rows, std::string_view title, const Layout* previous);

// Whether the row repeats the layout's heading.
bool IsHeading(const Layout& layout, const grid::Row& row);

// The section pattern that the text matches whole; null for none. `match` is against `folded`.
const SectionPattern* FindSection(const Pack& pack, std::string_view folded, Pattern::Match& match);

}  // namespace sarabun::rules
