#pragma once

#include <cstdint>
#include <vector>

#include "thai/model.h"

namespace sarabun::thai {

// Logistic regression over hashed features, one example at a time: FTRL-proximal (McMahan and others, 2013), whose
// L1 term keeps most weights at exactly zero, so that what is left fits in a small table.
class Learner {
 public:
  struct Settings {
    float rate = 0.3F;
    float beta = 1.0F;
    float l1 = 1.0F;
    float l2 = 1.0F;
  };
  explicit Learner(Settings settings);

  // Learns one example; `label` is whether a space belongs here. Gives the probability it had before.
  double Learn(const std::vector<std::uint32_t>& features, bool label);
  float WeightOf(std::uint32_t feature) const;

 private:
  struct Cell {
    float z = 0;
    float n = 0;
  };
  Settings settings_;
  std::vector<Cell> cells_;
};

}  // namespace sarabun::thai
