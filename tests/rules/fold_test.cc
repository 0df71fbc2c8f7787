#include "rules/fold.h"

#include <gtest/gtest.h>

namespace sarabun::rules {
namespace {

TEST(FoldTest, FoldsWhatTypistsVary) {
  struct Row {
    const char* source;
    const char* folded;
  };
  const Row rows[] = {
      {"I๑ – I๒๒", "I1 - I22"},
      {"  ก\t \u00A0ข  ", "ก ข"},
      {"ก \r\n \n ข", "ก\nข"},
      {"ก\u200Bข\u00AD", "กข"},
      {"สํานักงาน", "สำนักงาน"},
      {"นํ้า", "น้ำ"},
      {"เเละ", "และ"},
      {"ท่ีน่ี", "ที่นี่"},
      {"ตัว ชี้ วัดท ี่", "ตัว ชี้ วัดที่"},
      {"ＩＴＡ（1）", "ITA(1)"},
      {"ที่่", "ที่"},
      {"", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(Fold(row.source).text, row.folded) << row.source;
}

TEST(FoldTest, KnowsTheWayBack) {
  const std::string source = "ข้อ  I๑\u200B  สํานัก";
  const Folded folded = Fold(source);
  const std::size_t code = folded.text.find("I1");
  ASSERT_NE(code, std::string::npos);
  EXPECT_EQ(source.substr(folded.SourceOf(code), 4), "I๑");
  EXPECT_EQ(source.substr(folded.SourceOf(folded.text.find("สำ"))), "สํานัก");
  EXPECT_EQ(folded.SourceOf(folded.text.size()), source.size());
}

TEST(FoldTest, FoldingTwiceIsFoldingOnce) {
  for (const char* source : {"ก \n\n ข  ค", "เเเเ", "ํ้า ํ า", "  - \t", "๑๒\u2028๓", "\xE0\xB8 ก"}) {
    const std::string once = Fold(source).text;
    EXPECT_EQ(Fold(once).text, once) << source;
  }
}

TEST(SimilarityTest, OrdersHeadings) {
  const auto like = [](const char* a, const char* b) { return Similarity(Skeleton(a), Skeleton(b)); };
  EXPECT_EQ(like("มาตรการ / กิจกรรม", "มาตรการ/\nกิจกรรม"), 1);
  EXPECT_GT(like("ผลการดำเนินการตามมาตรการ", "ผลการดำเนินงานตามมาตรการ"), 0.85);
  EXPECT_GT(like("ผลการดำเนินการ", "ผลการดำเนินการตามมาตรการ"), like("มาตรการ", "ผลการดำเนินการตามมาตรการ"));
  EXPECT_LT(like("ประเด็นการประเมิน", "ภาพกิจกรรม"), 0.5);
  EXPECT_EQ(like("", "ก"), 0);
}

// What is left out because it cannot reach what is asked for must never be what does.
TEST(SimilarityTest, IsTheSameFromWhatIsAskedForOn) {
  std::vector<std::u32string> texts;
  for (const char* text :
       {"มาตรการ", "มาตรการ / กิจกรรม", "กิจกรรมและมาตรการ", "ผลการดำเนินการ", "ผลการดำเนินงาน", "ผลดำเนินการตามมาตรการ",
        "ประเด็นการประเมิน", "ประเด็นประเมิน", "ภาพ", "ภาพกิจกรรม", "abab", "baba", "aab", "bba", "ก", "ข", ""}) {
    texts.push_back(ToCodePoints(Skeleton(text)));
  }
  for (const std::u32string& a : texts) {
    for (const std::u32string& b : texts) {
      const double exact = Similarity(a, b, 0);
      for (double asked : {0.3, 0.5, 0.62, 0.8, 0.85, 0.95}) {
        const double found = Similarity(a, b, asked);
        EXPECT_EQ(found >= asked, exact >= asked) << asked;
        if (exact >= asked) {
          EXPECT_EQ(found, exact) << asked;
        }
      }
    }
  }
}

}  // namespace
}  // namespace sarabun::rules
