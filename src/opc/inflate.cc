#include "opc/inflate.h"

#include <libdeflate.h>

namespace sarabun::opc {

void Inflater::Deleter::operator()(libdeflate_decompressor* decompressor) const {
  libdeflate_free_decompressor(decompressor);
}

bool Inflater::Inflate(std::string_view packed, std::uint32_t crc, std::string& out) {
  if (decompressor_ == nullptr) decompressor_.reset(libdeflate_alloc_decompressor());
  if (decompressor_ == nullptr) return false;
  std::size_t taken = 0;
  std::size_t given = 0;
  const libdeflate_result result = libdeflate_deflate_decompress_ex(decompressor_.get(), packed.data(), packed.size(),
                                                                    out.data(), out.size(), &taken, &given);
  return result == LIBDEFLATE_SUCCESS && taken == packed.size() && given == out.size() &&
         libdeflate_crc32(0, out.data(), out.size()) == crc;
}

}  // namespace sarabun::opc
