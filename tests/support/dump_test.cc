#include "tools/docx_builder/dump.h"

#include <gtest/gtest.h>

namespace sarabun::test {
namespace {

using build::Cell;
using build::Document;
using build::Paragraph;
using build::Piece;

TEST(DumpTest, PrintsCellsRowsPicturesBookmarksAndLostCells) {
  Document document;
  document.Text("title");
  Paragraph marked;
  marked.Add(Piece::Bookmark("_Hlk1")).Add("I1 one\n(96 points)");
  Paragraph pictures;
  pictures.Add(Piece::Picture(document.AddPicture({})));
  build::Table table;
  table.rows = {{Cell("section").Span(3)},
                {Cell(std::vector<Paragraph>{marked}), Cell({Paragraph("a"), Paragraph("")}), "lost"},
                {"I2", "b\t\t", Cell({pictures, pictures})}};
  table.rows[1].dump_loses_last = true;
  document.Table(table);
  EXPECT_EQ(WriteDump(document),
            "title\n"
            "\tsection\n\n"
            "\t[bookmark: _Hlk1]I1 one\n(96 points)\n\ta\n\n \tI2\n"
            "\tb\t\t\n\t[image: ]\n[image: ]\n\n");
}

TEST(DumpTest, EndsInThePreviewTwice) {
  Document document;
  document.Table({{"a"}});
  document.preview = {{{"T", 0, 0}, {" ", 0, 0}}, {{"a", 0, 0}}};
  EXPECT_EQ(WriteDump(document), "\ta\n T\n\n\n \n\n\na\n\n\n\n\nT   \n\na \n\n");
}

}  // namespace
}  // namespace sarabun::test
