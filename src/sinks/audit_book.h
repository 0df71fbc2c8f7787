#pragma once

#include <memory>

#include "sarabun/result.h"
#include "sinks/audit_page.h"

namespace sarabun::sinks {

// The audit as a workbook of five sheets in view.language: a page for those who decide, scores of report by item as a
// heat map, findings, measures beside their results, checks. Links lead from each to the next. Errors: those of the
// output, and kLimitReached where a sheet or a cell is full.
Status WriteAuditBook(const AuditView& view, std::unique_ptr<Output> output);

}  // namespace sarabun::sinks
