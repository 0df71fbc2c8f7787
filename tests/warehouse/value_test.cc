#include "warehouse/value.h"

#include <gtest/gtest.h>

namespace sarabun::warehouse {
namespace {

TEST(Value, PrintsEachKind) {
  EXPECT_EQ(ToText(Value()), "");
  EXPECT_EQ(ToText(Text("x")), "x");
  EXPECT_EQ(ToText(Integer(std::int64_t{-42})), "-42");
  EXPECT_EQ(ToText(Real(0.94)), "0.94");
  EXPECT_EQ(ToText(Value(Decimal{9616, 2})), "96.16");
  EXPECT_EQ(ToText(Bool(true)), "true");
  EXPECT_TRUE(IsNull(Text(std::optional<std::string>())));
  EXPECT_FALSE(IsNull(Text("")));
}

TEST(Value, KnowsTheCalendar) {
  EXPECT_EQ(DaysSinceEpoch("1970-01-01"), 0);
  EXPECT_EQ(DaysSinceEpoch("2024-02-29"), 19782);
  EXPECT_EQ(DaysSinceEpoch("1969-12-31"), -1);
  for (const char* none : {"2023-02-29", "2024-13-01", "2024-1-1", "2024/01/01", "", "2024-01-01x", "20 4-01-01"}) {
    EXPECT_FALSE(DaysSinceEpoch(none)) << none;
  }
}

TEST(Value, CountsMicroseconds) {
  EXPECT_EQ(MicrosSinceEpoch("1970-01-01T00:00:01Z"), 1'000'000);
  EXPECT_EQ(MicrosSinceEpoch("2024-01-31T09:00:00"), 1706691600000000);
  EXPECT_EQ(MicrosSinceEpoch("1970-01-01T00:00:00.25Z"), 250'000);
  for (const char* none : {"2024-01-31", "2024-01-31T24:00:00Z", "2024-01-31T09:00:00.Z", "2024-01-31T09:61:00Z",
                           "2024-01-31 09:00:00", "2024-01-31T09:00:00+07"}) {
    EXPECT_FALSE(MicrosSinceEpoch(none)) << none;
  }
}

TEST(Value, NowIsATimestamp) {
  const std::string now = NowUtc();
  EXPECT_TRUE(MicrosSinceEpoch(now)) << now;
  EXPECT_EQ(now.size(), std::string("2024-01-31T09:00:00.123456Z").size());
  EXPECT_GT(now, "2026");
}

}  // namespace
}  // namespace sarabun::warehouse
