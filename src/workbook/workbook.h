#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "sarabun/result.h"

namespace sarabun::workbook {

// What a sheet can hold ("Excel specifications and limits"): rows with the headings; UTF-16 units in a cell.
inline constexpr std::uint32_t kMostRows = 1'048'576;
inline constexpr std::size_t kMostCellUnits = 32'767;

struct SheetColumn {
  std::string heading;
  double width = 10;  // in characters of the default font
  bool numbers = false;
};

// What a cell is there for; the workbook decides what that looks like.
enum class Tone {
  kPlain,
  kHeading,  // of columns
  kTitle,    // of a sheet: one line, larger, over the cells to its right where those are empty
  kSection,  // of a part of a sheet, as kTitle
  kMuted,    // said in passing
  kGood,     // from here on a background of its own
  kFair,
  kPoor,
  kBad,
  kLink,
};

struct Style {
  Tone tone = Tone::kPlain;
  bool bold = false;
  bool centred = false;
  bool two_decimals = false;  // of a number: 96.5 is shown as 96.50
  bool share = false;         // of a number: 0.5 is shown as 50.0%
  friend bool operator<(const Style& a, const Style& b) {
    return std::tie(a.tone, a.bold, a.centred, a.two_decimals, a.share) <
           std::tie(b.tone, b.bold, b.centred, b.two_decimals, b.share);
  }
};

struct Cell {
  std::string text;
  Style style;
  bool number = false;  // as SheetColumn::numbers
  // Where a click leads: "internal:'sheet'!A1" or an address; empty for nowhere.
  std::string link;
};

struct SheetLayout {
  std::vector<double> widths;  // of the columns, in characters
  std::uint32_t frozen_columns = 0;
  bool upright = false;  // printed on upright paper, not across
};

// Colours by value for a block of numbers, rows and columns from 0, both ends included: from `low` (orange) over
// `middle` (white) to `high` (blue), which those who see no red or no green tell apart too.
struct Heat {
  std::uint32_t first_row = 0;
  std::uint16_t first_column = 0;
  std::uint32_t last_row = 0;
  std::uint16_t last_column = 0;
  double low = 0;
  double middle = 50;
  double high = 100;
};

// An .xlsx workbook (ECMA-376), written row by row in constant memory, with libxlsxwriter behind the door. Cells wrap;
// every sheet prints on A4, as wide as one page, with its headings on each. Texts are texts, whatever they start with:
// "=1+1" is never a formula. It is built in temporary files without a name, so that nothing is left behind whatever
// happens.
class Workbook {
 public:
  Workbook();
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  // Begins a sheet with a heading row that stays in view, and filters; rows go into the last one. `name`: at most 31
  // characters, none of []:*?/\ .
  Status AddSheet(const std::string& name, std::vector<SheetColumn> columns);
  // Begins a sheet of rows that are added with AddCells.
  Status AddSheet(const std::string& name, const SheetLayout& layout);

  // A row of as many cells as the sheet has columns; an empty one stays empty. In a column of numbers a text that is a
  // decimal number of at most 15 digits becomes a number; every other stays text, for a number would lose digits.
  // Errors: kLimitReached where sheet or cell are full. `what` names the row there.
  Status AddRow(const std::vector<std::string>& cells, const std::string& what);

  // A row of cells that look different. Errors as AddRow's. An empty cell with a background keeps that.
  Status AddCells(const std::vector<Cell>& cells, const std::string& what);

  // The same for headings of what follows: they stay in view with all rows above them, are printed on each page and
  // carry filters down to the sheet's end. Once a sheet.
  Status AddHeadings(const std::vector<std::string>& headings);

  // Rows of the sheet so far, with its headings.
  std::uint32_t rows() const;
  // Colours a block of the sheet in work.
  void AddHeat(const Heat& heat);

  // Ends the workbook and hands its bytes on, piece by piece. Nothing may follow.
  Status Finish(const std::function<Status(std::string_view)>& write);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sarabun::workbook
