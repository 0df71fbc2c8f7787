#pragma once

#include "thai/draft.h"

namespace sarabun::thai {

// Vowels and marks that were typed, extracted or composed in an order that Thai writing does not have, and
// whose right form needs no dictionary. Screen and printer often show both forms alike, so typists never
// notice.
//
//   nikhahit + aa, in any order with a tone    -> am         (decomposed by NFKC, or in the order of glyphs)
//   am + tone                                  -> tone + am
//   tone or thanthakhat before a vowel mark    -> after it
//   the same mark twice                        -> once
//   two different tones                        -> the first
//   e + e, e + ae, ae + ae                     -> ae
//   lakkhangyao where aa belongs               -> aa
//   a vowel mark with mai han-akat behind it   -> the vowel with mai tho, its neighbour on the keyboard
//
// Some of these have a second cure that a dictionary may know better; the arbiter (arbitration.h) is asked between a
// pass of the sure ones and a pass of all. What nothing explains is left as it is.
enum class MarkRules { kSure, kAll };

// Edits are applied; true if there were any.
bool MendMarks(Draft& draft, MarkRules rules);

// The run of dependent signs over one base, put into order in place. The kind and the confidence of what was
// done go to `label`; false if the run is sound or beyond these rules.
bool OrderMarks(std::u32string& marks, MarkRules rules, Draft::Label& label);

// Whether marks over one base stand as writing allows.
bool AreSound(std::u32string_view marks);

}  // namespace sarabun::thai
