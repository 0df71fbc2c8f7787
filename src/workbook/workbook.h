#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
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

// An .xlsx workbook (ECMA-376), written row by row in constant memory, with libxlsxwriter behind the door. Each sheet
// has a heading row that stays in view, filters, and cells that wrap. Texts are texts, whatever they start with: "=1+1"
// is never a formula. It is built in temporary files without a name, so that nothing is left behind whatever happens.
class Workbook {
 public:
  Workbook();
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  // Begins a sheet; rows go into the last one. `name`: at most 31 characters, none of []:*?/\ .
  Status AddSheet(const std::string& name, std::vector<SheetColumn> columns);

  // A row of as many cells as the sheet has columns; an empty one stays empty. In a column of numbers a text that is a
  // decimal number of at most 15 digits becomes a number; every other stays text, for a number would lose digits.
  // Errors: kLimitReached where sheet or cell are full. `what` names the row there.
  Status AddRow(const std::vector<std::string>& cells, const std::string& what);

  // Ends the workbook and hands its bytes on, piece by piece. Nothing may follow.
  Status Finish(const std::function<Status(std::string_view)>& write);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sarabun::workbook
