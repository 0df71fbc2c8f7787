#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "audit/checks.h"

namespace sarabun::audit {

namespace {

Cell Alone(std::size_t record) { return {{record}}; }

double MostOf(const Record& record) { return record.score->max ? record.score->max->ToDouble() : 100; }

// One that can be compared: what lies outside its range is a slip of the pen and says nothing of the office.
std::optional<double> PossiblePointsOf(const Record& record) {
  const auto points = PointsOf(record);
  return points && *points >= 0 && *points <= MostOf(record) ? points : std::nullopt;
}

void FindMissingScores(const Report& report, CheckRun& run) {
  const bool any = std::any_of(report.records.begin(), report.records.end(),
                               [](const Record& record) { return record.score.has_value(); });
  // A form without scores leaves none out. One that knows them may still come without a single one.
  if (!any && (report.pack == nullptr || report.pack->score.patterns.empty())) {
    return run.CannotRun(&report, "score-missing", "form-without-scores");
  }
  if (!run.Wants(&report, "score-missing")) return;
  for (std::size_t i = 0; i < report.records.size(); ++i) {
    const auto& score = report.records[i].score;
    if (score && score->value) continue;
    Finding finding = About(report, Alone(i), "score-missing", "score");
    if (score) finding.data = {{"raw", DataValue::Text(score->raw)}};
    run.Add(&report, std::move(finding));
  }
}

void FindOutOfRange(const Report& report, CheckRun& run) {
  if (!run.Wants(&report, "score-out-of-range")) return;
  for (std::size_t i = 0; i < report.records.size(); ++i) {
    const Record& record = report.records[i];
    const auto points = PointsOf(record);
    if (!points) continue;
    constexpr int kDecimals = 2;
    const bool fine = record.score->value->scale > kDecimals;
    if (*points >= 0 && *points <= MostOf(record) && !fine) continue;
    Finding finding = About(report, Alone(i), "score-out-of-range", "score.value");
    finding.data = {{"score", DataValue::Text(record.score->value->ToString())},
                    {"reason", DataValue::Text(fine ? "decimals" : "range")}};
    run.Add(&report, std::move(finding));
  }
}

void FindLow(const Report& report, CheckRun& run) {
  if (!run.Wants(&report, "score-below-threshold")) return;
  const double least = run.Rule(&report, "score-below-threshold").Threshold("points");
  for (std::size_t i = 0; i < report.records.size(); ++i) {
    const auto points = PointsOf(report.records[i]);
    if (!points || *points >= least || *points < 0) continue;
    Finding finding = About(report, Alone(i), "score-below-threshold", "score.value");
    finding.data = {{"score", DataValue::Text(report.records[i].score->value->ToString())},
                    {"threshold", DataValue::Real(least)}};
    run.Add(&report, std::move(finding));
  }
}

double MedianOf(std::vector<double> values) {
  const std::size_t middle = values.size() / 2;
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(middle), values.end());
  const double upper = values[middle];
  if (values.size() % 2 == 1) return upper;
  return (upper + *std::max_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(middle))) / 2;
}

// How far from the middle scores lie: the median, and the median absolute deviation (MAD), which a few wild values do
// not move.
struct Spread {
  double median = 0;
  double mad = 0;
  static Spread Of(const std::vector<double>& values) {
    Spread spread;
    spread.median = MedianOf(values);
    std::vector<double> distances;
    distances.reserve(values.size());
    for (const double value : values) distances.push_back(std::abs(value - spread.median));
    spread.mad = MedianOf(std::move(distances));
    return spread;
  }
  // 1.4826 makes the MAD of normal values their standard deviation.
  bool IsOutlier(double value, double floor, double factor) const {
    constexpr double kNormal = 1.4826;
    const double distance = std::abs(value - median);
    return distance > floor && distance > factor * kNormal * mad;
  }
};

Finding Outlier(const Report& report, std::size_t record, const Spread& spread, const char* scope) {
  Finding finding = About(report, Alone(record), "score-outlier", "score.value");
  finding.data = {{"scope", DataValue::Text(scope)},
                  {"score", DataValue::Text(report.records[record].score->value->ToString())},
                  {"median", DataValue::Real(std::round(spread.median * 100) / 100)}};
  return finding;
}

// An instrument's scores are judged among themselves: insiders, outsiders and checklists of data differ as a matter
// of course. One with a few scores only, as that of data has, is judged by all of the report's: it must lie far below
// those, and far from its own as well.
class Peers {
 public:
  Peers(const Report& report, double handful) : handful_(static_cast<std::size_t>(handful)) {
    for (const Record& record : report.records) {
      const auto points = PossiblePointsOf(record);
      if (!points) continue;
      all_.push_back(*points);
      by_instrument_[InstrumentOf(record)].push_back(*points);
    }
    if (all_.size() < handful_) return;
    of_all_ = Spread::Of(all_);
    for (const auto& [instrument, values] : by_instrument_) {
      if (values.size() >= handful_) spreads_.try_emplace(instrument, Spread::Of(values));
    }
  }

  bool AreFew() const { return all_.size() < handful_; }

  // What the score lies far from; none where it does not.
  const Spread* FarFrom(const Record& record, double points, double floor, double factor) const {
    const auto own = spreads_.find(InstrumentOf(record));
    const Spread& spread = own != spreads_.end() ? own->second : of_all_;
    if (!spread.IsOutlier(points, floor, factor)) return nullptr;
    if (own != spreads_.end()) return &spread;
    if (points > spread.median) return nullptr;
    constexpr double kFarFromFew = 2;  // few scores do not say how they spread
    const std::vector<double>& fellows = by_instrument_.at(InstrumentOf(record));
    const auto near = std::count_if(fellows.begin(), fellows.end(),
                                    [&](double fellow) { return std::abs(fellow - points) <= kFarFromFew * floor; });
    return near > 1 ? nullptr : &spread;  // it is near itself
  }

 private:
  static std::string InstrumentOf(const Record& record) {
    return record.instrument ? record.instrument->code.value_or("") : std::string();
  }

  std::size_t handful_;
  std::vector<double> all_;
  std::map<std::string, std::vector<double>> by_instrument_;
  Spread of_all_;
  std::map<std::string, Spread> spreads_;
};

void FindOutliersWithin(const Report& report, CheckRun& run) {
  const rules::CheckRule& rule = run.Rule(&report, "score-outlier");
  const Peers peers(report, rule.Threshold("handful"));
  if (peers.AreFew()) return run.CannotRun(&report, "score-outlier", "few-scores");
  if (!run.Wants(&report, "score-outlier")) return;
  for (std::size_t i = 0; i < report.records.size(); ++i) {
    const auto points = PossiblePointsOf(report.records[i]);
    if (!points) continue;
    const Spread* spread = peers.FarFrom(report.records[i], *points, rule.Threshold("floor"), rule.Threshold("factor"));
    if (spread != nullptr) run.Add(&report, Outlier(report, i, *spread, "report"));
  }
}

}  // namespace

void CheckScores(const Report& report, CheckRun& run) {
  FindMissingScores(report, run);
  FindOutOfRange(report, run);
  FindLow(report, run);
  FindOutliersWithin(report, run);
}

void CheckScoresAcross(const std::vector<Report>& reports, CheckRun& run) {
  struct Entry {
    const Report* report;
    std::size_t record;
    double points;
  };
  // Scores are compared among reports of one form, year and round.
  std::map<std::string, std::vector<Entry>> by_item;
  for (const Report& report : reports) {
    if (!report.IsKnown() || report.pack == nullptr) continue;
    for (std::size_t i = 0; i < report.records.size(); ++i) {
      const Record& record = report.records[i];
      const auto points = PossiblePointsOf(record);
      if (!points || !record.item.code) continue;
      by_item[report.pack->name + "/" + std::to_string(*report.info.fiscal_year) + "/" +
              std::to_string(*report.info.round.no) + "/" + *record.item.code]
          .push_back({&report, i, *points});
    }
  }
  for (const auto& [item, entries] : by_item) {
    const rules::CheckRule& rule = run.Rule(entries.front().report, "score-outlier");
    if (static_cast<double>(entries.size()) < rule.Threshold("handful")) continue;
    std::vector<double> values;
    for (const Entry& entry : entries) values.push_back(entry.points);
    const Spread spread = Spread::Of(values);
    for (const Entry& entry : entries) {
      if (!spread.IsOutlier(entry.points, rule.Threshold("floor"), rule.Threshold("factor"))) continue;
      if (!run.Wants(entry.report, "score-outlier")) continue;
      run.Add(entry.report, Outlier(*entry.report, entry.record, spread, "reports"));
    }
  }
}

}  // namespace sarabun::audit
