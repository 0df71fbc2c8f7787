#include <string>

#include "audit/contents.h"
#include "rules/fold.h"

namespace sarabun::audit {

namespace {

using rules::WordKind;

// Whether a text says when, how much, where, by which document or under which address.
bool NamesFact(const rules::AuditWords& words, std::string_view text) {
  // Figures that are no facts hide none, but a document's name may hold them: names are looked for first.
  const std::string folded = rules::Fold(text).text;
  for (const WordKind kind : {WordKind::kPlace, WordKind::kDocument, WordKind::kLink}) {
    if (words.Holds(kind, folded)) return true;
  }
  const std::string rest = words.Without(WordKind::kNotFact, folded);
  return words.Holds(WordKind::kDate, rest) || words.Holds(WordKind::kNumber, rest);
}

}  // namespace

void CheckFactsOfResults(const Report& report, const rules::AuditWords& words, CheckRun& run) {
  if (!run.Wants(&report, "result-without-fact")) return;
  for (const Cell& cell : CellsOf(report, "results")) {
    const auto& results = report.records[cell.records.front()].results;
    // What stands under a first-level item belongs to it.
    for (std::size_t begin = 0, end = 0; begin < results.size(); begin = end) {
      bool fact = NamesFact(words, results[begin].text);
      for (end = begin + 1; end < results.size() && results[end].level > 1; ++end) {
        fact = fact || NamesFact(words, results[end].text);
      }
      if (fact) continue;
      Finding finding = About(report, cell, "result-without-fact", "results[" + std::to_string(begin) + "].text");
      finding.data = {{"result", DataValue::Text(results[begin].text)}};
      run.Add(&report, std::move(finding));
    }
  }
}

}  // namespace sarabun::audit
