#pragma once

#include <cassert>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "warehouse/table.h"
#include "warehouse/value.h"

namespace sarabun::warehouse {

// Rows of one table, values side by side in one block. A view of a row holds until the next Add.
class TableRows {
 public:
  explicit TableRows(std::size_t columns) : columns_(columns) {}

  // Adds a row: as many values as the table has columns, in their order, each built in its place.
  template <class... Values>
  void Add(Values&&... row) {
    assert(sizeof...(row) == columns_);
    (Put(std::forward<Values>(row)), ...);
  }
  // Adds all rows of another, which is left empty.
  void Take(TableRows& other);

  std::size_t size() const { return values_.size() / columns_; }
  bool empty() const { return values_.empty(); }
  std::size_t columns() const { return columns_; }
  std::span<const Value> operator[](std::size_t row) const { return {values_.data() + row * columns_, columns_}; }
  std::span<Value> operator[](std::size_t row) { return {values_.data() + row * columns_, columns_}; }
  void Reserve(std::size_t rows) { values_.reserve(rows * columns_); }
  void Clear() { values_.clear(); }

 private:
  void Put(Value&& value);  // not inline: GCC 12 warns of values that it takes for uninitialized

  std::size_t columns_;
  std::vector<Value> values_;
};

// Rows of all tables, as a store takes them: table by table in the order of TableId, no row twice, no key NULL.
class RowBatch {
 public:
  RowBatch();

  TableRows& of(TableId table) { return tables_[static_cast<std::size_t>(table)]; }
  const TableRows& of(TableId table) const { return tables_[static_cast<std::size_t>(table)]; }
  // Adds a row to a table; see TableRows::Add.
  template <class... Values>
  void Add(TableId table, Values&&... row) {
    of(table).Add(std::forward<Values>(row)...);
  }
  // Adds all rows of another batch, which is left empty.
  void Take(RowBatch& other);

  std::size_t size() const;  // rows of all tables
  bool empty() const { return size() == 0; }
  void Clear();

 private:
  std::vector<TableRows> tables_;
};

}  // namespace sarabun::warehouse
