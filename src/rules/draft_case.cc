#include <algorithm>
#include <set>

#include "base/text.h"
#include "rules/case_file.h"
#include "rules/draft.h"
#include "rules/seamed.h"

namespace sarabun::rules {
namespace {

constexpr std::size_t kRows = 16;          // heading, sections and some items
constexpr std::size_t kParagraphs = 8;     // above the table
constexpr std::size_t kLongestSide = 400;  // bytes of a header or property; what is longer tells no fact

std::string KeyOf(SideText::Kind kind) {
  switch (kind) {
    case SideText::Kind::kHeader:
      return "header";
    case SideText::Kind::kFooter:
      return "footer";
    case SideText::Kind::kTextBox:
      return "side-box";
    case SideText::Kind::kProperty:
      return "property";
    case SideText::Kind::kFileName:
      return "file";
  }
  return "file";
}

// Columns of a case are the places where any of its cells begin.
class RowWriter {
 public:
  explicit RowWriter(const std::vector<const grid::Row*>& rows) {
    for (const grid::Row* row : rows) {
      for (const grid::Slot& slot : row->slots) edges_.insert(slot.column);
    }
  }

  std::string Write(const grid::Row& row) const {
    std::string out = "|";
    std::uint32_t next = edges_.empty() ? 1 : *edges_.begin();
    for (const grid::Slot& slot : row.slots) {
      for (std::size_t i = Places(next, slot.column); i > 0; --i) out += "  |";
      const grid::Cell* cell = row.Find(slot.id);
      if (cell == nullptr) {
        out += " ^ |";
      } else {
        out += " " + CellSource(*cell) + " |";
        for (std::size_t i = Places(slot.column, slot.column + slot.column_span); i > 1; --i) out += " < |";
      }
      next = slot.column + slot.column_span;
    }
    return out + '\n';
  }

 private:
  std::size_t Places(std::uint32_t begin, std::uint32_t end) const {
    return begin >= end ? 0
                        : static_cast<std::size_t>(std::distance(edges_.lower_bound(begin), edges_.lower_bound(end)));
  }

  std::set<std::uint32_t> edges_;
};

}  // namespace

std::string DraftCase(const DraftSource& source, const DraftForm& form) {
  std::string out = "# The first rows of " + OneLine(source.name) +
                    ". What they must give, below, is what the draft gave:\n"
                    "# check each line of it once; from then on `sarabun rules test` tells when it changes.\n\n"
                    "case: first rows\n";
  if (source.is_dump) out += "input: dump\n";
  for (const SideText& side : source.side_texts) {
    if (side.text.size() > kLongestSide || IsBlank(side.text)) continue;
    out += KeyOf(side.kind) + ": " + OneLine(side.text) + '\n';
  }
  const std::vector<grid::Paragraph>& paragraphs = source.content.paragraphs();
  const std::size_t end = form.first->paragraphs_before;
  for (std::size_t i = end > kParagraphs ? end - kParagraphs : 0; i < end; ++i) {
    std::string text = ParagraphSource(paragraphs[i]);
    out += (paragraphs[i].from_text_box ? "box:" : "title:") + (text.empty() ? text : " " + text) + '\n';
  }
  std::vector<const grid::Row*> rows;
  for (const grid::Row& row : form.first->rows) {
    if (rows.size() < kRows) rows.push_back(&row);
  }
  const RowWriter writer(rows);
  out += "table:\n";
  for (const grid::Row* row : rows) out += writer.Write(*row);
  return out;
}

}  // namespace sarabun::rules
