#include "thai/labels.h"

#include "thai/code_points.h"

namespace sarabun::thai {

namespace {

constexpr unsigned kLargest = 999;

// Reads up to four digits; 0 digits taken is no number.
std::size_t ReadNumber(std::u32string_view text, unsigned& value) {
  std::size_t i = 0;
  value = 0;
  for (; i < text.size() && i < 4 && IsDigit(text[i]); ++i) {
    const char32_t zero = IsThaiDigit(text[i]) ? kThaiDigitZero : U'0';
    value = value * 10 + static_cast<unsigned>(text[i] - zero);
  }
  return i;
}

bool IsBulletSign(char32_t c) {
  return c == kBullet || c == U'*' || c == 0x25CF || c == 0x25CB || c == 0x25AA || c == 0x27A2 || c == 0x2713 ||
         c == 0x25A0 || c == 0x25A1 || c == 0x2B9A;
}

bool IsDashSign(char32_t c) { return c == U'-' || c == 0x2013 || c == 0x2014; }

// The order of letters as labels leaves out the two that are no longer written.
char32_t NextLetter(char32_t c) {
  constexpr char32_t kKhoKhuat = 0x0E03;
  constexpr char32_t kKhoKhon = 0x0E05;
  constexpr char32_t kKhoRakhang = 0x0E06;
  if (c == 0) return kKoKai;
  do ++c;
  while (c == kKhoKhuat || c == kKhoKhon || c == kKhoRakhang);
  return c;
}

}  // namespace

bool LabelReader::StartsNumber(std::u32string_view line) {
  const bool bracket = !line.empty() && line[0] == U'(';
  std::u32string_view rest = line.substr(bracket ? 1 : 0);
  unsigned value = 0;
  const std::size_t digits = ReadNumber(rest, value);
  if (digits == 0 || value > kLargest || value == 0) return false;
  rest.remove_prefix(digits);
  const char32_t sign = rest.empty() ? U' ' : rest[0];
  const char32_t then = rest.size() > 1 ? rest[1] : U' ';
  if (sign == U')' || (sign == U'.' && !bracket && !IsDigit(then))) {
    major_ = value;
    minor_ = 0;
    return true;
  }
  if (sign != U'.' || bracket) return false;
  unsigned minor = 0;
  const std::size_t minor_digits = ReadNumber(rest.substr(1), minor);
  const bool goes_on = value == major_ && minor == minor_ + 1;
  const bool ends = rest.size() <= 1 + minor_digits || rest[1 + minor_digits] == U' ' ||
                    rest[1 + minor_digits] == U')' || rest[1 + minor_digits] == U'.';
  if (!goes_on || !ends) return false;
  minor_ = minor;
  return true;
}

bool LabelReader::StartsLetter(std::u32string_view line) {
  const bool bracket = !line.empty() && line[0] == U'(';
  const std::u32string_view rest = line.substr(bracket ? 1 : 0);
  if (rest.size() < 2 || !IsConsonant(rest[0])) return false;
  const bool signed_right = rest[1] == U')' || (!bracket && rest[1] == U'.' && rest.size() > 2 && rest[2] == U' ');
  if (!signed_right || (rest[0] != NextLetter(letter_) && rest[0] != kKoKai)) return false;
  letter_ = rest[0];
  return true;
}

// A dash before a number is the middle of a range ("2565 - 2569") more often than a label, unless dashes are the
// labels here.
bool LabelReader::StartsDash(std::u32string_view rest) {
  const bool spaced = !rest.empty() && rest[0] == U' ';
  const std::size_t first = rest.find_first_not_of(U' ');
  if (first == rest.npos || (!spaced && !IsThaiLetter(rest[0]))) return false;
  if (IsDigit(rest[first]) && !dashes_) return false;
  dashes_ = true;
  return true;
}

bool LabelReader::Starts(std::u32string_view line) {
  while (!line.empty() && line[0] == U' ') line.remove_prefix(1);
  if (line.empty()) return false;
  if (IsBulletSign(line[0])) return true;
  if (IsDashSign(line[0])) return StartsDash(line.substr(1));
  return StartsNumber(line) || StartsLetter(line);
}

}  // namespace sarabun::thai
