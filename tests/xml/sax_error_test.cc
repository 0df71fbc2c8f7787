// Whole messages for parts that are broken in the ways parts get broken.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/xml/dump_handler.h"

namespace sarabun::xml {
namespace {

using std::string_literals::operator""s;

struct Case {
  const char* name;
  std::string xml;
  std::string error;
};

std::vector<Case> Cases() {
  return {
      {"empty", "", "malformed: line 1, column 1: no XML in it"},
      {"white space only", " \n ", "malformed: byte 3, line 2, column 2: no XML in it"},
      {"declaration only", "<?xml version='1.0'?>", "malformed: byte 21, line 1, column 22: no XML in it"},
      {"text only", "hello", "malformed: line 1, column 1: no XML in it"},
      {"wrong end tag", "<a>\n<b></a>", "malformed: byte 11, line 2, column 8: </a> stands where <b> should end"},
      {"unknown entity", "<a>&nbsp;</a>", "malformed: byte 9, line 1, column 10: the entity &nbsp; is not defined"},
      {"unknown entity in an attribute", "<a b='&nbsp;'/>",
       "malformed: byte 12, line 1, column 13: the entity &nbsp; is not defined"},
      {"bare ampersand", "<a>R&D</a>", "malformed: byte 6, line 1, column 7: '&' that starts no entity"},
      {"ampersand by itself", "<a>R & D</a>", "malformed: byte 6, line 1, column 7: '&' that starts no entity"},
      {"same attribute twice", "<a b='1' b='2'/>",
       "malformed: byte 14, line 1, column 15: the attribute b stands twice in one tag"},
      {"same attribute by two prefixes", "<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>",
       "malformed: byte 42, line 1, column 43: two attributes of one tag have the same name b"},
      {"undeclared prefix of an element", "<a><w:p/></a>",
       "malformed: byte 7, line 1, column 8: the namespace prefix w is not declared"},
      {"undeclared prefix of an attribute", "<a w:val='1'/>",
       "malformed: byte 12, line 1, column 13: the namespace prefix w is not declared"},
      {"attribute without quotes", "<a b=1/>", "malformed: byte 5, line 1, column 6: an attribute without quotes"},
      {"attribute without value", "<a b/>", "malformed: byte 4, line 1, column 5: the attribute b has no value"},
      {"< in an attribute", "<a b='<'/>", "malformed: byte 6, line 1, column 7: '<' inside an attribute"},
      {"NUL in text", "<a>x\0y</a>"s, "malformed: byte 4, line 1, column 5: a character that XML does not allow"},
      {"NUL in an attribute", "<a b='\0'/>"s,
       "malformed: byte 6, line 1, column 7: a character that XML does not allow"},
      {"NUL after the end", "<a/>\0"s,
       "malformed: byte 4, line 1, column 5: something follows the end of the document element"},
      {"control character", "<a>\x01</a>", "malformed: byte 3, line 1, column 4: a character that XML does not allow"},
      {"reference to a control character", "<a>&#1;</a>",
       "malformed: byte 7, line 1, column 8: a character that XML does not allow"},
      {"not UTF-8", "<a>\xA1\xA2\xA3</a>", "malformed: byte 3, line 1, column 4: a character that XML does not allow"},
      {"surrogate in UTF-8", "<a>\xED\xA0\x80</a>",
       "malformed: byte 3, line 1, column 4: a character that XML does not allow"},
      {"unknown encoding", "<?xml version='1.0' encoding='x-thai'?><a/>",
       "malformed: byte 37, line 1, column 38: the encoding x-thai is not known"},
      {"UTF-7", "<?xml version='1.0' encoding='UTF-7'?><a/>",
       "malformed: byte 32, line 1, column 39: neither UTF-8 nor UTF-16"},
      {"half a surrogate pair", ToUtf16("<a>", false) + "\x3D\xD8" + ToUtf16("</a>", false, false),
       "malformed: bytes that the declared encoding does not allow"},
      {"says UTF-16 and is not", "<?xml version='1.0' encoding='UTF-16'?><a/>",
       "malformed: byte 37, line 1, column 38: bytes that the declared encoding does not allow"},
      {"two roots", "<a/><b/>",
       "malformed: byte 4, line 1, column 5: something follows the end of the document element"},
      {"text after the end", "<a/>x",
       "malformed: byte 4, line 1, column 5: something follows the end of the document element"},
      {"a doctype", "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
       "malformed: byte 12, line 1, column 13: a DOCTYPE is not allowed in a Word part"},
      {"a doctype that names a file", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
       "malformed: byte 39, line 1, column 40: a DOCTYPE is not allowed in a Word part"},
      {"]]> in text", "<a>]]></a>", "malformed: byte 3, line 1, column 4: ']]>' in text"},
      {"ends in text", "<a><b>tex",
       "truncated: byte 9, line 1, column 10: the XML ends in the middle; the file was cut off; fetch it again"},
      {"ends after a tag", "<a><b>",
       "truncated: byte 6, line 1, column 7: the XML ends in the middle; the file was cut off; fetch it again"},
      {"ends in a start tag", "<a><b c=",
       "truncated: byte 8, line 1, column 9: the XML ends in the middle; the file was cut off; fetch it again"},
      {"ends in an attribute", "<a><b c='x",
       "truncated: byte 10, line 1, column 11: the XML ends in the middle; the file was cut off; fetch it again"},
      {"ends in the first tag", "<a b='x",
       "truncated: byte 7, line 1, column 8: the XML ends in the middle; the file was cut off; fetch it again"},
      {"ends in a name", "<a",
       "truncated: byte 2, line 1, column 3: the XML ends in the middle; the file was cut off; fetch it again"},
      {"ends in an end tag", "<a><b></b",
       "truncated: byte 9, line 1, column 10: the XML ends in the middle; the file was cut off; fetch it again"},
      {"ends in a reference", "<a>&am",
       "truncated: byte 6, line 1, column 7: the XML ends in the middle; the file was cut off; fetch it again"},
      {"ends in CDATA", "<a><![CDATA[x",
       "truncated: byte 13, line 1, column 14: the XML ends in the middle; the file was cut off; fetch it again"},
      {"ends in a comment", "<a><!-- x",
       "truncated: byte 9, line 1, column 10: the XML ends in the middle; the file was cut off; fetch it again"},
      {"ends in a character", "<a>x\xE0\xB8",
       "truncated: byte 4, line 1, column 5: the XML ends in the middle; the file was cut off; fetch it again"},
  };
}

TEST(ParserErrorTest, SaysWhatIsWrong) {
  for (const Case& c : Cases()) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(ParseInPlace(c.xml), c.error);
    EXPECT_EQ(ParsePieces(c.xml, 4000), c.error);
  }
}

// libxml2 says so while its buffer moves, when its input still points into the old one.
TEST(ParserErrorTest, BadBytesBehindAGrownBufferAreNotLookedUpInTheOldOne) {
  for (const std::size_t before : {10u, 100u, 1'000u, 1'900u, 2'100u, 4'000u, 9'000u, 40'000u}) {
    for (const bool in_prolog : {false, true}) {
      const std::string blanks(before, ' ');
      const std::string xml =
          ToUtf16((in_prolog ? "<!--" : "<a>") + blanks, false) + "\x3D\xD8" + ToUtf16(blanks + "</a>", false, false);
      EXPECT_EQ(ParseInPlace(xml), "malformed: bytes that the declared encoding does not allow") << before;
      // TIS-620 ends at 0xFB; what is UTF-8 and says otherwise holds such bytes soon.
      const std::string thai = "<?xml version='1.0' encoding='TIS-620'?>" + std::string(in_prolog ? "<!--" : "<a>") +
                               blanks + "\xFF" + blanks + "</a>";
      EXPECT_EQ(ParseInPlace(thai), "malformed: bytes that the declared encoding does not allow") << before;
    }
  }
}

}  // namespace
}  // namespace sarabun::xml
