#include "legacy/text_dump.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/legacy/dump_drawing.h"

namespace sarabun::legacy {
namespace {

using namespace std::string_literals;

constexpr std::string_view kHead = "Report\n\tcode\n\tissue\n\tmeasures\n\tresults\n\tpictures\n\n";

std::string WithHead(std::string_view rows) { return std::string(kHead) + std::string(rows); }
std::string DrawnWithHead(std::string_view rows) {
  return "Report\ntable 5\n| code | issue | measures | results | pictures |\n" + std::string(rows) + "end\n";
}

struct Case {
  const char* name;
  std::string dump;
  std::string drawing;
};

void Expect(const std::vector<Case>& cases, const DumpOptions& options = {}) {
  for (const Case& c : cases) EXPECT_EQ(DrawingOf(WithHead(c.dump), options), DrawnWithHead(c.drawing)) << c.name;
}

const std::vector<Case> kRows = {
    {"a plain row", "\tI1\n\ta\n\tm\n\tr\n\te\n\n", "| I1 | a | m | r | e |\n"},
    {"no line end at the end", "\tI1\n\ta\n\tm\n\tr\n\te", "| I1 | a | m | r | e |\n"},
    {"lines inside a cell", "\tI1\n(96.31)\n\ta\n\t1. m\n2. m\n\tr\n\te\n\n",
     "| I1/(96.31) | a | 1. m/2. m | r | e |\n"},
    {"empty cells", "\tI1\n\ta\n\t\n\t\n\t\n\n", "| I1 | a |  |  |  |\n"},
    {"a lost last cell", "\tI1\n\ta\n\tm\n\tr\n \tI2\n\tb\n\tm\n\tr\n\te\n\n",
     "| I1 | a | m | r | (lost) |\n| I2 | b | m | r | e |\n"},
    {"a lost cell behind an empty paragraph", "\tI1\n\ta\n\tm\n\tr\n\n \tI2\n\tb\n\tm\n\tr\n\te\n\n",
     "| I1 | a | m | r | (lost) |\n| I2 | b | m | r | e |\n"},
    {"section rows", "\tIIT\n\n\tindicator 1\n\t\n\n\tI1\n\ta\n\tm\n\tr\n\te\n\n",
     "| IIT=5 |\n| indicator 1 |  |\n| I1 | a | m | r | e |\n"},
    {"a section row behind a lost cell", "\tI1\n\ta\n\tm\n\tr\n \tindicator 2\n\t\n\n\tI2\n\ta\n\tm\n\tr\n\te\n\n",
     "| I1 | a | m | r | (lost) |\n| indicator 2 |  |\n| I2 | a | m | r | e |\n"},
    {"tabs inside and behind a cell", "\tO1\n(100)\t\t\n\ta\tb\n\tm\n\tr\n\te\n\n",
     "| O1/(100) | a\tb | m | r | e |\n"},
    {"pictures", "\tI1\n\ta\n\tm\n\tr\n\t[image: ][image: x.png]\n[image: ]\n\n", "| I1 | a | m | r | /{3} |\n"},
    {"bookmarks", "\t[bookmark: _Hlk1]I1[bookmark: _GoBack] x\n\ta\n\tm [sic]\n\tr\n\te\n\n",
     "| I1 x | a | m [sic] | r | e |\n"},
};

const std::vector<Case> kCutRows = {
    {"cut after the issue", "\tI6\n\ta\n\n\tm\n\tr\n\te\n\n", "| I6 | a | m | r | e |\n"},
    {"cut after the issue, last cell lost", "\tI6\n\ta\n\n\tm\n\tr\n \tI7\n\ta\n\t\n\t\n\t\n\n",
     "| I6 | a | m | r | (lost) |\n| I7 | a |  |  |  |\n"},
    {"cut twice", "\tI13\n\ta\n\n\n\tm\n\n\tr\n\te\n\n", "| I13 | a | m | r | e |\n"},
    {"cut after the code, rest empty", "\tE12\n\n\ta\n\t\n\t\n\t\n\n", "| E12 | a |  |  |  |\n"},
    {"cut everywhere", "\tO1\n\n\ta\n\n\tm\n\n\tr\n\n\te\n\n", "| O1 | a | m | r | e |\n"},
    {"an empty line inside a cell", "\tI8\n\n(92.29)\n\ta\n\tm\n\nn\n\tr\n\te\n\n",
     "| I8//(92.29) | a | m//n | r | e |\n"},
    {"an empty line inside the last cell", "\tI8\n\ta\n\tm\n\tr\n\te\n\nf\n\n\tI9\n\ta\n\tm\n\tr\n\te\n\n",
     "| I8 | a | m | r | e//f |\n| I9 | a | m | r | e |\n"},
    {"a section before a cut row", "\tindicator 2\n\t\n\n\tI8\n\ta\n\tm\n\n\tr\n\te\n\n",
     "| indicator 2 |  |\n| I8 | a | m | r | e |\n"},
    {"a section of one cell before a row with a lost one",
     "\tindicator 1\n\n\tI1\n\ta\n\tm\n\tr\n \tI2\n\ta\n\tm\n\tr\n\te\n\n",
     "| indicator 1=5 |\n| I1 | a | m | r | (lost) |\n| I2 | a | m | r | e |\n"},
    {"sections before a row cut after its code", "\tOIT\n\t\n\n\tindicator 9\n\t\n\n\tO1\n\n\ta\n\n\tm\n\tr\n\te\n\n",
     "| OIT |  |\n| indicator 9 |  |\n| O1 | a | m | r | e |\n"},
};

TEST(TextDump, ReadsRows) {
  Expect(kRows);
  Expect(kRows, ItemsStartRows());
}

TEST(TextDump, PutsCutRowsTogether) {
  // One whole row more, so that the width does not hang on the heading alone.
  for (Case c : kCutRows) {
    c.dump = "\tI0\n\ta\n\tm\n\tr\n\te\n\n" + c.dump;
    c.drawing = "| I0 | a | m | r | e |\n" + c.drawing;
    Expect({c});
    Expect({c}, ItemsStartRows());
  }
}

TEST(TextDump, TakesIndentedParagraphsForText) {
  const std::string whole = "\tI0\n\ta\n\tm\n\tr\n\te\n\n";
  const std::string drawn = "| I0 | a | m | r | e |\n";
  Expect({
      {"numbers that go on", whole + "\tI1\n\ta\n\t1. m\n\t2. m\n\t1. r\n\t2. r\n\te\n\n",
       drawn + "| I1 | a | 1. m/\t2. m | 1. r/\t2. r | e |\n"},
      {"Thai digits, last cell lost", whole + "\tI1\n\ta\n\t๙. m\n\t๑๐) m\n\t๑. r\n \tI2\n\ta\n\tm\n\tr\n\te\n\n",
       drawn + "| I1 | a | ๙. m/\t๑๐) m | ๑. r | (lost) |\n| I2 | a | m | r | e |\n"},
      {"nothing that tells", whole + "\tI1\n\ta\n\tm\n\tn\n\tr\n\te\n\n", drawn + "| I1 | a | m | n | r | e |\n"},
      {"a width that is right", whole + "\tI1\n\ta\n\t1. m\n\t2. r\n\te\n\n", drawn + "| I1 | a | 1. m | 2. r | e |\n"},
  });
}

TEST(TextDump, ASureRowStartIsNeverJoined) {
  const std::string dump = WithHead("\tI1\n\ta\n\n\tI2\n\tb\n\tc\n\n\tI3\n\ta\n\tm\n\tr\n\te\n\n");
  EXPECT_THAT(DrawingOf(dump), testing::HasSubstr("| I1 | a | I2 | b | c |"));
  EXPECT_THAT(DrawingOf(dump, ItemsStartRows()), testing::HasSubstr("| I1 | a |\n| I2 | b | c |\n"));
}

TEST(TextDump, ReportsJoinedRowsAndLostCells) {
  const ReadDump read = Read(WithHead("\tI1\n\ta\n\n\tm\n\tr\n \tI2\n\tb\n\tm\n\tr\n\te\n\n"));
  ASSERT_EQ(read.findings.items().size(), 2u);
  const Finding& joined = read.findings.items()[0];
  EXPECT_EQ(joined.code, "value-guessed");
  EXPECT_EQ(joined.where.table, 1u);
  EXPECT_EQ(joined.where.row, 2u);
  EXPECT_EQ(read.findings.items()[1].code, "construct-not-read");
  EXPECT_TRUE(read.drawing.rows()[1].cells[4].content_lost);
  EXPECT_EQ(read.drawing.rows()[1].cells[4].text, "");
  EXPECT_TRUE(read.drawing.rows()[1].cells[4].paragraphs.empty());
}

TEST(TextDump, NumbersRowsCellsAndParagraphs) {
  const ReadDump read = Read("Title\n\ta\n\tb\nc\n\n\td\n\te\n\n");
  const std::vector<grid::Row>& rows = read.drawing.rows();
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[1].index, 2u);
  EXPECT_EQ(rows[1].cells[1].id, 4u);
  EXPECT_EQ(rows[1].cells[1].row, 2u);
  EXPECT_EQ(rows[1].cells[1].column, 2u);
  ASSERT_EQ(rows[0].cells[1].paragraphs.size(), 2u);
  EXPECT_EQ(rows[0].cells[1].paragraphs[1].index, 4u);
  EXPECT_EQ(rows[0].slots.size(), 2u);
  EXPECT_TRUE(rows[0].slots[1].starts_here);
}

TEST(TextDump, KeepsTextAroundTablesOutside) {
  EXPECT_EQ(DrawingOf("Title\nof the report\n\n\ta\n\tb\n\n\tc\n\td\n\n\nsigned\n\nname\n"),
            "Title\nof the report\ntable 2\n| a | b |\n| c | d |\nend\nsigned\nname\n");
  EXPECT_EQ(DrawingOf("only\n\ntext\n"), "only\ntext\n");
  EXPECT_EQ(DrawingOf(""), "");
}

TEST(TextDump, TellsTablesApart) {
  EXPECT_EQ(DrawingOf("One\n\ta\n\tb\n\n\tc\n\td\n\nTwo\n\te\n\tf\n\tg\n\n\th\n\ti\n\tj\n\n"),
            "One\ntable 2\n| a | b |\n| c | d |\nend\nTwo\ntable 3\n| e | f | g |\n| h | i | j |\nend\n");
  EXPECT_EQ(DrawingOf("One\n\ta\n\tb\n\n\tc\n\td\n\nTwo\n\n\ta\n\tb\n\n\te\n\tf\n\n"),
            "One\ntable 2\n| a | b |\n| c | d |\nend\nTwo\ntable 2\n| a | b |\n| e | f |\nend\n");
}

TEST(TextDump, LineEndsMakeNoDifference) {
  const std::string dump = WithHead("\tI6\n\ta\n\n\tm\n\tr\n \tI7\n\ta\n\t\n\t\n\t\n\n");
  std::string crlf = "\xEF\xBB\xBF";
  std::string cr;
  for (const char c : dump) {
    crlf += c == '\n' ? "\r\n"s : std::string(1, c);
    cr += c == '\n' ? '\r' : c;
  }
  EXPECT_EQ(DrawingOf(crlf), DrawingOf(dump));
  EXPECT_EQ(DrawingOf(cr), DrawingOf(dump));
}

TEST(TextDump, ReportsDamagedCharacters) {
  const ReadDump read = Read("\ta\xE0\xB8\n\tb\0\x01\n\tc\xFF\n\n"s);
  EXPECT_EQ(read.drawing.text(), "table 3\n| a\uFFFD | b | c\uFFFD |\nend\n");
  ASSERT_EQ(read.findings.items().size(), 2u);
  EXPECT_EQ(read.findings.items()[0].code, "damage-left");
  EXPECT_EQ(read.findings.items()[0].data[0].second.integer, 2);
  EXPECT_EQ(read.findings.items()[0].where.byte, 2u);
  EXPECT_EQ(read.findings.items()[1].data[0].second.integer, 2);
  EXPECT_EQ(read.findings.items()[1].where.byte, 7u);
}

TEST(TextDump, HoldsLimits) {
  const std::string dump = WithHead("\tI1\n\ta\n\tm\n\tr\n\t[image: ]\n\n");
  const auto code = [&](auto change) {
    Limits limits;
    change(limits);
    const ReadDump read = Read(dump, {}, limits);
    return read.status.ok() ? std::optional<ErrorCode>() : read.status.error().code;
  };
  EXPECT_EQ(code([](Limits&) {}), std::nullopt);
  // Five columns, two rows of five cells, one picture: each limit there and one below.
  EXPECT_EQ(code([](Limits& l) { l.table_columns = 5; }), std::nullopt);
  EXPECT_EQ(code([](Limits& l) { l.table_cells = 10; }), std::nullopt);
  EXPECT_EQ(code([](Limits& l) { l.pictures = 1; }), std::nullopt);
  EXPECT_EQ(code([&](Limits& l) { l.file_bytes = dump.size(); }), std::nullopt);
  EXPECT_EQ(code([&](Limits& l) { l.file_bytes = dump.size() - 1; }), ErrorCode::kLimitReached);
  EXPECT_EQ(code([](Limits& l) { l.table_columns = 4; }), ErrorCode::kLimitReached);
  EXPECT_EQ(code([](Limits& l) { l.table_cells = 9; }), ErrorCode::kLimitReached);
  EXPECT_EQ(code([](Limits& l) { l.cell_text_bytes = 5; }), ErrorCode::kLimitReached);
  EXPECT_EQ(code([](Limits& l) { l.text_bytes = 20; }), ErrorCode::kLimitReached);
  EXPECT_EQ(code([](Limits& l) { l.pictures = 0; }), ErrorCode::kLimitReached);
  EXPECT_EQ(Read(std::string(3'000'000, '\n')).status.error().code, ErrorCode::kLimitReached);
}

// Letters of everything sent, in order.
class Letters final : public grid::DocumentConsumer {
 public:
  void OnParagraph(const grid::Paragraph& paragraph) override { Add(paragraph.text.text); }
  void OnTableStart(const grid::TableInfo&) override {}
  void OnRow(grid::Row row) override {
    for (const grid::Cell& cell : row.cells) Add(cell.text);
  }
  void OnTableEnd(const grid::TableInfo&) override {}

  void Add(std::string_view text) {
    for (const char c : text) {
      if (c > ' ') letters_ += c;
    }
  }
  const std::string& letters() const { return letters_; }

 private:
  std::string letters_;
};

// However the marks stand, every printable letter of the input arrives once, in order.
TEST(TextDump, LosesNoLetter) {
  std::mt19937 random(2567);
  constexpr std::string_view kAlphabet = "\n\n\n\t\t \rabcI1";
  for (int round = 0; round < 3000; ++round) {
    std::string dump;
    for (std::size_t size = random() % 60; size > 0; --size) dump += kAlphabet[random() % kAlphabet.size()];
    Letters expected;
    expected.Add(dump);
    Letters sent;
    FindingList findings;
    const DumpOptions options = round % 2 == 0 ? DumpOptions{} : ItemsStartRows();
    ASSERT_TRUE(ReadTextDump(dump, Limits{}, options, sent, findings).ok());
    EXPECT_EQ(sent.letters(), expected.letters()) << testing::PrintToString(dump);
  }
}

TEST(LooksLikeTextDump, WantsTextWithCells) {
  EXPECT_TRUE(LooksLikeTextDump("t\n\ta\n\tb\n\n"));
  EXPECT_FALSE(LooksLikeTextDump("t\n\ta\n"));
  EXPECT_FALSE(LooksLikeTextDump("a plain letter\n"));
  EXPECT_FALSE(LooksLikeTextDump(""));
  EXPECT_FALSE(LooksLikeTextDump("\n\ta\n\tb" + std::string(200, '\xFF')));
}

}  // namespace
}  // namespace sarabun::legacy
