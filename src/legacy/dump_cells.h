#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "grid/grid.h"

namespace sarabun::legacy {

struct DumpCell {
  std::vector<wordml::Paragraph> paragraphs;
  std::string text;  // the paragraphs joined by '\n'
  std::uint32_t images = 0;
};

// One line as a paragraph: `[image: NAME]` becomes a picture without a part (its name is the alternative
// text),
// `[bookmark: NAME]` nothing, tabs at the end go. `line` has no cell mark any more.
wordml::Paragraph ReadLine(std::string_view line);

// The cell on the lines [first, end), its mark still on the first. One paragraph a line: a dump does not tell
// a paragraph from a line break. Empty lines stay but at the end, where they are empty paragraphs that nobody
// sees.
DumpCell ReadCell(const std::vector<std::string_view>& lines, std::size_t first, std::size_t end);

}  // namespace sarabun::legacy
