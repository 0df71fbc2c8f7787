// Alternatives and text boxes: once, and after the paragraph that anchors them.
#include <gtest/gtest.h>

#include "wordml/read_xml.h"

namespace sarabun::test {
namespace {

std::string Alternate(std::string_view requires_what, std::string_view choice, std::string_view fallback) {
  return "<mc:AlternateContent><mc:Choice Requires=\"" + std::string(requires_what) + "\">" + std::string(choice) +
         "</mc:Choice><mc:Fallback>" + std::string(fallback) + "</mc:Fallback></mc:AlternateContent>";
}
std::string ShapeBox(std::string_view content) {
  return "<w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:spPr/><wps:txbx><w:txbxContent>" +
         std::string(content) +
         "</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
         "</wp:inline></w:drawing>";
}
std::string VmlBox(std::string_view content) {
  return "<w:pict><v:shapetype/><v:shape><v:textbox><w:txbxContent>" + std::string(content) +
         "</w:txbxContent></v:textbox></v:shape></w:pict>";
}
std::string WordBox(std::string_view content) {
  return "<w:r>" + Alternate("wps", ShapeBox(content), VmlBox(content)) + "</w:r>";
}

TEST(Alternative, TheFirstChoiceUnderstood) {
  EXPECT_EQ(Events(P(Alternate("w14", R("choice"), R("fallback")))), "<choice>");
  EXPECT_EQ(Events(P(Alternate("x", R("choice"), R("fallback")))), "<fallback>");
  EXPECT_EQ(Events(P(Alternate("w14 x", R("choice"), R("fallback")))), "<fallback>");
  EXPECT_EQ(Events(P(Alternate("undeclared", R("choice"), R("fallback")))), "<fallback>");
  EXPECT_EQ(Events(P("<mc:AlternateContent><mc:Choice Requires=\"x\">" + R("1") +
                     "</mc:Choice><mc:Choice Requires=\"wps\">" + R("2") + "</mc:Choice><mc:Choice Requires=\"w14\">" +
                     R("3") + "</mc:Choice></mc:AlternateContent>" + R("!"))),
            "<2!>");
}

TEST(Alternative, ThePrefixIsTheFilesOwn) {
  EXPECT_EQ(
      Events(P("<mc:AlternateContent xmlns:q=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\">"
               "<mc:Choice Requires=\"q\">" +
               R("choice") + "</mc:Choice><mc:Fallback>" + R("fallback") + "</mc:Fallback></mc:AlternateContent>")),
      "<choice>");
}

TEST(Alternative, Nested) {
  const std::string inner = Alternate("x", R("no"), R("inner"));
  EXPECT_EQ(Events(P(Alternate("wps", inner, Alternate("w14", R("no"), R("no"))))), "<inner>");
  EXPECT_EQ(Events(P(Alternate("x", Alternate("w14", R("no"), R("no")), inner))), "<inner>");
}

TEST(Alternative, AroundBlocks) {
  EXPECT_EQ(Events(Alternate("x", T("no"), T("yes") + Table(Row(Cell(T("c")))))), "<yes>T[R(C{<c>})]");
}

TEST(Alternative, TheOtherIsCounted) {
  const Read read = ReadBody(P(WordBox(T("กล่อง"))));
  EXPECT_EQ(read.events, "<><box:กล่อง>");
  EXPECT_EQ(read.FindingLines(), "text-not-shown unused-alternative 5\n");
}

TEST(Box, StandsAfterItsParagraph) {
  EXPECT_EQ(Events(P(R("a") + WordBox(T("b1") + T("b2")) + R("c")) + T("d")), "<ac><box:b1><box:b2><d>");
  EXPECT_EQ(Events(P(R("a") + "<w:r>" + VmlBox(T("b")) + "</w:r>" + R("c"))), "<ac><box:b>");
}

TEST(Box, TheTableAroundStaysWhole) {
  EXPECT_EQ(Events(Table(Row(Cell(P(R("a") + WordBox(T("b")))) + Cell(T("c"))) + Row(Cell(T("d"))))),
            "T[R(C{<a><box:b>}C{<c>})R(C{<d>})]");
}

// What stands in its cells is their own.
TEST(Box, WithATableInside) {
  EXPECT_EQ(Events(P(R("a") + WordBox(Table(Row(Cell(T("in")))) + T("b"))) + T("c")), "<a>T[R(C{<in>})]<box:b><c>");
}

TEST(Box, InABox) {
  EXPECT_EQ(Events(P(R("a") + WordBox(P(R("b") + "<w:r>" + VmlBox(T("c")) + "</w:r>")) + R("d"))),
            "<ad><box:b><box:c>");
}

TEST(Box, HiddenWithItsRun) {
  const Read read = ReadBody(P("<w:r><w:rPr><w:vanish/></w:rPr>" + VmlBox(T("abc")) + "</w:r>" + R("a")));
  EXPECT_EQ(read.events, "<a>");
  EXPECT_EQ(read.FindingLines(), "text-not-shown hidden 3\n");
}

TEST(Box, InAParagraphThatGoesOn) {
  EXPECT_EQ(Events(P("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + R("a") + WordBox(T("b"))) + T("c")), "<ac><box:b>");
}

TEST(Box, DeepNestingNeedsNoStack) {
  constexpr int kDeep = 200;
  std::string body = T("in");
  for (int i = 0; i < kDeep; ++i) body = P("<w:r>" + VmlBox(body) + "</w:r>");
  const std::string events = Events(body);
  EXPECT_TRUE(events.starts_with("<><box:><box:>")) << events;
  EXPECT_TRUE(events.ends_with("<box:in>"));
}

TEST(Box, DeepWrappersPass) {
  std::string body = R("in");
  for (int i = 0; i < 1'900; ++i) body = "<w:smartTag>" + body + "</w:smartTag>";
  EXPECT_EQ(Events(P(body)), "<in>");
}

}  // namespace
}  // namespace sarabun::test
