#include <algorithm>

#include "base/text.h"
#include "rules/pack.h"

namespace sarabun::rules {
namespace {

// What a pattern must be able to say, and what it may.
struct Duty {
  std::vector<std::string_view> required;
  std::vector<std::string_view> allowed;      // beyond the required
  bool any_of_allowed = false;                // at least one of `allowed`
  std::vector<std::string_view> beside = {};  // allowed, and not enough
};

std::string Listed(const std::vector<std::string_view>& names) {
  std::string out;
  for (std::string_view name : names) out += (out.empty() ? "'" : ", '") + std::string(name) + "'";
  return out;
}

bool Holds(const std::vector<std::string_view>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void CheckGroups(const Pattern& pattern, const Duty& duty, Problems& problems) {
  std::vector<std::string_view> known = duty.required;
  known.insert(known.end(), duty.allowed.begin(), duty.allowed.end());
  known.insert(known.end(), duty.beside.begin(), duty.beside.end());
  const std::vector<std::string> names = pattern.GroupNames();
  bool some = false;
  for (const std::string& name : names) {
    some = some || Holds(duty.allowed, name);
    if (Holds(known, name)) continue;
    problems.AddError(pattern.place(), "the pattern has an unknown group '" + name + "'",
                      known.empty() ? "no named group" : ExpectOneOf(name, known));
  }
  for (std::string_view name : duty.required) {
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    // What was mistyped is not missing as well.
    const auto mistyped = [&](const std::string& each) { return !Holds(known, each) && Nearest(each, known) == name; };
    if (std::any_of(names.begin(), names.end(), mistyped)) continue;
    problems.AddError(pattern.place(), "the pattern lacks the group '" + std::string(name) + "'",
                      "(?P<" + std::string(name) + ">…) around what it reads");
  }
  if (duty.any_of_allowed && !some) {
    problems.AddError(pattern.place(), "the pattern names nothing", "at least one group of " + Listed(duty.allowed));
  }
}

void Check(const Pattern& pattern, const Duty& duty, Problems& problems) {
  if (const std::optional<std::string> error = pattern.Error()) {
    problems.AddError(pattern.place(), "RE2 refuses the pattern: " + *error,
                      "RE2 syntax: groups are (?P<name>…); no look-ahead, no back-references");
    return;
  }
  if (pattern.MatchesEmpty()) {
    problems.AddError(pattern.place(), "the pattern matches the empty text, so it would match everywhere",
                      "a pattern that needs at least one character");
  }
  CheckGroups(pattern, duty, problems);
}

void CheckAll(const std::vector<Pattern>& patterns, const Duty& duty, Problems& problems) {
  for (const Pattern& pattern : patterns) Check(pattern, duty, problems);
}

void CheckFacts(const FactRules& facts, Problems& problems) {
  CheckAll(facts.agency, {{"agency"}, {}}, problems);
  CheckAll(facts.fiscal_year, {{"year"}, {}}, problems);
  CheckAll(facts.file_year, {{"year"}, {}}, problems);
  for (const RoundRule& round : facts.rounds) CheckAll(round.patterns, {{"label"}, {}}, problems);
  CheckAll(facts.period, {{"first_month", "last_month", "last_year"}, {"first_year", "first_day", "last_day"}},
           problems);
}

}  // namespace

void CheckPatterns(const Pack& pack, Problems& problems) {
  for (const auto* patterns : {&pack.titles, &pack.not_headings, &pack.not_cells}) CheckAll(*patterns, {}, problems);
  for (const SectionPattern& section : pack.sections) {
    const bool instrument = section.kind == SectionKind::kInstrument;
    Check(section.pattern, {{}, {instrument ? "code" : "no", "name"}, true, {"mean"}}, problems);
  }
  CheckAll(pack.codes, {{"head", "first"}, {"prefix", "last", "list"}}, problems);
  CheckAll(pack.continued, {}, problems);
  for (const auto* patterns : {&pack.score.patterns, &pack.score.alone}) {
    for (const ScorePattern& score : *patterns) {
      Check(score.pattern, score.value ? Duty{} : Duty{{"value"}, {}}, problems);
    }
  }
  CheckAll(pack.score.unreadable, {}, problems);
  CheckAll(pack.score.year, {{"year"}, {}}, problems);
  CheckAll(pack.score.heading_year, {{"year"}, {}}, problems);
  for (const ScorePattern& score : pack.score.of_heading) Check(score.pattern, {}, problems);
  CheckAll(pack.lists.labels, {{"label"}, {"number", "letter", "path", "word"}}, problems);
  for (const auto& [kind, pattern] : pack.audit_words) {
    Check(pattern, kind == WordKind::kTotal ? Duty{{"value"}, {"code", "no"}} : Duty{}, problems);
  }
  CheckFacts(pack.facts, problems);
}

}  // namespace sarabun::rules
