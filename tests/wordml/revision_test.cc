// Tracked changes, from both sides, and hidden text.
#include <gtest/gtest.h>

#include "wordml/read_xml.h"

namespace sarabun::test {
namespace {

struct Sides {
  const char* name;
  std::string body;
  const char* final;
  const char* original;
};

class RevisionCase : public testing::TestWithParam<Sides> {};

TEST_P(RevisionCase, BothSides) {
  ReadOptions options;
  EXPECT_EQ(Events(GetParam().body, options), GetParam().final);
  options.revisions = RevisionView::kOriginal;
  EXPECT_EQ(Events(GetParam().body, options), GetParam().original);
}

std::string Ins(std::string_view content) { return "<w:ins w:id=\"1\">" + std::string(content) + "</w:ins>"; }
std::string Del(std::string_view text) {
  return "<w:del w:id=\"2\"><w:r><w:delText>" + std::string(text) + "</w:delText></w:r></w:del>";
}
std::string Mark(std::string_view revision) {
  return "<w:pPr><w:rPr><w:" + std::string(revision) + "/></w:rPr></w:pPr>";
}

INSTANTIATE_TEST_SUITE_P(
    Revisions, RevisionCase,
    testing::Values(
        Sides{"Inserted", P(R("a") + Ins(R("b")) + R("c")), "<abc>", "<ac>"},
        Sides{"Deleted", P(R("a") + Del("b") + R("c")), "<ac>", "<abc>"},
        Sides{"DeletedInsertion", P(R("a") + Ins(Del("b")) + R("c")), "<ac>", "<ac>"},
        Sides{"MovedInParagraph",
              P("<w:moveFrom>" + R("x") + "</w:moveFrom>" + R("a") + "<w:moveTo>" + R("x") + "</w:moveTo>"), "<ax>",
              "<xa>"},
        Sides{"DeletedMark", P(Mark("del") + R("one ")) + T("two") + T("three"), "<one two><three>",
              "<one ><two><three>"},
        Sides{"InsertedMark", P(Mark("ins") + R("one ")) + T("two"), "<one ><two>", "<one two>"},
        Sides{"MovedMark", P(Mark("moveFrom") + R("one ")) + T("two"), "<one two>", "<one ><two>"},
        Sides{"SeveralDeletedMarks", P(Mark("del") + R("a")) + P(Mark("del") + R("b")) + T("c"), "<abc>", "<a><b><c>"},
        Sides{"AParagraphDeletedWhole", T("0") + P(Mark("del") + Del("gone")) + T("1"), "<0><1>", "<0><gone><1>"},
        Sides{"DeletedMarkAtTheEnd", T("0") + P(Mark("del") + R("last")), "<0><last>", "<0><last>"},
        Sides{"DeletedMarkBeforeATable", P(Mark("del") + R("a")) + Table(Row(Cell(T("b")))), "<a>T[R(C{<b>})]",
              "<a>T[R(C{<b>})]"},
        Sides{"DeletedMarkInACell", Table(Row(Cell(P(Mark("del") + R("a")) + T("b")))), "T[R(C{<ab>})]",
              "T[R(C{<a><b>})]"},
        Sides{"DeletedField",
              P("<w:del><w:r><w:fldChar w:fldCharType=\"begin\"/><w:delInstrText>X</w:delInstrText>"
                "<w:fldChar w:fldCharType=\"separate\"/><w:delText>r</w:delText>"
                "<w:fldChar w:fldCharType=\"end\"/></w:r></w:del>" +
                R("a")),
              "<a>", "<ra>"},
        Sides{"OldLooks",
              P("<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>a</w:t></w:r>"), "<a>",
              "<>"}),
    [](const auto& test) { return test.param.name; });

TEST(Revision, WhatIsLeftOutIsCountedByCell) {
  const Read read =
      ReadBody(P(Del("ab")) + P(Del("c")) +
               Table(Row(Cell(T("x")) + Cell(P(Del("กข")) + P("<w:moveFrom>" + R("y") + "</w:moveFrom>")))));
  EXPECT_EQ(read.FindingLines(), "text-not-shown deleted 3@1,1,2\ntext-not-shown deleted 3\n");
  EXPECT_EQ(read.count.in, 2u) << "w:delText is no w:t";
  EXPECT_EQ(read.count.reported, 1u);
}

class HiddenCase : public testing::TestWithParam<Sides> {};

constexpr const char* kStyles =
    "<w:style w:type=\"paragraph\" w:styleId=\"Hid\"><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Child\"><w:basedOn w:val=\"Hid\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Shown\"><w:basedOn w:val=\"Hid\"/>"
    "<w:rPr><w:vanish w:val=\"false\"/></w:rPr></w:style>"
    "<w:style w:type=\"character\" w:styleId=\"Char\"><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:type=\"character\" w:styleId=\"CharChild\"><w:basedOn w:val=\"Char\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"RingA\"><w:basedOn w:val=\"RingB\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"RingB\"><w:basedOn "
    "w:val=\"RingA\"/><w:rPr><w:vanish/></w:rPr></w:style>";

// `final` without hidden text, `original` with it.
TEST_P(HiddenCase, DroppedAndKept) {
  WordXml xml;
  xml.styles = kStyles;
  xml.body = GetParam().body;
  ReadOptions options;
  EXPECT_EQ(ReadWord(xml, options).events, GetParam().final);
  options.hidden = HiddenText::kKeep;
  EXPECT_EQ(ReadWord(xml, options).events, GetParam().original);
}

std::string Formatted(std::string_view properties, std::string_view text) {
  return "<w:r><w:rPr>" + std::string(properties) + "</w:rPr><w:t>" + std::string(text) + "</w:t></w:r>";
}
std::string Styled(std::string_view style) { return "<w:pPr><w:pStyle w:val=\"" + std::string(style) + "\"/></w:pPr>"; }
std::string Char(std::string_view style) { return "<w:rStyle w:val=\"" + std::string(style) + "\"/>"; }

INSTANTIATE_TEST_SUITE_P(
    Vanish, HiddenCase,
    testing::Values(
        Sides{"Direct", P(R("a") + Formatted("<w:vanish/>", "b") + R("c")), "<ac>", "<abc>"},
        Sides{"DirectOff", P(R("a") + Formatted("<w:vanish w:val=\"0\"/>", "b")), "<ab>", "<ab>"},
        Sides{"ByParagraphStyle", P(Styled("Hid") + R("a")) + T("b"), "<b>", "<a><b>"},
        Sides{"ByBaseStyle", P(Styled("Child") + R("a")) + T("b"), "<b>", "<a><b>"},
        Sides{"BaseOverridden", P(Styled("Shown") + R("a")) + T("b"), "<a><b>", "<a><b>"},
        Sides{"ByCharacterStyle", P(R("a") + Formatted(Char("CharChild"), "b")), "<a>", "<ab>"},
        Sides{"StylesCancelOut", P(Styled("Hid") + Formatted(Char("Char"), "a") + R("b")) + T("c"), "<ac>", "<ab><c>"},
        Sides{"DirectAgainstStyle", P(Styled("Hid") + Formatted("<w:vanish w:val=\"0\"/>", "a") + R("b")) + T("c"),
              "<ac>", "<ab><c>"},
        Sides{"HiddenMark", P("<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>" + R("a")) + T("b"), "<ab>", "<a><b>"},
        Sides{"MarkShownAgainstStyle",
              P("<w:pPr><w:pStyle w:val=\"Hid\"/><w:rPr><w:vanish w:val=\"0\"/></w:rPr></w:pPr>" + R("a")) + T("b"),
              "<><b>", "<a><b>"},
        Sides{"HiddenAtTheEndOfACell",
              Table(Row(Cell(T("a") + P("<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>" + Formatted("<w:vanish/>", "b"))))),
              "T[R(C{<a>})]", "T[R(C{<a><b>})]"},
        Sides{"SignsToo", P("<w:r><w:rPr><w:vanish/></w:rPr><w:tab/><w:br/><w:noBreakHyphen/></w:r>" + R("a")), "<a>",
              "<\\t\\n-a>"},
        Sides{"RingOfStyles", P(Styled("RingA") + R("a")) + T("b"), "<b>", "<a><b>"},
        Sides{"UnknownStyle", P(Styled("Nowhere") + Formatted(Char("Nowhere"), "a")), "<a>", "<a>"}),
    [](const auto& test) { return test.param.name; });

TEST(Hidden, DocumentDefaultsHoldAgainstStyles) {
  WordXml xml;
  xml.styles =
      std::string("<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>") + kStyles;
  xml.body = P(R("a") + Formatted("<w:vanish w:val=\"0\"/>", "b") + Formatted(Char("Char"), "c"));
  EXPECT_EQ(ReadWord(xml).events, "<b>");
  xml.body = Table(Row(Cell(xml.body)));
  EXPECT_EQ(ReadWord(xml).events, "T[R(C{<b>})]");
}

TEST(Views, WhatIsShownOnRequestIsSaid) {
  ReadOptions options;
  options.hidden = HiddenText::kKeep;
  options.revisions = RevisionView::kOriginal;
  const std::string hidden = P(R("a") + Formatted("<w:vanish/>", "กข"));
  EXPECT_EQ(ReadBody(hidden, options).FindingLines(), "shown-on-request hidden 2\n");
  EXPECT_EQ(ReadBody(Table(Row(Cell(hidden))), options).FindingLines(), "shown-on-request hidden 2\n");
  EXPECT_EQ(ReadBody(P(Del("abc")) + Table(Row(Cell(T("d"), "<w:cellDel/>") + Cell(T("e")))), options).FindingLines(),
            "shown-on-request deleted 4\n");
  EXPECT_EQ(ReadBody(T("a"), options).FindingLines(), "") << "nothing to say";
}

TEST(Views, KeptHiddenTextStillJoinsAtAStyleSeparator) {
  ReadOptions options;
  options.hidden = HiddenText::kKeep;
  EXPECT_EQ(Events(P("<w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>" + R("a ")) + T("b"), options), "<a b>");
}

TEST(Hidden, TheDefaultTableStyleHolds) {
  WordXml xml;
  xml.styles = "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"N\"><w:rPr><w:vanish/></w:rPr></w:style>";
  xml.body = T("a") + Table(Row(Cell(T("b"))));
  EXPECT_EQ(ReadWord(xml).events, "<a>T[R(C{})]");
}

TEST(Hidden, TheDefaultParagraphStyleHolds) {
  WordXml xml;
  xml.styles = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:rPr><w:vanish/></w:rPr></w:style>";
  xml.body = P(R("a") + Formatted("<w:vanish w:val=\"0\"/>", "b"));
  const Read read = ReadWord(xml);
  EXPECT_EQ(read.events, "<b>");
  EXPECT_EQ(read.FindingLines(), "text-not-shown hidden 1\n");
}

TEST(Hidden, LongChainsOfStylesPass) {
  WordXml xml;
  for (int i = 0; i < 20'000; ++i) {
    xml.styles += "<w:style w:type=\"paragraph\" w:styleId=\"s" + std::to_string(i) + "\"><w:basedOn w:val=\"s" +
                  std::to_string(i + 1) + "\"/></w:style>";
  }
  xml.styles += "<w:style w:type=\"paragraph\" w:styleId=\"s20000\"><w:rPr><w:vanish/></w:rPr></w:style>";
  xml.body = P(Styled("s0") + R("a")) + T("b");
  EXPECT_EQ(ReadWord(xml).events, "<b>");
}

}  // namespace
}  // namespace sarabun::test
