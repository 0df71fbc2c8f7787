// The text of word/document.xml: WordprocessingML, grid, rules and repair, down to records.
#include "fuzz/target.h"
#include "fuzz/word_package.h"
#include "tests/xml/repeats.h"
#include "wordml/elements.h"

namespace sarabun::fuzz {

namespace {

// Formatting that is read once and told many times is told as if it had been read each time.
void TellsWhatIsRepeated(const std::string& xml, std::size_t piece) {
  const std::string told = xml::EventsOf(xml, wordml::Names(), wordml::RepeatingNames(), piece);
  Demand(told == xml::EventsOf(xml, wordml::Names(), {}, piece), "what is repeated is told differently");
}

}  // namespace

void RunBody(std::string_view bytes) {
  const std::uint64_t hash = HashOf(bytes);
  ReadWordFile(WordPackage(bytes), static_cast<unsigned>(hash % 8));
  constexpr std::size_t kPieces[] = {0, 1, 100, 4096};
  TellsWhatIsRepeated(std::string(bytes), kPieces[hash / 8 % 4]);
}

}  // namespace sarabun::fuzz

SARABUN_FUZZ_ENTRY(RunBody)
