#include <csetjmp>
#include <cstdio>
#include <cstdlib>
// jpeglib.h needs size_t and FILE to be known.
#include <jpeglib.h>

#include <algorithm>
#include <memory>

#include "picture/codecs.h"

namespace sarabun::picture {

namespace {

// libjpeg leaves by longjmp, which passes no destructor: nothing with one lives between setjmp and the calls.
struct Failure {
  jpeg_error_mgr manager{};
  std::jmp_buf back{};
  char message[JMSG_LENGTH_MAX] = {};

  Failure() {
    jpeg_std_error(&manager);
    manager.error_exit = [](j_common_ptr info) {
      auto* self = reinterpret_cast<Failure*>(info->err);
      info->err->format_message(info, self->message);
      std::longjmp(self->back, 1);
    };
    manager.output_message = [](j_common_ptr) {};  // warnings of a damaged picture: what can be shown is shown
  }
};

Error Malformed(const Failure& failure) {
  return {ErrorCode::kMalformed, std::string("not a sound JPEG: ") + failure.message, "", {}};
}

// The smallest of 1/8 to 8/8 that leaves the shorter side long enough.
unsigned ScaleFor(std::uint32_t shorter, std::uint32_t least_side) {
  for (const unsigned eighths : {1u, 2u, 4u}) {
    if (std::uint64_t{shorter} * eighths / 8 >= least_side) return eighths;
  }
  return 8;
}

// False where libjpeg gave up. `out` is resized inside: its memory belongs to the caller and outlives the jump.
bool Decode(jpeg_decompress_struct& info, Failure& failure, std::string_view bytes, std::uint32_t least_side,
            Pixels& out, bool& too_large) {
  if (setjmp(failure.back) != 0) return false;  // NOLINT(cert-err52-cpp): libjpeg knows no other way
  jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  jpeg_read_header(&info, TRUE);
  too_large = std::uint64_t{info.image_width} * info.image_height > kMostPixels;
  if (too_large) return false;
  info.scale_num = ScaleFor(std::min(info.image_width, info.image_height), least_side);
  info.scale_denom = 8;
  info.out_color_space = JCS_RGB;
  info.dct_method = JDCT_IFAST;
  info.do_fancy_upsampling = FALSE;
  jpeg_start_decompress(&info);
  out.width = info.output_width;
  out.height = info.output_height;
  out.rgb.assign(std::size_t{out.width} * out.height * 3, 0);
  while (info.output_scanline < info.output_height) {
    JSAMPROW row = &out.rgb[std::size_t{info.output_scanline} * out.width * 3];
    jpeg_read_scanlines(&info, &row, 1);
  }
  jpeg_finish_decompress(&info);
  return true;
}

bool Encode(jpeg_compress_struct& info, Failure& failure, const Pixels& pixels, unsigned char** buffer,
            unsigned long* size) {              // NOLINT(google-runtime-int): libjpeg's own type
  if (setjmp(failure.back) != 0) return false;  // NOLINT(cert-err52-cpp)
  constexpr int kQuality = 70;
  jpeg_mem_dest(&info, buffer, size);
  info.image_width = pixels.width;
  info.image_height = pixels.height;
  info.input_components = 3;
  info.in_color_space = JCS_RGB;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, kQuality, TRUE);
  jpeg_start_compress(&info, TRUE);
  while (info.next_scanline < info.image_height) {
    auto* row = const_cast<JSAMPROW>(pixels.At(0, info.next_scanline));
    jpeg_write_scanlines(&info, &row, 1);
  }
  jpeg_finish_compress(&info);
  return true;
}

}  // namespace

Result<Pixels> DecodeJpeg(std::string_view bytes, std::uint32_t least_side) {
  Failure failure;
  jpeg_decompress_struct info{};
  info.err = &failure.manager;
  jpeg_create_decompress(&info);
  Pixels pixels;
  bool too_large = false;
  const bool done = Decode(info, failure, bytes, least_side, pixels, too_large);
  jpeg_destroy_decompress(&info);
  if (too_large) return Error{ErrorCode::kLimitReached, "a picture of more than 200 million pixels", "", {}};
  if (!done) return Malformed(failure);
  return pixels;
}

Result<std::string> EncodeThumbnail(const Pixels& pixels, std::uint32_t most_side) {
  const std::uint32_t longer = std::max(pixels.width, pixels.height);
  if (longer == 0) return Error{ErrorCode::kInternal, "a picture without pixels", "", {}};
  const auto scaled = [&](std::uint32_t side) {
    return longer <= most_side ? side
                               : std::max(1u, static_cast<std::uint32_t>(std::uint64_t{side} * most_side / longer));
  };
  const Pixels small = Shrink(pixels, scaled(pixels.width), scaled(pixels.height));
  Failure failure;
  jpeg_compress_struct info{};
  info.err = &failure.manager;
  jpeg_create_compress(&info);
  unsigned char* buffer = nullptr;
  unsigned long size = 0;  // NOLINT(google-runtime-int): libjpeg's own type
  const bool done = Encode(info, failure, small, &buffer, &size);
  jpeg_destroy_compress(&info);
  const std::unique_ptr<unsigned char, decltype(&std::free)> owned(buffer, &std::free);
  if (!done) return Error{ErrorCode::kInternal, std::string("JPEG: ") + failure.message, "", {}};
  return std::string(reinterpret_cast<const char*>(buffer), size);
}

}  // namespace sarabun::picture
