#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "thai/model.h"
#include "thai/segmenter.h"

namespace sarabun::thai {

// What is seen at a joint: the words and pairs of words on both sides, letters around it, how far the nearest
// spaces are, and whether the words are likelier together than apart. The trainer and the engine see the same,
// because both call this.
class JointFeatures {
 public:
  static constexpr std::size_t kContext = 64;  // code points looked at on each side

  explicit JointFeatures(const Lexicon* lexicon) : segmenter_(lexicon) {}

  // Features of the joint between two texts, without the space that may stand there. Valid until the next call.
  const std::vector<std::uint32_t>& See(JointModel kind, std::u32string_view left, std::u32string_view right);

 private:
  void Emit(unsigned type, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0, std::uint64_t d = 0);
  void SeeWords();
  void SeeLetters(std::u32string_view left, std::u32string_view right);
  void SeeDistances();
  void SeePhrases();
  void SeeTogether(std::u32string_view left, std::u32string_view right);

  Segmenter segmenter_;
  std::vector<Token> left_;   // nearest first
  std::vector<Token> right_;  // nearest first
  std::vector<Token> both_;
  std::u32string joined_;
  std::uint64_t kind_ = 0;
  std::vector<std::uint32_t> features_;
};

}  // namespace sarabun::thai
