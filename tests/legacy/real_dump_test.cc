#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "tests/legacy/dump_drawing.h"

namespace sarabun::legacy {
namespace {

// The real report's shape, counted by hand from its bytes; its text stays where it is.
class RealDump : public testing::TestWithParam<bool> {
 protected:
  void SetUp() override {
    std::ifstream file(SARABUN_SOURCE_DIR "/../shared/reports/chom-thong-2567-h1.txt", std::ios::binary);
    if (!file) GTEST_SKIP() << "the real report is not on this machine";
    bytes_.assign(std::istreambuf_iterator<char>(file), {});
    read_ = Read(bytes_, GetParam() ? ItemsStartRows() : DumpOptions{});
    ASSERT_TRUE(read_.status.ok());
  }

  static std::string CodeOf(const grid::Row& row) {
    const std::string& text = row.cells[0].text;
    const std::size_t end = text.find_first_not_of("IEO0123456789");
    return text.substr(0, end);
  }

  // Rows of items in order.
  std::vector<const grid::Row*> Items() const {
    std::vector<const grid::Row*> items;
    for (const grid::Row& row : read_.drawing.rows()) {
      if (!CodeOf(row).empty()) items.push_back(&row);
    }
    return items;
  }

  std::string bytes_;
  ReadDump read_;
};

TEST_P(RealDump, HasOneTableOfHeadingSectionsAndItems) {
  EXPECT_THAT(read_.drawing.text(), testing::HasSubstr("\ntable 5\n"));
  EXPECT_THAT(read_.drawing.text(), testing::EndsWith("\nend\n"));
  // 1 heading, 3 instruments, 10 indicators, 42 items.
  EXPECT_EQ(read_.drawing.rows().size(), 56u);
  std::size_t sections = 0;
  for (const grid::Row& row : read_.drawing.rows()) {
    if (row.cells.size() < 5) {
      ++sections;
      EXPECT_TRUE(row.cells.size() == 1 || row.cells[1].text.empty()) << row.index;
    }
  }
  EXPECT_EQ(sections, 13u);
}

TEST_P(RealDump, HasFortyTwoItemsOfFiveCells) {
  std::vector<std::string> expected;
  for (int i = 1; i <= 25; ++i) expected.push_back("I" + std::to_string(i));
  for (int i = 1; i <= 15; ++i) expected.push_back("E" + std::to_string(i));
  expected.insert(expected.end(), {"O1", "O23"});
  std::vector<std::string> codes;
  for (const grid::Row* row : Items()) {
    codes.push_back(CodeOf(*row));
    EXPECT_EQ(row->cells.size(), 5u) << codes.back();
    EXPECT_THAT(row->cells[0].text, testing::HasSubstr("คะแนน)")) << codes.back();
    EXPECT_FALSE(row->cells[1].text.empty()) << codes.back();
  }
  EXPECT_EQ(codes, expected);
}

TEST_P(RealDump, FillsMeasuresAndResultsTogether) {
  const std::set<std::string> shared = {"I2",  "I3",  "I4",  "I7",  "I14", "I15", "I16", "I17", "I19",
                                        "I20", "I22", "I23", "I24", "E2",  "E3",  "E4",  "E6",  "E12"};
  for (const grid::Row* row : Items()) {
    const bool empty = shared.contains(CodeOf(*row));
    EXPECT_EQ(row->cells[2].text.empty(), empty) << CodeOf(*row);
    EXPECT_EQ(row->cells[3].text.empty(), empty) << CodeOf(*row);
  }
}

TEST_P(RealDump, KnowsWhereTheLastCellWasLost) {
  std::vector<std::string> lost;
  std::vector<std::string> pictures;
  for (const grid::Row* row : Items()) {
    if (row->cells[4].content_lost) lost.push_back(CodeOf(*row));
    if (row->cells[4].images > 0) pictures.push_back(CodeOf(*row) + ":" + std::to_string(row->cells[4].images));
  }
  EXPECT_THAT(lost, testing::ElementsAre("I1", "I6", "I8", "I9", "I10", "I11", "I12", "I13", "I18", "I21", "E1", "E5",
                                         "E7", "E8", "E9", "E10", "E11", "E13", "E15"));
  EXPECT_THAT(pictures, testing::ElementsAre("I5:2", "I25:2", "E14:1", "O1:2", "O23:1"));
}

TEST_P(RealDump, PutsNineRowsTogether) {
  const auto& findings = read_.findings.items();
  ASSERT_EQ(findings.size(), 3u);
  EXPECT_EQ(findings[0].code, "value-guessed");
  EXPECT_EQ(findings[0].data[1].second.integer, 9);  // I6, I10, I13, I20, E1, E7, E12, O1, O23
}

TEST_P(RealDump, KeepsThePreviewApart) {
  EXPECT_EQ(read_.preview.line, 393u);
  EXPECT_EQ(read_.preview.joined.size(), 7u);
  for (const char* fragment : {"เท่าเ ที ยม", "พ . ศ .", "เท่าเ\n"}) {
    EXPECT_THAT(read_.drawing.text(), testing::Not(testing::HasSubstr(fragment)));
  }
}

// An empty paragraph more at the end of any one cell, or before the score, changes nothing.
TEST_P(RealDump, ReadsTheSameWithOneEmptyParagraphMore) {
  const DumpOptions options = GetParam() ? ItemsStartRows() : DumpOptions{};
  std::size_t tried = 0;
  for (std::size_t at = bytes_.find("\n\t"); at != std::string::npos; at = bytes_.find("\n\t", at + 1)) {
    if (bytes_[at - 1] == '\n' || bytes_[at - 1] == '\t') continue;  // a row's start, or an empty cell before
    if (bytes_.rfind("I1 ", at) == std::string::npos) continue;      // title and heading
    std::string dump = bytes_;
    dump.insert(at, "\n");
    ++tried;
    EXPECT_EQ(DrawingOf(dump, options), read_.drawing.text()) << "at byte " << at;
  }
  EXPECT_GT(tried, 80u);
}

INSTANTIATE_TEST_SUITE_P(WithAndWithoutKnownRowStarts, RealDump, testing::Bool());

}  // namespace
}  // namespace sarabun::legacy
