#pragma once

#include <string>

#include "audit/check_run.h"
#include "audit/summary.h"

namespace sarabun::sinks {

// What became of a check ("sarabun.check/1") and the means of a report ("sarabun.summary/1"), one object without a
// line feed each. Texts in Thai and English are those of rules/checks.tsv and reasons.tsv.
std::string CheckJson(const audit::CheckOutcome& outcome);
std::string SummaryJson(const audit::Summary& summary);

}  // namespace sarabun::sinks
