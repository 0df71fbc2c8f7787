#include "sinks/json_value.h"

#include <gtest/gtest.h>

#include <string>

namespace sarabun::sinks {
namespace {

Error ErrorOf(std::string_view text, std::size_t max_depth = 32) {
  const auto parsed = ParseJson(text, max_depth);
  EXPECT_FALSE(parsed) << text;
  return parsed ? Error{} : parsed.error();
}

TEST(ParseJson, KeepsEveryKindOfValue) {
  const auto parsed = ParseJson(R"( {"a": [null, true, -1.50e3, "x\u0e01\n"], "b": {}} )");
  ASSERT_TRUE(parsed);
  const JsonValue* list = parsed.value().Find("a");
  ASSERT_NE(list, nullptr);
  ASSERT_EQ(list->items.size(), 4U);
  EXPECT_EQ(list->items[0].kind, JsonValue::Kind::kNull);
  EXPECT_TRUE(list->items[1].flag);
  EXPECT_EQ(list->items[2].kind, JsonValue::Kind::kNumber);
  EXPECT_EQ(list->items[2].text, "-1.50e3");
  EXPECT_EQ(list->items[3].text, "xก\n");
  EXPECT_EQ(parsed.value().Find("b")->kind, JsonValue::Kind::kObject);
  EXPECT_EQ(parsed.value().Find("c"), nullptr);
}

TEST(ParseJson, KeepsEveryDigit) { EXPECT_EQ(ParseJson("0.123456789012345678").value().text, "0.123456789012345678"); }

TEST(ParseJson, KeepsAKeyThatStandsTwice) {
  const auto parsed = ParseJson(R"({"a":1,"a":2})");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed.value().keys.size(), 2U);
  EXPECT_EQ(parsed.value().Find("a")->text, "1");
}

TEST(ParseJson, SaysWhereItBroke) {
  const Error error = ErrorOf(R"({"a" 1})");
  EXPECT_EQ(error.code, ErrorCode::kMalformed);
  EXPECT_EQ(error.message, "not JSON: Missing a colon after a name of object member");
  EXPECT_EQ(error.where.byte, 5U);
}

TEST(ParseJson, RefusesWhatIsNoJson) {
  for (const char* text : {"", " ", "{", "[1,]", "{} {}", "nul", "'a'", "\"a", "[1 2]", "\"\xff\"", "\"\xed\xa0\x80\"",
                           "01", "NaN", "// c\n1", "\"\\ud800\""}) {
    EXPECT_EQ(ErrorOf(text).code, ErrorCode::kMalformed) << text;
  }
}

TEST(ParseJson, LetsNothingHideBehindAZeroByte) {
  const Error error = ErrorOf(std::string_view("{}\0[", 4));
  EXPECT_EQ(error.code, ErrorCode::kMalformed);
  EXPECT_EQ(error.where.byte, 2U);
}

TEST(ParseJson, BoundsDepth) {
  const std::string nested = std::string(32, '[') + std::string(32, ']');
  EXPECT_TRUE(ParseJson(nested));
  EXPECT_EQ(ErrorOf("[" + nested + "]").code, ErrorCode::kLimitReached);
  EXPECT_EQ(ErrorOf(std::string(1U << 20, '[')).message, "values are nested deeper than 32 levels");
}

}  // namespace
}  // namespace sarabun::sinks
