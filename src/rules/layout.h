#pragma once

#include <cstdint>
#include <string>
#include <vector>

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

// How a pack reads a table. Two neighbours may be one column of the pack, where a heading stands over both.
struct Layout {
  const Pack* pack = nullptr;
  std::vector<LayoutColumn> columns;
  std::size_t heading_row = 0;   // index in the rows that were looked at
  std::size_t heading_rows = 0;  // 0 where there is no heading

  const LayoutColumn* ColumnAt(std::uint32_t begin, std::uint32_t end) const;  // the one most covered
  bool Has(int column) const;
  // The pack's column whose cells say that a row is a record: the item's, or in a table without one the first
  // required list. -1 where the table has neither.
  int KeyColumn() const;
};

}  // namespace sarabun::rules
