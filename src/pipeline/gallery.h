#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "picture/pixels.h"

namespace sarabun::pipeline {

// The pictures of a whole run, each decoded once however many reports hold it. Show may be called from any thread.
class Gallery {
 public:
  struct Picture {
    std::optional<picture::Looks> looks;  // none where it could not be decoded
    std::string thumbnail;                // a small JPEG; empty where none was asked for
  };

  // `thumbnail_side`: longest side of thumbnails in pixels, 0 for none.
  explicit Gallery(std::uint32_t thumbnail_side) : thumbnail_side_(thumbnail_side) {}

  // Decodes a picture that is new, at a reduced size.
  void Show(const std::string& sha256, std::string_view bytes);

  // Takes a picture that was decoded elsewhere, with the same thumbnail side.
  void Adopt(const std::string& sha256, Picture&& picture);

  std::uint32_t thumbnail_side() const { return thumbnail_side_; }

  // By the SHA-256 of their bytes. Not while others may Show.
  const std::map<std::string, Picture>& pictures() const { return pictures_; }
  // Hands them over and starts anew.
  std::map<std::string, Picture> TakePictures() { return std::exchange(pictures_, {}); }

 private:
  std::uint32_t thumbnail_side_;
  std::mutex mutex_;
  std::map<std::string, Picture> pictures_;
};

}  // namespace sarabun::pipeline
