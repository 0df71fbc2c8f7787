#pragma once

#include <string>
#include <vector>

#include "audit/auditor.h"
#include "sarabun/result.h"

namespace sarabun::sinks {

// Writes one workbook an agency (agency_book.h) and agencies.csv, which lists them with the counts of their findings,
// into a folder that appears whole or not at all. Ids are of `audited`'s findings and resolved findings, one each. A
// folder that an earlier run wrote is replaced; one that holds anything else, or a workbook that somebody has written
// in since, is refused: kInvalidArgument. Other errors are those of files.
Status WriteAgencyFolder(const std::string& folder, const audit::Audited& audited,
                         const std::vector<std::string>& finding_ids, const std::vector<std::string>& resolved_ids);

// "1006-NAME.xlsx": code and name without what no file name may hold on any system, short enough for all of them.
// `fallback` stands in where both are unknown.
std::string AgencyFileName(const std::string& code, const std::string& name, const std::string& fallback);

}  // namespace sarabun::sinks
