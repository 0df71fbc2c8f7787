#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sarabun::thai {

// Learns words from clean text: ICU's cut first, then the cut that its own counts make likeliest. Gives the slots
// of a WordTable.
std::vector<std::uint32_t> LearnWords(const std::vector<std::u32string>& paragraphs, std::uint32_t least_count);

}  // namespace sarabun::thai
