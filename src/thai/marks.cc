#include "thai/marks.h"

#include <algorithm>

#include "thai/clusters.h"

namespace sarabun::thai {

namespace {

bool IsVowelMark(char32_t c) { return c == kMaiHanAkat || (c >= kSaraI && c <= kSaraUu) || c == kMaitaikhu; }

bool IsAboveVowel(char32_t c) { return c >= kSaraI && c <= kSaraUee; }

// A rule this sure has no other cure.
constexpr double kSure = 0.95;

// One rewriting of the marks from `i` on: how many go, what comes, and what that is called.
struct Rule {
  std::size_t taken = 0;
  std::u32string with;
  Draft::Label label;
};

Rule SaraAmRule(std::u32string_view m) {
  constexpr auto kKind = RepairKind::kSaraAm;
  if (m[0] == kNikhahit) {
    std::size_t tones = 1;
    while (tones < m.size() && IsTone(m[tones])) ++tones;
    if (tones < m.size() && (m[tones] == kSaraAa || (m[tones] == kAmVowel && tones == 1))) {
      std::u32string with(m.substr(1, tones - 1));
      with += kAmVowel;
      return {tones + 1, with, {kKind, 1.0, "sara-am"}};
    }
  }
  if (m.size() < 2) return {};
  if (m[0] == kAmVowel && IsTone(m[1])) return {2, {m[1], kAmVowel}, {kKind, 1.0, "sara-am"}};
  const bool twice = (m[0] == kAmVowel && (m[1] == kSaraAa || m[1] == kAmVowel || m[1] == kNikhahit)) ||
                     (m[0] == kSaraAa && (m[1] == kAmVowel || m[1] == kNikhahit));
  if (twice) return {2, {kAmVowel}, {kKind, 0.99, "sara-am"}};
  return {};
}

Rule OrderRule(std::u32string_view m) {
  constexpr auto kKind = RepairKind::kMarkOrder;
  if (m.size() < 2) return {};
  if (IsTone(m[0]) && IsVowelMark(m[1])) return {2, {m[1], m[0]}, {kKind, 0.96, "tone-vowel"}};
  if (m[0] == kThanthakhat && IsVowelMark(m[1])) return {2, {m[1], m[0]}, {kKind, 0.99, "thanthakhat-vowel"}};
  if ((m[0] == kSaraA || m[0] == kSaraAa) && IsTone(m[1])) return {2, {m[1], m[0]}, {kKind, 0.9, "vowel-tone"}};
  return {};
}

Rule RepeatRule(std::u32string_view m) {
  constexpr auto kKind = RepairKind::kMarkRepeat;
  if (m.size() < 2) return {};
  const bool before_aa = m.size() > 2 && m[2] == kSaraAa;  // might be a lost sara am: arbitration
  if (m[0] == m[1] && (IsVowelMark(m[0]) || m[0] == kThanthakhat || (IsTone(m[0]) && !before_aa))) {
    return {2, {m[0]}, {kKind, 0.99, "repeated"}};
  }
  if (IsTone(m[0]) && IsTone(m[1]) && m[0] != m[1]) return {2, {m[0]}, {kKind, 0.9, "two-tones"}};
  return {};
}

// Mai han-akat shares its key with mai tho's neighbour: behind a vowel it can only be a slip for the tone.
Rule SlipRule(std::u32string_view m) {
  if (m.size() < 2) return {};
  const bool after_vowel = (IsAboveVowel(m[0]) || m[0] == kSaraU || m[0] == kSaraUu) && m[1] == kMaiHanAkat;
  if (after_vowel) return {2, {m[0], kMaiTho}, {RepairKind::kVowel, 0.9, "hanakat-for-maitho"}};
  if (m[0] == kMaiHanAkat && m[1] == kSaraAa) {
    return {2, {kMaiTho, kSaraAa}, {RepairKind::kVowel, 0.9, "hanakat-for-maitho"}};
  }
  return {};
}

Rule LakkhangyaoRule(std::u32string_view m) {
  const bool in_place = m[0] == kLakkhangyao || (m.size() > 1 && IsTone(m[0]) && m[1] == kLakkhangyao);
  if (!in_place) return {};
  if (m[0] == kLakkhangyao) return {1, {kSaraAa}, {RepairKind::kVowel, 0.9, "lakkhangyao"}};
  return {2, {m[0], kSaraAa}, {RepairKind::kVowel, 0.9, "lakkhangyao"}};
}

bool RewriteOnce(std::u32string& marks, MarkRules rules, Draft::Label& label) {
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const std::u32string_view rest = std::u32string_view(marks).substr(i);
    for (const auto rule : {SaraAmRule, RepeatRule, OrderRule, SlipRule}) {
      const Rule found = rule(rest);
      if (found.taken == 0 || (rules == MarkRules::kSure && found.label.confidence < kSure)) continue;
      marks.replace(i, found.taken, found.with);
      label = label.reason[0] != '\0' && label.confidence < found.label.confidence ? label : found.label;
      return true;
    }
  }
  const Rule found = marks.empty() || rules == MarkRules::kSure ? Rule{} : LakkhangyaoRule(marks);
  if (found.taken == 0) return false;
  marks.replace(0, found.taken, found.with);
  label = found.label;
  return true;
}

// Rare stacks are left alone past this many marks: nobody types them by mistake.
constexpr std::size_t kLongestRun = 8;

// Aa and its ring with a space behind: the space may be a piece of the same glyph, so the words are asked first.
bool HasRingBeforeSpace(const std::u32string& text, std::size_t end) {
  return text[end - 1] == kNikhahit && text[end - 2] == kSaraAa && end < text.size() && text[end] == U' ';
}

void MendRun(Draft& draft, std::size_t base, std::size_t end, MarkRules rules, std::u32string& marks) {
  marks.assign(draft.text(), base + 1, end - base - 1);
  if (draft.text()[base] == kRu || draft.text()[base] == kLu || AreSound(marks)) return;
  if (rules == MarkRules::kSure && HasRingBeforeSpace(draft.text(), end)) return;
  Draft::Label label;
  if (!OrderMarks(marks, rules, label)) return;
  marks.insert(marks.begin(), draft.text()[base]);
  draft.Replace(base, end, marks, label);
}

// A run of leading vowels, folded from the left. Gives the end of the run.
std::size_t MendLeads(Draft& draft, std::size_t begin) {
  const std::u32string& text = draft.text();
  std::size_t end = begin + 1;
  std::u32string folded(1, text[begin]);
  for (; end < text.size() && IsLead(text[end]); ++end) {
    const char32_t last = folded.back();
    const bool is_ae =
        (last == kSaraE && (text[end] == kSaraE || text[end] == kSaraAe)) || (last == kSaraAe && text[end] == kSaraAe);
    if (is_ae) {
      folded.back() = kSaraAe;
    } else {
      folded += text[end];
    }
  }
  const bool followed = end < text.size() && IsConsonant(text[end]);
  if (followed && folded.size() < end - begin && end - begin <= kLongestRun) {
    draft.Replace(begin, end, folded, {RepairKind::kVowel, 0.98, "e-e"});
  }
  return end;
}

}  // namespace

bool AreSound(std::u32string_view marks) {
  CharClass previous = CharClass::kConsonant;
  for (const char32_t c : marks) {
    const CharClass next = ClassOf(c);
    if (!MayFollow(previous, false, next)) return false;
    previous = next;
  }
  return true;
}

bool OrderMarks(std::u32string& marks, MarkRules rules, Draft::Label& label) {
  if (marks.size() > kLongestRun) return false;
  bool changed = false;
  for (std::size_t rounds = 0; rounds < 4 * kLongestRun && RewriteOnce(marks, rules, label); ++rounds) changed = true;
  return changed;
}

bool MendMarks(Draft& draft, MarkRules rules) {
  const std::u32string& text = draft.text();
  std::u32string marks;
  for (std::size_t i = 0; i < text.size();) {
    if (IsLead(text[i])) {
      i = i + 1 < text.size() && IsLead(text[i + 1]) ? MendLeads(draft, i) : i + 1;
      continue;
    }
    std::size_t end = i + 1;
    if (IsConsonant(text[i])) {
      while (end < text.size() && IsDependent(text[end])) ++end;
      if (end > i + 1) MendRun(draft, i, end, rules, marks);
    }
    i = end;
  }
  return draft.Apply();
}

}  // namespace sarabun::thai
