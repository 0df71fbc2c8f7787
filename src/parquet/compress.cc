#include <zstd.h>

#include "parquet/format.h"

namespace sarabun::parquet {

namespace {

// Beyond level 3 time doubles for a hundredth of size, on Thai text measured here.
constexpr int kLevel = 3;

}  // namespace

Status Compress(std::string_view bytes, std::string& out) {
  out.resize(ZSTD_compressBound(bytes.size()));
  const std::size_t size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), kLevel);
  if (ZSTD_isError(size) != 0) {
    return Error{ErrorCode::kInternal, std::string("ZSTD: ") + ZSTD_getErrorName(size), "", {}};
  }
  out.resize(size);
  return {};
}

}  // namespace sarabun::parquet
