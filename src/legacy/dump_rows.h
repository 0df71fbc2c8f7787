#pragma once

// Which pieces of a dump make one row.
//
// A row that is cut by empty paragraphs reads [I6, issue] [measures, results, lost]: 2 + 3 cells, the width
// of the table. A section row reads [indicator] or [indicator, empty] and stands alone. So every way to join
// neighbours has a price, and the cheapest reading of the whole table is taken: full rows cost nothing,
// joints little, section rows a bit, short and overlong rows much, and joints that go over a sure row end, or
// into a sure row start, most of all. The table's width is the one under which it reads most cheaply.

#include <cstddef>
#include <vector>

#include "legacy/dump_pieces.h"

namespace sarabun::legacy {

// One row: the pieces [first, end), the first with cells.
struct PieceRow {
  std::size_t first = 0;
  std::size_t end = 0;
};

// What stands at one place of the document: a table, or text outside tables.
struct DumpBlock {
  bool is_table = false;
  std::size_t text_piece = 0;  // where not a table
  std::size_t width = 0;       // cells of a full row, at least 1
  std::vector<PieceRow> rows;
};

// Linear in the pieces: a row is at most kMostPiecesInARow of them. `cell_texts_equal(a, b)` compares the
// first cells of two pieces: a heading that returns starts a table.
using SameFirstCell = std::function<bool(const Piece& a, const Piece& b)>;
std::vector<DumpBlock> FindBlocks(const PieceList& list, const SameFirstCell& same_first_cell);

inline constexpr std::size_t kMostPiecesInARow = 64;

}  // namespace sarabun::legacy
