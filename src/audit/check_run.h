#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "audit/report.h"
#include "rules/checks.h"
#include "sarabun/finding.h"

namespace sarabun::audit {

// Which checks a person asked for. Codes that the contract does not have are the caller's to refuse.
struct CheckChoice {
  std::set<std::string, std::less<>> only;  // none: all
  std::set<std::string, std::less<>> skip;
  bool Holds(std::string_view code) const { return (only.empty() || only.contains(code)) && !skip.contains(code); }
};

// What became of one check over one report, or over the whole set: "sarabun.check/1".
struct CheckOutcome {
  enum class State { kPassed, kFailed, kNotRun };
  std::string report_key;  // empty for the set
  std::string agency;
  std::string code;
  State state = State::kPassed;
  std::uint64_t findings = 0;
  std::string reason;  // why it was not run: a key of rules/reasons.tsv
};

// Hands checks what they may do, and keeps what they say. A check asks Wants() before it looks, so that one that ran
// and found nothing is told from one that did not run.
class CheckRun {
 public:
  explicit CheckRun(CheckChoice choice);

  // Whether to look, for the report or, with null, for the set; notes that the check ran. False where a person or the
  // pack left the check out, which is noted as well.
  bool Wants(const Report* report, std::string_view code);

  // The check's rule in the report's pack; the defaults where there is none.
  const rules::CheckRule& Rule(const Report* report, std::string_view code) const;

  // The check cannot look: `reason` is a key of rules/reasons.tsv.
  void CannotRun(const Report* report, std::string_view code, std::string_view reason);

  // Keeps a finding. Its severity becomes the pack's. Only after Wants() said yes.
  void Add(const Report* report, Finding finding);
  // Keeps a finding of the reader's, as it is.
  void AddFromReader(const Report* report, Finding finding);

  std::vector<Finding>& findings() { return findings_; }
  std::vector<CheckOutcome> Outcomes() const;

 private:
  CheckOutcome& OutcomeOf(const Report* report, std::string_view code);

  CheckChoice choice_;
  std::vector<rules::CheckRule> defaults_;
  std::vector<Finding> findings_;
  std::vector<CheckOutcome> outcomes_;
  std::map<std::pair<std::string, std::string>, std::size_t> places_;  // report and code
};

// A finding about a cell: its document, agency, items and place are those of its records.
Finding About(const Report& report, const Cell& cell, std::string_view code, std::string field = {});
// A finding about the report as a whole.
Finding About(const Report& report, std::string_view code);

}  // namespace sarabun::audit
