#include "thai/arbitration.h"

#include <algorithm>
#include <cmath>

#include "thai/clusters.h"
#include "thai/marks.h"

namespace sarabun::thai {

namespace {

constexpr std::size_t kNear = 20;  // code points of context on each side
constexpr std::size_t kMostMarks = 6;
constexpr float kTie = 0.05F;  // costs nearer than this are one; the first cure, which changes least, is taken

bool IsVowelMark(char32_t c) { return c == kMaiHanAkat || (c >= kSaraI && c <= kSaraUu) || c == kMaitaikhu; }

std::size_t MarksEnd(const std::u32string& text, std::size_t from) {
  while (from < text.size() && IsDependent(text[from])) ++from;
  return from;
}

// The consonant that the marks ending at `end` sit on; `end` if there is none.
std::size_t BaseBefore(const std::u32string& text, std::size_t end) {
  std::size_t at = end;
  while (at > 0 && IsDependent(text[at - 1])) --at;
  return at > 0 && IsConsonant(text[at - 1]) ? at - 1 : end;
}

// A vowel that a consonant must close, and none does.
bool IsOpenAtEnd(const std::u32string& text, std::size_t end) {
  if (end < text.size() && IsConsonant(text[end])) return false;
  return text[end - 1] == kMaiHanAkat || (IsTone(text[end - 1]) && text[end - 2] == kMaiHanAkat);
}

}  // namespace

void Arbiter::Offer(std::u32string with, RepairKind kind, const char* reason) {
  cures_.push_back({std::move(with), {kind, 0.9, reason}});
}

// The cost of the words around a place with `with` put there; `known` tells whether every letter of `with` lies in
// known words.
float Arbiter::CostOf(const std::u32string& text, Place place, std::u32string_view with, bool* known) {
  const std::size_t from = place.begin > kNear ? place.begin - kNear : 0;
  window_.assign(text, from, place.begin - from);
  const std::size_t first = window_.size();
  window_ += with;
  const std::size_t last = window_.size();
  window_.append(text, place.end, kNear);
  const float cost = segmenter_.Split(window_, tokens_);
  *known = std::none_of(tokens_.begin(), tokens_.end(), [&](const Token& token) {
    return token.kind == TokenKind::kUnknown && token.begin < last && token.end > first;
  });
  return cost;
}

void Arbiter::Take(Draft& draft, Place place) {
  if (place.begin < taken_to_) return;
  const std::u32string& text = draft.text();
  const std::u32string_view old(text.data() + place.begin, place.end - place.begin);
  bool known = false;
  float best_cost = CostOf(text, place, old, &known);
  float next_cost = best_cost;
  const Cure* best = nullptr;
  for (const Cure& cure : cures_) {
    const float cost = CostOf(text, place, cure.with, &known);
    if (known && cost < best_cost - kTie) {
      next_cost = best_cost;
      best_cost = cost;
      best = &cure;
    } else {
      next_cost = std::min(next_cost, cost);
    }
  }
  if (best == nullptr) return;
  Draft::Label label = best->label;
  label.confidence = 1 / (1 + std::exp(-static_cast<double>(next_cost - best_cost)));
  draft.Replace(place.begin, place.end, best->with, label);
  taken_to_ = place.end;
}

// A space before something that needs a base, or behind a vowel that needs a consonant. Gives the place that the
// cures are for.
Arbiter::Place Arbiter::OfferForSpace(const std::u32string& text, std::size_t at) {
  const char32_t next = text[at + 1];
  if (IsLead(text[at - 1]) && IsConsonant(next)) {
    Offer({text[at - 1], next}, RepairKind::kMisplaced, "space-after-lead");
    if (at > 1 && text[at - 2] != U' ') Offer({U' ', text[at - 1], next}, RepairKind::kMisplaced, "lead-early");
    return {at - 1, at + 2};
  }
  const std::size_t end = MarksEnd(text, at + 1);
  if (end == at + 1 || end - at > kMostMarks) return {at, at + 1};
  const std::u32string marks(text, at + 1, end - at - 1);
  if (text[at - 1] == kSaraAa && next == kNikhahit) {
    Offer(kAmVowel + marks.substr(1), RepairKind::kSaraAm, "ring-apart");
    return {at - 1, end};
  }
  if (CanCarry(std::u32string_view(text.data(), at), next)) {
    Offer(marks, RepairKind::kMisplaced, "space-before-mark");
    if (next == kSaraAa) Offer(kAmVowel + marks.substr(1), RepairKind::kSaraAm, "ring-lost");
    return {at, end};
  }
  const std::size_t base = BaseBefore(text, at);
  if (base + 1 < at && base > 0 && IsConsonant(text[base - 1])) {
    const std::u32string late(text, base + 1, at - base - 1);
    Offer(late + text[base] + marks, RepairKind::kMisplaced, "mark-late");
    return {base, end};
  }
  return {at, at + 1};
}

void Arbiter::MendSpace(Draft& draft, std::size_t at) {
  cures_.clear();
  const Place place = OfferForSpace(draft.text(), at);
  if (!cures_.empty()) Take(draft, place);
}

void Arbiter::OfferForMarks(char32_t base, std::u32string_view marks) {
  const std::u32string rest(marks.substr(std::min<std::size_t>(marks.size(), 2)));
  const auto offer = [&](std::u32string with, RepairKind kind, const char* reason) {
    Draft::Label ignored;
    OrderMarks(with, MarkRules::kSure, ignored);
    Offer(base + with, kind, reason);
  };
  if (marks.size() < 2) return;
  if (IsTone(marks[0]) && marks[1] == marks[0]) {
    offer(marks[0] + rest, RepairKind::kMarkRepeat, "repeated");
    if (!rest.empty() && rest[0] == kSaraAa) {
      offer(std::u32string{marks[0], kAmVowel} + rest.substr(1), RepairKind::kSaraAm, "ring-as-tone");
    }
  } else if (IsTone(marks[0]) && IsTone(marks[1])) {
    offer(marks[0] + rest, RepairKind::kMarkRepeat, "two-tones");
    offer(marks[1] + rest, RepairKind::kMarkRepeat, "two-tones");
  } else if (IsVowelMark(marks[0]) && IsVowelMark(marks[1])) {
    if (marks[1] == kMaiHanAkat) offer({marks[0], kMaiTho}, RepairKind::kVowel, "hanakat-for-maitho");
    offer(marks[0] + rest, RepairKind::kMarkRepeat, "two-vowels");
    offer(marks[1] + rest, RepairKind::kMarkRepeat, "two-vowels");
  } else if (IsVowelMark(marks[0]) && marks.size() > 2 && IsTone(marks[1]) && IsTone(marks[2])) {
    offer({marks[0], marks[1]}, RepairKind::kMarkRepeat, "two-tones");
    offer({marks[0], marks[2]}, RepairKind::kMarkRepeat, "two-tones");
  } else if ((marks[0] == kSaraAa || marks[0] == kSaraA) && IsTone(marks[1])) {
    offer({marks[1], marks[0]}, RepairKind::kMarkOrder, "vowel-tone");
    offer({marks[0]}, RepairKind::kMarkOrder, "tone-behind");
  }
}

void Arbiter::MendMarks(Draft& draft, std::size_t base, std::size_t end) {
  const std::u32string& text = draft.text();
  const std::u32string marks(text, base + 1, end - base - 1);
  cures_.clear();
  if (marks.size() > 1 && marks.back() == kNikhahit && marks[marks.size() - 2] == kSaraAa && end < text.size() &&
      text[end] == U' ') {
    const std::u32string whole = text[base] + marks.substr(0, marks.size() - 2) + kAmVowel;
    Offer(whole, RepairKind::kSaraAm, "ring-and-space");
    Offer(whole + U' ', RepairKind::kSaraAm, "sara-am");
    return Take(draft, {base, end + 1});
  }
  OfferForMarks(text[base], marks);
  if (!cures_.empty()) return Take(draft, {base, end});
  if (IsOpenAtEnd(text, end) && base > 0 && IsConsonant(text[base - 1])) {
    Offer(marks + text[base], RepairKind::kMisplaced, "mark-late");
    Take(draft, {base, end});
  }
}

bool Arbiter::Mend(Draft& draft) {
  const std::u32string& text = draft.text();
  taken_to_ = 0;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t next = i + 1;
    if (text[i] == U' ' && i > 0 && i + 1 < text.size()) {
      if (i >= taken_to_) MendSpace(draft, i);
    } else if (IsConsonant(text[i])) {
      next = MarksEnd(text, i + 1);
      const std::u32string_view marks(text.data() + i + 1, next - i - 1);
      const bool torn = !AreSound(marks) || (!marks.empty() && IsOpenAtEnd(text, next));
      if (torn && marks.size() <= kMostMarks && i >= taken_to_) MendMarks(draft, i, next);
    }
    i = next;
  }
  return draft.Apply();
}

}  // namespace sarabun::thai
