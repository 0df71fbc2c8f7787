// Paragraphs and runs: each row of the checklist in wordml/elements.h from a line of markup.
#include <gtest/gtest.h>

#include "wordml/read_xml.h"

namespace sarabun::test {
namespace {

struct Case {
  const char* name;
  std::string body;
  const char* events;
};

class TextCase : public testing::TestWithParam<Case> {};

TEST_P(TextCase, Outside) { EXPECT_EQ(Events(GetParam().body), GetParam().events); }

TEST_P(TextCase, InACell) {
  const std::string expected = "T[R(C{" + std::string(GetParam().events) + "}C{<after>})]";
  EXPECT_EQ(Events(Table(Row(Cell(GetParam().body) + Cell(T("after"))))), expected);
}

std::string Run(std::string_view properties, std::string_view content) {
  return "<w:r><w:rPr>" + std::string(properties) + "</w:rPr>" + std::string(content) + "</w:r>";
}

INSTANTIATE_TEST_SUITE_P(
    Runs, TextCase,
    testing::Values(
        Case{"Empty", P(""), "<>"}, Case{"Plain", T("เท่าเทียม"), "<เท่าเทียม>"},
        Case{"Cut",
             P(R("เท่าเ") + "<w:proofErr w:type=\"spellStart\"/>" + R("ที") + "<w:bookmarkStart w:id=\"1\"/>" +
               Run("<w:lang w:bidi=\"th-TH\"/><w:b/>", "<w:t>ยม</w:t>")),
             "<เท่าเทียม>"},
        Case{"SpacesAsTheyStand", P("<w:r><w:t> a  b </w:t><w:t xml:space=\"preserve\"> c</w:t></w:r>"), "< a  b  c>"},
        Case{"LineEndInText", P("<w:r><w:t>a\nb\tc</w:t></w:r>"), "<a b c>"},
        Case{"Breaks", P("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r>"), "<a\\nb\\nc>"},
        Case{"PageBreak", P(R("a") + "<w:r><w:br w:type=\"page\"/></w:r>" + R("b")), "<a\\fb>"},
        Case{"RenderedPageBreak", P("<w:r><w:t>a</w:t><w:lastRenderedPageBreak/><w:t>b</w:t></w:r>"), "<ab>"},
        Case{"Tab", P("<w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/></w:r>"),
             "<a\\t>"},
        Case{"Hyphens", P("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r>"),
             "<a-bc>"},
        Case{"Transparent",
             P("<w:smartTag><w:customXml><w:dir><w:bdo>" + R("a") +
               "</w:bdo></w:dir></w:customXml></w:smartTag>"
               "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>" +
               R("b") + "</w:sdtContent></w:sdt>"),
             "<ab>"},
        Case{"BlockSdt", "<w:sdt><w:sdtContent>" + T("a") + "</w:sdtContent></w:sdt>" + T("b"), "<a><b>"},
        Case{"Checkbox",
             P("<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox></w:sdtPr><w:sdtContent>" +
               R("☒") + "</w:sdtContent></w:sdt>" + R(" ใช่")),
             "<☒ ใช่>"},
        Case{"Ruby",
             P("<w:r><w:ruby><w:rubyPr/><w:rt>" + R("up") + "</w:rt><w:rubyBase>" + R("base") +
               "</w:rubyBase></w:ruby></w:r>"),
             "<base>"},
        Case{"Caps", P(Run("<w:caps/>", "<w:t>abc</w:t>")), "<abc>"},
        Case{"Formula", P("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>"), "<x+1>"},
        Case{"Unknown", P("<x:wrap>" + R("kept") + "</x:wrap>"), "<kept>"}),
    [](const auto& test) { return test.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Symbols, TextCase,
    testing::Values(Case{"Wingdings", P("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>"), "<☑>"},
                    Case{"WingdingsLow", P("<w:r><w:sym w:font=\"Wingdings\" w:char=\"FC\"/></w:r>"), "<✓>"},
                    Case{"SymbolFont", P("<w:r><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/></w:r>"), "<•>"},
                    Case{"OrdinaryFont", P("<w:r><w:sym w:font=\"TH SarabunPSK\" w:char=\"0E01\"/></w:r>"), "<ก>"},
                    Case{"PrivateUseInText",
                         P(Run("<w:rFonts w:ascii=\"Wingdings\" w:hAnsi=\"Wingdings\"/>", "<w:t>\uF0A8</w:t>") +
                           R(" ไม่")),
                         "<☐ ไม่>"},
                    Case{"PrivateUseWithoutFont", P(R("\uF0A8")), "<\uF0A8>"},
                    Case{"ThaiInSymbolRun", P(Run("<w:rFonts w:ascii=\"Symbol\"/>", "<w:t>ก</w:t>")), "<ก>"}),
    [](const auto& test) { return test.param.name; });

std::string Fld(const char* type) { return "<w:r><w:fldChar w:fldCharType=\"" + std::string(type) + "\"/></w:r>"; }
std::string Instr(const char* text) { return "<w:r><w:instrText>" + std::string(text) + "</w:instrText></w:r>"; }

INSTANTIATE_TEST_SUITE_P(
    Fields, TextCase,
    testing::Values(
        Case{"Simple", P("<w:fldSimple w:instr=\"PAGE\">" + R("7") + "</w:fldSimple>"), "<7>"},
        Case{"Complex", P(Fld("begin") + Instr("PAGE") + Fld("separate") + R("7") + Fld("end") + R("!")), "<7!>"},
        Case{"OverParagraphs",
             P(Fld("begin") + Instr("TOC") + Fld("separate") + R("a")) + T("b") + P(R("c") + Fld("end") + R("d")),
             "<a><b><cd>"},
        Case{"Nested",
             P(Fld("begin") + Instr("IF ") + Fld("begin") + Instr("X") + Fld("separate") + R("no") + Fld("end") +
               Fld("separate") + R("yes") + Fld("begin") + Instr("Y") + Fld("separate") + R("2") + Fld("end") +
               Fld("end")),
             "<yes2>"},
        Case{"NoResult", P(R("a") + Fld("begin") + Instr("TC x") + Fld("end") + R("b")), "<ab>"},
        Case{"StrayEnd", P(R("a") + Fld("end") + R("b")), "<ab>"},
        Case{"CheckBox",
             P("<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default w:val=\"0\"/><w:checked/>"
               "</w:checkBox></w:ffData></w:fldChar></w:r>" +
               Instr("FORMCHECKBOX") + Fld("end")),
             "<☒>"},
        Case{"DropDown",
             P("<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList><w:result w:val=\"1\"/>"
               "<w:listEntry w:val=\"ก\"/><w:listEntry w:val=\"ข\"/></w:ddList></w:ffData></w:fldChar></w:r>" +
               Instr("FORMDROPDOWN") + Fld("end")),
             "<ข>"}),
    [](const auto& test) { return test.param.name; });

TEST(Text, AFieldLeftOpenEndsWithItsCell) {
  const std::string row = Row(Cell(P(Fld("begin") + R("code"))) + Cell(T("shown")));
  const Read read = ReadBody(Table(row));
  EXPECT_EQ(read.events, "T[R(C{<>}C{<shown>})]");
  EXPECT_EQ(read.FindingLines(),
            "value-guessed a field without an end is taken to end with its cell or part@1,1,1\n"
            "text-not-shown field-code 4@1,1,1\n");
}

TEST(Text, WhateverIsUnknownIsNamedOnce) {
  const Read read = ReadBody(P("<x:wrap>" + R("a") + "</x:wrap><x:wrap/>"));
  EXPECT_EQ(read.events, "<a>");
  EXPECT_EQ(read.FindingLines(), "construct-not-read wrap\n");
}

TEST(Text, OutsideAParagraphNothingIsLost) {
  const Read read = ReadBody("<w:r><w:t>abc</w:t></w:r>" + T("d"));
  EXPECT_EQ(read.events, "<d>");
  EXPECT_EQ(read.FindingLines(), "text-not-shown unplaced 3\n");
}

// However a paragraph is cut into runs, also between a consonant and its mark, it is the same.
TEST(Text, EveryCutGivesTheSame) {
  for (const std::string text : {"เท่าเทียม", "สำนักงาน", "ผู้มีส่วนได้", "น้ำ ๑.๒"}) {
    const std::string whole = Events(T(text));
    for (std::size_t at = 0; at <= text.size(); ++at) {
      if (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
      EXPECT_EQ(Events(P(CutRuns(text, at))), whole) << at;
    }
  }
}

TEST(Text, PrefixAndStrictNamesDoNotMatter) {
  const std::string strict =
      "<d:p xmlns:d=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><d:r><d:rPr><d:vanish d:val=\"0\"/></d:rPr>"
      "<w:t>a</w:t><d:tab/></d:r></d:p>";
  EXPECT_EQ(Events(strict), "<a\\t>");
}

}  // namespace
}  // namespace sarabun::test
