// Markup that no program would write: any element in any other, many times over. Whatever it is, events are
// balanced and every w:t is handed on or reported (ReadWord checks the sum).
#include <gtest/gtest.h>

#include <array>
#include <random>

#include "wordml/elements.h"
#include "wordml/read_xml.h"

namespace sarabun::test {
namespace {

constexpr std::array kElements = {"w:p",           "w:p",         "w:p",          "w:r",
                                  "w:r",           "w:t",         "w:t",          "w:tbl",
                                  "w:tr",          "w:tc",        "w:tbl",        "w:tr",
                                  "w:tc",          "w:pPr",       "w:rPr",        "w:trPr",
                                  "w:tcPr",        "w:ins",       "w:del",        "w:moveFrom",
                                  "w:vanish",      "w:sdt",       "w:sdtContent", "w:hyperlink",
                                  "w:ruby",        "w:rt",        "w:rubyBase",   "mc:AlternateContent",
                                  "mc:Fallback",   "w:drawing",   "w:pict",       "w:object",
                                  "w:txbxContent", "v:textbox",   "v:imagedata",  "w:br",
                                  "w:tab",         "w:delText",   "w:instrText",  "w:cellDel",
                                  "w:vMerge",      "w:hMerge",    "w:numPr",      "w:footnoteReference",
                                  "w:footnote",    "w:fldSimple", "w:altChunk",   "x:unknown",
                                  "m:oMath",       "m:r",         "m:t",          "w:pStyle",
                                  "w:rFonts",      "w:sym",       "w:checkBox",   "w:ddList",
                                  "w:body",        "w:sectPr",    "c:chart"};
constexpr std::array kFieldMarks = {"begin", "separate", "end"};

class Scrambler {
 public:
  explicit Scrambler(unsigned seed) : random_(seed) {}
  std::string Make() {
    std::string out;
    for (int i = 0; i < 12; ++i) out += Element(7);
    return out;
  }

 private:
  unsigned Below(unsigned end) { return static_cast<unsigned>(random_() % end); }
  // As deep as the test says, not as the reader goes.
  std::string Element(int depth) {  // NOLINT: recursion bounded by depth
    if (Below(8) == 0) {
      return "<w:fldChar w:fldCharType=\"" + std::string(kFieldMarks[Below(kFieldMarks.size())]) + "\"/>";
    }
    const std::string name = kElements[Below(kElements.size())];
    if (name == "w:t") return "<w:t>กa</w:t>";
    std::string out = "<" + name + (Below(4) == 0 ? " w:val=\"2\" r:id=\"x\">" : ">");
    for (unsigned i = depth == 0 ? 0 : Below(5); i > 0; --i) out += Element(depth - 1);
    return out + "</" + name + ">";
  }

  std::mt19937 random_;
};

// Every element that the reader knows, in every other, with attributes of every kind, in body and notes at once.
class WholeScrambler {
 public:
  explicit WholeScrambler(unsigned seed) : random_(seed) {
    for (const xml::Name& name : wordml::Names()) {
      const std::string prefix = PrefixOf(name.ns);
      if (!prefix.empty()) names_.push_back(prefix + std::string(name.local));
    }
  }
  WordXml Make() {
    constexpr const char* kKinds[] = {"paragraph", "character", "table", "numbering"};
    WordXml xml;
    for (unsigned i = 0; i < 6; ++i) {
      xml.styles += "<w:style w:type=\"" + std::string(kKinds[Below(4)]) + "\" w:styleId=\"" + std::to_string(i) +
                    "\"><w:basedOn w:val=\"" + std::to_string(Below(6)) + "\"/>" + Elements(3) + "</w:style>";
    }
    xml.numbering = "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"%1.\"/>" +
                    Elements(2) + "</w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>";
    xml.body = Blocks();
    xml.footnotes = "<w:footnote w:id=\"1\">" + Blocks() + "</w:footnote>";
    xml.comments = "<w:comment w:id=\"1\">" + Elements(4) + "</w:comment>";
    return xml;
  }

 private:
  static std::string PrefixOf(xml::Ns ns) {
    using xml::Ns;
    constexpr std::pair<Ns, const char*> kPrefixes[] = {
        {Ns::kW, "w:"},     {Ns::kMc, "mc:"},   {Ns::kWp, "wp:"},   {Ns::kA, "a:"}, {Ns::kPic, "pic:"}, {Ns::kC, "c:"},
        {Ns::kWps, "wps:"}, {Ns::kWpg, "wpg:"}, {Ns::kW14, "w14:"}, {Ns::kV, "v:"}, {Ns::kO, "o:"},     {Ns::kM, "m:"}};
    for (const auto& [known, prefix] : kPrefixes) {
      if (known == ns) return prefix;
    }
    return {};
  }
  unsigned Below(unsigned end) { return static_cast<unsigned>(random_() % end); }
  std::string Attributes() {
    constexpr const char* kAll[] = {" w:val=\"1\"",
                                    " w:val=\"0\"",
                                    " w:val=\"restart\"",
                                    " w:type=\"page\"",
                                    " w:id=\"1\"",
                                    " Requires=\"w14\"",
                                    " Requires=\"x\"",
                                    " w:font=\"Wingdings 2\"",
                                    " w:char=\"F0FE\"",
                                    " w:char=\"110000\"",
                                    " w:ascii=\"Symbol\"",
                                    " w:fldCharType=\"begin\"",
                                    " w:fldCharType=\"end\"",
                                    " w:fldCharType=\"separate\"",
                                    " w:vMerge=\"rest\"",
                                    " r:id=\"none\""};
    return Below(2) == 0 ? kAll[Below(std::size(kAll))] : "";
  }
  std::string Elements(int depth) {  // NOLINT: recursion bounded by depth
    std::string out;
    for (unsigned i = depth == 0 ? 0 : Below(5); i > 0; --i) {
      if (Below(3) == 0) {
        out += "<w:t>ก\uF0FEa</w:t>";
        continue;
      }
      // Half of them such as hold others.
      constexpr const char* kCommon[] = {"w:p",         "w:r",          "w:rPr",  "w:pPr",  "w:tbl",
                                         "w:tr",        "w:tc",         "w:tcPr", "w:trPr", "w:rPrChange",
                                         "w:pPrChange", "w:tcPrChange", "w:del",  "w:ins",  "w:txbxContent"};
      const std::string name = Below(2) == 0 ? std::string(kCommon[Below(std::size(kCommon))])
                                             : names_[Below(static_cast<unsigned>(names_.size()))];
      if (name == "w:t") continue;
      out += "<" + name + Attributes() + ">" + Elements(depth - 1) + "</" + name + ">";
    }
    return out;
  }
  std::string Blocks() {
    std::string out;
    for (int i = 0; i < 4; ++i) out += P(Elements(6)) + Table(Row(Cell(P(Elements(4)), Elements(2)), Elements(2)));
    return out;
  }

  std::mt19937 random_;
  std::vector<std::string> names_;
};

// Brackets of the event line; texts hold none.
bool Balanced(const std::string& events) {
  std::string open;
  for (const char sign : events) {
    if (sign == '[' || sign == '(' || sign == '{') open += sign;
    if (sign != ']' && sign != ')' && sign != '}') continue;
    const char opening = sign == ']' ? '[' : sign == ')' ? '(' : '{';
    if (open.empty() || open.back() != opening) return false;
    open.pop_back();
  }
  return open.empty();
}

TEST(Scramble, NothingIsLostAndNothingBreaks) {
  for (unsigned seed = 1; seed <= 600; ++seed) {
    SCOPED_TRACE(seed);
    ReadOptions options;
    options.revisions = seed % 2 == 0 ? RevisionView::kFinal : RevisionView::kOriginal;
    options.hidden = seed % 3 == 0 ? HiddenText::kKeep : HiddenText::kDrop;
    const Read read = ReadBody(Scrambler(seed).Make(), options);
    EXPECT_TRUE(read.status.ok()) << read.status.error().ToString();
    EXPECT_TRUE(Balanced(read.events)) << read.events;
    if (HasFailure()) break;
  }
}

TEST(Scramble, EveryElementInEveryOther) {
  for (unsigned seed = 1; seed <= 400; ++seed) {
    SCOPED_TRACE(seed);
    const WordXml xml = WholeScrambler(seed).Make();
    for (const bool original : {false, true}) {
      ReadOptions options;
      options.revisions = original ? RevisionView::kOriginal : RevisionView::kFinal;
      options.hidden = seed % 2 == 0 ? HiddenText::kKeep : HiddenText::kDrop;
      const Read read = ReadWord(xml, options);
      EXPECT_TRUE(read.status.ok()) << read.status.error().ToString();
      EXPECT_TRUE(Balanced(read.events)) << read.events;
    }
    if (HasFailure()) break;
  }
}

}  // namespace
}  // namespace sarabun::test
