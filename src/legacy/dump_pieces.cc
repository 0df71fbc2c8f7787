#include "legacy/dump_pieces.h"

#include <string>

#include "legacy/dump_cells.h"
#include "legacy/dump_lines.h"

namespace sarabun::legacy {

namespace {

class Cutter {
 public:
  explicit Cutter(const std::vector<std::string_view>& lines) : lines_(lines) {}

  PieceList Cut() {
    for (std::size_t line = 0; line < lines_.size(); ++line) Take(line);
    return std::move(list_);
  }

 private:
  void Take(std::size_t line) {
    const LineKind kind = KindOf(lines_[line]);
    if (kind == LineKind::kBlank) {
      open_ = false;
      ++blanks_;
      return;
    }
    if (kind == LineKind::kCellLost) {
      if (!list_.pieces.empty()) list_.pieces.back().lost_after = true;
      open_ = false;
    }
    const bool starts_cell = kind != LineKind::kText;
    const bool behind_text = open_ && list_.pieces.back().cells == 0;
    if (!open_ || (starts_cell && behind_text)) Open(line, open_);
    Piece& piece = list_.pieces.back();
    if (starts_cell) {
      list_.cell_lines.push_back(line);
      ++piece.cells;
    }
    piece.end_line = line + 1;
  }

  void Open(std::size_t line, bool glued) {
    Piece piece;
    piece.first_line = line;
    piece.first_cell = list_.cell_lines.size();
    piece.blanks_before = blanks_;
    piece.glued = glued;
    list_.pieces.push_back(piece);
    blanks_ = 0;
    open_ = true;
  }

  const std::vector<std::string_view>& lines_;
  PieceList list_;
  std::size_t blanks_ = 0;
  bool open_ = false;
};

}  // namespace

PieceList CutIntoPieces(const std::vector<std::string_view>& lines, const RowStartTest& starts_row) {
  PieceList list = Cutter(lines).Cut();
  for (Piece& piece : list.pieces) {
    if (piece.cells == 0) continue;
    const auto cell_end = [&](std::size_t cell) {
      return cell + 1 < piece.cells ? list.cell_lines[piece.first_cell + cell + 1] : piece.end_line;
    };
    const auto is_empty = [&](std::size_t cell) {
      const std::size_t first = list.cell_lines[piece.first_cell + cell];
      return cell_end(cell) == first + 1 && IsBlankText(lines[first]);
    };
    piece.last_empty = is_empty(piece.cells - 1);
    bool rest_empty = true;
    for (std::size_t cell = 1; cell < piece.cells && rest_empty; ++cell) rest_empty = is_empty(cell);
    piece.all_empty = rest_empty && is_empty(0);
    piece.rest_empty = rest_empty && !is_empty(0);
    if (starts_row) {
      const DumpCell cell = ReadCell(lines, list.cell_lines[piece.first_cell], cell_end(0));
      piece.starts_row = starts_row(cell.text);
    }
  }
  return list;
}

}  // namespace sarabun::legacy
