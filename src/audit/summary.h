#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/check_run.h"
#include "audit/report.h"
#include "rules/audit_words.h"

namespace sarabun::audit {

// A report's findings against those of the round before.
struct SinceEarlier {
  std::string report_key;  // of the earlier report; empty where there is none
  std::size_t fresh = 0;
  std::size_t still = 0;
  std::size_t resolved = 0;
};

// Means of a report's scores as its pack averages them ("sarabun.summary/1"): computed here, never official.
struct Summary {
  struct Mean {
    std::string code;  // instrument: "IIT"; indicator: its number
    std::string name;
    std::optional<double> points;  // none where no item of it has a score
    std::size_t scored = 0;        // items that were averaged
    std::size_t items = 0;         // items there are
    double weight = 0;             // of an instrument, of 100
  };
  std::string report_key;
  std::string agency;
  std::vector<Mean> indicators;
  std::vector<Mean> instruments;
  std::optional<double> total;  // none unless every weighted instrument has a mean
  std::string band;             // in Thai; empty where unknown
  std::string band_en;
  std::string how;                    // how it was averaged, one sentence
  std::vector<std::string> negative;  // items that ask for something bad: a high score says that it does not happen
  std::size_t measures = 0;
  std::size_t answered = 0;  // measures with a result
  std::size_t results = 0;
  std::size_t repeated = 0;             // results that repeat their measure
  std::size_t evidence_cells = 0;       // cells with results and known evidence
  std::size_t proven = 0;               // of these, with evidence
  std::optional<SinceEarlier> earlier;  // only where earlier rounds were given
};

Summary Summarize(const Report& report);

// total-mismatch: totals that `texts`, the report's title and what stands outside its rows, print and that disagree
// with the computed mean. The words say how totals look (WordKind::kTotal).
void CheckTotals(const Report& report, const Summary& summary, const std::vector<std::string>& texts,
                 const rules::AuditWords& words, CheckRun& run);

}  // namespace sarabun::audit
