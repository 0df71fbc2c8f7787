#pragma once

#include "thai/conventions.h"
#include "thai/draft.h"
#include "thai/icu_text.h"
#include "thai/repair.h"

namespace sarabun::thai {

// Decides the seams of a text. The order of evidence: what writing proves (clusters), what the typist left (a
// space beside the break), what typists agree on (conventions), then words and learned statistics, weighed
// against the document's habit.
//
// The same evidence points in opposite ways at different seams: "no dictionary boundary here" argues that a
// space stood at a broken line, since nothing breaks a line inside a word, and that none stood in a torn
// record. So a seam's kind chooses the weights, and nothing is shared between kinds but the proofs.
class JointDecider {
 public:
  JointDecider(IcuWords* words) : words_(words) {}

  // Decides and closes every break of the draft ('\n' with the spaces around it) and every seam of kind
  // kSpace. True if anything changed.
  bool CloseAll(Draft& draft, const Habit& habit);

 private:
  Verdict DecideBreak(std::u32string_view left, std::u32string_view right, const Habit& habit);
  Verdict DecideSpace(std::u32string_view left, std::u32string_view right, const Habit& habit);
  void CloseBreak(Draft& draft, std::size_t begin, std::size_t end, const Habit& habit);
  void CloseSpace(Draft& draft, std::size_t at, const Habit& habit);

  IcuWords* words_;
  std::vector<std::uint32_t> ends_;
};

// How surely the typist keeps spaces before breaks, given the breaks seen, from 0 to 1. Where they do, a
// fifth of all breaks has one; where a program broke the lines, none has but by accident.
double KeepsSpaces(const Habit& habit);

}  // namespace sarabun::thai
