#pragma once

#include <memory>
#include <vector>

#include "sarabun/finding.h"
#include "sarabun/result.h"
#include "sinks/output.h"

namespace sarabun::sinks {

// Findings as CSV (RFC 4180) for people with a spreadsheet: one row a finding, headings by their keys. Text that a
// spreadsheet would take for a formula is disarmed with an apostrophe.
Status WriteFindingCsv(std::unique_ptr<Output> output, const std::vector<Finding>& findings);

}  // namespace sarabun::sinks
