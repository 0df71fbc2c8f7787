#include "rules/pack_set.h"

#include <algorithm>
#include <filesystem>

#include "base/file.h"
#include "rules/fold.h"
#include "rules/pack.h"

namespace sarabun::rules {
namespace {

namespace fs = std::filesystem;

bool IsPackFolder(const std::string& folder) {
  return KindOf((fs::path(folder) / "pack.yaml").native()) == PathKind::kFile;
}

// Pack folders below the search folders, sorted by name; the first of two with one name wins.
std::vector<std::string> AllPackFolders(const std::vector<std::string>& search_folders) {
  std::vector<std::string> found;
  std::vector<std::string> names;
  for (const std::string& folder : search_folders) {
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
      const std::string name = it->path().filename().native();
      if (!IsPackFolder(it->path().native()) || std::find(names.begin(), names.end(), name) != names.end()) continue;
      names.push_back(name);
      found.push_back(it->path().native());
    }
  }
  std::sort(found.begin(), found.end(),
            [](const std::string& a, const std::string& b) { return fs::path(a).filename() < fs::path(b).filename(); });
  return found;
}

std::string NamesOf(const std::vector<std::string>& folders) {
  std::string names;
  for (const std::string& folder : folders) {
    names += (names.empty() ? "" : ", ") + fs::path(folder).filename().native();
  }
  return names.empty() ? "none" : names;
}

Result<std::string> FolderOf(const std::string& pack, const std::vector<std::string>& search_folders) {
  if (IsPackFolder(pack)) return pack;
  const std::vector<std::string> all = AllPackFolders(search_folders);
  for (const std::string& folder : all) {
    if (fs::path(folder).filename() == pack) return folder;
  }
  Error error;
  error.code = ErrorCode::kNotFound;
  error.message = "no rule pack '" + pack + "'; there are: " + NamesOf(all);
  error.hint = "give a pack's name, or a folder that holds a pack.yaml";
  return error;
}

}  // namespace

PackSet::PackSet() = default;
PackSet::~PackSet() = default;

Result<std::shared_ptr<const PackSet>> PackSet::Load(const std::vector<std::string>& packs,
                                                     const std::vector<std::string>& search_folders,
                                                     const std::string& agencies_file) {
  std::vector<std::string> folders;
  for (const std::string& pack : packs) {
    Result<std::string> folder = FolderOf(pack, search_folders);
    if (!folder.ok()) return folder.error();
    folders.push_back(std::move(folder.value()));
  }
  if (packs.empty()) folders = AllPackFolders(search_folders);
  if (folders.empty()) {
    Error error;
    error.code = ErrorCode::kNotFound;
    error.message = "no rule packs found";
    error.hint = "name a folder that holds a pack.yaml with --rules";
    return error;
  }
  AgencyList agencies;
  if (!agencies_file.empty()) {
    auto read = ReadAgencies(agencies_file);
    if (!read) return read.error();
    agencies = std::move(*read);
  }
  std::shared_ptr<PackSet> set(new PackSet());
  for (const std::string& folder : folders) {
    PackResult result = ReadPack(folder, search_folders, Proof::kUnlessShipped);
    if (result.pack == nullptr) return result.problems.ToError();
    // A base reads nothing; it is only loaded where someone asks for it, to show it.
    if (result.pack->abstract && packs.empty()) continue;
    if (!agencies_file.empty()) result.pack->agencies = agencies;
    if (set->Find(result.pack->name) == nullptr) set->packs_.push_back(std::move(result.pack));
  }
  return std::shared_ptr<const PackSet>(std::move(set));
}

const Pack* PackSet::Find(std::string_view name) const {
  for (const auto& pack : packs_) {
    if (pack->name == name) return pack.get();
  }
  return nullptr;
}

std::vector<std::string> PackSet::Words() const {
  std::vector<std::string> words;
  for (const auto& pack : packs_) {
    words.insert(words.end(), pack->words.begin(), pack->words.end());
    for (const AgencyEntry& agency : pack->agencies.entries()) words.push_back(agency.name);
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

bool PackSet::LooksLikeRowStart(std::string_view cell_text) const {
  constexpr std::size_t kEnough = 600;  // bytes; a code stands first, a section row is short
  const Folded folded = Fold(cell_text.substr(0, kEnough));
  Pattern::Match match;
  for (const auto& pack : packs_) {
    for (const Pattern& code : pack->codes) {
      if (code.Search(folded.text, match) && match.whole.begin == 0) return true;
    }
    for (const SectionPattern& section : pack->sections) {
      if (section.pattern.Search(folded.text, match) && match.whole.begin == 0) return true;
    }
  }
  return false;
}

}  // namespace sarabun::rules
