#pragma once

// The text of a document's thumbnail, printed behind its last row.
//
// Word's preview picture (docProps/thumbnail.emf) shows the first page, and some tools print the text records
// of that picture after the body: first one record a line with two empty lines between, then all of it again
// joined by spaces. It says again what the first page says, in fragments that end in the middle of a word, so
// it must never be read as content. It has no cells. It is known by two signs behind the last cell: it
// repeats the document's beginning, or it runs on as many single lines between empty ones.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sarabun::legacy {

struct DumpPreview {
  std::size_t line = 0;              // where it starts in the file, from 1; 0: there is none
  std::size_t characters = 0;        // code points, line ends not counted
  std::vector<std::string> records;  // text records in order, as printed
  std::vector<std::string> joined;   // the lines that give the same text joined by spaces
};

// Index of the line where the preview starts; lines.size() where there is none. `first` is the earliest
// candidate: the line after the one that starts the last cell.
std::size_t FindPreview(const std::vector<std::string_view>& lines, std::size_t first);

// The preview on the lines from `start` to the end.
DumpPreview ReadPreview(const std::vector<std::string_view>& lines, std::size_t start);

}  // namespace sarabun::legacy
