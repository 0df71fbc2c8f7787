// Geometry: each row of "Tables" in the checklist, from a few lines of markup.
#include "grid/assembler.h"

#include <gtest/gtest.h>

#include "grid/assemble_xml.h"

namespace sarabun::test {
namespace {

constexpr const char* kRestart = "<w:vMerge w:val=\"restart\"/>";
constexpr const char* kContinue = "<w:vMerge/>";
std::string Span(int columns) { return "<w:gridSpan w:val=\"" + std::to_string(columns) + "\"/>"; }

TEST(Assembler, PlainRows) {
  EXPECT_EQ(CellLines(Table(Row(Cell(T("a")) + Cell(T("b"))) + Row(Cell(T("c")) + Cell(P(""))))),
            "#1, 2 rows of 2\n1,1 1x1 a\n1,2 1x1 b\n2,1 1x1 c\n2,2 1x1 \n");
}

TEST(Assembler, VerticalMergeInAllItsSpellings) {
  for (const std::string merge : {"<w:vMerge/>", "<w:vMerge w:val=\"continue\"/>", "<w:vMerge w:val=\"\"/>"}) {
    EXPECT_EQ(CellLines(Table(Row(Cell(T("a"), kRestart) + Cell(T("b"))) + Row(Cell(P(""), merge) + Cell(T("c"))) +
                              Row(Cell(P(""), merge) + Cell(T("d"))) + Row(Cell(T("e"), kRestart) + Cell(T("f"))))),
              "#1, 4 rows of 2\n1,1 3x1 a\n1,2 1x1 b\n2,2 1x1 c\n3,2 1x1 d\n4,1 1x1 e\n4,2 1x1 f\n");
  }
}

TEST(Assembler, SpansOverColumnsAndRows) {
  EXPECT_EQ(CellLines(Table(Row(Cell(T("a"), Span(2) + kRestart) + Cell(T("b"))) +
                            Row(Cell(P(""), Span(2) + kContinue) + Cell(T("c"))))),
            "#1, 2 rows of 3\n1,1 2x2 a\n1,3 1x1 b\n2,3 1x1 c\n");
}

TEST(Assembler, AContinueBelowAPlainCellContinuesIt) {
  EXPECT_EQ(CellLines(Table(Row(Cell(T("a"))) + Row(Cell(P(""), kContinue)))), "#1, 2 rows of 1\n1,1 2x1 a\n");
}

TEST(Assembler, AnOrphanContinueIsACell) {
  EXPECT_EQ(CellLines(Table(Row(Cell(T("top"), kContinue)))), "#1, 1 rows of 1\n1,1 1x1 top\nvalue-guessed@1,1,1\n");
  EXPECT_EQ(CellLines(Table(Row(Cell(T("a"), kRestart) + Cell(T("b"))) + Row(Cell(T("wide"), Span(2) + kContinue)))),
            "#1, 2 rows of 2\n1,1 1x1 a\n1,2 1x1 b\n2,1 1x2 wide\nvalue-guessed@1,2,1\n");
  EXPECT_EQ(CellLines(Table(Row(Cell(T("a"), Span(2) + kRestart)) + Row(Cell(T("b")) + Cell(T("late"), kContinue)))),
            "#1, 2 rows of 2\n1,1 1x2 a\n2,1 1x1 b\n2,2 1x1 late\nvalue-guessed@1,2,2\n");
}

TEST(Assembler, TextInACoveredCellIsCounted) {
  EXPECT_EQ(CellLines(Table(Row(Cell(T("a"), kRestart)) + Row(Cell(T("กขค"), kContinue)))),
            "#1, 2 rows of 1\n1,1 2x1 a\ntext-not-shown covered-cell 3 0@1,2,1\n");
}

TEST(Assembler, HorizontalMergeOfOldFiles) {
  const std::string merge = "<w:hMerge w:val=\"restart\"/>";
  const std::string go_on = "<w:hMerge/>";
  EXPECT_EQ(CellLines(Table(Row(Cell(T("a"), merge) + Cell(P(""), go_on) + Cell(P(""), go_on) + Cell(T("b"))))),
            "#1, 1 rows of 4\n1,1 1x3 a\n1,4 1x1 b\n");
  EXPECT_EQ(CellLines(Table(Row(Cell(T("a")) + Cell(T("b"), go_on)))),
            "#1, 1 rows of 2\n1,1 1x1 a\n1,2 1x1 b\nvalue-guessed@1,1,2\n");
  EXPECT_EQ(CellLines(Table(Row(Cell(T("a"), merge + kRestart) + Cell(P(""), go_on)) +
                            Row(Cell(P(""), merge + kContinue) + Cell(T("lost"), go_on)))),
            "#1, 2 rows of 2\n1,1 2x2 a\ntext-not-shown covered-cell 4 0@1,2,2\n");
}

TEST(Assembler, EmptyColumnsBeforeAndAfter) {
  EXPECT_EQ(CellLines(Table(Row(Cell(T("a")) + Cell(T("b"), kRestart) + Cell(T("c"))) +
                            Row(Cell(P(""), kContinue), "<w:gridBefore w:val=\"1\"/><w:gridAfter w:val=\"1\"/>") +
                            Row(Cell(T("d")) + Cell(P(""), kContinue) + Cell(T("e"))))),
            "#1, 3 rows of 3\n1,1 1x1 a\n1,2 3x1 b\n1,3 1x1 c\n3,1 1x1 d\n3,3 1x1 e\n");
}

TEST(Assembler, TheDeclaredGridClipsNothing) {
  const std::string rows = Row(Cell(T("a")) + Cell(T("b")) + Cell(T("c"))) + Row(Cell(T("d")));
  EXPECT_EQ(CellLines("<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid>" + rows + "</w:tbl>"),
            "#1, 2 rows of 3\n1,1 1x1 a\n1,2 1x1 b\n1,3 1x1 c\n2,1 1x1 d\n");
}

TEST(Assembler, TextOfACell) {
  EXPECT_EQ(CellLines(Table(Row(Cell(T("a") + P("") + P(R("b") + "<w:r><w:br/><w:tab/></w:r>" + R("c")))))),
            "#1, 1 rows of 1\n1,1 1x1 a\\n\\nb\\n\\tc\n");
}

TEST(Assembler, ANestedTableIsTextInPlaceAndATable) {
  const std::string inner =
      Table(Row(Cell(T("1"), kRestart) + Cell(T("2"))) + Row(Cell(P(""), kContinue) + Cell(T("3"))));
  EXPECT_EQ(CellLines(Table(Row(Cell(T("x")) + Cell(T("a") + inner + T("b")))) + Table(Row(Cell(T("next"))))),
            "#1, 1 rows of 2\n1,1 1x1 x\n1,2 1x1 a\\n1\\t2\\n\\t3\\nb=a\\nb\n"
            "#2 depth 1 in 1,1,2, 2 rows of 2\n1,1 2x1 1\n1,2 1x1 2\n2,2 1x1 3\n"
            "#3, 1 rows of 1\n1,1 1x1 next\n");
}

TEST(Assembler, TablesInTablesInTables) {
  const std::string third = Table(Row(Cell(T("c"))));
  const std::string second = Table(Row(Cell(third + T("b"))));
  EXPECT_EQ(CellLines(Table(Row(Cell(second + T("a")) + Cell(second)))),
            "#1, 1 rows of 2\n1,1 1x1 c\\nb\\na=a\n1,2 1x1 c\\nb=\n"
            "#2 depth 1 in 1,1,1, 1 rows of 1\n1,1 1x1 c\\nb=b\n#3 depth 2 in 2,1,1, 1 rows of 1\n1,1 1x1 c\n"
            "#4 depth 1 in 1,1,2, 1 rows of 1\n1,1 1x1 c\\nb=b\n#5 depth 2 in 4,1,1, 1 rows of 1\n1,1 1x1 c\n");
}

TEST(Assembler, NestedParagraphsAreMarked) {
  Assembled assembled;
  WordXml xml;
  xml.body = Table(Row(Cell(T("a") + Table(Row(Cell(T("in")))) + T("b"))));
  Assemble(xml, assembled);
  ASSERT_EQ(assembled.tables.tables().size(), 2u);
  EXPECT_EQ(assembled.tables.tables()[0].cells[0].cell.nested, (std::vector<bool>{false, true, false}));
  EXPECT_EQ(assembled.tables.tables()[1].cells[0].cell.nested, (std::vector<bool>{false}));
}

TEST(Assembler, ATableInACoveredCellIsNotDelivered) {
  const std::string inner = Table(Row(Cell(T("in"))));
  EXPECT_EQ(CellLines(Table(Row(Cell(T("a"), kRestart)) + Row(Cell(inner + P(""), kContinue)))),
            "#1, 2 rows of 1\n1,1 2x1 a\ntext-not-shown covered-cell 2 0@1,2,1\n");
}

TEST(Assembler, FindingsInANestedTableStandAtTheOuterPlace) {
  const std::string inner = Table(Row(Cell(T("o"), kContinue)));
  EXPECT_EQ(CellLines(Table(Row(Cell(T("a")) + Cell(inner)))),
            "#1, 1 rows of 2\n1,1 1x1 a\n1,2 1x1 o=\n#2 depth 1 in 1,1,2, 1 rows of 1\n1,1 1x1 o\n"
            "value-guessed@1,1,2\n");
}

TEST(Assembler, HeaderRowsAreSaid) {
  Assembled assembled;
  WordXml xml;
  xml.body = Table(Row(Cell(T("h")), "<w:tblHeader/>") + Row(Cell(T("r"))));
  Assemble(xml, assembled);
  EXPECT_EQ(assembled.tables.tables()[0].is_header, (std::vector<bool>{true, false}));
}

// Work grows with the document, not with its square.
TEST(Assembler, LongTablesPass) {
  std::string rows;
  for (int i = 0; i < 20'000; ++i) {
    rows += "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>" + T("x") + "</w:tc></w:tr>";
  }
  Assembled assembled;
  WordXml xml;
  xml.body = Table(Row(Cell(T("long"), kRestart) + Cell(T("x"))) + rows);
  Assemble(xml, assembled);
  ASSERT_EQ(assembled.tables.tables().size(), 1u);
  EXPECT_EQ(assembled.tables.tables()[0].cells.size(), 20'002u);
  EXPECT_EQ(assembled.tables.tables()[0].cells[0].row_span, 20'001u);
}

TEST(Assembler, ManyNestedTablesPass) {
  std::string inner;
  for (int i = 0; i < 5'000; ++i) inner += Table(Row(Cell(T("x"))));
  Assembled assembled;
  WordXml xml;
  xml.body = Table(Row(Cell(inner)));
  Assemble(xml, assembled);
  EXPECT_EQ(assembled.tables.tables().size(), 5'001u);
}

}  // namespace
}  // namespace sarabun::test
