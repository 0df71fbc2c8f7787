#include "picture/preview_layout.h"

#include <gtest/gtest.h>

namespace sarabun::picture {
namespace {

// Letters are 8 wide and 16 high here. "^" is a seam between records, "/" a line break, "|" parts texts.
std::string LaidOut(std::vector<DrawnText> texts) {
  for (DrawnText& text : texts) {
    if (text.width == 0) text.width = 8.0 * static_cast<double>(text.text.size());
    text.em = 16;
  }
  std::string out;
  for (const SeamedText& paragraph : LayOut(std::move(texts))) {
    if (!out.empty()) out += '|';
    std::size_t at = 0;
    for (const Seam& seam : paragraph.seams) {
      out += paragraph.text.substr(at, seam.offset - at) + (seam.kind == SeamKind::kRecord ? "^" : "/");
      at = seam.offset + (seam.kind == SeamKind::kRecord ? 0 : 1);
    }
    out += paragraph.text.substr(at);
  }
  return out;
}

TEST(PreviewLayout, PiecesOnOneBaseline) {
  EXPECT_EQ(LaidOut({{"ab", 0, 20}, {"cd", 16, 20}}), "abcd") << "they touch";
  EXPECT_EQ(LaidOut({{"ab", 0, 20}, {"cd", 18, 20}}), "abcd") << "an eighth of an em";
  EXPECT_EQ(LaidOut({{"ab", 0, 20}, {"cd", 19.5, 20}}), "ab^cd") << "less than a space, more than nothing";
  EXPECT_EQ(LaidOut({{"ab", 0, 20}, {"cd", 20, 20}}), "ab cd") << "a quarter";
  EXPECT_EQ(LaidOut({{"ab ", 0, 20}, {"cd", 40, 20}}), "ab cd") << "no second space";
  EXPECT_EQ(LaidOut({{"ab", 0, 20}, {"2", 16, 15}}), "ab2") << "raised a little";
}

TEST(PreviewLayout, AWidthThatIsNotKnownLeavesTheSeamOpen) {
  std::vector<SeamedText> out = LayOut({{"ab", 0, 20, 0, 16}, {"cd", 16, 20, 0, 16}});
  ASSERT_EQ(out.size(), 1u);
  EXPECT_EQ(out[0].text, "abcd");
  EXPECT_EQ(out[0].seams, (std::vector<Seam>{{2, SeamKind::kRecord}}));
}

TEST(PreviewLayout, ByPlaceWhereTheOrderIsNone) {
  EXPECT_EQ(LaidOut({{"d", 8, 40}, {"b", 8, 20}, {"c", 0, 40.5}, {"a", 0, 20}}), "ab/cd");
  EXPECT_EQ(LaidOut({{"low", 0, 200}, {"high", 0, 20}}), "high|low") << "a gap between lines parts texts";
}

TEST(PreviewLayout, AsDrawnWhereParagraphsAreMarked) {
  // Two cells of two lines each, side by side.
  EXPECT_EQ(LaidOut({{"a", 0, 20}, {"b", 0, 36}, {" ", 8, 36}, {"c", 200, 20}, {"d", 200, 36}, {" ", 208, 36}}),
            "a^b |c^d ");
  EXPECT_EQ(LaidOut({{"a", 0, 20}, {" ", 8, 20}, {"b", 0, 36}, {" ", 8, 36}}), "a |b ") << "two paragraphs";
  EXPECT_EQ(LaidOut({{"a", 0, 20}, {" ", 8, 20}, {"b", 16, 20}, {" ", 24, 20}}), "a b ") << "a space within a line";
}

TEST(PreviewLayout, DrawnTwiceCountsOnce) {
  EXPECT_EQ(LaidOut({{"bold", 0, 20}, {"bold", 0.5, 20}, {"er", 32, 20}}), "bolder");
}

TEST(PreviewLayout, NothingGivesNothing) {
  EXPECT_EQ(LaidOut({}), "");
  EXPECT_EQ(LaidOut({{" ", 0, 0}}), "");
}

}  // namespace
}  // namespace sarabun::picture
