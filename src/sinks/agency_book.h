#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "audit/report.h"
#include "audit/summary.h"
#include "sarabun/finding.h"
#include "sarabun/result.h"
#include "sinks/output.h"

namespace sarabun::sinks {

// What an audit has to say to one agency. Everything that is pointed at must outlive it.
struct AgencyAudit {
  struct Part {
    const audit::Report* report = nullptr;
    const audit::Summary* summary = nullptr;
  };
  struct Entry {
    const Finding* finding = nullptr;
    std::string id;
  };
  std::string code;            // empty where it is not known
  std::string name;            // likewise
  std::vector<Part> parts;     // its reports, more than one where several rounds were audited
  std::vector<Entry> entries;  // findings about these, resolved ones last
};

// A workbook in Thai to send back to the agency, of three sheets: what was found, in plain words, with what to do,
// where to look and room for an answer; scores with means and band; measures beside their results, whose answers must
// be linked (audit::Aligner::Link). Texts are those of rules/sheet.tsv. Errors: those of the output and of the
// workbook.
Status WriteAgencyBook(const AgencyAudit& agency, std::unique_ptr<Output> output);

}  // namespace sarabun::sinks
