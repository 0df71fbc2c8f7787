#include "wordml/number_format.h"

#include <array>

#include "base/utf8.h"

namespace sarabun::wordml {

namespace {

constexpr std::int64_t kRepeats = 30;       // Word goes from a to thirty times z, then starts again
constexpr std::int64_t kMostRoman = 32767;  // Word's largest list number

std::string Letters(std::int64_t number, char first) {
  const std::int64_t place = (number - 1) % (26 * kRepeats);
  return std::string(static_cast<std::size_t>(place / 26 + 1), static_cast<char>(first + place % 26));
}

std::string Roman(std::int64_t number, bool upper) {
  struct Numeral {
    std::int64_t value;
    std::string_view lower;
    std::string_view upper;
  };
  constexpr std::array<Numeral, 13> kNumerals = {{{1000, "m", "M"},
                                                  {900, "cm", "CM"},
                                                  {500, "d", "D"},
                                                  {400, "cd", "CD"},
                                                  {100, "c", "C"},
                                                  {90, "xc", "XC"},
                                                  {50, "l", "L"},
                                                  {40, "xl", "XL"},
                                                  {10, "x", "X"},
                                                  {9, "ix", "IX"},
                                                  {5, "v", "V"},
                                                  {4, "iv", "IV"},
                                                  {1, "i", "I"}}};
  std::string out;
  for (const Numeral& numeral : kNumerals) {
    for (; number >= numeral.value; number -= numeral.value) out += upper ? numeral.upper : numeral.lower;
  }
  return out;
}

std::string Ordinal(std::int64_t number) {
  const std::int64_t tens = number % 100;
  const std::int64_t ones = number % 10;
  const bool teen = tens >= 11 && tens <= 13;
  const std::string_view ending = teen || ones == 0 || ones > 3 ? "th" : ones == 1 ? "st" : ones == 2 ? "nd" : "rd";
  return std::to_string(number).append(ending);
}

}  // namespace

std::string FormatNumber(std::int64_t number, std::string_view format, bool* known) {
  *known = true;
  if (format == "decimal" || format.empty()) return std::to_string(number);
  if (format == "bullet" || format == "none") return {};
  if (format == "thaiNumbers") return ThaiNumbers(number);
  if (format == "decimalZero") return std::string(number >= 0 && number < 10 ? "0" : "").append(std::to_string(number));
  const bool counts = number >= 1 && number <= kMostRoman;
  if (format == "thaiLetters") return counts ? ThaiLetters(number) : std::to_string(number);
  if (format == "thaiCounting") return number >= 0 ? ThaiCounting(number) : std::to_string(number);
  if (format == "lowerLetter") return counts ? Letters(number, 'a') : std::to_string(number);
  if (format == "upperLetter") return counts ? Letters(number, 'A') : std::to_string(number);
  if (format == "lowerRoman") return counts ? Roman(number, false) : std::to_string(number);
  if (format == "upperRoman") return counts ? Roman(number, true) : std::to_string(number);
  if (format == "ordinal") return counts ? Ordinal(number) : std::to_string(number);
  if (format == "numberInDash") return std::string("- ").append(std::to_string(number)).append(" -");
  return OtherNumber(number, format, known);
}

}  // namespace sarabun::wordml
