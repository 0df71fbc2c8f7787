#pragma once

#include <string>

namespace sarabun::rules {

struct Pack;

// A pack told in sentences, as a colleague would: which reports it reads and how sure it must be, what each column
// becomes, how an item's cell is cut, which parts, years, item sets, agencies and checks it knows. In English, wrapped
// at 100 columns, words of the form in Thai as the pack has them.
std::string TellPack(const Pack& pack);

}  // namespace sarabun::rules
