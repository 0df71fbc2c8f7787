#include "grid/collector.h"

#include <algorithm>
#include <utility>

namespace sarabun::grid {

void TableCollector::OnTableStart(const TableInfo& table) {
  tables_.emplace_back();
  tables_.back().info = table;
  tables_.back().columns = table.grid_columns;
  places_.clear();
}

void TableCollector::OnRow(Row row) {
  CollectedTable& table = tables_.back();
  ++table.rows;
  table.is_header.push_back(row.is_header);
  for (const Slot& slot : row.slots) {
    table.columns = std::max(table.columns, slot.column + slot.column_span - 1);
    if (slot.starts_here) continue;
    const auto found = places_.find(slot.id);
    if (found == places_.end()) continue;
    CollectedCell& covering = table.cells[found->second];
    covering.row_span = row.index - covering.cell.row + 1;
  }
  for (Cell& cell : row.cells) {
    places_.emplace(cell.id, table.cells.size());
    table.cells.push_back({std::move(cell), 1});
  }
}

}  // namespace sarabun::grid
