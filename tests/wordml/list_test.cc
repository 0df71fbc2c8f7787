// List numbers as Word shows them.
#include <gtest/gtest.h>

#include <set>

#include "base/text.h"
#include "base/utf8.h"
#include "wordml/number_format.h"
#include "wordml/read_xml.h"

namespace sarabun::test {
namespace {

std::string Lvl(int level, std::string_view format, std::string_view text, std::string_view more = {}) {
  return "<w:lvl w:ilvl=\"" + std::to_string(level) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" +
         std::string(format) + "\"/>" + std::string(more) + "<w:lvlText w:val=\"" + std::string(text) + "\"/></w:lvl>";
}
std::string Abstract(int id, std::string_view levels) {
  return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" + std::string(levels) + "</w:abstractNum>";
}
std::string Num(int id, int abstract_id, std::string_view overrides = {}) {
  return "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\"" + std::to_string(abstract_id) +
         "\"/>" + std::string(overrides) + "</w:num>";
}
std::string Start(int level, int start) {
  return "<w:lvlOverride w:ilvl=\"" + std::to_string(level) + "\"><w:startOverride w:val=\"" + std::to_string(start) +
         "\"/></w:lvlOverride>";
}
std::string Item(int num, int level = 0) {
  return P("<w:pPr><w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" + std::to_string(num) +
           "\"/></w:numPr></w:pPr>");
}
std::string Styled(std::string_view style, std::string_view more = {}) {
  return P("<w:pPr><w:pStyle w:val=\"" + std::string(style) + "\"/>" + std::string(more) + "</w:pPr>");
}

// Labels without the brackets of empty paragraphs.
std::string Labels(const std::string& numbering, const std::string& body, const std::string& styles = {}) {
  WordXml xml;
  xml.numbering = numbering;
  xml.body = body;
  xml.styles = styles;
  std::string events = ReadWord(xml).events;
  return ReplaceAll(ReplaceAll(events, "<", ""), "|>", ";");
}

const std::string kThree =
    Abstract(1, Lvl(0, "decimal", "%1.") + Lvl(1, "decimal", "%1.%2)") + Lvl(2, "lowerLetter", "%3"));

TEST(List, LevelsCountAndRestart) {
  EXPECT_EQ(
      Labels(kThree + Num(1, 1), Item(1) + Item(1, 1) + Item(1, 1) + Item(1, 2) + Item(1) + Item(1, 1) + Item(1, 2)),
      "1.\\t;1.1)\\t;1.2)\\t;a\\t;2.\\t;2.1)\\t;a\\t;");
}

TEST(List, ThroughCellsAndTables) {
  EXPECT_EQ(Labels(kThree + Num(1, 1), Item(1) + Table(Row(Cell(Item(1)) + Cell(Item(1)))) + Item(1)),
            "1.\\t;T[R(C{2.\\t;}C{3.\\t;})]4.\\t;");
}

// A level that is skipped has its start shown, and taken.
TEST(List, ADeeperLevelTakesTheStartAbove) {
  EXPECT_EQ(Labels(kThree + Num(1, 1), Item(1, 1) + Item(1)), "1.1)\\t;2.\\t;");
  EXPECT_EQ(Labels(kThree + Num(1, 1), Item(1) + Item(1, 2) + Item(1, 1) + Item(1) + Item(1, 2) + Item(1, 1)),
            "1.\\t;a\\t;1.2)\\t;2.\\t;a\\t;2.2)\\t;");
}

TEST(List, InstancesShareTheirDefinition) {
  EXPECT_EQ(Labels(kThree + Num(1, 1) + Num(2, 1), Item(1) + Item(2) + Item(1)), "1.\\t;2.\\t;3.\\t;");
}

TEST(List, StartOverrideCountsOncePerInstance) {
  EXPECT_EQ(Labels(kThree + Num(1, 1) + Num(2, 1, Start(0, 5)), Item(1) + Item(1) + Item(2) + Item(2) + Item(1)),
            "1.\\t;2.\\t;5.\\t;6.\\t;7.\\t;");
}

TEST(List, LevelOverride) {
  const std::string level = "<w:lvlOverride w:ilvl=\"0\">" + Lvl(0, "upperRoman", "(%1)") + "</w:lvlOverride>";
  EXPECT_EQ(Labels(kThree + Num(1, 1, level), Item(1) + Item(1, 1)), "(I)\\t;I.1)\\t;");
}

TEST(List, RestartRules) {
  const std::string never =
      Abstract(1, Lvl(0, "decimal", "%1") + Lvl(1, "decimal", "%2", "<w:lvlRestart w:val=\"0\"/>"));
  EXPECT_EQ(Labels(never + Num(1, 1), Item(1) + Item(1, 1) + Item(1) + Item(1, 1)), "1\\t;1\\t;2\\t;2\\t;");
  const std::string after_first = Abstract(
      1, Lvl(0, "decimal", "%1") + Lvl(1, "decimal", "%2") + Lvl(2, "decimal", "%3", "<w:lvlRestart w:val=\"1\"/>"));
  EXPECT_EQ(Labels(after_first + Num(1, 1), Item(1, 1) + Item(1, 2) + Item(1, 1) + Item(1, 2) + Item(1) + Item(1, 2)),
            "1\\t;1\\t;2\\t;2\\t;2\\t;1\\t;");
}

TEST(List, LegalAndSuffixes) {
  const std::string levels = Lvl(0, "upperRoman", "%1", "<w:suff w:val=\"space\"/>") +
                             Lvl(1, "decimal", "%1.%2", "<w:suff w:val=\"nothing\"/><w:isLgl/>");
  EXPECT_EQ(Labels(Abstract(1, levels) + Num(1, 1), Item(1) + Item(1, 1)), "I ;1.1;");
}

TEST(List, Bullets) {
  const std::string symbol = "<w:rPr><w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/></w:rPr>";
  const std::string wingdings = "<w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr>";
  EXPECT_EQ(Labels(Abstract(1, Lvl(0, "bullet", "\uF0B7", symbol) + Lvl(1, "bullet", "\uF0A7", wingdings) +
                                   Lvl(2, "bullet", "-") + Lvl(3, "bullet", "\uF0B7")) +
                       Num(1, 1),
                   Item(1) + Item(1, 1) + Item(1, 2) + Item(1, 3)),
            "•\\t;▪\\t;-\\t;•\\t;");
}

TEST(List, NoneHasNoNumber) {
  EXPECT_EQ(Labels(Abstract(1, Lvl(0, "none", "") + Lvl(1, "none", "ข้อ %2")) + Num(1, 1), Item(1) + Item(1, 1)),
            ";ข้อ \\t;");
}

TEST(List, StartIsZeroUnlessSaid) {
  EXPECT_EQ(Labels(Abstract(1, "<w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"%1\"/></w:lvl>") + Num(1, 1), Item(1) + Item(1)),
            "0\\t;1\\t;");
}

TEST(List, ThroughStyles) {
  const std::string styles =
      "<w:style w:type=\"paragraph\" w:styleId=\"One\"><w:pPr><w:numPr><w:numId "
      "w:val=\"1\"/></w:numPr></w:pPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"Two\"><w:basedOn w:val=\"One\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"Off\"><w:basedOn w:val=\"One\"/><w:pPr><w:numPr><w:numId w:val=\"0\"/>"
      "</w:numPr></w:pPr></w:style>";
  const std::string numbering = Abstract(1, Lvl(0, "decimal", "%1.", "<w:pStyle w:val=\"One\"/>") +
                                                Lvl(1, "decimal", "%1.%2", "<w:pStyle w:val=\"Two\"/>")) +
                                Num(1, 1);
  EXPECT_EQ(Labels(numbering, Styled("One") + Styled("Two") + Styled("One") + Styled("Off"), styles),
            "1.\\t;1.1\\t;2.\\t;>");
  EXPECT_EQ(Labels(numbering, Styled("One", "<w:numPr><w:numId w:val=\"0\"/></w:numPr>") + Styled("One"), styles),
            ">1.\\t;");
  EXPECT_EQ(Labels(numbering, Styled("One", "<w:numPr><w:ilvl w:val=\"1\"/></w:numPr>"), styles), "1.1\\t;");
}

TEST(List, NumberingStyles) {
  const std::string styles =
      "<w:style w:type=\"numbering\" w:styleId=\"Outline\"><w:pPr><w:numPr><w:numId "
      "w:val=\"1\"/></w:numPr></w:pPr></w:style>";
  const std::string numbering = Abstract(1, "<w:styleLink w:val=\"Outline\"/>" + Lvl(0, "upperLetter", "%1.")) +
                                Abstract(2, "<w:numStyleLink w:val=\"Outline\"/>") + Num(1, 1) + Num(2, 2);
  EXPECT_EQ(Labels(numbering, Item(2) + Item(1) + Item(2), styles), "A.\\t;A.\\t;B.\\t;") << "each counts by itself";
  EXPECT_EQ(Labels(numbering, Item(2)), "A.\\t;") << "the style is missing";
}

// As Word takes it: list and level each from the paragraph, or else from its style; w:pStyle where neither says one.
TEST(List, LevelsOfStyles) {
  const auto style = [](std::string_view id, std::string_view more) {
    return "<w:style w:type=\"paragraph\" w:styleId=\"" + std::string(id) + "\">" + std::string(more) + "</w:style>";
  };
  const auto listed = [](std::string_view number) {
    return "<w:pPr><w:numPr>" + std::string(number) + "</w:numPr></w:pPr>";
  };
  const std::string styles = style("One", listed("<w:numId w:val=\"1\"/>")) +
                             style("Two", "<w:basedOn w:val=\"One\"/>" + listed("<w:ilvl w:val=\"1\"/>")) +
                             style("Body", listed("<w:ilvl w:val=\"9\"/><w:numId w:val=\"1\"/>"));
  const std::string numbering = Abstract(1, Lvl(0, "decimal", "%1.", "<w:pStyle w:val=\"One\"/>") +
                                                Lvl(1, "decimal", "%1.%2", "<w:pStyle w:val=\"Other\"/>") +
                                                Lvl(2, "decimal", "%1.%2.%3", "<w:pStyle w:val=\"Two\"/>")) +
                                Num(1, 1);
  EXPECT_EQ(Labels(numbering, Styled("One") + Styled("Two") + Styled("One"), styles), "1.\\t;1.1\\t;2.\\t;");
  const std::string direct = "<w:numPr><w:numId w:val=\"1\"/></w:numPr>";
  EXPECT_EQ(Labels(numbering, Styled("One") + Styled("Two", direct), styles), "1.\\t;1.1\\t;");
  EXPECT_EQ(Labels(numbering, Styled("Body") + Styled("Body", direct) + Item(1, 9) + Item(1), styles), ">>>1.\\t;");
}

TEST(List, PaddedNumbersOfWord2010) {
  const std::string padded =
      "<w:lvl w:ilvl=\"0\"><w:start w:val=\"9\"/><mc:AlternateContent><mc:Choice Requires=\"w14\"><w:numFmt "
      "w:val=\"custom\" "
      "w:format=\"001, 002, 003, ...\"/></mc:Choice><mc:Fallback><w:numFmt w:val=\"decimal\"/></mc:Fallback>"
      "</mc:AlternateContent><w:lvlText w:val=\"%1\"/></w:lvl>";
  EXPECT_EQ(Labels(Abstract(1, padded) + Num(1, 1), Item(1) + Item(1)), "009\\t;010\\t;");
}

TEST(List, UnknownThings) {
  WordXml xml;
  xml.numbering = Abstract(1, Lvl(0, "hebrew1", "%1.")) + Num(1, 1) + Num(2, 77);
  xml.body = Item(1) + Item(1) + Item(2) + Item(3);
  const Read read = ReadWord(xml);
  EXPECT_EQ(read.events, "<1.\\t|><2.\\t|><|><>");
  EXPECT_EQ(read.FindingLines(), "value-guessed the number format hebrew1 is shown as decimal\n");
}

TEST(List, RemovedParagraphsTakeNoNumber) {
  const std::string item = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";
  const std::string gone =
      P("<w:pPr>" + item + "<w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>x</w:delText></w:r></w:del>");
  const std::string hidden =
      P("<w:pPr>" + item + "<w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>");
  EXPECT_EQ(Labels(kThree + Num(1, 1), Item(1) + gone + Item(1) + hidden + Item(1)), "1.\\t;2.\\t;3.\\t;");
}

TEST(List, AnAnchorIsNumberedBeforeItsBox) {
  const std::string box =
      "<w:r><w:pict><v:textbox><w:txbxContent>" + Item(1) + "</w:txbxContent></v:textbox></w:pict></w:r>";
  const std::string anchor = P("<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>" + box);
  EXPECT_EQ(Labels(kThree + Num(1, 1), anchor + Item(1)), "1.\\t;box:1.\\t;2.\\t;");
}

TEST(List, EveryCommentCountsByItself) {
  WordXml xml;
  xml.numbering = kThree + Num(1, 1);
  const auto notes = [](const std::string& kind) {
    return "<w:" + kind + " w:id=\"2\">" + Item(1) + Item(1) + "</w:" + kind + "><w:" + kind + " w:id=\"3\">" +
           Item(1) + "</w:" + kind + ">";
  };
  xml.comments = notes("comment");
  xml.footnotes = notes("footnote");
  const auto refer = [](const std::string& kind, int id) {
    return "<w:r><w:" + kind + "Reference w:id=\"" + std::to_string(id) + "\"/></w:r>";
  };
  xml.body = P(refer("comment", 2) + refer("comment", 3) + refer("footnote", 2) + refer("footnote", 3));
  EXPECT_EQ(ReadWord(xml).events, "<^comment:1.\\t\\n2.\\t^comment:1.\\t^footnote:1.\\t\\n2.\\t^footnote:3.\\t>");
}

struct Number {
  std::int64_t number;
  const char* format;
  const char* text;
};

class NumberCase : public testing::TestWithParam<Number> {};

TEST_P(NumberCase, Is) {
  bool known = false;
  EXPECT_EQ(wordml::FormatNumber(GetParam().number, GetParam().format, &known), GetParam().text);
  EXPECT_TRUE(known);
}

INSTANTIATE_TEST_SUITE_P(
    Formats, NumberCase,
    testing::Values(Number{7, "decimal", "7"}, Number{7, "decimalZero", "07"}, Number{10, "decimalZero", "10"},
                    Number{1, "lowerLetter", "a"}, Number{26, "lowerLetter", "z"}, Number{27, "lowerLetter", "aa"},
                    Number{53, "upperLetter", "AAA"}, Number{781, "lowerLetter", "a"}, Number{0, "lowerLetter", "0"},
                    Number{4, "lowerRoman", "iv"}, Number{1994, "upperRoman", "MCMXCIV"}, Number{0, "upperRoman", "0"},
                    Number{1, "ordinal", "1st"}, Number{2, "ordinal", "2nd"}, Number{3, "ordinal", "3rd"},
                    Number{11, "ordinal", "11th"}, Number{112, "ordinal", "112th"}, Number{22, "ordinal", "22nd"},
                    Number{5, "none", ""}, Number{3, "decimalEnclosedCircle", "③"},
                    Number{21, "decimalEnclosedCircle", "21"}, Number{3, "numberInDash", "- 3 -"},
                    Number{1, "thaiNumbers", "๑"}, Number{1250, "thaiNumbers", "๑๒๕๐"}, Number{-3, "thaiNumbers", "-๓"},
                    Number{1, "thaiLetters", "ก"}, Number{2, "thaiLetters", "ข"}, Number{3, "thaiLetters", "ค"},
                    Number{4, "thaiLetters", "ง"}, Number{5, "thaiLetters", "จ"}, Number{33, "thaiLetters", "ล"},
                    Number{34, "thaiLetters", "ว"}, Number{41, "thaiLetters", "ฮ"}, Number{42, "thaiLetters", "กก"},
                    Number{82, "thaiLetters", "ฮฮ"}, Number{83, "thaiLetters", "กกก"}));

INSTANTIATE_TEST_SUITE_P(
    FromElsewhere, NumberCase,
    testing::Values(Number{20, "decimalEnclosedParen", "⒇"}, Number{1, "decimalEnclosedFullstop", "⒈"},
                    Number{2, "ideographEnclosedCircle", "㈡"}, Number{10, "decimalFullWidth", "１０"},
                    Number{12, "hindiNumbers", "१२"}, Number{12, "decimalHalfWidth", "12"},
                    Number{1, "russianLower", "а"}, Number{29, "russianUpper", "Я"}, Number{30, "russianLower", "аа"},
                    Number{5, "chicago", "**"}, Number{255, "hex", "FF"}, Number{0, "hex", "0"},
                    Number{21, "cardinalText", "Twenty-one"}, Number{300, "cardinalText", "Three hundred"},
                    Number{12345, "cardinalText", "Twelve thousand three hundred forty-five"},
                    Number{20, "ordinalText", "Twentieth"}, Number{42, "ordinalText", "Forty-second"},
                    Number{112, "ordinalText", "One hundred twelfth"}, Number{1000, "ordinalText", "One thousandth"},
                    Number{21, "bahtText", "ยี่สิบเอ็ดบาทถ้วน"}, Number{-1, "chicago", "-1"}));

INSTANTIATE_TEST_SUITE_P(
    InWords, NumberCase,
    testing::Values(Number{0, "thaiCounting", "ศูนย์"}, Number{1, "thaiCounting", "หนึ่ง"},
                    Number{2, "thaiCounting", "สอง"}, Number{3, "thaiCounting", "สาม"}, Number{4, "thaiCounting", "สี่"},
                    Number{5, "thaiCounting", "ห้า"}, Number{6, "thaiCounting", "หก"}, Number{7, "thaiCounting", "เจ็ด"},
                    Number{8, "thaiCounting", "แปด"}, Number{9, "thaiCounting", "เก้า"},
                    Number{10, "thaiCounting", "สิบ"}, Number{11, "thaiCounting", "สิบเอ็ด"},
                    Number{20, "thaiCounting", "ยี่สิบ"}, Number{21, "thaiCounting", "ยี่สิบเอ็ด"},
                    Number{32, "thaiCounting", "สามสิบสอง"}, Number{100, "thaiCounting", "หนึ่งร้อย"},
                    Number{101, "thaiCounting", "หนึ่งร้อยเอ็ด"}, Number{1234, "thaiCounting", "หนึ่งพันสองร้อยสามสิบสี่"},
                    Number{50000, "thaiCounting", "ห้าหมื่น"}, Number{200000, "thaiCounting", "สองแสน"},
                    Number{1000000, "thaiCounting", "หนึ่งล้าน"}, Number{21000001, "thaiCounting", "ยี่สิบเอ็ดล้านเอ็ด"}));

TEST(NumberFormat, ThaiLettersAreFortyOneAndDistinct) {
  std::set<std::string> seen;
  for (int i = 1; i <= 41; ++i) seen.insert(wordml::ThaiLetters(i));
  EXPECT_EQ(seen.size(), 41u);
  for (const char* out : {"ฃ", "ฅ", "ฆ", "ฤ", "ฦ"}) EXPECT_FALSE(seen.contains(out)) << out;
}

// 17.18.59 says U+0E01, 0E02, 0E04, 0E07 to 0E23, 0E25, 0E27 to 0E2E; past the last the letters are doubled, trebled
// ...
TEST(NumberFormat, ThaiLettersGoOnPastAThousand) {
  std::vector<std::string> letters;
  for (const auto& [first, last] : std::vector<std::pair<char32_t, char32_t>>{
           {0x0E01, 0x0E02}, {0x0E04, 0x0E04}, {0x0E07, 0x0E23}, {0x0E25, 0x0E25}, {0x0E27, 0x0E2E}}) {
    for (char32_t letter = first; letter <= last; ++letter) letters.push_back(utf8::Encode(letter));
  }
  ASSERT_EQ(letters.size(), 41u);
  for (std::size_t number = 1; number <= 1200; ++number) {
    std::string expected;
    for (std::size_t i = 0; i <= (number - 1) / 41; ++i) expected += letters[(number - 1) % 41];
    ASSERT_EQ(wordml::ThaiLetters(static_cast<std::int64_t>(number)), expected) << number;
  }
}

// Another way to say a number: place by place, from words alone.
TEST(NumberFormat, ThaiCountingPastAThousand) {
  const std::vector<std::string> digits = {"", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"};
  for (std::size_t number = 1; number <= 9999; ++number) {
    const std::size_t ones = number % 10;
    const std::size_t tens = number / 10 % 10;
    std::string expected;
    if (number >= 1000) expected += digits[number / 1000] + "พัน";
    if (number / 100 % 10 > 0) expected += digits[number / 100 % 10] + "ร้อย";
    if (tens > 0) expected += (tens == 1 ? "" : tens == 2 ? "ยี่" : digits[tens]) + "สิบ";
    expected += ones == 1 && number > 1 ? "เอ็ด" : digits[ones];
    ASSERT_EQ(wordml::ThaiCounting(static_cast<std::int64_t>(number)), expected) << number;
  }
}

TEST(NumberFormat, ThaiNumbersAreDigitsOneByOne) {
  for (int number = 0; number <= 2000; ++number) {
    std::string expected;
    for (const char digit : std::to_string(number))
      expected += utf8::Encode(0x0E50u + static_cast<char32_t>(digit - '0'));
    ASSERT_EQ(wordml::ThaiNumbers(number), expected);
  }
}

}  // namespace
}  // namespace sarabun::test
