#include "tools/docx_builder/cutter.h"

#include <algorithm>

namespace sarabun::build {

std::size_t CodePointLength(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  std::size_t length = 1;
  if (lead >= 0xF0) {
    length = 4;
  } else if (lead >= 0xE0) {
    length = 3;
  } else if (lead >= 0xC0) {
    length = 2;
  }
  return std::min(length, text.size() - at);
}

bool IsThaiAt(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return false;
  const auto lead = static_cast<unsigned char>(text[at]);
  const auto second = static_cast<unsigned char>(text[at + 1]);
  return lead == 0xE0 && (second == 0xB8 || second == 0xB9);
}

std::vector<std::string_view> CutIntoRuns(std::string_view text, const Cutting& cutting, Random& random) {
  std::vector<std::string_view> runs;
  std::size_t from = 0;
  bool thai = !text.empty() && IsThaiAt(text, 0);
  for (std::size_t at = 0; at < text.size(); at += CodePointLength(text, at)) {
    // A space belongs to whichever side it is typed on, so it is no change of script.
    const bool here = text[at] == ' ' ? thai : IsThaiAt(text, at);
    const bool script = cutting.at_scripts && here != thai;
    const bool chance = cutting.mean > 0 && random.OnceIn(cutting.mean);
    thai = here;
    if (at == from || (!script && !chance)) continue;
    runs.push_back(text.substr(from, at - from));
    from = at;
  }
  if (from < text.size()) runs.push_back(text.substr(from));
  return runs;
}

}  // namespace sarabun::build
