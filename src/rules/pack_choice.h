#pragma once

#include <string>
#include <vector>

#include "rules/table_matcher.h"
#include "sarabun/finding.h"

namespace sarabun::rules {

// Which of several packs reads a table. Pointers are into the claims that were given.
struct PackChoice {
  const Claim* taken = nullptr;        // null where none claims the table
  const Claim* rival = nullptr;        // fits as well and was not taken; null where the choice is plain
  std::vector<const Claim*> in_order;  // the one taken first, then those that claim it, each by score
};

// The best claim. Of claims as good as each other (their scores nearer than two hundredths) the one of the pack
// `previous` that read the report's last table is taken, for a report is normally of one form; then the newer of two
// forms of one family; then the one that was loaded first, with the other as its rival.
PackChoice ChoosePack(const std::vector<Claim>& claims, const Pack* previous);

// For a table that no pack takes: which came nearest and why it missed, as the end of a sentence. `score` is the
// nearest one's, 0 where no pack knows any of the headings.
std::string TellNearest(const std::vector<Claim>& claims, double& score);

// What was guessed of the table in taking it: columns whose headings are only somewhat like, or not there; a table that
// goes on without a heading.
std::vector<Finding> GuessesOf(const Claim& claim, std::uint32_t table);

}  // namespace sarabun::rules
