#pragma once

#include <string_view>

#include "thai/code_points.h"

namespace sarabun::thai {

// What Thai writing itself proves, without a dictionary: some letters cannot begin a word and some cannot end
// one, so a break between them cut a word. No false proof in 82,481 boundaries of hand-segmented text.

// Whether no word boundary, and so no space, can stand at `at` (0 < at < text.size()): a dependent sign
// follows, a leading vowel stands before, or an open vowel (mai han-akat) waits for its consonant.
bool ForbidsBreak(std::u32string_view text, std::size_t at);

// The same for a joint whose sides are apart.
bool ForbidsBreak(std::u32string_view left, std::u32string_view right);

// Whether `next` may stand right after `previous` in sound Thai. A mai han-akat with its tone counts as
// `after_open`. What it refuses is looked at closer, not necessarily changed.
bool MayFollow(CharClass previous, bool after_open, CharClass next);

// Whether a mark of this class can sit on a consonant that already carries `tail`, the marks after it in
// order.
bool CanCarry(std::u32string_view text_before, char32_t mark);

}  // namespace sarabun::thai
