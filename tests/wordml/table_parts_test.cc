// What a table's style hides by where a cell stands.
#include "wordml/table_parts.h"

#include <gtest/gtest.h>

#include "wordml/row_case.h"

namespace sarabun::test {
namespace {

std::string InPart(std::string_view part, std::string_view vanish = "1") {
  return "<w:tblStylePr w:type=\"" + std::string(part) + "\"><w:rPr><w:vanish w:val=\"" + std::string(vanish) +
         "\"/></w:rPr></w:tblStylePr>";
}
// A row of one paragraph a cell: "ab" is the cells a and b.
std::string Letters(std::string_view letters, std::string_view properties = {}) {
  std::string cells;
  for (const char letter : letters) cells += Cell(T(std::string_view(&letter, 1)));
  return Row(cells, properties);
}
std::string Styled(std::string_view look, std::string_view rows) {
  return "<w:tbl><w:tblPr><w:tblStyle w:val=\"s\"/><w:tblLook " + std::string(look) + "/></w:tblPr>" +
         std::string(rows) + "</w:tbl>";
}
Read ReadStyled(std::string_view style, std::string_view look, std::string_view rows, ReadOptions options = {}) {
  WordXml xml;
  xml.styles = StyleOf("table", "base", InPart("seCell", "0")) +
               StyleOf("table", "s", "<w:basedOn w:val=\"base\"/>" + std::string(style));
  xml.body = Styled(look, rows);
  return ReadWord(xml, options);
}
std::string EventsOf(std::string_view style, std::string_view look, std::string_view rows, ReadOptions options = {}) {
  return ReadStyled(style, look, rows, options).events;
}

TEST(TableParts, OnlyThoseThatTheTableUses) {
  const std::string rows = Letters("ab") + Letters("cd");
  EXPECT_EQ(EventsOf(InPart("firstRow"), "w:val=\"0620\"", rows), "T[R(C{}C{})R(C{<c>}C{<d>})]");
  EXPECT_EQ(EventsOf(InPart("firstRow"), "w:val=\"0620\" w:firstRow=\"0\"", rows), "T[R(C{<a>}C{<b>})R(C{<c>}C{<d>})]");
  EXPECT_EQ(EventsOf(InPart("firstCol"), "w:firstColumn=\"1\"", rows), "T[R(C{}C{<b>})R(C{}C{<d>})]");
  EXPECT_EQ(EventsOf(InPart("nwCell"), "w:firstColumn=\"1\"", rows), "T[R(C{<a>}C{<b>})R(C{<c>}C{<d>})]");
  EXPECT_EQ(EventsOf(InPart("nwCell"), "w:firstColumn=\"1\" w:firstRow=\"true\"", rows),
            "T[R(C{}C{<b>})R(C{<c>}C{<d>})]");
  EXPECT_EQ(EventsOf(InPart("wholeTable"), "w:val=\"0\"", rows), "T[R(C{}C{})R(C{}C{})]");
}

TEST(TableParts, TheLastRowIsTheLastThatStays) {
  const std::string rows = Letters("ab") + Letters("cd") + Letters("e", "<w:del w:id=\"1\" w:author=\"x\"/>");
  EXPECT_EQ(EventsOf(InPart("lastRow"), "w:val=\"0640\"", rows), "T[R(C{<a>}C{<b>})R(C{}C{})]");
  ReadOptions original;
  original.revisions = RevisionView::kOriginal;
  EXPECT_EQ(EventsOf(InPart("lastRow"), "w:val=\"0640\"", rows, original), "T[R(C{<a>}C{<b>})R(C{<c>}C{<d>})R(C{})]");
}

TEST(TableParts, OfEachTableInAnother) {
  const std::string inner = Styled("w:lastRow=\"1\"", Letters("b") + Letters("c"));
  EXPECT_EQ(EventsOf(InPart("lastRow"), "w:lastRow=\"1\"", Row(Cell(T("a") + inner + T("d"))) + Letters("e")),
            "T[R(C{<a>T[R(C{<b>})R(C{})]<d>})R(C{})]");
}

TEST(TableParts, ACornerLiesOverRowAndColumn) {
  EXPECT_EQ(EventsOf(InPart("lastRow") + InPart("lastCol"), "w:val=\"0740\"", Letters("ab") + Letters("cde")),
            "T[R(C{<a>}C{})R(C{}C{}C{<e>})]");
}

TEST(TableParts, BandsLieBetweenFirstAndLast) {
  const std::string rows = Letters("a") + Letters("b") + Letters("c") + Letters("d") + Letters("e") + Letters("f");
  const std::string size = "<w:tblPr><w:tblStyleRowBandSize w:val=\"2\"/></w:tblPr>";
  EXPECT_EQ(EventsOf(size + InPart("band2Horz"), "w:val=\"0420\"", rows),
            "T[R(C{<a>})R(C{<b>})R(C{<c>})R(C{})R(C{})R(C{<f>})]");
  EXPECT_EQ(EventsOf(InPart("band1Horz"), "w:val=\"0460\"", rows),
            "T[R(C{<a>})R(C{})R(C{<c>})R(C{})R(C{<e>})R(C{<f>})]");
  EXPECT_EQ(EventsOf(InPart("band1Horz"), "w:val=\"0600\"", rows),
            "T[R(C{<a>})R(C{<b>})R(C{<c>})R(C{<d>})R(C{<e>})R(C{<f>})]");
  EXPECT_EQ(EventsOf(InPart("band1Vert"), "w:firstColumn=\"1\"", Letters("abcd")), "T[R(C{<a>}C{}C{<c>}C{})]");
}

// Without w:tblLook a table uses its style's bands, and no more.
TEST(TableParts, OfATableThatDoesNotSay) {
  WordXml xml;
  xml.styles = "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"s\">" + InPart("firstRow") + InPart("band2Horz") +
               "</w:style>";
  xml.body = Table(Letters("a") + Letters("b"));
  EXPECT_EQ(ReadWord(xml).events, "T[R(C{<a>})R(C{})]");
}

TEST(TableParts, WordSaysWhereARowAndACellStand) {
  const std::string digits = "<w:cnfStyle w:val=\"010000000000\"/>";
  const std::string attributes = "<w:cnfStyle w:lastRow=\"0\" w:lastRowLastColumn=\"0\"/>";
  EXPECT_EQ(EventsOf(InPart("lastRow"), "w:lastRow=\"1\"", Letters("a", digits) + Letters("b", attributes)),
            "T[R(C{})R(C{<b>})]");
  EXPECT_EQ(EventsOf(InPart("lastCol"), "w:lastColumn=\"1\"",
                     Row(Cell(T("a"), "<w:cnfStyle w:val=\"000100000000\"/>") +
                         Cell(T("b"), "<w:cnfStyle w:val=\"000000000000\"/>"))),
            "T[R(C{}C{<b>})]");
}

// The styles of table, paragraph and character turn one another round.
TEST(TableParts, TurnRoundWhatOtherStylesSay) {
  WordXml xml;
  xml.styles = StyleOf("table", "s", InPart("firstRow")) + StyleOf("character", "c", "<w:rPr><w:vanish/></w:rPr>");
  xml.body = Styled(
      "w:firstRow=\"1\"",
      Row(Cell(P(R("a") + Formatted("<w:rStyle w:val=\"c\"/>", "b") + Formatted("<w:vanish w:val=\"0\"/>", "d")))));
  const Read read = ReadWord(xml);
  EXPECT_EQ(read.events, "T[R(C{<bd>})]");
  EXPECT_EQ(read.FindingLines(), "text-not-shown hidden 1@1,1,1\n");
}

// Only the body is measured beforehand.
TEST(TableParts, WhatANoteCannotKnowIsSaid) {
  WordXml xml;
  xml.styles = StyleOf("table", "s", InPart("lastRow"));
  xml.footnotes = "<w:footnote w:id=\"2\">" + Styled("w:lastRow=\"1\"", Letters("a")) + "</w:footnote>";
  xml.body = P("<w:r><w:footnoteReference w:id=\"2\"/></w:r>");
  const Read read = ReadWord(xml);
  EXPECT_EQ(read.events, "<^footnote:a>");
  EXPECT_EQ(read.FindingLines(),
            "construct-not-read hiding of the last row or column of a table by the style s@1,1,1\n");
}

TEST(TableParts, KeptOnRequest) {
  ReadOptions keep;
  keep.hidden = HiddenText::kKeep;
  const Read read = ReadStyled(InPart("lastRow"), "w:lastRow=\"1\"", Letters("a"), keep);
  EXPECT_EQ(read.events, "T[R(C{<a>})]");
  EXPECT_EQ(read.FindingLines(), "shown-on-request hidden 1\n");
}

}  // namespace
}  // namespace sarabun::test
