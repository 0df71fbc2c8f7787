#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "thai/icu_text.h"

namespace sarabun::thai {

// Clean text torn on purpose. What is torn is known, so it can be learned from and measured on.

// The same numbers on every machine (splitmix64), so that a table is made again byte by byte.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t Next();
  std::uint32_t Below(std::uint32_t n) { return static_cast<std::uint32_t>(Next() % n); }
  bool Chance(double p) { return static_cast<double>(Next() >> 11) * 0x1.0p-53 < p; }

 private:
  std::uint64_t state_;
};

// The paragraphs of a file, one a line, each in normal form. Empty when the file cannot be read.
std::vector<std::u32string> ReadParagraphs(const std::string& path);

std::u32string FromUtf8(std::string_view text);

// Where a text was torn: offsets into the torn text.
struct Tear {
  std::uint32_t at = 0;
  bool space = false;  // whether a space of the author's stood here
};

struct Torn {
  std::u32string text;
  std::vector<Tear> tears;
};

// Tears text as a line breaker does: greedily, between words, at most `columns` wide (marks above and below take
// no column). The lines follow one another without anything between; spaces at the tears are lost.
class Wrapper {
 public:
  Wrapper() : lines_(IcuBreak::kLine) {}
  void Wrap(std::u32string_view paragraph, std::uint32_t columns, Torn& torn);

 private:
  IcuWords lines_;
  std::vector<std::uint32_t> ends_;
};

// Puts spaces into words. `text` keeps all true spaces; `tears` lists every single space between sides of words,
// true or put in. One word in `one_in` that has room is hit.
class Sower {
 public:
  void Sow(std::u32string_view paragraph, std::uint32_t one_in, Dice& dice, Torn& torn);

 private:
  IcuWords words_;
  std::vector<std::uint32_t> ends_;
};

}  // namespace sarabun::thai
