#pragma once

#include <string_view>

namespace sarabun::rules {

// Whether a rule file's text is that of one in the tree this program was built from. The tests of that tree prove each
// of its packs whole, so that a run need not prove it again; a file that anyone has touched since is not known here.
bool IsShippedFile(std::string_view text);

}  // namespace sarabun::rules
