// A table drawn with characters. Borders stand between places of the grid that different cells cover, so a merged
// cell is an area without lines. First every column and row gets its size, then each border row and text line is
// written from left to right.
#include "grid/dump.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"

namespace sarabun::grid {

namespace {

constexpr char32_t kTabSign = 0x2192;

bool TakesNoWidth(char32_t code_point) {
  return code_point == 0x0E31 || (code_point >= 0x0E34 && code_point <= 0x0E3A) ||
         (code_point >= 0x0E47 && code_point <= 0x0E4E);
}

class Drawing {
 public:
  explicit Drawing(const CollectedTable& table)
      : table_(table),
        owners_(std::size_t{table.rows} * table.columns, kNobody),
        widths_(table.columns, 1),
        heights_(table.rows, 1) {
    for (std::size_t i = 0; i < table.cells.size(); ++i) Place(i);
    FitCells(false);
    FitCells(true);
  }

  std::string Draw() const {
    std::string out;
    std::vector<std::size_t> line(table_.cells.size(), 0);  // the next line of each cell
    for (std::size_t row = 0; row < table_.rows; ++row) {
      DrawBorder(row, line, out);
      for (std::size_t i = 0; i < heights_[row]; ++i) DrawLine(row, line, out);
    }
    DrawBorder(table_.rows, line, out);
    return out;
  }

 private:
  static constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

  void Place(std::size_t index) {
    const CollectedCell& cell = table_.cells[index];
    const std::string shown = ReplaceAll(cell.cell.text, "\t", utf8::Encode(kTabSign));
    texts_.emplace_back();
    for (const std::string_view text : Split(shown, '\n')) texts_.back().emplace_back(text);
    for (std::size_t row = 0; row < cell.row_span; ++row) {
      for (std::size_t column = 0; column < cell.cell.column_span; ++column) {
        owners_[(cell.cell.row - 1 + row) * table_.columns + cell.cell.column - 1 + column] = index;
      }
    }
  }

  // Merged cells only add what their single neighbours left wanting, so those come first.
  void FitCells(bool merged) {
    for (std::size_t i = 0; i < table_.cells.size(); ++i) {
      const CollectedCell& cell = table_.cells[i];
      std::size_t width = 0;
      for (const std::string& text : texts_[i]) width = std::max(width, DisplayWidth(text));
      if ((cell.cell.column_span > 1) == merged) Widen(cell.cell.column - 1, cell.cell.column_span, width);
      if ((cell.row_span > 1) == merged) Heighten(cell.cell.row - 1, cell.row_span, texts_[i].size());
    }
  }

  // Columns are parted by a border and two blanks; the last one takes what is missing.
  void Widen(std::size_t first, std::size_t span, std::size_t width) {
    std::size_t have = 3 * (span - 1);
    for (std::size_t i = 0; i < span; ++i) have += widths_[first + i];
    if (have < width) widths_[first + span - 1] += width - have;
  }

  void Heighten(std::size_t first, std::size_t span, std::size_t lines) {
    std::size_t have = span - 1;
    for (std::size_t i = 0; i < span; ++i) have += heights_[first + i];
    if (have < lines) heights_[first + span - 1] += lines - have;
  }

  std::size_t OwnerAt(std::size_t row, std::size_t column) const {
    if (row >= table_.rows || column >= table_.columns) return kNobody;
    return owners_[row * table_.columns + column];
  }

  // Of the place before: of nobody past the edge.
  std::size_t Above(std::size_t row, std::size_t column) const { return row == 0 ? kNobody : OwnerAt(row - 1, column); }
  std::size_t Left(std::size_t row, std::size_t column) const {
    return column == 0 ? kNobody : OwnerAt(row, column - 1);
  }

  void DrawBorder(std::size_t row, std::vector<std::size_t>& line, std::string& out) const {
    std::string drawn;
    for (std::size_t column = 0; column < table_.columns;) {
      const std::size_t owner = OwnerAt(row, column);
      drawn += Joint(row, column);
      if (owner != kNobody && owner == Above(row, column)) {
        column = DrawText(owner, column, line, drawn);
        continue;
      }
      const bool is_line = owner != kNobody || Above(row, column) != kNobody;
      drawn.append(widths_[column] + 2, is_line ? '-' : ' ');
      ++column;
    }
    drawn += Joint(row, table_.columns);
    EndLine(drawn, out);
  }

  char Joint(std::size_t row, std::size_t column) const {
    const std::size_t a = row == 0 || column == 0 ? kNobody : OwnerAt(row - 1, column - 1);
    const std::size_t b = Above(row, column);
    const std::size_t c = Left(row, column);
    const std::size_t d = OwnerAt(row, column);
    if (a == b && c == d) return a == c ? ' ' : '-';
    return a == c && b == d ? '|' : '+';
  }

  void DrawLine(std::size_t row, std::vector<std::size_t>& line, std::string& out) const {
    std::string drawn;
    for (std::size_t column = 0; column < table_.columns;) {
      const std::size_t owner = OwnerAt(row, column);
      drawn += owner == Left(row, column) ? ' ' : '|';
      if (owner == kNobody) {
        drawn.append(widths_[column] + 2, ' ');
        ++column;
      } else {
        column = DrawText(owner, column, line, drawn);
      }
    }
    drawn += OwnerAt(row, table_.columns - 1) == kNobody ? ' ' : '|';
    EndLine(drawn, out);
  }

  // A cell's next line across its columns; returns the column behind it.
  std::size_t DrawText(std::size_t owner, std::size_t column, std::vector<std::size_t>& line,
                       std::string& drawn) const {
    const std::size_t span = table_.cells[owner].cell.column_span;
    std::size_t width = 3 * (span - 1);
    for (std::size_t i = 0; i < span; ++i) width += widths_[column + i];
    const std::size_t next = line[owner]++;
    const std::string text = next < texts_[owner].size() ? texts_[owner][next] : std::string();
    drawn += ' ' + text + std::string(width - DisplayWidth(text) + 1, ' ');
    return column + span;
  }

  static void EndLine(std::string& drawn, std::string& out) {
    drawn.erase(drawn.find_last_not_of(' ') + 1);
    out += drawn + '\n';
  }

  const CollectedTable& table_;
  std::vector<std::size_t> owners_;  // by row, then column: index of a cell
  std::vector<std::size_t> widths_;
  std::vector<std::size_t> heights_;
  std::vector<std::vector<std::string>> texts_;  // by cell, by line
};

}  // namespace

std::size_t DisplayWidth(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Decoded decoded = utf8::Decode(text, i);
    if (!TakesNoWidth(decoded.code_point)) ++width;
    i += decoded.length;
  }
  return width;
}

std::string Dump(const CollectedTable& table) {
  if (table.rows == 0 || table.columns == 0) return "(no cells)\n";
  return Drawing(table).Draw();
}

}  // namespace sarabun::grid
