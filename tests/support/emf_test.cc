#include "tools/docx_builder/emf.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace sarabun::test {
namespace {

std::uint32_t Read32(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i > 0; --i) value = value << 8 | static_cast<unsigned char>(bytes.at(at + i - 1));
  return value;
}

TEST(EmfTest, RecordsFillTheFileAndHoldTheTexts) {
  const std::vector<build::PreviewText> texts = {{"ที", 10, 20}, {"A", 30, 20}};
  const std::string emf = WriteEmf(texts);
  EXPECT_EQ(emf.substr(40, 4), " EMF");
  EXPECT_EQ(Read32(emf, 48), emf.size());
  std::vector<std::uint32_t> types;
  std::vector<std::string> strings;
  for (std::size_t at = 0; at < emf.size(); at += Read32(emf, at + 4)) {
    types.push_back(Read32(emf, at));
    ASSERT_EQ(Read32(emf, at + 4) % 4, 0u);
    if (types.back() != 0x54) continue;
    EXPECT_EQ(Read32(emf, at + 36), static_cast<std::uint32_t>(texts[strings.size()].x));
    EXPECT_EQ(Read32(emf, at + 40), static_cast<std::uint32_t>(texts[strings.size()].y));
    strings.push_back(emf.substr(at + Read32(emf, at + 48), 2 * Read32(emf, at + 44)));
  }
  EXPECT_EQ(Read32(emf, 52), types.size());
  EXPECT_EQ(types, (std::vector<std::uint32_t>{0x01, 0x12, 0x16, 0x54, 0x54, 0x0E}));
  EXPECT_EQ(strings, (std::vector<std::string>{"\x17\x0E\x35\x0E", std::string("A\0", 2)}));
}

}  // namespace
}  // namespace sarabun::test
