#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "audit/auditor.h"
#include "sarabun/extract.h"
#include "sarabun/finding.h"
#include "sarabun/result.h"

namespace sarabun::pipeline {

struct AuditRequest {
  ExtractOptions extract;
  audit::CheckChoice choice;
  std::vector<std::string> against;  // earlier rounds: reports, records, folders and stores
  std::string expected;              // file of agencies that must report; empty is none
  std::string suppressions;          // file of finding ids and reasons; empty is none
  std::uint32_t thumbnail_side = 0;  // longest side of thumbnails in pixels; 0 for none
};

struct AuditRun {
  audit::Audited audited;                         // findings without those that were suppressed
  std::vector<std::string> finding_ids;           // of audited.findings, one each
  std::vector<std::string> resolved_ids;          // of audited.resolved
  std::map<std::string, std::string> thumbnails;  // JPEGs by the SHA-256 of their pictures
  std::uint64_t inputs = 0;                       // files tried
  std::uint64_t skipped = 0;                      // found in folders and left alone
  std::uint64_t records = 0;
  std::uint64_t suppressed = 0;    // findings
  std::vector<Error> rejections;   // in input order, those of earlier rounds first
  std::vector<std::string> notes;  // what was left aside, a line each
};

// Reads reports and records (JSONL) as Extract does, and judges them together. A file that cannot be read is a finding.
// With earlier rounds, those are read first and audited by themselves, with the same checks. Errors: nothing was tried
// (bad rules, a bad list of agencies or suppressions, no earlier round that could be read or that is earlier), or
// kCancelled.
Result<AuditRun> Audit(const std::vector<std::string>& paths, const AuditRequest& request,
                       Observer* observer = nullptr);

}  // namespace sarabun::pipeline
