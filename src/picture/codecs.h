#pragma once

#include "picture/pixels.h"

namespace sarabun::picture {

// The halves of pixels.h that need a library each.
Result<Pixels> DecodeJpeg(std::string_view bytes, std::uint32_t least_side);  // libjpeg
Result<Pixels> DecodePng(std::string_view bytes, std::uint32_t least_side);   // libpng

// Averages boxes of pixels down to `width` by `height`, neither larger than the picture's.
Pixels Shrink(const Pixels& pixels, std::uint32_t width, std::uint32_t height);

}  // namespace sarabun::picture
