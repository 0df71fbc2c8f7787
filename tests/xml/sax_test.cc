#include "xml/sax.h"

#include <gtest/gtest.h>

#include "tests/xml/dump_handler.h"

namespace sarabun::xml {
namespace {

TEST(ParserTest, GivesIdsAndNamespaces) {
  Parser parser(kTestNames);
  DumpHandler dump;
  const Status status = parser.Parse(
      "<x:document xmlns:x='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "
      "xmlns:q='http://purl.oclc.org/ooxml/officeDocument/relationships'>"
      "<x:p q:id='rId1' val='2'><x:t x:val='a&amp;b'>ก&lt;<![CDATA[ข]]></x:t><y/></x:p></x:document>",
      Limits{}, dump);
  ASSERT_TRUE(status.ok()) << status.error().ToString();
  EXPECT_EQ(dump.out,
            "[1:#1:document][1:#2:p 2:#7:id=rId1 0:#6:val=2][1:#4:t 1:#5:val=a&b]ก<ข[/1:#4:t][0:y][/0:y]"
            "[/1:#2:p][/1:#1:document]");
}

}  // namespace
}  // namespace sarabun::xml
