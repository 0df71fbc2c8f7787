#include "opc/part_name.h"

#include <gtest/gtest.h>

namespace sarabun::opc {
namespace {

TEST(PartNameTest, NormalForm) {
  for (const char* name : {"word/media/a.png", "/word/media/a.png", "word\\media\\a.png", "word//media/./a.png",
                           "word/x/../media/a.png", "../../word/media/a.png"}) {
    EXPECT_EQ(NormalName(name).value, "word/media/a.png") << name;
  }
  EXPECT_EQ(NormalName("").value, "");
  EXPECT_EQ(NormalName("/..").value, "");
}

TEST(PartNameTest, ResolvesTargets) {
  const PartName source{"word/document.xml"};
  struct Case {
    const char* target;
    const char* part;
  };
  for (const Case& c : {Case{"media/a.png", "word/media/a.png"},
                        {"/media/a.png", "media/a.png"},
                        {"\\media\\a.png", "media/a.png"},
                        {"../media/a.png", "media/a.png"},
                        {"../../../media/a.png", "media/a.png"},
                        {"styles.xml#fragment", "word/styles.xml"},
                        {" styles.xml\n", "word/styles.xml"},
                        {"", ""},
                        {"NULL", ""},
                        {"null", ""},
                        {"#_Toc123", ""},
                        {"http://example.org/a.png", ""},
                        {"file:///C:/a.png", ""},
                        {"mailto:a@example.org", ""},
                        {"a/b:c.xml", "word/a/b:c.xml"}}) {
    EXPECT_EQ(ResolveTarget(source, c.target).value, c.part) << c.target;
  }
  EXPECT_EQ(ResolveTarget({}, "word/document.xml").value, "word/document.xml");
}

TEST(PartNameTest, NamesTheRelationshipsPart) {
  EXPECT_EQ(RelationshipsNameOf({}).value, "_rels/.rels");
  EXPECT_EQ(RelationshipsNameOf({"document.xml"}).value, "_rels/document.xml.rels");
  EXPECT_EQ(RelationshipsNameOf({"word/document.xml"}).value, "word/_rels/document.xml.rels");
}

TEST(PartNameTest, DecodesPercent) {
  EXPECT_EQ(DecodePercent("image%201.png"), "image 1.png");
  EXPECT_EQ(DecodePercent("%E0%B8%81"), "\u0E01");
  EXPECT_EQ(DecodePercent("%2f%2F"), "//");
  for (const char* broken : {"100%", "%2", "%zz", "%2x", "%%"}) EXPECT_EQ(DecodePercent(broken), broken);
}

TEST(PartNameTest, Extensions) {
  EXPECT_EQ(ExtensionOf({"word/a.b.PNG"}), "png");
  EXPECT_EQ(ExtensionOf({"word.d/a"}), "");
  EXPECT_EQ(ExtensionOf({"_rels/.rels"}), "rels");
  EXPECT_EQ(ExtensionOf({""}), "");
}

}  // namespace
}  // namespace sarabun::opc
