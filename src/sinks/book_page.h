#pragma once

#include <functional>
#include <string>

#include "sarabun/result.h"
#include "sinks/audit_forms.h"
#include "sinks/audit_page.h"
#include "sinks/book_words.h"
#include "workbook/workbook.h"

namespace sarabun::sinks {

// The workbook's first sheet, for those who decide: what came in and is complete, measures answered, evidence, the five
// lowest items, groups of agencies, reports. `link_to` says where the detail of a record stands. Errors: those of the
// workbook.
Status WriteBookPage(const AuditView& view, const AuditForms& forms, const BookWords& words,
                     const std::function<std::string(const Record&)>& link_to, workbook::Workbook& book);

}  // namespace sarabun::sinks
