#pragma once

// A dump cut at every place where a row might end.
//
//   <tab>I6 ...<lf>(96.16)<lf><tab>issue<lf><lf><tab>1. measure<lf><tab>1. result<lf><space><tab>I7 ...
//
// The empty line is an empty paragraph at the end of the cell here, and it would be a row's end
// elsewhere: both are printed alike. So the lines are first cut into pieces at every empty line and every
// lost-cell mark; which pieces make one row is decided afterwards (dump_rows.h), when the table's width is
// known.

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

namespace sarabun::legacy {

struct Piece {
  std::size_t first_line = 0;  // half-open range of lines without the empty ones around it
  std::size_t end_line = 0;
  std::size_t first_cell = 0;  // into PieceList::cell_lines
  std::size_t cells = 0;       // 0: text without a cell mark, between or around rows
  std::size_t blanks_before = 0;
  bool glued = false;       // cells right behind text, no empty line between: no row can have ended there
  bool lost_after = false;  // a lost-cell mark follows: a row ends here, and its last cell is lost
  bool last_empty = false;  // the last cell says nothing: an empty cell, then the row's end
  bool all_empty = false;   // every cell says nothing
  bool rest_empty = false;  // all cells but the first are empty, as in a section row
  bool starts_row = false;  // its first cell can only be a row's first
};

struct PieceList {
  std::vector<Piece> pieces;
  std::vector<std::size_t> cell_lines;  // the line each cell starts on, rising
};

using RowStartTest = std::function<bool(std::string_view first_cell)>;

// `starts_row` may be empty.
PieceList CutIntoPieces(const std::vector<std::string_view>& lines, const RowStartTest& starts_row);

}  // namespace sarabun::legacy
