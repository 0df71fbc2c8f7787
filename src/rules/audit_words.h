#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/pattern.h"

namespace sarabun::rules {

struct Pack;

// What a word of rules/audit_words.tsv is to a check. Those up to kMisspelt a pack may add to.
enum class WordKind {
  kDate,  // the first five are facts, by their sort
  kNumber,
  kPlace,
  kDocument,
  kLink,
  kNotFact,  // taken out before facts are looked for
  kShortfall,
  kNoShortfall,  // says that nothing is wanting
  kNotWanting,   // a "not" that is no shortfall; taken out before both
  kAgencyPrefix,
  kNotAgency,  // taken out before agencies are looked for
  kLaw,
  kAssessment,
  kComparison,
  kPlan,
  kTotal,       // a printed total: groups `value`, and `code` of an instrument or `no` of an indicator
  kNotTotal,    // a figure beside it is asked for, or another year's
  kMayDouble,   // a word that may stand twice in a row
  kVocabulary,  // what reports of this kind write often: a text that is nearly one of these is suspect
  kMisspelt,    // known slips; the name is the right spelling
  kFiscalYear,  // groups `year`, `until`
  kPlainYear,
  kDay,          // groups `day`, `month`, `year`
  kDaysBetween,  // what stands between the two days of a range
  kRound,     // a round by its words, or by its groups: `no`, `quarter`, or `first`, `second` and `last` by being there
  kNotRound,  // beside a number of rounds, which has a low line in its place: it counts other things
  kDated,
  kSentenceEnd,  // words that end what was told before a space
  kLeadsOn,      // a word that no phrase ends in
  kLooksBack,    // stands before an earlier round that a result goes on from
  kUnfinished,   // a result that says this was not done, or not yet
  kMonth,
};
inline constexpr std::size_t kWordKinds = 32;

// "date", "not_fact": the kind in rules/audit_words.tsv, and its key under `audit` in a pack.
std::string_view WordKindName(WordKind kind);
// The kinds that a pack may add to, and what each means, in one line.
struct WordKindInfo {
  WordKind kind;
  std::string_view meaning;
};
const std::vector<WordKindInfo>& ExtendableWordKinds();

// The words that checks of an audit go by: the program's own and those that a pack adds. Compiled when they are first
// asked for. Safe to use from many threads.
class AuditWords {
 public:
  // `pack` may be null; it is not kept.
  explicit AuditWords(const Pack* pack);

  // The leftmost of the kind's words at or after `from` in folded text (rules::Fold). False for none.
  bool Find(WordKind kind, std::string_view folded, std::size_t from, Pattern::Match& match) const;
  bool Holds(WordKind kind, std::string_view folded) const;
  // The folded text with spaces in the place of all that the kind says: as long as it was, byte for byte.
  std::string Without(WordKind kind, std::string folded) const;
  // The kind's lines by themselves, name and words, in the table's order; the pack's last.
  std::vector<std::pair<std::string, std::string>> Lines(WordKind kind) const;

  // A month by its name or abbreviation, 1 to 12; 0 for none.
  int MonthOf(std::string_view word) const;

 private:
  std::array<std::vector<std::pair<std::string, std::string>>, kWordKinds> lines_;
  // All of a kind's lines as one pattern, or one each where they have groups: RE2 takes a group's name only once.
  std::array<std::vector<Pattern>, kWordKinds> patterns_;
  std::vector<Pattern> months_;  // each a whole word
};

}  // namespace sarabun::rules
