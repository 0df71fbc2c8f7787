#pragma once

#include <string>
#include <vector>

#include "opc/package.h"
#include "sarabun/limits.h"
#include "sarabun/result.h"

namespace sarabun::opc {

// A package written as one XML file (Word's "Word XML Document", flat OPC; [MS-OE376] 2.1.1): pkg:package holds
// pkg:part elements, each with an XML part as a subtree (pkg:xmlData) or any other part in base64 (pkg:binaryData).
//
// Gives its parts, for Package::OfParts. XML parts are the file's own bytes, cut out between the tags, so that nothing
// in them changes; namespaces that were declared around them are declared on their root. An encoding other than UTF-8
// stays, and each part declares it; UTF-16 becomes UTF-8. A part whose base64 is broken carries that as its fault.
// Errors: kMalformed (not well-formed, a DOCTYPE, a part without a name or with two contents), kTruncated,
// kLimitReached (Limits::entries, xml_depth, xml_attributes). The location names the part.
Result<std::vector<LoosePart>> PartsOfFlat(const std::string& bytes, const Limits& limits);

}  // namespace sarabun::opc
