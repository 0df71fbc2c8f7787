#include "wordml/elements.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "wordml/fields.h"
#include "wordml/symbols.h"

namespace sarabun::wordml {
namespace {

// The parser takes the first of two rows for one name, so a second would do nothing.
TEST(Elements, EveryNameStandsOnce) {
  std::set<std::pair<xml::Ns, std::string>> seen;
  for (const xml::Name& name : Names()) {
    EXPECT_TRUE(seen.emplace(name.ns, std::string(name.local)).second) << name.local;
    EXPECT_NE(name.id, kUnlisted) << name.local;
    EXPECT_FALSE(name.local.empty());
  }
  EXPECT_GT(seen.size(), 300u);
}

TEST(Fields, Instructions) {
  EXPECT_EQ(FieldKeyword("  PAGEREF x "), "PAGEREF");
  EXPECT_EQ(FieldKeyword(""), "");
  EXPECT_EQ(HyperlinkTarget(" hyperlink \"http://a.th/x y\" \\o \"tip\""), "http://a.th/x y");
  EXPECT_EQ(HyperlinkTarget("HYPERLINK http://a.th"), "http://a.th");
  EXPECT_EQ(HyperlinkTarget("HYPERLINK \\l \"_Toc1\""), "");
  EXPECT_EQ(HyperlinkTarget("HYPERLINK"), "");
  EXPECT_EQ(HyperlinkTarget("PAGE 1"), "");
}

TEST(Fields, CuttingGivesUpWhatIsOpen) {
  FieldStack fields;
  fields.Begin();
  fields.Separate();
  fields.Begin();
  EXPECT_FALSE(fields.showing());
  fields.Cut(1);
  EXPECT_TRUE(fields.showing());
  EXPECT_TRUE(fields.End().has_value());
  EXPECT_FALSE(fields.End().has_value());
}

TEST(Symbols, FontsByNameInAnyCase) {
  EXPECT_EQ(SymbolFontOf("wingdings"), SymbolFont::kWingdings);
  EXPECT_EQ(SymbolFontOf("Wingdings 2"), SymbolFont::kWingdings2);
  EXPECT_EQ(SymbolFontOf("Symbol"), SymbolFont::kSymbol);
  EXPECT_EQ(SymbolFontOf("TH SarabunPSK"), SymbolFont::kNone);
  EXPECT_EQ(SymbolFontOf(""), SymbolFont::kNone);
}

TEST(Symbols, Maps) {
  EXPECT_EQ(SymbolToUnicode(SymbolFont::kWingdings, 0xF0FE), U'\u2611');
  EXPECT_EQ(SymbolToUnicode(SymbolFont::kWingdings, 0xA7), U'\u25AA');
  EXPECT_EQ(SymbolToUnicode(SymbolFont::kWingdings, 0x6F), U'\u25A1');
  EXPECT_EQ(SymbolToUnicode(SymbolFont::kWingdings, 0x8C), U'\u2776');
  EXPECT_EQ(SymbolToUnicode(SymbolFont::kWingdings, 0xE0), U'\u2192');
  EXPECT_EQ(SymbolToUnicode(SymbolFont::kWingdings2, 0x50), U'\u2713');
  EXPECT_EQ(SymbolToUnicode(SymbolFont::kWebdings, 0x61), U'\u2714');
  EXPECT_EQ(SymbolToUnicode(SymbolFont::kSymbol, 0x61), U'\u03B1');
  EXPECT_EQ(SymbolToUnicode(SymbolFont::kSymbol, 0xB3), U'\u2265');
  EXPECT_EQ(SymbolToUnicode(SymbolFont::kSymbol, 0xD6), U'\u221A');
  EXPECT_EQ(SymbolToUnicode(SymbolFont::kSymbol, 0xF0), U'\0') << "no character there";
  EXPECT_EQ(SymbolToUnicode(SymbolFont::kSymbol, 0x0E01), U'\0') << "not a code of the font";
  EXPECT_EQ(SymbolToUnicode(SymbolFont::kNone, 0xF0FE), U'\0');
}

}  // namespace
}  // namespace sarabun::wordml
