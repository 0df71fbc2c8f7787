// Styles, numbering, footnotes and a body that uses them, one after another.
#include "fuzz/target.h"
#include "fuzz/word_package.h"

namespace sarabun::fuzz {

void RunLists(std::string_view bytes) {
  ReadWordFile(WordPackage(PartOf(bytes, 2), PartOf(bytes, 0), PartOf(bytes, 1), PartOf(bytes, 3)),
               static_cast<unsigned>(HashOf(bytes) % 8));
}

}  // namespace sarabun::fuzz

SARABUN_FUZZ_ENTRY(RunLists)
