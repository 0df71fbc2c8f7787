#include <cmath>

#include "rules/record_builder.h"

// What a record tells beside its values: joints that were closed without certainty, damage that was left, and values
// that the report does not say in so many words.
namespace sarabun::rules {
namespace {

constexpr double kCertain = 0.8;  // a repair below it is a finding

}  // namespace

// A confidence is an estimate: further digits would claim more than it knows.
double RecordBuilder::Hundredths(double value) { return std::round(value * 100) / 100; }

void RecordBuilder::ReportDoubts(const std::string& field, const Holders* holders) {
  const auto report = [&](std::string_view code, Severity severity, std::string message) -> Finding& {
    Finding finding = MakeFindingAt(code, severity, std::move(message), holders != nullptr ? holders->first.table : 0,
                                    holders != nullptr ? holders->first.row : 0);
    if (holders != nullptr) finding.items = cutter_.CodesOf(holders->records);
    finding.field = field;
    draft_.findings.push_back(std::move(finding));
    return draft_.findings.back();
  };
  for (const thai::Repair& repair : repaired_.repairs) {
    if (repair.confidence >= kCertain) continue;
    Finding& finding = report("uncertain-joint", Severity::kInfo, "how this joint was mended is not certain");
    finding.data.emplace_back("before", DataValue::Text(repair.before));
    finding.data.emplace_back("after", DataValue::Text(repair.after));
    finding.data.emplace_back("offset", DataValue::Integer(static_cast<std::int64_t>(repair.offset)));
    finding.data.emplace_back("confidence", DataValue::Real(Hundredths(repair.confidence)));
    finding.data.emplace_back("reason", DataValue::Text(repair.reason));
  }
  for (const thai::Damage& damage : repaired_.left) {
    Finding& finding = report("damage-left", Severity::kWarning, "damaged text that cannot be mended without guessing");
    finding.data.emplace_back("text", DataValue::Text(damage.text));
    finding.data.emplace_back("offset", DataValue::Integer(static_cast<std::int64_t>(damage.offset)));
    finding.data.emplace_back("kind", DataValue::Text(damage.kind));
  }
}

void RecordBuilder::ReportScore(const Holders& holders, const FoundScore& found) {
  const Score& score = found.score;
  const auto report = [&](Severity severity, std::string field, std::string message) {
    Finding finding =
        MakeFindingAt("value-guessed", severity, std::move(message), holders.first.table, holders.first.row);
    finding.items = cutter_.CodesOf(holders.records);
    finding.field = std::move(field);
    finding.data.emplace_back("text", DataValue::Text(score.raw));
    draft_.findings.push_back(std::move(finding));
  };
  // That it is missing is for score-missing to say.
  if (!score.value) report(Severity::kInfo, "score.value", "a score that cannot be read: '" + score.raw + "'");
  if (found.unit_guessed) {
    report(Severity::kInfo, "score.unit", "no unit is written; '" + score.raw + "' is taken as points");
  }
  if (!found.short_year.empty()) {
    report(Severity::kInfo, "score.fiscal_year",
           "'" + found.short_year + "' is taken as the year " + std::to_string(*score.fiscal_year));
  }
}

void RecordBuilder::ReportDerived(std::string_view field, std::vector<std::string> codes, bool against) {
  if (codes.empty()) return;
  const std::string what(field);
  Finding finding = MakeFinding("value-guessed", against ? Severity::kWarning : Severity::kInfo,
                                against ? "the rows above say another " + what + " than the items' codes, which count"
                                        : "no row says the " + what + "; taken from the items' codes");
  finding.data.emplace_back("codes", DataValue::Texts(codes));
  finding.items = std::move(codes);
  finding.field = field;
  draft_.findings.push_back(std::move(finding));
}

}  // namespace sarabun::rules
