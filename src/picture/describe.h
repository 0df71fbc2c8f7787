#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sarabun/result.h"

namespace sarabun::picture {

// What a picture's own header says, nothing decoded.
struct PictureInfo {
  std::string media_type;               // "image/png", as Word's content types spell it
  std::optional<std::uint32_t> width;   // pixels as stored, EXIF orientation ignored; none where cut off or 0
  std::optional<std::uint32_t> height;  // EMF: device units; WMF: at 96 dots an inch
  std::optional<std::string> taken;     // EXIF DateTimeOriginal, local time, years CE: "2024-01-31T09:00:00"
};

// Describes PNG, JPEG, GIF, BMP, TIFF, WebP, EMF and WMF, the last two also in gzip, by their first bytes. Bounded: no
// allocation depends on a figure in the file, and time is linear in its size at most. Errors: kUnknownFormat where the
// bytes are of no such kind. A known picture that is cut off is no error: what can be read is given.
Result<PictureInfo> Describe(std::string_view bytes);

}  // namespace sarabun::picture
