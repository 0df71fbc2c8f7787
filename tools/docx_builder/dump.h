#pragma once

// The same document as the text dump that Apache Tika prints for it:
//
//   title line
//   <TAB>first cell
//   its second line or paragraph
//   <TAB>second cell
//                                  an empty line ends the row
//   <TAB>first cell of the next row
//   <SPACE><TAB>...                this row lost its last cell; the tab already opens the next row
//
// A cell that ends in an empty paragraph looks like a row's end. After the last row follows the text of the
// preview picture, twice: each drawn piece on a line of its own with two empty ones between, then joined by
// spaces to a line a row.

#include <string>

#include "tools/docx_builder/document.h"

namespace sarabun::build {

// List numbers made by Word are not printed; nested tables and raw XML are left out.
std::string WriteDump(const Document& document);

}  // namespace sarabun::build
