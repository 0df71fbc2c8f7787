#pragma once

#include <string>
#include <vector>

#include "opc/package.h"
#include "sarabun/limits.h"
#include "sarabun/result.h"

namespace sarabun::legacy {

// Word 2003 XML (w:wordDocument; Microsoft Office 2003 XML Reference Schemas): what the parts of a .docx hold, in one
// tree and partly under other names. Gives these parts, for opc::Package::OfParts, so that the one reader of
// WordprocessingML reads both. LibreOffice's import of it drops inserted and hidden text, w:vmerge and w:hmerge.
//
// Every w:t is carried over, with the text, tables, styles, list numbers, revisions, notes, headers, pictures, links
// and document properties around it; looks are not. A picture whose base64 is broken carries that as its fault. The
// data of embedded objects (w:docOleData) is one part that all of them lead to; macros (w:docSuppData) are passed over.
// Errors: kMalformed (not well-formed, a DOCTYPE, another root), kTruncated, kLimitReached (xml_depth,
// xml_attributes).
Result<std::vector<opc::LoosePart>> PartsOfWord2003(const std::string& bytes, const Limits& limits);

}  // namespace sarabun::legacy
