#include "base/base64.h"

#include <array>
#include <cstddef>

namespace sarabun {

namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr signed char kNone = -1;
constexpr signed char kSpace = -2;

// The value of each character.
constexpr std::array<signed char, 256> kValues = [] {
  std::array<signed char, 256> values{};
  for (signed char& value : values) value = kNone;
  for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
    values[static_cast<unsigned char>(kAlphabet[i])] = static_cast<signed char>(i);
  }
  for (const char c : {' ', '\t', '\r', '\n'}) values[static_cast<unsigned char>(c)] = kSpace;
  return values;
}();

}  // namespace

bool Base64Decoder::Feed(std::string_view text, std::string& out) {
  for (const char c : text) {
    const signed char value = kValues.at(static_cast<unsigned char>(c));
    if (value == kSpace) continue;
    if (c == '=') {
      if (count_ < 2 || count_ + ++padding_ > 4) return false;
      continue;
    }
    if (value == kNone || padding_ > 0) return false;
    bits_ = (bits_ << 6) | static_cast<std::uint32_t>(value);
    count_ = (count_ + 1) % 4;
    if (count_ == 1) continue;  // each character but the first of four completes a byte
    const unsigned spare = (4 - count_) % 4 * 2;
    out += static_cast<char>(static_cast<unsigned char>((bits_ >> spare) & 0xFF));
  }
  return true;
}

bool Base64Decoder::IsWhole() const { return count_ != 1 && (padding_ == 0 || count_ + padding_ == 4); }

}  // namespace sarabun
