#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "opc/package.h"
#include "opc/part_reader.h"
#include "tests/opc/package_fixture.h"

namespace sarabun::opc {
namespace {

TEST(ToUtcTest, TakesEveryMomentOfW3cdtf) {
  struct Case {
    const char* text;
    const char* utc;
  };
  for (const Case& c : {Case{"2024-04-02T03:10:00Z", "2024-04-02T03:10:00Z"},
                        {"2024-04-02T03:10Z", "2024-04-02T03:10:00Z"},
                        {" 2024-04-02T03:10:00Z\n", "2024-04-02T03:10:00Z"},
                        {"2024-04-02T03:10:00", "2024-04-02T03:10:00Z"},
                        {"2024-04-02T03:10:59.9999999Z", "2024-04-02T03:10:59Z"},
                        {"2024-04-02T10:10:00+07:00", "2024-04-02T03:10:00Z"},
                        {"2024-01-01T03:10:00.5+07:00", "2023-12-31T20:10:00Z"},
                        {"2024-02-28T22:00:00-02:30", "2024-02-29T00:30:00Z"},
                        {"2000-02-29T00:00:00Z", "2000-02-29T00:00:00Z"}}) {
    EXPECT_EQ(ToUtc(c.text), c.utc) << c.text;
  }
}

TEST(ToUtcTest, TakesNothingElse) {
  for (const char* text :
       {"", "2024", "2024-04", "2024-04-02", "yesterday", "2024-13-01T00:00:00Z", "2024-02-30T00:00:00Z",
        "1900-02-29T00:00:00Z", "2024-04-02T24:00:00Z", "2024-04-02T03:60:00Z", "2024-04-02T03:10:60Z",
        "2024-04-02 03:10:00Z", "2024-04-02T03:10:00.Z", "2024-04-02T03:10:00X", "2024-04-02T03:10:00Z!",
        "2024-04-02T03:10:00+7", "24-04-02T03:10:00Z", "0000-01-01T00:00:00+01:00"}) {
    EXPECT_EQ(ToUtc(text), std::nullopt) << text;
  }
}

std::optional<std::string> ModifiedOf(const std::string& core) {
  const std::string rels = TestPackage::Rel("rId1", "officeDocument", "word/document.xml") +
                           "<Relationship Id='rId2' Target='docProps/core.xml' Type='http://schemas.openxmlformats.org/"
                           "package/2006/relationships/metadata/core-properties'/>";
  TestPackage test;
  test.Set("_rels/.rels", TestPackage::Rels(rels));
  if (!core.empty()) test.Set("docProps/core.xml", core);
  const std::string zip = test.Zip();
  auto package = Package::Open(zip, Limits{});
  return package ? (*package)->Modified() : "does not open";
}

std::string Core(const std::string& content) {
  return "<cp:coreProperties xmlns:dct='http://purl.org/dc/terms/' "
         "xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/core-properties'>" +
         content + "</cp:coreProperties>";
}

TEST(ModifiedTest, ReadsTheCoreProperties) {
  EXPECT_EQ(ModifiedOf(Core("<dct:created>2023-01-01T00:00:00Z</dct:created>"
                            "<dct:modified>2024-04-02T10:10:00+07:00</dct:modified>")),
            "2024-04-02T03:10:00Z");
}

TEST(ModifiedTest, IsNoneWhereItCannotBeKnown) {
  EXPECT_EQ(ModifiedOf(""), std::nullopt);
  EXPECT_EQ(ModifiedOf(Core("")), std::nullopt);
  EXPECT_EQ(ModifiedOf(Core("<dct:modified>soon</dct:modified>")), std::nullopt);
  EXPECT_EQ(ModifiedOf("<broken"), std::nullopt);
  const std::string plain = TestPackage().Zip();
  EXPECT_EQ((*Package::Open(plain, Limits{}))->Modified(), std::nullopt);
}

}  // namespace
}  // namespace sarabun::opc
