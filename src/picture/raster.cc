#include "picture/headers.h"

namespace sarabun::picture {

void ReadPng(const Bytes& bytes, PictureInfo& info) {
  if (bytes.Has(16, 8)) SetSize(info, bytes.Big32(16), bytes.Big32(20));
}

void ReadGif(const Bytes& bytes, PictureInfo& info) {
  if (bytes.Has(6, 4)) SetSize(info, bytes.Little16(6), bytes.Little16(8));
}

void ReadBmp(const Bytes& bytes, PictureInfo& info) {
  constexpr std::uint32_t kCoreHeader = 12;
  constexpr std::size_t kHeaderAt = 14;
  if (bytes.Little32(kHeaderAt) == kCoreHeader) {
    if (bytes.Has(18, 4)) SetSize(info, bytes.Little16(18), bytes.Little16(20));
    return;
  }
  if (!bytes.Has(18, 8)) return;
  const std::uint32_t height = bytes.Little32(22);
  const bool top_down = bytes.SignedLittle32(22) < 0;
  SetSize(info, bytes.Little32(18), top_down ? 0u - height : height);
}

void ReadWebp(const Bytes& bytes, PictureInfo& info) {
  if (!bytes.Has(20, 10)) return;
  constexpr std::uint32_t kFourteenBits = 0x3FFF;
  if (bytes.Is(12, "VP8X")) {
    SetSize(info, bytes.Little24(24) + 1, bytes.Little24(27) + 1);
  } else if (bytes.Is(12, "VP8L") && bytes.U8(20) == 0x2F) {
    const std::uint32_t bits = bytes.Little32(21);
    SetSize(info, (bits & kFourteenBits) + 1, (bits >> 14 & kFourteenBits) + 1);
  } else if (bytes.Is(12, "VP8 ") && bytes.Is(23, "\x9D\x01\x2A")) {
    SetSize(info, bytes.Little16(26) & kFourteenBits, bytes.Little16(28) & kFourteenBits);
  }
}

void ReadTiff(const Bytes& bytes, PictureInfo& info) {
  constexpr std::uint32_t kWidthTag = 256;
  constexpr std::uint32_t kHeightTag = 257;
  constexpr std::uint32_t kShort = 3;
  constexpr std::size_t kEntryBytes = 12;
  const bool little = bytes.U8(0) == 'I';
  const auto u16 = [&](std::size_t at) { return little ? bytes.Little16(at) : bytes.Big16(at); };
  const auto u32 = [&](std::size_t at) { return little ? bytes.Little32(at) : bytes.Big32(at); };
  const std::size_t directory = u32(4);
  if (!bytes.Has(directory, 2)) return;
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  const std::uint32_t entries = u16(directory);  // at most 65535
  for (std::uint32_t entry = 0; entry < entries; ++entry) {
    const std::size_t at = directory + 2 + kEntryBytes * entry;
    if (!bytes.Has(at, kEntryBytes)) break;
    const std::uint32_t value = u16(at + 2) == kShort ? u16(at + 8) : u32(at + 8);
    if (u16(at) == kWidthTag) width = value;
    if (u16(at) == kHeightTag) height = value;
  }
  SetSize(info, width, height);
}

}  // namespace sarabun::picture
