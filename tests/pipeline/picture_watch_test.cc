#include "pipeline/picture_watch.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace sarabun::pipeline {
namespace {

// Each piece is 8 wide a letter; lines are 20 apart.
std::string Table(std::vector<std::vector<std::pair<double, std::string>>> lines) {
  picture::MetafileText text;
  double y = 0;
  for (const auto& line : lines) {
    y += 20;
    for (const auto& [x, words] : line)
      text.texts.push_back({words, x, y, 8.0 * static_cast<double>(words.size()), 16});
  }
  const DrawnTable table = FindDrawnTable(text);
  return std::to_string(table.rows) + "x" + std::to_string(table.columns);
}

TEST(PictureWatch, KnowsADrawnTableByItsColumns) {
  EXPECT_EQ(
      Table(
          {{{0, "code"}, {100, "name"}, {200, "score"}}, {{0, "I1"}, {100, "a"}, {200, "9"}}, {{0, "I2"}, {100, "b"}}}),
      "3x3");
  EXPECT_EQ(Table({{{0, "title"}}, {{0, "a"}, {90, "1"}}, {{0, "b"}, {95, "2"}}, {{0, "c"}, {90, "3"}}, {{0, "end"}}}),
            "3x2");
}

TEST(PictureWatch, OtherTextIsNoTable) {
  EXPECT_EQ(Table({}), "0x0");
  EXPECT_EQ(Table({{{0, "one line"}}, {{0, "another"}}, {{0, "a third"}}}), "0x0");
  EXPECT_EQ(Table({{{0, "to"}, {300, "date"}}, {{0, "from"}, {200, "place"}}, {{0, "re"}, {100, "no"}}}), "0x0")
      << "gaps at other places each time";
  EXPECT_EQ(
      Table(
          {{{0, "cut "}, {32, "into "}, {72, "pieces"}}, {{0, "like "}, {40, "that"}}, {{0, "on "}, {24, "it goes"}}}),
      "0x0");
  EXPECT_EQ(Table({{{0, "a"}, {90, "b"}}, {{0, "c"}, {90, "d"}}}), "0x0") << "two lines are too few";
}

}  // namespace
}  // namespace sarabun::pipeline
