#pragma once

#include <optional>
#include <string>

#include "base/seam.h"
#include "rules/fold.h"
#include "rules/pack.h"
#include "sarabun/record.h"

namespace sarabun::rules {

// An item's code as a cell writes it.
struct ItemCode {
  std::string prefix;  // "I"
  int first = 0;
  int last = 0;
  std::size_t end = 0;  // folded bytes that the code takes at the start of the cell

  std::string Normal() const;  // "I1", "O1-O22"
};

// The code at the start of a cell, none if there is none.
std::optional<ItemCode> FindCode(const Pack& pack, const Folded& cell);

// An item's cell in its three parts. Score and code are data; the statement keeps its seams for the repair.
struct CutItem {
  std::optional<ItemCode> code;
  std::optional<Score> score;  // without a value where it could not be read
  SeamedText statement;        // trimmed; empty if nothing is left
};
CutItem CutItemCell(const Pack& pack, const SeamedText& cell);

// A score's own column; none if the cell is blank. What is no score at all has its text as `raw` and no value.
std::optional<Score> ReadScoreCell(const Pack& pack, const SeamedText& cell);

}  // namespace sarabun::rules
