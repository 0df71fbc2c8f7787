#include "stores/parquet_store.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "base/file.h"
#include "stores/folder_lock.h"
#include "stores/parquet_catalogue.h"
#include "stores/parquet_files.h"
#include "stores/parquet_folder.h"
#include "stores/store_place.h"
#include "warehouse/table.h"
#include "warehouse/value.h"

namespace sarabun::stores {

using warehouse::KnownInput;
using warehouse::KnownReport;
using warehouse::RowBatch;
using warehouse::Table;
using warehouse::TableId;
using warehouse::TableRows;
using warehouse::Value;

namespace {

Error Located(Error error, const std::string& path) {
  error.where.path = path;
  return error;
}

std::string TextAt(const Table& table, std::span<const Value> row, std::string_view column) {
  return warehouse::ToText(row[table.IndexOf(column)]);
}

std::optional<std::int64_t> NumberAt(const Table& table, std::span<const Value> row, std::string_view column) {
  const auto* number = std::get_if<std::int64_t>(&row[table.IndexOf(column)]);
  return number == nullptr ? std::nullopt : std::optional<std::int64_t>(*number);
}

warehouse::Store::TextRow TextRowOf(std::span<const Value> row) {
  warehouse::Store::TextRow texts;
  for (const Value& value : row) {
    texts.push_back(warehouse::IsNull(value) ? std::nullopt : std::optional<std::string>(warehouse::ToText(value)));
  }
  return texts;
}

Error LostIndex(std::int64_t load_id) {
  return {ErrorCode::kMalformed,
          "is missing: it says which reports and decisions load " + std::to_string(load_id) + " brought",
          "restore it from a backup, or load all reports into a new folder; nothing was changed",
          {}};
}

// The partition of a batch that holds a report's rows; none for what stands beside reports.
Partition PartitionOf(const RowBatch& batch) {
  const TableRows& reports = batch.of(TableId::kReport);
  if (reports.empty()) return {};
  const Table& table = warehouse::TableOf(TableId::kReport);
  return {false, NumberAt(table, reports[0], "fiscal_year"), NumberAt(table, reports[0], "round_no")};
}

class ParquetStore final : public warehouse::Store {
 public:
  // `base` is the folder that was named; `folder` is it or one in it.
  ParquetStore(std::string base, std::string folder, const StoreOptions& options)
      : base_(std::move(base)),
        folder_(std::move(folder)),
        program_version_(options.program_version),
        lock_seconds_(options.lock_seconds) {}

  Status Open(bool write) override;
  Status Begin() override;
  Status Commit() override;
  void Rollback() noexcept override;
  Result<std::vector<KnownReport>> LookForReports(const std::vector<std::string>& report_keys) override;
  Result<std::vector<KnownReport>> LookForDocument(const std::string& sha256) override;
  Result<std::vector<KnownInput>> LookForInputs(const std::string& reading_sha256,
                                                const std::string& program_version) override;
  Result<std::int64_t> LastLoad() override;
  Result<std::vector<TextRow>> ReadDecisions(TableId table) override;
  Status Append(const std::vector<const RowBatch*>& batches) override;
  bool transient() const override { return transient_; }

 private:
  Status ReadState();
  Status MakeSet();
  void IndexReports(std::size_t from);  // from 0: anew
  Status AppendTable(TableId table, const TableRows& rows, const Partition& partition);
  bool Note(TableId table, std::span<const Value> row);
  Status FinishLoad();
  KnownReport WithRetraction(const KnownReport& report) const;

  std::string base_;
  std::string folder_;
  std::string program_version_;
  double lock_seconds_;
  bool write_ = false;
  bool transient_ = false;
  FolderLock lock_;
  Catalogue catalogue_;
  LoadIndex known_;                                           // of all finished loads and of this one
  std::unordered_multimap<std::string, std::size_t> by_key_;  // places in known_.reports
  std::unordered_multimap<std::string, std::size_t> by_document_;
  // Of the load at work.
  LoadIndex added_;
  std::unique_ptr<LoadFiles> files_;
  std::vector<Value> load_row_;
  bool finished_ = false;
};

Status ParquetStore::Open(bool write) {
  write_ = write;
  transient_ = false;
  Rollback();
  for (const std::string& folder : {base_, folder_}) {
    const PathKind kind = KindOf(folder);
    if (kind != PathKind::kFile && kind != PathKind::kOther) continue;
    return Located({ErrorCode::kInvalidArgument,
                    "is a file, and a Parquet data set is a folder",
                    "name a folder: parquet:DIR",
                    {}},
                   folder);
  }
  if (KindOf(base_) == PathKind::kMissing) {
    if (Status place = CheckPlace(base_); !place) return place;
  }
  if (Status read = ReadState(); !read) return read;
  return catalogue_.schema_version == 0 ? CheckMayBegin(folder_) : Status();
}

Status ParquetStore::ReadState() {
  auto catalogue = ReadCatalogue(folder_);
  if (!catalogue) return catalogue.error();
  catalogue_ = std::move(*catalogue);
  known_ = {};
  for (const LiveLoad& load : catalogue_.loads) {
    const std::string path = folder_ + "/" + load.index;
    auto index = ReadIndex(path);
    if (!index && index.error().code == ErrorCode::kNotFound) return Located(LostIndex(load.load_id), path);
    if (!index) return index.error();
    known_.Add(*index);
  }
  IndexReports(0);
  return CheckLiveFiles(folder_, catalogue_);
}

void ParquetStore::IndexReports(std::size_t from) {
  if (from == 0) {
    by_key_.clear();
    by_document_.clear();
  }
  for (std::size_t i = from; i < known_.reports.size(); ++i) {
    by_key_.emplace(known_.reports[i].report_key, i);
    by_document_.emplace(known_.reports[i].document_sha256, i);
  }
}

Status ParquetStore::Begin() {
  // A set that is not there is made with its first rows, so that a run that is refused before leaves nothing.
  if (!write_ || lock_.held() || catalogue_.schema_version == 0) return {};
  if (Status locked = lock_.Take(folder_, lock_seconds_); !locked) return locked;
  if (Status read = ReadState(); !read) return read;  // another load may have ended while this one waited
  if (catalogue_.schema_version > 0) RemoveLeftOvers(folder_, catalogue_);
  return {};
}

// A catalogue of no loads stands before the first data file: see CheckMayBegin.
Status ParquetStore::MakeSet() {
  std::error_code failed;
  std::filesystem::create_directories(folder_, failed);
  if (failed) return SystemError("create", folder_, failed.value());
  if (!lock_.held()) {
    if (Status locked = lock_.Take(folder_, lock_seconds_); !locked) return locked;
  }
  if (Status read = ReadState(); !read) return read;
  if (catalogue_.schema_version > 0) {
    transient_ = true;  // what was decided so far was decided over an empty set
    return Located({ErrorCode::kIo,
                    "another load made this data set meanwhile",
                    "nothing half-done was kept; run the same command again",
                    {}},
                   folder_);
  }
  if (Status sound = CheckMayBegin(folder_); !sound) return sound;
  RemoveLeftOvers(folder_, catalogue_);
  if (Status viewed = WriteViews(folder_); !viewed) return viewed;
  catalogue_.schema_version = warehouse::kSchemaVersion;
  return WriteCatalogue(folder_, catalogue_);
}

void ParquetStore::Rollback() noexcept {
  files_.reset();
  load_row_.clear();
  finished_ = false;
  added_ = {};
  lock_.Release();
}

KnownReport ParquetStore::WithRetraction(const KnownReport& report) const {
  KnownReport known = report;
  known.retracted = known_.retracted.contains({report.report_key, report.document_sha256});
  return known;
}

Result<std::vector<KnownReport>> ParquetStore::LookForReports(const std::vector<std::string>& report_keys) {
  std::vector<KnownReport> found;
  for (const std::string& key : report_keys) {
    const auto [first, last] = by_key_.equal_range(key);
    for (auto at = first; at != last; ++at) found.push_back(WithRetraction(known_.reports[at->second]));
  }
  return found;
}

Result<std::vector<KnownReport>> ParquetStore::LookForDocument(const std::string& sha256) {
  std::vector<KnownReport> found;
  const auto [first, last] = by_document_.equal_range(sha256);
  for (auto at = first; at != last; ++at) found.push_back(WithRetraction(known_.reports[at->second]));
  return found;
}

Result<std::vector<KnownInput>> ParquetStore::LookForInputs(const std::string& reading_sha256,
                                                            const std::string& program_version) {
  std::vector<KnownInput> found;
  for (const LoadIndex::Input& input : known_.inputs) {
    if (input.reading_sha256 == reading_sha256 && input.program_version == program_version) {
      found.push_back({input.sha256});
    }
  }
  return found;
}

Result<std::int64_t> ParquetStore::LastLoad() {
  std::int64_t last = 0;
  for (const LiveLoad& load : catalogue_.loads) last = std::max(last, load.load_id);
  return last;
}

Result<std::vector<warehouse::Store::TextRow>> ParquetStore::ReadDecisions(TableId table) {
  const auto rows = known_.decisions.find(table);
  return rows == known_.decisions.end() ? std::vector<TextRow>() : rows->second;
}

// Keeps what later loads must know of a row. False for a row that is there already and is left alone.
bool ParquetStore::Note(TableId table, std::span<const Value> row) {
  const Table& shape = warehouse::TableOf(table);
  LoadIndex one;
  if (table == TableId::kReport) {
    KnownReport report;
    report.report_id = TextAt(shape, row, "report_id");
    report.report_key = TextAt(shape, row, "report_key");
    report.content_id = TextAt(shape, row, "content_id");
    report.document_sha256 = TextAt(shape, row, "document_sha256");
    report.load_id = NumberAt(shape, row, "load_id").value_or(0);
    report.load_no = NumberAt(shape, row, "load_no").value_or(0);
    report.records = NumberAt(shape, row, "records").value_or(0);
    one.reports.push_back(std::move(report));
  } else if (table == TableId::kInput) {
    LoadIndex::Input input{TextAt(shape, row, "sha256"), TextAt(shape, row, "reading_sha256"),
                           TextAt(shape, row, "program_version")};
    if (known_.inputs.contains(input)) return false;
    one.inputs.insert(std::move(input));
  } else if (table == TableId::kCorrection || table == TableId::kPreference || table == TableId::kRetraction) {
    if (table == TableId::kRetraction) {
      std::pair<std::string, std::string> which{TextAt(shape, row, "report_key"),
                                                TextAt(shape, row, "document_sha256")};
      if (known_.retracted.contains(which)) return false;
      one.retracted.insert(std::move(which));
    }
    one.decisions[table].push_back(TextRowOf(row));
  } else {
    return true;
  }
  const std::size_t before = known_.reports.size();
  known_.Add(one);
  IndexReports(before);
  added_.Add(one);
  return true;
}

Status ParquetStore::AppendTable(TableId table, const TableRows& rows, const Partition& partition) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!Note(table, rows[i])) continue;
    if (Status added = files_->Add(table, partition, rows[i]); !added) return added;
  }
  return {};
}

Status ParquetStore::Append(const std::vector<const RowBatch*>& batches) {
  if (catalogue_.schema_version == 0) {
    if (Status made = MakeSet(); !made) return made;
  }
  const Table& load = warehouse::TableOf(TableId::kLoad);
  for (const RowBatch* batch : batches) {
    for (std::size_t i = 0; i < batch->of(TableId::kLoad).size(); ++i) {
      const std::span<const Value> row = batch->of(TableId::kLoad)[i];
      load_row_.assign(row.begin(), row.end());
      finished_ = !warehouse::IsNull(load_row_[load.IndexOf("finished")]);
    }
    if (files_ == nullptr) {
      const std::int64_t load_id = NumberAt(load, load_row_, "load_id").value_or(0);
      files_ = std::make_unique<LoadFiles>(folder_, load_id, program_version_);
    }
    const Partition partition = PartitionOf(*batch);
    for (std::size_t t = 0; t < warehouse::kTableCount; ++t) {
      const auto table = static_cast<TableId>(t);
      if (table == TableId::kLoad) continue;
      if (Status appended = AppendTable(table, batch->of(table), partition); !appended) {
        return Located(appended.error(), appended.error().where.path.empty() ? folder_ : appended.error().where.path);
      }
    }
  }
  return {};
}

Status ParquetStore::Commit() { return finished_ ? FinishLoad() : Status(); }

// The catalogue comes last: a process that ends anywhere before leaves only files that nobody reads.
Status ParquetStore::FinishLoad() {
  if (Status added = files_->Add(TableId::kLoad, {}, load_row_); !added) return added;
  auto live = files_->Finish();
  if (!live) return live.error();
  const std::int64_t load_id = NumberAt(warehouse::TableOf(TableId::kLoad), load_row_, "load_id").value_or(0);
  LiveLoad load{load_id, std::string(kIndexFolder) + "/" + LoadName(load_id) + ".jsonl", std::move(*live)};
  if (Status indexed = WriteIndex(folder_ + "/" + load.index, added_); !indexed) return indexed;
  catalogue_.schema_version = warehouse::kSchemaVersion;
  catalogue_.loads.push_back(std::move(load));
  if (Status viewed = WriteViews(folder_); !viewed) return viewed;
  if (Status written = WriteCatalogue(folder_, catalogue_); !written) return written;
  Rollback();  // nothing is left to write; the lock goes
  return {};
}

}  // namespace

Result<std::unique_ptr<warehouse::Store>> MakeParquetStore(const std::string& uri, const std::string& folder,
                                                           const StoreOptions& options) {
  if (folder.empty()) {
    return Error{ErrorCode::kInvalidArgument, "'" + uri + "' names no folder", "name one: parquet:DIR", {}};
  }
  std::string base = folder;
  while (base.size() > 1 && base.back() == '/') base.pop_back();
  std::string path = options.schema.empty() ? base : base + "/" + options.schema;
  return std::unique_ptr<warehouse::Store>(std::make_unique<ParquetStore>(std::move(base), std::move(path), options));
}

}  // namespace sarabun::stores
