#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "thai/lexicon.h"

namespace sarabun::thai {

enum class TokenKind : std::uint8_t { kWord, kUnknown, kNumber, kForeign, kSign, kSpace };

struct Token {
  std::uint32_t begin = 0;  // code points
  std::uint32_t end = 0;
  std::uint64_t id = 0;  // of the word; of the kind for numbers and spaces
  float cost = 0;        // -ln of its frequency
  TokenKind kind = TokenKind::kWord;
};

// Cuts text into words by the cheapest path through a lexicon, never where clusters forbid it. What no word
// covers becomes one unknown token. Buffers are reused; one object serves one thread.
class Segmenter {
 public:
  explicit Segmenter(const Lexicon* lexicon) : lexicon_(lexicon) {}

  // Tokens of `text`, spaces included. Time is linear in the text. The sum of costs is returned.
  float Split(std::u32string_view text, std::vector<Token>& tokens);

 private:
  float SplitThai(std::u32string_view text, std::uint32_t begin, std::uint32_t end, std::vector<Token>& tokens);
  void FindBest(std::u32string_view run);
  void EmitPath(std::u32string_view text, std::uint32_t begin, std::uint32_t size, std::vector<Token>& tokens);

  struct Step {
    float cost;
    float word_cost;
    std::uint64_t id;
    std::uint32_t from;
    bool known;
  };
  const Lexicon* lexicon_;
  std::vector<Step> steps_;
  std::vector<std::uint8_t> boundary_;
  std::vector<std::uint32_t> path_;
};

}  // namespace sarabun::thai
