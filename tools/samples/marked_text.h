#pragma once

// The marks in which the sources say how a text was typed and what it must read as:
//
//   ⏎     a line break made by hand inside a sentence: nothing stands there when read
//    ⏎    a break with a space beside it: one space
//   ␣⏎    a break at which the typist left the space out: one space when read
//   →     a tab: one space when read
//   {+…+} inserted with changes tracked: reads as it stands
//   {-…-} deleted with changes tracked: reads as nothing
//   ¶     alone on its line: an empty paragraph; within a line: a new paragraph of the same item
//
// A field is a block of lines. A line that begins with a label (1. ๑. 1.1 (1) ก. - •) is a list item; "#." and
// "##." are numbers that Word makes, of the first and second level; a line without a label is an item of its own
// before the first label and continues its item after it. A line that ends in ⏎ is followed by a break and not by
// a new paragraph.

#include <string>
#include <string_view>
#include <vector>

#include "tools/docx_builder/document.h"

namespace sarabun::samples {

struct Line {
  std::string label;          // as typed; empty for none and for numbers that Word makes
  int word_level = 0;         // 1 or 2 for a number that Word makes
  std::string text;           // marked, without the label and what follows it
  std::string typed;          // marked, the whole line as typed
  bool broken_after = false;  // a w:br follows instead of a new paragraph
  bool empty = false;         // an empty paragraph
};

std::vector<Line> ReadLines(std::string_view block);

// What a reader must make of marked text: marks resolved, spaces folded and trimmed.
std::string Reading(std::string_view marked);

// Adds marked text to a paragraph as it was typed.
void Type(std::string_view marked, build::Paragraph& paragraph);

// `text` cut at each `mark`; n marks give n + 1 pieces.
std::vector<std::string_view> SplitAt(std::string_view text, std::string_view mark);

inline constexpr std::string_view kBreakMark = "⏎";
inline constexpr std::string_view kLostSpaceMark = "␣";
inline constexpr std::string_view kTabMark = "→";
inline constexpr std::string_view kParagraphMark = "¶";

}  // namespace sarabun::samples
