#include "wordml/events.h"

namespace sarabun::wordml {

namespace {

// The text from `from` up to `to` without page breaks.
void AppendShown(std::string& out, const SeamedText& text, std::size_t from, std::size_t to) {
  for (const Seam& seam : text.seams) {
    if (seam.kind != SeamKind::kPageBreak || seam.offset < from || seam.offset >= to) continue;
    out.append(text.text, from, seam.offset - from);
    from = seam.offset + 1;
  }
  out.append(text.text, from, to - from);
}

}  // namespace

std::string ShownText(const Paragraph& paragraph) {
  std::string shown;
  if (paragraph.label) shown = paragraph.label->text + paragraph.label->suffix;
  AppendShown(shown, paragraph.text, 0, paragraph.text.text.size());
  return shown;
}

std::string OwnText(const Paragraph& paragraph) {
  std::string own;
  std::size_t from = 0;
  for (const TextRange& drawn : paragraph.drawn) {
    AppendShown(own, paragraph.text, from, drawn.offset);
    from = drawn.offset + drawn.size;
  }
  AppendShown(own, paragraph.text, from, paragraph.text.text.size());
  return own;
}

}  // namespace sarabun::wordml
