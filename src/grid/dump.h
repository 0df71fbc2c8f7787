#pragma once

#include <string>
#include <string_view>

#include "grid/collector.h"

namespace sarabun::grid {

// A table as it looks, stable enough for tests to compare and narrow enough for people to read:
//
//   +-----+---+
//   | A   | B |
//   |     +---+
//   |     | C |
//   +-----+---+
//
// Tabs show as "→", columns without a cell as blanks. Text is not wrapped. Ends with a line end.
std::string Dump(const CollectedTable& table);

// Columns that `text` takes in a terminal: code points, less the Thai marks that stand above or below another
// character (U+0E31, U+0E34 to 0E3A, U+0E47 to 0E4E).
std::size_t DisplayWidth(std::string_view text);

}  // namespace sarabun::grid
