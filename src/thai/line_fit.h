#pragma once

#include <cstdint>
#include <vector>

namespace sarabun::thai {

// A preview's records were drawn line by line, so a dump of them still shows how wide the cell was: a separator at a
// line's end comes where the next word would not have fitted, and one of the author's own spaces anywhere. Words
// alone often allow both:
//
//   "held meetings | rehearsed the | understanding"      each bar a single space of the dump
//
// If the first bar were a line's end, the line would have been left half empty; so it is the author's space.
struct Gap {
  enum class Kind : std::uint8_t {
    kDoubtful,   // a single space inside one script: the author's, a line's end, or a cut inside a line
    kWide,       // the author's space and a separator; a line may end here
    kRunBorder,  // a separator where the script changes; hardly a line's end
    kEnd,        // a paragraph ends
  };
  Kind kind = Kind::kDoubtful;
  std::uint32_t columns = 0;  // of the piece before
  double space = 0.5;         // how likely the words find a space of the author's here; kDoubtful only
  bool is_space = false;      // decided: the author's
};

// Decides the doubtful gaps of a dump by words and line widths together. Linear in the gaps.
void FitLines(std::vector<Gap>& gaps);

}  // namespace sarabun::thai
