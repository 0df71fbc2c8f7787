#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "audit/align.h"
#include "audit/check_run.h"
#include "audit/continued.h"
#include "audit/pictures.h"
#include "audit/report.h"
#include "audit/summary.h"
#include "audit/wording.h"
#include "rules/agencies.h"
#include "rules/audit_words.h"
#include "rules/pack_set.h"
#include "sarabun/finding.h"
#include "sarabun/record.h"
#include "sarabun/result.h"
#include "thai/repair.h"
#include "thai/words.h"

namespace sarabun::audit {

struct Audited;

struct AuditOptions {
  CheckChoice choice;
  // What audits of earlier rounds had to say, each round by itself; must outlive the auditor. Null: nobody asked for a
  // comparison. Only reports of rounds before a report's own are compared with it.
  const std::vector<Audited>* earlier = nullptr;
  // Agencies that must report; none means that nobody said so, and missing-report cannot run.
  std::optional<rules::AgencyList> expected;
};

// Everything that an audit has to say. Findings are in the order of reports, then of the contract's codes.
struct Audited {
  std::shared_ptr<const rules::PackSet> packs;  // that Report::pack points into
  std::vector<Report> reports;                  // by the order in which their first document came
  std::vector<Finding> findings;
  std::vector<CheckOutcome> checks;
  std::vector<Summary> summaries;  // one a report
  std::size_t unreadable = 0;
  std::optional<std::size_t> expected;  // agencies that must report, where somebody said so
  // With earlier rounds alone; every finding then has a status.
  Continued continued;
  std::vector<Finding> resolved;  // those of continued.resolved, about the earlier reports
  std::size_t reports_compared = 0;
};

// Collects documents one by one and judges them together: reports are put together from documents of one key, each is
// checked by itself, then against the others. Memory grows with the text of the reports. One audit, one object.
class Auditor {
 public:
  // `packs` are those that the records were read by.
  Auditor(std::shared_ptr<const rules::PackSet> packs, std::shared_ptr<const thai::Model> model, AuditOptions options);

  // One document that was read: its records in order, at least one, and what the reader found.
  void Add(std::vector<Record> records, std::vector<Finding> findings);
  // The same of records that come without the reader's findings: what those would say of the report is looked for.
  void AddRecords(std::vector<Record> records);
  // What a picture of the set shows, by the SHA-256 of its bytes.
  void AddLooks(const std::string& sha256, const picture::Looks& looks) { looks_.try_emplace(sha256, looks); }
  // One that gave no records; the audit goes on.
  void AddUnreadable(const Error& error);

  Audited Finish();

 private:
  std::size_t ReportOf(const Record& record);
  void CheckSet();
  void CheckEarlier();
  void TellStatus();
  void CheckReport(const Report& report);
  void CheckPrintedTotals(const Report& report, const std::vector<Finding>& from_reader);
  // What checks of texts go by, made once a pack.
  struct Language {
    rules::AuditWords words;
    Wording wording;
    Language(const rules::Pack* pack, const std::shared_ptr<const thai::Model>& model);
  };
  Language& LanguageOf(const rules::Pack* pack);

  std::shared_ptr<const rules::PackSet> packs_;
  AuditOptions options_;
  std::shared_ptr<const thai::Model> model_;
  CheckRun run_;
  Aligner aligner_;
  LooksByHash looks_;
  std::map<const rules::Pack*, Language> languages_;
  thai::WordCutter cutter_;
  std::unordered_map<std::string, std::size_t> report_of_key_;
  Audited audited_;
  std::vector<std::vector<Finding>> from_reader_;  // by report
  std::vector<bool> bare_;                         // by report: some of it came as records
  std::vector<Error> unreadable_;
  std::vector<Standing> standings_;  // by report
};

}  // namespace sarabun::audit
