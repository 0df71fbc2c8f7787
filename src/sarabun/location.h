#pragma once

#include <cstdint>
#include <string>

namespace sarabun {

// Where in a document something stands. Every field may be unknown: empty text, or 0 for the numbers
// (tables, rows and columns count from 1, as `sarabun inspect` shows them; bytes count from 0 and are only
// meaningful together with a part or path).
struct Location {
  std::string path;         // file on disk, as the caller named it
  std::string part;         // part inside the package, e.g. "word/document.xml"; empty for a dump
  std::uint64_t byte = 0;   // offset in the part (or file, where there are no parts)
  std::uint32_t line = 0;   // for text inputs and rule packs
  std::uint32_t table = 0;  // document order, nested tables right after the one that holds them
  std::uint32_t row = 0;
  std::uint32_t column = 0;
};

}  // namespace sarabun
