#include "picture/headers.h"

namespace sarabun::picture {

namespace {

// |b - a|, which always fits.
std::uint32_t Distance(std::int32_t a, std::int32_t b) {
  const std::int64_t difference = std::int64_t{b} - a;
  return static_cast<std::uint32_t>(difference < 0 ? -difference : difference);
}

}  // namespace

void ReadEmf(const Bytes& bytes, PictureInfo& info) {
  constexpr std::size_t kBoundsAt = 8;  // inclusive-inclusive, device units
  if (!bytes.Has(kBoundsAt, 16)) return;
  const std::uint32_t width = Distance(bytes.SignedLittle32(kBoundsAt), bytes.SignedLittle32(kBoundsAt + 8));
  const std::uint32_t height = Distance(bytes.SignedLittle32(kBoundsAt + 4), bytes.SignedLittle32(kBoundsAt + 12));
  if (width != 0 && height != 0) SetSize(info, width + 1, height + 1);
}

void ReadPlaceableWmf(const Bytes& bytes, PictureInfo& info) {
  constexpr std::size_t kBoxAt = 6;
  constexpr std::size_t kUnitsPerInchAt = 14;
  constexpr std::uint32_t kDotsPerInch = 96;
  if (!bytes.Has(kBoxAt, 10)) return;
  const std::uint32_t inch = bytes.Little16(kUnitsPerInchAt);
  if (inch == 0) return;
  const std::uint32_t width = Distance(bytes.SignedLittle16(kBoxAt), bytes.SignedLittle16(kBoxAt + 4));
  const std::uint32_t height = Distance(bytes.SignedLittle16(kBoxAt + 2), bytes.SignedLittle16(kBoxAt + 6));
  SetSize(info, width * kDotsPerInch / inch, height * kDotsPerInch / inch);
}

}  // namespace sarabun::picture
