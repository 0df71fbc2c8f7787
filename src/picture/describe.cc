#include "picture/describe.h"

#include <array>

#include "picture/gzip.h"
#include "picture/headers.h"

namespace sarabun::picture {

namespace {

struct Format {
  std::string_view magic;
  std::size_t second_at;  // where `second` must stand; empty: no second mark
  std::string_view second;
  std::string_view media_type;
  void (*read)(const Bytes&, PictureInfo&);
};

using namespace std::string_view_literals;

void ReadNothing(const Bytes&, PictureInfo&) {}

constexpr std::array kFormats = {
    Format{"\x89PNG\r\n\x1A\n"sv, 12, "IHDR"sv, "image/png"sv, ReadPng},
    Format{"\xFF\xD8\xFF"sv, 0, {}, "image/jpeg"sv, ReadJpeg},
    Format{"GIF87a"sv, 0, {}, "image/gif"sv, ReadGif},
    Format{"GIF89a"sv, 0, {}, "image/gif"sv, ReadGif},
    Format{"RIFF"sv, 8, "WEBP"sv, "image/webp"sv, ReadWebp},
    Format{"II*\0"sv, 0, {}, "image/tiff"sv, ReadTiff},
    Format{"MM\0*"sv, 0, {}, "image/tiff"sv, ReadTiff},
    Format{"\x01\0\0\0"sv, 40, " EMF"sv, "image/x-emf"sv, ReadEmf},
    Format{"\xD7\xCD\xC6\x9A"sv, 0, {}, "image/x-wmf"sv, ReadPlaceableWmf},
    // META_HEADER without the placeable one (MS-WMF 2.3.2.2): in memory or on disk, 9 words long. It says no size.
    Format{"\x01\0\x09\0"sv, 0, {}, "image/x-wmf"sv, ReadNothing},
    Format{"\x02\0\x09\0"sv, 0, {}, "image/x-wmf"sv, ReadNothing},
    Format{"BM"sv, 6, "\0\0\0\0"sv, "image/bmp"sv, ReadBmp},
};

// A metafile in gzip, as Word for Windows writes them beside old formats (.emz, .wmz).
std::optional<PictureInfo> DescribePacked(std::string_view data) {
  constexpr std::size_t kHeader = 4096;
  const std::string head = Gunzip(data, kHeader);
  if (IsGzip(head)) return std::nullopt;
  auto info = Describe(head);
  if (!info) return std::nullopt;
  const bool emf = info->media_type == "image/x-emf";
  if (!emf && info->media_type != "image/x-wmf") return std::nullopt;
  info->media_type = emf ? "image/x-emz" : "image/x-wmz";
  return std::move(*info);
}

}  // namespace

Result<PictureInfo> Describe(std::string_view data) {
  const Bytes bytes(data);
  if (IsGzip(data)) {
    if (auto info = DescribePacked(data)) return *info;
  }
  for (const Format& format : kFormats) {
    if (!bytes.Is(0, format.magic)) continue;
    if (!format.second.empty() && !bytes.Is(format.second_at, format.second)) continue;
    PictureInfo info;
    info.media_type = format.media_type;
    format.read(bytes, info);
    return info;
  }
  Error error;
  error.code = ErrorCode::kUnknownFormat;
  error.message = data.empty() ? "the picture is empty" : "the picture is of no known kind";
  return error;
}

}  // namespace sarabun::picture
