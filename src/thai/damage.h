#pragma once

#include <vector>

#include "thai/draft.h"
#include "thai/repair.h"

namespace sarabun::thai {

// Lists what is still wrong in a repaired text: marks that sit on nothing, vowels without a consonant, text read in a
// wrong code page beyond recovery, replaced bytes. `text` is the whole word around each place.
//
//   "stray-mark", "lone-vowel"   a sign that cannot stand where it does
//   "code-page"                  UTF-8 read as CP874: a third of the bytes is lost
//   "bytes"                      U+FFFD
void FindDamage(const std::u32string& text, std::vector<Damage>& out);

}  // namespace sarabun::thai
