#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "xml/sax.h"

namespace sarabun::wordml {

// The parts of a table that its style may treat apart (ST_TblStyleOverrideType, 17.18.89), in the order in which they
// lie over one another (17.7.6): what a later one says counts.
enum class TablePart : std::uint8_t {
  kWholeTable,
  kBand1Vert,
  kBand2Vert,
  kBand1Horz,
  kBand2Horz,
  kFirstRow,
  kLastRow,
  kFirstCol,
  kLastCol,
  kNwCell,
  kNeCell,
  kSwCell,
  kSeCell,
};
inline constexpr std::size_t kTableParts = 13;

using TablePartSet = std::bitset<kTableParts>;

// The part that w:tblStylePr/@w:type names; nothing for an unknown name.
std::optional<TablePart> TablePartOf(std::string_view name);

// What a table style says of its parts.
struct TablePartStyle {
  std::array<std::optional<bool>, kTableParts> vanish;
  std::optional<std::uint32_t> row_band;  // rows of a band (17.7.6.7); 1 where nothing is said
  std::optional<std::uint32_t> column_band;

  bool says_nothing() const;
  // Whether it matters which row is the last, or which column.
  bool asks_for_last() const;
  // Takes over from the style that this one is based on.
  void Inherit(const TablePartStyle& base);
  // What holds at a place of these parts; nothing where none of them says anything.
  std::optional<bool> VanishAt(const TablePartSet& parts) const;
};

// Which of its style's parts a table uses (w:tblLook, 17.4.55). Without one, bands alone.
struct TableLook {
  bool first_row = false;
  bool last_row = false;
  bool first_column = false;
  bool last_column = false;
  bool row_bands = true;
  bool column_bands = true;
};

// From a w:tblLook: its attributes by name, or the bits of w:val in files before them.
TableLook LookOf(const xml::Element& element);

// From a w:cnfStyle (17.3.1.8): the parts that Word found a row or cell to be of when it saved the file.
TablePartSet SavedPartsOf(const xml::Element& element);

// Where a cell stands; rows and columns from 0.
struct CellPlace {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  bool last_row = false;
  bool last_column = false;
  // What Word saved with the row and the cell, and knows better.
  std::optional<TablePartSet> saved_row;
  std::optional<TablePartSet> saved_cell;
};

// The parts that a cell is of.
TablePartSet PartsAt(const CellPlace& place, const TableLook& look, const TablePartStyle& style);

}  // namespace sarabun::wordml
