#include "rules/checks.h"

#include <algorithm>
#include <cassert>

#include "base/text_table.h"
#include "sarabun/record.h"

namespace sarabun::rules {
namespace {

Severity SeverityOf(std::string_view name) {
  if (name == SeverityName(Severity::kError)) return Severity::kError;
  return name == SeverityName(Severity::kWarning) ? Severity::kWarning : Severity::kInfo;
}

double NumberOf(std::string_view text) {
  const std::optional<Decimal> value = Decimal::Parse(text);
  assert(value);
  return value ? value->ToDouble() : 0;
}

std::vector<CheckInfo> JoinTables() {
  std::vector<CheckInfo> checks;
  for (const auto& row : Checks().rows()) {
    assert(row.size() == 5);
    CheckInfo info{row[0], SeverityOf(Messages().Find(row[0], "severity")), row[1], row[2] == "yes", row[3], row[4],
                   {}};
    for (const auto& figure : Thresholds().rows()) {
      assert(figure.size() == 8);
      if (figure[0] != info.code) continue;
      info.thresholds.push_back(
          {figure[1], NumberOf(figure[2]), figure[3], NumberOf(figure[4]), NumberOf(figure[5]), figure[6], figure[7]});
    }
    checks.push_back(std::move(info));
  }
  return checks;
}

}  // namespace

const std::vector<CheckInfo>& AllChecks() {
  static const std::vector<CheckInfo> kChecks = JoinTables();
  return kChecks;
}

double CheckRule::Threshold(std::string_view name) const {
  for (std::size_t i = 0; i < thresholds.size(); ++i) {
    if (info->thresholds[i].name == name) return thresholds[i];
  }
  assert(false && "no such threshold");
  return 0;
}

void ApplyChecks(const std::vector<CheckRule>& rules, std::vector<Finding>& findings) {
  const auto rule_of = [&](const Finding& finding) -> const CheckRule* {
    const auto found = std::find_if(rules.begin(), rules.end(),
                                    [&](const CheckRule& rule) { return rule.info->code == finding.code; });
    return found != rules.end() ? &*found : nullptr;
  };
  for (Finding& finding : findings) {
    const CheckRule* rule = rule_of(finding);
    if (rule != nullptr && rule->own_severity) finding.severity = rule->severity;
  }
  findings.erase(std::remove_if(findings.begin(), findings.end(),
                                [&](const Finding& finding) {
                                  const CheckRule* rule = rule_of(finding);
                                  return rule != nullptr && !rule->enabled;
                                }),
                 findings.end());
}

std::vector<CheckRule> DefaultChecks() {
  std::vector<CheckRule> rules;
  for (const CheckInfo& info : AllChecks()) {
    CheckRule rule{&info, info.severity, false, true, {}};
    for (const ThresholdInfo& figure : info.thresholds) rule.thresholds.push_back(figure.value);
    rules.push_back(std::move(rule));
  }
  return rules;
}

}  // namespace sarabun::rules
