#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "material.h"

namespace sarabun::thai {

// Sows the kinds of damage that can be mended into clean text, each `times` as often as it was counted in 216 million
// characters of real text. At most one kind hits a place.
class DefectSower {
 public:
  explicit DefectSower(double times) : times_(times) {}

  // The damaged text; the names of what was sown go to `kinds`.
  std::u32string Sow(std::u32string_view clean, Dice& dice, std::vector<const char*>& kinds);

 private:
  double times_;
};

}  // namespace sarabun::thai
