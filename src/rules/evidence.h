#pragma once

#include "grid/grid.h"
#include "sarabun/record.h"

namespace sarabun::rules {

// A picture, link or object of a cell as a record's evidence; hash and size are filled in by the pipeline.
Evidence EvidenceOf(const grid::Media& media);

// Whether the paragraph says nothing beyond the texts of its links.
bool OnlyLinks(const grid::Paragraph& paragraph);

}  // namespace sarabun::rules
