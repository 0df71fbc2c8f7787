// Formats of list numbers that a Thai report may bring along from elsewhere (ECMA-376 part 1, 17.18.59).
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "wordml/number_format.h"

namespace sarabun::wordml {

namespace {

// Consecutive signs, one a number from 1 on; past the last, decimal.
struct Signs {
  std::string_view format;
  char32_t first;
  std::int64_t last;
};
constexpr Signs kSigns[] = {
    {"decimalEnclosedCircle", 0x2460, 20},   {"decimalEnclosedCircleChinese", 0x2460, 20},
    {"decimalEnclosedParen", 0x2474, 20},    {"decimalEnclosedFullstop", 0x2488, 20},
    {"ideographEnclosedCircle", 0x3220, 10},
};

// Digits of another script in place of ours.
struct Digits {
  std::string_view format;
  char32_t zero;
};
constexpr Digits kDigits[] = {{"decimalFullWidth", 0xFF10},
                              {"decimalFullWidth2", 0xFF10},
                              {"decimalHalfWidth", 0x0030},
                              {"hindiNumbers", 0x0966}};

// Alphabets: past the last letter the letters are doubled, then trebled.
constexpr std::u32string_view kRussianLower =
    U"\u0430\u0431\u0432\u0433\u0434\u0435\u0436\u0437\u0438\u043A\u043B\u043C"
    U"\u043D\u043E\u043F\u0440\u0441\u0442\u0443\u0444\u0445\u0446\u0447\u0448"
    U"\u0449\u044B\u044D\u044E\u044F";
constexpr std::u32string_view kRussianUpper =
    U"\u0410\u0411\u0412\u0413\u0414\u0415\u0416\u0417\u0418\u041A\u041B\u041C"
    U"\u041D\u041E\u041F\u0420\u0421\u0422\u0423\u0424\u0425\u0426\u0427\u0428"
    U"\u0429\u042B\u042D\u042E\u042F";
constexpr std::u32string_view kChicago = U"*\u2020\u2021\u00A7";
struct Alphabet {
  std::string_view format;
  std::u32string_view letters;
};
constexpr Alphabet kAlphabets[] = {
    {"russianLower", kRussianLower}, {"russianUpper", kRussianUpper}, {"chicago", kChicago}};
constexpr std::int64_t kMostRepeats = 30;

constexpr std::array<std::string_view, 20> kOnes = {
    "",    "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> kTens = {"",      "",      "twenty",  "thirty", "forty",
                                                    "fifty", "sixty", "seventy", "eighty", "ninety"};

std::string Hundreds(std::int64_t number) {
  std::string out;
  if (number >= 100) out = std::string(kOnes[static_cast<std::size_t>(number / 100)]) + " hundred";
  const auto rest = static_cast<std::size_t>(number % 100);
  if (rest == 0) return out;
  if (!out.empty()) out += ' ';
  if (rest < kOnes.size()) return out.append(kOnes[rest]);
  out += kTens[rest / 10];
  return rest % 10 == 0 ? out : out.append("-").append(kOnes[rest % 10]);
}

std::string InEnglish(std::int64_t number) {
  std::string out;
  if (number >= 1000) out = Hundreds(number / 1000) + " thousand";
  const std::string rest = Hundreds(number % 1000);
  if (!out.empty() && !rest.empty()) out += ' ';
  return out + rest;
}

std::string OrdinalInEnglish(std::int64_t number) {
  constexpr std::pair<std::string_view, std::string_view> kOdd[] = {
      {"one", "first"},    {"two", "second"}, {"three", "third"},   {"five", "fifth"},
      {"eight", "eighth"}, {"nine", "ninth"}, {"twelve", "twelfth"}};
  std::string words = InEnglish(number);
  const std::size_t start = words.find_last_of(" -") + 1;
  const std::string last = words.substr(start);
  for (const auto& [cardinal, ordinal] : kOdd) {
    if (last == cardinal) return words.replace(start, last.size(), ordinal);
  }
  if (words.back() == 'y') return words.replace(words.size() - 1, 1, "ieth");
  return words + "th";
}

std::string Capital(std::string words) {
  if (words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

std::string Hex(std::int64_t number) {
  std::string out;
  for (; number > 0; number /= 16) out.insert(out.begin(), "0123456789ABCDEF"[number % 16]);
  return out;
}

std::string InDigits(std::int64_t number, char32_t zero) {
  std::string out;
  for (const char digit : std::to_string(number)) utf8::Append(out, zero + static_cast<char32_t>(digit - '0'));
  return out;
}

std::string InLetters(std::int64_t number, std::u32string_view letters) {
  const auto size = static_cast<std::int64_t>(letters.size());
  const std::int64_t place = (number - 1) % (size * kMostRepeats);
  std::string out;
  for (std::int64_t i = 0; i <= place / size; ++i) utf8::Append(out, letters[static_cast<std::size_t>(place % size)]);
  return out;
}

// In words, and the word for the currency with "exactly", as on a cheque.
std::string Baht(std::int64_t number) {
  std::string out = ThaiCounting(number);
  for (const char32_t letter : U"\u0E1A\u0E32\u0E17\u0E16\u0E49\u0E27\u0E19") {
    if (letter != 0) utf8::Append(out, letter);
  }
  return out;
}

}  // namespace

std::string OtherNumber(std::int64_t number, std::string_view format, bool* known) {
  constexpr std::int64_t kMost = 999'999;
  const bool counts = number >= 1 && number <= kMost;
  std::string decimal = std::to_string(number);
  for (const Signs& signs : kSigns) {
    if (format != signs.format) continue;
    return counts && number <= signs.last ? utf8::Encode(signs.first + static_cast<char32_t>(number - 1)) : decimal;
  }
  for (const Digits& digits : kDigits) {
    if (format == digits.format) return number >= 0 ? InDigits(number, digits.zero) : decimal;
  }
  for (const Alphabet& alphabet : kAlphabets) {
    if (format == alphabet.format) return counts ? InLetters(number, alphabet.letters) : decimal;
  }
  if (format == "hex") return counts ? Hex(number) : decimal;
  if (format == "cardinalText") return counts ? Capital(InEnglish(number)) : decimal;
  if (format == "ordinalText") return counts ? Capital(OrdinalInEnglish(number)) : decimal;
  if (format == "bahtText") return number >= 0 ? Baht(number) : decimal;
  *known = false;
  return decimal;
}

}  // namespace sarabun::wordml
