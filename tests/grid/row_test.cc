// Every row of the checklist in src/wordml/elements.h that is about tables: in the body and in a cell.
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "base/text.h"
#include "grid/assemble_xml.h"
#include "support/checklist.h"

namespace sarabun::test {
namespace {

struct TableCase {
  std::string row;    // its name in the checklist
  std::string name;   // of the case
  std::string table;  // one table
  std::string lines;  // what CellLines says, without the first line and places of findings
};

std::string Span(int columns) { return "<w:gridSpan w:val=\"" + std::to_string(columns) + "\"/>"; }

std::string FormField(const std::string& data) {
  return "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>" + data +
         "</w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
}

std::vector<TableCase> AllRows() {
  const std::string restart = "<w:vMerge w:val=\"restart\"/>";
  const std::string go_on = "<w:vMerge/>";
  const std::string guessed = "value-guessed\n";
  const std::string box =
      "<w:r><w:pict><v:textbox><w:txbxContent>" + T("box") + "</w:txbxContent></v:textbox></w:pict></w:r>";
  return {
      {"vertical-merge", "Spellings",
       Table(Row(Cell(T("a"), restart) + Cell(T("b"))) + Row(Cell(P(""), go_on) + Cell(T("c"))) +
             Row(Cell(P(""), "<w:vMerge w:val=\"continue\"/>") + Cell(T("d"))) +
             Row(Cell(T("e"), restart) + Cell(T("f")))),
       "1,1 3x1 a\n1,2 1x1 b\n2,2 1x1 c\n3,2 1x1 d\n4,1 1x1 e\n4,2 1x1 f\n"},
      {"vertical-merge", "OverADeletedRow",
       Table(Row(Cell(T("a"), restart)) + Row(Cell(P(""), go_on), "<w:del w:id=\"1\"/>") + Row(Cell(P(""), go_on))),
       "1,1 2x1 a\n"},
      {"vertical-merge", "ItsFirstRowDeleted",
       Table(Row(Cell(T("0"))) + Row(Cell(T("a"), restart), "<w:del w:id=\"1\"/>") + Row(Cell(T(""), go_on))),
       "1,1 2x1 0\ntext-not-shown deleted 1\n"},
      {"vertical-merge", "InContentControls",
       Table("<w:sdt><w:sdtContent>" +
             Row("<w:sdt><w:sdtContent>" + Cell(T("a"), restart) + "</w:sdtContent></w:sdt>") +
             "</w:sdtContent></w:sdt>" + Row(Cell(P(""), go_on))),
       "1,1 2x1 a\n"},
      {"orphan-merge", "NothingAbove", Table(Row(Cell(T("a"), go_on))), "1,1 1x1 a\n" + guessed},
      {"orphan-merge", "AnotherWidth",
       Table(Row(Cell(T("a"), restart) + Cell(T("b"))) + Row(Cell(T("c"), Span(2) + go_on))),
       "1,1 1x1 a\n1,2 1x1 b\n2,1 1x2 c\n" + guessed},
      {"orphan-merge", "AnotherStart",
       Table(Row(Cell(T("a"), Span(2) + restart)) + Row(Cell(T("b")) + Cell(T("c"), go_on))),
       "1,1 1x2 a\n2,1 1x1 b\n2,2 1x1 c\n" + guessed},
      {"covered-text", "Counted", Table(Row(Cell(T("a"), restart)) + Row(Cell(T("กขค"), go_on))),
       "1,1 2x1 a\ntext-not-shown covered-cell 3 0\n"},
      {"horizontal-merge", "Span", Table(Row(Cell(T("a"), Span(3)) + Cell(T("b")))), "1,1 1x3 a\n1,4 1x1 b\n"},
      {"horizontal-merge", "OfOldFiles",
       Table(Row(Cell(T("a"), "<w:hMerge w:val=\"restart\"/>") + Cell(P(""), "<w:hMerge/>") + Cell(T("b")))),
       "1,1 1x2 a\n1,3 1x1 b\n"},
      {"empty-columns", "BeforeAndAfter",
       Table(Row(Cell(T("a")) + Cell(T("b"), restart) + Cell(T("c"))) +
             Row(Cell(P(""), go_on), "<w:gridBefore w:val=\"1\"/><w:gridAfter w:val=\"1\"/>") +
             Row(Cell(T("d")) + Cell(P(""), go_on) + Cell(T("e")))),
       "1,1 1x1 a\n1,2 3x1 b\n1,3 1x1 c\n3,1 1x1 d\n3,3 1x1 e\n"},
      {"any-width", "NarrowGrid",
       "<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid>" + Row(Cell(T("a")) + Cell(T("b"))) + Row(Cell(T("c"))) + "</w:tbl>",
       "1,1 1x1 a\n1,2 1x1 b\n2,1 1x1 c\n"},
      {"nested", "InPlace",
       Table(Row(Cell(T("a") + Table(Row(Cell(T("1")) + Cell(T("2"))) + Row(Cell(T("3")))) + T("b")))),
       "1,1 1x1 a\\n1\\t2\\n3\\nb=a\\nb\n1,1 1x1 1\n1,2 1x1 2\n2,1 1x1 3\n"},
      {"nested", "InAContentControl",
       Table(Row(Cell("<w:sdt><w:sdtContent>" + Table(Row(Cell(T("in")))) + "</w:sdtContent></w:sdt>" + T("a")))),
       "1,1 1x1 in\\na=a\n1,1 1x1 in\n"},
      {"header-rows", "AreRows", Table(Row(Cell(T("h")), "<w:tblHeader/>") + Row(Cell(T("a")))),
       "1,1 1x1 h\n2,1 1x1 a\n"},
      {"cell-text", "BreaksAndBoxes",
       Table(Row(Cell(P(R("a") + "<w:r><w:br/><w:tab/></w:r>" + R("b") + box) + P("") + T("c")))),
       "1,1 1x1 a\\n\\tb\\nbox\\n\\nc=a\\n\\tb\\n\\nc\n"},
      {"cell-text", "APageBreakShowsNothing",
       Table(Row(
           Cell(P(R("a") + "<w:r><w:br w:type=\"page\"/></w:r>" + R("b") + "<w:r><w:br w:type=\"column\"/></w:r>")))),
       "1,1 1x1 ab\n"},
      {"cell-text", "FormFieldsAreDrawnAmongTheRuns",
       Table(Row(Cell(P(R("a ") + FormField("<w:checkBox><w:default w:val=\"1\"/></w:checkBox>") + R(" b") +
                        "<w:r><w:br w:type=\"page\"/></w:r>" + R("c") +
                        FormField("<w:ddList><w:listEntry w:val=\"x\"/></w:ddList>"))))),
       "1,1 1x1 a ☒ bcx=a  bc\n"},
  };
}

// Without lines that begin a table, and without places.
std::string Lines(const std::string& body) {
  std::string out;
  std::istringstream lines(CellLines(body));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with('#')) continue;
    if (line.starts_with("value-guessed@") || line.starts_with("text-not-shown")) line.resize(line.find('@'));
    out += line + "\n";
  }
  return out;
}

class TableRowTest : public testing::TestWithParam<TableCase> {};

TEST_P(TableRowTest, InTheBody) { EXPECT_EQ(Lines(GetParam().table), GetParam().lines); }

TEST_P(TableRowTest, InACell) {
  const std::string lines = Lines(Table(Row(Cell(GetParam().table + P("")) + Cell(T("beside")))));
  EXPECT_TRUE(lines.starts_with("1,1 1x1 ")) << lines;
  // Behind the outer table's two cells come the same lines; a finding may come earlier or later.
  const std::size_t behind = lines.find("1,2 1x1 beside\n");
  ASSERT_NE(behind, std::string::npos) << lines;
  EXPECT_EQ(lines.substr(behind + 15), GetParam().lines);
}

INSTANTIATE_TEST_SUITE_P(Checklist, TableRowTest, testing::ValuesIn(AllRows()), [](const auto& test) {
  std::string name = test.param.row + "_" + test.param.name;
  std::erase(name, '-');
  return name;
});

TEST(Checklist, EveryRowHasACase) {
  std::set<std::string> tested;
  for (const TableCase& row : AllRows()) tested.insert(row.row);
  ExpectChecklist("grid", tested);
}

}  // namespace
}  // namespace sarabun::test
