#pragma once

#include <libxml/xmlerror.h>

#include "sarabun/result.h"

namespace sarabun::xml {

// What libxml2 found, in words for someone who has a document and not a parser. `at_end`: nothing was left of
// the input, which inside an element means that the part was cut off (kTruncated).
Error DescribeParseError(const xmlError& found, bool at_end, bool inside_element);

}  // namespace sarabun::xml
