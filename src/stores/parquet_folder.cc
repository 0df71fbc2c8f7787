#include "stores/parquet_folder.h"

#include <cstdint>
#include <filesystem>
#include <set>
#include <system_error>
#include <vector>

#include "base/file.h"
#include "warehouse/sql.h"
#include "warehouse/table.h"

namespace sarabun::stores {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kMostViewBytes = 4U << 20;

Error At(const std::string& path, ErrorCode code, std::string message, std::string hint) {
  Error error{code, std::move(message), std::move(hint), {}};
  error.where.path = path;
  return error;
}

// Where data and indexes stand.
std::vector<std::string> FoldersOfOurs() {
  std::vector<std::string> folders = {std::string(kIndexFolder)};
  for (const warehouse::Table& table : warehouse::Tables()) folders.emplace_back(table.name);
  return folders;
}

bool IsLoadsFile(const fs::path& path) { return path.filename().native().starts_with("load-"); }
bool IsUnfinished(const fs::path& path) { return path.native().ends_with(".tmp"); }

}  // namespace

Status CheckMayBegin(const std::string& folder) {
  fs::path foreign;
  fs::path lost;
  for (const std::string& name : FoldersOfOurs()) {
    std::error_code failed;
    for (const auto& entry : fs::recursive_directory_iterator(folder + "/" + name, failed)) {
      if (!entry.is_regular_file(failed) || IsUnfinished(entry.path())) continue;
      (IsLoadsFile(entry.path()) ? lost : foreign) = entry.path();
    }
  }
  if (!foreign.empty()) {
    return At(folder, ErrorCode::kWrongFormat, "holds " + foreign.native() + ", which no load wrote",
              "load into a folder of its own; nothing was changed");
  }
  // Another first load may have begun after the catalogue was looked for and before its files were seen.
  const std::string catalogue = folder + "/" + std::string(kCatalogueName);
  if (lost.empty() || KindOf(catalogue) != PathKind::kMissing) return {};
  return At(folder, ErrorCode::kMalformed,
            "holds the files of earlier loads (" + lost.lexically_relative(folder).native() + "), but no " +
                std::string(kCatalogueName) + ", which says which of them count",
            "restore " + catalogue +
                " from a backup, or load all reports into a new folder; what is there is removed only by you; nothing "
                "was changed");
}

Status CheckLiveFiles(const std::string& folder, const Catalogue& catalogue) {
  for (const LiveLoad& load : catalogue.loads) {
    for (const LiveFile& file : load.files) {
      const std::string path = folder + "/" + file.path;
      std::error_code failed;
      const std::uintmax_t bytes = fs::file_size(path, failed);
      if (!failed && bytes == file.bytes) continue;
      const std::string what = failed
                                   ? "is missing or cannot be read"
                                   : "has " + std::to_string(bytes) + " bytes instead of " + std::to_string(file.bytes);
      return At(
          path, ErrorCode::kMalformed,
          what + ", and " + std::string(kCatalogueName) + " names it as part of load " + std::to_string(load.load_id),
          "restore it from a backup, or load all reports into a new folder; nothing was changed");
    }
  }
  return {};
}

void RemoveLeftOvers(const std::string& folder, const Catalogue& catalogue) {
  std::set<std::string> live;
  for (const LiveLoad& load : catalogue.loads) {
    live.insert(load.index);
    for (const LiveFile& file : load.files) live.insert(file.path);
  }
  std::error_code ignored;
  for (const std::string& name : FoldersOfOurs()) {
    for (const auto& entry : fs::recursive_directory_iterator(folder + "/" + name, ignored)) {
      const std::string path = entry.path().lexically_relative(folder).native();
      if (IsLoadsFile(entry.path()) && entry.is_regular_file(ignored) && !live.contains(path)) {
        fs::remove(entry, ignored);
      }
    }
  }
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().native();
    const bool ours =
        name.starts_with(std::string(kCatalogueName) + ".") || name.starts_with(std::string(kViewsName) + ".");
    if (ours && IsUnfinished(entry.path())) fs::remove(entry, ignored);
  }
}

Status WriteViews(const std::string& folder) {
  const std::string path = folder + "/" + std::string(kViewsName);
  const std::string script = warehouse::SqlScript({warehouse::Dialect::kDuckDb, {}});
  const auto written = ReadFile(path, kMostViewBytes);
  if (written && *written == script) return {};
  AtomicFile file;
  if (Status opened = file.Open(path); !opened) return opened;
  if (Status put = file.Write(script); !put) return put;
  return file.Commit();
}

}  // namespace sarabun::stores
