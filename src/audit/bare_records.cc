#include <algorithm>
#include <string>

#include "audit/checks.h"
#include "rules/calendar.h"
#include "thai/repair.h"

// What a reader would have said of a report, looked for in its records where they come without the reader.
namespace sarabun::audit {

namespace {

void FindMissingFacts(const Report& report, CheckRun& run) {
  if (!run.Wants(&report, "report-fact-missing")) return;
  const auto missing = [&](const char* field) {
    Finding finding = About(report, "report-fact-missing");
    finding.field = field;
    run.Add(&report, std::move(finding));
  };
  if (!report.info.agency.name) missing("report.agency");
  if (!report.info.fiscal_year) missing("report.fiscal_year");
  if (!report.info.round.no) missing("report.round");
}

void FindMismatch(const Report& report, CheckRun& run) {
  const Period& period = report.info.period;
  const auto due = rules::DuePeriod(report.pack, report.info);
  if (!period.start || !period.end || !due) return run.CannotRun(&report, "period-mismatch", "period-not-known");
  if (!run.Wants(&report, "period-mismatch")) return;
  if (*period.start == rules::Iso(due->start) && *period.end == rules::Iso(due->end)) return;
  Finding finding = About(report, "period-mismatch");
  finding.field = "report.period";
  finding.data = {{"start", DataValue::Text(*period.start)},
                  {"end", DataValue::Text(*period.end)},
                  {"due_start", DataValue::Text(rules::Iso(due->start))},
                  {"due_end", DataValue::Text(rules::Iso(due->end))}};
  run.Add(&report, std::move(finding));
}

// A merged cell's repairs stand in each of its records.
void FindUncertain(const Report& report, CheckRun& run) {
  constexpr double kCertain = 0.8;  // the contract's
  if (!run.Wants(&report, "uncertain-joint")) return;
  for (std::size_t i = 0; i < report.records.size(); ++i) {
    for (const FieldRepair& repair : report.records[i].repairs) {
      if (repair.confidence >= kCertain) continue;
      const std::string list = repair.field.substr(0, repair.field.find('['));
      Cell cell{{i}};
      for (const Cell& each : CellsOf(report, list)) {
        if (std::find(each.records.begin(), each.records.end(), i) != each.records.end()) cell = each;
      }
      if (cell.records.front() != i) continue;
      Finding finding = About(report, cell, "uncertain-joint", repair.field);
      finding.data = {{"before", DataValue::Text(repair.before)},
                      {"after", DataValue::Text(repair.after)},
                      {"offset", DataValue::Integer(static_cast<std::int64_t>(repair.offset))},
                      {"confidence", DataValue::Real(repair.confidence)}};
      run.Add(&report, std::move(finding));
    }
  }
}

void FindDamage(const Report& report, CheckRun& run) {
  if (!run.Wants(&report, "damage-left")) return;
  thai::Engine engine(nullptr);
  thai::Repaired repaired;
  for (const CellText& text : TextsOf(report)) {
    engine.Repair({std::string(text.text), {}}, {}, repaired);
    for (const thai::Damage& damage : repaired.left) {
      Finding finding = About(report, text.cell, "damage-left", text.field);
      finding.data = {{"text", DataValue::Text(damage.text)},
                      {"offset", DataValue::Integer(static_cast<std::int64_t>(damage.offset))},
                      {"kind", DataValue::Text(damage.kind)}};
      run.Add(&report, std::move(finding));
    }
  }
}

}  // namespace

void CheckBareRecords(const Report& report, CheckRun& run) {
  FindMissingFacts(report, run);
  FindMismatch(report, run);
  FindUncertain(report, run);
  FindDamage(report, run);
}

void NoteReaderChecks(const Report& report, CheckRun& run) {
  for (const char* code : {"report-fact-missing", "period-mismatch", "uncertain-joint", "damage-left"}) {
    (void)run.Wants(&report, code);
  }
}

}  // namespace sarabun::audit
