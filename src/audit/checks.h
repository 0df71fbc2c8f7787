#pragma once

#include <vector>

#include "audit/align.h"
#include "audit/check_run.h"
#include "audit/report.h"

namespace sarabun::audit {

// The checks, by what they look at. Each asks CheckRun for every code it answers and says what it found; none knows
// of another. Data of findings is named as rules/messages.tsv uses it.

// Items that are missing, stand twice, or are none of that year's; fields that are empty; wording that was altered.
void CheckItems(const Report& report, CheckRun& run);
// Agency, year and round known; the period that of both. Only for records that come without the reader's own word.
void CheckFacts(const Report& report, CheckRun& run);

// Scores that are missing, out of range, low, far from the report's others, or at odds with the issue.
void CheckScores(const Report& report, CheckRun& run);
// Scores far from what other agencies have for the same item.
void CheckScoresAcross(const std::vector<Report>& reports, CheckRun& run);

// Measures against results: what nothing answers, what only repeats, says less than was promised, or names no fact.
void CheckAnswers(const Report& report, Aligner& aligner, CheckRun& run);

}  // namespace sarabun::audit
