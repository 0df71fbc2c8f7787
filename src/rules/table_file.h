#pragma once

#include <string>
#include <vector>

#include "rules/problem.h"

namespace sarabun::rules {

struct TableCell {
  std::string text;
  Place place;
};

struct TableRow {
  std::vector<TableCell> cells;  // at least one
};

// The place of a byte of the file's text.
Place PlaceAt(const SourceFile& file, std::size_t offset);

// Whether the file is UTF-8; else an error that names the encoding it looks like and how to save it right.
bool CheckEncoding(const SourceFile& file, Problems& problems);

// A table as spreadsheets save it: tab-separated where the first line has a tab, else CSV, by ';' where the first line
// has more of them than of ','. A cell in "…" may hold separators and line ends, and "" for a quote. Empty lines and
// those that begin with '#' are left out. False with an error added for another encoding or a quote that is not closed.
bool ReadTable(const SourceFile& file, std::vector<TableRow>& rows, Problems& problems);

}  // namespace sarabun::rules
