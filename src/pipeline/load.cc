#include "sarabun/load.h"

#include <cerrno>
#include <cstdio>
#include <memory>
#include <optional>
#include <utility>

#include "base/file.h"
#include "base/sha256.h"
#include "base/text.h"
#include "pipeline/file_extractor.h"
#include "pipeline/in_order.h"
#include "pipeline/inputs.h"
#include "pipeline/reading_hash.h"
#include "pipeline/record_units.h"
#include "pipeline/report.h"
#include "records/seal.h"
#include "rules/pack.h"
#include "stores/csv_store.h"
#include "stores/store_list.h"
#include "warehouse/loader.h"

namespace sarabun {

namespace {

using pipeline::Extracted;
using pipeline::Input;
using warehouse::ReportRows;

// What a worker hands on of one input.
struct Prepared {
  Extracted extracted;
  std::optional<ReportRows> report;
  bool holds_records = false;  // a file of records, for the caller's thread to read
};

std::string RulesOf(const pipeline::Shared& shared) {
  std::vector<std::string> names;
  for (const auto& pack : shared.packs->packs()) names.push_back(pack->name + " " + pack->version);
  return Join(names, ", ");
}

// One worker: reads a file and makes its rows, so that the thread with the store only has to insert them.
class Preparer {
 public:
  Preparer(const pipeline::Shared& shared, const std::vector<Input>& inputs)
      : takes_records_(shared.take_records), extractor_(shared), inputs_(inputs) {}

  Prepared operator()(std::size_t at) {
    const Input& input = inputs_[at];
    Prepared prepared;
    if (takes_records_ && !input.is_missing && pipeline::HoldsRecords(input.path)) {
      prepared.extracted.outcome.path = input.path;
      prepared.holds_records = true;
      return prepared;
    }
    prepared.extracted = extractor_.Extract(input);
    Extracted& extracted = prepared.extracted;
    if (extracted.outcome.rejected || extracted.outcome.skipped || extracted.outcome.unchanged ||
        extracted.records.empty()) {
      return prepared;
    }
    auto report = MakeRows(extracted);
    if (report) {
      prepared.report = std::move(*report);
    } else {
      extracted.outcome.rejected = true;
      extracted.outcome.error = report.error();
      extracted.outcome.error.where.path = input.path;
    }
    return prepared;
  }

 private:
  static Result<warehouse::ReportRows> MakeRows(Extracted& extracted) {
    const auto records = extracted.records.TakeAll();
    if (!records) return records.error();
    return warehouse::MakeReportRows(*records, extracted.findings.items(), false);
  }

  bool takes_records_;
  pipeline::FileExtractor extractor_;
  const std::vector<Input>& inputs_;
};

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

// Takes what workers prepared, in input order, and gives it to the loader.
class Delivery {
 public:
  Delivery(const LoadOptions& options, const pipeline::Shared& shared, const pipeline::InputList& list,
           warehouse::Loader& loader, FindingSink& findings, Observer* observer)
      : options_(options),
        loader_(loader),
        list_(list),
        findings_(findings),
        observer_(observer),
        packs_(shared.packs),
        aligner_(shared.model),
        found_(list.folders.size(), 0) {
    summary_.skipped = list.skipped;
  }

  Status Take(const Input& input, Prepared prepared) {
    const auto* cancelled = options_.extract.cancelled;
    if (cancelled != nullptr && cancelled->load()) return Error{ErrorCode::kCancelled, "stopped by a signal", "", {}};
    Extracted& extracted = prepared.extracted;
    if (extracted.outcome.skipped) {
      ++summary_.skipped;
    } else {
      if (!input.named) ++found_[input.folder];
      if (Status passed = Pass(input, prepared); !passed) return passed;
    }
    if (observer_ != nullptr) observer_->OnFile(extracted.outcome);
    return {};
  }

  // A folder in which nothing was tried is an input that gave nothing.
  Status Finish() {
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (found_[i] > 0) continue;
      if (Status rejected = Reject(pipeline::EmptyFolder(list_.folders[i], true)); !rejected) return rejected;
    }
    return loader_.Finish();
  }

  LoadSummary& summary() { return summary_; }

 private:
  Status Pass(const Input& input, Prepared& prepared) {
    Extracted& extracted = prepared.extracted;
    if (extracted.outcome.unchanged) {
      loader_.CountUnchanged();
      return {};
    }
    if (prepared.holds_records || !extracted.record_lines.empty()) return PassRecords(input, extracted);
    if (extracted.outcome.rejected) {
      Tell(extracted.findings.items());
      return Reject(extracted.outcome.error);
    }
    Tell(prepared.report ? prepared.report->findings : extracted.findings.items());
    const std::uint64_t records = prepared.report ? prepared.report->records : 0;
    if (prepared.report) {
      if (Status added = loader_.AddReport(std::move(*prepared.report)); !added) return added;
    }
    return loader_.EndInput(extracted.document.path, extracted.document.sha256, "report", extracted.document.bytes,
                            records > 0 ? 1 : 0, records);
  }

  // Twice through the file: nothing of one with a mistake in it is taken.
  Status PassRecords(const Input& input, Extracted& extracted) {
    const File file(extracted.record_lines.empty()
                        ? std::fopen(input.path.c_str(), "rb")
                        : ::fmemopen(extracted.record_lines.data(), extracted.record_lines.size(), "rb"));
    const std::string name = input.path == "-" ? "standard input" : input.path;
    if (file == nullptr) return RejectRecords(SystemError("read", name, errno), extracted);
    const auto facts = pipeline::HashFile(file.get(), name);
    if (!facts) return RejectRecords(facts.error(), extracted);
    if (loader_.IsUnchanged(facts->sha256)) {
      loader_.CountUnchanged();
      return {};
    }
    std::vector<warehouse::HeldRecords> held;
    const auto check = [&](std::vector<Record>& records) -> Status {
      const auto rows = warehouse::MakeReportRows(records, {}, true);
      if (!rows) return rows.error();
      held.push_back({rows->report_key, rows->document_sha256, static_cast<std::int64_t>(records.size())});
      return {};
    };
    if (Status sound = pipeline::ReadUnits(file.get(), name, check); !sound) {
      return RejectRecords(sound.error(), extracted);
    }
    if (Status whole = loader_.CheckWhole(held); !whole) {
      if (whole.error().code != ErrorCode::kMalformed) return whole;
      return RejectRecords(whole.error(), extracted);
    }
    std::rewind(file.get());
    std::uint64_t reports = 0;
    const auto add = [&](std::vector<Record>& records) { return AddUnit(records, extracted, reports); };
    if (Status added = pipeline::ReadUnits(file.get(), name, add); !added) return added;
    return loader_.EndInput(name, facts->sha256, "records", facts->bytes, reports, extracted.outcome.records);
  }

  Status AddUnit(std::vector<Record>& records, Extracted& extracted, std::uint64_t& reports) {
    if (!IsLinked(records)) {
      const rules::Pack* pack = records.empty() ? nullptr : packs_->Find(records.front().rules.name);
      aligner_.Link(records, audit::AlignRules::Of(pack));
    }
    auto rows = warehouse::MakeReportRows(records, SealAnew(records), true);
    if (!rows) return rows.error();
    Tell(rows->findings);
    ++reports;
    extracted.outcome.records += records.size();
    return loader_.AddReport(std::move(*rows));
  }

  // A record that was changed after it was extracted is another one, whatever its record_id says.
  static std::vector<Finding> SealAnew(std::vector<Record>& records) {
    std::vector<Finding> findings;
    for (Record& record : records) {
      const std::string stated = record.record_id;
      records::Seal(record);
      if (record.record_id == stated) continue;
      Finding finding;
      finding.code = "value-adapted";
      finding.severity = Severity::kInfo;
      finding.field = "record.record_id";
      finding.items = {record.item.code.value_or(std::to_string(record.no))};
      finding.data = {{"before", DataValue::Text(stated)},
                      {"after", DataValue::Text(record.record_id)},
                      {"why", DataValue::Text("the record was changed after it was extracted")}};
      findings.push_back(std::move(finding));
    }
    return findings;
  }

  static bool IsLinked(const std::vector<Record>& records) {
    for (const Record& record : records) {
      for (const ListItem& result : record.results) {
        if (result.answers) return true;
      }
    }
    return false;
  }

  Status RejectRecords(Error error, Extracted& extracted) {
    if (error.where.path.empty()) error.where.path = extracted.outcome.path;
    extracted.outcome.rejected = true;
    extracted.outcome.error = error;
    return Reject(std::move(error));
  }

  Status Reject(Error error) {
    if (Status rejected = loader_.Reject(error); !rejected) return rejected;
    summary_.rejections.push_back(std::move(error));
    return {};
  }

  void Tell(const std::vector<Finding>& findings) {
    for (const Finding& finding : findings) findings_.Report(finding);
  }

  const LoadOptions& options_;
  warehouse::Loader& loader_;
  const pipeline::InputList& list_;
  FindingSink& findings_;
  Observer* observer_;
  std::shared_ptr<const rules::PackSet> packs_;
  audit::Aligner aligner_;
  std::vector<std::uint64_t> found_;
  LoadSummary summary_;
};

Result<warehouse::LoaderOptions> MakeLoaderOptions(const LoadOptions& options, const pipeline::Shared& shared) {
  warehouse::LoaderOptions made;
  made.dry_run = options.dry_run;
  made.program_version = SARABUN_VERSION;
  made.rules = RulesOf(shared);
  made.retractions = options.retract;
  made.retry_seconds = options.retry_seconds;
  auto reading = pipeline::ReadingHash(shared, options.extract.agencies);
  if (!reading) return reading.error();
  made.reading_sha256 = std::move(*reading);
  if (!options.corrections.empty()) {
    auto corrections = warehouse::ReadCorrections(options.corrections);
    if (!corrections) return corrections.error();
    made.corrections = std::move(*corrections);
  }
  if (!options.prefer.empty()) {
    auto preferences = warehouse::ReadPreferences(options.prefer);
    if (!preferences) return preferences.error();
    made.preferences = std::move(*preferences);
  }
  if (options.on_report) {
    made.on_change = [&options](const warehouse::Change& change) {
      options.on_report(std::string(FateName(change.fate)), change.report_key, change.document_path);
    };
  }
  return made;
}

void CopyCounts(const warehouse::Loader& loader, LoadSummary& summary) {
  const warehouse::LoadCounts& counts = loader.counts();
  summary.load_id = loader.load_id();
  summary.inputs = counts.inputs;
  summary.unchanged = counts.unchanged;
  summary.rejected = counts.rejected;
  summary.reports = counts.reports;
  summary.corrected = counts.corrected;
  summary.unidentified = counts.unknown;
  summary.repeated = counts.repeated;
  summary.records = counts.records;
  summary.findings = counts.findings;
  summary.corrections = counts.corrections;
  summary.preferences = counts.preferences;
  summary.retracted = counts.retracted;
  summary.notes = loader.notes();
}

// Reads everything into a store that is not opened yet.
Result<LoadSummary> LoadInto(warehouse::Store& store, const std::vector<std::string>& paths, const LoadOptions& options,
                             pipeline::Shared& shared, FindingSink& findings, Observer* observer) {
  auto loader_options = MakeLoaderOptions(options, shared);
  if (!loader_options) return loader_options.error();
  warehouse::Loader loader(store, std::move(*loader_options));
  if (Status begun = loader.Begin(); !begun) return begun.error();
  shared.is_known = [&loader](const std::string& sha256) { return loader.IsUnchanged(sha256); };
  const pipeline::InputList list = pipeline::ExpandPaths(paths);
  shared.converter->Expect(pipeline::PresentPaths(list));
  if (Status prepared = pipeline::PrepareWorkers(shared, options.extract, list.inputs.size()); !prepared) {
    return prepared.error();
  }
  if (observer != nullptr) observer->OnInputs(list.inputs.size());
  Delivery delivery(options, shared, list, loader, findings, observer);
  const auto make_worker = [&] { return Preparer(shared, list.inputs); };
  const auto take = [&](std::size_t at, Prepared prepared) {
    return delivery.Take(list.inputs[at], std::move(prepared));
  };
  if (Status run = pipeline::RunInOrder<Prepared>(list.inputs.size(), options.extract.workers, make_worker, take);
      !run) {
    return run.error();
  }
  if (Status finished = delivery.Finish(); !finished) return finished.error();
  pipeline::EndWorkers(shared);
  CopyCounts(loader, delivery.summary());
  return std::move(delivery.summary());
}

Result<pipeline::Shared> LoadLinked(ExtractOptions options) {
  options.read.link = true;
  return pipeline::LoadShared(options);
}

stores::StoreOptions StoreOptionsOf(const LoadOptions& options) {
  stores::StoreOptions made;
  made.schema = options.schema;
  made.program_version = SARABUN_VERSION;
  made.lock_seconds = options.lock_seconds;
  return made;
}

}  // namespace

Result<LoadSummary> Load(const std::vector<std::string>& paths, const LoadOptions& options, FindingSink& findings,
                         Observer* observer) {
  auto shared = LoadLinked(options.extract);
  if (!shared) return shared.error();
  auto store = stores::MakeStore(options.to, StoreOptionsOf(options));
  if (!store) return store.error();
  shared->take_records = true;
  return LoadInto(**store, paths, options, *shared, findings, observer);
}

Result<LoadSummary> ExtractTables(const std::vector<std::string>& paths, const ExtractOptions& options,
                                  const std::string& folder, FindingSink& findings, Observer* observer) {
  auto shared = LoadLinked(options);
  if (!shared) return shared.error();
  shared->take_records = true;
  LoadOptions run;
  run.extract = options;
  const auto store = stores::MakeCsvStore(folder, StoreOptionsOf(run));
  return LoadInto(*store, paths, run, *shared, findings, observer);
}

}  // namespace sarabun
