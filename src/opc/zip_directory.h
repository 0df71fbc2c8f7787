#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "sarabun/result.h"

namespace sarabun::opc {

// What the end of a zip says about its directory (APPNOTE.TXT 4.3.14 to 4.3.16), read before libzip is let near:
// libzip takes memory for every entry at once, wants a zip to start at byte 0, and calls everything it cannot
// open "not a zip".
struct ZipDirectory {
  std::uint64_t start = 0;  // where the zip begins: 0, or behind what was put before it
  std::uint64_t begin = 0;  // the directory itself, both counted from the first byte of the file
  std::uint64_t end = 0;
};

// None without an end-of-central-directory record, or with one whose figures do not fit the bytes.
std::optional<ZipDirectory> FindDirectory(std::string_view bytes);

// Walks the directory's entries; counts no further than `limit` + 1.
std::uint64_t CountEntries(std::string_view bytes, const ZipDirectory& directory, std::uint64_t limit);

// Why bytes that do not open as a zip do not: empty, an OLE file, cut off, broken, or something else.
Error ExplainNoZip(std::string_view bytes);

}  // namespace sarabun::opc
