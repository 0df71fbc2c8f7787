#include "thai/joints.h"

#include <algorithm>
#include <cmath>

#include "thai/clusters.h"

namespace sarabun::thai {

namespace {

// How often a break has a space: a beta distribution each, since typists differ. A fifth of all breaks where spaces
// are kept, hardly one in a hundred where a program lost them.
struct Share {
  double spaced;
  double plain;
};
constexpr Share kWhereKept = {2, 10};
constexpr Share kWhereLost = {1, 150};
constexpr std::uint32_t kEnoughBreaks = 200;  // more would tell nothing more
// With its habit known, a typist still forgets a space now and then.
constexpr double kForgotten = 0.02;
// A true space deleted hurts more than a stray one kept: a space goes where the table gives it less than this
// chance. Fitted to well under one true space in a thousand.
constexpr double kStraySurely = 0.35;
// In a dump, a word torn this surely is no place for a space, however the lines fall.
constexpr double kSurelyTorn = 0.02;
// Two empty lines part paragraphs, whatever the words say.
constexpr double kBlankLine = 0.8;

constexpr std::size_t kShown = 12;  // letters that a log shows on each side

bool IsBlank(char32_t c) { return c == U' ' || c == U'\n'; }

std::u32string_view Tail(const std::u32string& text) {
  const std::size_t size = std::min(text.size(), JointFeatures::kContext);
  return std::u32string_view(text).substr(text.size() - size);
}

// Of this many spaced and plain breaks in a row, ln of a ratio of beta functions.
double LogLikelihood(Share share, std::uint32_t spaced, std::uint32_t plain) {
  double sum = 0;
  for (std::uint32_t i = 0; i < spaced; ++i) sum += std::log(share.spaced + i);
  for (std::uint32_t i = 0; i < plain; ++i) sum += std::log(share.plain + i);
  for (std::uint32_t i = 0; i < spaced + plain; ++i) sum -= std::log(share.spaced + share.plain + i);
  return sum;
}

double Logistic(double score) { return 1 / (1 + std::exp(-score)); }

// What the two sides of a joint are written in. A torn dump parts text wherever this changes.
enum class Script { kThai, kForeign, kDigit, kSign };

Script ScriptOf(char32_t c) {
  if (IsDigit(c)) return Script::kDigit;
  if (IsThai(c)) return Script::kThai;
  return IsForeignLetter(c) ? Script::kForeign : Script::kSign;
}

}  // namespace

double KeepsSpaces(const Habit& habit) {
  const std::uint32_t breaks = std::min(habit.breaks, kEnoughBreaks);
  const std::uint32_t spaced =
      habit.breaks == 0 ? 0 : static_cast<std::uint32_t>(std::uint64_t{habit.breaks_spaced} * breaks / habit.breaks);
  const std::uint32_t plain = breaks - spaced;
  const double evidence = LogLikelihood(kWhereKept, spaced, plain) - LogLikelihood(kWhereLost, spaced, plain);
  return Logistic(evidence + std::log(habit.kept_at_first / (1 - habit.kept_at_first)));
}

bool DoublesSpaces(const Habit& habit) {
  constexpr std::uint32_t kEnough = 4;
  return habit.signs >= kEnough && habit.signs_apart * 2 > habit.signs;
}

double JointDecider::Score(JointModel kind, std::u32string_view left, std::u32string_view right) {
  double score = 0;
  for (const std::uint32_t feature : features_.See(kind, left, right)) {
    score += static_cast<double>(model_->Weight(feature));
  }
  return Logistic(score);
}

Verdict JointDecider::Weigh(std::u32string_view left, std::u32string_view right) {
  const std::optional<Verdict> convention = Convention(left, right);
  if (convention && (convention->firm || model_ == nullptr)) return *convention;
  if (model_ == nullptr) return {false, 0.8, "prior", false};
  double space = Score(JointModel::kBreak, left, right);
  const char* reason = "words";
  if (convention) {
    space = 0.5 * space + 0.5 * (convention->space ? convention->confidence : 1 - convention->confidence);
    reason = convention->reason;
  }
  return {space > 0.5, std::max(space, 1 - space), reason, false};
}

Verdict JointDecider::DecideBreak(std::u32string_view left, std::u32string_view right, bool blank_line) {
  if (ForbidsBreak(left, right)) return {false, 1.0, "cluster", true};
  if (blank_line) return {true, kBlankLine, "blank-line", true};
  Verdict verdict =
      kept_ > kSurelyKept ? Convention(left, right).value_or(Verdict{false, 0.8, "habit", false}) : Weigh(left, right);
  if (verdict.firm) return verdict;
  const double space = verdict.space ? verdict.confidence : 1 - verdict.confidence;
  // That no space stands here weighs against one by as much as this typist rarely forgets it.
  const double forgot = space * kForgotten / (space * kForgotten + (1 - space));
  const double weighed = (1 - kept_) * space + kept_ * forgot;
  if ((weighed > 0.5) != verdict.space || kept_ > 0.5) verdict.reason = "habit";
  verdict.space = weighed > 0.5;
  verdict.confidence = std::max(weighed, 1 - weighed);
  return verdict;
}

Verdict JointDecider::AskIcu(std::u32string_view left, std::u32string_view right) {
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
  const bool torn = !boundary && apart >= ends_.size() + 2;
  return {!torn, torn ? 0.95 : 0.9, torn ? "dictionary" : "author", false};
}

Verdict JointDecider::DecideSpace(std::u32string_view left, std::u32string_view right) {
  if (ForbidsBreak(left, right)) return {false, 1.0, "cluster", true};
  const bool in_word = IsWordSide(left.back()) && IsWordSide(right.front());
  if (!in_word) return {true, 0.99, "author", false};
  if (model_ == nullptr) return AskIcu(left, right);
  const double space = Score(JointModel::kStray, left, right);
  return {space >= kStraySurely, std::max(space, 1 - space), "words", false};
}

// A dump gave every joint a space: where the script changes there was a joint, and a space of the author's would
// stand doubled; inside a script it is a line's end or the author's own.
Gap JointDecider::SeeGap(const std::u32string& text, std::size_t begin, std::size_t end) {
  constexpr std::size_t kParagraphEnd = 3;  // a lone space between two separators
  Gap gap;
  if (begin == 0 || end == text.size() || end - begin >= kParagraphEnd) {
    gap.kind = Gap::Kind::kEnd;
  } else if (end - begin > 1) {
    gap.kind = Gap::Kind::kWide;
  } else {
    ReadRight(text, end);
    const Script a = ScriptOf(left_.back());
    const Script b = ScriptOf(right_.front());
    const bool border = a != b || a == Script::kSign;
    gap.kind = border ? Gap::Kind::kRunBorder : Gap::Kind::kDoubtful;
    if (a == Script::kThai && !border && !ForbidsBreak(Tail(left_), right_)) {
      const Verdict words = Weigh(Tail(left_), right_);
      gap.space = words.space ? words.confidence : 1 - words.confidence;
      const bool torn = model_ != nullptr && Score(JointModel::kStray, Tail(left_), right_) < kSurelyTorn;
      if (torn) gap.space = 0;
    } else if (!border) {
      gap.space = a == Script::kThai ? 0 : 0.9;
    }
  }
  return gap;
}

bool JointDecider::CloseDump(Draft& draft) {
  const std::u32string& text = draft.text();
  std::vector<Gap> gaps;
  std::vector<Place> places;
  std::uint32_t columns = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] != U' ') {
      columns += !TakesNoColumn(text[i]);
      left_ += text[i++];
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && text[end] == U' ') ++end;
    Gap gap = SeeGap(text, i, end);
    gap.columns = columns;
    columns = 0;
    const bool single = gap.kind == Gap::Kind::kDoubtful || gap.kind == Gap::Kind::kRunBorder;
    if (!single || (gap.kind == Gap::Kind::kDoubtful && gap.space > 0.5)) left_ += U' ';
    gaps.push_back(gap);
    places.push_back({i, end});
    i = end;
  }
  FitLines(gaps);
  for (std::size_t i = 0; i < gaps.size(); ++i) CloseGap(draft, gaps[i], places[i]);
  return draft.Apply();
}

void JointDecider::CloseGap(Draft& draft, const Gap& gap, Place place) {
  const bool border = gap.kind == Gap::Kind::kRunBorder;
  if (!border && gap.kind != Gap::Kind::kDoubtful) return;
  const double confidence = border ? 0.95 : std::max(0.5, gap.is_space ? gap.space : 1 - gap.space);
  const Verdict verdict{gap.is_space, confidence, gap.is_space ? "author" : "separator", false};
  if (log_ != nullptr) {
    const std::u32string& text = draft.text();
    const std::size_t left = std::min(place.begin, kShown);
    left_.assign(text, place.begin - left, left);
    right_.assign(text, place.end, kShown);
    Tell(SeamKind::kSpace, verdict);
  }
  if (!gap.is_space) {
    draft.Replace(place.begin, place.end, {}, {RepairKind::kJoin, confidence, verdict.reason});
  }
}

// What follows a joint, read as far as the words need it: undecided seams are left out, sure spaces stay.
void JointDecider::ReadRight(const std::u32string& text, std::size_t at) {
  right_.clear();
  while (at < text.size() && right_.size() < JointFeatures::kContext) {
    if (!IsBlank(text[at])) {
      right_ += text[at++];
      continue;
    }
    std::size_t end = at;
    bool broken = false;
    bool spaced = false;
    for (; end < text.size() && IsBlank(text[end]); ++end) (text[end] == U' ' ? spaced : broken) = true;
    const bool doubtful = broken ? !spaced : doubles_ && end == at + 1;
    if (!doubtful) right_ += U' ';
    at = end;
  }
}

void JointDecider::Tell(SeamKind kind, const Verdict& verdict) {
  if (log_ == nullptr) return;
  const std::u32string_view left(left_);
  log_->push_back({kind, ToUtf8(left.substr(left.size() - std::min(left.size(), kShown))),
                   ToUtf8(std::u32string_view(right_).substr(0, kShown)), verdict.space, verdict.confidence,
                   verdict.reason});
}

void JointDecider::CloseBreak(Draft& draft, std::size_t begin, std::size_t end) {
  const std::u32string& text = draft.text();
  if (begin == 0 || end == text.size()) return draft.Fold(begin, end, {});
  const std::u32string_view blank(text.data() + begin, end - begin);
  ReadRight(text, end);
  const std::u32string_view left = Tail(left_);
  if (blank.find(U' ') != blank.npos && !ForbidsBreak(left, right_)) {
    Tell(SeamKind::kLineBreak, {true, 1.0, "author", false});
    left_ += U' ';
    return draft.Fold(begin, end, U" ");
  }
  const Verdict verdict = DecideBreak(left, right_, std::count(blank.begin(), blank.end(), U'\n') > 1);
  Tell(SeamKind::kLineBreak, verdict);
  const RepairKind kind = verdict.space ? RepairKind::kSpace : RepairKind::kJoin;
  draft.Replace(begin, end, verdict.space ? U" " : U"", {kind, verdict.confidence, verdict.reason});
  if (verdict.space) left_ += U' ';
}

void JointDecider::CloseSpace(Draft& draft, std::size_t at) {
  const std::u32string& text = draft.text();
  bool keep = at == 0 || at + 1 >= text.size();
  if (!keep) {
    ReadRight(text, at + 1);
    const Verdict verdict = DecideSpace(Tail(left_), right_);
    Tell(SeamKind::kSpace, verdict);
    keep = verdict.space;
    if (!keep) draft.Replace(at, at + 1, {}, {RepairKind::kJoin, verdict.confidence, verdict.reason});
  }
  if (keep) left_ += U' ';
}

bool JointDecider::CloseAll(Draft& draft, const Habit& habit) {
  if (habit.breaks != seen_.breaks || habit.breaks_spaced != seen_.breaks_spaced ||
      habit.kept_at_first != seen_.kept_at_first || kept_ < 0) {
    kept_ = KeepsSpaces(habit);
    seen_ = habit;
  }
  doubles_ = DoublesSpaces(habit);
  left_.clear();
  const std::u32string& text = draft.text();
  if (doubles_ && text.find(U'\n') == text.npos) return CloseDump(draft);
  auto joint = draft.joints().begin();
  for (std::size_t i = 0; i < text.size();) {
    if (!IsBlank(text[i])) {
      left_ += text[i++];
      continue;
    }
    std::size_t end = i;
    bool broken = false;
    for (; end < text.size() && IsBlank(text[end]); ++end) broken = broken || text[end] == U'\n';
    while (joint != draft.joints().end() && joint->offset < i) ++joint;
    const bool stray = joint != draft.joints().end() && joint->offset < end;
    if (broken) {
      CloseBreak(draft, i, end);
    } else if (stray && end == i + 1) {
      CloseSpace(draft, i);
    } else {
      left_ += U' ';
    }
    i = end;
  }
  return draft.Apply();
}

}  // namespace sarabun::thai
