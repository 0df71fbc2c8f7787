#include "picture/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <limits>

namespace sarabun::picture {

std::string Gunzip(std::string_view bytes, std::size_t most) {
  constexpr std::size_t kStep = 1u << 16;
  constexpr int kGzip = 16;  // added to the window's bits: a gzip header, no zlib one
  std::string out;
  z_stream stream{};
  if (!IsGzip(bytes) || inflateInit2(&stream, kGzip + MAX_WBITS) != Z_OK) return out;
  // zlib takes what it reads as not const, and changes nothing of it.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(std::min<std::size_t>(bytes.size(), std::numeric_limits<uInt>::max()));
  int state = Z_OK;
  while (state == Z_OK && out.size() < most) {
    const std::size_t begin = out.size();
    const std::size_t room = std::min(kStep, most - begin);
    out.resize(begin + room);
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + begin);
    stream.avail_out = static_cast<uInt>(room);
    state = inflate(&stream, Z_SYNC_FLUSH);
    out.resize(out.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  return out;
}

}  // namespace sarabun::picture
