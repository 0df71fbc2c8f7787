#include "thai/clusters.h"

#include "gtest/gtest.h"
#include "thai/conventions.h"
#include "thai/scan.h"

namespace sarabun::thai {
namespace {

TEST(ForbidsBreakTest, ProvesJoins) {
  EXPECT_TRUE(ForbidsBreak(U"เ", U"ที่ยว"));   // a leading vowel waits for its consonant
  EXPECT_TRUE(ForbidsBreak(U"บริก", U"าร"));  // aa needs a base
  EXPECT_TRUE(ForbidsBreak(U"ท", U"ี่"));      // so do marks
  EXPECT_TRUE(ForbidsBreak(U"วั", U"นที่"));    // an open vowel waits to be closed
  EXPECT_TRUE(ForbidsBreak(U"ทั้", U"งนี้"));    // also under a tone
  EXPECT_TRUE(ForbidsBreak(U"เท่าเ", U"ที"));
}

TEST(ForbidsBreakTest, SaysNothingWhereAWordCouldEnd) {
  EXPECT_FALSE(ForbidsBreak(U"และ", U"ความ"));
  EXPECT_FALSE(ForbidsBreak(U"ต่าง", U"ๆ"));
  EXPECT_FALSE(ForbidsBreak(U"ปี", U"2567"));
  EXPECT_FALSE(ForbidsBreak(U"ระบบ", U"ITA"));
  EXPECT_FALSE(ForbidsBreak(U"", U"าร"));
  EXPECT_FALSE(ForbidsBreak(U"2567", U"ี"));  // a stray mark after a digit proves nothing
}

TEST(MayFollowTest, KnowsTheOrderOfSigns) {
  using K = CharClass;
  EXPECT_TRUE(MayFollow(K::kAbove, false, K::kTone));
  EXPECT_FALSE(MayFollow(K::kTone, false, K::kAbove));
  EXPECT_FALSE(MayFollow(K::kLead, false, K::kSpace));
  EXPECT_TRUE(MayFollow(K::kTone, false, K::kAm));
  EXPECT_FALSE(MayFollow(K::kTone, true, K::kAm));
  EXPECT_FALSE(MayFollow(K::kConsonant, false, K::kLongTail));
  EXPECT_TRUE(MayFollow(K::kVocalic, false, K::kLongTail));
}

TEST(ScanTest, AsksForNothingOnCleanText) {
  EXPECT_EQ(Scan("มีการจัดประชุมชี้แจง พ.ศ. 2567 (No Gift Policy) “โปร่งใส” ฯลฯ ต่าง ๆ – ๑๐๐%"), kNeedsNothing);
  EXPECT_EQ(Scan(""), kNeedsNothing);
}

TEST(ScanTest, AsksForEachPass) {
  EXPECT_EQ(Scan("ก\n"), kNeedsBreaks);
  EXPECT_EQ(Scan("ก\xC2\xA0ข"), kNeedsSpaces);
  EXPECT_EQ(Scan("ก  ข"), kNeedsSpaces);
  EXPECT_EQ(Scan(" ก"), kNeedsSpaces);
  EXPECT_EQ(Scan("ก "), kNeedsSpaces);
  EXPECT_EQ(Scan("ก\xE2\x80\x8Bข"), kNeedsInvisible);
  EXPECT_EQ(Scan("กํา"), kNeedsMarks);
  EXPECT_EQ(Scan("เเละ"), kNeedsMarks);
  EXPECT_EQ(Scan("\xEF\x9C\x8E"), kNeedsEncoding);
  EXPECT_EQ(Scan("e\xCC\x81"), kNeedsCompose);
  EXPECT_EQ(Scan("a\xFF"), kNeedsBytes);
}

TEST(ConventionTest, SaysNothingOfThaiBesideThai) {
  EXPECT_FALSE(Convention(U"และ", U"ความ").has_value());
  EXPECT_FALSE(Convention(U"กทม.", U"รอบ").has_value());
  EXPECT_FALSE(Convention(U"คำว่า\"", U"ข").has_value());
}

TEST(StartsLikeLabelTest, TellsLabelsFromText) {
  for (const std::u32string_view label : {U"1. ก", U"12) ก", U"(1) ก", U"(96.31 ก)", U"- ก", U"• ก", U"๑. ก"}) {
    EXPECT_TRUE(StartsLikeLabel(label));
  }
  for (const std::u32string_view text : {U"กรุงเทพ", U"2567 ก", U"(ก)", U"-ก", U""}) EXPECT_FALSE(StartsLikeLabel(text));
}

}  // namespace
}  // namespace sarabun::thai
