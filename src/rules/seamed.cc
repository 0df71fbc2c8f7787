#include "rules/seamed.h"

#include "base/utf8.h"

namespace sarabun::rules {
namespace {

bool IsUnseen(char32_t c) {
  constexpr char32_t kNoBreakSpace = 0xA0;
  constexpr char32_t kByteOrderMark = 0xFEFF;
  constexpr char32_t kIdeographicSpace = 0x3000;
  return c <= ' ' || c == kNoBreakSpace || c == 0xAD || (c >= 0x2000 && c <= 0x200F) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x2060 || c == kIdeographicSpace || c == kByteOrderMark;
}

}  // namespace

SeamedText Slice(const SeamedText& text, std::size_t begin, std::size_t end) {
  SeamedText out;
  out.text = text.text.substr(begin, end - begin);
  for (const Seam& seam : text.seams) {
    if (seam.offset >= begin && seam.offset < end) {
      out.seams.push_back({seam.offset - static_cast<std::uint32_t>(begin), seam.kind});
    }
  }
  return out;
}

SeamedText Trimmed(const SeamedText& text) {
  std::size_t begin = 0;
  std::size_t end = text.text.size();
  while (begin < end) {
    const utf8::Decoded first = utf8::Decode(text.text, begin);
    if (!IsUnseen(first.code_point)) break;
    begin += first.length;
  }
  while (end > begin) {
    const utf8::Decoded last = utf8::DecodeBefore(text.text, end);
    if (!IsUnseen(last.code_point)) break;
    end -= last.length;
  }
  return Slice(text, begin, end);
}

SeamedText JoinParagraphs(std::span<const grid::Paragraph> paragraphs) {
  SeamedText out;
  bool first = true;
  for (const grid::Paragraph& paragraph : paragraphs) {
    if (!first) out.AppendBreak(SeamKind::kParagraph);
    first = false;
    if (paragraph.label && !paragraph.label->text.empty()) out.text += paragraph.label->text + ' ';
    out.Append(paragraph.text);
  }
  return out;
}

bool IsBlank(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Decoded decoded = utf8::Decode(text, i);
    if (!IsUnseen(decoded.code_point)) return false;
    i += decoded.length;
  }
  return true;
}

bool IsBlank(const grid::Cell& cell) {
  for (const grid::Paragraph& paragraph : cell.paragraphs) {
    if (!paragraph.media.empty() || !IsBlank(paragraph.text.text)) return false;
    if (paragraph.label && !IsBlank(paragraph.label->text)) return false;
  }
  return true;
}

}  // namespace sarabun::rules
