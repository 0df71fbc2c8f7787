#include "workbook/workbook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/scratch.h"
#include "support/shell.h"

namespace sarabun::workbook {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

// Cells of the first sheet, a row a line, as Python shows them.
std::string Shown(const std::string& bytes) {
  const test::Scratch scratch;
  const std::string book = scratch.Write("a.xlsx", bytes);
  const std::string script = scratch.Write("show.py",
                                           "import openpyxl, sys\n"
                                           "for row in openpyxl.load_workbook(sys.argv[1]).active.iter_rows():\n"
                                           "    print([(cell.data_type, cell.value) for cell in row])\n");
  const test::ShellRan ran = test::Shell(SARABUN_PYTHON " " + script + " " + book);
  EXPECT_EQ(ran.code, 0) << ran.out;
  return ran.out;
}

std::string Finished(Workbook& book) {
  std::string bytes;
  const auto append = [&](std::string_view piece) {
    bytes += piece;
    return Status();
  };
  EXPECT_TRUE(book.Finish(append).ok());
  return bytes;
}

TEST(WorkbookTest, TextsStayTextsAndNumbersKeepTheirDigits) {
  Workbook book;
  ASSERT_TRUE(book.AddSheet("a", {{"text", 10, false}, {"number", 10, true}}).ok());
  for (const auto& [text, number] : std::vector<std::pair<std::string, std::string>>{
           {"=1+1", "96.50"}, {"@x", "12345678901234567890"}, {"_x0041_", "1e5"}, {"a\x01\r\nb", "-3"}, {"", ""}}) {
    ASSERT_TRUE(book.AddRow({text, number}, "row").ok());
  }
  EXPECT_EQ(Shown(Finished(book)),
            "[('s', 'text'), ('s', 'number')]\n"
            "[('s', '=1+1'), ('n', 96.5)]\n"
            "[('s', '@x'), ('s', '12345678901234567890')]\n"
            "[('s', '_x005F_x0041_'), ('s', '1e5')]\n"
            "[('s', 'a_x0001__x000D_\\nb'), ('n', -3)]\n");
}

TEST(WorkbookTest, WhatDoesNotFitIsAnErrorThatNamesRowAndColumn) {
  Workbook book;
  ASSERT_TRUE(book.AddSheet("a", {{"results", 10, false}}).ok());
  std::string thai;
  for (std::size_t i = 0; i < kMostCellUnits; ++i) thai += "\u0E01";
  EXPECT_TRUE(book.AddRow({thai}, "record 1").ok());
  const Status full = book.AddRow({thai + "x"}, "record 2");
  ASSERT_FALSE(full.ok());
  EXPECT_EQ(full.error().code, ErrorCode::kLimitReached);
  EXPECT_THAT(full.error().message, AllOf(HasSubstr("record 2"), HasSubstr("'results'"), HasSubstr("32768")));
  // Beyond the basic plane a character counts two, as the limit does.
  std::string astral;
  for (std::size_t i = 0; i < kMostCellUnits / 2 + 1; ++i) astral += "\U0001F600";
  EXPECT_FALSE(book.AddRow({astral}, "record 3").ok());
}

TEST(WorkbookTest, ASheetHoldsSoManyRows) {
  Workbook book;
  ASSERT_TRUE(book.AddSheet("a", {{"n", 10, true}}).ok());
  for (std::uint32_t row = 1; row < kMostRows; ++row) ASSERT_TRUE(book.AddRow({}, "row").ok());
  const Status full = book.AddRow({"1"}, "record 9");
  ASSERT_FALSE(full.ok());
  EXPECT_THAT(full.error().message, HasSubstr("record 9: a sheet of a workbook holds 1048575 rows"));
}

// Headings below a title stay in view with it, are printed on every page and carry the filters.
TEST(WorkbookTest, ASheetWithALayoutOfItsOwn) {
  Workbook book;
  SheetLayout layout;
  layout.widths = {20, 8};
  layout.frozen_columns = 1;
  ASSERT_TRUE(book.AddSheet("page", layout).ok());
  ASSERT_TRUE(book.AddCells({{"=title", {Tone::kTitle}, false, {}}}, "title").ok());
  ASSERT_TRUE(book.AddHeadings({"district", "I1"}).ok());
  Style score{Tone::kBad};
  score.two_decimals = true;
  ASSERT_TRUE(
      book.AddCells({{"=1+1", {Tone::kLink}, false, "internal:'page'!A1"}, {"61.5", score, true, {}}}, "row").ok());
  ASSERT_TRUE(book.AddCells({{"", {Tone::kGood}, false, {}}, {}}, "row").ok());
  const test::Scratch scratch;
  const std::string path = scratch.Write("a.xlsx", Finished(book));
  const std::string script = scratch.Write(
      "show.py",
      "import openpyxl, sys\n"
      "sheet = openpyxl.load_workbook(sys.argv[1])['page']\n"
      "print(sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows, sheet.page_setup.paperSize)\n"
      "print(sheet.page_setup.orientation, sheet.page_setup.fitToHeight, "
      "sheet.sheet_properties.pageSetUpPr.fitToPage)\n"
      "print(sheet['A1'].data_type, sheet['A1'].alignment.wrap_text, sheet['A1'].font.name)\n"
      "print(sheet['A3'].data_type, sheet['A3'].value, sheet['A3'].hyperlink.location)\n"
      "print(sheet['B3'].value, sheet['B3'].number_format, sheet['B3'].fill.fgColor.rgb)\n"
      "print(sheet['A4'].value, sheet['A4'].fill.fgColor.rgb, sheet['B4'].fill.fill_type)\n");
  EXPECT_EQ(test::Shell(SARABUN_PYTHON " " + script + " " + path).out,
            "B3 A2:B4 $2:$2 9\n"
            "landscape 0 True\n"
            "s None TH Sarabun New\n"
            "s =1+1 'page'!A1\n"
            "61.5 0.00 FFF9D0CD\n"
            "None FFDDF0DF None\n");
}

TEST(WorkbookTest, TheClockIsNotInIt) {
  Workbook book;
  ASSERT_TRUE(book.AddSheet("a", {{"n", 10, true}}).ok());
  const test::Scratch scratch;
  const std::string file = scratch.Write("a.xlsx", Finished(book));
  const test::ShellRan ran = test::Shell(SARABUN_PYTHON
                                         " -c 'import openpyxl, sys; "
                                         "print(openpyxl.load_workbook(sys.argv[1]).properties.created)' " +
                                         file);
  EXPECT_EQ(ran.out, "2000-01-01 00:00:00\n");
}

TEST(WorkbookTest, AWriterThatFailsIsHeard) {
  Workbook book;
  ASSERT_TRUE(book.AddSheet("a", {{"n", 10, true}}).ok());
  const Status failed = book.Finish([](std::string_view) { return Error{ErrorCode::kIo, "no", "", {}}; });
  EXPECT_FALSE(failed.ok());
}

}  // namespace
}  // namespace sarabun::workbook
