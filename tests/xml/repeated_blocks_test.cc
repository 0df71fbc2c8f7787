// What is read once and told many times must be told as if it had been read many times: every case here is parsed with
// and without remembering, in place and in pieces, and must give the same events, or the same error at the same place.
#include "xml/repeated_blocks.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "tests/xml/dump_handler.h"
#include "tests/xml/repeats.h"

namespace sarabun::xml {
namespace {

enum : std::uint16_t { kFormat = 20, kOuter };

std::vector<Name> TheNames() {
  std::vector<Name> names(std::begin(kTestNames), std::end(kTestNames));
  names.push_back({Ns::kW, "rPr", kFormat});
  names.push_back({Ns::kW, "pPr", kOuter});
  return names;
}
constexpr std::uint16_t kRepeating[] = {kFormat, kOuter};

std::string Events(const std::string& bytes, bool repeat, std::size_t piece, const Limits& limits = {}) {
  const std::span<const std::uint16_t> repeating = repeat ? kRepeating : std::span<const std::uint16_t>();
  return EventsOf(bytes, TheNames(), repeating, piece, limits);
}

void ExpectSame(const std::string& bytes, const Limits& limits = {}) {
  for (const std::size_t piece : {std::size_t{0}, std::size_t{1}, std::size_t{7}, std::size_t{4096}}) {
    EXPECT_EQ(Events(bytes, true, piece, limits), Events(bytes, false, piece, limits)) << bytes << " by " << piece;
  }
}

constexpr const char* kBold = "<w:rPr><w:b/><w:sz w:val='28'/></w:rPr>";

struct BlockCase {
  const char* name;
  std::string content;
};

std::vector<BlockCase> BlockCases() {
  const std::string bold = kBold;
  const std::string thrice = bold + bold + bold;
  return {
      {"twice", bold + "<w:t>ก</w:t>" + bold},
      {"many others between",
       [] {
         std::string all;
         for (int i = 0; i < 200; ++i) {
           all += "<w:rPr><w:sz w:val='" + std::to_string(i % 70) + "'/></w:rPr>";
         }
         return all;
       }()},
      {"one begins as the other", "<w:rPr><w:b/></w:rPr><w:rPr><w:b/><w:i/></w:rPr><w:rPr><w:b/></w:rPr>"},
      {"one inside the other kind", "<w:pPr><w:x/>" + bold + "</w:pPr><w:pPr><w:x/>" + bold + "</w:pPr>" + thrice},
      {"inside and outside", bold + "<w:pPr><w:x/>" + bold + "</w:pPr>" + bold + "<w:pPr><w:x/>" + bold + "</w:pPr>"},
      {"in itself", "<w:rPr><w:c><w:rPr><w:b/></w:rPr></w:c></w:rPr><w:rPr><w:c><w:rPr><w:b/></w:rPr></w:c></w:rPr>"},
      {"in itself first", "<w:rPr><w:rPr><w:b/></w:rPr></w:rPr>" + thrice + "<w:rPr><w:rPr><w:b/></w:rPr></w:rPr>"},
      {"a name that begins as its own", "<w:rPr><w:rPrChange/></w:rPr><w:rPr><w:rPrChange/></w:rPr>"},
      {"attributes of its own", "<w:rPr w:val='1'><w:b/></w:rPr><w:rPr w:val='2'><w:b/></w:rPr>"},
      {"empty", "<w:rPr/><w:rPr></w:rPr><w:rPr/><w:rPr></w:rPr>" + thrice},
      {"a space in the end tag", "<w:rPr><w:b/></w:rPr >" + bold + "<w:rPr><w:b/></w:rPr >" + bold},
      {"a space in the start tag", "<w:rPr ><w:b/></w:rPr><w:rPr><w:b/></w:rPr><w:rPr ><w:b/></w:rPr>"},
      {"text", "<w:rPr>ข้อ<w:b/></w:rPr><w:rPr>ข้อ<w:b/></w:rPr>"},
      {"text at the end", "<w:rPr><w:b/>></w:rPr><w:rPr><w:b/>></w:rPr>"},
      {"spaces", "<w:rPr> <w:b/> </w:rPr><w:rPr> <w:b/> </w:rPr><w:rPr> <w:b/></w:rPr><w:rPr> <w:b/></w:rPr>"},
      {"lines", "<w:rPr>\n<w:b/></w:rPr><w:rPr>\n<w:b/></w:rPr><w:rPr><w:b\n/></w:rPr><w:rPr><w:b\n/></w:rPr><w:q"},
      {"in a comment", bold + "<!--" + bold + "-->" + bold},
      {"a comment in it", "<w:rPr><!-- </w:rPr> --><w:b/></w:rPr><w:rPr><!-- </w:rPr> --><w:b/></w:rPr>"},
      {"in character data", bold + "<![CDATA[" + bold + "]]>" + bold},
      {"character data in it", "<w:rPr><![CDATA[<w:b/>]]></w:rPr><w:rPr><![CDATA[<w:b/>]]></w:rPr>"},
      {"an instruction in it", "<w:rPr><?a ><w:b/></w:rPr>?><w:b/></w:rPr>" + thrice},
      {"references", "<w:rPr><w:b w:val='&lt;&#3585;'/></w:rPr><w:rPr><w:b w:val='&lt;&#3585;'/></w:rPr>"},
      {"many attributes", "<w:rPr><w:f a='1' w:val='ก' b=''/></w:rPr><w:rPr><w:f a='1' w:val='ก' b=''/></w:rPr>"},
      {"declares in it", "<w:rPr><a:b xmlns:a='urn:a'/></w:rPr><w:rPr><a:b xmlns:a='urn:a'/></w:rPr>"},
      {"declares with it", "<w:rPr xmlns:a='urn:a'><a:b/></w:rPr><w:rPr xmlns:a='urn:c'><a:b/></w:rPr>"},
      {"other namespaces around", "<w:p xmlns:a='urn:a'><w:rPr><a:b/></w:rPr></w:p><w:p xmlns:a='" +
                                      std::string(kWTransitional) + "'><w:rPr><a:b/></w:rPr></w:p>"},
      {"its own prefix bound anew", bold + "<w:p xmlns:w='urn:x'>" + thrice + "</w:p>" + bold},
      {"a default namespace", "<p xmlns='" + std::string(kWTransitional) +
                                  "'><rPr><b/></rPr><rPr><b/></rPr><q xmlns=''><rPr><b/></rPr></q></p>"},
      {"deep", "<w:p><w:p><w:p>" + bold + "</w:p></w:p></w:p>" + bold},
      {"a fault after", bold + bold + "<w:t>ก</w:q>"},
      {"a fault after Thai values", "<w:rPr><w:f w:val='กขค'/></w:rPr><w:rPr><w:f w:val='กขค'/></w:rPr><w:t>ก</w:q>"},
      {"a fault in it", bold + "<w:rPr><w:b/><w:sz w:val='28'></w:rPr>" + bold},
      {"an undeclared prefix in it", "<w:rPr><v:b/></w:rPr><w:rPr><v:b/></w:rPr>"},
      {"an attribute twice", "<w:rPr><w:b a='' a=''/></w:rPr><w:rPr><w:b a='' a=''/></w:rPr>"},
      {"cut in it", bold + "<w:rPr><w:b/><w:sz w:val"},
      {"cut before its end tag", bold + "<w:rPr><w:b/><w:sz w:val='28'/>"},
      {"cut in its end tag", bold + "<w:rPr><w:b/><w:sz w:val='28'/></w:rP"},
      {"long",
       [] {
         std::string long_one = "<w:rPr>";
         for (int i = 0; i < 1000; ++i) long_one += "<w:b/>";
         long_one += "</w:rPr>";
         return long_one + long_one;
       }()},
  };
}

class RepeatedBlocksTest : public testing::TestWithParam<BlockCase> {};

TEST_P(RepeatedBlocksTest, AreToldAsIfReadAnew) { ExpectSame(Word(GetParam().content)); }

TEST_P(RepeatedBlocksTest, AreToldAsIfReadAnewAcrossTheBuffersOfAStream) {
  for (std::size_t before = 3960; before < 4040; ++before) {
    const std::string bytes = Word("<w:t>" + std::string(before, 'x') + "</w:t>" + GetParam().content);
    EXPECT_EQ(Events(bytes, true, 4096), Events(bytes, false, 4096)) << before;
  }
}

TEST_P(RepeatedBlocksTest, AreToldAsIfReadAnewInUtf16) {
  const std::string bytes = ToUtf16(Word(GetParam().content), false);
  EXPECT_EQ(Events(bytes, true, 0), Events(bytes, false, 0));
}

TEST_P(RepeatedBlocksTest, KeepTheLimitOfDepth) {
  for (std::uint32_t depth = 1; depth < 7; ++depth) {
    Limits limits;
    limits.xml_depth = depth;
    ExpectSame(Word(GetParam().content), limits);
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, RepeatedBlocksTest, testing::ValuesIn(BlockCases()), [](const auto& each) {
  std::string name;
  for (const char character : std::string(each.param.name)) {
    if (character != ' ') name += character;
  }
  return name;
});

// Without this, the tests above could pass with nothing remembered at all.
TEST(RepeatedBlocks, ArePassedBy) {
  const std::vector<Name> names = TheNames();
  Parser parser(names, kRepeating);
  DumpHandler dump;
  std::vector<std::uint64_t> offsets;
  dump.on_start = [&](const Element& element) {
    if (element.local == "b" || element.local == "sz") offsets.push_back(parser.ByteOffset());
  };
  const std::string bytes = Word(std::string(kBold) + kBold);
  ASSERT_TRUE(parser.Parse(bytes, {}, dump));
  ASSERT_EQ(offsets.size(), 4u);
  EXPECT_LT(offsets[0], offsets[1]);
  EXPECT_EQ(offsets[2], offsets[3]);
  EXPECT_EQ(bytes.substr(offsets[2] + 1, 8), "</w:rPr>");
}

TEST(RepeatedBlocks, CanBeStoppedInTheMiddle) {
  const std::vector<Name> names = TheNames();
  const std::string bytes = Word(std::string(kBold) + kBold + kBold);
  for (int last = 1; last < 14; ++last) {
    Parser parser(names, kRepeating);
    DumpHandler dump;
    int seen = 0;
    const auto count = [&](const Element& /*element*/) {
      if (++seen == last) parser.Stop();
    };
    dump.on_start = count;
    dump.on_end = count;
    EXPECT_TRUE(parser.Parse(bytes, {}, dump));
    EXPECT_EQ(seen, last);
    DumpHandler again;
    EXPECT_TRUE(parser.Parse(bytes, {}, again)) << "the parser can be used again";
    EXPECT_EQ(again.out, Events(bytes, false, 0));
  }
}

TEST(RepeatedBlocks, AHandlerMayThrowInTheMiddle) {
  const std::vector<Name> names = TheNames();
  Parser parser(names, kRepeating);
  DumpHandler dump;
  int seen = 0;
  dump.on_start = [&](const Element& element) {
    if (element.local == "sz" && ++seen == 2) throw std::runtime_error("enough");
  };
  const std::string bytes = Word(std::string(kBold) + kBold + kBold);
  const Status status = parser.Parse(bytes, {}, dump);
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::kInternal);
  EXPECT_EQ(seen, 2);
}

TEST(RepeatedBlocks, AreForgottenBetweenParts) {
  const std::vector<Name> names = TheNames();
  Parser parser(names, kRepeating);
  for (const std::string uri : {"urn:a", "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "urn:b"}) {
    const std::string bytes = "<w:p xmlns:w='" + uri + "' xmlns:o='" + std::string(kWTransitional) +
                              "'><o:rPr><w:b/></o:rPr><o:rPr><w:b/></o:rPr></w:p>";
    DumpHandler dump;
    ASSERT_TRUE(parser.Parse(bytes, {}, dump));
    EXPECT_EQ(dump.out, Events(bytes, false, 0));
  }
}

}  // namespace
}  // namespace sarabun::xml
