// Tables as events: properties before content, whatever is around rows and cells, and what revisions take away.
#include <gtest/gtest.h>

#include "wordml/read_xml.h"

namespace sarabun::test {
namespace {

ReadOptions Original() {
  ReadOptions options;
  options.revisions = RevisionView::kOriginal;
  return options;
}

TEST(TableEvents, SpansAndMerges) {
  const std::string rows =
      Row(Cell(T("a"), "<w:gridSpan w:val=\"2\"/><w:vMerge w:val=\"restart\"/>") + Cell(T("b")), "<w:tblHeader/>") +
      Row(Cell(T(""), "<w:gridSpan w:val=\"2\"/><w:vMerge/>") + Cell(T("c"), "<w:hMerge w:val=\"restart\"/>") +
              Cell(T(""), "<w:hMerge/>"),
          "<w:gridBefore w:val=\"1\"/><w:gridAfter w:val=\"2\"/>");
  EXPECT_EQ(Events("<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>" + rows + "</w:tbl>"),
            "T3[Rh(C2v{<a>}C{<b>})R1,2(C2^{<>}Ch{<c>}C<{<>})]");
}

TEST(TableEvents, PropertiesBehindTheContentComeFirst) {
  const std::string cell = "<w:tc>" + T("a") + "<w:tcPr><w:gridSpan w:val=\"3\"/></w:tcPr></w:tc>";
  EXPECT_EQ(Events("<w:tbl><w:tr>" + cell + "<w:trPr><w:tblHeader/></w:trPr></w:tr></w:tbl>"), "T[Rh(C3{<a>})]");
}

TEST(TableEvents, WrappersAroundRowsAndCells) {
  const std::string cell =
      "<w:sdt><w:sdtContent>" + Cell(T("a")) + "</w:sdtContent></w:sdt><w:customXml>" + Cell(T("b")) + "</w:customXml>";
  const std::string rows = "<w:sdt><w:sdtPr/><w:sdtContent>" + Row(cell) + "</w:sdtContent></w:sdt><w:ins>" +
                           Row(Cell(T("c"))) + "</w:ins><w:smartTag>" + Row(Cell(T("d"))) + "</w:smartTag>";
  EXPECT_EQ(Events("<w:sdt><w:sdtContent>" + Table(rows) + "</w:sdtContent></w:sdt>"),
            "T[R(C{<a>}C{<b>})R(C{<c>})R(C{<d>})]");
}

TEST(TableEvents, Nested) {
  const std::string inner = Table(Row(Cell(T("x"), "<w:gridSpan w:val=\"2\"/>") + Cell(T("y"))));
  EXPECT_EQ(Events(Table(Row(Cell(T("a") + inner + T("b")) + Cell(T("c"))))),
            "T[R(C{<a>T[R(C2{<x>}C{<y>})]<b>}C{<c>})]");
}

TEST(TableEvents, ARowThatNeverHadCellsKeepsItsNumber) {
  EXPECT_EQ(Events(Table(Row(Cell(T("a"))) + "<w:tr/>" + Row(Cell(T("b"))))), "T[R(C{<a>})R()R(C{<b>})]");
}

TEST(TableEvents, DeletedRow) {
  const std::string body = T("0") + Table(Row(Cell(T("one"))) + Row(Cell(T("two")), "<w:del w:id=\"1\"/>") +
                                          Row(Cell(T("three")), "<w:ins w:id=\"2\"/>"));
  const Read final = ReadBody(body);
  EXPECT_EQ(final.events, "<0>T[R(C{<one>})R(C{<three>})]");
  EXPECT_EQ(final.FindingLines(), "text-not-shown deleted 3@1,2,0\n");
  const Read original = ReadBody(body, Original());
  EXPECT_EQ(original.events, "<0>T[R(C{<one>})R(C{<two>})]");
  EXPECT_EQ(original.FindingLines(), "text-not-shown inserted 5@1,3,0\nshown-on-request deleted 3\n");
}

TEST(TableEvents, ATableWhoseRowsAreAllDeletedIsGone) {
  const std::string gone = Table(Row(Cell(T("x") + Table(Row(Cell(T("in"))))), "<w:del/>"));
  const Read read = ReadBody(gone + Table(Row(Cell(P("<w:del>" + R("y") + "</w:del>")))));
  EXPECT_EQ(read.events, "T[R(C{<>})]");
  EXPECT_EQ(read.FindingLines(), "text-not-shown deleted 3@1,1,0\ntext-not-shown deleted 1@1,1,1\n")
      << "what is gone takes no number";
}

TEST(TableEvents, DeletedAndInsertedCells) {
  const std::string row = Row(Cell(T("a")) + Cell(T("b"), "<w:cellDel/>") + Cell(T("c"), "<w:cellIns/>"));
  EXPECT_EQ(Events(Table(row)), "T[R(C{<a>}C{<c>})]");
  EXPECT_EQ(Events(Table(row), Original()), "T[R(C{<a>}C{<b>})]");
}

TEST(TableEvents, TrackedMergeOfCells) {
  const std::string cell = Cell(T("a"), "<w:vMerge w:val=\"restart\"/><w:cellMerge w:vMerge=\"rest\"/>");
  EXPECT_EQ(Events(Table(Row(cell))), "T[R(Cv{<a>})]");
  EXPECT_EQ(Events(Table(Row(cell)), Original()), "T[R(C{<a>})]");
}

TEST(TableEvents, OldPropertiesAreNotRead) {
  const std::string cell = Cell(T("a"), "<w:tcPrChange><w:tcPr><w:gridSpan w:val=\"9\"/></w:tcPr></w:tcPrChange>");
  EXPECT_EQ(Events(Table(Row(cell, "<w:trPrChange><w:trPr><w:tblHeader/></w:trPr></w:trPrChange>"))), "T[R(C{<a>})]");
}

TEST(TableEvents, StrayRowsAndCellsAreReadThrough) {
  EXPECT_EQ(Events("<w:tr><w:tc>" + T("a") + "</w:tc></w:tr>" + Cell(T("b"))), "<a><b>");
}

TEST(TableEvents, Limits) {
  ReadOptions options;
  options.limits.table_depth = 2;
  const std::string two = Table(Row(Cell(Table(Row(Cell(T("x")))))));
  EXPECT_TRUE(ReadBody(two, options).status.ok());
  const Read three = ReadBody(Table(Row(Cell(two))), options);
  ASSERT_FALSE(three.status.ok());
  EXPECT_EQ(three.status.error().code, ErrorCode::kLimitReached);
  EXPECT_EQ(three.status.error().where.part, "word/document.xml");

  const Read wide = ReadBody(Table(Row(Cell(T("x"), "<w:gridSpan w:val=\"2000000000\"/>"))));
  ASSERT_FALSE(wide.status.ok());
  EXPECT_EQ(wide.status.error().hint, "if the file is honest, raise the limit with --limit table-columns=N");
  EXPECT_NE(wide.status.error().message.find("columns in a table"), std::string::npos);

  options = {};
  options.limits.table_cells = 3;
  EXPECT_TRUE(ReadBody(Table(Row(Cell("") + Cell("") + Cell(""))), options).status.ok());
  EXPECT_FALSE(ReadBody(Table(Row(Cell("") + Cell("") + Cell("") + Cell(""))), options).status.ok());
}

}  // namespace
}  // namespace sarabun::test
