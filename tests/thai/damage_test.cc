#include "thai/damage.h"

#include "gtest/gtest.h"
#include "thai_support.h"

namespace sarabun::thai {
namespace {

std::vector<Damage> LeftIn(const std::string& text) {
  Engine engine(ShippedModel());
  Repaired out;
  engine.Repair({text, {}}, {}, out);
  return out.left;
}

TEST(DamageTest, ReportsMarksThatSitOnNothing) {
  const auto left = LeftIn("ละติจูด 7 ํ 25 ่ 04");
  ASSERT_EQ(left.size(), 2u);
  EXPECT_EQ(left[0].kind, "stray-mark");
  EXPECT_EQ(left[0].offset, 10u);
}

TEST(DamageTest, ReportsVowelsWithoutAConsonant) {
  const auto left = LeftIn("ในการทำงานเ มีกำลังใจ");
  ASSERT_EQ(left.size(), 1u);
  EXPECT_EQ(left[0].kind, "lone-vowel");
}

TEST(DamageTest, ReportsALostCodePage) {
  const auto left = LeftIn("เธเธฃเธธเนเธเนเธ—เธ");
  ASSERT_EQ(left.size(), 1u);
  EXPECT_EQ(left[0].kind, "code-page");
}

TEST(DamageTest, FindsNoneInSoundText) { EXPECT_TRUE(LeftIn("ภิกฺขุ พุทฺโธ ฤาษี ธํ เกี๊ยะ “โปร่งใส”  และ").empty()); }

}  // namespace
}  // namespace sarabun::thai
