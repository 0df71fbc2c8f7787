// Cases of the checklist: what runs and their wrappers show.
#include "wordml/row_case.h"

namespace sarabun::test {

namespace {

std::string Fld(std::string_view type, std::string_view content = {}) {
  return "<w:r><w:fldChar w:fldCharType=\"" + std::string(type) + "\">" + std::string(content) + "</w:fldChar></w:r>";
}
std::string Instr(std::string_view text) { return RunOf(Around("w:instrText", text)); }
std::string Complex(std::string_view instruction, std::string_view result) {
  return Fld("begin") + Instr(instruction) + Fld("separate") + std::string(result) + Fld("end");
}
std::string Sdt(std::string_view properties, std::string_view content) {
  return Around("w:sdt", Around("w:sdtPr", properties) + Around("w:sdtContent", content));
}
std::string Alternate(std::string_view wants, std::string_view choice, std::string_view fallback) {
  return "<mc:AlternateContent><mc:Choice Requires=\"" + std::string(wants) + "\">" + std::string(choice) +
         "</mc:Choice>" + Around("mc:Fallback", fallback) + "</mc:AlternateContent>";
}
std::string ShapeBox(std::string_view content) {
  return "<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>" + std::string(content) +
         "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>";
}
std::string VmlBox(std::string_view content) {
  return "<w:pict><v:shape><v:textbox><w:txbxContent>" + std::string(content) +
         "</w:txbxContent></v:textbox></v:shape></w:pict>";
}
std::string Sym(std::string_view font, std::string_view code) {
  return RunOf("<w:sym w:font=\"" + std::string(font) + "\" w:char=\"" + std::string(code) + "\"/>");
}
std::string Font(std::string_view name) {
  return "<w:rFonts w:ascii=\"" + std::string(name) + "\" w:hAnsi=\"" + std::string(name) + "\"/>";
}
WordXml WithStyles(std::string_view styles) {
  WordXml xml;
  xml.styles = styles;
  return xml;
}
WordXml WithNotes() {
  WordXml xml;
  xml.footnotes = "<w:footnote w:id=\"2\">" + T("foot") + "</w:footnote>";
  xml.endnotes = "<w:endnote w:id=\"2\">" + T("end") + "</w:endnote>";
  xml.comments = "<w:comment w:id=\"0\">" + T("say") + "</w:comment>";
  return xml;
}
WordXml WithHeader() {
  WordXml xml;
  xml.header = T("top");
  return xml;
}

const std::string kGlossary = Around("w:docPartObj", "<w:docPartGallery w:val=\"x\"/>");

std::vector<RowCase> Runs() {
  return {
      {"runs-cut", "Everything",
       "<w:p w:rsidR=\"00A1\"><w:r w:rsidRPr=\"00B2\"><w:t>เท่าเ</w:t></w:r><w:proofErr w:type=\"gramStart\"/>"
       "<w:bookmarkStart w:id=\"0\" w:name=\"x\"/>" +
           Formatted("<w:rFonts w:hint=\"cs\"/><w:lang w:bidi=\"th-TH\"/><w:cs/>", "ที") +
           "<w:bookmarkEnd w:id=\"0\"/><w:permStart w:id=\"1\" w:edGrp=\"everyone\"/>" + R("ยม") +
           "<w:permEnd w:id=\"1\"/></w:p>",
       "<เท่าเทียม>", "", "<เท่าเทียม>"},
      {"sdt", "Runs", P(R("a") + Sdt("<w:alias w:val=\"n\"/><w:dataBinding w:xpath=\"/x\"/>", R("b")) + R("c")),
       "<abc>"},
      {"sdt", "Blocks", Sdt(kGlossary, T("a") + Sdt("", T("b"))) + T("c"), "<a><b><c>"},
      {"sdt", "Placeholder",
       P(Sdt("<w:placeholder><w:docPart w:val=\"D\"/></w:placeholder><w:showingPlcHdr/><w:text/>", R("Click here"))),
       "<Click here>"},
      {"sdt", "CheckBox",
       P(Sdt("<w14:checkbox><w14:checked w14:val=\"1\"/><w14:checkedState w14:val=\"2612\"/></w14:checkbox>", R("☒")) +
         R(" ใช่")),
       "<☒ ใช่>"},
      {"sdt", "CellRowTable",
       Sdt("", Table(Sdt("", Row(Sdt("", Cell(T("a") + Table(Sdt("", Row(Sdt("", Cell(T("in")))))))) + Cell(T("b")))))),
       "T[R(C{<a>T[R(C{<in>})]}C{<b>})]"},
      {"wrappers", "Inline",
       P("<w:smartTag w:element=\"place\"><w:smartTagPr><w:attr w:name=\"n\" w:val=\"v\"/></w:smartTagPr>" +
         Around("w:customXml", "<w:customXmlPr/>" + Around("w:dir", Around("w:bdo", R("a")))) + "</w:smartTag>" +
         "<w:hyperlink w:anchor=\"_Toc1\">" + R("b") + "</w:hyperlink>" + "<w:fldSimple w:instr=\" AUTHOR \">" +
         R("c") + "</w:fldSimple>"),
       "<abc>"},
      {"wrappers", "Blocks", Around("w:customXml", T("a") + Around("w:smartTag", T("b"))), "<a><b>"},
      {"wrappers", "RowsAndCells", Table(Around("w:customXml", Row(Around("w:customXml", Cell(T("a")))))),
       "T[R(C{<a>})]"},
      {"breaks", "LineAndReturn", P(RunOf("<w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:br w:clear=\"all\"/><w:t>c</w:t>")),
       "<a\\nb\\n\\nc>"},
      {"breaks", "PageAndColumn",
       P(R("a") + RunOf("<w:br w:type=\"page\"/>") + R("b") + RunOf("<w:br w:type=\"column\"/><w:t>c</w:t>")),
       "<a\\fb\\fc>"},
      {"breaks", "Rendered", P(RunOf("<w:t>a</w:t><w:lastRenderedPageBreak/><w:t>b</w:t>")), "<ab>"},
      {"breaks", "PageBreakBefore", T("a") + P(PPr("<w:pageBreakBefore/>") + R("b")), "<a><b>"},
      {"tabs", "InRunsAndStops",
       P(PPr("<w:tabs><w:tab w:val=\"left\" w:pos=\"720\"/></w:tabs>") +
         RunOf("<w:t>a</w:t><w:tab/><w:ptab w:alignment=\"right\" w:relativeTo=\"margin\" w:leader=\"none\"/>") +
         R("b")),
       "<a\\t\\tb>"},
      {"hyphens", "Both", P(RunOf("<w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t>")), "<a-bc>"},
      {"spaces", "AsTheyStand", P(RunOf("<w:t> a  b </w:t><w:t xml:space=\"preserve\"> c </w:t><w:t/>")),
       "< a  b  c >"},
      {"ruby", "Base",
       P(RunOf(Around("w:ruby", "<w:rubyPr/>" + Around("w:rt", R("up")) + Around("w:rubyBase", R("base"))))), "<base>",
       "text-not-shown ruby 2\n"},
      {"looks", "Caps", P(Formatted("<w:caps/><w:smallCaps/><w:strike/><w:dstrike/><w:position w:val=\"6\"/>", "aBc")),
       "<aBc>"},
      {"looks", "RightToLeft", P(PPr("<w:bidi/>") + Formatted("<w:rtl/>", "abc")), "<abc>"},
  };
}

std::vector<RowCase> Fields() {
  const std::string entry = Complex("HYPERLINK \\l \"_Toc1\"", R("ก") + Complex("PAGEREF _Toc1", R("3")));
  const std::string box = "<w:ffData><w:checkBox><w:sizeAuto/><w:default w:val=\"1\"/></w:checkBox></w:ffData>";
  return {
      {"fields", "TableOfContents",
       P(Fld("begin") + Instr("TOC \\o") + Fld("separate") + entry) + P(entry) + P(Fld("end")) + T("after"),
       "<ก3><ก3><><after>"},
      {"fields", "OverCells",
       P(Fld("begin") + Instr("IF 1")) + P(Fld("separate")) + Table(Row(Cell(P(Complex("REF a", R("x")))))) +
           P(Fld("end")),
       "<><>T[R(C{<x>})]<>"},
      {"fields", "InstructionsOverRuns",
       P(Fld("begin") + Instr("HYPER") + Instr("LINK \"http://a.th\"") + Fld("separate") + R("a") + R("b") +
         Fld("end")),
       "<ab!link:http://a.th:ab>"},
      {"fields", "TextInAnInstruction",
       P(Fld("begin") + R("code") + Complex("REF x", R("no")) + Fld("separate") + R("yes") + Fld("end")), "<yes>",
       "text-not-shown field-code 6\n"},
      {"fields", "FormText",
       P(Fld("begin",
             "<w:ffData><w:name w:val=\"T\"/><w:enabled/><w:calcOnExit w:val=\"0\"/><w:textInput>"
             "<w:default w:val=\"d\"/></w:textInput></w:ffData>") +
         Instr("FORMTEXT") + Fld("separate") + R("typed") + Fld("end")),
       "<typed>"},
      {"fields", "FormCheckBox", P(Fld("begin", box) + Instr("FORMCHECKBOX") + Fld("separate") + Fld("end") + R("x")),
       "<☒x>"},
      {"fields", "WithoutAResult", P(R("a") + Fld("begin") + Instr("XE \"a\"") + Fld("end") + R("b")), "<ab>"},
      {"fields", "WithoutAnEnd", P(Fld("begin") + Instr("REF") + Fld("separate") + R("a")), "<a>",
       "value-guessed a field without an end is taken to end with its cell or part\n"},
  };
}

std::vector<RowCase> Boxes() {
  return {
      {"alternatives", "TheFirstUnderstood", P(Alternate("w14", R("choice"), R("fallback"))), "<choice>",
       "text-not-shown unused-alternative 8\n"},
      {"alternatives", "OfAnUnknownNamespace", P(Alternate("x", R("choice"), R("fallback"))), "<fallback>",
       "text-not-shown unused-alternative 6\n"},
      {"alternatives", "Nested",
       P(RunOf(Alternate("x", "<w:t>no</w:t>",
                         Alternate("w14 x", "<w:t>no</w:t>", Alternate("wps", "<w:t>yes</w:t>", ""))))),
       "<yes>", "text-not-shown unused-alternative 4\n"},
      {"text-box", "Once", P(R("a") + RunOf(Alternate("wps", ShapeBox(T("b")), VmlBox(T("b")))) + R("c")) + T("d"),
       "<ac><box:b><d>", "text-not-shown unused-alternative 1\n"},
      {"text-box", "InAFallback", P(R("a") + RunOf(Alternate("x", ShapeBox(T("no")), VmlBox(T("b") + T("c"))))),
       "<a><box:b><box:c>", "text-not-shown unused-alternative 2\n"},
      {"text-box", "WithATable", P(RunOf(VmlBox(Table(Row(Cell(T("in")))) + T("b"))) + R("a")),
       "<a>T[R(C{<in>})]<box:b>"},
  };
}

std::vector<RowCase> Symbols() {
  const std::string by_style = StyleOf("paragraph", "Ding", Around("w:rPr", Font("Wingdings"))) +
                               StyleOf("paragraph", "Child", "<w:basedOn w:val=\"Ding\"/>") +
                               StyleOf("character", "Tick", Around("w:rPr", Font("Wingdings 2")));
  return {
      {"symbols", "EachFont",
       P(Sym("Wingdings", "F0FE") + Sym("Wingdings", "FC") + Sym("Wingdings 2", "F052") + Sym("Wingdings 3", "F022") +
         Sym("Webdings", "F061") + Sym("Symbol", "F0B7") + Sym("TH SarabunPSK", "0E01")),
       "<☑✓☑→✔•ก>"},
      {"symbols", "OfAnUnknownFont", P(Sym("Marlett", "F062")), "<\uF062>",
       "value-guessed the symbol F062 of Marlett is unknown\n"},
      {"symbols", "Broken", P(R("a") + Sym("Wingdings", "zz") + R("b")), "<ab>",
       "construct-not-read symbol without a character\n"},
      {"symbols", "InText", P(Formatted(Font("Wingdings"), "\uF0A8") + R(" ไม่")), "<☐ ไม่>"},
      {"symbols", "InTextUnknown", P(Formatted(Font("Wingdings 2"), "\uF0FF")), "<\uF0FF>",
       "value-guessed the symbol F0FF of a symbol font is unknown\n"},
      {"symbols", "ByStyle",
       P(PPr("<w:pStyle w:val=\"Child\"/>") + R("\uF0FE") + Formatted("<w:rStyle w:val=\"Tick\"/>", "\uF050") +
         Formatted(Font("Arial"), "o")) +
           P(R("o") + Formatted("<w:rStyle w:val=\"Tick\"/>", "\uF050") +
             Formatted("<w:rFonts w:ascii=\"Wingdings\" w:asciiTheme=\"minorHAnsi\"/>", "o")),
       "<☑✓o><o✓o>", "", "", WithStyles(by_style)},
  };
}

std::vector<RowCase> Others() {
  const std::string refer = RunOf("<w:footnoteReference w:id=\"2\"/>") + RunOf("<w:endnoteReference w:id=\"2\"/>");
  WordXml chunk;
  chunk.relationships = "<Relationship Id=\"chunk\" Type=\"{office}aFChunk\" Target=\"c.html\"/>";
  chunk.parts.emplace_back("word/c.html", "<p>x</p>");
  return {
      {"notes", "AtTheirPlace",
       P("<w:commentRangeStart w:id=\"0\"/>" + R("a") + refer + "<w:commentRangeEnd w:id=\"0\"/>" +
         RunOf("<w:commentReference w:id=\"0\"/>") + R("b")),
       "<ab^footnote:foot^endnote:end^comment:say>", "", "", WithNotes()},
      {"margins", "NotInTheBody", T("a"), "<a>", "", "", WithHeader()},
      {"not-read", "Chunk", T("a") + "<w:altChunk r:id=\"chunk\"><w:altChunkPr/></w:altChunk>", "<a>",
       "construct-not-read altChunk word/c.html\n", "", chunk},
      {"not-read", "SubDocument", T("a") + "<w:subDoc r:id=\"none\"/>", "<a>", "construct-not-read subDoc\n"},
      {"not-read", "Object",
       P(R("a") +
         RunOf("<w:object><v:shape><v:imagedata r:id=\"none\"/></v:shape><o:OLEObject ProgID=\"Excel.Sheet.12\"/>"
               "</w:object>")),
       "<a!object::Excel.Sheet.12>", "construct-not-read embedded object Excel.Sheet.12\n"},
      {"not-read", "Ink", P(R("a") + RunOf("<w14:contentPart r:id=\"none\"/>")), "<a>",
       "construct-not-read contentPart\n"},
      {"not-read", "InkWithAFallback", P(R("a") + RunOf(Alternate("wpi", "<w:contentPart/>", "<w:pict/>"))), "<a>"},
      {"not-read", "Formula", P(R("a") + "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num></m:f></m:oMath>"),
       "<a1>", "construct-not-read oMath\n"},
      {"not-read", "DrawnText",
       P(R("a") + RunOf("<w:drawing><a:graphic><a:p><a:r><a:t>drawn</a:t></a:r></a:p></a:graphic></w:drawing>")), "<a>",
       "construct-not-read text in a drawing\n"},
  };
}

}  // namespace

std::vector<RowCase> TextRows() {
  std::vector<RowCase> all;
  for (const auto& rows : {Runs(), Fields(), Boxes(), Symbols(), Others()}) {
    all.insert(all.end(), rows.begin(), rows.end());
  }
  return all;
}

}  // namespace sarabun::test
