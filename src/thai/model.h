#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "thai/lexicon.h"
#include "thai/repair.h"

namespace sarabun::thai {

// The kinds of joint that have weights of their own. A torn dump counts as a line break: what separates its
// pieces stands between words, mostly.
enum class JointModel : std::uint8_t { kBreak, kStray };
inline constexpr std::size_t kJointModelCount = 2;

// A feature is a place among 2^24; the joint's kind is part of what is hashed.
inline constexpr unsigned kFeatureBits = 24;

// The file: a text header that says how it was made, padded with line ends to kHeaderSize bytes; then a
// ModelShape; then the words (32-bit slots), the first feature of each bucket (32 bits), the low bytes of the
// features and their weights (8 bits each). Little-endian, used as read.
struct ModelShape {
  std::uint32_t magic = 0;
  std::uint32_t word_slots = 0;
  std::uint32_t features = 0;
  float scale = 0;  // the largest weight; a byte b, signed, stands for scale * b * |b| / 127^2
};
inline constexpr std::uint32_t kModelMagic = 0x53544D31;  // also tells a table of the other byte order
inline constexpr std::size_t kHeaderSize = 2048;
inline constexpr std::size_t kBuckets = std::size_t{1} << (kFeatureBits - 8);
inline constexpr std::string_view kModelTitle = "sarabun thai table 1\n";

class Model {
 public:
  // Errors: kBadRules, with what is wrong.
  static Result<std::shared_ptr<const Model>> FromBytes(std::string bytes);

  WordTable words() const { return words_; }

  // The weight of a feature, 0 if it has none.
  float Weight(std::uint32_t feature) const {
    const std::uint32_t bucket = feature >> 8;
    const auto low = static_cast<std::uint8_t>(feature);
    const std::uint32_t end = starts_[bucket + 1];
    for (std::uint32_t i = starts_[bucket]; i < end; ++i) {
      if (lows_[i] == low) return levels_[weights_[i]];
    }
    return 0;
  }

 private:
  std::string bytes_;  // kept as read; the rest points into it
  WordTable words_;
  const std::uint32_t* starts_ = nullptr;
  const std::uint8_t* lows_ = nullptr;
  const std::uint8_t* weights_ = nullptr;
  std::array<float, 256> levels_{};  // what a stored byte weighs
};

}  // namespace sarabun::thai
