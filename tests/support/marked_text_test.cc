#include "tools/samples/marked_text.h"

#include <gtest/gtest.h>

#include "tools/docx_builder/dump.h"

namespace sarabun::samples {
namespace {

TEST(MarkedTextTest, ReadsAsItsMarksSay) {
  const struct {
    const char* marked;
    const char* reading;
  } cases[] = {
      {"กรุงเทพ⏎มหานคร", "กรุงเทพมหานคร"},    {"และ ⏎ทำตาม", "และ ทำตาม"}, {"วันที่␣⏎15", "วันที่ 15"}, {"ก→ข", "ก ข"},
      {"รวม {-85-}{+92+} คน", "รวม 92 คน"}, {"  ก  ข ", "ก ข"},          {"ก ¶ข", "ก ข"},       {"ก{-ข-}", "ก"},
  };
  for (const auto& c : cases) EXPECT_EQ(Reading(c.marked), c.reading) << c.marked;
}

TEST(MarkedTextTest, TypesWhatWasTyped) {
  build::Paragraph paragraph;
  Type("ก⏎ข␣⏎ค→ง{-จ-}{+ฉ+}", paragraph);
  build::Document document;
  document.Text(paragraph);
  EXPECT_EQ(WriteDump(document), "ก\nข\nค\tงฉ\n");
}

TEST(MarkedTextTest, FindsLabels) {
  const struct {
    const char* line;
    const char* label;
  } cases[] = {{"1. ก", "1."}, {"๑. ก", "๑."}, {"1) ก", "1)"}, {"(1) ก", "(1)"}, {"1.1 ก", "1.1"},
               {"ก. ข", "ก."}, {"- ก", "-"},   {"• ก", "•"},   {"12. ก", "12."}, {"ก ข", ""},
               {"2567 ก", ""}, {"น.ส. ก", ""}, {"1.→ก", "1."}, {"ก", ""},        {"(IIT) ก", ""}};
  for (const auto& c : cases) EXPECT_EQ(ReadLines(c.line).at(0).label, c.label) << c.line;
}

TEST(MarkedTextTest, ReadsLinesOfAField) {
  const std::vector<Line> lines = ReadLines("#. ก⏎\n##. ข\n¶\nค");
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[0].word_level, 1);
  EXPECT_TRUE(lines[0].broken_after);
  EXPECT_EQ(lines[0].typed, "ก");
  EXPECT_EQ(lines[1].word_level, 2);
  EXPECT_TRUE(lines[2].empty);
  EXPECT_EQ(lines[3].text, "ค");
}

}  // namespace
}  // namespace sarabun::samples
