#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sarabun::picture {

// Whether bytes start as a gzip member (RFC 1952, 2.3.1), deflated.
inline bool IsGzip(std::string_view bytes) { return bytes.starts_with(std::string_view("\x1F\x8B\x08", 3)); }

// The first `most` bytes of what a gzip member holds. Where it is broken or cut off, what came before that.
std::string Gunzip(std::string_view bytes, std::size_t most);

}  // namespace sarabun::picture
