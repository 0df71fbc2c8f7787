#include "base/text.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace sarabun {
namespace {

using Views = std::vector<std::string_view>;

TEST(TextTest, Trims) {
  EXPECT_EQ(TrimAscii(" \t\r\na b\n"), "a b");
  EXPECT_EQ(TrimAscii(" \n"), "");
  EXPECT_EQ(TrimAscii(""), "");
  EXPECT_EQ(TrimAscii("\u00A0x"), "\u00A0x");  // only ASCII
}

TEST(TextTest, SplitsAndJoins) {
  EXPECT_EQ(Split("a,b,,c", ','), (Views{"a", "b", "", "c"}));
  EXPECT_EQ(Split(",", ','), (Views{"", ""}));
  EXPECT_EQ(Split("", ','), (Views{""}));
  EXPECT_EQ(Join({"a", "", "b"}, "; "), "a; ; b");
  EXPECT_EQ(Join({}, "; "), "");
}

TEST(TextTest, IgnoresTheCaseOfAsciiOnly) {
  EXPECT_EQ(ToLowerAscii("Word/ÄÖ.XML"), "word/ÄÖ.xml");
  EXPECT_TRUE(EqualsIgnoringAsciiCase("NULL", "null"));
  EXPECT_FALSE(EqualsIgnoringAsciiCase("Ä", "ä"));
  EXPECT_FALSE(EqualsIgnoringAsciiCase("a", "ab"));
}

TEST(TextTest, ReplacesEveryPlaceOnce) {
  EXPECT_EQ(ReplaceAll("a\\b\\c", "\\", "/"), "a/b/c");
  EXPECT_EQ(ReplaceAll("aaa", "aa", "a"), "aa");
  EXPECT_EQ(ReplaceAll("abc", "x", "y"), "abc");
  EXPECT_EQ(ReplaceAll("xx", "x", "xx"), "xxxx");
}

TEST(TextTest, MeasuresEdits) {
  EXPECT_EQ(EditDistance("", ""), 0u);
  EXPECT_EQ(EditDistance("", "abc"), 3u);
  EXPECT_EQ(EditDistance("measures", "measure"), 1u);
  EXPECT_EQ(EditDistance("kitten", "sitting"), 3u);
  EXPECT_EQ(EditDistance("ab", "ba"), 2u);
  EXPECT_EQ(EditDistance(U"\u0E17\u0E35\u0E48", U"\u0E17\u0E35"), 1u) << "code points, not bytes";
}

TEST(TextTest, SuggestsTheNearestAndNothingFar) {
  const Views names = {"measures", "results", "score"};
  EXPECT_EQ(Nearest("mesures", names), "measures");
  EXPECT_EQ(Nearest("scor", names), "score");
  EXPECT_EQ(Nearest("evidence", names), "");
  EXPECT_EQ(Nearest("x", {}), "");
}

}  // namespace
}  // namespace sarabun
