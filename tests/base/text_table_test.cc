#include "base/text_table.h"

#include <gtest/gtest.h>

#include <set>
#include <string_view>

namespace sarabun {
namespace {

TEST(TextTable, FindsByFirstColumn) {
  const TextTable table("# note\nkey\ten\tth\na\tone\tหนึ่ง\n\nb\ttwo\n");
  EXPECT_EQ(table.Find("a", "th"), "หนึ่ง");
  EXPECT_EQ(table.Find("b", "en"), "two");
  EXPECT_EQ(table.Find("b", "th"), "");
  EXPECT_EQ(table.Find("c", "en"), "");
  EXPECT_EQ(table.Find("a", "fr"), "");
}

TEST(TextTable, OfNothingIsEmpty) {
  const TextTable table("");
  EXPECT_EQ(table.Find("a", "en"), "");
  EXPECT_TRUE(table.rows().empty());
}

// Every code of CONTRACT.md, with its severity there, and those that came later.
TEST(Messages, HoldBothLanguagesForEveryCode) {
  std::set<std::string_view> codes;
  for (const auto& row : Messages().rows()) {
    ASSERT_EQ(row.size(), 4U) << row.front();
    EXPECT_TRUE(codes.insert(row[0]).second) << row[0] << " stands twice";
    EXPECT_TRUE(row[1] == "info" || row[1] == "warning" || row[1] == "error") << row[0];
    EXPECT_FALSE(row[2].empty()) << row[0];
    EXPECT_NE(row[3].find("\xE0\xB8"), std::string_view::npos) << row[0] << " has no Thai sentence";
  }
  EXPECT_GE(codes.size(), 48U);
  EXPECT_EQ(Messages().Find("limit-reached", "severity"), "error");
  EXPECT_EQ(Messages().Find("text-not-shown", "severity"), "info");
}

}  // namespace
}  // namespace sarabun
