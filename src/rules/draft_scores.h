#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/draft_guess.h"

namespace sarabun::rules {

// Whether a cell's folded text ends in a score or holds one on a line of its own, or is a bare number or level.
bool HoldsScore(const DraftWords& words, std::string_view text);

// Which score patterns of the general words a form's cells need.
class ScoreGuesser {
 public:
  // `codes` reads the items' codes, which stand before the score. Both must outlive the guesser.
  ScoreGuesser(const DraftWords& words, const Pack& codes) : words_(words), codes_(codes) {}

  void AddColumn(std::string_view heading, const std::vector<const grid::Cell*>& cells);  // of scores alone
  void AddItems(const std::vector<const grid::Cell*>& cells);
  GuessedScore Take() { return std::move(score_); }

 private:
  std::size_t Count(const std::vector<const grid::Cell*>& cells, GuessedScore& found) const;

  const DraftWords& words_;
  const Pack& codes_;
  GuessedScore score_;
};

}  // namespace sarabun::rules
