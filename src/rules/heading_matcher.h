#pragma once

#include <string>
#include <vector>

#include "grid/grid.h"
#include "rules/layout.h"

namespace sarabun::rules {

// Looks among a table's first rows for the one, or the few, whose cells name the pack's columns. Of several the best
// is taken, whose mark, 0 to 1, is left in `score`: the mean likeness of the headings found, less for each that the
// pack does not know. Without one, `score` is 0 and the layout has no heading rows.
Layout FindHeading(const Pack& pack, const std::vector<grid::Row>& rows, double& score);

// Whether the row repeats the layout's heading.
bool IsHeading(const Layout& layout, const grid::Row& row);

// The required columns that the layout lacks, by name, with commas.
std::string MissingColumns(const Layout& layout);

}  // namespace sarabun::rules
