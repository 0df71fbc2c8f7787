#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace sarabun::parquet {

// Parquet's value encodings, as its Encodings.md gives them. All numbers are little-endian.

// RLE / bit-packed hybrid (RLE, 3): runs of eight equal values or more as one, the rest in packs of eight. `width` is
// 1 to 32 bits a value. Without the length that stands before levels in a page.
void AppendHybrid(std::span<const std::uint32_t> values, int width, std::string& out);

// PLAIN (0).
void AppendInt32(std::int32_t value, std::string& out);
void AppendInt64(std::int64_t value, std::string& out);
void AppendDouble(double value, std::string& out);
void AppendByteArray(std::string_view bytes, std::string& out);  // its length in four bytes, then the bytes

// Bits needed to hold 0 to `largest`, at least 1.
int BitWidth(std::uint32_t largest);

}  // namespace sarabun::parquet
