#include "xml/sax.h"

#include <gtest/gtest.h>

#include <new>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "tests/xml/dump_handler.h"

namespace sarabun::xml {

std::string ToUtf16(std::string_view text, bool big_endian, bool mark) {
  std::string out;
  const auto append = [&](char32_t unit) {
    const char high = static_cast<char>(unit >> 8);
    const char low = static_cast<char>(unit & 0xFF);
    out += big_endian ? high : low;
    out += big_endian ? low : high;
  };
  if (mark) append(0xFEFF);
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Decoded decoded = utf8::Decode(text, i);
    append(decoded.code_point);
    i += decoded.length;
  }
  return out;
}

namespace {

struct Case {
  const char* name;
  std::string xml;
  std::string events;
};

std::vector<Case> Cases() {
  return {
      {"empty element", "<a/>", "[-0:a][/-0:a]"},
      {"listed names", Word("<w:p><w:t w:val='1' val='2'/></w:p>"),
       "[w1:document][w2:p][w4:t w5:val=1 -6:val=2][/w4:t][/w2:p][/w1:document]"},
      {"any prefix", "<q:p xmlns:q='http://schemas.openxmlformats.org/wordprocessingml/2006/main'/>", "[w2:p][/w2:p]"},
      {"default namespace", "<p xmlns='http://schemas.openxmlformats.org/wordprocessingml/2006/main' val='1'/>",
       "[w2:p -6:val=1][/w2:p]"},
      {"default namespace taken back",
       "<p xmlns='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><p xmlns=''/></p>",
       "[w2:p][-0:p][/-0:p][/w2:p]"},
      {"prefix bound anew", Word("<w:p xmlns:w='urn:x'/><w:p/>"),
       "[w1:document][?0:p][/?0:p][w2:p][/w2:p][/w1:document]"},
      {"strict",
       "<w:p xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main' "
       "xmlns:r='http://purl.oclc.org/ooxml/officeDocument/relationships' r:id='rId1'/>",
       "[w2:p r7:id=rId1][/w2:p]"},
      {"entities and references", "<a val='&lt;&amp;&quot;&#x0E01;'>&lt;&amp;&gt;&apos;&quot;&#3585;</a>",
       "[-0:a -6:val=<&\"ก]<&>'\"ก[/-0:a]"},
      {"character data", "<a>x<![CDATA[<b>&amp;]]>y</a>", "[-0:a]x<b>&amp;y[/-0:a]"},
      {"comments and instructions", "<?xml version='1.0'?><!-- c --><?pi x?><a>x<!-- ก --><?pi?>y</a><!-- c -->",
       "[-0:a]xy[/-0:a]"},
      {"white space is kept", "<a> \n <b>\t</b> </a>", "[-0:a] \n [-0:b]\t[/-0:b] [/-0:a]"},
      {"line ends become one", "<a>1\r\n2\r3</a>", "[-0:a]1\n2\n3[/-0:a]"},
      {"white space in attributes", "<a val='1\n2\t3'/>", "[-0:a -6:val=1 2 3][/-0:a]"},
      {"Thai", "<?xml version='1.0' encoding='UTF-8' standalone='yes'?><a val='ที่'>ประกาศกรุงเทพมหานคร</a>",
       "[-0:a -6:val=ที่]ประกาศกรุงเทพมหานคร[/-0:a]"},
      {"byte-order mark", "\xEF\xBB\xBF<?xml version='1.0'?><a>ก</a>", "[-0:a]ก[/-0:a]"},
      {"UTF-16 little-endian", ToUtf16("<?xml version='1.0' encoding='UTF-16'?><a>กข</a>", false), "[-0:a]กข[/-0:a]"},
      {"UTF-16 big-endian", ToUtf16("<?xml version='1.0' encoding='utf-16'?><a>กข</a>", true), "[-0:a]กข[/-0:a]"},
      {"UTF-16 without declaration", ToUtf16("<a>กข</a>", false), "[-0:a]กข[/-0:a]"},
      {"UTF-16 without mark", ToUtf16("<?xml version='1.0' encoding='UTF-16'?><a>กข</a>", false, false),
       "[-0:a]กข[/-0:a]"},
      {"declared Thai code page", "<?xml version='1.0' encoding='TIS-620'?><a>\xA1\xA2</a>", "[-0:a]กข[/-0:a]"},
      {"four-byte characters", "<a>😀𐍈</a>", "[-0:a]😀𐍈[/-0:a]"},
  };
}

TEST(ParserTest, GivesTheSameEventsByEveryWayIn) {
  for (const Case& c : Cases()) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(ParseInPlace(c.xml), c.events);
    for (const std::size_t piece : std::vector<std::size_t>{1, 2, 3, 7, 4000})
      EXPECT_EQ(ParsePieces(c.xml, piece), c.events) << piece;
    Parser parser(kTestNames);
    DumpHandler dump;
    EXPECT_EQ(Outcome(parser.Parse(std::string_view(c.xml), Limits{}, dump), dump), c.events);
  }
}

TEST(ParserTest, NeverCutsACodePoint) {
  std::string text;
  while (text.size() < 9000) text += "กa😀é";
  for (std::size_t shift = 0; shift < 8; ++shift) {
    const std::string xml = "<a>" + std::string(shift, 'x') + text + "</a>";
    Parser parser(kTestNames);
    DumpHandler dump;
    int cut = 0;
    dump.on_text = [&](std::string_view piece) { cut += utf8::IsValid(piece) ? 0 : 1; };
    ASSERT_TRUE(parser.Parse(xml, Limits{}, dump).ok());
    ASSERT_TRUE(parser.ParseStream(Pieces(xml, 5), Limits{}, dump).ok());
    EXPECT_EQ(cut, 0);
  }
}

TEST(ParserTest, ReadsLongTextsAndManyNames) {
  std::string content(12 << 20, 'x');
  for (int i = 0; i < 6000; ++i) content += "<n" + std::to_string(i) + "/>";
  Parser parser(kTestNames);
  for (int round = 0; round < 2; ++round) {
    std::size_t text = 0;
    std::size_t elements = 0;
    DumpHandler dump;
    dump.on_text = [&](std::string_view piece) { text += piece.size(); };
    dump.on_start = [&](const Element& element) { elements += element.local.starts_with('n') ? 1 : 0; };
    ASSERT_TRUE(parser.Parse(Word(content), Limits{}, dump).ok());
    EXPECT_EQ(text, 12u << 20);
    EXPECT_EQ(elements, 6000u);
  }
}

TEST(ParserTest, StopsEarly) {
  Parser parser(kTestNames);
  DumpHandler dump;
  std::string value;
  dump.on_start = [&](const Element& element) {
    if (element.id != kParagraph) return;
    parser.Stop();
    value = element.Get(kPlainVal);  // views live on until the callback returns
  };
  // What follows is not even looked at.
  const std::string xml = Word("<w:p val='x'><w:t>text</w:t></wrong>");
  const Status status = parser.Parse(xml, Limits{}, dump);
  EXPECT_EQ(Outcome(status, dump), "[w1:document][w2:p -6:val=x]");
  EXPECT_EQ(value, "x");
}

TEST(ParserTest, StopsInTextAndAtTheEndOfAnElement) {
  Parser parser(kTestNames);
  DumpHandler in_text;
  in_text.on_text = [&](std::string_view) { parser.Stop(); };
  EXPECT_EQ(Outcome(parser.Parse("<a>x<b/></a>", Limits{}, in_text), in_text), "[-0:a]x");
  DumpHandler at_end;
  at_end.on_end = [&](const Element&) { parser.Stop(); };
  EXPECT_EQ(Outcome(parser.Parse("<a><b/><c/></a>", Limits{}, at_end), at_end), "[-0:a][-0:b][/-0:b]");
}

TEST(ParserTest, StopsWithTheFirstStatusGiven) {
  Parser parser(kTestNames);
  DumpHandler dump;
  dump.on_start = [&](const Element&) {
    parser.Stop(Error{ErrorCode::kCancelled, "enough", "", {}});
    parser.Stop();
  };
  EXPECT_EQ(Outcome(parser.Parse("<a/>", Limits{}, dump), dump), "cancelled: enough");
}

TEST(ParserTest, KeepsExceptionsOfAHandler) {
  Parser parser(kTestNames);
  DumpHandler dump;
  dump.on_start = [](const Element&) { throw std::bad_alloc(); };
  EXPECT_EQ(Outcome(parser.Parse("<a/>", Limits{}, dump), dump),
            "out-of-memory: byte 2, line 1, column 3: out of memory while reading XML");
  dump.on_start = [](const Element&) { throw std::runtime_error("oops"); };
  EXPECT_EQ(Outcome(parser.Parse("<a/>", Limits{}, dump), dump),
            "internal: byte 2, line 1, column 3: a handler failed: oops");
  dump.on_start = nullptr;
  dump.on_text = [](std::string_view) { throw 1; };
  EXPECT_EQ(Outcome(parser.Parse("<a>x</a>", Limits{}, dump), dump),
            "internal: byte 3, line 1, column 5: a handler failed");
}

TEST(ParserTest, StartsAfreshAfterAnErrorOrAStop) {
  Parser parser(kTestNames);
  // The broken part leaves the prefix w declared in libxml2's context; it must not leak into the next one.
  for (const std::string& before : {Word("<w:p>"), Word("<w:p></w:t>"), std::string("\x01")}) {
    DumpHandler broken;
    ASSERT_FALSE(parser.Parse(before, Limits{}, broken).ok());
    DumpHandler undeclared;
    ASSERT_FALSE(parser.Parse("<w:p/>", Limits{}, undeclared).ok());
    DumpHandler good;
    EXPECT_EQ(Outcome(parser.Parse(Word("<w:p/>"), Limits{}, good), good), "[w1:document][w2:p][/w2:p][/w1:document]");
  }
  DumpHandler stopped;
  stopped.on_start = [&](const Element&) { parser.Stop(); };
  ASSERT_TRUE(parser.Parse(Word("<w:p/>"), Limits{}, stopped).ok());
  DumpHandler undeclared;
  EXPECT_FALSE(parser.Parse("<w:p/>", Limits{}, undeclared).ok());
}

TEST(ParserTest, TellsWhatAPrefixStandsFor) {
  Parser parser(kTestNames);
  DumpHandler dump;
  std::string uris;
  dump.on_start = [&](const Element&) {
    for (const std::string_view prefix : {"w", "x", ""}) uris.append(parser.UriOf(prefix)).append("|");
  };
  ASSERT_TRUE(parser.Parse("<a xmlns='urn:0' xmlns:w='urn:1'><b xmlns:w='urn:2'/><c/></a>", Limits{}, dump).ok());
  EXPECT_EQ(uris, "urn:1||urn:0|urn:2||urn:0|urn:1||urn:0|");
  EXPECT_EQ(parser.UriOf("w"), "");
}

TEST(ParserTest, TellsWhereAnEventStands) {
  Parser parser(kTestNames);
  DumpHandler dump;
  std::vector<std::uint64_t> offsets;
  dump.on_start = [&](const Element&) { offsets.push_back(parser.ByteOffset()); };
  ASSERT_TRUE(parser.Parse(std::string("\xEF\xBB\xBF<a>ก<b/></a>"), Limits{}, dump).ok());
  EXPECT_EQ(offsets, (std::vector<std::uint64_t>{5, 11}));
}

TEST(ParserTest, PassesOnTheErrorOfItsSource) {
  Parser parser(kTestNames);
  DumpHandler dump;
  bool first = true;
  const ReadFn read = [&](char* buffer, std::size_t) -> Result<std::size_t> {
    if (!first) return Error{ErrorCode::kIo, "the disk is gone", "", {}};
    first = false;
    buffer[0] = '<';
    return std::size_t{1};
  };
  EXPECT_EQ(Outcome(parser.ParseStream(read, Limits{}, dump), dump), "io: the disk is gone");
  const ReadFn thrower = [](char*, std::size_t) -> Result<std::size_t> { throw std::bad_alloc(); };
  EXPECT_EQ(Outcome(parser.ParseStream(thrower, Limits{}, dump), dump),
            "out-of-memory: out of memory while reading XML");
}

TEST(ParserTest, CanBeMoved) {
  Parser first(kTestNames);
  Parser second(std::move(first));
  DumpHandler dump;
  EXPECT_EQ(Outcome(second.Parse("<a/>", Limits{}, dump), dump), "[-0:a][/-0:a]");
}

}  // namespace
}  // namespace sarabun::xml
