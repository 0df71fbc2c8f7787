#pragma once

#include "audit/check_run.h"
#include "audit/report.h"
#include "rules/audit_words.h"

namespace sarabun::audit {

// Checks of what a report's texts say, by the words of rules/audit_words.tsv and of the report's pack. Data of findings
// is named as rules/messages.tsv uses it.

// issue-contradicts-score: an issue that finds something wanting where the score is full, or nothing where it is low.
void CheckContradictions(const Report& report, const rules::AuditWords& words, CheckRun& run);

// result-without-fact: a result, with what stands under it, that names no date, number, place, document or address.
void CheckFactsOfResults(const Report& report, const rules::AuditWords& words, CheckRun& run);

// foreign-agency-name: another agency of the pack's list, by its name behind a word such as "district".
void CheckAgencyNames(const Report& report, const rules::AuditWords& words, CheckRun& run);

// foreign-year: a fiscal year, a day or a round that is not the report's, where nothing says why it is there.
void CheckYears(const Report& report, const rules::AuditWords& words, CheckRun& run);

}  // namespace sarabun::audit
