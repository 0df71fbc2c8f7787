#pragma once

#include <optional>
#include <string_view>

namespace sarabun::thai {

// What stands at a torn place, judged by the characters on its two sides alone.
struct Verdict {
  bool space = false;
  double confidence = 1.0;
  const char* reason = "";
  bool firm = false;  // holds whatever the typist's habit
};

// Where Thai meets digits, Latin letters and signs, Thai typists are of one mind: measured over three million
// places, 98.3 to 99.5 in a hundred are alike. Nothing is said of Thai beside Thai, which has no such rule,
// nor where the sign itself is ambiguous (a full stop after an abbreviation, a straight quote). Both sides
// are without spaces at the joint and not empty.
std::optional<Verdict> Convention(std::u32string_view left, std::u32string_view right);

// Whether a line begins as a list item or a score does: "1.", "1)", "(1)", "-", a bullet, "(96.31".
bool StartsLikeLabel(std::u32string_view line);

}  // namespace sarabun::thai
