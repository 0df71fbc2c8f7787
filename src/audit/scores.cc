#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "audit/checks.h"

namespace sarabun::audit {

namespace {

Cell Alone(std::size_t record) { return {{record}}; }

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
    const double most = record.score->max ? record.score->max->ToDouble() : 100;
    constexpr int kDecimals = 2;
    const bool fine = record.score->value->scale > kDecimals;
    if (*points >= 0 && *points <= most && !fine) continue;
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
                  {"median", DataValue::Real(spread.median)}};
  return finding;
}

void FindOutliersWithin(const Report& report, CheckRun& run) {
  std::vector<double> values;
  for (const Record& record : report.records) {
    if (const auto points = PointsOf(record)) values.push_back(*points);
  }
  const rules::CheckRule& rule = run.Rule(&report, "score-outlier");
  if (static_cast<double>(values.size()) < rule.Threshold("handful")) {
    return run.CannotRun(&report, "score-outlier", "few-scores");
  }
  if (!run.Wants(&report, "score-outlier")) return;
  const Spread spread = Spread::Of(values);
  for (std::size_t i = 0; i < report.records.size(); ++i) {
    const auto points = PointsOf(report.records[i]);
    if (!points || !spread.IsOutlier(*points, rule.Threshold("floor"), rule.Threshold("factor"))) continue;
    run.Add(&report, Outlier(report, i, spread, "report"));
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
      const auto points = PointsOf(record);
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
