#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sarabun::legacy {

// Whether bytes start as an OLE compound file (MS-CFB 2.2).
bool IsCompoundFile(std::string_view bytes);

// Names of the streams and storages of a compound file as its directory lists them (MS-CFB 2.6), ASCII, other
// characters as '?'. Bounded: at most 4096 entries along the directory's sector chain, whatever a hostile
// file says; truncated files give what there is.
std::vector<std::string> CompoundEntryNames(std::string_view bytes);

}  // namespace sarabun::legacy
