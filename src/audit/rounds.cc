#include "audit/rounds.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "audit/promises.h"
#include "rules/fold.h"

namespace sarabun::audit {

namespace {

constexpr const char* kNothing = "no-earlier-report";
constexpr const char* kNoAssessment = "no-such-assessment";

// What says that two records are of one item: the code, or the statement where there is none; and which of several.
std::vector<std::string> NamesOf(const Report& report) {
  std::vector<std::string> names;
  names.reserve(report.records.size());
  std::map<std::string, int> seen;
  for (const Record& record : report.records) {
    std::string name =
        record.item.code ? *record.item.code : "\n" + rules::Skeleton(record.item.statement.value_or(""));
    const int count = ++seen[name];
    names.push_back(count == 1 ? std::move(name) : name + "~" + std::to_string(count));
  }
  return names;
}

bool StatementsAgree(const Item& a, const Item& b, double similarity) {
  // A form without statements goes by its codes.
  if (!a.statement || !b.statement) return !a.statement && !b.statement && a.code;
  const std::u32string left = rules::ToCodePoints(rules::Skeleton(*a.statement));
  const std::u32string right = rules::ToCodePoints(rules::Skeleton(*b.statement));
  return left == right || rules::Similarity(left, right, similarity) >= similarity;
}

// Where one text only goes on after the other, they are not the same word for word, however much they share.
bool SameWords(const std::u32string& a, const std::u32string& b, double similarity) {
  if (a == b) return !a.empty();
  const std::size_t small = std::min(a.size(), b.size());
  const std::size_t large = std::max(a.size(), b.size());
  if (static_cast<double>(small) < similarity * static_cast<double>(large)) return false;
  return rules::Similarity(a, b, similarity) >= similarity;
}

std::u32string Folded(const std::string& text) { return rules::ToCodePoints(rules::Skeleton(text)); }

// Says which round a finding looks back to, and where.
void LookBack(const Report& earlier, const Record& record, Finding& finding) {
  if (earlier.info.fiscal_year) {
    finding.data.emplace_back("earlier_year", DataValue::Integer(*earlier.info.fiscal_year));
  }
  if (earlier.info.round.no) finding.data.emplace_back("earlier_round", DataValue::Integer(*earlier.info.round.no));
  finding.related = {record.key};
}

// The earlier records that a cell's items can be compared with, in order, each once.
std::vector<std::size_t> EarlierRecords(const RoundPair& pair, const Cell& cell) {
  std::vector<std::size_t> earlier;
  for (const std::size_t record : cell.records) {
    const RoundPair::Items& items = pair.items()[record];
    if (items.comparable) earlier.push_back(*items.earlier);
  }
  return earlier;
}

void FindIncomparable(const RoundPair& pair, CheckRun& run) {
  const Report& report = pair.now();
  if (!run.Wants(&report, "not-comparable")) return;
  for (const RoundPair::Items& items : pair.items()) {
    if (items.comparable) continue;
    Finding finding = About(report, Cell{{items.now}}, "not-comparable", "item.statement");
    const Record& earlier = pair.earlier().records[items.earlier.value_or(0)];
    finding.data = {{"reason", DataValue::Text(items.earlier ? "statement" : "new-item")},
                    {"statement", DataValue::Text(report.records[items.now].item.statement.value_or(""))}};
    if (items.earlier) {
      finding.data.emplace_back("earlier_statement", DataValue::Text(earlier.item.statement.value_or("")));
    }
    LookBack(pair.earlier(), earlier, finding);
    if (!items.earlier) finding.related = {pair.earlier().key};
    run.Add(&report, std::move(finding));
  }
  if (pair.gone().empty()) return;
  Finding finding = About(report, "not-comparable");
  finding.data = {{"reason", DataValue::Text("item-gone")}};
  LookBack(pair.earlier(), pair.earlier().records[pair.gone().front()], finding);
  finding.related.clear();
  for (const std::size_t gone : pair.gone()) {
    finding.items.push_back(ItemName(pair.earlier().records[gone]));
    finding.related.push_back(pair.earlier().records[gone].key);
  }
  run.Add(&report, std::move(finding));
}

void FindCarriedOver(const RoundPair& pair, CheckRun& run) {
  const Report& report = pair.now();
  if (!run.Wants(&report, "carried-over-measure")) return;
  const double enough = run.Rule(&report, "carried-over-measure").Threshold("similarity");
  for (const Cell& cell : CellsOf(report, "measures")) {
    const auto& measures = report.records[cell.records.front()].measures;
    const std::vector<std::size_t> earlier = EarlierRecords(pair, cell);
    std::set<std::u32string> before;
    for (const std::size_t record : earlier) {
      for (const ListItem& measure : pair.earlier().records[record].measures) before.insert(Folded(measure.text));
    }
    std::vector<std::size_t> carried;
    for (std::size_t i = 0; i < measures.size(); ++i) {
      const std::u32string own = Folded(measures[i].text);
      if (std::any_of(before.begin(), before.end(), [&](const auto& text) { return SameWords(own, text, enough); })) {
        carried.push_back(i);
      }
    }
    if (carried.empty()) continue;
    const std::string field = carried.size() == 1 ? ListField("measures", carried.front()) : std::string("measures");
    Finding finding = About(report, cell, "carried-over-measure", field);
    std::vector<std::string> texts;
    texts.reserve(carried.size());
    for (const std::size_t i : carried) texts.push_back(measures[i].text);
    finding.data = {{"carried", DataValue::Integer(static_cast<std::int64_t>(carried.size()))},
                    {"measures", DataValue::Integer(static_cast<std::int64_t>(measures.size()))},
                    {"texts", DataValue::Texts(std::move(texts))}};
    LookBack(pair.earlier(), pair.earlier().records[earlier.front()], finding);
    run.Add(&report, std::move(finding));
  }
}

// A measure that no result answered is a promise that is still open. Looks for it in the measures and the results of
// the same items; where it moved to other items it is taken up, too.
class OpenPromises {
 public:
  OpenPromises(const RoundPair& pair, Aligner& aligner) : pair_(pair), aligner_(aligner) {
    for (const Record& record : pair.now().records) {
      for (const ListItem& measure : record.measures) anywhere_.insert(Folded(measure.text));
    }
  }

  void Find(CheckRun& run) {
    const Report& earlier = pair_.earlier();
    for (const Promise& promise : PromisesOf(earlier, CellsOf(earlier, "results"))) {
      const Cell now = PresentCell(promise.cell);
      if (now.records.empty()) continue;
      const std::vector<std::size_t> unanswered =
          aligner_.Align(promise.measures, promise.results, AlignRules::Of(earlier.pack)).without_result;
      for (const std::size_t measure : unanswered) {
        if (IsTakenUp(promise.measures[measure], now)) continue;
        Finding finding = About(pair_.now(), now, "measure-not-taken-up", "measures");
        finding.data = {{"measure", DataValue::Text(promise.measures[measure].text)}};
        LookBack(earlier, earlier.records[promise.cell.records.front()], finding);
        run.Add(&pair_.now(), std::move(finding));
      }
    }
  }

 private:
  Cell PresentCell(const Cell& earlier) const {
    Cell now;
    for (const std::size_t record : earlier.records) {
      if (const auto at = pair_.NowOf(record)) now.records.push_back(*at);
    }
    return now;
  }

  bool IsTakenUp(const ListItem& measure, const Cell& now) {
    if (anywhere_.contains(Folded(measure.text))) return true;
    std::vector<ListItem> said;
    for (const std::size_t record : now.records) {
      const Record& present = pair_.now().records[record];
      said.insert(said.end(), present.measures.begin(), present.measures.end());
      said.insert(said.end(), present.results.begin(), present.results.end());
    }
    AlignRules rules = AlignRules::Of(pair_.now().pack);
    rules.near_left = rules.near;  // nothing is left over here: the others' partners are not looked for
    return aligner_.Align({measure}, said, rules).without_result.empty();
  }

  const RoundPair& pair_;
  Aligner& aligner_;
  std::set<std::u32string> anywhere_;
};

// The assessment whose score a record quotes, as far as it can be told.
struct Assessment {
  std::optional<int> stated;
  std::optional<int> report;
  // Stated years are compared with stated ones; else both rounds of a year quote one assessment.
  bool IsThatOf(const Assessment& other) const {
    return stated && other.stated ? stated == other.stated : report == other.report;
  }
};

Assessment AssessmentOf(const Report& report, const Record& record) {
  return {record.score ? record.score->fiscal_year : std::nullopt, report.info.fiscal_year};
}

// A scored item in an earlier round.
struct EarlierScore {
  const Report* report = nullptr;
  const Record* record = nullptr;
};

std::optional<double> PointsOf(const Record& record) {
  if (!record.score || !record.score->value) return std::nullopt;
  return record.score->value->ToDouble();
}

void CompareScores(const Report& report, std::size_t at, const EarlierScore& before, const char* code, CheckRun& run) {
  constexpr double kRounding = 1e-9;
  const Record& record = report.records[at];
  const double change = *PointsOf(record) - *PointsOf(*before.record);
  const double least = run.Rule(&report, code).Threshold("points");
  const bool within_year = std::string_view(code) == "score-changed-within-year";
  const bool small = within_year ? std::abs(change) <= least + kRounding : std::abs(change) < least - kRounding;
  if (small || std::abs(change) < kRounding) return;
  Finding finding = About(report, Cell{{at}}, code, "score.value");
  finding.data = {{"score", DataValue::Text(record.score->value->ToString())},
                  {"earlier_score", DataValue::Text(before.record->score->value->ToString())},
                  {"change", DataValue::Real(std::round(change * 100) / 100)}};
  LookBack(*before.report, *before.record, finding);
  run.Add(&report, std::move(finding));
}

void FindScores(const std::vector<RoundPair>& pairs, CheckRun& run) {
  const Report& report = pairs.front().now();
  const bool within = run.Wants(&report, "score-changed-within-year");
  const bool moved = run.Wants(&report, "score-moved");
  bool any_same = false;
  bool any_other = false;
  for (std::size_t i = 0; i < report.records.size(); ++i) {
    const Record& record = report.records[i];
    if (!PointsOf(record)) continue;
    EarlierScore same;
    EarlierScore other;
    for (const RoundPair& pair : pairs) {
      const RoundPair::Items& items = pair.items()[i];
      if (!items.comparable) continue;
      const Record& earlier = pair.earlier().records[*items.earlier];
      if (!PointsOf(earlier) || earlier.score->unit != record.score->unit) continue;
      const bool one = AssessmentOf(report, record).IsThatOf(AssessmentOf(pair.earlier(), earlier));
      EarlierScore& place = one ? same : other;
      if (place.record == nullptr) place = {&pair.earlier(), &earlier};
    }
    any_same = any_same || same.record != nullptr;
    any_other = any_other || other.record != nullptr;
    if (within && same.record != nullptr) CompareScores(report, i, same, "score-changed-within-year", run);
    if (moved && other.record != nullptr && record.score->unit != ScoreUnit::kLevel) {
      CompareScores(report, i, other, "score-moved", run);
    }
  }
  if (within && !any_same) run.CannotRun(&report, "score-changed-within-year", kNoAssessment);
  if (moved && !any_other) run.CannotRun(&report, "score-moved", kNoAssessment);
}

std::optional<std::string> AgencyOf(const Report& report) {
  if (report.info.agency.code) return "code " + *report.info.agency.code;
  if (report.info.agency.name) return "name " + rules::Skeleton(*report.info.agency.name);
  return std::nullopt;
}

}  // namespace

RoundPair::RoundPair(const Report& now, const Report& earlier, double similarity)
    : now_(&now), earlier_(&earlier), now_of_(earlier.records.size()) {
  const std::vector<std::string> names = NamesOf(earlier);
  std::map<std::string_view, std::size_t> place_of;
  for (std::size_t i = 0; i < names.size(); ++i) place_of.try_emplace(names[i], i);
  std::vector<bool> met(names.size(), false);
  const std::vector<std::string> own = NamesOf(now);
  items_.reserve(own.size());
  for (std::size_t i = 0; i < own.size(); ++i) {
    Items items;
    items.now = i;
    if (const auto at = place_of.find(own[i]); at != place_of.end()) {
      items.earlier = at->second;
      met[at->second] = true;
      items.comparable = StatementsAgree(now.records[i].item, earlier.records[at->second].item, similarity);
      if (items.comparable) now_of_[at->second] = i;
    }
    items_.push_back(items);
  }
  for (std::size_t i = 0; i < met.size(); ++i) {
    if (!met[i]) gone_.push_back(i);
  }
}

bool IsEarlier(const Report& report, const Report& than) {
  if (!report.info.fiscal_year || !than.info.fiscal_year) return false;
  if (*report.info.fiscal_year != *than.info.fiscal_year) return *report.info.fiscal_year < *than.info.fiscal_year;
  return report.info.round.no && than.info.round.no && *report.info.round.no < *than.info.round.no;
}

std::vector<RoundPair> PairsOf(const Report& report, const std::vector<const Report*>& candidates,
                               const CheckRun& run) {
  std::vector<RoundPair> pairs;
  const auto agency = AgencyOf(report);
  if (!agency || report.records.empty()) return pairs;
  const double similarity = run.Rule(&report, "not-comparable").Threshold("similarity");
  for (const Report* candidate : candidates) {
    if (candidate->records.empty() || AgencyOf(*candidate) != agency) continue;
    if (candidate->records.front().rules.name != report.records.front().rules.name) continue;
    if (IsEarlier(*candidate, report)) pairs.emplace_back(report, *candidate, similarity);
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const RoundPair& a, const RoundPair& b) { return IsEarlier(b.earlier(), a.earlier()); });
  return pairs;
}

void CheckRounds(const Report& report, const std::vector<RoundPair>& pairs, Aligner& aligner, CheckRun& run) {
  if (pairs.empty()) {
    for (const char* code : kRoundChecks) run.CannotRun(&report, code, kNothing);
    return;
  }
  FindCarriedOver(pairs.front(), run);
  if (run.Wants(&report, "measure-not-taken-up")) OpenPromises(pairs.front(), aligner).Find(run);
  FindScores(pairs, run);
  FindIncomparable(pairs.front(), run);
}

}  // namespace sarabun::audit
