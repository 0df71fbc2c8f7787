#pragma once

#include <vector>

#include "audit/align.h"
#include "audit/check_run.h"
#include "audit/report.h"
#include "thai/words.h"

namespace sarabun::audit {

// The checks, by what they look at. Each asks CheckRun for every code it answers and says what it found; none knows
// of another. Data of findings is named as rules/messages.tsv uses it.

// Items that are missing, stand twice, or are none of that year's; fields that are empty; wording that was altered.
void CheckItems(const Report& report, CheckRun& run);
// What a reader would have said, of records that come without one: agency, year and round known; the period that of
// both; joints that were closed without certainty; damage that was left.
void CheckBareRecords(const Report& report, CheckRun& run);
// The same of a report that a reader read: what it says nothing of was looked at and found in order.
void NoteReaderChecks(const Report& report, CheckRun& run);

// Rows that promise and tell the same as another row, without sharing its cells.
void CheckRepeats(const Report& report, thai::WordCutter& cutter, CheckRun& run);

// Scores that are missing, out of range, low, far from the report's others, or at odds with the issue.
void CheckScores(const Report& report, CheckRun& run);
// Scores far from what other agencies have for the same item.
void CheckScoresAcross(const std::vector<Report>& reports, CheckRun& run);

// Measures against results: what nothing answers, what only repeats, says less than was promised, or tells that it was
// not done.
void CheckAnswers(const Report& report, Aligner& aligner, const rules::AuditWords& words, CheckRun& run);

}  // namespace sarabun::audit
