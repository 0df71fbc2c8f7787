#include "audit/continued.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "rules/fold.h"

namespace sarabun::audit {

namespace {

constexpr double kSameText = 0.9;

// "measures[2].text" is "measures[].text": offices number anew each round.
std::string Stem(const std::optional<std::string>& field) {
  std::string stem;
  bool inside = false;
  for (const char c : field.value_or("")) {
    inside = inside && c != ']';
    if (!inside) stem += c;
    inside = inside || c == '[';
  }
  return stem;
}

// What a finding is about, beside its place: the first of these that its data holds.
std::string_view SubjectOf(const Finding& finding) {
  constexpr std::array<std::string_view, 10> kSubjects = {"measure", "result", "text",        "found", "sha256",
                                                          "before",  "word",   "agency_code", "scope", "construct"};
  for (const std::string_view subject : kSubjects) {
    for (const auto& [key, value] : finding.data) {
      if (key == subject && value.kind == DataValue::Kind::kText) return value.text;
    }
  }
  return {};
}

bool AlikeSubjects(const Finding& a, const Finding& b) {
  const std::u32string left = rules::ToCodePoints(rules::Skeleton(SubjectOf(a)));
  const std::u32string right = rules::ToCodePoints(rules::Skeleton(SubjectOf(b)));
  if (left.empty() || right.empty()) return left.empty() && right.empty();
  return left == right || rules::Similarity(left, right, kSameText) >= kSameText;
}

// Which present item an earlier one is, by name.
using ItemNames = std::map<std::string, std::string, std::less<>>;

ItemNames ItemsOf(const RoundPair& pair) {
  ItemNames names;
  const Report& earlier = pair.earlier();
  for (std::size_t i = 0; i < earlier.records.size(); ++i) {
    if (const auto now = pair.NowOf(i))
      names.try_emplace(ItemName(earlier.records[i]), ItemName(pair.now().records[*now]));
  }
  return names;
}

// Of an item that is missing there is nothing to compare but its name.
bool GoesByName(const Finding& finding) { return finding.code == "missing-item"; }

bool SameItems(const Finding& now, const Finding& earlier, const ItemNames& names) {
  if (now.items.empty() || earlier.items.empty()) return now.items.empty() && earlier.items.empty();
  return std::any_of(earlier.items.begin(), earlier.items.end(), [&](const std::string& item) {
    const auto name = names.find(item);
    if (name == names.end() && !GoesByName(earlier)) return false;
    const std::string& present = name == names.end() ? item : name->second;
    return std::find(now.items.begin(), now.items.end(), present) != now.items.end();
  });
}

// The places of findings by report and code, in their order. Findings without a report stand under "".
using Places = std::map<std::pair<std::string, std::string>, std::vector<std::size_t>>;

Places PlacesOf(const std::vector<Finding>& findings) {
  Places places;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    places[{findings[i].report_key.value_or(""), findings[i].code}].push_back(i);
  }
  return places;
}

class Comparer {
 public:
  Comparer(const std::vector<Finding>& findings, const std::vector<CheckOutcome>& checks,
           const std::vector<const std::vector<Finding>*>& rounds)
      : findings_(findings), rounds_(rounds), places_(PlacesOf(findings)) {
    for (const CheckOutcome& outcome : checks) states_[{outcome.report_key, outcome.code}] = outcome.state;
    earlier_places_.reserve(rounds.size());
    for (const auto* round : rounds) earlier_places_.push_back(PlacesOf(*round));
    continued_.from.resize(findings.size());
  }

  void CompareReport(const Standing& standing) {
    if (!standing.pair) return;
    const ItemNames names = ItemsOf(*standing.pair);
    const std::string& earlier_key = standing.pair->earlier().key;
    for (const auto& [place, earlier] : Under(standing.round, earlier_key)) {
      const std::string& code = place.second;
      const std::vector<std::size_t> left = Match(standing.report->key, code, standing.round, earlier, names);
      if (!Ran(*standing.report, code, standing.bare)) continue;
      for (const std::size_t at : left) {
        if (CanBeResolved((*rounds_[standing.round])[at], *standing.report, names)) {
          continued_.resolved.push_back({standing.round, at});
        }
      }
    }
  }

  void CompareSet(std::size_t round) {
    for (const auto& [place, earlier] : Under(round, "")) {
      const std::vector<std::size_t> left = Match("", place.second, round, earlier, {});
      if (!RanOverSet(place.second)) continue;
      for (const std::size_t at : left) continued_.resolved.push_back({round, at});
    }
  }

  Continued Take() { return std::move(continued_); }

 private:
  // The earlier findings of a report, code by code.
  std::vector<std::pair<std::pair<std::string, std::string>, std::vector<std::size_t>>> Under(
      std::size_t round, const std::string& key) const {
    std::vector<std::pair<std::pair<std::string, std::string>, std::vector<std::size_t>>> found;
    const Places& places = earlier_places_[round];
    for (auto at = places.lower_bound({key, ""}); at != places.end() && at->first.first == key; ++at) {
      found.emplace_back(at->first, at->second);
    }
    return found;
  }

  // Matches present findings of a code with earlier ones, equal texts first. Gives the earlier ones that are left.
  std::vector<std::size_t> Match(const std::string& key, const std::string& code, std::size_t round,
                                 std::vector<std::size_t> earlier, const ItemNames& names) {
    const auto here = places_.find({key, code});
    if (here == places_.end()) return earlier;
    for (const bool exact : {true, false}) {
      for (const std::size_t now : here->second) {
        if (continued_.from[now]) continue;
        const Finding& present = findings_[now];
        const auto same = std::find_if(earlier.begin(), earlier.end(), [&](std::size_t at) {
          const Finding& before = (*rounds_[round])[at];
          if (Stem(present.field) != Stem(before.field) || !SameItems(present, before, names)) return false;
          return exact ? SubjectOf(present) == SubjectOf(before) : AlikeSubjects(present, before);
        });
        if (same == earlier.end()) continue;
        continued_.from[now] = EarlierFinding{round, *same};
        earlier.erase(same);
      }
    }
    return earlier;
  }

  bool RanOverSet(const std::string& code) const {
    const auto of_set = states_.find({"", code});
    return of_set != states_.end() && of_set->second != CheckOutcome::State::kNotRun;
  }

  // A check of the reader's notes nothing where it finds nothing.
  bool Ran(const Report& report, const std::string& code, bool bare) const {
    const auto of_report = states_.find({report.key, code});
    if (of_report != states_.end()) return of_report->second != CheckOutcome::State::kNotRun;
    return states_.contains({"", code}) ? RanOverSet(code) : !bare;
  }

  static bool CanBeResolved(const Finding& earlier, const Report& report, const ItemNames& names) {
    if (earlier.items.empty()) return true;
    if (!GoesByName(earlier)) {
      return std::any_of(earlier.items.begin(), earlier.items.end(),
                         [&](const std::string& item) { return names.contains(item); });
    }
    std::set<std::string, std::less<>> there;
    for (const Record& record : report.records) there.insert(ItemName(record));
    return std::all_of(earlier.items.begin(), earlier.items.end(),
                       [&](const std::string& item) { return there.contains(item); });
  }

  const std::vector<Finding>& findings_;
  const std::vector<const std::vector<Finding>*>& rounds_;
  Places places_;
  std::vector<Places> earlier_places_;
  std::map<std::pair<std::string, std::string>, CheckOutcome::State> states_;
  Continued continued_;
};

}  // namespace

Continued Compare(const std::vector<Finding>& findings, const std::vector<CheckOutcome>& checks,
                  const std::vector<Standing>& standings, const std::vector<const std::vector<Finding>*>& rounds,
                  std::optional<std::size_t> set_round) {
  Comparer comparer(findings, checks, rounds);
  for (const Standing& standing : standings) comparer.CompareReport(standing);
  if (set_round) comparer.CompareSet(*set_round);
  return comparer.Take();
}

}  // namespace sarabun::audit
