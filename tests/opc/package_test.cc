#include "opc/package.h"

#include <gtest/gtest.h>

#include "tests/opc/package_fixture.h"

namespace sarabun::opc {
namespace {

TEST(PackageTest, OpensAndReads) {
  const std::string zip = TestPackage().Zip();
  auto package = Package::Open(zip, Limits{});
  ASSERT_TRUE(package.ok()) << package.error().ToString();
  EXPECT_EQ((*package)->main_part().value, "word/document.xml");
  EXPECT_EQ((*package)->format(), "docx");
  std::string out;
  ASSERT_TRUE((*package)->Read({"Word/Document.XML"}, out).ok());
  EXPECT_NE(out.find("hello"), std::string::npos);
}

}  // namespace
}  // namespace sarabun::opc
