#include <png.h>

#include <algorithm>
#include <cstring>

#include "picture/codecs.h"

namespace sarabun::picture {

namespace {

struct Input {
  std::string_view bytes;
  std::size_t at = 0;
};

void Read(png_structp png, png_bytep to, std::size_t count) {
  auto* input = static_cast<Input*>(png_get_io_ptr(png));
  if (count > input->bytes.size() - input->at) png_error(png, "cut short");
  std::memcpy(to, input->bytes.data() + input->at, count);
  input->at += count;
}

// What reading needs, outside of the part that libpng may leave by longjmp.
struct Reading {
  Input input;
  std::uint32_t least_side = 0;
  Pixels pixels;
  std::vector<std::uint8_t> row;  // one, or all of them where the picture is interlaced
  std::vector<png_bytep> rows;
  std::vector<std::uint32_t> sums;  // of the boxes of one row of the result
  bool too_large = false;
};

// Adds up boxes of `step` by `step` pixels, so that no more than a row of the file is held.
class BoxRows {
 public:
  BoxRows(Reading& reading, std::uint32_t width, std::uint32_t height, std::uint32_t step)
      : reading_(reading), step_(step) {
    reading.pixels.width = std::max(1u, width / step);
    reading.pixels.height = std::max(1u, height / step);
    reading.pixels.rgb.assign(std::size_t{reading.pixels.width} * reading.pixels.height * 3, 0);
    reading.sums.assign(std::size_t{reading.pixels.width} * 3, 0);
  }

  void Add(std::uint32_t y, const std::uint8_t* row) {
    const std::uint32_t out_y = y / step_;
    if (out_y >= reading_.pixels.height) return;
    const std::size_t columns = std::size_t{reading_.pixels.width} * step_;
    for (std::size_t x = 0; x < columns; ++x) {
      for (std::size_t c = 0; c < 3; ++c) reading_.sums[x / step_ * 3 + c] += row[x * 3 + c];
    }
    if (y % step_ != step_ - 1) return;
    for (std::size_t i = 0; i < reading_.sums.size(); ++i) {
      reading_.pixels.rgb[std::size_t{out_y} * reading_.sums.size() + i] =
          static_cast<std::uint8_t>(reading_.sums[i] / (step_ * step_));
      reading_.sums[i] = 0;
    }
  }

 private:
  Reading& reading_;
  std::uint32_t step_;
};

// Everything becomes eight bits of red, green and blue on white.
void AskForRgb(png_structp png, png_infop info) {
  png_set_expand(png);
  png_set_strip_16(png);
  png_set_gray_to_rgb(png);
  png_color_16 white{};
  white.red = white.green = white.blue = white.gray = 255;
  png_set_background(png, &white, PNG_BACKGROUND_GAMMA_SCREEN, 0, 1.0);
  png_read_update_info(png, info);
}

bool Decode(png_structp png, png_infop info, Reading& reading) {
  if (setjmp(png_jmpbuf(png)) != 0) return false;  // NOLINT(cert-err52-cpp): libpng knows no other way
  png_set_read_fn(png, &reading.input, Read);
  png_read_info(png, info);
  const std::uint32_t width = png_get_image_width(png, info);
  const std::uint32_t height = png_get_image_height(png, info);
  const bool interlaced = png_get_interlace_type(png, info) != PNG_INTERLACE_NONE;
  // An interlaced picture has to be held whole.
  reading.too_large = std::uint64_t{width} * height > (interlaced ? kMostPixels / 8 : kMostPixels);
  if (reading.too_large) return false;
  if (interlaced) png_set_interlace_handling(png);
  AskForRgb(png, info);
  const std::size_t bytes = png_get_rowbytes(png, info);
  if (bytes < std::size_t{width} * 3) return false;
  BoxRows boxes(reading, width, height, std::max(1u, std::min(width, height) / reading.least_side));
  if (interlaced) {
    reading.row.resize(bytes * height);
    reading.rows.resize(height);
    for (std::uint32_t y = 0; y < height; ++y) reading.rows[y] = &reading.row[bytes * y];
    png_read_image(png, reading.rows.data());
    for (std::uint32_t y = 0; y < height; ++y) boxes.Add(y, reading.rows[y]);
    return true;
  }
  reading.row.resize(bytes);
  for (std::uint32_t y = 0; y < height; ++y) {
    png_read_row(png, reading.row.data(), nullptr);
    boxes.Add(y, reading.row.data());
  }
  return true;
}

}  // namespace

Result<Pixels> DecodePng(std::string_view bytes, std::uint32_t least_side) {
  const auto quiet = [](png_structp, png_const_charp) {};
  const auto leave = [](png_structp png, png_const_charp) { png_longjmp(png, 1); };
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, leave, quiet);
  png_infop info = png != nullptr ? png_create_info_struct(png) : nullptr;
  if (info == nullptr) {
    png_destroy_read_struct(&png, nullptr, nullptr);
    return Error{ErrorCode::kOutOfMemory, "not enough memory for a picture", "", {}};
  }
  Reading reading;
  reading.input.bytes = bytes;
  reading.least_side = std::max(1u, least_side);
  const bool done = Decode(png, info, reading);
  png_destroy_read_struct(&png, &info, nullptr);
  if (reading.too_large) return Error{ErrorCode::kLimitReached, "a picture of more than 200 million pixels", "", {}};
  if (!done) return Error{ErrorCode::kMalformed, "not a sound PNG", "", {}};
  return std::move(reading.pixels);
}

}  // namespace sarabun::picture
