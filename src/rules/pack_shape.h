#pragma once

#include "rules/shape.h"

namespace sarabun::rules {

// The keys of a pack.yaml: which there are, what each holds, what it means. Made once.
const Shape& PackShape();

// The keys of an agency, in a pack's own list and as columns of a file.
const Shape& AgencyShape();

// What the choices of a key stand for, in the order of their enums.
inline constexpr std::string_view kFieldNames[] = {"item",  "issues",   "measures",   "results",
                                                   "score", "evidence", "instrument", "indicator"};

}  // namespace sarabun::rules
