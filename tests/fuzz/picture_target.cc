// Picture headers, EXIF, and the pixels of small JPEG and PNG pictures.
#include "fuzz/target.h"
#include "picture/describe.h"
#include "picture/pixels.h"

namespace sarabun::fuzz {

void RunPicture(std::string_view bytes) {
  const auto info = picture::Describe(bytes);
  if (!info) return;
  Demand(!info.value().media_type.empty(), "a known picture has a media type");
  Demand(info.value().width.value_or(1) > 0 && info.value().height.value_or(1) > 0, "a size is not empty");
  Demand(!info.value().taken || info.value().taken->size() == 19, "a capture time is a date and a time");
  // A large picture takes its time, lawfully.
  if (std::uint64_t{info.value().width.value_or(0)} * info.value().height.value_or(0) > 1'000'000) return;
  const auto pixels = picture::DecodeReduced(bytes, 32);
  if (!pixels) return;
  const picture::Pixels& image = pixels.value();
  Demand(image.rgb.size() == std::size_t{3} * image.width * image.height, "three bytes a pixel");
  const picture::Looks looks = picture::LooksOf(image);
  Demand(looks.hash == 0 || picture::LookAlike(looks, looks, 0), "a picture looks like itself");
  (void)picture::EncodeThumbnail(image, 64);
}

}  // namespace sarabun::fuzz

SARABUN_FUZZ_ENTRY(RunPicture)
