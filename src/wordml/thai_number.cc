// The three Thai formats of list numbers (ECMA-376 part 1, 17.18.59), which government reports use and no other
// reader renders. Thai stands here as code points only.
#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "base/utf8.h"
#include "wordml/number_format.h"

namespace sarabun::wordml {

namespace {

constexpr char32_t kDigitZero = 0x0E50;
constexpr char32_t kFirstLetter = 0x0E01;  // ko kai
constexpr char32_t kLastLetter = 0x0E2E;   // ho nokhuk
// Letters out of use (kho khuat, kho khon), one that lists skip (kho rakhang), and two that are vowels.
constexpr std::array<char32_t, 5> kNotCounted = {0x0E03, 0x0E05, 0x0E06, 0x0E24, 0x0E26};
constexpr std::int64_t kLetters = 41;
constexpr std::int64_t kRepeats = 30;

using Word = std::u32string_view;
constexpr char32_t kZero[] = {0x0E28, 0x0E39, 0x0E19, 0x0E22, 0x0E4C};
constexpr char32_t kOne[] = {0x0E2B, 0x0E19, 0x0E36, 0x0E48, 0x0E07};
constexpr char32_t kTwo[] = {0x0E2A, 0x0E2D, 0x0E07};
constexpr char32_t kThree[] = {0x0E2A, 0x0E32, 0x0E21};
constexpr char32_t kFour[] = {0x0E2A, 0x0E35, 0x0E48};
constexpr char32_t kFive[] = {0x0E2B, 0x0E49, 0x0E32};
constexpr char32_t kSix[] = {0x0E2B, 0x0E01};
constexpr char32_t kSeven[] = {0x0E40, 0x0E08, 0x0E47, 0x0E14};
constexpr char32_t kEight[] = {0x0E41, 0x0E1B, 0x0E14};
constexpr char32_t kNine[] = {0x0E40, 0x0E01, 0x0E49, 0x0E32};
constexpr char32_t kFinalOne[] = {0x0E40, 0x0E2D, 0x0E47, 0x0E14};
constexpr char32_t kTwoTens[] = {0x0E22, 0x0E35, 0x0E48};
constexpr char32_t kTen[] = {0x0E2A, 0x0E34, 0x0E1A};
constexpr char32_t kHundred[] = {0x0E23, 0x0E49, 0x0E2D, 0x0E22};
constexpr char32_t kThousand[] = {0x0E1E, 0x0E31, 0x0E19};
constexpr char32_t kTenThousand[] = {0x0E2B, 0x0E21, 0x0E37, 0x0E48, 0x0E19};
constexpr char32_t kHundredThousand[] = {0x0E41, 0x0E2A, 0x0E19};
constexpr char32_t kMillion[] = {0x0E25, 0x0E49, 0x0E32, 0x0E19};

template <std::size_t n>
constexpr Word Of(const char32_t (&letters)[n]) {
  return {letters, n};
}

constexpr std::array<Word, 10> kDigits = {Of(kZero), Of(kOne), Of(kTwo),   Of(kThree), Of(kFour),
                                          Of(kFive), Of(kSix), Of(kSeven), Of(kEight), Of(kNine)};
constexpr std::array<Word, 6> kPlaces = {Word{},        Of(kTen),         Of(kHundred),
                                         Of(kThousand), Of(kTenThousand), Of(kHundredThousand)};

void Say(std::string& out, Word word) {
  for (const char32_t letter : word) utf8::Append(out, letter);
}

// Below a million. `after_more`: something greater was said before, so that a last one is the final one.
void SayBelowMillion(std::string& out, std::int64_t number, bool after_more) {
  std::int64_t unit = 100'000;
  for (std::size_t place = 5;; --place, unit /= 10) {
    const auto digit = static_cast<std::size_t>(number / unit % 10);
    if (digit != 0) {
      if (place == 0 && digit == 1 && (after_more || number > 1)) {
        Say(out, Of(kFinalOne));
      } else if (place == 1 && digit == 2) {
        Say(out, Of(kTwoTens));
      } else if (!(place == 1 && digit == 1)) {
        Say(out, kDigits[digit]);
      }
      Say(out, kPlaces[place]);
    }
    if (place == 0) return;
  }
}

}  // namespace

std::string ThaiLetters(std::int64_t number) {
  const std::int64_t place = (number - 1) % (kLetters * kRepeats);
  std::int64_t skip = place % kLetters;
  char32_t letter = kFirstLetter;
  for (; letter < kLastLetter; ++letter) {
    if (std::find(kNotCounted.begin(), kNotCounted.end(), letter) != kNotCounted.end()) continue;
    if (skip-- == 0) break;
  }
  std::string out;
  for (std::int64_t i = 0; i <= place / kLetters; ++i) utf8::Append(out, letter);
  return out;
}

std::string ThaiNumbers(std::int64_t number) {
  std::string out;
  for (const char digit : std::to_string(number)) {
    if (digit == '-') {
      out += digit;
    } else {
      utf8::Append(out, kDigitZero + static_cast<char32_t>(digit - '0'));
    }
  }
  return out;
}

std::string ThaiCounting(std::int64_t number) {
  std::string out;
  if (number == 0) Say(out, Of(kZero));
  constexpr std::int64_t kMillionValue = 1'000'000;
  const std::int64_t millions = number / kMillionValue;
  if (millions >= kMillionValue) return ThaiNumbers(number);  // no list gets there; no words for it either
  if (millions > 0) {
    SayBelowMillion(out, millions, false);
    Say(out, Of(kMillion));
  }
  SayBelowMillion(out, number % kMillionValue, millions > 0);
  return out;
}

}  // namespace sarabun::wordml
