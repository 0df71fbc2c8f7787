#include "audit/check_run.h"

#include <algorithm>

namespace sarabun::audit {

namespace {

void Place(const Report& report, const Record& record, Finding& finding) {
  finding.report_key = report.key;
  finding.agency = report.info.agency.name;
  finding.document_path = record.document.path;
  finding.document_sha256 = record.document.sha256;
}

}  // namespace

CheckRun::CheckRun(CheckChoice choice) : choice_(std::move(choice)), defaults_(rules::DefaultChecks()) {}

CheckOutcome& CheckRun::OutcomeOf(const Report* report, std::string_view code) {
  const std::string key = report != nullptr ? report->key : std::string();
  const auto [at, fresh] = places_.try_emplace({key, std::string(code)}, outcomes_.size());
  if (fresh) {
    CheckOutcome outcome;
    outcome.report_key = key;
    if (report != nullptr) outcome.agency = report->info.agency.name.value_or("");
    outcome.code = code;
    outcomes_.push_back(std::move(outcome));
  }
  return outcomes_[at->second];
}

const rules::CheckRule& CheckRun::Rule(const Report* report, std::string_view code) const {
  if (report != nullptr && report->pack != nullptr) return report->pack->Check(code);
  return *std::find_if(defaults_.begin(), defaults_.end(),
                       [&](const rules::CheckRule& rule) { return rule.info->code == code; });
}

bool CheckRun::Wants(const Report* report, std::string_view code) {
  if (!choice_.Holds(code)) {
    CannotRun(report, code, "left-out");
    return false;
  }
  if (!Rule(report, code).enabled) {
    CannotRun(report, code, "off-in-pack");
    return false;
  }
  OutcomeOf(report, code);
  return true;
}

void CheckRun::CannotRun(const Report* report, std::string_view code, std::string_view reason) {
  CheckOutcome& outcome = OutcomeOf(report, code);
  if (outcome.findings > 0) return;
  outcome.state = CheckOutcome::State::kNotRun;
  outcome.reason = choice_.Holds(code) ? reason : std::string_view("left-out");
}

void CheckRun::Add(const Report* report, Finding finding) {
  finding.severity = Rule(report, finding.code).severity;
  AddFromReader(report, std::move(finding));
}

void CheckRun::AddFromReader(const Report* report, Finding finding) {
  if (!choice_.Holds(finding.code)) return;
  CheckOutcome& outcome = OutcomeOf(report, finding.code);
  outcome.state = CheckOutcome::State::kFailed;
  ++outcome.findings;
  findings_.push_back(std::move(finding));
}

// In the contract's order, report by report.
std::vector<CheckOutcome> CheckRun::Outcomes() const {
  std::map<std::string_view, std::size_t> order;
  for (const rules::CheckRule& rule : defaults_) order.try_emplace(rule.info->code, order.size());
  std::vector<CheckOutcome> outcomes = outcomes_;
  std::stable_sort(outcomes.begin(), outcomes.end(), [&](const CheckOutcome& a, const CheckOutcome& b) {
    if (a.report_key != b.report_key) return a.report_key < b.report_key;
    return order.at(a.code) < order.at(b.code);
  });
  return outcomes;
}

Finding About(const Report& report, const Cell& cell, std::string_view code, std::string field) {
  Finding finding;
  finding.code = code;
  const Record& first = report.records[cell.records.front()];
  Place(report, first, finding);
  for (const std::size_t record : cell.records) finding.items.push_back(ItemName(report.records[record]));
  if (!field.empty()) finding.field = std::move(field);
  finding.where.part = first.source.part.value_or("");
  finding.where.table = first.source.table;
  finding.where.row = first.source.row;
  return finding;
}

Finding About(const Report& report, std::string_view code) {
  Finding finding;
  finding.code = code;
  if (!report.records.empty()) Place(report, report.records.front(), finding);
  finding.report_key = report.key;
  finding.agency = report.info.agency.name;
  return finding;
}

}  // namespace sarabun::audit
