#include "legacy/dump_preview.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/legacy/dump_drawing.h"

namespace sarabun::legacy {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view kBody =
    "Report on the measures that raise integrity and openness\nof one district office, fiscal year 2567\n"
    "\titem to be assessed\n\tissue to improve\n\tmeasures taken\n\n"
    "\tI1 staff work to the time limits\n\tissue one\n\tmeasure one\n\n"
    "\tI2 staff treat everyone alike\n\tissue two\n\tmeasure two";

// The first page again, a record a line, then joined by spaces.
std::string Records(std::string_view first) {
  return std::string(first) +
         "\n\n\n \n\n\nof one district office, \n\n\nfiscal year\n\n\n 2567\n\n\nitem to be\n\n\n assessed\n\n\n";
}
constexpr std::string_view kTitle = "Report on the measures that raise integrity and openness";
constexpr std::string_view kJoined =
    "\n\nReport on the measures that raise integrity and openness   of one district office,  fiscal year  2567  item "
    "to be assessed\n";

TEST(DumpPreview, IsKeptOutOfTheLastCell) {
  const ReadDump read = Read(std::string(kBody) + "\n " + Records(kTitle) + std::string(kJoined));
  EXPECT_THAT(read.drawing.text(), HasSubstr("| I2 staff treat everyone alike | issue two | measure two |\nend\n"));
  EXPECT_THAT(read.drawing.text(), testing::EndsWith("end\n"));
  EXPECT_EQ(read.preview.line, 14u);
  EXPECT_THAT(read.preview.records, ElementsAre(" " + std::string(kTitle), " ", "of one district office, ",
                                                "fiscal year", " 2567", "item to be", " assessed"));
  ASSERT_EQ(read.preview.joined.size(), 1u);
  ASSERT_EQ(read.findings.items().size(), 1u);
  EXPECT_EQ(read.findings.items()[0].code, "construct-not-read");
  EXPECT_EQ(read.findings.items()[0].data[0].first, "characters");
  EXPECT_EQ(read.findings.items()[0].data[0].second.integer, static_cast<std::int64_t>(read.preview.characters));
}

TEST(DumpPreview, IsKnownBehindATableEnd) {
  const ReadDump read = Read(std::string(kBody) + "\n\n\nsigned by the director\n\n\n" + Records(kTitle));
  EXPECT_THAT(read.drawing.text(), Not(HasSubstr("of one district office, \n")));
  EXPECT_EQ(read.preview.records.back(), " assessed");
}

TEST(DumpPreview, IsKnownByItsRunOfRecordsWhereNothingIsRepeated) {
  std::string tail;
  for (int i = 0; i < 20; ++i) tail += "fragment" + std::to_string(i) + "\n\n\n";
  const ReadDump read = Read(std::string(kBody) + "\n damaged " + tail);
  EXPECT_THAT(read.drawing.text(), HasSubstr("| measure two |\nend\n"));
  EXPECT_EQ(read.preview.records.front(), " damaged fragment0");
  EXPECT_EQ(read.preview.records.size(), 20u);
}

TEST(DumpPreview, IsNotSeenInSignatures) {
  const ReadDump read = Read(std::string(kBody) + "\n\n\nof one district office\n\n\nsigned\n\n\n31 March\n");
  EXPECT_THAT(read.drawing.text(), testing::EndsWith("end\nof one district office\nsigned\n31 March\n"));
  EXPECT_EQ(read.preview.line, 0u);
  EXPECT_THAT(read.findings.items(), IsEmpty());
}

TEST(DumpPreview, IsNotSeenWithoutATable) { EXPECT_EQ(Read(Records(kTitle) + std::string(kJoined)).preview.line, 0u); }

}  // namespace
}  // namespace sarabun::legacy
