#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "grid/grid.h"

namespace sarabun::grid {

struct CollectedCell {
  Cell cell;
  std::uint32_t row_span = 1;
};

// A whole table. Cells stand where they start, by row, then column.
struct CollectedTable {
  TableInfo info;
  std::uint32_t rows = 0;
  std::uint32_t columns = 0;    // of the declared grid or the widest row, whichever is more
  std::vector<bool> is_header;  // by row
  std::vector<CollectedCell> cells;
};

// Keeps a document's tables whole, for those who show them (`inspect`) and for tests.
class TableCollector final : public DocumentConsumer {
 public:
  void OnParagraph(const Paragraph& paragraph) override { paragraphs_.push_back(paragraph); }
  void OnTableStart(const TableInfo& table) override;
  void OnRow(Row row) override;
  void OnTableEnd(const TableInfo&) override {}

  const std::vector<Paragraph>& paragraphs() const { return paragraphs_; }
  const std::vector<CollectedTable>& tables() const { return tables_; }

 private:
  std::vector<Paragraph> paragraphs_;
  std::vector<CollectedTable> tables_;
  std::unordered_map<CellId, std::size_t> places_;  // in the last table's cells
};

}  // namespace sarabun::grid
