#pragma once

#include <string_view>
#include <vector>

#include "sarabun/finding.h"

namespace sarabun::rules {

// A figure that a check goes by. Texts point into the program's own tables.
struct ThresholdInfo {
  std::string_view name;
  double value = 0;  // where no pack says otherwise
  std::string_view unit;
  double least = 0;
  double most = 0;
  std::string_view en;
  std::string_view th;
};

// One code of findings: what is looked for, and what a pack may say of it.
struct CheckInfo {
  std::string_view code;
  Severity severity = Severity::kInfo;
  std::string_view grain;  // report, item, cell or set
  bool can_be_off = true;  // false where the reader says that something was lost or guessed
  std::string_view en;     // the question that it answers
  std::string_view th;
  std::vector<ThresholdInfo> thresholds;
};

// Every code of the contract, in its order: rules/messages.tsv, checks.tsv and thresholds.tsv joined. Made once.
const std::vector<CheckInfo>& AllChecks();

// A check as a pack wants it.
struct CheckRule {
  const CheckInfo* info = nullptr;
  Severity severity = Severity::kInfo;
  bool own_severity = false;  // the pack says it, so that it goes before a finding's own
  bool enabled = true;
  std::vector<double> thresholds;  // in the order of info->thresholds

  // The figure of that name in thresholds.tsv. Another name is a fault of the program's.
  double Threshold(std::string_view name) const;
};

// Gives findings the severities that the pack asks for and takes out those that it has switched off. Of a code that is
// no check, or whose severity the pack leaves alone, they stay as they are.
void ApplyChecks(const std::vector<CheckRule>& rules, std::vector<Finding>& findings);

// All checks as they are where no pack says otherwise.
std::vector<CheckRule> DefaultChecks();

}  // namespace sarabun::rules
