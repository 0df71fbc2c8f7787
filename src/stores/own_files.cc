#include "stores/own_files.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "base/file.h"
#include "stores/folder_lock.h"
#include "stores/parquet_catalogue.h"
#include "stores/parquet_folder.h"
#include "warehouse/data_package.h"
#include "warehouse/table.h"

namespace sarabun::stores {

namespace {

constexpr std::uint64_t kMostDescriptorBytes = 16ULL << 20;

bool IsTable(std::string_view name) { return warehouse::FindTable(name) != nullptr; }

// `name` is the path below a Parquet set's folder.
bool IsOfParquet(std::string_view name) {
  const std::size_t slash = name.find('/');
  if (slash == std::string_view::npos) {
    return name == kLockName || name.starts_with(kCatalogueName) || name.starts_with(kViewsName);
  }
  const std::string_view folder = name.substr(0, slash);
  return folder == kIndexFolder || IsTable(folder);
}

bool IsOfCsv(std::string_view name) {
  constexpr std::string_view kEnding = ".csv";
  if (name == warehouse::kDataPackageName) return true;
  return name.ends_with(kEnding) && IsTable(name.substr(0, name.size() - kEnding.size()));
}

}  // namespace

OwnFiles::OwnFiles(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    const std::size_t slash = path.rfind('/');
    const std::string_view name = std::string_view(path).substr(slash == std::string::npos ? 0 : slash + 1);
    const std::string folder = path.substr(0, path.size() - name.size());
    if (name == kCatalogueName && IsCatalogue(path)) parquet_.push_back(folder);
    if (name != warehouse::kDataPackageName) continue;
    const auto descriptor = ReadFile(path, kMostDescriptorBytes);
    if (descriptor && warehouse::IsDataPackageOfOurs(*descriptor)) csv_.push_back(folder);
  }
}

bool OwnFiles::Holds(const std::string& path) const {
  const auto below = [&](const std::vector<std::string>& folders, bool (*is_of)(std::string_view)) {
    return std::any_of(folders.begin(), folders.end(), [&](const std::string& folder) {
      return path.starts_with(folder) && is_of(std::string_view(path).substr(folder.size()));
    });
  };
  return below(parquet_, IsOfParquet) || below(csv_, IsOfCsv);
}

}  // namespace sarabun::stores
