#include "pipeline/gallery.h"

#include <algorithm>
#include <utility>

namespace sarabun::pipeline {

namespace {

// Enough for a perceptual hash; an eighth of what cameras take is more.
constexpr std::uint32_t kLeastSide = 64;

}  // namespace

void Gallery::Show(const std::string& sha256, std::string_view bytes) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!pictures_.try_emplace(sha256).second) return;
  }
  Picture picture;
  if (const auto pixels = picture::DecodeReduced(bytes, std::max(kLeastSide, thumbnail_side_ / 2))) {
    picture.looks = picture::LooksOf(*pixels);
    if (thumbnail_side_ > 0) {
      if (auto small = picture::EncodeThumbnail(*pixels, thumbnail_side_)) picture.thumbnail = std::move(*small);
    }
  }
  const std::lock_guard<std::mutex> lock(mutex_);
  pictures_[sha256] = std::move(picture);
}

void Gallery::Adopt(const std::string& sha256, Picture&& picture) {
  const std::lock_guard<std::mutex> lock(mutex_);
  pictures_.try_emplace(sha256, std::move(picture));
}

}  // namespace sarabun::pipeline
