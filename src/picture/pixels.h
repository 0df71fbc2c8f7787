#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sarabun/result.h"

namespace sarabun::picture {

// A picture's pixels at a reduced size: three bytes each (red, green, blue), row by row, without padding.
struct Pixels {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::vector<std::uint8_t> rgb;

  const std::uint8_t* At(std::uint32_t x, std::uint32_t y) const { return &rgb[3 * (std::size_t{y} * width + x)]; }
};

// Decodes a JPEG or PNG picture at about the least size at which its shorter side still has `least_side` pixels (a
// smaller picture keeps its own size): JPEG at an eighth, a quarter, half or all of its size, as its transform allows,
// PNG row by row. Time is linear in the file's pixels, memory in those that come out; more than `kMostPixels` are
// refused unread. Errors: kUnknownFormat for other kinds, kMalformed, kLimitReached.
Result<Pixels> DecodeReduced(std::string_view bytes, std::uint32_t least_side);

inline constexpr std::uint64_t kMostPixels = 200'000'000;

// What a picture shows, in a form that survives scaling, recompression and a change of brightness.
struct Looks {
  // The signs of the lowest frequencies against their median (the discrete cosine transform of 32 by 32 grey values).
  // 0 for a picture without any drawing in it, which cannot be told from others.
  std::uint64_t hash = 0;
  // 16 by 16 grey values, stretched to the full range: photographs of two pages of text share their frequencies, and
  // not these.
  std::array<std::uint8_t, 256> grey{};
  double aspect = 0;  // width over height
};

Looks LooksOf(const Pixels& pixels);

// Whether two pictures show the same: their hashes differ in at most `most_bits` of 64, their shapes and grey values
// agree. Never where one of them cannot be told.
bool LookAlike(const Looks& a, const Looks& b, int most_bits);

// Bits in which two hashes differ, 0 to 64.
int HashDistance(std::uint64_t a, std::uint64_t b);

// A JPEG of the pixels with neither side longer than `most_side`, for showing. Errors: kInternal from the library.
Result<std::string> EncodeThumbnail(const Pixels& pixels, std::uint32_t most_side);

}  // namespace sarabun::picture
