#include "tools/docx_builder/photo.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdio>  // before jpeglib.h, which needs it
#include <cstdlib>
#include <vector>

#include <jpeglib.h>

#include "tools/docx_builder/random.h"

namespace sarabun::build {
namespace {

// A scene is drawn small and spread over the picture, so that it looks the same at every size.
constexpr int kWide = 160;
constexpr int kHigh = 120;
constexpr int kShapes = 14;

struct Shade {
  double red = 0;
  double green = 0;
  double blue = 0;
};

Shade Between(const Shade& a, const Shade& b, double share) {
  return {a.red + (b.red - a.red) * share, a.green + (b.green - a.green) * share, a.blue + (b.blue - a.blue) * share};
}

double Part(Random& random) { return static_cast<double>(random.Below(1'000'000)) / 1'000'000; }

Shade AnyShade(Random& random) { return {20 + 215 * Part(random), 20 + 215 * Part(random), 20 + 215 * Part(random)}; }

class Scene {
 public:
  explicit Scene(std::uint64_t seed) : random_(seed), shades_(std::size_t{kWide} * kHigh) {
    DrawGround();
    for (int i = 0; i < kShapes; ++i) DrawShape();
    for (Shade& shade : shades_) {  // grain
      const double grain = 18 * (Part(random_) - 0.5);
      shade = {shade.red + grain, shade.green + grain, shade.blue + grain};
    }
  }

  // x and y from 0 to 1.
  Shade At(double x, double y) const {
    const double column = x * (kWide - 1);
    const double row = y * (kHigh - 1);
    const int left = std::min(static_cast<int>(column), kWide - 2);
    const int top = std::min(static_cast<int>(row), kHigh - 2);
    const Shade above = Between(At(left, top), At(left + 1, top), column - left);
    const Shade below = Between(At(left, top + 1), At(left + 1, top + 1), column - left);
    return Between(above, below, row - top);
  }

 private:
  static std::size_t Index(int x, int y) { return static_cast<std::size_t>(y) * kWide + static_cast<std::size_t>(x); }
  const Shade& At(int x, int y) const { return shades_[Index(x, y)]; }

  void DrawGround() {
    const Shade corners[] = {AnyShade(random_), AnyShade(random_), AnyShade(random_), AnyShade(random_)};
    for (int y = 0; y < kHigh; ++y) {
      for (int x = 0; x < kWide; ++x) {
        const double across = static_cast<double>(x) / kWide;
        shades_[Index(x, y)] = Between(Between(corners[0], corners[1], across), Between(corners[2], corners[3], across),
                                       static_cast<double>(y) / kHigh);
      }
    }
  }

  void DrawShape() {
    const bool round = random_.OnceIn(2);
    const double x0 = kWide * Part(random_);
    const double y0 = kHigh * Part(random_);
    const double wide = 8 + kWide * Part(random_) / 3;
    const double high = 8 + kHigh * Part(random_) / 3;
    const Shade shade = AnyShade(random_);
    const double cover = 0.6 + 0.4 * Part(random_);
    for (int y = 0; y < kHigh; ++y) {
      for (int x = 0; x < kWide; ++x) {
        const double across = std::abs(x - x0) / wide;
        const double down = std::abs(y - y0) / high;
        if (round ? across * across + down * down > 1 : across > 1 || down > 1) continue;
        Shade& ground = shades_[Index(x, y)];
        ground = Between(ground, shade, cover);
      }
    }
  }

  Random random_;
  std::vector<Shade> shades_;
};

std::string Little(std::uint32_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
  return out;
}

// TIFF directories with one entry each: IFD0 points to the Exif IFD, which holds DateTimeOriginal (Exif 2.32, 4.6.5).
std::string ExifOf(const Photo& photo) {
  char date[32];
  std::snprintf(date, sizeof date, "%04d:%.2s:%.2s %.8s", std::atoi(photo.taken.c_str()) + photo.years_ahead,
                photo.taken.c_str() + 5, photo.taken.c_str() + 8, photo.taken.c_str() + 11);
  const auto entry = [](std::uint32_t tag, std::uint32_t type, std::uint32_t count, std::uint32_t value) {
    return Little(1, 2) + Little(tag, 2) + Little(type, 2) + Little(count, 4) + Little(value, 4) + Little(0, 4);
  };
  constexpr std::uint32_t kHeader = 8;
  constexpr std::uint32_t kDirectory = 18;
  return std::string("Exif\0\0II*\0", 10) + Little(kHeader, 4) + entry(0x8769, 4, 1, kHeader + kDirectory) +
         entry(0x9003, 2, 20, kHeader + 2 * kDirectory) + std::string(date, 20);
}

unsigned char Clamped(double shade) { return static_cast<unsigned char>(std::min(255.0, std::max(0.0, shade))); }

}  // namespace

Media DrawPhoto(const Photo& photo) {
  const Scene scene(photo.scene);
  jpeg_compress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;  // NOLINT(google-runtime-int): libjpeg's type
  jpeg_mem_dest(&jpeg, &bytes, &size);
  jpeg.image_width = photo.width;
  jpeg.image_height = photo.height;
  jpeg.input_components = 3;
  jpeg.in_color_space = JCS_RGB;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, photo.quality, TRUE);
  jpeg_start_compress(&jpeg, TRUE);
  if (!photo.taken.empty()) {
    const std::string exif = ExifOf(photo);
    jpeg_write_marker(&jpeg, JPEG_APP0 + 1, reinterpret_cast<const JOCTET*>(exif.data()),
                      static_cast<unsigned>(exif.size()));
  }
  std::vector<unsigned char> row(std::size_t{3} * photo.width);
  for (std::uint32_t y = 0; y < photo.height; ++y) {
    auto pixel = row.begin();
    for (std::uint32_t x = 0; x < photo.width; ++x) {
      const Shade shade = scene.At(static_cast<double>(x) / photo.width, static_cast<double>(y) / photo.height);
      for (const double part : {shade.red, shade.green, shade.blue}) *pixel++ = Clamped(part + photo.brighter);
    }
    unsigned char* rows[] = {row.data()};
    jpeg_write_scanlines(&jpeg, rows, 1);
  }
  jpeg_finish_compress(&jpeg);
  Media media{std::string(reinterpret_cast<const char*>(bytes), size), photo.width, photo.height, "jpeg", photo.taken};
  jpeg_destroy_compress(&jpeg);
  std::free(bytes);  // NOLINT(cppcoreguidelines-no-malloc): libjpeg allocates it so
  return media;
}

}  // namespace sarabun::build
