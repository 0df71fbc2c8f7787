#include "thai/doors.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "thai_support.h"

namespace sarabun::thai {
namespace {

std::string Through(Door door, const std::string& text, DoorOptions options = {}, DoorCounts* counts = nullptr) {
  Engine engine(ShippedModel());
  std::istringstream in(text);
  std::string out;
  const DoorCounts done = RepairStream(
      door, options, engine, [&](std::string& line) { return static_cast<bool>(std::getline(in, line)); },
      [&](std::string_view piece) {
        out += piece;
        return true;
      });
  if (counts != nullptr) *counts = done;
  return out;
}

TEST(DoorsTest, TextGivesOneLineForEachLine) {
  EXPECT_EQ(Through(Door::kText, "กํา\n\n  เเละ\r\nพ.ศ. 2567"), "กำ\n\nและ\nพ.ศ. 2567\n");
  EXPECT_EQ(Through(Door::kText, ""), "");
}

TEST(DoorsTest, TextLeavesSpacesInWords) { EXPECT_EQ(Through(Door::kText, "เท่า เทียม"), "เท่า เทียม\n"); }

TEST(DoorsTest, LinesGiveOneParagraphALine) {
  const std::string text =
      "ตามประกาศ\nกรุงเทพมหานคร เรื่อง นโยบาย\n(No Gift Policy)\n\n1. จัดทำและเผย\nแพร่ช่องทาง\n2. ชี้แจง\n\n\n";
  EXPECT_EQ(Through(Door::kLines, text),
            "ตามประกาศกรุงเทพมหานคร เรื่อง นโยบาย (No Gift Policy)\n1. จัดทำและเผยแพร่ช่องทาง\n2. ชี้แจง\n");
}

TEST(DoorsTest, SpacesMendTornWords) {
  EXPECT_EQ(Through(Door::kSpaces, "เพื่อ ความเท่าเ ทียม และประ ชาชน\n"), "เพื่อ ความเท่าเทียม และประชาชน\n");
}

TEST(DoorsTest, FragmentsKeepTheirOwnSpaces) {
  EXPECT_EQ(Through(Door::kFragments, "เท่าเ\n\nที\n\nยม ไม่\n\nเลือก \n\n \n\n(\n\nIIT\n\n)\n\n \n"),
            "เท่าเทียม ไม่เลือก\n(IIT)\n");
}

TEST(DoorsTest, ExplainTellsSeamsRepairsAndWhatIsLeft) {
  DoorOptions options;
  options.explain = true;
  const std::string out = Through(Door::kLines, "กํา เ\nที่ยว 7 ํ", options);
  EXPECT_THAT(out, testing::StartsWith("กำ เที่ยว 7 ํ\n"));
  EXPECT_THAT(out, testing::HasSubstr("# seam\tกำ เ + ที่ยว 7 ํ\tjoin\tcluster\t1.00\n"));
  EXPECT_THAT(out, testing::HasSubstr("# repair\t0\tsara-am\tกํา\tกำ\tsara-am\t1.00\n"));
  EXPECT_THAT(out, testing::HasSubstr("# left\t12\tstray-mark\tํ\n"));
}

TEST(DoorsTest, StopsWhenNobodyReadsOn) {
  Engine engine(nullptr);
  int given = 0;
  int taken = 0;
  RepairStream(
      Door::kText, {}, engine,
      [&](std::string& line) {
        line = "ก";
        return ++given <= 100;
      },
      [&](std::string_view) { return ++taken < 3; });
  EXPECT_EQ(taken, 3);
  EXPECT_LE(given, 5);
}

TEST(DoorsTest, CountsWhatItDid) {
  DoorCounts counts;
  Through(Door::kText, "กํา เเละ\n7 ํ\n", {}, &counts);
  EXPECT_EQ(counts.lines, 2u);
  EXPECT_EQ(counts.repairs, 2u);
  EXPECT_EQ(counts.damage_left, 1u);
}

TEST(DoorsTest, KnowsItsNames) {
  Door door = Door::kText;
  EXPECT_TRUE(DoorFromName("fragments", door));
  EXPECT_EQ(door, Door::kFragments);
  EXPECT_FALSE(DoorFromName("Fragments", door));
}

// The habit is learned over chunks of a megabyte, so a large file is the same as a small one but for its length.
TEST(DoorsTest, LargeFilesStream) {
  std::string text;
  std::string expected;
  while (text.size() < 3 * kChunk) {
    text += "การบริหารงานโดยผู้บริหาร \nยังไม่เป็นไปตามระบบคุณธรรมและ\nความโปร่งใส\n\n";
    expected += "การบริหารงานโดยผู้บริหาร ยังไม่เป็นไปตามระบบคุณธรรมและความโปร่งใส\n";
  }
  EXPECT_EQ(Through(Door::kLines, text), expected);
}

}  // namespace
}  // namespace sarabun::thai
