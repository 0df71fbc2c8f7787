// A text dump: no printable character is lost or doubled, whatever the marks.
#include <algorithm>

#include "base/utf8.h"
#include "fuzz/target.h"
#include "fuzz/word_package.h"
#include "legacy/text_dump.h"

namespace sarabun::fuzz {
namespace {

class Letters final : public grid::DocumentConsumer {
 public:
  void OnParagraph(const grid::Paragraph& paragraph) override { Add(paragraph.text.text); }
  void OnTableStart(const grid::TableInfo&) override {}
  void OnRow(grid::Row row) override {
    for (const grid::Cell& cell : row.cells) {
      Demand(utf8::IsValid(cell.text), "a cell's text is UTF-8");
      Add(cell.text);
    }
  }
  void OnTableEnd(const grid::TableInfo&) override {}

  void Add(std::string_view text) {
    for (const char c : text) {
      if (c > ' ' && c < 0x7F) letters += c;
    }
  }

  std::string letters;
};

std::string LettersOf(std::string_view bytes, const Limits& limits, bool items_start_rows, bool& read) {
  legacy::DumpOptions options;
  if (items_start_rows) options.starts_row = [](std::string_view text) { return text.starts_with("I"); };
  Letters letters;
  FindingList findings;
  legacy::DumpPreview preview;
  read = legacy::ReadTextDump(bytes, limits, options, letters, findings, &preview).ok();
  return letters.letters;
}

}  // namespace

void RunDump(std::string_view bytes) {
  (void)legacy::LooksLikeTextDump(bytes);
  bool read = false;
  const std::string letters = LettersOf(bytes, SmallLimits(), bytes.size() % 2 == 0, read);
  // Pictures, bookmarks and a preview are not text; without them every letter arrives, in order.
  if (!read || bytes.find('[') != std::string_view::npos) return;
  Letters expected;
  expected.Add(bytes);
  // A preview's text is kept apart: the document's is then a beginning.
  Demand(expected.letters.starts_with(letters), "letters arrive once and in order");
}

}  // namespace sarabun::fuzz

SARABUN_FUZZ_ENTRY(RunDump)
