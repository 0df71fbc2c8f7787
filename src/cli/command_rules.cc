#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "base/file.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/terminal.h"
#include "rules/case_suite.h"
#include "rules/explain.h"
#include "rules/pack_set.h"
#include "rules/prose.h"

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

// The folders that a command names, or all; none and an error told where a name is of no pack.
std::optional<std::vector<std::string>> NamedFolders(const Arguments& arguments, const std::vector<std::string>& search,
                                                     const Streams& streams) {
  std::vector<std::string> folders;
  for (const std::string& name : arguments.paths) {
    folders.push_back(PackFolder(name, search));
    if (!folders.back().empty()) continue;
    PrintError(NoSuchPack(name, search), streams);
    return std::nullopt;
  }
  if (arguments.paths.empty()) folders = AllPackFolders(search);
  return folders;
}

std::string Counted(std::size_t count, std::string_view one) {
  return std::to_string(count) + ' ' + std::string(one) + (count == 1 ? "" : "s");
}

// What `rules test` has seen so far.
struct Tally {
  std::size_t cases = 0;
  std::size_t failed = 0;
  std::size_t not_acceptable = 0;  // of these: they are to give another case's records
  std::size_t unread = 0;          // files of cases
  std::size_t broken = 0;          // packs
  std::size_t accepted = 0;
};

// Writes what was found into the file of cases.
bool AcceptCases(const rules::CaseFileResult& file, const Streams& streams) {
  AtomicFile out;
  Status written = out.Open(file.path);
  if (written) written = out.Write(file.accepted);
  if (written) written = out.Commit();
  if (!written) PrintError(written.error(), streams);
  return written.ok();
}

// "ok" and "FAILED" lines of a file; false where accepting it failed.
bool ReportCases(const rules::CaseFileResult& file, bool accept, Tally& tally, std::string& text,
                 const Streams& streams) {
  const Terminal terminal(streams.out);
  if (!file.problems.empty()) {
    ++tally.unread;
    text += file.problems;
    return true;
  }
  std::size_t failed = 0;
  for (const rules::CaseResult& result : file.cases) {
    failed += result.passed ? 0 : 1;
    tally.not_acceptable += result.passed || result.acceptable ? 0 : 1;
    text += (result.passed ? "ok      " : terminal.Red("FAILED") + "  ") + file.path + ':' +
            std::to_string(result.line) + ": " + result.name + '\n' + result.difference;
  }
  tally.cases += file.cases.size();
  tally.failed += failed;
  if (!accept || file.accepted.empty()) return true;
  if (!AcceptCases(file, streams)) return false;
  ++tally.accepted;
  return true;
}

std::string TallyText(const Tally& tally, std::size_t packs) {
  std::string text = Counted(tally.cases, "case") + " of " + Counted(packs, "pack") + ": " +
                     (tally.failed == 0 ? "all passed" : std::to_string(tally.failed) + " failed");
  if (tally.unread > 0) text += ", " + Counted(tally.unread, "file") + " of cases not read";
  if (tally.broken > 0) text += ", " + Counted(tally.broken, "pack") + " with errors";
  text += '\n';
  if (tally.failed == 0) return text;
  text += "- is what the case expects, + what the pack gives now";
  text += tally.accepted > 0 ? "; what it gives is now written in " + Counted(tally.accepted, "file") +
                                   ": look at the change, then run again\n"
                             : "; if that is right, --accept writes it into the file\n";
  if (tally.accepted > 0 && tally.not_acceptable > 0) {
    text +=
        Counted(tally.not_acceptable, "case") + " must give another case's records (same-as) and cannot be accepted\n";
  }
  return text;
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
  const rules::Pack& pack = *(*packs)->packs().front();
  return WriteText(arguments.explain ? rules::TellPack(pack) : rules::DescribePack(pack), streams);
}

int RunRulesCheck(const Arguments& arguments, const Streams& streams) {
  const std::vector<std::string> search = Folders(arguments);
  const auto folders = NamedFolders(arguments, search, streams);
  if (!folders) return kNothingTried;
  bool sound = true;
  std::string text;
  for (const std::string& folder : *folders) {
    const rules::PackCheck check = rules::CheckPack(folder, search);
    sound = sound && check.sound;
    text += check.text;
    if (!text.empty() && text.back() != '\n') text += '\n';
  }
  const int written = WriteText(text, streams);
  return written != kDone || sound ? written : kNothingTried;
}

int RunRulesTest(const Arguments& arguments, const Streams& streams) {
  const std::vector<std::string> search = Folders(arguments);
  const auto folders = NamedFolders(arguments, search, streams);
  if (!folders) return kNothingTried;
  Tally tally;
  bool saved = true;
  std::string text;
  for (const std::string& folder : *folders) {
    const rules::CaseSuite suite = rules::RunCases(folder, search);
    if (suite.pack.empty()) ++tally.broken;
    text += suite.problems;
    for (const rules::CaseFileResult& file : suite.files) {
      saved = ReportCases(file, arguments.accept, tally, text, streams) && saved;
    }
    if (!suite.pack.empty() && suite.files.empty()) {
      text += suite.pack + ": no cases; they stand in " + folder + "/cases/*.case\n";
    }
  }
  text += TallyText(tally, folders->size());
  const int written = WriteText(text, streams);
  const bool tried = tally.cases > 0 || tally.unread > 0;
  if (written != kDone || !saved || tally.broken > 0 || !tried) return kNothingTried;
  const std::size_t still_failed = arguments.accept ? tally.not_acceptable : tally.failed;
  return tally.unread == 0 && still_failed == 0 ? kDone : kSomeRejected;
}

}  // namespace sarabun::cli
