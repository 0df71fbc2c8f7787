#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "thai/words.h"

namespace sarabun::audit {

// A text's runs of three words, each once, by rising value.
using Shingles = std::vector<std::uint64_t>;
Shingles ShinglesOf(const std::vector<thai::Word>& words);

// What both have of what either has, 0 to 1 (Jaccard).
double Resemblance(const Shingles& a, const Shingles& b);

// Texts that are put together by likeness: MinHash finds those that may be alike without comparing each with each, and
// the shingles themselves decide. Time and memory are linear in the texts.
class AlikeTexts {
 public:
  // `id` is the caller's; the same one may come with several texts.
  void Add(Shingles shingles, std::size_t id);

  // The ids in sets of those whose texts are at least so much alike; each set in the order of Add.
  std::vector<std::vector<std::size_t>> Sets(double similarity) const;

 private:
  struct Text {
    Shingles shingles;
    std::vector<std::size_t> ids;  // of all texts with just these shingles
  };
  std::vector<Text> texts_;
  std::unordered_map<std::uint64_t, std::size_t> by_key_;
};

}  // namespace sarabun::audit
