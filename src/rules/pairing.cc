#include "rules/pairing.h"

#include <limits>

namespace sarabun::rules {

// Kuhn's method with prices (the Hungarian method): rows are added one by one, each along the cheapest way of moving
// those that came before.
std::vector<std::size_t> BestPairing(const std::vector<std::vector<double>>& worth) {
  const std::size_t height = worth.size();
  const std::size_t width = worth.empty() ? 0 : worth[0].size();
  constexpr double kFar = std::numeric_limits<double>::infinity();
  std::vector<double> row_price(height + 1);
  std::vector<double> column_price(width + 1);
  std::vector<std::size_t> row_of(width + 1, height);  // place `width` is where a path begins
  for (std::size_t row = 0; row < height; ++row) {
    std::vector<double> least(width + 1, kFar);
    std::vector<std::size_t> before(width + 1, width);
    std::vector<bool> reached(width + 1);
    std::size_t at = width;
    row_of[width] = row;
    while (row_of[at] != height) {
      reached[at] = true;
      const std::size_t from = row_of[at];
      std::size_t next = width;
      double step = kFar;
      for (std::size_t j = 0; j < width; ++j) {
        if (reached[j]) continue;
        const double cost = -worth[from][j] - row_price[from] - column_price[j];
        if (cost < least[j]) {
          least[j] = cost;
          before[j] = at;
        }
        if (least[j] < step) {
          step = least[j];
          next = j;
        }
      }
      for (std::size_t j = 0; j <= width; ++j) {
        if (reached[j]) {
          row_price[row_of[j]] += step;
          column_price[j] -= step;
        } else {
          least[j] -= step;
        }
      }
      at = next;
    }
    for (; at != width; at = before[at]) row_of[at] = row_of[before[at]];
  }
  std::vector<std::size_t> out(height, width);
  for (std::size_t j = 0; j < width; ++j) {
    if (row_of[j] < height) out[row_of[j]] = j;
  }
  return out;
}

}  // namespace sarabun::rules
