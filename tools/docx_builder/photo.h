#pragma once

#include <cstdint>
#include <string>

#include "tools/docx_builder/document.h"

namespace sarabun::build {

// What a drawn photograph shows, and how it was saved. One scene at two sizes is one photograph resized.
struct Photo {
  std::uint64_t scene = 1;  // another scene has other shapes, shades and grain
  std::uint32_t width = 480;
  std::uint32_t height = 360;
  int quality = 78;     // of the JPEG, 1 to 100
  int brighter = 0;     // added to every shade, -255 to 255
  std::string taken;    // "2024-01-31T09:00:00" for the EXIF data; empty for none
  int years_ahead = 0;  // added to the year in the EXIF data: 543 for a camera that counts the Buddhist era
};

// A stand-in for a photograph as baseline JPEG: soft shapes over a shaded ground. The same bytes for the same photo
// and the same libjpeg.
Media DrawPhoto(const Photo& photo);

}  // namespace sarabun::build
