#include "picture/metafile_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <random>

#include "tools/docx_builder/emf.h"

namespace sarabun::picture {
namespace {

using namespace std::string_literals;

// Records are put together by hand, field by field as the specifications list them.
std::string U16(unsigned value) { return {static_cast<char>(value), static_cast<char>(value >> 8)}; }
std::string U32(std::uint32_t value) { return U16(value & 0xFFFF) + U16(value >> 16); }
std::string I32(std::int32_t value) { return U32(static_cast<std::uint32_t>(value)); }
std::string F32(float value) { return U32(std::bit_cast<std::uint32_t>(value)); }

std::string Wide(std::u16string_view text) {
  std::string out;
  for (const char16_t unit : text) out += U16(unit);
  return out;
}

std::string Padded(std::string data) {
  data.resize((data.size() + 3) / 4 * 4, '\0');
  return data;
}

std::string Emr(std::uint32_t type, const std::string& data) {
  const std::string padded = Padded(data);
  return U32(type) + U32(static_cast<std::uint32_t>(8 + padded.size())) + padded;
}

std::string Header() {
  return Emr(1, std::string(16, '\0') + std::string(16, '\0') + " EMF" + U32(0x10000) + std::string(44, '\0'));
}
const std::string& End() {
  static const std::string kEnd = Emr(0x0E, U32(0) + U32(16) + U32(20));
  return kEnd;
}

struct Text {
  std::uint32_t type = 0x54;
  std::string bytes;
  std::uint32_t count = 0;
  std::uint32_t options = 0;
  std::vector<std::int32_t> advances;
  std::uint32_t string_at = 76;
};

std::string TextOut(std::int32_t x, std::int32_t y, const Text& text) {
  const std::string string = Padded(text.bytes);
  std::string advances;
  for (const std::int32_t advance : text.advances) advances += I32(advance);
  const auto advances_at = text.advances.empty() ? 0 : static_cast<std::uint32_t>(76 + string.size());
  return Emr(text.type, std::string(16, '\0') + U32(1) + F32(1) + F32(1) + I32(x) + I32(y) + U32(text.count) +
                            U32(text.string_at) + U32(text.options) + std::string(16, '\0') + U32(advances_at) +
                            string + advances);
}

std::string WideOut(std::int32_t x, std::int32_t y, std::u16string_view text, std::vector<std::int32_t> advances = {}) {
  return TextOut(x, y, {0x54, Wide(text), static_cast<std::uint32_t>(text.size()), 0, std::move(advances)});
}

std::string Font(std::uint32_t handle, std::int32_t height, char charset = 0) {
  return Emr(0x52, U32(handle) + I32(height) + std::string(19, '\0') + charset + std::string(68, '\0'));
}
std::string Select(std::uint32_t handle) { return Emr(0x25, U32(handle)); }
std::string Point(std::uint32_t type, std::int32_t x, std::int32_t y) { return Emr(type, I32(x) + I32(y)); }

std::string Plus(std::uint32_t type, std::uint32_t flags, const std::string& data) {
  const std::string padded = Padded(data);
  const auto size = static_cast<std::uint32_t>(padded.size());
  return U16(type) + U16(flags) + U32(12 + size) + U32(size) + padded;
}
std::string Comment(const std::string& records) {
  return Emr(0x46, U32(static_cast<std::uint32_t>(records.size() + 4)) + "EMF+" + records);
}

MetafileText ReadAll(const std::string& records) {
  auto read = ReadMetafileText(Header() + records + End());
  EXPECT_TRUE(read.ok());
  return read.ok() ? *read : MetafileText{};
}

// "text@x,y+width/em" with whole numbers, "|" between; "*" ahead where the file is cut off.
std::string Seen(const MetafileText& read) {
  std::string out = read.is_cut_off ? "*" : "";
  for (const DrawnText& text : read.texts) {
    if (out.size() > 1) out += '|';
    out += text.text + "@" + std::to_string(std::lround(text.x)) + "," + std::to_string(std::lround(text.y));
    if (text.width != 0) out += "+" + std::to_string(std::lround(text.width));
    if (text.em != 0) out += "/" + std::to_string(std::lround(text.em));
  }
  return out;
}
std::string Seen(const std::string& records) { return Seen(ReadAll(records)); }

const std::string kBaseline = Emr(0x16, U32(24));

TEST(MetafileText, WhatTheBuilderDraws) {
  auto read = ReadMetafileText(build::WriteEmf({{"ที", 10, 20}, {"A", 30, 20}}));
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(Seen(*read), "ที@10,20+16|A@30,20+8");
  EXPECT_EQ(read->records, 2u);
}

TEST(MetafileText, PlacesByFontAndAlignment) {
  EXPECT_EQ(Seen(Font(1, -20) + Select(1) + kBaseline + WideOut(5, 50, u"a", {9})), "a@5,50+9/20");
  EXPECT_EQ(Seen(Font(1, -20) + Select(1) + WideOut(5, 50, u"a", {9})), "a@5,66+9/20") << "by its upper edge";
  EXPECT_EQ(Seen(kBaseline + Emr(0x16, U32(24 | 2)) + WideOut(50, 9, u"ab", {8, 8})), "ab@34,9+16") << "right";
  EXPECT_EQ(Seen(Emr(0x16, U32(24 | 6)) + WideOut(50, 9, u"ab", {8, 8})), "ab@42,9+16") << "centred";
}

TEST(MetafileText, FollowsTheCurrentPosition) {
  const std::string at_position = Emr(0x16, U32(24 | 1)) + Point(0x1B, 7, 30);
  EXPECT_EQ(Seen(at_position + WideOut(0, 0, u"ab", {8, 8}) + WideOut(0, 0, u"c", {8})), "ab@7,30+16|c@23,30+8");
}

TEST(MetafileText, MapsThroughWorldAndPage) {
  const std::string page = Emr(0x11, U32(8)) + Point(0x09, 100, 100) + Point(0x0B, 50, 200) + Point(0x0A, 10, 0);
  EXPECT_EQ(Seen(page + kBaseline + WideOut(20, 20, u"a", {10})), "a@5,40+5");
  const std::string doubled = Emr(0x23, F32(2) + F32(0) + F32(0) + F32(2) + F32(1) + F32(0));
  EXPECT_EQ(Seen(Emr(0x21, "") + doubled + kBaseline + WideOut(20, 20, u"a", {10}) + Emr(0x22, I32(-1)) + kBaseline +
                 WideOut(1, 2, u"b")),
            "a@41,40+20|b@1,2");
}

TEST(MetafileText, StringsOfBytesGoByTheFontsCharset) {
  const Text thai{0x53, "\xB7\xD5\x41", 3, 0, {}};
  EXPECT_EQ(Seen(Font(1, 10, '\xDE') + Select(1) + kBaseline + TextOut(0, 0, thai)), "ทีA@0,0/10");
  EXPECT_EQ(Seen(kBaseline + TextOut(0, 0, {0x53, "caf\xE9", 4, 0, {}})), "café@0,0");
}

TEST(MetafileText, SmallText) {
  const auto small = [](std::uint32_t options, std::uint32_t count, const std::string& rest) {
    return Emr(0x6C, I32(4) + I32(9) + U32(count) + U32(options) + U32(1) + F32(1) + F32(1) + rest);
  };
  EXPECT_EQ(Seen(kBaseline + small(0x300, 2, "hi")), "hi@4,9");
  EXPECT_EQ(Seen(kBaseline + small(0x100, 2, Wide(u"ที"))), "ที@4,9");
  EXPECT_EQ(Seen(kBaseline + small(0, 1, std::string(16, '\0') + Wide(u"ก"))), "ก@4,9");
  EXPECT_EQ(Seen(kBaseline + small(0x300, 4'000'000'000u, "hi")), "hi\0\0"s.substr(0, 2) + "@4,9");
}

TEST(MetafileText, ManyTextsInOneRecord) {
  const auto entry = [](std::int32_t x, std::uint32_t at) {
    return I32(x) + I32(0) + U32(1) + U32(at) + U32(0) + std::string(16, '\0') + U32(0);
  };
  const std::string head = std::string(16, '\0') + U32(1) + F32(1) + F32(1);
  EXPECT_EQ(Seen(kBaseline + Emr(0x61, head + U32(2) + entry(1, 120) + entry(2, 122) + Wide(u"กข"))), "ก@1,0|ข@2,0");
  EXPECT_EQ(ReadAll(kBaseline + Emr(0x61, head + U32(0xFFFFFFFF) + entry(1, 80) + Wide(u"ก"))).texts.size(), 1u);
}

TEST(MetafileText, GlyphsWithoutCharactersAreCounted) {
  const MetafileText read = ReadAll(TextOut(0, 0, {0x54, Wide(u"ab"), 2, 0x10, {}}));
  EXPECT_EQ(read.records, 1u);
  EXPECT_EQ(read.unreadable, 1u);
  EXPECT_TRUE(read.texts.empty());
}

TEST(MetafileText, PlusStrings) {
  const std::string font = Plus(0x4008, 6u << 8 | 3u, U32(0xDBC01002) + F32(10) + U32(2) + U32(0) + U32(0) + U32(0));
  const std::string string =
      Plus(0x401C, 0x8003, U32(0) + U32(0) + U32(2) + F32(5) + F32(30) + F32(0) + F32(0) + Wide(u"กา"));
  const std::string glyphs =
      Plus(0x4036, 0x8003, U32(0) + U32(1) + U32(0) + U32(2) + Wide(u"ไป") + F32(1) + F32(40) + F32(9) + F32(40));
  EXPECT_EQ(Seen(Comment(font + string) + Comment(glyphs)), "กา@5,38/10|ไป@1,40+16/10");
  const std::string moved =
      Plus(0x4025, 0, U32(0)) + Plus(0x402D, 0, F32(100) + F32(7)) + string + Plus(0x4026, 0, U32(0)) + string;
  EXPECT_EQ(Seen(Comment(font + moved)), "กา@105,45/10|กา@5,38/10");
  EXPECT_EQ(ReadAll(Comment(Plus(0x4036, 0, U32(0) + U32(0) + U32(0) + U32(1) + U16(7)))).unreadable, 1u);
}

TEST(MetafileText, ADualFileSaysItOnce) {
  const std::string string = Plus(0x401C, 0, U32(0) + U32(0) + U32(1) + F32(0) + F32(0) + F32(0) + F32(0) + Wide(u"ก"));
  const std::string classic = kBaseline + WideOut(0, 0, u"ก", {8});
  EXPECT_EQ(Seen(Comment(Plus(0x4001, 1, std::string(16, '\0')) + string) + classic), "ก@0,0+8");
  EXPECT_EQ(Seen(Comment(Plus(0x4001, 0, std::string(16, '\0')) + string) + classic), "ก@0,0+8|ก@0,0");
  EXPECT_EQ(Seen(Comment(Plus(0x4001, 1, std::string(16, '\0')) + string)), "ก@0,0");
}

std::string Wmf(unsigned function, const std::string& data) {
  const std::string padded = data + (data.size() % 2 != 0 ? "\0"s : ""s);
  return U32(static_cast<std::uint32_t>(6 + padded.size()) / 2) + U16(function) + padded;
}

TEST(MetafileText, WmfStrings) {
  const std::string font = Wmf(0x02FB, U16(0xFFF4) + std::string(11, '\0') + "\xDE" + std::string(4, '\0'));
  const std::string records = Wmf(0x02FA, std::string(10, '\0')) + font + Wmf(0x012D, U16(1)) + Wmf(0x012E, U16(24)) +
                              Wmf(0x0521, U16(2) + "\xB7\xD5" + U16(20) + U16(10)) +
                              Wmf(0x0A32, U16(20) + U16(40) + U16(1) + U16(0) + "A\0"s + U16(7)) +
                              Wmf(0x0A32, U16(9) + U16(8) + U16(60000) + U16(0) + "x");
  auto read = ReadMetafileText("\x01\0\x09\0"s + std::string(14, '\0') + records + Wmf(0, ""));
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(Seen(*read), "ที@10,20/12|A@40,20+7/12");
  EXPECT_EQ(read->records, 3u);
  EXPECT_EQ(read->unreadable, 1u) << "a length past its record";
}

TEST(MetafileText, LyingRecordsEndTheReadingAndKeepWhatCameBefore) {
  const std::string good = kBaseline + WideOut(0, 0, u"ก");
  for (const std::string& lie :
       {U32(0x54) + U32(0), U32(0x54) + U32(7), U32(0x54) + U32(0xFFFFFFF0), U32(0x54), "x"s}) {
    auto read = ReadMetafileText(Header() + good + lie);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(Seen(*read), "*ก@0,0");
  }
  EXPECT_EQ(Seen(good + Comment(U16(0x401C) + U16(0) + U32(3) + U32(0))), "*ก@0,0");
}

TEST(MetafileText, LyingLengthsStayInsideTheirRecord) {
  const auto far = [](std::uint32_t count, std::uint32_t at) {
    return kBaseline + TextOut(0, 0, {0x54, Wide(u"กข"), count, 0, {}, at});
  };
  EXPECT_EQ(Seen(far(0xFFFFFFFF, 76)), "กข@0,0");
  EXPECT_EQ(Seen(far(2, 0xFFFFFFFF)), "");
  EXPECT_EQ(Seen(far(2, 80)), "") << "at the record's end";
  EXPECT_EQ(Seen(far(0, 76)), "");
}

TEST(MetafileText, StopsAtItsLimits) {
  std::string many;
  const std::string one = WideOut(0, 0, u"ก");
  for (std::size_t i = 0; i < kMostDrawnTexts + 5; ++i) many += one;
  const MetafileText read = ReadAll(many);
  EXPECT_TRUE(read.is_over_limit);
  EXPECT_EQ(read.texts.size(), kMostDrawnTexts);
}

TEST(MetafileText, OtherBytesAreRefused) {
  EXPECT_EQ(ReadMetafileText("").error().code, ErrorCode::kUnknownFormat);
  EXPECT_EQ(ReadMetafileText("\x89PNG\r\n\x1A\n").error().code, ErrorCode::kUnknownFormat);
}

TEST(MetafileText, NoBytesBreakIt) {
  std::mt19937 random(7);
  const std::string plus = Plus(0x401C, 0, U32(0) + U32(0) + U32(1) + F32(0) + F32(0) + F32(0) + F32(0) + Wide(u"ก"));
  const std::string whole = Header() + Font(1, -20) + Select(1) + WideOut(1, 2, u"กข", {1, 2}) + Comment(plus) + End();
  for (int round = 0; round < 20'000; ++round) {
    std::string damaged = whole;
    for (int flips = 0; flips < 4; ++flips) {
      damaged[44 + random() % (damaged.size() - 44)] = static_cast<char>(random());
    }
    damaged.resize(44 + random() % (damaged.size() - 43));
    EXPECT_TRUE(ReadMetafileText(damaged).ok());
  }
}

}  // namespace
}  // namespace sarabun::picture
