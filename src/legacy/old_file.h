#pragma once

#include <string_view>

#include "legacy/sniff.h"
#include "sarabun/limits.h"
#include "sarabun/result.h"

namespace sarabun::legacy {

// What can be known of an old file before LibreOffice sees it, because LibreOffice would not say it: it opens half an
// RTF without a word, and an RTF whose \bin promises more bytes than there are keeps it busy for good.
//   .doc: kPasswordProtected (MS-DOC 2.5.2, fEncrypted).
//   .odt: kPasswordProtected (ODF 1.2 part 3, 4.8.1; ODF 1.3's encrypted package), and errors of the zip.
//   .rtf: kTruncated where groups stay open or binary data is missing, kLimitReached past Limits::xml_depth groups in
//         each other.
Status CheckOldFile(std::string_view bytes, InputKind kind, const Limits& limits);

}  // namespace sarabun::legacy
