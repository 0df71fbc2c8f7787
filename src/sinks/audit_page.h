#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "audit/auditor.h"
#include "sarabun/result.h"
#include "sinks/output.h"

namespace sarabun::sinks {

// What an audit's page and workbook show. All must outlive the call that it is given to.
struct AuditView {
  const audit::Audited& audited;
  const std::vector<std::string>& finding_ids;           // of audited.findings, one each
  const std::map<std::string, std::string>& thumbnails;  // JPEGs by the SHA-256 of their pictures; may be none
  std::uint64_t suppressed = 0;                          // findings that are left out
  std::string_view language = "en";                      // "en" or "th"; of the page until its reader chooses
  std::string_view version;                              // of the program
  const std::vector<std::string>& resolved_ids;          // of audited.resolved, one each
};

// The audit as one HTML file (html/page.h). Of each record the original text is shown that Record::raw keeps, or where
// it has none what the repairs say of it. Errors: those of the output.
Status WriteAuditPage(const AuditView& view, std::unique_ptr<Output> output);

}  // namespace sarabun::sinks
