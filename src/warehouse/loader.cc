#include "warehouse/loader.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include "records/seal.h"
#include "warehouse/fit.h"

namespace sarabun::warehouse {

namespace {

constexpr double kFirstWait = 0.1;
constexpr double kLongestWait = 5;

Value Count(std::uint64_t count) { return Integer(static_cast<std::int64_t>(count)); }

// The key that a report had while its agency, year or round was not known.
std::string KeyByDocument(const ReportRows& report) {
  DocumentInfo document;
  document.sha256 = report.document_sha256;
  return records::ReportKey(report.report_key.substr(0, report.report_key.find('/')), {}, document);
}

std::vector<std::string> KeysOf(const std::vector<ReportRows>& reports) {
  std::vector<std::string> keys;
  keys.reserve(reports.size() * 2);
  for (const ReportRows& report : reports) {
    keys.push_back(report.report_key);
    if (report.identified) keys.push_back(KeyByDocument(report));
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace

std::string_view FateName(Fate fate) {
  switch (fate) {
    case Fate::kNew:
      return "new";
    case Fate::kCorrected:
      return "corrected";
    case Fate::kRepeated:
      return "repeated";
    case Fate::kUnknown:
      return "unidentified";
    case Fate::kWithdrawn:
      return "withdrawn";
  }
  return {};
}

Loader::Loader(Store& store, LoaderOptions options) : store_(store), options_(std::move(options)) {
  if (!options_.wait) {
    options_.wait = [](double seconds) { std::this_thread::sleep_for(std::chrono::duration<double>(seconds)); };
  }
}

// Does something again, on a connection made anew, while its error may pass.
Status Loader::Try(const std::function<Status()>& transaction) {
  double wait = kFirstWait;
  double waited = 0;
  for (bool connected = true;;) {
    Status done = connected ? transaction() : store_.Open(!options_.dry_run);
    if (done && connected) return done;
    if (!done) {
      store_.Rollback();
      if (!store_.transient() || waited >= options_.retry_seconds) return done;
      options_.wait(wait);
      waited += wait;
      wait = std::min(wait * 2, kLongestWait);
    }
    connected = done.ok();
  }
}

Status Loader::InTransaction(const std::function<Status()>& work) {
  return Try([&]() -> Status {
    if (Status begun = store_.Begin(); !begun) return begun;
    if (Status worked = work(); !worked) return worked;
    return store_.Commit();
  });
}

Status Loader::Begin() {
  started_ = NowUtc();
  if (Status opened = Try([&] { return store_.Open(!options_.dry_run); }); !opened) return opened;
  return InTransaction([&] { return BeginOnce(); });
}

Status Loader::BeginOnce() {
  auto last = store_.LastLoad();
  if (!last) return last.error();
  load_id_ = *last + 1;
  auto inputs = store_.LookForInputs(options_.reading_sha256, options_.program_version);
  if (!inputs) return inputs.error();
  known_inputs_.clear();
  for (KnownInput& input : *inputs) known_inputs_.insert(std::move(input.sha256));
  counts_ = {};
  RowBatch rows;
  AddLoadRow(rows, false);
  if (Status decided = AddDecisions(rows); !decided) return decided;
  return options_.dry_run ? Status() : store_.Append({&rows});
}

void Loader::AddLoadRow(RowBatch& rows, bool finished) const {
  const auto count = [&](std::uint64_t number) { return finished ? Count(number) : Value(); };
  rows.Add(TableId::kLoad, Integer(load_id_), Text(started_), finished ? Text(NowUtc()) : Value(),
           Text(options_.program_version), Text(options_.rules), Text(options_.reading_sha256), count(counts_.inputs),
           count(counts_.unchanged), count(counts_.rejected), count(counts_.reports), count(counts_.repeated),
           count(counts_.corrected), count(counts_.records), count(counts_.findings), count(counts_.corrections),
           count(counts_.retracted));
}

Status Loader::CheckWhole(const std::vector<HeldRecords>& reports) {
  std::vector<std::string> keys;
  keys.reserve(reports.size());
  for (const HeldRecords& report : reports) keys.push_back(report.report_key);
  return InTransaction([&]() -> Status {
    const auto known = store_.LookForReports(keys);
    if (!known) return known.error();
    std::map<std::pair<std::string_view, std::string_view>, std::int64_t> most;
    for (const KnownReport& version : *known) {
      std::int64_t& records = most[{version.report_key, version.document_sha256}];
      records = std::max(records, version.records);
    }
    for (const HeldRecords& held : reports) {
      const auto found = most.find({held.report_key, held.document_sha256});
      if (found == most.end() || found->second <= held.records) continue;
      return Error{
          ErrorCode::kMalformed,
          "holds " + std::to_string(held.records) + " of the " + std::to_string(found->second) +
              " records that the store has of " + held.report_key + " from the same document",
          "give all records of a report in one file, or the document itself; --corrections changes single values",
          {}};
    }
    return {};
  });
}

Status Loader::AddReport(ReportRows report) {
  Stamp(report, load_id_, ++load_no_);
  pending_rows_ += report.rows.size();
  pending_.push_back(std::move(report));
  return pending_rows_ >= options_.batch_rows ? Flush() : Status();
}

Status Loader::EndInput(const std::string& path, const std::string& sha256, std::string_view kind, std::uint64_t bytes,
                        std::uint64_t reports, std::uint64_t records) {
  ++counts_.inputs;
  // The same file under two names in one run.
  if (!own_inputs_.insert(sha256).second) return {};
  beside_.Add(TableId::kInput, Text(sha256), Text(options_.reading_sha256), Text(options_.program_version),
              Integer(load_id_), Text(path), Text(std::string(kind)), Count(bytes), Count(reports), Count(records));
  return {};
}

Status Loader::Reject(const Error& error) {
  ++counts_.inputs;
  ++counts_.rejected;
  beside_.Add(TableId::kRejection, Integer(load_id_), Integer(++rejections_), Text(error.where.path),
              Text(ErrorCodeName(error.code)), Text(error.message), Text(error.hint));
  return {};
}

Status Loader::Flush() {
  if (pending_.empty() && beside_.empty()) return {};
  std::vector<Change> changes;
  LoadCounts counts;
  const auto once = [&] { return FlushOnce(changes, counts); };
  std::vector<Finding> adapted;
  if (Status fit = FitRows(beside_, TableId::kRejection, TableId::kInput, adapted); !fit) return fit;
  if (Status flushed = InTransaction(once); !flushed) return flushed;
  counts_ = counts;
  pending_.clear();
  beside_.Clear();
  pending_rows_ = 0;
  if (options_.on_change) {
    for (const Change& change : changes) options_.on_change(change);
  }
  return {};
}

Status Loader::FlushOnce(std::vector<Change>& changes, LoadCounts& counts) {
  changes.clear();
  counts = counts_;
  auto known = store_.LookForReports(KeysOf(pending_));
  if (!known) return known.error();
  std::map<std::string, std::vector<KnownReport>> versions;
  for (KnownReport& report : *known) versions[report.report_key].push_back(std::move(report));
  std::vector<const RowBatch*> batches = {&beside_};
  std::int64_t load_no = load_no_ - static_cast<std::int64_t>(pending_.size());
  for (const ReportRows& report : pending_) {
    auto& of_key = versions[report.report_key];
    if (options_.dry_run) {
      const auto& dry = dry_[report.report_key];
      of_key.insert(of_key.end(), dry.begin(), dry.end());
    }
    NoteKnownByDocument(report, versions[KeyByDocument(report)]);
    bool add = false;
    const Change change = Decide(report, ++load_no, of_key, add);
    changes.push_back(change);
    if (change.fate == Fate::kRepeated) {
      ++counts.repeated;
      continue;
    }
    ++counts.reports;
    if (change.fate == Fate::kCorrected || change.fate == Fate::kWithdrawn) ++counts.corrected;
    if (change.fate == Fate::kUnknown) ++counts.unknown;
    counts.records += report.records;
    counts.findings += report.findings.size();
    const KnownReport version{report.report_id,
                              report.report_key,
                              report.content_id,
                              report.document_sha256,
                              load_id_,
                              load_no,
                              change.fate == Fate::kWithdrawn};
    of_key.push_back(version);
    if (options_.dry_run) dry_[report.report_key].push_back(version);
    if (add) batches.push_back(&report.rows);
  }
  return options_.dry_run ? Status() : store_.Append(batches);
}

// What a report is among the versions of its key. A commit whose answer was lost may have been done: then the version
// with our own run and place is this very report, and must count as added without being added again.
Change Loader::Decide(const ReportRows& report, std::int64_t load_no, std::vector<KnownReport>& versions,
                      bool& add) const {
  const auto own = std::find_if(versions.begin(), versions.end(), [&](const KnownReport& version) {
    return version.load_id == load_id_ && version.load_no == load_no;
  });
  add = own == versions.end();
  if (!add) versions.erase(own);
  Change change{Fate::kNew, report.report_key, report.document_path};
  for (const KnownReport& version : versions) {
    const bool same =
        version.report_id == report.report_id || (report.from_records && version.content_id == report.content_id);
    if (add && same) {
      change.fate = Fate::kRepeated;
      return change;
    }
    const bool withdrawn = version.retracted && version.document_sha256 == report.document_sha256;
    if (change.fate != Fate::kWithdrawn) change.fate = withdrawn ? Fate::kWithdrawn : Fate::kCorrected;
  }
  if (!report.identified && change.fate == Fate::kNew) change.fate = Fate::kUnknown;
  return change;
}

// A document whose agency nobody knew counts beside the report that it turned out to be, until a person withdraws it.
void Loader::NoteKnownByDocument(const ReportRows& report, const std::vector<KnownReport>& versions) {
  if (!report.identified) return;
  const bool counts = std::any_of(versions.begin(), versions.end(), [&](const KnownReport& version) {
    return version.document_sha256 == report.document_sha256 && !version.retracted;
  });
  if (counts) by_document_.insert(KeyByDocument(report));
}

Status Loader::Finish() {
  if (Status flushed = Flush(); !flushed) return flushed;
  return InTransaction([&]() -> Status {
    if (Status found = FindUnmet(); !found) return found;
    RowBatch rows;
    AddLoadRow(rows, true);
    return options_.dry_run ? Status() : store_.Append({&rows});
  });
}

}  // namespace sarabun::warehouse
