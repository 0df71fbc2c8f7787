#include "rules/layout.h"

#include <algorithm>

namespace sarabun::rules {

const LayoutColumn* Layout::ColumnAt(std::uint32_t begin, std::uint32_t end) const {
  const LayoutColumn* best = nullptr;
  std::uint32_t most = 0;
  for (const LayoutColumn& each : columns) {
    const std::uint32_t from = std::max(begin, each.begin);
    const std::uint32_t to = std::min(end, each.end);
    if (to > from && to - from > most) {
      most = to - from;
      best = &each;
    }
  }
  return best;
}

bool Layout::Has(int column) const {
  return std::any_of(columns.begin(), columns.end(), [&](const LayoutColumn& c) { return c.column == column; });
}

int Layout::KeyColumn() const {
  int list = -1;
  for (std::size_t i = 0; i < pack->columns.size(); ++i) {
    const Column& column = pack->columns[i];
    const int index = static_cast<int>(i);
    if (column.type == ColumnType::kItem && Has(index)) return index;
    if (list < 0 && column.type == ColumnType::kList && column.required && Has(index)) list = index;
  }
  return list;
}

}  // namespace sarabun::rules
