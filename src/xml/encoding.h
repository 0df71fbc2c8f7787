#pragma once

#include <string_view>

namespace sarabun::xml {

// Whether a part may declare this encoding. ECMA-376 part 2, 8.1.4 allows UTF-8 and UTF-16. Single-byte encodings
// do no harm; others (UTF-7, EBCDIC, ISO-2022) can hide markup from whoever looks at the bytes.
bool IsPlainEncoding(std::string_view name);

// Whether the bytes are read as they are: no sign of UTF-16, no declaration of anything but UTF-8.
bool IsPlainUtf8(std::string_view bytes);

}  // namespace sarabun::xml
