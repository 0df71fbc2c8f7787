#pragma once

#include <vector>

#include "tools/docx_builder/document.h"

namespace sarabun::build {

// The texts of Word's preview picture of the first page: the titles, then the first `rows` rows of the first
// table, wrapped to their columns, cut at every change of script and now and then inside a cluster. Cells past
// `longest` code points stop in the middle, as a page's foot stops them. Each paragraph ends in a blank piece.
std::vector<std::vector<PreviewText>> DrawPreview(const Document& document, std::size_t rows, std::size_t longest);

}  // namespace sarabun::build
