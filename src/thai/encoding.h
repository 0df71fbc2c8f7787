#pragma once

#include "thai/draft.h"

namespace sarabun::thai {

// Text that came through a wrong door. Old Thai fonts of Windows and Mac keep shifted marks in the
// private-use area; CP874 bytes were read as Latin-1, or UTF-8 bytes as Latin-1. All of these can be undone
// without loss. Symbol-font bullets become U+2022. Edits are applied; true if there were any.
bool MendEncoding(Draft& draft);

// What U+F700-F71A (Windows) and U+F884-F89E (Mac) stand for; 0 for other code points. The tables are those
// that shaping engines use for the same fonts.
char32_t FromPrivateUse(char32_t code_point);

// Removes zero-width and soft-hyphen characters. True if there were any.
bool RemoveInvisible(Draft& draft);

}  // namespace sarabun::thai
