#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/seam.h"
#include "grid/grid.h"
#include "rules/pack.h"

namespace sarabun::rules {

// An item of a list as its cell holds it, not yet repaired.
struct RawListItem {
  int level = 1;
  std::optional<std::string> label;  // as shown
  SeamedText text;                   // trimmed, with its seams
};

// Splits a cell's paragraphs at the labels that the pack knows and that Word makes, at starts of lines only.
// Text before the first label is an item of its own; a line without a label continues what stands above it.
std::vector<RawListItem> SplitList(const ListRules& rules, const std::vector<grid::Paragraph>& paragraphs);

// Whether a cell's whole text is one of the pack's ways to say that there is nothing, such as a dash.
bool SaysNothing(const ListRules& rules, std::string_view text);

}  // namespace sarabun::rules
