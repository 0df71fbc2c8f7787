#include "pipeline/inputs.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "base/text.h"
#include "stores/own_files.h"

namespace sarabun::pipeline {

namespace {

void AddFolder(const std::string& path, InputList& list) {
  auto entries = ListFolder(path, &list.skipped);
  if (!entries) {
    list.inputs.push_back({path, true, entries.error(), true});
    return;
  }
  const std::size_t folder = list.folders.size();
  list.folders.push_back(path);
  std::vector<std::string> files;
  files.reserve(entries->size());
  for (FolderEntry& entry : *entries) files.push_back(std::move(entry.path));
  const stores::OwnFiles own(files);
  list.skipped += own.sets();
  for (std::string& file : files) {
    if (!own.Holds(file)) list.inputs.push_back({std::move(file), false, {}, false, folder});
  }
}

}  // namespace

InputList ExpandPaths(const std::vector<std::string>& paths) {
  InputList list;
  for (const std::string& path : paths) {
    if (path == "-") {
      list.inputs.push_back({path, true, {}, false});
      continue;
    }
    switch (KindOf(path)) {
      case PathKind::kFolder:
        AddFolder(path, list);
        break;
      case PathKind::kMissing:
        list.inputs.push_back({path, true, SystemError("read", path, ENOENT), true});
        break;
      default:
        list.inputs.push_back({path, true, {}, false});
    }
  }
  return list;
}

std::vector<std::string> PresentPaths(const InputList& list) {
  std::vector<std::string> paths;
  for (const Input& input : list.inputs) {
    if (!input.is_missing) paths.push_back(input.path);
  }
  return paths;
}

Error EmptyFolder(const std::string& path, bool records) {
  Error error{ErrorCode::kNotFound, "no report in this folder", std::string(kWhatIsRead), {}};
  if (records) error.hint += ", and records (JSONL)";
  error.hint += ", in folders below it too";
  error.where.path = path;
  return error;
}

Result<std::string> ReadInput(const std::string& path, std::uint64_t limit, Sha256* hash) {
  if (path == "-") return ReadStream(stdin, "standard input", limit, hash);
  if (KindOf(path) != PathKind::kFolder) return ReadFile(path, limit, hash);
  Error error = SystemError("read", path, EISDIR);
  std::string first;
  std::error_code failed;
  for (std::filesystem::directory_iterator at(path, failed), end; !failed && at != end; at.increment(failed)) {
    const std::string name = at->path().native();
    if (NamedLikeReport(name) && (first.empty() || name < first)) first = name;
  }
  if (!first.empty()) error.hint += ", such as " + first;
  return error;
}

bool NamedLikeReport(const std::string& path) {
  constexpr std::array<std::string_view, 7> kEndings = {".docx", ".docm", ".dotx", ".dotm", ".doc", ".rtf", ".odt"};
  const std::string lower = ToLowerAscii(path);
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return lower.ends_with(ending); });
}

}  // namespace sarabun::pipeline
