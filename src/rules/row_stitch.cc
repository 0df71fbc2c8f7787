#include <algorithm>

#include "rules/fold.h"
#include "rules/map_reader.h"
#include "rules/row_reader.h"
#include "rules/seamed.h"

// A page's end cuts a row in two, by Word or by a typist who made a second row by hand:
//
//   I1 ... (96.31)   | issue | 1. ...      I1 ...    | issue | 1. ...      I1 ... (96.31) | issue | 1. ...
//                    |       | 2. ...      (96.31)   |       | 2. ...      I1 (continued) |       | 2. ...
//
// The second row then holds no item of its own, and belongs to the first.
namespace sarabun::rules {

bool RowReader::GoesOnFromAbove(const grid::Row& row) const {
  if (key_ < 0 || Above() == nullptr) return false;
  const auto& above = Above()->cells[static_cast<std::size_t>(key_)];
  return std::any_of(row.slots.begin(), row.slots.end(), [&](const grid::Slot& slot) {
    return !slot.starts_here && std::find(above.begin(), above.end(), slot.id) != above.end();
  });
}

// "I1 (continued)": the row above went on behind a page's end and its code was typed again.
bool RowReader::RepeatsAbove(const grid::Row& row, const ItemCode& code) {
  if (!draft_.last || code.Normal() != draft_.last->code) return false;
  for (const grid::Slot& slot : row.slots) {
    const int column = ColumnOf(slot);
    const grid::Cell* cell = row.Find(slot.id);
    if (column < 0 || cell == nullptr || TypeOf(column) != ColumnType::kItem) continue;
    const SeenCell& seen = See(*cell);
    const CutItem cut = CutItemCell(*layout_->pack, seen.text, seen.folded, seen.code);
    const std::string rest = Fold(cut.statement.text).text;
    Pattern::Match match;
    const auto says = [&](const Pattern& pattern) { return pattern.Search(rest, match); };
    const auto& continued = layout_->pack->continued;
    return std::any_of(continued.begin(), continued.end(), says);
  }
  return false;
}

bool RowReader::IsCutRow(const grid::Row& row, const Cells& filled) {
  bool known = false;
  for (const grid::Cell* cell : filled) {
    const LayoutColumn* column = layout_->ColumnAt(cell->column, cell->column + cell->column_span);
    if (column == nullptr || column->column < 0) continue;
    if (IsKey(column->column) && !IsRestOfItem(*cell)) return false;
    known = known || cell->column_span < row.slots.back().column + row.slots.back().column_span - 1;
  }
  return known;
}

// What is left of the item above: its score, or the end of its statement with the score that the row above lacks.
bool RowReader::IsRestOfItem(const grid::Cell& cell) {
  const SeenCell& seen = See(cell);
  const CutItem cut = CutItemCell(*layout_->pack, seen.text, seen.folded, seen.code);
  return cut.score && !cut.code && (cut.statement.empty() || AboveLacksScore());
}

// Whether the row above names an item by its code but not its score, which this form writes in the item's cell.
bool RowReader::AboveLacksScore() const {
  if (key_ < 0 || Above() == nullptr || !Above()->item) return false;
  if (layout_->Has(IndexOf("score"))) return false;
  if (Above()->cut) return !Above()->cut->score;
  const auto& ids = Above()->cells[static_cast<std::size_t>(key_)];
  return std::none_of(ids.begin(), ids.end(), [&](grid::CellId id) {
    return CutItemCell(*layout_->pack, JoinParagraphs(draft_.cells.at(id).paragraphs)).score.has_value();
  });
}

void RowReader::StitchRow(grid::Row row) {
  ReportStrays(row);
  DraftRecord& record = *draft_.last;
  record.cut.reset();
  for (grid::Cell& cell : row.cells) {
    const LayoutColumn* column = layout_->ColumnAt(cell.column, cell.column + cell.column_span);
    if (column == nullptr || column->column < 0 || IsBlank(cell)) continue;
    const bool repeats_code = TypeOf(column->column) == ColumnType::kItem && HasCode(cell);
    if (repeats_code) continue;
    std::vector<grid::CellId>& ids = record.cells[static_cast<std::size_t>(column->column)];
    if (ids.empty()) {
      ids.push_back(cell.id);
      draft_.AddCell(std::move(cell));
      continue;
    }
    grid::Cell& above = draft_.cells.at(ids.back());
    std::move(cell.paragraphs.begin(), cell.paragraphs.end(), std::back_inserter(above.paragraphs));
    above.content_lost = above.content_lost && cell.content_lost;
  }
  Finding finding =
      MakeFindingAt("value-guessed", Severity::kInfo,
                    "a row without an item of its own is taken as the rest of the row above", table_, row.index);
  finding.items = Codes(record);
  draft_.findings.push_back(std::move(finding));
}

}  // namespace sarabun::rules
