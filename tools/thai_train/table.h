#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace sarabun::thai {

// The bytes of a learned table (src/thai/model.h): `header` says how it was made, `weights` are features with
// their weights, by rising feature.
std::string TableBytes(const std::string& header, const std::vector<std::uint32_t>& word_slots,
                       const std::vector<std::pair<std::uint32_t, float>>& weights);

}  // namespace sarabun::thai
