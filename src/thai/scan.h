#pragma once

#include <string_view>

namespace sarabun::thai {

// What a text may need. Nearly all text needs nothing, so one pass over the bytes decides which passes run at
// all.
enum Need : unsigned {
  kNeedsNothing = 0,
  kNeedsBytes = 1u << 0,      // invalid UTF-8
  kNeedsEncoding = 1u << 1,   // private-use glyphs, C1 controls, signs of a wrong code page
  kNeedsInvisible = 1u << 2,  // zero-width characters
  kNeedsSpaces = 1u << 3,     // odd, doubled, leading or trailing spaces; controls
  kNeedsBreaks = 1u << 4,     // line ends of any kind
  kNeedsMarks = 1u << 5,      // Thai signs in an order that writing does not allow
  kNeedsCompose = 1u << 6,    // characters that might not be in NFC
};

// The union of Need bits of a text: a superset of what is truly needed, never less.
unsigned Scan(std::string_view text);

// The bits for one code point by itself; Thai and its neighbourhood are not looked at.
unsigned NeedOf(char32_t code_point);

}  // namespace sarabun::thai
