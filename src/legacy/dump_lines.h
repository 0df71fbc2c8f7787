#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sarabun::legacy {

// What had to be changed before the text could be read at all.
struct TextDamage {
  std::size_t invalid = 0;                   // sequences that are no UTF-8, each replaced by U+FFFD
  std::size_t controls = 0;                  // control characters, left out
  std::optional<std::size_t> first_invalid;  // byte offsets in the file
  std::optional<std::size_t> first_control;
};

// `bytes` as plain lines: a byte order mark dropped, CR LF and CR made LF, line and page break characters
// (VT, FF, U+2028, U+2029) made LF, other control characters but tab left out, invalid UTF-8 replaced.
std::string CleanText(std::string_view bytes, TextDamage& damage);

// The lines of a clean text without their line ends. Views of `text`.
std::vector<std::string_view> SplitLines(std::string_view text);

enum class LineKind {
  kBlank,     // nothing at all: a row's end, or an empty paragraph
  kCell,      // a tab first: a cell starts
  kCellLost,  // a space and a tab first: a cell starts, and the row before lost its last cell
  kText,      // more of the same cell, or text outside tables
};
LineKind KindOf(std::string_view line);

// `line` without the marks that made it kCell or kCellLost.
std::string_view WithoutCellMark(std::string_view line);

bool IsBlankText(std::string_view text);  // spaces and tabs only, or nothing

}  // namespace sarabun::legacy
