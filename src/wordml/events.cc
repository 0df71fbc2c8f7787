#include "wordml/events.h"

namespace sarabun::wordml {

std::string ShownText(const Paragraph& paragraph) {
  std::string shown;
  if (paragraph.label) shown = paragraph.label->text + paragraph.label->suffix;
  const std::string& text = paragraph.text.text;
  std::size_t from = 0;
  for (const Seam& seam : paragraph.text.seams) {
    if (seam.kind != SeamKind::kPageBreak) continue;
    shown.append(text, from, seam.offset - from);
    from = seam.offset + 1;
  }
  return shown.append(text, from);
}

}  // namespace sarabun::wordml
