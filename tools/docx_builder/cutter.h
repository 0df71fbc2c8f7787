#pragma once

#include <string_view>
#include <vector>

#include "tools/docx_builder/document.h"
#include "tools/docx_builder/random.h"

namespace sarabun::build {

// Cuts text into the stretches that become runs. They are views into `text`, in order, none empty, and together
// are `text` again. Cuts fall between code points, also between a consonant and its marks.
std::vector<std::string_view> CutIntoRuns(std::string_view text, const Cutting& cutting, Random& random);

// Whether the code point at text[at] is Thai (U+0E00 to U+0E7F).
bool IsThaiAt(std::string_view text, std::size_t at);
// Bytes of the code point that starts at text[at].
std::size_t CodePointLength(std::string_view text, std::size_t at);

}  // namespace sarabun::build
