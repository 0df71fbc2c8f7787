#include "thai/labels.h"

#include "gtest/gtest.h"

namespace sarabun::thai {
namespace {

TEST(LabelReaderTest, TakesNumbersWithASign) {
  LabelReader reader;
  EXPECT_TRUE(reader.Starts(U"1. จัดทำ"));
  EXPECT_TRUE(reader.Starts(U"  2) จัดทำ"));
  EXPECT_TRUE(reader.Starts(U"(3) จัดทำ"));
  EXPECT_TRUE(reader.Starts(U"๔. จัดทำ"));
  EXPECT_TRUE(reader.Starts(U"5.จัดทำ"));
  EXPECT_TRUE(reader.Starts(U"- จัดทำ"));
  EXPECT_TRUE(reader.Starts(U"• จัดทำ"));
}

TEST(LabelReaderTest, LeavesYearsAmountsAndHours) {
  LabelReader reader;
  EXPECT_FALSE(reader.Starts(U"2566 เป็นต้นไป"));
  EXPECT_FALSE(reader.Starts(U"1.5 ล้านบาท"));
  EXPECT_FALSE(reader.Starts(U"10.30 น."));
  EXPECT_FALSE(reader.Starts(U"12 เดือน"));
  EXPECT_FALSE(reader.Starts(U"(No Gift Policy)"));
  EXPECT_FALSE(reader.Starts(U"น. ณ ห้องประชุม"));
  EXPECT_FALSE(reader.Starts(U""));
}

TEST(LabelReaderTest, TellsDashesFromRanges) {
  LabelReader reader;
  EXPECT_FALSE(reader.Starts(U"- 2569 รวม"));
  EXPECT_FALSE(reader.Starts(U"-"));
  EXPECT_TRUE(reader.Starts(U"- จัดทำ"));
  EXPECT_TRUE(reader.Starts(U"- 5 ครั้ง"));
  reader.Reset();
  EXPECT_FALSE(reader.Starts(U"– 22.00 น."));
}

TEST(LabelReaderTest, TakesSecondLevelsThatGoOn) {
  LabelReader reader;
  EXPECT_FALSE(reader.Starts(U"1.1 ชี้แจง"));
  EXPECT_TRUE(reader.Starts(U"1. จัดทำ"));
  EXPECT_TRUE(reader.Starts(U"1.1 ชี้แจง"));
  EXPECT_TRUE(reader.Starts(U"1.2 ซักซ้อม"));
  EXPECT_FALSE(reader.Starts(U"1.5 ล้านบาท"));
}

TEST(LabelReaderTest, TakesLettersInTheirOrder) {
  LabelReader reader;
  EXPECT_TRUE(reader.Starts(U"ก. จัดทำ"));
  EXPECT_TRUE(reader.Starts(U"ข. ชี้แจง"));
  EXPECT_TRUE(reader.Starts(U"ค. ซักซ้อม"));
  EXPECT_TRUE(reader.Starts(U"ง. ตรวจสอบ"));
  EXPECT_FALSE(reader.Starts(U"น. ณ ห้องประชุม"));
}

}  // namespace
}  // namespace sarabun::thai
