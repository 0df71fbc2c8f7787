#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace sarabun::legacy {

// A paragraph that its author indented with a tab prints like a new cell:
//
//   <tab>I6 ...<lf><tab>issue<lf><tab>1. measure<lf><tab>2. measure<lf><tab>1. result ...
//
// In a row with more cells than the table has columns, a cell whose list number goes on from the cell before is such a
// paragraph. They are taken for what they are only where they are exactly as many as there are cells too many;
// otherwise the row stays as it is, for a reader to see.
//
// `starts` are the lines that cells start on, `end_line` the row's end; gives the starts of real cells.
std::vector<std::size_t> WithoutIndented(const std::vector<std::string_view>& lines, std::vector<std::size_t> starts,
                                         std::size_t end_line, std::size_t wanted);

}  // namespace sarabun::legacy
