#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "xml/sax.h"

namespace sarabun::xml {
namespace {

TEST(NamespaceTest, StrictAndTransitionalAreOne) {
  const std::string transitional = "http://schemas.openxmlformats.org/";
  const std::string strict = "http://purl.oclc.org/ooxml/";
  struct Pair {
    const char* transitional;
    const char* strict;
    Ns ns;
  };
  const std::vector<Pair> pairs = {
      {"wordprocessingml/2006/main", "wordprocessingml/main", Ns::kW},
      {"officeDocument/2006/relationships", "officeDocument/relationships", Ns::kR},
      {"officeDocument/2006/math", "officeDocument/math", Ns::kM},
      {"drawingml/2006/wordprocessingDrawing", "drawingml/wordprocessingDrawing", Ns::kWp},
      {"drawingml/2006/main", "drawingml/main", Ns::kA},
      {"drawingml/2006/picture", "drawingml/picture", Ns::kPic},
      {"drawingml/2006/chart", "drawingml/chart", Ns::kC},
      {"drawingml/2006/diagram", "drawingml/diagram", Ns::kDgm},
      {"officeDocument/2006/extended-properties", "officeDocument/extendedProperties", Ns::kEp},
      {"officeDocument/2006/custom-properties", "officeDocument/customProperties", Ns::kCust},
      {"officeDocument/2006/docPropsVTypes", "officeDocument/docPropsVTypes", Ns::kVt},
  };
  for (const Pair& pair : pairs) {
    EXPECT_EQ(NamespaceOf(transitional + pair.transitional), pair.ns) << pair.transitional;
    EXPECT_EQ(NamespaceOf(strict + pair.strict), pair.ns) << pair.strict;
  }
}

TEST(NamespaceTest, KnowsWordsExtensions) {
  const std::string word = "http://schemas.microsoft.com/office/word/";
  const std::vector<std::pair<const char*, Ns>> cases = {
      {"2003/wordml", Ns::kW2003},
      {"2006/wordml", Ns::kOther},
      {"2010/wordml", Ns::kW14},
      {"2010/wordprocessingShape", Ns::kWps},
      {"2010/wordprocessingGroup", Ns::kWpg},
      {"2010/wordprocessingCanvas", Ns::kWpc},
      {"2010/wordprocessingInk", Ns::kWpi},
      {"2012/wordml", Ns::kW15},
      {"2015/wordml/symex", Ns::kW16},
      {"2016/wordml/cid", Ns::kW16},
      {"2018/wordml", Ns::kW16},
      {"2018/wordml/cex", Ns::kW16},
      {"2020/wordml/sdtdatahash", Ns::kW16},
      {"2023/wordml/word16du", Ns::kW16},
      {"2024/wordml/sdtformatlock", Ns::kW16},
      {"2031/wordml/not-yet", Ns::kW16},
      {"2018/wordmlx", Ns::kOther},
      {"201x/wordml", Ns::kOther},
      {"20", Ns::kOther},
      {"2018/other", Ns::kOther},
  };
  for (const auto& [tail, ns] : cases) EXPECT_EQ(NamespaceOf(word + tail), ns) << tail;
}

TEST(NamespaceTest, KnowsTheRest) {
  EXPECT_EQ(NamespaceOf(""), Ns::kNone);
  EXPECT_EQ(NamespaceOf("urn:schemas-microsoft-com:vml"), Ns::kV);
  EXPECT_EQ(NamespaceOf("urn:schemas-microsoft-com:office:office"), Ns::kO);
  EXPECT_EQ(NamespaceOf("urn:schemas-microsoft-com:office:word"), Ns::kW10);
  EXPECT_EQ(NamespaceOf("http://schemas.openxmlformats.org/markup-compatibility/2006"), Ns::kMc);
  EXPECT_EQ(NamespaceOf("http://schemas.openxmlformats.org/package/2006/relationships"), Ns::kRels);
  EXPECT_EQ(NamespaceOf("http://schemas.openxmlformats.org/package/2006/content-types"), Ns::kCt);
  EXPECT_EQ(NamespaceOf("http://schemas.openxmlformats.org/package/2006/metadata/core-properties"), Ns::kCp);
  EXPECT_EQ(NamespaceOf("http://purl.org/dc/elements/1.1/"), Ns::kDc);
  EXPECT_EQ(NamespaceOf("http://purl.org/dc/terms/"), Ns::kDcTerms);
  EXPECT_EQ(NamespaceOf("http://schemas.microsoft.com/office/2006/xmlPackage"), Ns::kPkg);
  EXPECT_EQ(NamespaceOf("http://www.w3.org/XML/1998/namespace"), Ns::kXml);
  EXPECT_EQ(NamespaceOf("HTTP://PURL.ORG/DC/TERMS/"), Ns::kOther);
}

}  // namespace
}  // namespace sarabun::xml
