#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "audit/checks.h"
#include "audit/promises.h"
#include "rules/audit_words.h"
#include "rules/fold.h"

namespace sarabun::audit {

namespace {

double Rounded(double similarity) { return std::round(similarity * 100) / 100; }

void ReportUnanswered(const Report& report, const Promise& promise, const Alignment& alignment, CheckRun& run) {
  for (const std::size_t measure : alignment.without_result) {
    Finding finding = About(report, promise.cell, "measure-without-result", ListField("measures", measure));
    finding.data = {{"measure", DataValue::Text(promise.measures[measure].text)}};
    const Nearest& nearest = alignment.nearest_of_measures[measure];
    if (nearest.index) {
      finding.data.emplace_back("nearest", DataValue::Text(promise.results[*nearest.index].text));
      finding.data.emplace_back("similarity", DataValue::Real(Rounded(nearest.similarity)));
    }
    run.Add(&report, std::move(finding));
  }
}

// Whether a text tells of what is yet to be done.
bool IsUnfinished(const rules::AuditWords& words, std::string_view text) {
  return words.Holds(rules::WordKind::kUnfinished, rules::Fold(text).text);
}

// A result and the measure it answers, for the findings that compare them.
Finding AboutPair(const Report& report, const Promise& promise, const Cell& cell, const Alignment::Pair& pair,
                  const char* code) {
  Finding finding = About(report, cell, code, ListField("results", promise.done[pair.result].item));
  finding.data = {{"measure", DataValue::Text(promise.measures[pair.measure].text)},
                  {"result", DataValue::Text(promise.results[pair.result].text)},
                  {"similarity", DataValue::Real(Rounded(pair.similarity))}};
  return finding;
}

}  // namespace

void CheckAnswers(const Report& report, Aligner& aligner, const rules::AuditWords& words, CheckRun& run) {
  const bool unanswered = run.Wants(&report, "measure-without-result");
  const bool unasked = run.Wants(&report, "result-without-measure");
  const bool repeats = run.Wants(&report, "result-repeats-measure");
  const bool weaker = run.Wants(&report, "result-weaker-than-measure");
  if (!unanswered && !unasked && !repeats && !weaker) return;
  const std::vector<Cell> result_cells = CellsOf(report, "results");
  const double same = run.Rule(&report, "result-repeats-measure").Threshold("similarity");
  const double enough = run.Rule(&report, "result-weaker-than-measure").Threshold("share");
  const AlignRules rules = AlignRules::Of(report.pack);
  // What answers no measure of its own items may be listed under several cells; it must answer in none of them.
  std::set<std::pair<std::size_t, std::size_t>> answering;
  struct Stray {
    std::size_t cell;
    std::size_t item;
    Nearest nearest;
    std::string nearest_text;
  };
  std::vector<Stray> strays;
  for (const Promise& promise : PromisesOf(report, result_cells)) {
    const Alignment alignment = aligner.Align(promise.measures, promise.results, rules);
    if (unanswered) ReportUnanswered(report, promise, alignment, run);
    for (const Alignment::Pair& pair : alignment.pairs) {
      const Promise::Done& done = promise.done[pair.result];
      answering.emplace(done.cell, done.item);
      const Cell& cell = result_cells[done.cell];
      if (repeats && pair.overlap >= same) {  // one that goes on to facts says more than its measure
        run.Add(&report, AboutPair(report, promise, cell, pair, "result-repeats-measure"));
      } else if (weaker) {
        const bool open = IsUnfinished(words, promise.results[pair.result].text) &&
                          !IsUnfinished(words, promise.measures[pair.measure].text);
        if (!open && (pair.left || pair.taken_up >= enough)) continue;
        Finding finding = AboutPair(report, promise, cell, pair, "result-weaker-than-measure");
        finding.data.emplace_back("reason", DataValue::Text(open ? "unfinished" : "less"));
        run.Add(&report, std::move(finding));
      }
    }
    for (const std::size_t result : alignment.without_measure) {
      const Nearest& nearest = alignment.nearest_of_results[result];
      strays.push_back({promise.done[result].cell, promise.done[result].item, nearest,
                        nearest.index ? promise.measures[*nearest.index].text : std::string()});
    }
  }
  if (!unasked) return;
  for (const Stray& stray : strays) {
    if (!answering.emplace(stray.cell, stray.item).second) continue;
    const Cell& cell = result_cells[stray.cell];
    Finding finding = About(report, cell, "result-without-measure", ListField("results", stray.item));
    finding.data = {{"result", DataValue::Text(report.records[cell.records.front()].results[stray.item].text)}};
    if (stray.nearest.index) {
      finding.data.emplace_back("nearest", DataValue::Text(stray.nearest_text));
      finding.data.emplace_back("similarity", DataValue::Real(Rounded(stray.nearest.similarity)));
    }
    run.Add(&report, std::move(finding));
  }
}

}  // namespace sarabun::audit
