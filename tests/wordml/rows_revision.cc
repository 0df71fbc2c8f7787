// Cases of the checklist: tracked changes, from both sides.
#include "wordml/row_case.h"

namespace sarabun::test {

namespace {

std::string Ins(std::string_view content) { return "<w:ins w:id=\"1\">" + std::string(content) + "</w:ins>"; }
std::string Del(std::string_view text) { return "<w:del w:id=\"2\">" + RunOf(Around("w:delText", text)) + "</w:del>"; }
std::string Mark(std::string_view revision) {
  return PPr("<w:rPr><w:" + std::string(revision) + " w:id=\"3\"/></w:rPr>");
}
std::string Old(std::string_view of, std::string_view content) {
  const std::string properties = "w:" + std::string(of);
  return "<" + properties + "Change w:id=\"4\">" + Around(properties, content) + "</" + properties + "Change>";
}

std::vector<RowCase> InText() {
  return {
      {"inserted", "Runs",
       P(R("a") + Ins(R("b") + "<w:hyperlink w:anchor=\"x\">" + R("c") + "</w:hyperlink>") + R("d")), "<abcd>", "",
       "<ad>"},
      {"inserted", "Moved",
       P("<w:moveToRangeStart w:id=\"1\" w:name=\"m\"/>" + Around("w:moveTo", R("a")) +
         "<w:moveToRangeEnd w:id=\"1\"/>" + R("b")),
       "<ab>", "", "<b>"},
      {"deleted", "Runs", P(R("a") + Del("ขค") + R("d")), "<ad>", "text-not-shown deleted 2\n", "<aขคd>"},
      {"deleted", "Insertion", P(R("a") + Ins(Del("b"))), "<a>", "text-not-shown deleted 1\n", "<a>"},
      {"deleted", "Moved",
       P("<w:moveFromRangeStart w:id=\"1\" w:name=\"m\"/>" + Around("w:moveFrom", R("a")) +
         "<w:moveFromRangeEnd w:id=\"1\"/>" + R("b")),
       "<b>", "text-not-shown deleted 1\n", "<ab>"},
      {"deleted", "WithWhatIsIn",
       P(R("a") +
         Around("w:del", RunOf("<w:delText>b</w:delText><w:tab/><w:br/><w:noBreakHyphen/>"
                               "<w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/>")) +
         R("c")),
       "<ac>", "text-not-shown deleted 1\n", "<ab\\t\\n-☑c>"},
      {"deleted-mark", "Joins", P(Mark("del") + R("a")) + T("b") + T("c"), "<ab><c>", "", "<a><b><c>"},
      {"deleted-mark", "WholeParagraph", T("a") + P(Mark("del") + Del("b")) + T("c"), "<a><c>",
       "text-not-shown deleted 1\n", "<a><b><c>"},
      {"deleted-mark", "Inserted", P(Mark("ins") + R("a")) + T("b"), "<a><b>", "", "<ab>"},
      {"deleted-mark", "Last", T("a") + P(Mark("del") + R("b")), "<a><b>", "", "<a><b>"},
  };
}

std::vector<RowCase> InTables() {
  const std::string merge = "<w:vMerge w:val=\"restart\"/>";
  return {
      {"deleted-row", "BothSides",
       Table(Row(Cell(T("a"))) + Row(Cell(T("bc")), "<w:del w:id=\"1\"/>") + Row(Cell(T("d")), "<w:ins w:id=\"2\"/>")),
       "T[R(C{<a>})R(C{<d>})]", "text-not-shown deleted 2\n", "T[R(C{<a>})R(C{<bc>})]"},
      {"deleted-row", "Moved",
       Table(Row(Cell(P(Around("w:moveFrom", R("ab")))), "<w:del w:id=\"1\"/>") + Row(Cell(T("c"))) +
             Row(Cell(P(Around("w:moveTo", R("ab")))), "<w:ins w:id=\"2\"/>")),
       "T[R(C{<c>})R(C{<ab>})]", "text-not-shown deleted 2\n", "T[R(C{<ab>})R(C{<c>})]"},
      {"deleted-row", "WithATable", Table(Row(Cell(Table(Row(Cell(T("in")))) + P("")), "<w:del/>") + Row(Cell(T("b")))),
       "T[R(C{<b>})]", "text-not-shown deleted 2\n", "T[R(C{T[R(C{<in>})]<>})R(C{<b>})]"},
      {"deleted-row", "InAMerge",
       Table(Row(Cell(T("a"), merge)) + Row(Cell(P(""), "<w:vMerge/>"), "<w:del/>") + Row(Cell(P(""), "<w:vMerge/>"))),
       "T[R(Cv{<a>})R(C^{<>})]", "", "T[R(Cv{<a>})R(C^{<>})R(C^{<>})]"},
      {"deleted-cell", "BothSides",
       Table(Row(Cell(T("a")) + Cell(T("b"), "<w:cellDel w:id=\"1\"/>") + Cell(T("c"), "<w:cellIns w:id=\"2\"/>"))),
       "T[R(C{<a>}C{<c>})]", "text-not-shown deleted 1\n", "T[R(C{<a>}C{<b>})]"},
      {"deleted-cell", "MergedByAChange",
       Table(Row(Cell(T("a"), "<w:cellMerge w:vMerge=\"rest\"/>")) +
             Row(Cell(P(""), "<w:cellMerge w:vMerge=\"cont\"/>"))),
       "T[R(Cv{<a>})R(C^{<>})]", "", "T[R(C{<a>})R(C{<>})]"},
      {"deleted-cell", "SplitByAChange",
       Table(Row(Cell(T("a"), merge)) + Row(Cell(T("b"), "<w:cellMerge w:vMergeOrig=\"cont\"/>"))),
       "T[R(Cv{<a>})R(C{<b>})]", "", "T[R(Cv{<a>})R(C^{<b>})]"},
      {"deleted-cell", "ChangesInAMergedCell",
       Table(Row(Cell(P(R("a") + Del("b") + Ins(R("c"))), merge)) + Row(Cell(P(""), "<w:vMerge/>"))),
       "T[R(Cv{<ac>})R(C^{<>})]", "text-not-shown deleted 1\n", "T[R(Cv{<ab>})R(C^{<>})]"},
  };
}

std::vector<RowCase> OldProperties() {
  WordXml styles;
  styles.styles = StyleOf("paragraph", "Hid", "<w:rPr><w:vanish/></w:rPr>") +
                  StyleOf("character", "Char", "<w:rPr><w:vanish/></w:rPr>");
  styles.numbering =
      "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:lvlText w:val=\"%1.\"/>"
      "</w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>";
  const std::string number = "<w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/>";
  const std::string hidden = "text-not-shown hidden 1\n";
  return {
      {"old-properties", "HiddenSince", P(R("a") + Formatted("<w:vanish/>" + Old("rPr", "<w:b/>"), "b")), "<a>", hidden,
       "<ab>"},
      {"old-properties", "ShownSince", P(R("a") + Formatted(Old("rPr", "<w:vanish/>"), "b")), "<ab>", "", "<a>"},
      {"old-properties", "CharacterStyle", P(Formatted(Old("rPr", "<w:rStyle w:val=\"Char\"/>"), "a") + R("b")), "<ab>",
       "", "<b>", styles},
      {"old-properties", "Font",
       P(Formatted("<w:rFonts w:ascii=\"Wingdings\" w:hAnsi=\"Wingdings\"/>" + Old("rPr", ""), "\u00FE")), "<☑>", "",
       "<\u00FE>"},
      {"old-properties", "ParagraphStyle", P(PPr(Old("pPr", "<w:pStyle w:val=\"Hid\"/>")) + R("a")) + T("b"), "<a><b>",
       "", "<b>", styles},
      {"old-properties", "Mark", P(PPr("<w:rPr>" + Old("rPr", "<w:vanish/>") + "</w:rPr>") + R("a")) + T("b"), "<a><b>",
       "", "<ab>"},
      {"old-properties", "NumberSince",
       P(PPr("<w:numPr>" + number + "</w:numPr>" + Old("pPr", "")) + R("a")) +
           P(PPr("<w:numPr>" + number + "<w:ins w:id=\"9\"/></w:numPr>") + R("b")),
       "<1.\\t|a><2.\\t|b>", "", "<a><b>", styles},
      {"old-properties", "NumberBefore", P(PPr(Old("pPr", "<w:numPr>" + number + "</w:numPr>")) + R("a")), "<a>", "",
       "<1.\\t|a>", styles},
      {"old-properties", "Cell",
       Table(Row(Cell(T("a"), "<w:gridSpan w:val=\"2\"/>" + Old("tcPr", "<w:gridSpan w:val=\"3\"/>")))),
       "T[R(C2{<a>})]", "", "T[R(C3{<a>})]"},
      {"old-properties", "Row", Table(Row(Cell(T("a")), "<w:tblHeader/>" + Old("trPr", "<w:gridBefore w:val=\"1\"/>"))),
       "T[Rh(C{<a>})]", "", "T[R1,0(C{<a>})]"},
  };
}

}  // namespace

std::vector<RowCase> RevisionRows() {
  std::vector<RowCase> all;
  for (const auto& rows : {InText(), InTables(), OldProperties()}) all.insert(all.end(), rows.begin(), rows.end());
  return all;
}

}  // namespace sarabun::test
