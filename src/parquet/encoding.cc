#include "parquet/encoding.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace sarabun::parquet {

namespace {

constexpr std::size_t kPack = 8;

void AppendVarint(std::uint64_t value, std::string& out) {
  while (value >= 0x80) {
    out += static_cast<char>((value & 0x7F) | 0x80);
    value >>= 7;
  }
  out += static_cast<char>(value);
}

void AppendLittleEndian(std::uint64_t value, int bytes, std::string& out) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFF);
}

std::size_t RunLength(std::span<const std::uint32_t> values, std::size_t from) {
  std::size_t end = from + 1;
  while (end < values.size() && values[end] == values[from]) ++end;
  return end - from;
}

// Packs of eight, lowest bits first; the last one is filled up with zeros.
void AppendPacked(std::span<const std::uint32_t> values, int width, std::string& out) {
  const std::size_t packs = (values.size() + kPack - 1) / kPack;
  AppendVarint((packs << 1) | 1, out);
  std::uint64_t bits = 0;
  int held = 0;
  for (std::size_t i = 0; i < packs * kPack; ++i) {
    bits |= std::uint64_t{i < values.size() ? values[i] : 0} << held;
    held += width;
    for (; held >= 8; held -= 8) {
      out += static_cast<char>(bits & 0xFF);
      bits >>= 8;
    }
  }
}

}  // namespace

void AppendHybrid(std::span<const std::uint32_t> values, int width, std::string& out) {
  for (std::size_t at = 0; at < values.size();) {
    if (const std::size_t run = RunLength(values, at); run >= kPack) {
      AppendVarint(std::uint64_t{run} << 1, out);
      AppendLittleEndian(values[at], (width + 7) / 8, out);
      at += run;
      continue;
    }
    // Only the last pack may be short of eight, so runs are looked for between packs.
    std::size_t end = std::min(at + kPack, values.size());
    while (end < values.size() && RunLength(values, end) < kPack) end = std::min(end + kPack, values.size());
    AppendPacked(values.subspan(at, end - at), width, out);
    at = end;
  }
}

void AppendInt32(std::int32_t value, std::string& out) {
  AppendLittleEndian(static_cast<std::uint32_t>(value), 4, out);
}

void AppendInt64(std::int64_t value, std::string& out) {
  AppendLittleEndian(static_cast<std::uint64_t>(value), 8, out);
}

void AppendDouble(double value, std::string& out) { AppendLittleEndian(std::bit_cast<std::uint64_t>(value), 8, out); }

void AppendByteArray(std::string_view bytes, std::string& out) {
  AppendLittleEndian(bytes.size(), 4, out);
  out += bytes;
}

int BitWidth(std::uint32_t largest) { return std::max(1, static_cast<int>(std::bit_width(largest))); }

}  // namespace sarabun::parquet
