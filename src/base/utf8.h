#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sarabun::utf8 {

inline constexpr char32_t kReplacement = 0xFFFD;

struct Decoded {
  char32_t code_point = kReplacement;
  std::uint32_t length = 1;  // bytes taken; 1 for a byte that starts no valid sequence
  bool valid = false;
};

// Whether one of U+0E00 to U+0E7F starts at `offset`, which nearly all of a report is: E0 B8 xx or E0 B9 xx.
inline bool IsThai(std::string_view text, std::size_t offset) {
  if (text.size() - offset < 3) return false;
  const auto at = [&](std::size_t i) { return unsigned{static_cast<unsigned char>(text[offset + i])}; };
  return ((at(0) ^ 0xE0) | ((at(1) & 0xFE) ^ 0xB8) | ((at(2) & 0xC0) ^ 0x80)) == 0;  // one branch, not three
}

// Decode for what is neither ASCII nor Thai.
Decoded DecodeOther(std::string_view text, std::size_t offset);

// Decodes the code point that starts at `offset` (< text.size()). Overlong forms, surrogates and values past
// U+10FFFF are invalid (Unicode 15, table 3-7); an invalid sequence takes its maximal prefix.
// Every text goes through it character by character, and left to itself a compiler calls it.
[[gnu::always_inline]] inline Decoded Decode(std::string_view text, std::size_t offset) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = at(offset);
  if (lead < 0x80) return {lead, 1, true};
  if (IsThai(text, offset)) return {0x0E00u | ((at(offset + 1) & 1u) << 6) | (at(offset + 2) & 0x3Fu), 3, true};
  const Decoded other = DecodeOther(text, offset);
  return {other.code_point, other.length, other.valid};  // by its parts, so that a compiler keeps them in registers
}

// Decodes the code point that ends just before `end` (> 0).
Decoded DecodeBefore(std::string_view text, std::size_t end);

// How many bytes Write takes.
inline std::uint32_t SizeOf(char32_t code_point) {
  if (code_point < 0x80) return 1;
  if (code_point < 0x800) return 2;
  return code_point < 0x10000 || code_point > 0x10FFFF ? 3 : 4;
}

// Writes a code point to `to`, which has room for four bytes, and returns how many it took. What is no code point
// becomes U+FFFD.
inline std::uint32_t Write(char32_t code_point, char* to) {
  const auto byte = [](char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
  const auto trail = [&](int shift) { return byte(0x80 | ((code_point >> shift) & 0x3F)); };
  if (code_point < 0x80) {
    to[0] = byte(code_point);
    return 1;
  }
  if (code_point < 0x800) {
    to[0] = byte(0xC0 | (code_point >> 6));
    to[1] = trail(0);
    return 2;
  }
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = kReplacement;
  if (code_point < 0x10000) {
    to[0] = byte(0xE0 | (code_point >> 12));
    to[1] = trail(6);
    to[2] = trail(0);
    return 3;
  }
  to[0] = byte(0xF0 | (code_point >> 18));
  to[1] = trail(12);
  to[2] = trail(6);
  to[3] = trail(0);
  return 4;
}

inline void Append(std::string& out, char32_t code_point) {
  char bytes[4];
  out.append(bytes, Write(code_point, bytes));
}
std::string Encode(char32_t code_point);

bool IsValid(std::string_view text);

// Number of code points; each invalid sequence counts as one. Fast: one pass, no table.
std::size_t Length(std::string_view text);

// `text` with each invalid sequence replaced by U+FFFD; their number goes to `replaced` if given.
std::string Sanitize(std::string_view text, std::size_t* replaced = nullptr);

// UTF-16 as UTF-8; `low_first` for little-endian. A lone surrogate, and half a unit at the end, become U+FFFD.
std::string FromUtf16(std::string_view bytes, bool low_first);

// Byte offset of the `index`-th code point, text.size() if there are fewer.
std::size_t OffsetOf(std::string_view text, std::size_t index);

}  // namespace sarabun::utf8
