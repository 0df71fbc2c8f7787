// Each limit at its value and one past it, by both ways in.
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "tests/xml/dump_handler.h"

namespace sarabun::xml {
namespace {

std::string Nested(int depth) {
  std::string out;
  for (int i = 0; i < depth; ++i) out += "<a>";
  for (int i = 0; i < depth; ++i) out += "</a>";
  return out;
}

// An element with `plain` attributes and `namespaces` declarations.
std::string Attributes(int plain, int namespaces = 0) {
  std::string out = "<a";
  for (int i = 0; i < plain; ++i) out += " b" + std::to_string(i) + "='1'";
  for (int i = 0; i < namespaces; ++i) out += " xmlns:n" + std::to_string(i) + "='urn:x'";
  return out + "/>";
}

void ExpectBothWays(const std::string& xml, const Limits& limits, std::string_view start) {
  EXPECT_TRUE(ParseInPlace(xml, limits).starts_with(start)) << ParseInPlace(xml, limits);
  EXPECT_TRUE(ParsePieces(xml, 4000, limits).starts_with(start)) << ParsePieces(xml, 4000, limits);
}

TEST(ParserLimitTest, Depth) {
  Limits limits;
  limits.xml_depth = 300;  // libxml2's own limit would be 256
  ExpectBothWays(Nested(300), limits, "[-0:a]");
  ExpectBothWays(Nested(301), limits,
                 "limit-reached: byte 902, line 1, column 903: elements nested deeper than 300; if the file is honest, "
                 "raise the limit with --limit xml-depth=N");
}

TEST(ParserLimitTest, Attributes) {
  Limits limits;
  limits.xml_attributes = 10;
  ExpectBothWays(Attributes(10), limits, "[-0:a ");
  ExpectBothWays(Attributes(11), limits,
                 "limit-reached: more than 10 attributes on one element; if the file is honest, raise the limit with "
                 "--limit xml-attributes=N");
}

TEST(ParserLimitTest, NamespacesInScope) {
  Limits limits;
  limits.xml_attributes = 10;
  ExpectBothWays("<r>" + Attributes(0, 10) + Attributes(0, 10) + "</r>", limits, "[-0:r]");
  ExpectBothWays("<r xmlns:x='urn:y'>" + Attributes(0, 10) + "</r>", limits,
                 "limit-reached: byte 191, line 1, column 192: more than 10 namespaces in scope; if the file is "
                 "honest, raise the limit with --limit xml-attributes=N");
}

TEST(ParserLimitTest, BytesOfAPart) {
  const std::string xml = Word("<w:p/>");
  Limits limits;
  limits.part_bytes = xml.size();
  ExpectBothWays(xml, limits, "[w1:document]");
  limits.part_bytes = xml.size() - 1;
  ExpectBothWays(xml, limits,
                 "limit-reached: larger than " + std::to_string(xml.size() - 1) +
                     " bytes; if the file is honest, raise the limit with --limit part-bytes=N");
}

TEST(ParserLimitTest, AMillionAttributesCostNoTime) {
  const std::string xml = Attributes(1'000'000);
  const auto start = std::chrono::steady_clock::now();
  ExpectBothWays(xml, Limits{},
                 "limit-reached: more than 1000 attributes on one element; if the file is honest, raise the limit with "
                 "--limit xml-attributes=N");
  // libxml2 alone would compare them pair by pair for many minutes.
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

}  // namespace
}  // namespace sarabun::xml
