#pragma once

#include <cstddef>
#include <vector>

namespace sarabun::rules {

// The pairing of rows with columns that is worth most in all: `worth[i][j]` for row i and column j, with at least as
// many columns as rows. Gives each row's column, no column twice; the same for the same input. Time grows with the
// square of the rows and with the columns.
std::vector<std::size_t> BestPairing(const std::vector<std::vector<double>>& worth);

}  // namespace sarabun::rules
