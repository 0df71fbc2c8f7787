#pragma once

#include <string>

#include "grid/assembler.h"
#include "grid/collector.h"
#include "wordml/read_xml.h"

namespace sarabun::test {

// A body's tables, from its markup.
struct Assembled {
  grid::TableCollector tables;
  FindingList findings;
  std::uint64_t dropped = 0;
};

void Assemble(const WordXml& xml, Assembled& into);

// "1,1 2x3 text" a cell: row, column, rows by columns spanned, text with \n and \t, own text after "=". A line
// "#2 depth 1 in 1,2,3, 4 rows of 5" begins each table.
std::string CellLines(const std::string& body);

}  // namespace sarabun::test
