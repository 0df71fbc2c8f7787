#pragma once

#include <string>
#include <string_view>

#include "opc/package.h"

namespace sarabun::opc {

// Part names as files spell them, and as they are compared (ECMA-376 part 2, 9.1.1). Producers write '\' for '/',
// a leading '/', and any case.

// Normal form of a name: forward slashes, none leading or doubled, "." and ".." resolved within the package.
PartName NormalName(std::string_view name);

// The key under which two spellings of one name are the same.
std::string NameKey(const PartName& name);

// A relationship's target as a name, seen from the part it belongs to; an empty name for a target that cannot name
// a part (empty, "NULL", "#bookmark", or with a scheme). A fragment is cut off.
PartName ResolveTarget(const PartName& source, std::string_view target);

// %20 and the like as the bytes they stand for (RFC 3986, 2.1).
std::string DecodePercent(std::string_view text);

// Where the relationships of a part stand: "word/document.xml" has "word/_rels/document.xml.rels". The package
// itself is the empty name.
PartName RelationshipsNameOf(const PartName& source);

// What follows the last point of the last segment, lower case; empty without one.
std::string ExtensionOf(const PartName& name);

}  // namespace sarabun::opc
