// Any mixture of spans and merges gives rows whose slots never overlap and ids that count up (the checker in
// assemble_xml.cc), and loses no text.
#include <gtest/gtest.h>

#include <random>

#include "grid/assemble_xml.h"
#include "grid/dump.h"

namespace sarabun::test {
namespace {

class Tables {
 public:
  explicit Tables(unsigned seed) : random_(seed) {}
  std::string Make(int depth) {  // NOLINT: recursion bounded by depth
    std::string rows;
    for (unsigned row = Below(5) + 1; row > 0; --row) {
      std::string cells;
      for (unsigned cell = Below(4) + 1; cell > 0; --cell) cells += Cell(Content(depth), Properties());
      rows += Row(cells, Below(5) == 0 ? "<w:gridBefore w:val=\"1\"/>" : "");
    }
    return Table(rows);
  }

 private:
  unsigned Below(unsigned end) { return static_cast<unsigned>(random_() % end); }
  std::string Content(int depth) {
    return depth > 0 && Below(4) == 0 ? Make(depth - 1) + T("b") : Below(3) == 0 ? P("") : T("ก");
  }
  std::string Properties() {
    constexpr const char* kAll[] = {"",
                                    "",
                                    "<w:vMerge/>",
                                    "<w:vMerge w:val=\"restart\"/>",
                                    "<w:gridSpan w:val=\"2\"/>",
                                    "<w:hMerge/>",
                                    "<w:hMerge w:val=\"restart\"/>"};
    return std::string(kAll[Below(7)]) + kAll[Below(7)];
  }
  std::mt19937 random_;
};

TEST(Scramble, AnyGeometryHolds) {
  for (unsigned seed = 1; seed <= 400; ++seed) {
    SCOPED_TRACE(seed);
    Assembled assembled;
    WordXml xml;
    xml.body = Tables(seed).Make(2);
    Assemble(xml, assembled);
    for (const grid::CollectedTable& table : assembled.tables.tables()) {
      EXPECT_NE(grid::Dump(table).find('+'), std::string::npos);
    }
    if (HasFailure()) break;
  }
}

}  // namespace
}  // namespace sarabun::test
