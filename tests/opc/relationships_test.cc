#include <gtest/gtest.h>

#include <string>

#include "opc/package.h"
#include "opc/part_reader.h"
#include "tests/opc/package_fixture.h"

namespace sarabun::opc {
namespace {

TEST(RelTypeTest, StrictAndTransitionalAreOne) {
  const std::string transitional = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const std::string strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
  struct Case {
    const char* name;
    RelType type;
  };
  for (const Case& c : {Case{"officeDocument", RelType::kOfficeDocument},
                        {"styles", RelType::kStyles},
                        {"numbering", RelType::kNumbering},
                        {"settings", RelType::kSettings},
                        {"footnotes", RelType::kFootnotes},
                        {"endnotes", RelType::kEndnotes},
                        {"comments", RelType::kComments},
                        {"header", RelType::kHeader},
                        {"footer", RelType::kFooter},
                        {"image", RelType::kImage},
                        {"hyperlink", RelType::kHyperlink},
                        {"oleObject", RelType::kOleObject},
                        {"package", RelType::kEmbeddedPackage},
                        {"aFChunk", RelType::kAltChunk},
                        {"chart", RelType::kChart},
                        {"diagramData", RelType::kDiagram},
                        {"theme", RelType::kTheme},
                        {"fontTable", RelType::kFontTable},
                        {"glossaryDocument", RelType::kGlossary},
                        {"somethingNew", RelType::kOther}}) {
    EXPECT_EQ(RelTypeOf(transitional + c.name), c.type) << c.name;
    EXPECT_EQ(RelTypeOf(strict + c.name), c.type) << c.name;
  }
  EXPECT_EQ(RelTypeOf(transitional + "extended-properties"), RelType::kExtendedProperties);
  EXPECT_EQ(RelTypeOf(strict + "extendedProperties"), RelType::kExtendedProperties);
  EXPECT_EQ(RelTypeOf(transitional + "custom-properties"), RelType::kCustomProperties);
  EXPECT_EQ(RelTypeOf(strict + "customProperties"), RelType::kCustomProperties);
  const std::string package = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/";
  EXPECT_EQ(RelTypeOf(package + "core-properties"), RelType::kCoreProperties);
  EXPECT_EQ(RelTypeOf(package + "thumbnail"), RelType::kThumbnail);
  EXPECT_EQ(RelTypeOf("urn:styles"), RelType::kOther);
  EXPECT_EQ(RelTypeOf(""), RelType::kOther);
}

class RelationshipsTest : public ::testing::Test {
 protected:
  void Open(const std::string& items) {
    zip_ = TestPackage()
               .Set("word/_rels/document.xml.rels", TestPackage::Rels(items))
               .Set("word/styles.xml", "<a/>")
               .Zip();
    auto opened = Package::Open(zip_, Limits{});
    ASSERT_TRUE(opened.ok()) << opened.error().ToString();
    package_ = std::move(opened).value();
  }
  std::string zip_;
  std::unique_ptr<Package> package_;
};

TEST_F(RelationshipsTest, GivesThemInOrderWithTheirParts) {
  Open(TestPackage::Rel("rId2", "styles", "styles.xml") + TestPackage::Rel("rId1", "image", "media/missing.png") +
       TestPackage::Rel("rId3", "image", "NULL") + TestPackage::Rel("rId4", "hyperlink", "#bookmark") +
       TestPackage::Rel("rId5", "image", "") +
       "<Relationship Id='rId6' TargetMode='External' Target='styles.xml' Type='" +
       TestPackage::OfficeType("hyperlink") + "'/><Relationship/>");
  Result<Relationships> found = package_->RelationshipsOf(package_->main_part());
  ASSERT_TRUE(found.ok()) << found.error().ToString();
  ASSERT_EQ(found->items().size(), 7u);
  EXPECT_EQ(found->items()[0].part, PartName{"word/styles.xml"});
  EXPECT_EQ(found->items()[0].target, "styles.xml");
  for (std::size_t i = 1; i < 7; ++i) EXPECT_FALSE(found->items()[i].part.has_value()) << i;
  EXPECT_TRUE(found->items()[5].external);
  EXPECT_EQ(found->Find("rId4")->target, "#bookmark");
  EXPECT_EQ(found->Find("rid4"), nullptr);
  EXPECT_EQ(found->First(RelType::kImage)->id.value, "rId1");
  EXPECT_EQ(found->First(RelType::kTheme), nullptr);
}

TEST_F(RelationshipsTest, APartWithoutThemHasNone) {
  Open("");
  EXPECT_TRUE(package_->RelationshipsOf({"word/styles.xml"})->items().empty());
  EXPECT_TRUE(package_->RelationshipsOf({"no/such.xml"})->items().empty());
  EXPECT_EQ(package_->PackageRelationships().items().size(), 1u);
}

TEST_F(RelationshipsTest, ABrokenPartIsAnError) {
  Open("<Relationship Id='1'");
  Result<Relationships> found = package_->RelationshipsOf(package_->main_part());
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.error().code, ErrorCode::kMalformed);
  EXPECT_EQ(found.error().where.part, "word/_rels/document.xml.rels");
}

}  // namespace
}  // namespace sarabun::opc
