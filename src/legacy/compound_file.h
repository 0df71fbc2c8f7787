#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sarabun::legacy {

// Whether bytes start as an OLE compound file (MS-CFB 2.2).
bool IsCompoundFile(std::string_view bytes);

// Names of the streams and storages at the root of a compound file (MS-CFB 2.6), ASCII, other characters as '?'; what
// lies inside a storage, as a workbook inside a Word file does, is not named. Where the directory's tree is broken, all
// names that there are. Bounded: at most 4096 entries along the directory's sector chain, whatever a hostile file
// says; truncated files give what there is.
std::vector<std::string> CompoundEntryNames(std::string_view bytes);

// Whether sectors that its table names as used lie past the end: a file that was cut off on its way.
bool CompoundIsCut(std::string_view bytes);

// The first sector of a stream at the root, or as much as there is of it; empty without such a stream, or for one
// under 4096 bytes, which lies elsewhere. A view into `bytes`.
std::string_view CompoundStreamStart(std::string_view bytes, std::string_view name);

}  // namespace sarabun::legacy
