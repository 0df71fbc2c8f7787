#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "wordml/events.h"

namespace sarabun::grid {

using wordml::Media;
using wordml::Note;
using wordml::Paragraph;

// A number for each cell of a document, from 1, in document order; a merged cell is one cell.
using CellId = std::uint32_t;

// Where a nested table stands.
struct ParentPlace {
  std::uint32_t table = 0;  // TableInfo::index of the outer table
  std::uint32_t row = 0;    // from 1
  std::uint32_t column = 0;
};

// What is known of a table before its rows.
struct TableInfo {
  std::uint32_t index = 0;  // from 1, document order; a nested table right after the table that holds it
  std::uint32_t depth = 0;  // 0 in the body
  std::optional<ParentPlace> parent;
  std::uint32_t grid_columns = 0;  // as declared; rows may be wider
};

// A cell where it starts.
struct Cell {
  CellId id = 0;
  std::uint32_t row = 0;     // from 1
  std::uint32_t column = 0;  // grid column, from 1
  std::uint32_t column_span = 1;
  std::vector<Paragraph> paragraphs;    // its own, and those of nested tables and text boxes, in place
  std::vector<bool> nested;             // for each paragraph: comes from a nested table
  std::string text;                     // as `inspect` shows it: labels, breaks, nested text in place
  std::optional<std::string> own_text;  // the cell's own runs, where `text` holds more
  std::uint32_t images = 0;             // pictures anywhere in the cell
  // The last cell of a dump's row, or any cell whose content the input lost: its emptiness says nothing.
  bool content_lost = false;
};

// One grid column range of a row: a cell that starts here, or one from above that still covers it.
struct Slot {
  CellId id = 0;
  std::uint32_t column = 0;  // from 1
  std::uint32_t column_span = 1;
  bool starts_here = false;
};

// One row, complete. Slots are in column order and never overlap; columns without a slot are gridBefore,
// gridAfter or short rows.
struct Row {
  std::uint32_t index = 0;  // from 1
  bool is_header = false;   // w:tblHeader
  std::vector<Slot> slots;
  std::vector<Cell> cells;  // those that start here, column order

  const Cell* Find(CellId id) const {
    for (const Cell& cell : cells) {
      if (cell.id == id) return &cell;
    }
    return nullptr;
  }
};

// Receives a document as rectangles, row by row, so that a table of any length can pass. A nested table comes
// after the OnTableEnd of the outermost table that holds it, whole.
class DocumentConsumer {
 public:
  virtual ~DocumentConsumer() = default;
  virtual void OnParagraph(const Paragraph& paragraph) = 0;  // outside tables
  virtual void OnTableStart(const TableInfo& table) = 0;
  virtual void OnRow(Row row) = 0;
  virtual void OnTableEnd(const TableInfo& table) = 0;
};

}  // namespace sarabun::grid
