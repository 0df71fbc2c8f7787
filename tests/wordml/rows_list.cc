// Cases of the checklist: list numbers as Word makes them.
#include "wordml/row_case.h"

namespace sarabun::test {

namespace {

std::string Lvl(int level, std::string_view format, std::string_view text, std::string_view more = {}) {
  return "<w:lvl w:ilvl=\"" + std::to_string(level) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" +
         std::string(format) + "\"/>" + std::string(more) + "<w:lvlText w:val=\"" + std::string(text) + "\"/></w:lvl>";
}
std::string Abstract(int id, std::string_view levels) {
  return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" + std::string(levels) + "</w:abstractNum>";
}
std::string Num(int id, int abstract, std::string_view overrides = {}) {
  return "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\"" + std::to_string(abstract) + "\"/>" +
         std::string(overrides) + "</w:num>";
}
std::string Override(int level, std::string_view content) {
  return "<w:lvlOverride w:ilvl=\"" + std::to_string(level) + "\">" + std::string(content) + "</w:lvlOverride>";
}
std::string NumPr(int num, int level) {
  return "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" + std::to_string(num) +
         "\"/></w:numPr>";
}
std::string Item(int num, int level, std::string_view text) { return P(PPr(NumPr(num, level)) + R(text)); }
std::string Styled(std::string_view style, std::string_view text, std::string_view more = {}) {
  return P(PPr("<w:pStyle w:val=\"" + std::string(style) + "\"/>" + std::string(more)) + R(text));
}
WordXml Lists(std::string_view numbering, std::string_view styles = {}) {
  WordXml xml;
  xml.numbering = numbering;
  xml.styles = styles;
  return xml;
}
WordXml OneLevel(std::string_view format, std::string_view more = {}, std::string_view text = "%1.") {
  return Lists(Abstract(1, Lvl(0, format, text, more)) + Num(1, 1));
}

const std::string kOutline =
    Abstract(1, Lvl(0, "decimal", "%1.") + Lvl(1, "decimal", "%1.%2)") + Lvl(2, "lowerLetter", "%3")) + Num(1, 1);

std::vector<RowCase> Counting() {
  const std::string legal = Lvl(0, "upperRoman", "%1", "<w:suff w:val=\"space\"/>") +
                            Lvl(1, "decimalZero", "%1.%2", "<w:suff w:val=\"nothing\"/><w:isLgl/>");
  const std::string never = Lvl(0, "decimal", "%1") + Lvl(1, "decimal", "%2", "<w:lvlRestart w:val=\"0\"/>");
  return {
      {"list-levels", "CountAndRestart",
       Item(1, 0, "a") + Item(1, 1, "b") + Item(1, 1, "c") + Item(1, 2, "d") + Item(1, 0, "e") + Item(1, 1, "f"),
       "<1.\\t|a><1.1)\\t|b><1.2)\\t|c><a\\t|d><2.\\t|e><2.1)\\t|f>", "", "", Lists(kOutline)},
      {"list-levels", "LegalAndSuffixes", Item(1, 0, "a") + Item(1, 1, "b"), "<I |a><1.01|b>", "", "",
       Lists(Abstract(1, legal) + Num(1, 1))},
      {"list-levels", "NeverRestarting", Item(1, 1, "a") + Item(1, 0, "b") + Item(1, 1, "c"),
       "<1\\t|a><2\\t|b><2\\t|c>", "", "", Lists(Abstract(1, never) + Num(1, 1))},
      {"list-starts", "Overridden", Item(1, 0, "a") + Item(2, 0, "b") + Item(2, 0, "c") + Item(1, 0, "d"),
       "<1.\\t|a><5.\\t|b><6.\\t|c><7.\\t|d>", "", "",
       Lists(kOutline + Num(2, 1, Override(0, "<w:startOverride w:val=\"5\"/>")))},
      {"list-starts", "LevelOverridden", Item(2, 0, "a") + Item(2, 1, "b"), "<(I)\\t|a><I.1)\\t|b>", "", "",
       Lists(kOutline + Num(2, 1, Override(0, Lvl(0, "upperRoman", "(%1)"))))},
      {"list-starts", "OneDefinitionTwoLists", Item(1, 0, "a") + Item(2, 0, "b"), "<1.\\t|a><2.\\t|b>", "", "",
       Lists(kOutline + Num(2, 1))},
  };
}

std::vector<RowCase> ByStyle() {
  const std::string numbering = Abstract(1, Lvl(0, "decimal", "%1.", "<w:pStyle w:val=\"One\"/>") +
                                                Lvl(1, "decimal", "%1.%2", "<w:pStyle w:val=\"Two\"/>")) +
                                Num(1, 1);
  const std::string styles = StyleOf("paragraph", "One", "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>") +
                             StyleOf("paragraph", "Two", "<w:basedOn w:val=\"One\"/>") +
                             StyleOf("paragraph", "Off",
                                     "<w:basedOn w:val=\"One\"/><w:pPr><w:numPr>"
                                     "<w:numId w:val=\"0\"/></w:numPr></w:pPr>");
  const std::string link = Abstract(1, "<w:styleLink w:val=\"L\"/>" + Lvl(0, "upperLetter", "%1.")) +
                           Abstract(2, "<w:numStyleLink w:val=\"L\"/>") + Num(1, 1) + Num(2, 2);
  const std::string list_style = StyleOf("numbering", "L", "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>");
  return {
      {"list-styles", "Based", Styled("One", "a") + Styled("Two", "b") + Styled("Off", "c") + Styled("One", "d"),
       "<1.\\t|a><1.1\\t|b><c><2.\\t|d>", "", "", Lists(numbering, styles)},
      {"list-styles", "TakenAway",
       Styled("One", "a", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>") + Styled("One", "b"),
       "<a><1.\\t|b>", "", "", Lists(numbering, styles)},
      {"list-styles", "Linked", Item(2, 0, "a") + Item(1, 0, "b"), "<A.\\t|a><A.\\t|b>", "", "",
       Lists(link, list_style)},
  };
}

std::vector<RowCase> Places() {
  WordXml noted = Lists(kOutline);
  noted.footnotes = "<w:footnote w:id=\"2\">" + Item(1, 0, "n") + "</w:footnote>";
  const std::string box =
      RunOf("<w:pict><v:textbox>" + Around("w:txbxContent", Item(1, 0, "box")) + "</v:textbox></w:pict>");
  const std::string deleted = P(PPr(NumPr(1, 0) + "<w:rPr><w:del w:id=\"1\"/></w:rPr>") + "<w:del>" +
                                RunOf("<w:delText>x</w:delText>") + "</w:del>");
  return {
      {"list-places", "Cells",
       Item(1, 0, "a") + Table(Row(Cell(Item(1, 0, "b")) + Cell(Item(1, 0, "c")))) + Item(1, 0, "d"),
       "<1.\\t|a>T[R(C{<2.\\t|b>}C{<3.\\t|c>})]<4.\\t|d>", "", "", Lists(kOutline)},
      // LibreOffice counts them too: it draws 1, 3.
      {"list-places", "CoveredCells",
       Table(Row(Cell(Item(1, 0, "a"), "<w:vMerge w:val=\"restart\"/>")) + Row(Cell(Item(1, 0, ""), "<w:vMerge/>")) +
             Row(Cell(Item(1, 0, "c")))),
       "T[R(Cv{<1.\\t|a>})R(C^{<2.\\t|>})R(C{<3.\\t|c>})]", "", "", Lists(kOutline)},
      {"list-places", "Boxes", P(PPr(NumPr(1, 0)) + R("a") + box) + Item(1, 0, "b"),
       "<1.\\t|a><box:1.\\t|box><2.\\t|b>", "", "", Lists(kOutline)},
      {"list-places", "Notes", P(PPr(NumPr(1, 0)) + R("a") + RunOf("<w:footnoteReference w:id=\"2\"/>")),
       "<1.\\t|a^footnote:1.\\tn>", "", "", noted},
      {"list-places", "NotInWhatIsDeleted", Item(1, 0, "a") + deleted + Item(1, 0, "b"), "<1.\\t|a><2.\\t|b>",
       "text-not-shown deleted 1\n", "<1.\\t|a><2.\\t|x><3.\\t|b>", Lists(kOutline)},
      {"list-places", "NotInADeletedRow",
       Table(Row(Cell(Item(1, 0, "a"))) + Row(Cell(Item(1, 0, "b")), "<w:del/>") + Row(Cell(Item(1, 0, "c")))),
       "T[R(C{<1.\\t|a>})R(C{<2.\\t|c>})]", "text-not-shown deleted 1\n",
       "T[R(C{<1.\\t|a>})R(C{<2.\\t|b>})R(C{<3.\\t|c>})]", Lists(kOutline)},
  };
}

std::vector<RowCase> Formats() {
  const std::string picture =
      "<w:lvlPicBulletId w:val=\"0\"/><w:rPr><w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/></w:rPr>";
  const std::string legacy = "<w:legacy w:legacy=\"1\" w:legacySpace=\"0\" w:legacyIndent=\"360\"/>";
  return {
      {"list-formats", "ThaiNumbers", Item(1, 0, "a") + Item(1, 0, "b"), "<๑.\\t|a><๒.\\t|b>", "", "",
       OneLevel("thaiNumbers")},
      {"list-formats", "ThaiLetters", Item(1, 0, "a") + Item(1, 0, "b") + Item(1, 0, "c") + Item(1, 0, "d"),
       "<ก.\\t|a><ข.\\t|b><ค.\\t|c><ง.\\t|d>", "", "", OneLevel("thaiLetters")},
      {"list-formats", "ThaiCounting", Item(1, 0, "a") + Item(1, 0, "b"), "<หนึ่ง.\\t|a><สอง.\\t|b>", "", "",
       OneLevel("thaiCounting")},
      {"list-formats", "Bullet", Item(1, 0, "a"), "<•\\t|a>", "", "", OneLevel("bullet", "", "\uF0B7")},
      {"list-formats", "PictureBullet", Item(1, 0, "a"), "<•\\t|a>", "", "", OneLevel("bullet", picture, "\uF0B7")},
      {"list-formats", "None", Item(1, 0, "a"), "<|a>", "", "", OneLevel("none", "", "")},
      {"list-formats", "Legacy", Item(1, 0, "a"), "<1.\\t|a>", "", "", OneLevel("decimal", legacy)},
      {"list-formats", "Unknown", Item(1, 0, "a") + Item(1, 0, "b"), "<1.\\t|a><2.\\t|b>",
       "value-guessed the number format hebrew1 is shown as decimal\n", "", OneLevel("hebrew1")},
  };
}

}  // namespace

std::vector<RowCase> ListRows() {
  std::vector<RowCase> all;
  for (const auto& rows : {Counting(), ByStyle(), Places(), Formats()}) all.insert(all.end(), rows.begin(), rows.end());
  return all;
}

}  // namespace sarabun::test
