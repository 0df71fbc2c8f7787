#include "learner.h"

#include <cmath>

namespace sarabun::thai {

Learner::Learner(Settings settings) : settings_(settings), cells_(std::size_t{1} << kFeatureBits) {}

float Learner::WeightOf(std::uint32_t feature) const {
  const Cell& cell = cells_[feature];
  const float size = std::fabs(cell.z);
  if (size <= settings_.l1) return 0;
  const float rest = std::copysign(size - settings_.l1, cell.z);
  return -rest / ((settings_.beta + std::sqrt(cell.n)) / settings_.rate + settings_.l2);
}

double Learner::Learn(const std::vector<std::uint32_t>& features, bool label) {
  double score = 0;
  for (const std::uint32_t feature : features) score += static_cast<double>(WeightOf(feature));
  const double p = 1 / (1 + std::exp(-score));
  const auto gradient = static_cast<float>(p - (label ? 1 : 0));
  const float square = gradient * gradient;
  for (const std::uint32_t feature : features) {
    Cell& cell = cells_[feature];
    const float sigma = (std::sqrt(cell.n + square) - std::sqrt(cell.n)) / settings_.rate;
    cell.z += gradient - sigma * WeightOf(feature);
    cell.n += square;
  }
  return p;
}

}  // namespace sarabun::thai
