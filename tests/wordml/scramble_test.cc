// Markup that no program would write: any element in any other, many times over. Whatever it is, events are
// balanced and every w:t is handed on or reported (ReadWord checks the sum).
#include <gtest/gtest.h>

#include <array>
#include <random>

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

}  // namespace
}  // namespace sarabun::test
