#include "xml/crowded_tag.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/xml/dump_handler.h"

namespace sarabun::xml {
namespace {

constexpr std::uint32_t kMax = 2'000;  // past the length of one jump

std::string Tag(std::uint32_t attributes, std::string_view attribute = " a=\"\"") {
  std::string out = "<x";
  for (std::uint32_t i = 0; i < attributes; ++i) out += attribute;
  return out + "/>";
}

bool Crowded(std::string_view bytes, std::size_t piece = std::string_view::npos) {
  CrowdedTagSearch search(kMax);
  for (std::size_t at = 0; at < bytes.size(); at += std::min(piece, bytes.size())) {
    if (search.Feed(bytes.substr(at, piece))) return true;
  }
  return false;
}

TEST(CrowdedTagTest, AllowsWhatIsAllowedAndNoMore) {
  const std::string before(3'000, 'x');
  for (const std::string_view attribute : {" a=\"\"", " name='value'", " a = \n \"x\""}) {
    EXPECT_FALSE(Crowded("<r>" + Tag(kMax, attribute) + "</r>"));
    EXPECT_TRUE(Crowded("<r>" + Tag(kMax + 1, attribute) + "</r>"));
    EXPECT_TRUE(Crowded("<r>" + before + Tag(kMax + 1, attribute)));
  }
}

TEST(CrowdedTagTest, FindsItHoweverTheBytesAreCut) {
  const std::string xml = "<r><a/>" + Tag(kMax + 1) + "</r>";
  const std::string fine = "<r><a/>" + Tag(kMax) + Tag(kMax) + "</r>";
  for (const std::size_t piece : std::vector<std::size_t>{2, 3, 100, 4'000, 4'096, 9'999, 10'001}) {
    EXPECT_TRUE(Crowded(xml, piece)) << piece;
    EXPECT_FALSE(Crowded(fine, piece)) << piece;
  }
}

TEST(CrowdedTagTest, ReadsUtf16) {
  const std::string xml = "<r>" + Tag(kMax + 1) + "</r>";
  const std::string fine = "<r>" + Tag(kMax) + Tag(kMax) + "</r>";
  for (const bool big_endian : {false, true}) {
    for (const std::size_t piece : std::vector<std::size_t>{3, 4'000}) {
      EXPECT_TRUE(Crowded(ToUtf16(xml, big_endian), piece));
      EXPECT_TRUE(Crowded(ToUtf16(xml, big_endian, false), piece));
      EXPECT_FALSE(Crowded(ToUtf16(fine, big_endian), piece));
    }
  }
}

TEST(CrowdedTagTest, LeavesManySmallTagsAndLongTextsAlone) {
  std::string xml;
  for (std::uint32_t i = 0; i < 2 * kMax; ++i) xml += "<a b=\"1\" c='2'/>";
  EXPECT_FALSE(Crowded(xml));
  EXPECT_FALSE(Crowded("<a>" + std::string(100'000, '=') + "</a>"));
  EXPECT_FALSE(Crowded("<a>" + std::string(100'000, '"') + "</a>"));
  EXPECT_FALSE(Crowded(""));
}

}  // namespace
}  // namespace sarabun::xml
