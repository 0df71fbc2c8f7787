#include "cli/limit_option.h"

#include <gtest/gtest.h>

namespace sarabun::cli {
namespace {

TEST(SetLimitTest, TakesUnitsOfBytes) {
  Limits limits;
  ASSERT_TRUE(SetLimit("file-bytes=2GB", limits).ok());
  EXPECT_EQ(limits.file_bytes, 2ull << 30);
  ASSERT_TRUE(SetLimit("part-bytes=1.5 mb", limits).ok());
  EXPECT_EQ(limits.part_bytes, 3ull << 19);
  ASSERT_TRUE(SetLimit("xml-depth=12", limits).ok());
  EXPECT_EQ(limits.xml_depth, 12u);
  ASSERT_TRUE(SetLimit("seconds=0.5", limits).ok());
  EXPECT_DOUBLE_EQ(limits.seconds, 0.5);
}

TEST(SetLimitTest, KeepsHugeValuesInsideTheirField) {
  Limits limits;
  ASSERT_TRUE(SetLimit("xml-depth=1e30", limits).ok());
  EXPECT_EQ(limits.xml_depth, 0xFFFFFFFFu);
}

TEST(SetLimitTest, SaysWhatIsWrong) {
  struct Case {
    const char* given;
    const char* message;
  };
  const Case cases[] = {
      {"file-bytes", "'file-bytes' is not NAME=VALUE"},
      {"file-bytes=", "'' is no positive number (units: KB, MB, GB)"},
      {"file-bytes=-1", "'-1' is no positive number (units: KB, MB, GB)"},
      {"file-bytes=nan", "'nan' is no positive number (units: KB, MB, GB)"},
      {"file-bytes=3 apples", "'3 apples' is no positive number (units: KB, MB, GB)"},
  };
  for (const Case& c : cases) {
    Limits limits;
    const Status status = SetLimit(c.given, limits);
    ASSERT_FALSE(status.ok()) << c.given;
    EXPECT_EQ(status.error().message, c.message);
  }
  Limits limits;
  const Status unknown = SetLimit("speed=3", limits);
  ASSERT_FALSE(unknown.ok());
  EXPECT_TRUE(unknown.error().message.starts_with("there is no limit 'speed'; there are file-bytes, "));
}

}  // namespace
}  // namespace sarabun::cli
