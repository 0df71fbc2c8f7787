#include "rules/audit_words.h"

#include <algorithm>

#include "base/text.h"
#include "base/text_table.h"
#include "rules/pack.h"

namespace sarabun::rules {

namespace {

// In the order of WordKind.
constexpr std::array<std::string_view, kWordKinds> kNames = {
    "date",         "number",      "place",         "document",   "link",       "not_fact",   "shortfall",
    "no_shortfall", "not_wanting", "agency_prefix", "not_agency", "law",        "assessment", "comparison",
    "plan",         "total",       "not_total",     "may_double", "vocabulary", "misspelt",   "fiscal_year",
    "plain_year",   "day",         "days_between",  "round",      "not_round",  "dated",      "sentence_end",
    "leads_on",     "looks_back",  "unfinished",    "month"};

using Phrases = std::vector<std::pair<std::string, std::string>>;

// Phrases stand in each other only after they were said.
std::string Filled(std::string_view pattern, const Phrases& phrases) {
  std::string text(pattern);
  for (const auto& [name, phrase] : phrases) text = ReplaceAll(text, name, phrase);
  return text;
}

// Whether a pattern begins with `^` and all of it stands behind that: `^a|b` does not.
bool IsOfBeginning(std::string_view pattern) {
  int depth = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '\\') {
      ++i;
    } else if (pattern[i] == '(') {
      ++depth;
    } else if (pattern[i] == ')') {
      --depth;
    } else if (pattern[i] == '|' && depth == 0) {
      return false;
    }
  }
  return pattern.starts_with('^');
}

// Lines without groups are one pattern, but those that only match at a text's beginning are another: alone, they are
// done with most texts after a few characters.
std::vector<Pattern> PatternsOf(const std::vector<std::pair<std::string, std::string>>& lines) {
  std::vector<Pattern> patterns;
  std::string plain;
  std::string beginning;
  for (const auto& [name, pattern] : lines) {
    if (pattern.find("(?P<") != std::string::npos) {
      patterns.emplace_back(pattern);
    } else if (IsOfBeginning(pattern)) {
      beginning.append(beginning.empty() ? "^(?:" : "|").append("(?:").append(pattern.substr(1)).append(")");
    } else {
      plain.append(plain.empty() ? "(?:" : "|(?:").append(pattern).append(")");
    }
  }
  if (!plain.empty()) patterns.emplace_back(plain);
  if (!beginning.empty()) patterns.emplace_back(beginning + ")");
  return patterns;
}

}  // namespace

std::string_view WordKindName(WordKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

const std::vector<WordKindInfo>& ExtendableWordKinds() {
  static const std::vector<WordKindInfo> kKinds = {
      {WordKind::kDate, "a result that says this tells when"},
      {WordKind::kNumber, "a result that says this tells how much"},
      {WordKind::kPlace, "a result that says this tells where"},
      {WordKind::kDocument, "a result that says this names a document"},
      {WordKind::kLink, "a result that says this tells where to look"},
      {WordKind::kNotFact, "figures that say nothing of what was done, such as the round's months"},
      {WordKind::kShortfall, "an issue that says this finds something wanting"},
      {WordKind::kNoShortfall, "an issue that says this finds nothing wanting"},
      {WordKind::kNotWanting, "a \"not\" that is no shortfall"},
      {WordKind::kAgencyPrefix, "what stands before an agency's own name"},
      {WordKind::kNotAgency, "what looks like an agency and is none, such as an address"},
      {WordKind::kLaw, "a law or a lasting order: a year behind it is its own"},
      {WordKind::kAssessment, "speaks of the assessment whose scores are quoted"},
      {WordKind::kComparison, "compares with an earlier year, or begins with it"},
      {WordKind::kPlan, "speaks of what is to come"},
      {WordKind::kTotal,
       "a printed total; group `value`, and `code` of an instrument or `no` of an indicator where it is theirs"},
      {WordKind::kNotTotal, "a figure beside this is no total: it is asked for, or another year's"},
      {WordKind::kMayDouble, "a word that may stand twice in a row"},
      {WordKind::kVocabulary, "a word that reports write often; one that is a letter away from it is suspect"},
  };
  return kKinds;
}

AuditWords::AuditWords(const Pack* pack) {
  Phrases phrases;
  std::string months;
  for (const auto& row : AuditWordTable().rows()) {
    if (row[0] == "month") months += (months.empty() ? "" : "|") + std::string(row[2]);
  }
  phrases.emplace_back("{month}", "(?:" + months + ")");
  for (const auto& row : AuditWordTable().rows()) {
    std::string pattern = Filled(row[2], phrases);
    if (row[0] == "phrase") {
      phrases.insert(phrases.begin(), {"{" + std::string(row[1]) + "}", std::move(pattern)});
      continue;
    }
    const auto kind = std::find(kNames.begin(), kNames.end(), row[0]);
    if (kind == kNames.end()) continue;
    if (row[0] == "month") months_.emplace_back("^(?:" + pattern + ")$");
    lines_[static_cast<std::size_t>(kind - kNames.begin())].emplace_back(row[1], std::move(pattern));
  }
  if (pack != nullptr) {
    for (const auto& [kind, pattern] : pack->audit_words) {
      lines_[static_cast<std::size_t>(kind)].emplace_back(std::string(), pattern.text());
    }
  }
  for (std::size_t kind = 0; kind < kWordKinds; ++kind) patterns_[kind] = PatternsOf(lines_[kind]);
}

bool AuditWords::Find(WordKind kind, std::string_view folded, std::size_t from, Pattern::Match& match) const {
  bool found = false;
  Pattern::Match each;
  for (const Pattern& pattern : patterns_[static_cast<std::size_t>(kind)]) {
    if (!pattern.Search(folded, from, each)) continue;
    if (!found || each.whole.begin < match.whole.begin) match = each;
    found = true;
  }
  return found;
}

bool AuditWords::Holds(WordKind kind, std::string_view folded) const {
  const auto& patterns = patterns_[static_cast<std::size_t>(kind)];
  return std::any_of(patterns.begin(), patterns.end(), [&](const Pattern& pattern) { return pattern.Matches(folded); });
}

std::string AuditWords::Without(WordKind kind, std::string folded) const {
  Pattern::Match match;
  for (std::size_t from = 0; from < folded.size() && Find(kind, folded, from, match);) {
    std::fill(folded.begin() + static_cast<std::ptrdiff_t>(match.whole.begin),
              folded.begin() + static_cast<std::ptrdiff_t>(match.whole.end), ' ');
    from = std::max(match.whole.end, from + 1);
  }
  return folded;
}

std::vector<std::pair<std::string, std::string>> AuditWords::Lines(WordKind kind) const {
  return lines_[static_cast<std::size_t>(kind)];
}

int AuditWords::MonthOf(std::string_view word) const {
  Pattern::Match match;
  for (std::size_t i = 0; i < months_.size(); ++i) {
    if (months_[i].Search(word, match)) return static_cast<int>(i) + 1;
  }
  return 0;
}

}  // namespace sarabun::rules
