// Tables of a story. Rows and cells that the view of tracked changes removes are withdrawn from the queue whole;
// a table that loses all its rows is withdrawn too, and is not counted.
#include "wordml/blocks.h"

namespace sarabun::wordml {

void Blocks::StartTable() {
  // A hidden paragraph cannot go on in a table.
  if (carried_.back()) {
    carried_.emplace_back(std::exchange(carried_.back(), std::nullopt));
    LeaveContainer();
  }
  if (!paragraphs_.empty()) SettleLabel(paragraphs_.back());
  if (tables_.size() >= document_.options.limits.table_depth) document_.StopAtLimit("table-depth", where());
  OpenTable table;
  table.index = ++table_count_;
  table.style = document_.styles.Table({});
  table.container = carried_.size();
  table.place = queue_.Push(TableProperties{});
  tables_.push_back(table);
}

bool Blocks::VanishesInCell(const OpenTable& table) {
  if (table.style == nullptr) return false;
  const TablePartStyle& style = table.style->parts;
  const bool whole = table.style->vanish.value_or(false);
  if (style.says_nothing()) return whole;
  CellPlace place{table.rows, table.cells, false, false, table.saved_row, table.saved_cell};
  if (const TableSize* size = sizes_ == nullptr ? nullptr : sizes_->Find(table.index); size != nullptr) {
    place.last_row = table.rows + 1 == size->size();
    place.last_column = table.rows < size->size() && table.cells + 1 == (*size)[table.rows];
  } else if (style.asks_for_last() && (table.look.last_row || table.look.last_column) && !table.saved_row) {
    document_.NotRead("hiding of the last row or column of a table by the style " + table.style->id, where());
  }
  return style.VanishAt(PartsAt(place, table.look, style)).value_or(whole);
}

void Blocks::EndTable() {
  const OpenTable& table = tables_.back();
  if (table.rows == 0) {
    Withdraw(table.place, Reason::kUnplaced);
  } else {
    queue_.Push(EventQueue::TableEnd{});
  }
  if (tables_.size() == 1) ReportInside();
  tables_.pop_back();
  FlushIfSettled();
}

bool Blocks::StartRow() {
  if (tables_.empty() || tables_.back().in_row) return false;
  OpenTable& table = tables_.back();
  // Where the grid is behind the first row, nothing of the table has left yet.
  if (table.rows == 0) queue_.Set(table.place, table.properties);
  table.in_row = true;
  table.row = {};
  table.saved_row.reset();
  table.row_place = queue_.Push(RowProperties{});
  table.column = 0;
  table.cells = 0;
  table.lost_cells = false;
  table.row_removed.reset();
  table.row_hidden = table.row_shows = table.row_restored = false;
  return true;
}

void Blocks::EndRow() {
  OpenTable& table = tables_.back();
  const bool hidden = table.row_hidden && !table.row_shows && document_.options.hidden == HiddenText::kDrop;
  // A row that never had a cell is a row all the same: those below it keep their numbers.
  if (table.row_removed || hidden || (table.cells == 0 && table.lost_cells)) {
    Withdraw(table.row_place, table.row_removed.value_or(hidden ? Reason::kHidden : Reason::kUnplaced));
    if (tables_.size() == 1) ReportInside();
  } else {
    queue_.Set(table.row_place, table.row);
    queue_.Push(EventQueue::RowEnd{});
    ++table.rows;
  }
  table.in_row = false;
  table.row_removed.reset();
  table.row_restored = false;
  FlushIfSettled();
}

bool Blocks::StartCell() {
  if (tables_.empty() || !tables_.back().in_row || tables_.back().in_cell) return false;
  OpenTable& table = tables_.back();
  if (table.cells == 0) table.column = table.row.grid_before;
  table.in_cell = true;
  if (tables_.size() == 1) cell_bytes_ = 0;
  table.cell = {};
  table.saved_cell.reset();
  table.cell_place = queue_.Push(CellProperties{});
  table.cell_removed.reset();
  table.cell_restored = false;
  if (!document_.AddCell()) document_.StopAtLimit("table-cells", where());
  EnterContainer();
  return true;
}

void Blocks::EndCell() {
  LeaveContainer();
  OpenTable& table = tables_.back();
  if (table.cell_removed) Withdraw(table.cell_place, *table.cell_removed);
  if (tables_.size() == 1) ReportInside();
  table.in_cell = false;
  const bool removed = table.cell_removed.has_value();
  table.lost_cells = table.lost_cells || removed;
  table.cell_removed.reset();
  table.cell_restored = false;
  if (removed) return;
  queue_.Set(table.cell_place, table.cell);
  queue_.Push(EventQueue::CellEnd{});
  ++table.cells;
  table.column += table.cell.grid_span;
  if (table.column + table.row.grid_after > document_.options.limits.table_columns) {
    document_.StopAtLimit("table-columns", where());
  }
}

}  // namespace sarabun::wordml
