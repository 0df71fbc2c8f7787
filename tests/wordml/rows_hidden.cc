// Cases of the checklist: hidden text.
#include "wordml/row_case.h"

namespace sarabun::test {

namespace {

const std::string kVanish = "<w:rPr><w:vanish/></w:rPr>";

std::string InPart(std::string_view part, std::string_view properties) {
  return "<w:tblStylePr w:type=\"" + std::string(part) + "\"><w:tcPr/>" + std::string(properties) + "</w:tblStylePr>";
}
WordXml Styles() {
  WordXml xml;
  xml.styles = StyleOf("paragraph", "Hid", kVanish) + StyleOf("paragraph", "Child", "<w:basedOn w:val=\"Hid\"/>") +
               StyleOf("character", "Char", kVanish) + StyleOf("table", "Table", kVanish) +
               StyleOf("table", "TableChild", "<w:basedOn w:val=\"Table\"/>") +
               StyleOf("table", "FirstRow", InPart("firstRow", kVanish)) +
               StyleOf("table", "Ends", InPart("lastRow", kVanish));
  return xml;
}
std::string Of(std::string_view style, std::string_view content) {
  return P(PPr("<w:pStyle w:val=\"" + std::string(style) + "\"/>") + std::string(content));
}
std::string TableOf(std::string_view style, std::string_view rows, std::string_view look = "w:val=\"04A0\"") {
  return "<w:tbl><w:tblPr><w:tblStyle w:val=\"" + std::string(style) +
         "\"/><w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblLook " + std::string(look) + "/></w:tblPr>" + std::string(rows) +
         "</w:tbl>";
}
// A row of one paragraph a cell: "ab" is the cells a and b.
std::string Letters(std::string_view letters, std::string_view properties = {}) {
  std::string cells;
  for (const char letter : letters) cells += Cell(T(std::string_view(&letter, 1)));
  return Row(cells, properties);
}
std::string Char(std::string_view text) { return Formatted("<w:rStyle w:val=\"Char\"/>", text); }

}  // namespace

std::vector<RowCase> HiddenRows() {
  const std::string hidden_mark = PPr("<w:rPr><w:vanish/></w:rPr>");
  WordXml numbered;
  numbered.numbering =
      "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:lvlText w:val=\"%1.\"/>" +
      kVanish + "</w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>";
  const std::string hidden_cell = Cell(P(hidden_mark + Formatted("<w:vanish/>", "b")));
  return {
      {"hidden", "Run", P(R("a") + Formatted("<w:vanish/>", "b") + Formatted("<w:vanish w:val=\"0\"/>", "c")), "<ac>",
       "text-not-shown hidden 1\n"},
      {"hidden", "ParagraphStyle", Of("Child", R("b")) + T("c"), "<c>", "text-not-shown hidden 1\n", "", Styles()},
      {"hidden", "CharacterStyle", P(R("a") + Char("b")), "<a>", "text-not-shown hidden 1\n", "", Styles()},
      {"hidden", "StylesCancelOut", Of("Hid", Char("a") + R("b")) + T("c"), "<ac>", "text-not-shown hidden 1\n", "",
       Styles()},
      {"hidden", "DirectAgainstStyles", Of("Hid", Formatted("<w:vanish w:val=\"0\"/>", "a")) + T("c"), "<ac>", "", "",
       Styles()},
      {"hidden", "TableStyle",
       TableOf("TableChild", Row(Cell(P(R("a") + Char("b")) + Of("Hid", R("c") + Char("d"))))) + T("after"),
       "T[R(C{<bc>})]<after>", "text-not-shown hidden 2\n", "", Styles()},
      {"hidden", "FirstRowOfTable", TableOf("FirstRow", Letters("a") + Letters("b")), "T[R(C{})R(C{<b>})]",
       "text-not-shown hidden 1\n", "", Styles()},
      {"hidden", "PartTheTableDoesNotUse", TableOf("FirstRow", Letters("a"), "w:val=\"04A0\" w:firstRow=\"0\""),
       "T[R(C{<a>})]", "", "", Styles()},
      {"hidden", "PartAgainstAStyle", TableOf("FirstRow", Row(Cell(P(R("a") + Char("b"))))), "T[R(C{<b>})]",
       "text-not-shown hidden 1\n", "", Styles()},
      {"hidden", "AsWordSavedIt",
       TableOf("Ends",
               Letters("a", "<w:cnfStyle w:val=\"010000000000\"/>") + Letters("b", "<w:cnfStyle w:lastRow=\"0\"/>"),
               "w:lastRow=\"1\""),
       "T[R(C{})R(C{<b>})]", "text-not-shown hidden 1\n", "", Styles()},
      {"hidden", "Mark", P(hidden_mark + R("a")) + T("b"), "<ab>"},
      {"hidden", "MarkBetweenStyles", P(PPr("<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + R("a ")) + T("b"), "<a b>"},
      {"hidden", "OnTheWebOnly", P(Formatted("<w:webHidden/>", "a")), "<a>"},
      {"hidden", "Number", P(PPr("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>") + R("a")) + T("b"),
       "<a><b>", "text-not-shown hidden 2\n", "", numbered},
      {"hidden", "Row", Table(Row(Cell(T("a"))) + Row(hidden_cell, "<w:hidden/>") + Row(Cell(T("c")))),
       "T[R(C{<a>})R(C{<c>})]", "text-not-shown hidden 1\n"},
      {"hidden", "RowThatShowsSomething", Table(Row(hidden_cell + Cell(P("")), "<w:hidden/>")), "T[R(C{}C{<>})]",
       "text-not-shown hidden 1\n"},
  };
}

}  // namespace sarabun::test
