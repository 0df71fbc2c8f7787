#include "tools/docx_builder/drawn_picture.h"

#include <png.h>

#include <array>
#include <cstdlib>
#include <vector>

#include "tools/docx_builder/random.h"

namespace sarabun::build {
namespace {

constexpr int kColours = 8;

struct Canvas {
  std::uint32_t width;
  std::uint32_t height;
  std::vector<png_byte> pixels;  // palette indices

  void Rectangle(Random& random) {
    const auto left = random.Below(width);
    const auto top = random.Below(height);
    const auto right = std::min<std::size_t>(width, left + 40 + random.Below(width / 2 + 1));
    const auto bottom = std::min<std::size_t>(height, top + 40 + random.Below(height / 2 + 1));
    const auto colour = static_cast<png_byte>(random.Below(kColours));
    for (std::size_t y = top; y < bottom; ++y) {
      for (std::size_t x = left; x < right; ++x) pixels[y * width + x] = colour;
    }
  }

  void Disc(Random& random) {
    const auto x0 = static_cast<long>(random.Below(width));
    const auto y0 = static_cast<long>(random.Below(height));
    const auto radius = static_cast<long>(15 + random.Below(height / 6 + 1));
    const auto colour = static_cast<png_byte>(random.Below(kColours));
    for (long y = std::max(0L, y0 - radius); y < std::min(static_cast<long>(height), y0 + radius); ++y) {
      for (long x = std::max(0L, x0 - radius); x < std::min(static_cast<long>(width), x0 + radius); ++x) {
        if ((x - x0) * (x - x0) + (y - y0) * (y - y0) > radius * radius) continue;
        pixels[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)] = colour;
      }
    }
  }
};

std::array<png_color, kColours> Palette(Random& random) {
  std::array<png_color, kColours> palette{};
  for (png_color& colour : palette) {
    colour.red = static_cast<png_byte>(40 + random.Below(200));
    colour.green = static_cast<png_byte>(40 + random.Below(200));
    colour.blue = static_cast<png_byte>(40 + random.Below(200));
  }
  return palette;
}

void AppendBytes(png_structp png, png_bytep bytes, png_size_t size) {
  static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(bytes), size);
}

[[noreturn]] void Abort(png_structp, png_const_charp) { std::abort(); }

void Flush(png_structp) {}

}  // namespace

Media DrawPicture(std::uint64_t seed, std::uint32_t width, std::uint32_t height) {
  Random random(seed);
  Canvas canvas{width, height, std::vector<png_byte>(std::size_t{width} * height, 0)};
  const auto palette = Palette(random);
  for (int i = 0; i < 12; ++i) canvas.Rectangle(random);
  for (int i = 0; i < 8; ++i) canvas.Disc(random);

  Media media{{}, width, height, "png", {}};
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, Abort, nullptr);
  png_infop info = png_create_info_struct(png);
  png_set_write_fn(png, &media.bytes, AppendBytes, Flush);
  png_set_IHDR(png, info, width, height, 8, PNG_COLOR_TYPE_PALETTE, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  png_set_PLTE(png, info, palette.data(), kColours);
  png_write_info(png, info);
  for (std::uint32_t y = 0; y < height; ++y) png_write_row(png, canvas.pixels.data() + std::size_t{y} * width);
  png_write_end(png, nullptr);
  png_destroy_write_struct(&png, &info);
  return media;
}

}  // namespace sarabun::build
