#include "stores/csv_store.h"

#include <filesystem>
#include <map>
#include <set>
#include <span>
#include <system_error>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/atomic_folder.h"
#include "base/file.h"
#include "base/sha256.h"
#include "sinks/csv.h"
#include "warehouse/data_package.h"
#include "warehouse/table.h"

namespace sarabun::stores {

namespace {

using warehouse::KnownInput;
using warehouse::KnownReport;
using warehouse::PackageFile;
using warehouse::RowBatch;
using warehouse::Table;
using warehouse::TableId;
using warehouse::TableRows;
using warehouse::Value;

constexpr std::uint64_t kMostDescriptorBytes = 16ULL << 20;

bool BelongsToReports(TableId table) { return table <= TableId::kFindingItem; }

std::string FileName(const Table& table) { return std::string(table.name) + ".csv"; }

// One table's file while rows are added.
class TableFile {
 public:
  Status Open(const std::string& folder, const Table& table) {
    described_.table = table.id;
    described_.path = FileName(table);
    if (Status opened = file_.Open(folder + "/" + described_.path); !opened) return opened;
    std::vector<std::string> names(table.columns.size());
    for (std::size_t i = 0; i < names.size(); ++i) names[i] = table.columns[i].name;
    row_.clear();
    sinks::AppendCsvRow(row_, names, false);
    return Write();
  }

  Status Add(std::span<const Value> values) {
    row_.clear();
    for (const Value& value : values) {
      if (&value != &values.front()) row_ += ',';
      if (warehouse::IsNull(value)) continue;
      const std::string text = warehouse::ToText(value);
      if (text.empty()) row_ += "\"\"";
      sinks::AppendCsvField(row_, text, false);
    }
    row_ += "\r\n";
    ++described_.rows;
    return Write();
  }

  Result<PackageFile> Finish() {
    if (Status done = file_.Commit(); !done) return done.error();
    described_.sha256 = hash_.FinishHex();
    return described_;
  }

 private:
  Status Write() {
    hash_.Update(row_);
    described_.bytes += row_.size();
    return file_.Write(row_);
  }

  AtomicFile file_;
  Sha256 hash_;
  PackageFile described_;
  std::string row_;
};

// A folder may be replaced where all in it is what this store writes.
Status CheckFolder(const std::string& folder) {
  if (KindOf(folder) != PathKind::kFolder) return {};  // AtomicFolder tells the rest
  std::set<std::string> ours = {warehouse::kDataPackageName};
  for (const Table& table : warehouse::Tables()) ours.insert(FileName(table));
  const auto refuse = [&](const std::string& what) {
    Error error{ErrorCode::kInvalidArgument,
                what,
                "it would be replaced as a whole: name a folder of its own, or remove it; nothing was changed",
                {}};
    error.where.path = folder;
    return error;
  };
  std::error_code failed;
  bool empty = true;
  for (std::filesystem::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
    const std::string name = at->path().filename().native();
    if (!ours.contains(name)) return refuse("holds '" + name + "', which this program did not write");
    empty = false;
  }
  if (failed) return SystemError("list", folder, failed.value());
  if (empty) return {};
  const auto descriptor = ReadFile(folder + "/" + warehouse::kDataPackageName, kMostDescriptorBytes);
  if (!descriptor || !warehouse::IsDataPackageOfOurs(*descriptor)) {
    return refuse(std::string("has no ") + warehouse::kDataPackageName + " that this program wrote");
  }
  return {};
}

class CsvStore final : public warehouse::Store {
 public:
  CsvStore(std::string folder, const StoreOptions& options)
      : folder_(std::move(folder)), program_version_(options.program_version) {}

  Status Open(bool write) override;
  Status Begin() override { return {}; }
  Status Commit() override { return finished_ ? Publish() : Status(); }
  void Rollback() noexcept override {}  // its errors are the end of the run, and of the working folder
  Result<std::vector<KnownReport>> LookForReports(const std::vector<std::string>& report_keys) override;
  Result<std::vector<KnownReport>> LookForDocument(const std::string& sha256) override;
  Result<std::vector<KnownInput>> LookForInputs(const std::string&, const std::string&) override {
    return std::vector<KnownInput>();
  }
  Result<std::int64_t> LastLoad() override { return 0; }
  Result<std::vector<TextRow>> ReadDecisions(TableId) override { return std::vector<TextRow>(); }
  Status Append(const std::vector<const RowBatch*>& batches) override;
  bool transient() const override { return false; }

 private:
  void Note(std::span<const Value> report);
  Status Publish();

  std::string folder_;
  std::string program_version_;
  AtomicFolder working_;
  std::map<TableId, TableFile> files_;
  std::unordered_multimap<std::string, KnownReport> reports_;  // by report key
  std::vector<Value> load_row_;                                // the latest; it is written when it is whole
  bool finished_ = false;
};

Status CsvStore::Open(bool write) {
  if (Status sound = CheckFolder(folder_); !sound || !write) return sound;
  if (Status opened = working_.Open(folder_); !opened) return opened;
  for (const Table& table : warehouse::Tables()) {
    if (!BelongsToReports(table.id)) continue;
    if (Status opened = files_[table.id].Open(working_.working(), table); !opened) return opened;
  }
  return {};
}

Result<std::vector<KnownReport>> CsvStore::LookForReports(const std::vector<std::string>& report_keys) {
  std::vector<KnownReport> found;
  for (const std::string& key : report_keys) {
    const auto [first, last] = reports_.equal_range(key);
    for (auto at = first; at != last; ++at) found.push_back(at->second);
  }
  return found;
}

Result<std::vector<KnownReport>> CsvStore::LookForDocument(const std::string& sha256) {
  std::vector<KnownReport> found;
  for (const auto& [key, report] : reports_) {
    if (report.document_sha256 == sha256) found.push_back(report);
  }
  return found;
}

void CsvStore::Note(std::span<const Value> report) {
  const Table& table = warehouse::TableOf(TableId::kReport);
  const auto text = [&](std::string_view column) { return warehouse::ToText(report[table.IndexOf(column)]); };
  const auto number = [&](std::string_view column) { return std::get<std::int64_t>(report[table.IndexOf(column)]); };
  reports_.emplace(text("report_key"),
                   KnownReport{text("report_id"), text("report_key"), text("content_id"), text("document_sha256"),
                               number("load_id"), number("load_no"), false, number("records")});
}

Status CsvStore::Append(const std::vector<const RowBatch*>& batches) {
  const Table& load = warehouse::TableOf(TableId::kLoad);
  for (const RowBatch* batch : batches) {
    for (std::size_t i = 0; i < batch->of(TableId::kLoad).size(); ++i) {
      const std::span<const Value> row = batch->of(TableId::kLoad)[i];
      load_row_.assign(row.begin(), row.end());
      finished_ = !warehouse::IsNull(load_row_[load.IndexOf("finished")]);
    }
    for (auto& [table, file] : files_) {
      if (table == TableId::kLoad) continue;
      const TableRows& rows = batch->of(table);
      for (std::size_t i = 0; i < rows.size(); ++i) {
        if (table == TableId::kReport) Note(rows[i]);
        if (Status added = file.Add(rows[i]); !added) return added;
      }
    }
  }
  return {};
}

Status CsvStore::Publish() {
  const Table& load = warehouse::TableOf(TableId::kLoad);
  const auto count = [&](std::string_view column) { return std::get<std::int64_t>(load_row_[load.IndexOf(column)]); };
  if (count("inputs") > 0 && count("rejected") == count("inputs")) {
    files_.clear();
    working_.Discard();
    return {};
  }
  if (Status added = files_.at(TableId::kLoad).Add(load_row_); !added) return added;
  warehouse::PackageFacts facts;
  facts.program_version = program_version_;
  facts.created = warehouse::ToText(load_row_[load.IndexOf("finished")]);
  for (auto& [table, file] : files_) {
    auto described = file.Finish();
    if (!described) return described.error();
    facts.files.push_back(std::move(*described));
  }
  files_.clear();
  AtomicFile descriptor;
  if (Status opened = descriptor.Open(working_.working() + "/" + warehouse::kDataPackageName); !opened) return opened;
  if (Status written = descriptor.Write(warehouse::DataPackageJson(facts)); !written) return written;
  if (Status done = descriptor.Commit(); !done) return done;
  return working_.Commit();
}

}  // namespace

std::unique_ptr<warehouse::Store> MakeCsvStore(std::string folder, const StoreOptions& options) {
  return std::make_unique<CsvStore>(std::move(folder), options);
}

}  // namespace sarabun::stores
