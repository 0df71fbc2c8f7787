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
  std::size_t end = 0;           // folded bytes that the code takes at the start of the cell
  bool zero_for_letter = false;  // "01 - 022": a zero stands where the letter O is meant
  bool leaves_out = false;       // "I4, I6" is a list that its range I4-I6 says more than

  std::string Normal() const;  // "I1", "O1-O22"
};

// The code at the start of a cell, none if there is none.
std::optional<ItemCode> FindCode(const Pack& pack, const Folded& cell);

// A score, and what of it was not written so.
struct FoundScore {
  Score score;                // without a value where it could not be read
  bool unit_guessed = false;  // a bare number
  std::string short_year;     // the assessment's year where it stands in two digits or in CE, as written
};

// An item's cell in its three parts. Score and code are data; the statement keeps its seams for the repair.
struct CutItem {
  std::optional<ItemCode> code;
  std::optional<FoundScore> score;
  SeamedText statement;  // trimmed; empty if nothing is left
};
// `folded` is the cell's text folded, `code` what FindCode finds in it.
CutItem CutItemCell(const Pack& pack, const SeamedText& cell, const Folded& folded, std::optional<ItemCode> code);
CutItem CutItemCell(const Pack& pack, const SeamedText& cell);

// A score's own column, headed `heading`; none if the cell is blank. What is no score at all has its text as `raw`
// and no value.
std::optional<FoundScore> ReadScoreCell(const Pack& pack, const SeamedText& cell, std::string_view heading);

// Gives a score without a year the one that its column's heading states, if it states one.
void TakeYearOfHeading(const Pack& pack, std::string_view heading, FoundScore& found);

}  // namespace sarabun::rules
