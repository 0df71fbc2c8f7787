#include "sinks/json_writer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

namespace sarabun::sinks {
namespace {

template <class Write>
std::string Written(Write write) {
  JsonWriter json;
  write(json);
  return std::string(json.text());
}

std::string TextOf(std::string_view text) {
  return Written([&](JsonWriter& json) { json.String(text); });
}

std::string RealOf(double value) {
  return Written([&](JsonWriter& json) { json.Double(value); });
}

TEST(JsonWriter, WritesCompactly) {
  EXPECT_EQ(Written([](JsonWriter& json) {
              json.BeginObject();
              json.Key("a");
              json.BeginArray();
              json.Int(std::int64_t{-1});
              json.Uint(std::uint64_t{18446744073709551615ULL});
              json.Bool(true);
              json.Null();
              json.EndArray();
              json.Key("b");
              json.String("c");
              json.EndObject();
            }),
            R"({"a":[-1,18446744073709551615,true,null],"b":"c"})");
}

TEST(JsonWriter, EscapesWhatJsonAsksAndNothingElse) {
  EXPECT_EQ(TextOf("\"\\/"), R"("\"\\/")");
  EXPECT_EQ(TextOf("\b\f\n\r\t"), R"("\b\f\n\r\t")");
  EXPECT_EQ(TextOf(std::string("\0\x01\x1f", 3)), R"("\u0000\u0001\u001F")");
  EXPECT_EQ(TextOf("\x7f ก็ 😀"), "\"\x7f ก็ 😀\"");
  EXPECT_EQ(TextOf(""), R"("")");
  EXPECT_EQ(TextOf(std::string_view()), R"("")");
}

TEST(JsonWriter, ReplacesWhatIsNoUtf8) {
  EXPECT_EQ(TextOf("a\xff"), "\"a\uFFFD\"");
  EXPECT_EQ(TextOf("\xed\xa0\x80"), "\"\uFFFD\uFFFD\uFFFD\"");  // a surrogate
  EXPECT_EQ(TextOf("\xe0\xb8"), "\"\uFFFD\"");                  // cut short
  EXPECT_EQ(Written([](JsonWriter& json) {
              json.BeginObject();
              json.Key("\xff\"");
              json.Null();
              json.EndObject();
            }),
            "{\"\uFFFD\\\"\":null}");
}

TEST(JsonWriter, WritesRealsShortestAndNothingThatJsonLacks) {
  EXPECT_EQ(RealOf(0.94), "0.94");
  EXPECT_EQ(RealOf(0.1 + 0.2), "0.30000000000000004");
  EXPECT_EQ(RealOf(1.0), "1");
  EXPECT_EQ(RealOf(0.0), "0");
  EXPECT_EQ(RealOf(1e-7), "1e-07");
  EXPECT_EQ(RealOf(std::numeric_limits<double>::infinity()), "null");
  EXPECT_EQ(RealOf(std::nan("")), "null");
}

TEST(JsonWriter, WritesDecimalsDigitByDigit) {
  const auto decimal = [](Decimal value) { return Written([&](JsonWriter& json) { json.Number(value); }); };
  EXPECT_EQ(decimal({9631, 2}), "96.31");
  EXPECT_EQ(decimal({100, 0}), "100");
  EXPECT_EQ(decimal({-5, 1}), "-0.5");
  EXPECT_EQ(decimal({123456789012345678, 18}), "0.123456789012345678");
}

TEST(JsonWriter, WritesNothingAsNull) {
  EXPECT_EQ(Written([](JsonWriter& json) {
              json.BeginArray();
              json.String(std::optional<std::string>());
              json.Int(std::optional<int>());
              json.Uint(std::optional<std::uint32_t>());
              json.Number(std::optional<Decimal>());
              json.String(std::optional<std::string>("x"));
              json.Int(std::optional<int>(1));
              json.EndArray();
            }),
            R"([null,null,null,null,"x",1])");
}

TEST(JsonWriter, IsReusedLineByLine) {
  JsonWriter json;
  for (const char* text : {"a", "b"}) {
    json.String(text);
    json.EndLine();
  }
  EXPECT_EQ(json.text(), "\"a\"\n\"b\"\n");
  json.Clear();
  EXPECT_EQ(json.text(), "");
  json.String("c");
  EXPECT_EQ(json.text(), "\"c\"");
}

TEST(JsonWriter, CanBeMoved) {
  JsonWriter first;
  first.BeginArray();
  JsonWriter second = std::move(first);
  second.EndArray();
  EXPECT_EQ(second.text(), "[]");
}

}  // namespace
}  // namespace sarabun::sinks
