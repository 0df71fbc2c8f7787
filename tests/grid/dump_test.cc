#include "grid/dump.h"

#include <gtest/gtest.h>

#include "grid/assemble_xml.h"

namespace sarabun::test {
namespace {

std::string DumpOf(const std::string& rows) {
  Assembled assembled;
  WordXml xml;
  xml.body = Table(rows);
  Assemble(xml, assembled);
  return "\n" + grid::Dump(assembled.tables.tables().at(0));
}

TEST(Dump, Plain) {
  EXPECT_EQ(DumpOf(Row(Cell(T("a")) + Cell(T("bb") + T("c"))) + Row(Cell(P("<w:r><w:tab/></w:r>")) + Cell(P("")))), R"(
+---+----+
| a | bb |
|   | c  |
+---+----+
| → |    |
+---+----+
)");
}

TEST(Dump, MergedCellsAreAreas) {
  const std::string wide = "<w:gridSpan w:val=\"2\"/><w:vMerge w:val=\"restart\"/>";
  const std::string below = "<w:gridSpan w:val=\"2\"/><w:vMerge/>";
  EXPECT_EQ(DumpOf(Row(Cell(T("A1") + T("A2"), wide) + Cell(T("B"))) + Row(Cell(P(""), below) + Cell(T("C"))) +
                   Row(Cell(T("d")) + Cell(T("e")) + Cell(T("f")))),
            R"(
+-------+---+
| A1    | B |
| A2    +---+
|       | C |
+---+---+---+
| d | e | f |
+---+---+---+
)");
}

TEST(Dump, ColumnsWithoutACellAreBlank) {
  EXPECT_EQ(DumpOf(Row(Cell(T("a")) + Cell(T("b"))) + Row(Cell(T("c")), "<w:gridBefore w:val=\"1\"/>")), R"(
+---+---+
| a | b |
+---+---+
    | c |
    +---+
)");
}

TEST(Dump, ThaiMarksTakeNoWidth) {
  EXPECT_EQ(grid::DisplayWidth("ที่"), 1u);
  EXPECT_EQ(grid::DisplayWidth("น้ำ"), 2u);
  EXPECT_EQ(DumpOf(Row(Cell(T("ที่นี่"))) + Row(Cell(T("ab")))), R"(
+----+
| ที่นี่ |
+----+
| ab |
+----+
)");
}

}  // namespace
}  // namespace sarabun::test
