// The text of word/document.xml: WordprocessingML, grid, rules and repair, down to records.
#include "fuzz/target.h"
#include "fuzz/word_package.h"

namespace sarabun::fuzz {

void RunBody(std::string_view bytes) { ReadWordFile(WordPackage(bytes), static_cast<unsigned>(HashOf(bytes) % 8)); }

}  // namespace sarabun::fuzz

SARABUN_FUZZ_ENTRY(RunBody)
