#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct libdeflate_decompressor;

namespace sarabun::opc {

// Unpacks whole entries from memory to memory, through libdeflate: twice as fast as in pieces. For honest entries
// alone; it tells no errors. Reused for all entries of an archive; one thread.
class Inflater {
 public:
  // Whether `packed` is one deflate stream, to its last byte, of exactly `out.size()` bytes with that CRC-32; they are
  // in `out` then. Else `out` holds anything.
  bool Inflate(std::string_view packed, std::uint32_t crc, std::string& out);

 private:
  struct Deleter {
    void operator()(libdeflate_decompressor* decompressor) const;
  };
  std::unique_ptr<libdeflate_decompressor, Deleter> decompressor_;
};

}  // namespace sarabun::opc
