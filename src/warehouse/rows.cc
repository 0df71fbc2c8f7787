#include "warehouse/rows.h"

#include <iterator>
#include <numeric>

namespace sarabun::warehouse {

void TableRows::Put(Value&& value) { values_.push_back(std::move(value)); }

void TableRows::Take(TableRows& other) {
  if (values_.empty()) {
    values_.swap(other.values_);
  } else {
    std::move(other.values_.begin(), other.values_.end(), std::back_inserter(values_));
  }
  other.values_.clear();
}

RowBatch::RowBatch() {
  tables_.reserve(kTableCount);
  for (const Table& table : Tables()) tables_.emplace_back(table.columns.size());
}

void RowBatch::Take(RowBatch& other) {
  for (std::size_t i = 0; i < tables_.size(); ++i) tables_[i].Take(other.tables_[i]);
}

std::size_t RowBatch::size() const {
  return std::accumulate(tables_.begin(), tables_.end(), std::size_t{0},
                         [](std::size_t sum, const TableRows& rows) { return sum + rows.size(); });
}

void RowBatch::Clear() {
  for (TableRows& rows : tables_) rows.Clear();
}

}  // namespace sarabun::warehouse
