#include "thai/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "thai/repair.h"

namespace sarabun::thai {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> Cut(WordCutter& cutter, const std::string& text) {
  std::vector<std::string> words;
  for (const Word& word : cutter.Cut(text)) words.push_back(text.substr(word.begin, word.end - word.begin));
  return words;
}

TEST(WordCutter, LeavesSignsAndSpacesOut) {
  WordCutter cutter(nullptr);
  EXPECT_THAT(Cut(cutter, "ประชุม (2 ครั้ง) – No Gift"), ElementsAre("ประชุม", "2", "ครั้ง", "No", "Gift"));
  EXPECT_THAT(Cut(cutter, ""), ElementsAre());
  EXPECT_THAT(Cut(cutter, " - / … "), ElementsAre());
}

// Offices often leave the space out.
TEST(WordCutter, CutsWhereThaiTouchesFiguresAndLatin) {
  WordCutter cutter(nullptr);
  EXPECT_THAT(Cut(cutter, "ประชุม5ครั้ง"), ElementsAre("ประชุม", "5", "ครั้ง"));
  EXPECT_THAT(Cut(cutter, "๑๒มกราคม๒๕๖๗"), ElementsAre("๑๒", "มกราคม", "๒๕๖๗"));
  EXPECT_THAT(Cut(cutter, "ระบบ E-serviceแล้ว 1,250.50บาท covid19"),
              ElementsAre("ระบบ", "E", "service", "แล้ว", "1,250.50", "บาท", "covid19"));
}

TEST(WordCutter, EqualWordsHaveEqualIds) {
  WordCutter cutter(nullptr);
  const std::vector<Word> words = cutter.Cut("Gift gift ๒๕๖๗ 2567");
  ASSERT_EQ(words.size(), 4u);
  EXPECT_EQ(words[0].id, words[1].id);
  EXPECT_EQ(words[2].id, words[3].id);
  EXPECT_TRUE(words[2].is_number);
  EXPECT_FALSE(words[0].is_number);
}

TEST(WordCutter, RareWordsWeighMore) {
  const auto model = LoadModel(SARABUN_SOURCE_DIR "/rules/thai/model.bin");
  ASSERT_TRUE(model.ok());
  WordCutter cutter(*model);
  const std::vector<Word> words = cutter.Cut("และ สินบน");
  ASSERT_EQ(words.size(), 2u);
  EXPECT_LT(words[0].weight * 3, words[1].weight);
}

TEST(WordCutter, CutsLongTextsWhole) {
  WordCutter cutter(nullptr);
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "ประชุม ";
  EXPECT_EQ(cutter.Cut(text).size(), 3000u);
  const std::string solid(60'000, 'a');
  EXPECT_FALSE(cutter.Cut(solid).empty());
}

}  // namespace
}  // namespace sarabun::thai
