#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "base/file.h"
#include "base/text.h"
#include "cli/commands.h"
#include "rules/explain.h"
#include "rules/pack_set.h"

namespace sarabun::cli {

namespace {

std::vector<std::string> Folders(const Arguments& arguments) {
  return arguments.extract.rule_folders.empty() ? DefaultRuleFolders() : arguments.extract.rule_folders;
}

bool HoldsPack(const std::string& folder) { return KindOf(folder + "/pack.yaml") == PathKind::kFile; }

// Every folder with a pack below the search folders, the first of a name only, sorted.
std::vector<std::string> AllPackFolders(const std::vector<std::string>& search_folders) {
  std::vector<std::string> found;
  std::vector<std::string> names;
  for (const std::string& search : search_folders) {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(search, error)) {
      const std::string name = entry.path().filename().native();
      if (!HoldsPack(entry.path().native()) || std::find(names.begin(), names.end(), name) != names.end()) continue;
      names.push_back(name);
      found.push_back(entry.path().native());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

// The folder of a pack given by name or as a folder; empty where there is none.
std::string PackFolder(const std::string& name, const std::vector<std::string>& search_folders) {
  if (HoldsPack(name)) return name;
  for (const std::string& search : search_folders) {
    if (HoldsPack(search + "/" + name)) return search + "/" + name;
  }
  return {};
}

Error NoSuchPack(const std::string& name, const std::vector<std::string>& search_folders) {
  std::vector<std::string> names;
  for (const std::string& folder : AllPackFolders(search_folders)) {
    names.push_back(std::filesystem::path(folder).filename().native());
  }
  return {ErrorCode::kNotFound,
          "there is no rule pack '" + name + "', and no folder of that name with a pack.yaml",
          names.empty() ? "no pack is installed" : "there are: " + Join(names, ", "),
          {}};
}

}  // namespace

int RunRulesList(const Arguments& arguments, const Streams& streams) {
  const auto packs = rules::PackSet::Load(arguments.extract.packs, Folders(arguments));
  if (!packs) {
    PrintError(packs.error(), streams);
    return kNothingTried;
  }
  std::string text;
  for (const auto& pack : (*packs)->packs()) text += rules::SummarizePack(*pack) + "\n";
  return WriteText(text, streams);
}

int RunRulesShow(const Arguments& arguments, const Streams& streams) {
  const auto packs = rules::PackSet::Load(arguments.paths, Folders(arguments));
  if (!packs) {
    PrintError(packs.error(), streams);
    return kNothingTried;
  }
  return WriteText(rules::DescribePack(*(*packs)->packs().front()), streams);
}

int RunRulesCheck(const Arguments& arguments, const Streams& streams) {
  const std::vector<std::string> search = Folders(arguments);
  std::vector<std::string> folders;
  for (const std::string& name : arguments.paths) {
    folders.push_back(PackFolder(name, search));
    if (folders.back().empty()) {
      PrintError(NoSuchPack(name, search), streams);
      return kNothingTried;
    }
  }
  if (folders.empty()) folders = AllPackFolders(search);
  bool sound = true;
  std::string text;
  for (const std::string& folder : folders) {
    const rules::PackCheck check = rules::CheckPack(folder, search);
    sound = sound && check.sound;
    text += check.text;
    if (!text.empty() && text.back() != '\n') text += '\n';
  }
  const int written = WriteText(text, streams);
  return written != kDone || sound ? written : kNothingTried;
}

}  // namespace sarabun::cli
