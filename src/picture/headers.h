#pragma once

// One function a format. Each is given bytes that start as its format does and fills in what the header says.

#include "picture/bytes.h"
#include "picture/describe.h"

namespace sarabun::picture {

void ReadPng(const Bytes& bytes, PictureInfo& info);           // ISO/IEC 15948, 11.2.2 IHDR
void ReadGif(const Bytes& bytes, PictureInfo& info);           // GIF89a, 18: logical screen descriptor
void ReadBmp(const Bytes& bytes, PictureInfo& info);           // MS-WMF 2.2.2.3 and 2.2.2.9: core and later headers
void ReadWebp(const Bytes& bytes, PictureInfo& info);          // RFC 9649, 2.5 to 2.7
void ReadTiff(const Bytes& bytes, PictureInfo& info);          // TIFF 6.0, section 2 and tags 256, 257
void ReadJpeg(const Bytes& bytes, PictureInfo& info);          // ITU-T T.81, B.2.2 frame header; EXIF in APP1
void ReadEmf(const Bytes& bytes, PictureInfo& info);           // MS-EMF 2.2.9 and 2.3.4.2
void ReadPlaceableWmf(const Bytes& bytes, PictureInfo& info);  // MS-WMF 2.3.2.3

// Sets a size that is neither empty nor absurd (2^31 and more).
inline void SetSize(PictureInfo& info, std::uint32_t width, std::uint32_t height) {
  constexpr std::uint32_t kAbsurd = 1u << 31;
  if (width == 0 || height == 0 || width >= kAbsurd || height >= kAbsurd) return;
  info.width = width;
  info.height = height;
}

// DateTimeOriginal of an EXIF block that starts with "Exif\0\0", as "2024-01-31T09:00:00"; none where it is absent or
// no date of this world (years 1900 to 2099).
std::optional<std::string> CaptureTime(std::string_view exif);

}  // namespace sarabun::picture
