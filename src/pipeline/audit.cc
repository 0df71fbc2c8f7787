#include "pipeline/audit.h"

#include <algorithm>
#include <utility>

#include "pipeline/earlier.h"
#include "pipeline/file_extractor.h"
#include "pipeline/gallery.h"
#include "pipeline/inputs.h"
#include "pipeline/readings.h"
#include "pipeline/report.h"
#include "pipeline/suppressions.h"
#include "rules/agencies.h"
#include "rules/pack.h"
#include "sinks/finding_json.h"

namespace sarabun::pipeline {

namespace {

// Ids as their sink makes them, so that an id on the screen is the id in the file.
std::vector<std::string> IdsOf(const std::vector<Finding>& findings) {
  std::map<std::string, int> written;
  std::vector<std::string> ids;
  ids.reserve(findings.size());
  for (const Finding& finding : findings) {
    const int repeat = ++written[sinks::FindingId(finding)];
    ids.push_back(sinks::FindingId(finding, repeat));
  }
  return ids;
}

// Takes out what a person has settled. A line for a finding of an earlier round is of use where that finding went on or
// was resolved; it settles the resolved one alone, for a present finding is another fact.
class Settler {
 public:
  Settler(Suppressions& suppressions, const std::vector<audit::Audited>& rounds) : suppressions_(suppressions) {
    earlier_ids_.reserve(rounds.size());
    for (const audit::Audited& round : rounds) earlier_ids_.push_back(IdsOf(round.findings));
  }

  void Settle(AuditRun& run) {
    SettlePresent(run);
    SettleResolved(run);
  }

 private:
  const std::string& EarlierId(const audit::EarlierFinding& at) const { return earlier_ids_[at.round][at.finding]; }

  void SettlePresent(AuditRun& run) {
    std::vector<std::string> ids = IdsOf(run.audited.findings);
    audit::Continued& continued = run.audited.continued;
    std::vector<Finding> kept;
    std::vector<std::optional<audit::EarlierFinding>> kept_from;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const auto from = continued.from.empty() ? std::nullopt : continued.from[i];
      if (from) suppressions_.Take(EarlierId(*from));
      if (suppressions_.Take(ids[i])) {
        ++run.suppressed;
        continue;
      }
      Finding& finding = run.audited.findings[i];
      if (from) finding.related.push_back(EarlierId(*from));
      run.finding_ids.push_back(std::move(ids[i]));
      kept.push_back(std::move(finding));
      kept_from.push_back(from);
    }
    run.audited.findings = std::move(kept);
    if (!continued.from.empty()) continued.from = std::move(kept_from);
  }

  void SettleResolved(AuditRun& run) {
    std::vector<Finding> kept;
    std::vector<audit::EarlierFinding> kept_from;
    for (std::size_t i = 0; i < run.audited.resolved.size(); ++i) {
      const audit::EarlierFinding& from = run.audited.continued.resolved[i];
      if (suppressions_.Take(EarlierId(from))) {
        ++run.suppressed;
        continue;
      }
      run.resolved_ids.push_back(EarlierId(from));
      kept.push_back(std::move(run.audited.resolved[i]));
      kept_from.push_back(from);
    }
    run.audited.resolved = std::move(kept);
    run.audited.continued.resolved = std::move(kept_from);
  }

  Suppressions& suppressions_;
  std::vector<std::vector<std::string>> earlier_ids_;
};

// Where checks were left out, a line may belong to one of them.
void TellUnused(const Suppressions& suppressions, const audit::CheckChoice& choice, bool compared, AuditRun& run) {
  audit::CheckOutcome outcome;
  outcome.code = "suppression-unused";
  if (!choice.only.empty() || !choice.skip.empty()) {
    outcome.state = audit::CheckOutcome::State::kNotRun;
    outcome.reason = choice.Holds(outcome.code) ? "not-all-checks" : "left-out";
  } else {
    for (Finding& unused : suppressions.Unused()) {
      if (compared) unused.status = "new";
      run.finding_ids.push_back(sinks::FindingId(unused));
      run.audited.findings.push_back(std::move(unused));
      if (compared) run.audited.continued.from.emplace_back();
      outcome.state = audit::CheckOutcome::State::kFailed;
      ++outcome.findings;
    }
  }
  // Checks of the set stand first, in the contract's order, and this is the last of them.
  auto& checks = run.audited.checks;
  const auto at = std::find_if(checks.begin(), checks.end(), [](const auto& each) { return !each.report_key.empty(); });
  checks.insert(at, std::move(outcome));
}

// What is new, still there or resolved in each report, once it is known what a person has settled.
void CountByStatus(audit::Audited& audited) {
  std::map<std::string, audit::SinceEarlier*> by_key;
  std::map<std::string, audit::SinceEarlier*> by_earlier_key;
  for (audit::Summary& summary : audited.summaries) {
    if (!summary.earlier) continue;
    by_key[summary.report_key] = &*summary.earlier;
    if (!summary.earlier->report_key.empty()) by_earlier_key[summary.earlier->report_key] = &*summary.earlier;
  }
  for (const Finding& finding : audited.findings) {
    const auto at = by_key.find(finding.report_key.value_or(""));
    if (at != by_key.end()) ++(finding.status == "still" ? at->second->still : at->second->fresh);
  }
  for (const Finding& finding : audited.resolved) {
    const auto at = by_earlier_key.find(finding.report_key.value_or(""));
    if (at != by_earlier_key.end()) ++at->second->resolved;
  }
}

void Judge(std::vector<Reading> units, const std::vector<Error>& rejections, const Gallery& gallery,
           audit::Auditor& auditor, AuditRun& run) {
  Give(std::move(units), auditor);
  for (const Error& rejection : rejections) auditor.AddUnreadable(rejection);
  for (const auto& [sha256, picture] : gallery.pictures()) {
    if (picture.looks) auditor.AddLooks(sha256, *picture.looks);
  }
  run.audited = auditor.Finish();
}

// Reads the earlier rounds, of which nothing is shown. They are no inputs of this run: its journal and its list of
// files do not know them.
Status ReadEarlier(ExtractOptions options, Shared& shared, Gallery& gallery, EarlierRounds& earlier) {
  if (!earlier.wanted()) return {};
  options.journal.clear();
  shared.read.link = false;
  shared.read.with_raw = false;
  if (shared.read.evidence_hash) shared.gallery = &gallery;
  if (Status prepared = PrepareWorkers(shared, options, earlier.inputs().inputs.size()); !prepared) return prepared;
  return earlier.Read(options, shared, nullptr);
}

Result<audit::AuditOptions> OptionsOf(const AuditRequest& request, const rules::PackSet& packs) {
  audit::AuditOptions options;
  options.choice = request.choice;
  if (request.expected.empty()) return options;
  auto expected = rules::ReadAgencies(request.expected);
  if (!expected) return expected.error();
  for (const auto& pack : packs.packs()) expected->TakeWholeNames(pack->agencies);
  options.expected = std::move(*expected);
  return options;
}

}  // namespace

Result<AuditRun> Audit(const std::vector<std::string>& paths, const AuditRequest& request, Observer* observer) {
  auto shared = LoadShared(request.extract);
  if (!shared) return shared.error();
  auto options = OptionsOf(request, *shared->packs);
  if (!options) return options.error();
  auto suppressions = Suppressions::Read(request.suppressions);
  if (!suppressions) return suppressions.error();

  shared->take_records = true;
  EarlierRounds earlier(request.against);
  const InputList list = ExpandPaths(paths);
  std::vector<std::string> upcoming = PresentPaths(earlier.inputs());
  for (std::string& path : PresentPaths(list)) upcoming.push_back(std::move(path));
  shared->converter->Expect(std::move(upcoming));

  Gallery before(0);
  Shared for_earlier = *shared;
  if (Status read = ReadEarlier(request.extract, for_earlier, before, earlier); !read) return read.error();
  Gallery gallery(request.thumbnail_side);
  if (shared->read.evidence_hash) shared->gallery = &gallery;
  if (Status prepared = PrepareWorkers(*shared, request.extract, list.inputs.size()); !prepared) {
    return prepared.error();
  }
  if (observer != nullptr) observer->OnInputs(list.inputs.size());
  auto readings = ReadAll(list, request.extract, *shared, observer);
  if (!readings) return readings.error();
  EndWorkers(*shared);
  if (Status audited = earlier.Audit(readings->units, before, *shared, *options); !audited) return audited.error();

  if (earlier.wanted()) options->earlier = &earlier.rounds();
  audit::Auditor auditor(shared->packs, shared->model, std::move(*options));
  for (const auto& [sha256, picture] : before.pictures()) {
    if (picture.looks) auditor.AddLooks(sha256, *picture.looks);
  }
  AuditRun run;
  Judge(std::move(readings->units), readings->rejections, gallery, auditor, run);
  run.inputs = readings->inputs;
  run.skipped = readings->skipped;
  run.records = readings->records;
  run.rejections = earlier.rejections();
  run.rejections.insert(run.rejections.end(), readings->rejections.begin(), readings->rejections.end());
  run.notes = earlier.notes();
  for (const auto& [sha256, picture] : gallery.pictures()) {
    if (!picture.thumbnail.empty()) run.thumbnails.emplace(sha256, picture.thumbnail);
  }
  Settler(*suppressions, earlier.rounds()).Settle(run);
  CountByStatus(run.audited);
  if (!request.suppressions.empty()) TellUnused(*suppressions, request.choice, earlier.wanted(), run);
  return run;
}

}  // namespace sarabun::pipeline
