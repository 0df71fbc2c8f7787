#include "thai/joints.h"

#include <algorithm>
#include <cmath>

#include "thai/clusters.h"

namespace sarabun::thai {

namespace {

constexpr double kSpacedWhereKept = 0.2;
constexpr double kSpacedWhereLost = 0.01;
// Before any break is seen: programs break more lines than typists do.
constexpr double kKeptAtFirst = 0.1;
// With its habit known, a typist still forgets a space now and then.
constexpr double kForgotten = 0.02;
constexpr std::size_t kContext = 48;

bool IsBlank(char32_t c) { return c == U' ' || c == U'\n'; }

std::u32string_view LeftOf(const std::u32string& text, std::size_t at) {
  const std::size_t begin = at > kContext ? at - kContext : 0;
  return std::u32string_view(text).substr(begin, at - begin);
}

std::u32string_view RightOf(const std::u32string& text, std::size_t at) {
  return std::u32string_view(text).substr(at, kContext);
}

}  // namespace

double KeepsSpaces(const Habit& habit) {
  const double spaced = habit.breaks_spaced;
  const double plain = habit.breaks - spaced;
  const double evidence = std::log(kKeptAtFirst / (1 - kKeptAtFirst)) +
                          spaced * std::log(kSpacedWhereKept / kSpacedWhereLost) +
                          plain * std::log((1 - kSpacedWhereKept) / (1 - kSpacedWhereLost));
  return 1 / (1 + std::exp(-evidence));
}

Verdict JointDecider::DecideBreak(std::u32string_view left, std::u32string_view right, const Habit& habit) {
  if (ForbidsBreak(left, right)) return {false, 1.0, "cluster", true};
  Verdict verdict = Convention(left, right).value_or(Verdict{false, 0.8, "prior", false});
  if (verdict.firm) return verdict;
  const double kept = KeepsSpaces(habit);
  const double space = verdict.space ? verdict.confidence : 1 - verdict.confidence;
  const double weighed = (1 - kept) * space + kept * kForgotten;
  if ((weighed > 0.5) != verdict.space || kept > 0.5) verdict.reason = "habit";
  verdict.space = weighed > 0.5;
  verdict.confidence = std::max(weighed, 1 - weighed);
  return verdict;
}

Verdict JointDecider::DecideSpace(std::u32string_view left, std::u32string_view right, const Habit&) {
  if (ForbidsBreak(left, right)) return {false, 1.0, "cluster", true};
  const Verdict keep{true, 0.9, "author", false};
  if (!IsThaiLetter(left.back()) || !IsThaiLetter(right.front())) return keep;
  left = left.substr(left.rfind(U' ') + 1);
  right = right.substr(0, right.find(U' '));
  std::u32string whole(left);
  whole += right;
  words_->Split(left, ends_);
  const std::size_t apart_left = ends_.size();
  words_->Split(right, ends_);
  const std::size_t apart = apart_left + ends_.size();
  words_->Split(whole, ends_);
  const bool boundary = std::find(ends_.begin(), ends_.end(), left.size()) != ends_.end();
  // A word that takes two pieces fewer when whole was never meant to be apart.
  if (!boundary && apart >= ends_.size() + 2) return {false, 0.95, "dictionary", false};
  return keep;
}

void JointDecider::CloseBreak(Draft& draft, std::size_t begin, std::size_t end, const Habit& habit) {
  const std::u32string& text = draft.text();
  if (begin == 0 || end == text.size()) return draft.Fold(begin, end, {});
  const std::u32string_view blank(text.data() + begin, end - begin);
  const std::u32string_view left = LeftOf(text, begin);
  const std::u32string_view right = RightOf(text, end);
  if (blank.find(U' ') != blank.npos && !ForbidsBreak(left, right)) return draft.Fold(begin, end, U" ");
  const Verdict verdict = DecideBreak(left, right, habit);
  const RepairKind kind = verdict.space ? RepairKind::kSpace : RepairKind::kJoin;
  draft.Replace(begin, end, verdict.space ? U" " : U"", {kind, verdict.confidence, verdict.reason});
}

void JointDecider::CloseSpace(Draft& draft, std::size_t at, const Habit& habit) {
  const std::u32string& text = draft.text();
  if (at == 0 || at + 1 >= text.size() || IsBlank(text[at - 1]) || IsBlank(text[at + 1])) return;
  const Verdict verdict = DecideSpace(LeftOf(text, at), RightOf(text, at + 1), habit);
  if (!verdict.space) draft.Replace(at, at + 1, {}, {RepairKind::kJoin, verdict.confidence, verdict.reason});
}

bool JointDecider::CloseAll(Draft& draft, const Habit& habit) {
  const std::u32string& text = draft.text();
  auto joint = draft.joints().begin();
  for (std::size_t i = 0; i < text.size();) {
    if (!IsBlank(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    bool broken = false;
    for (; end < text.size() && IsBlank(text[end]); ++end) broken = broken || text[end] == U'\n';
    while (joint != draft.joints().end() && joint->offset < i) ++joint;
    const bool stray =
        joint != draft.joints().end() && joint->offset < end && joint->kind == SeamKind::kSpace;
    if (broken) {
      CloseBreak(draft, i, end, habit);
    } else if (stray && end == i + 1) {
      CloseSpace(draft, i, habit);
    }
    i = end;
  }
  draft.joints().clear();
  return draft.Apply();
}

}  // namespace sarabun::thai
