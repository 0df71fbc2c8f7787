#include "base/utf8.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sarabun::utf8 {
namespace {

TEST(Utf8Test, EncodesAndDecodesEveryCodePoint) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const std::string text = Encode(c);
    const Decoded forward = Decode(text, 0);
    const Decoded backward = DecodeBefore("x" + text, 1 + text.size());
    ASSERT_TRUE(forward.valid && backward.valid) << std::hex << static_cast<std::uint32_t>(c);
    ASSERT_EQ(forward.code_point, c);
    ASSERT_EQ(backward.code_point, c);
    ASSERT_EQ(forward.length, text.size());
    ASSERT_EQ(backward.length, text.size());
    ASSERT_EQ(SizeOf(c), text.size());
  }
}

TEST(Utf8Test, EncodesNoSurrogateAndNothingPastTheEnd) {
  EXPECT_EQ(Encode(0xD800), "\uFFFD");
  EXPECT_EQ(Encode(0xDFFF), "\uFFFD");
  EXPECT_EQ(Encode(0x110000), "\uFFFD");
}

struct Bad {
  const char* name;
  std::string bytes;
  std::uint32_t prefix;   // bytes that the first decoding takes
  std::string sanitized;  // Unicode 15, 3.9: one U+FFFD a maximal prefix
};

std::vector<Bad> BadCases() {
  const std::string r = "\uFFFD";
  return {
      {"lone trail", "\x80", 1, r},
      {"overlong two", "\xC0\xAF", 1, r + r},
      {"overlong three", "\xE0\x80\xAF", 1, r + r + r},
      {"overlong four", "\xF0\x80\x80\xAF", 1, r + r + r + r},
      {"surrogate", "\xED\xA0\x80", 1, r + r + r},
      {"past the end", "\xF4\x90\x80\x80", 1, r + r + r + r},
      {"no such lead", "\xF5\xFF", 1, r + r},
      {"cut after one of three", "\xE0", 1, r},
      {"cut after two of three", "\xE0\xB8", 2, r},
      {"cut after three of four", "\xF0\x9F\x98", 3, r},
      {"cut by ASCII", "\xE0\xB8x", 2, r + "x"},
      {"cut by another", "\xE0\xB8\xE0\xB8\x81", 2, r + "\u0E01"},
  };
}

TEST(Utf8Test, TakesTheMaximalPrefixOfWhatIsInvalid) {
  for (const Bad& bad : BadCases()) {
    SCOPED_TRACE(bad.name);
    const Decoded decoded = Decode(bad.bytes, 0);
    EXPECT_FALSE(decoded.valid);
    EXPECT_EQ(decoded.code_point, kReplacement);
    EXPECT_EQ(decoded.length, bad.prefix);
    EXPECT_FALSE(IsValid(bad.bytes));
    std::size_t replaced = 0;
    EXPECT_EQ(Sanitize(bad.bytes, &replaced), bad.sanitized);
    EXPECT_GT(replaced, 0u);
    EXPECT_EQ(Length(bad.bytes), Length(bad.sanitized));
  }
}

TEST(Utf8Test, DecodesBackwardsWhatItDecodesForwards) {
  std::vector<std::string> texts = {"a\u0E01\u0E49b", "\U0001F600\u00E9"};
  for (const Bad& bad : BadCases()) texts.push_back("x" + bad.bytes + "y");
  for (const std::string& text : texts) {
    std::vector<std::size_t> forward;
    for (std::size_t i = 0; i < text.size(); i += Decode(text, i).length) forward.push_back(i);
    std::vector<std::size_t> backward;
    for (std::size_t end = text.size(); end > 0;) {
      end -= DecodeBefore(text, end).length;
      backward.insert(backward.begin(), end);
    }
    EXPECT_EQ(forward, backward) << text;
  }
}

TEST(Utf8Test, CountsAndFindsCodePoints) {
  const std::string text = "a\u0E01\U0001F600z";
  EXPECT_TRUE(IsValid(text));
  EXPECT_EQ(Length(text), 4u);
  EXPECT_EQ(OffsetOf(text, 0), 0u);
  EXPECT_EQ(OffsetOf(text, 1), 1u);
  EXPECT_EQ(OffsetOf(text, 2), 4u);
  EXPECT_EQ(OffsetOf(text, 3), 8u);
  EXPECT_EQ(OffsetOf(text, 4), 9u);
  EXPECT_EQ(OffsetOf(text, 100), 9u);
  EXPECT_EQ(Length(""), 0u);
  EXPECT_TRUE(IsValid(""));
  EXPECT_EQ(Sanitize(text), text);
}

}  // namespace
}  // namespace sarabun::utf8
