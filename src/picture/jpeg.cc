#include "picture/headers.h"

namespace sarabun::picture {

namespace {

constexpr std::uint32_t kMarker = 0xFF;
constexpr std::uint32_t kStartOfScan = 0xDA;
constexpr std::uint32_t kEndOfImage = 0xD9;
constexpr std::uint32_t kApp1 = 0xE1;
constexpr std::string_view kExif("Exif\0\0", 6);

// SOF0 to SOF15 without DHT, JPG and DAC, which share the range (T.81, table B.1).
bool IsFrame(std::uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

// TEM and the restart markers have no length.
bool StandsAlone(std::uint32_t marker) { return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8); }

}  // namespace

void ReadJpeg(const Bytes& bytes, PictureInfo& info) {
  std::size_t at = 2;
  while (bytes.Has(at, 4)) {
    if (bytes.U8(at) != kMarker) return;
    const std::uint32_t marker = bytes.U8(at + 1);
    if (marker == kMarker) {  // a fill byte
      ++at;
      continue;
    }
    if (StandsAlone(marker)) {
      at += 2;
      continue;
    }
    if (marker == kStartOfScan || marker == kEndOfImage) return;
    const std::size_t length = bytes.Big16(at + 2);  // counts itself
    if (length < 2) return;
    if (marker == kApp1 && !info.taken && bytes.Is(at + 4, kExif)) {
      info.taken = CaptureTime(bytes.Slice(at + 4, length - 2));
    }
    if (IsFrame(marker)) {
      if (bytes.Has(at + 5, 4)) SetSize(info, bytes.Big16(at + 7), bytes.Big16(at + 5));
      return;
    }
    at += 2 + length;
  }
}

}  // namespace sarabun::picture
