#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sarabun {

// Text torn by whatever carried it, and where. Thai puts no space between words and meaningful ones between
// phrases, so what a tear means depends on what made it; the seam keeps that. Runs that touch leave no seam:
// "เท่าเ" + "ที" + "ยม" is one word from the first.
enum class SeamKind : std::uint8_t {
  kRun,        // two runs that touch; no character of its own; never anything but a join
  kLineBreak,  // a line broken by hand (w:br, w:cr); the text holds '\n' at the offset
  kPageBreak,  // the same by a page or column break; '\n' at the offset
  kParagraph,  // the end of a paragraph; '\n' at the offset
  kRecord,     // between two text records of a preview; no character of its own
  kSpace,      // a space that may not be the author's; the text holds ' ' at the offset
};

struct Seam {
  std::uint32_t offset = 0;  // in bytes, into SeamedText::text
  SeamKind kind = SeamKind::kLineBreak;
  friend bool operator==(const Seam&, const Seam&) = default;
};

// A text and its seams in rising order of offset. Without repair, `text` is what Word shows.
struct SeamedText {
  std::string text;
  std::vector<Seam> seams;

  bool empty() const { return text.empty(); }
  void clear() {
    text.clear();
    seams.clear();
  }
  // Appends another text behind this one, its seams moved along.
  void Append(const SeamedText& other) {
    const auto shift = static_cast<std::uint32_t>(text.size());
    text += other.text;
    for (const Seam& seam : other.seams) seams.push_back({seam.offset + shift, seam.kind});
  }
  // Appends a seam that stands as '\n' (breaks) in the text.
  void AppendBreak(SeamKind kind) {
    seams.push_back({static_cast<std::uint32_t>(text.size()), kind});
    text += '\n';
  }
};

}  // namespace sarabun
