#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sarabun::thai {

// A word as tables know it: a running hash over its code points. Words themselves are not kept, only what was
// learned about them.
class WordHash {
 public:
  constexpr void Add(char32_t c) { state_ = (state_ ^ c) * 0x100000001B3u; }
  constexpr std::uint64_t value() const {
    std::uint64_t h = state_;
    h ^= h >> 32;
    h *= 0xD6E8FEB86659FD93u;
    h ^= h >> 32;
    return h;
  }

 private:
  std::uint64_t state_ = 0xCBF29CE484222325u;
};

std::uint64_t HashWord(std::u32string_view word);

// Learned words with their cost, -ln of how often they come up: a flat hash table of 32-bit slots, 24 bits of
// fingerprint over 8 bits of cost in eighths; a slot of 0 is empty. The table is borrowed.
class WordTable {
 public:
  WordTable() = default;
  // `slots` has a size that is a power of two.
  WordTable(const std::uint32_t* slots, std::uint32_t size) : slots_(slots), mask_(size - 1) {}

  // The cost of a word, or a negative number if it is unknown.
  float Cost(std::uint64_t hash) const {
    if (slots_ == nullptr) return -1;
    const auto print = static_cast<std::uint32_t>(hash >> 40);
    for (std::uint32_t i = static_cast<std::uint32_t>(hash) & mask_;; i = (i + 1) & mask_) {
      if (slots_[i] == 0) return -1;
      if (slots_[i] >> 8 == print) return static_cast<float>(slots_[i] & 0xFF) / kSteps;
    }
  }

  static constexpr float kSteps = 10;

 private:
  const std::uint32_t* slots_ = nullptr;
  std::uint32_t mask_ = 0;
};

// What a segmenter looks words up in: the learned table and the words that packs add.
class Lexicon {
 public:
  void set_table(WordTable table) { table_ = table; }
  void Add(std::u32string_view word) { added_[HashWord(word)] = kAddedCost; }

  float Cost(std::uint64_t hash) const {
    if (!added_.empty()) {
      const auto found = added_.find(hash);
      if (found != added_.end()) return found->second;
    }
    return table_.Cost(hash);
  }

 private:
  static constexpr float kAddedCost = 9;  // as rare as a district's name in the news
  WordTable table_;
  std::unordered_map<std::uint64_t, float> added_;
};

}  // namespace sarabun::thai
