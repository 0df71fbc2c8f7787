#pragma once

#include "thai/conventions.h"
#include "thai/draft.h"
#include "thai/icu_text.h"
#include "thai/joint_features.h"
#include "thai/line_fit.h"
#include "thai/model.h"
#include "thai/repair.h"

namespace sarabun::thai {

// Decides the seams of a text. The order of evidence: what writing proves (clusters), what the typist left (a space
// beside the break), what typists agree on (conventions), then words and learned statistics, weighed against the
// document's habit.
//
// The same evidence points in opposite ways at different seams: "no dictionary boundary here" argues that a space
// stood at a broken line, since nothing breaks a line inside a word, and that none stood inside a torn word. So a
// seam's kind chooses the weights, and nothing is shared between kinds but the proofs.
class JointDecider {
 public:
  // All are borrowed; without a model, words come from ICU.
  JointDecider(const Model* model, const Lexicon* lexicon, IcuWords* words)
      : model_(model), words_(words), features_(lexicon) {}

  // Decides and closes every break of the draft ('\n' with the spaces around it) and every seam of kind kSpace. True if
  // anything changed. Under a habit of doubled spaces it is to be called once: what it leaves is no dump any more.
  bool CloseAll(Draft& draft, const Habit& habit);

  // Where decisions are told from now on; null for nowhere.
  void set_log(std::vector<Decision>* log) { log_ = log; }

 private:
  Verdict DecideBreak(std::u32string_view left, std::u32string_view right, bool blank_line);
  Verdict DecideSpace(std::u32string_view left, std::u32string_view right);
  struct Place {
    std::size_t begin;
    std::size_t end;
  };
  bool CloseDump(Draft& draft);
  void CloseGap(Draft& draft, const Gap& gap, Place place);
  Gap SeeGap(const std::u32string& text, std::size_t begin, std::size_t end);
  Verdict Weigh(std::u32string_view left, std::u32string_view right);
  Verdict AskIcu(std::u32string_view left, std::u32string_view right);
  double Score(JointModel kind, std::u32string_view left, std::u32string_view right);
  void Tell(SeamKind kind, const Verdict& verdict);
  void ReadRight(const std::u32string& text, std::size_t at);
  void CloseBreak(Draft& draft, std::size_t begin, std::size_t end);
  void CloseSpace(Draft& draft, std::size_t at);

  // Past this the words are not asked: they could not outweigh the habit.
  static constexpr double kSurelyKept = 0.97;

  const Model* model_;
  IcuWords* words_;
  JointFeatures features_;
  Habit seen_;            // the habit that kept_ was reckoned for
  double kept_ = -1;      // of the habit in force; negative before the first
  bool doubles_ = false;  // of the habit in force
  std::u32string left_;   // what was decided so far
  std::u32string right_;
  std::vector<Decision>* log_ = nullptr;
  std::vector<std::uint32_t> ends_;
};

// How surely the typist keeps spaces before breaks, given the breaks seen, from 0 to 1. Where they do, a fifth of
// all breaks has one; where a program broke the lines, none has but by accident.
double KeepsSpaces(const Habit& habit);

// Whether every joint of the text was given a space of its own, so that the author's spaces at joints stand doubled.
bool DoublesSpaces(const Habit& habit);

}  // namespace sarabun::thai
