#include "legacy/word2003_names.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

namespace sarabun::legacy {

namespace {

using xml::Ns;

// `names` are separated by spaces.
struct Row {
  Ns ns;
  Word2003Id id;
  std::string_view names;
};

constexpr std::array kRows = {
    Row{Ns::kW2003, kOldDocument, "wordDocument"},
    Row{Ns::kW2003, kOldPassed, "cfChunk docOleData"},
    Row{Ns::kW2003, kOldSkipped, "bgPict divs docPr docSuppData fonts frameset ignoreElements"},
    Row{Ns::kW2003, kOldSkipped, "ignoreSubtree listPicBullet shapeDefaults tblPrEx"},
    Row{Ns::kW2003, kOldProperties, "listPr pPr rPr tblPr tcPr trPr"},
    Row{Ns::kW2003, kOldKept, "gridAfter gridBefore gridSpan hidden hmerge ilfo ilvl pStyle rFonts rStyle specVanish"},
    Row{Ns::kW2003, kOldKept, "cnfStyle tblHeader tblLook tblStyle tblStyleColBandSize tblStyleRowBandSize"},
    Row{Ns::kW2003, kOldKept, "vanish vmerge"},
    Row{Ns::kW2003, kOldText, "delInstrText delText instrText t"},
    Row{Ns::kW2003, kOldLists, "lists"},
    Row{Ns::kW2003, kOldStyles, "styles"},
    Row{Ns::kW2003, kOldSection, "sectPr"},
    Row{Ns::kW2003, kOldHeader, "hdr"},
    Row{Ns::kW2003, kOldFooter, "ftr"},
    Row{Ns::kW2003, kOldFootnote, "footnote"},
    Row{Ns::kW2003, kOldEndnote, "endnote"},
    Row{Ns::kW2003, kOldLink, "hlink"},
    Row{Ns::kW2003, kOldPicture, "pict"},
    Row{Ns::kW2003, kOldBinData, "binData"},
    Row{Ns::kW2003, kOldNumberFormat, "nfc"},
    Row{Ns::kW2003, kOldSuffix, "suff"},
    Row{Ns::kO, kOldObject, "OLEObject"},
    Row{Ns::kO, kOldFileProperties, "DocumentProperties"},
    Row{Ns::kO, kOldCustomProperties, "CustomDocumentProperties"},
};

using Pair = std::pair<std::string_view, std::string_view>;
constexpr std::array kNewNames = {
    Pair{"h-ansi", "hAnsi"},        Pair{"hlink", "hyperlink"},
    Pair{"hmerge", "hMerge"},       Pair{"ilfo", "numId"},
    Pair{"ilst", "abstractNumId"},  Pair{"list", "num"},
    Pair{"listDef", "abstractNum"}, Pair{"listDefId", "abstractNumId"},
    Pair{"listPr", "numPr"},        Pair{"listStyleLink", "numStyleLink"},
    Pair{"nfc", "numFmt"},          Pair{"vmerge", "vMerge"},
};

constexpr std::array<std::string_view, 60> kFormats = {
    "decimal",
    "upperRoman",
    "lowerRoman",
    "upperLetter",
    "lowerLetter",
    "ordinal",
    "cardinalText",
    "ordinalText",
    "hex",
    "chicago",
    "ideographDigital",
    "japaneseCounting",
    "aiueo",
    "iroha",
    "decimalFullWidth",
    "decimalHalfWidth",
    "japaneseLegal",
    "japaneseDigitalTenThousand",
    "decimalEnclosedCircle",
    "decimalFullWidth2",
    "aiueoFullWidth",
    "irohaFullWidth",
    "decimalZero",
    "bullet",
    "ganada",
    "chosung",
    "decimalEnclosedFullstop",
    "decimalEnclosedParen",
    "decimalEnclosedCircleChinese",
    "ideographEnclosedCircle",
    "ideographTraditional",
    "ideographZodiac",
    "ideographZodiacTraditional",
    "taiwaneseCounting",
    "ideographLegalTraditional",
    "taiwaneseCountingThousand",
    "taiwaneseDigital",
    "chineseCounting",
    "chineseLegalSimplified",
    "chineseCountingThousand",
    "decimal",
    "koreanDigital",
    "koreanCounting",
    "koreanLegal",
    "koreanDigital2",
    "hebrew1",
    "arabicAlpha",
    "hebrew2",
    "arabicAbjad",
    "hindiVowels",
    "hindiConsonants",
    "hindiNumbers",
    "hindiCounting",
    "thaiLetters",
    "thaiNumbers",
    "thaiCounting",
    "vietnameseCounting",
    "numberInDash",
    "russianLower",
    "russianUpper",
};
constexpr int kNoNumber = 255;

std::vector<xml::Name> BuildNames() {
  std::vector<xml::Name> names;
  for (const Row& row : kRows) {
    for (std::string_view rest = row.names; !rest.empty();) {
      const std::size_t length = std::min(rest.find(' '), rest.size());
      names.push_back({row.ns, rest.substr(0, length), row.id});
      rest.remove_prefix(std::min(length + 1, rest.size()));
    }
  }
  return names;
}

}  // namespace

std::span<const xml::Name> Word2003Names() {
  static const std::vector<xml::Name> kNames = BuildNames();
  return kNames;
}

std::string_view NewName(std::string_view local) {
  const auto* const found =
      std::find_if(kNewNames.begin(), kNewNames.end(), [&](const Pair& pair) { return pair.first == local; });
  return found == kNewNames.end() ? local : found->second;
}

std::string_view NumberFormatName(std::string_view code) {
  std::size_t number = kFormats.size();
  const auto read = std::from_chars(code.data(), code.data() + code.size(), number);
  if (read.ec != std::errc() || read.ptr != code.data() + code.size()) return code;
  if (number == kNoNumber) return "none";
  return number < kFormats.size() ? kFormats.at(number) : code;
}

void AppendEscaped(std::string& out, std::string_view text) {
  constexpr std::string_view kSpecial = "&<>\"\r\n\t";
  constexpr std::array<std::string_view, 7> kEscapes = {"&amp;", "&lt;", "&gt;", "&quot;", "&#13;", "&#10;", "&#9;"};
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(kSpecial, at), text.size());
    out += text.substr(at, end - at);
    if (end < text.size()) out += kEscapes.at(kSpecial.find(text[end]));
    at = end + 1;
  }
}

}  // namespace sarabun::legacy
