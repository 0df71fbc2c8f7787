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

// Decodes the code point that starts at `offset` (< text.size()). Overlong forms, surrogates and values past
// U+10FFFF are invalid (Unicode 15, table 3-7); an invalid sequence takes its maximal prefix.
Decoded Decode(std::string_view text, std::size_t offset);

// Decodes the code point that ends just before `end` (> 0).
Decoded DecodeBefore(std::string_view text, std::size_t end);

void Append(std::string& out, char32_t code_point);
std::string Encode(char32_t code_point);

bool IsValid(std::string_view text);

// Number of code points; each invalid sequence counts as one. Fast: one pass, no table.
std::size_t Length(std::string_view text);

// `text` with each invalid sequence replaced by U+FFFD; their number goes to `replaced` if given.
std::string Sanitize(std::string_view text, std::size_t* replaced = nullptr);

// Byte offset of the `index`-th code point, text.size() if there are fewer.
std::size_t OffsetOf(std::string_view text, std::size_t index);

}  // namespace sarabun::utf8
