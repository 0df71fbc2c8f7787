#include "audit/summary.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "rules/assessment.h"

namespace sarabun::audit {

namespace {

// Numbers that are averaged.
struct Tally {
  double sum = 0;
  std::size_t count = 0;
  std::size_t items = 0;
  void Add(std::optional<double> points) {
    ++items;
    if (!points) return;
    sum += *points;
    ++count;
  }
  std::optional<double> mean() const {
    return count == 0 ? std::nullopt : std::optional<double>(sum / static_cast<double>(count));
  }
};

Summary::Mean MeanOf(std::string code, std::string name, const Tally& tally) {
  return {std::move(code), std::move(name), tally.mean(), tally.count, tally.items, 0};
}

// Items by indicator and by instrument, in the order in which the report has them.
void Average(const Report& report, const rules::Assessment* assessment, Summary& summary) {
  std::vector<std::string> order;
  std::map<std::string, Tally> items;  // of an instrument
  std::map<std::string, std::string> names;
  std::map<std::string, std::vector<int>> indicators;
  std::map<int, Tally> by_indicator;
  std::map<int, std::string> indicator_names;
  for (const Record& record : report.records) {
    if (!record.instrument || !record.instrument->code) continue;
    const std::string& code = *record.instrument->code;
    if (items.find(code) == items.end()) order.push_back(code);
    items[code].Add(PointsOf(record));
    names.try_emplace(code, record.instrument->name.value_or(""));
    if (!record.indicator || !record.indicator->no) continue;
    const int no = *record.indicator->no;
    if (by_indicator.find(no) == by_indicator.end()) indicators[code].push_back(no);
    by_indicator[no].Add(PointsOf(record));
    indicator_names.try_emplace(no, record.indicator->name.value_or(""));
  }
  for (const auto& [no, tally] : by_indicator) {
    summary.indicators.push_back(MeanOf(std::to_string(no), indicator_names[no], tally));
  }
  for (const std::string& code : order) {
    Summary::Mean mean = MeanOf(code, names[code], items[code]);
    const rules::AssessedInstrument* assessed = nullptr;
    if (assessment != nullptr) {
      for (const auto& each : assessment->instruments) {
        if (each.code == code) assessed = &each;
      }
    }
    if (assessed != nullptr) {
      mean.weight = assessed->weight;
      if (assessed->mean_of == rules::MeanOf::kIndicators && !indicators[code].empty()) {
        Tally means;
        for (const int no : indicators[code]) means.Add(by_indicator[no].mean());
        mean.points = means.mean();
      }
    }
    summary.instruments.push_back(std::move(mean));
  }
}

void Weigh(const rules::Assessment& assessment, Summary& summary) {
  double total = 0;
  std::vector<double> points;
  for (const rules::AssessedInstrument& assessed : assessment.instruments) {
    const auto mean = std::find_if(summary.instruments.begin(), summary.instruments.end(),
                                   [&](const Summary::Mean& each) { return each.code == assessed.code; });
    if (mean == summary.instruments.end() || !mean->points) return;
    total += *mean->points * assessed.weight / 100;
    points.push_back(*mean->points);
  }
  summary.total = total;
  if (const rules::Band* band = assessment.BandOf(total, points)) {
    summary.band = band->name.th;
    summary.band_en = band->name.en;
  }
}

void CountProof(const Report& report, Summary& summary) {
  for (const Cell& cell : CellsOf(report, "evidence")) {
    const Record& record = report.records[cell.records.front()];
    const bool any_result = std::any_of(cell.records.begin(), cell.records.end(),
                                        [&](std::size_t i) { return !report.records[i].results.empty(); });
    if (!record.evidence || !any_result) continue;
    ++summary.evidence_cells;
    if (!record.evidence->empty()) ++summary.proven;
  }
}

}  // namespace

Summary Summarize(const Report& report) {
  Summary summary;
  summary.report_key = report.key;
  summary.agency = report.info.agency.name.value_or("");
  const rules::Assessment* assessment = report.assessment;
  Average(report, assessment, summary);
  if (assessment != nullptr) Weigh(*assessment, summary);
  for (const Record& record : report.records) {
    if (record.item.code && report.IsNegative(*record.item.code)) summary.negative.push_back(*record.item.code);
  }
  for (const Cell& cell : CellsOf(report, "measures")) {
    summary.measures += report.records[cell.records.front()].measures.size();
  }
  for (const Cell& cell : CellsOf(report, "results")) {
    summary.results += report.records[cell.records.front()].results.size();
  }
  CountProof(report, summary);
  return summary;
}

}  // namespace sarabun::audit
