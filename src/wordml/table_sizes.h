#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "wordml/events.h"

namespace sarabun::wordml {

// How many cells each row of a table has, and so how many rows it has.
using TableSize = std::vector<std::uint32_t>;

// Takes the sizes of all tables of a body, in document order, nested ones right after their holder. For the few
// documents in which it matters to know a table's last row while its rows are read.
class TableSizes final : public BodyHandler {
 public:
  void OnParagraph(Paragraph) override {}
  void OnTableStart(const TableProperties&) override {
    open_.push_back(tables_.size());
    tables_.emplace_back();
  }
  void OnTableEnd() override { open_.pop_back(); }
  void OnRowStart(const RowProperties&) override { tables_[open_.back()].push_back(0); }
  void OnRowEnd() override {}
  void OnCellStart(const CellProperties&) override { ++tables_[open_.back()].back(); }
  void OnCellEnd() override {}

  // The table with that number, from 1; nullptr for one that is not known.
  const TableSize* Find(std::uint32_t index) const {
    return index - 1 < tables_.size() ? &tables_[index - 1] : nullptr;
  }

 private:
  std::vector<TableSize> tables_;
  std::vector<std::size_t> open_;
};

}  // namespace sarabun::wordml
