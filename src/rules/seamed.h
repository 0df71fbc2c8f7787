#pragma once

#include <span>

#include "base/seam.h"
#include "grid/grid.h"

namespace sarabun::rules {

// The bytes [begin, end) of a text with the seams that stand in them.
SeamedText Slice(const SeamedText& text, std::size_t begin, std::size_t end);

// A text without spaces, breaks and invisible characters at its ends.
SeamedText Trimmed(const SeamedText& text);

// Paragraphs as one text, a paragraph seam between; a list number that Word makes stands before its paragraph.
SeamedText JoinParagraphs(std::span<const grid::Paragraph> paragraphs);

// Whether nothing can be seen of the text.
bool IsBlank(std::string_view text);

// Without letters that anyone would read: no text, no pictures, no links.
bool IsBlank(const grid::Cell& cell);

}  // namespace sarabun::rules
