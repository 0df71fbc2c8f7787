#include <filesystem>
#include <string>
#include <string_view>

#include "base/text.h"
#include "cli/commands.h"
#include "pipeline/draft.h"

namespace sarabun::cli {

namespace {

// Where the draft goes: -o, or a folder here of the report's name.
std::string TargetFolder(const Arguments& arguments) {
  std::string folder = arguments.output;
  if (folder.empty()) {
    folder = std::filesystem::path(arguments.paths.front()).stem().native();
  }
  while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
  return folder;
}

// Each line that a person must look at, as FILE:LINE: so that an editor can jump.
std::string CheckLines(const std::string& path, std::string_view pack) {
  std::string out;
  std::size_t number = 0;
  for (std::string_view line : Split(pack, '\n')) {
    ++number;
    line = TrimAscii(line);
    constexpr std::string_view kMark = "# CHECK: ";
    if (!line.starts_with(kMark)) continue;
    out += path + ':' + std::to_string(number) + ": CHECK: " + std::string(line.substr(kMark.size())) + '\n';
  }
  return out;
}

std::string Quoted(const std::string& path) {
  const bool plain = path.find_first_of(" '\"()&;$`\\*?") == std::string::npos;
  return plain ? path : "'" + ReplaceAll(path, "'", "'\\''") + "'";
}

std::string Counted(std::size_t count, std::string_view one) {
  return std::to_string(count) + ' ' + std::string(one) + (count == 1 ? "" : "s");
}

std::string Describe(const pipeline::DraftedPack& drafted, const std::string& report) {
  const std::string folder = Quoted(drafted.folder);
  std::string out = CheckLines(drafted.folder + "/pack.yaml", drafted.draft.pack);
  out += "drafted " + drafted.folder + ": it reads " + Counted(drafted.records, "record") + " from " +
         Counted(drafted.draft.rows, "row");
  if (drafted.unread_rows > 0) out += ", and does not know " + Counted(drafted.unread_rows, "row");
  out += "; " + std::to_string(drafted.draft.checks) + " to check\n";
  if (drafted.no_report) out += "  it gives no record yet: " + *drafted.no_report + '\n';
  if (drafted.draft.others > 0) out += "  " + Counted(drafted.draft.others, "other table") + " left alone\n";
  return out + "next: edit " + folder + "/pack.yaml, then\n  sarabun rules check " + folder +
         "\n  sarabun rules test " + folder + "\n  sarabun extract " + Quoted(report) + " --rules " + folder + '\n';
}

}  // namespace

int RunRulesDraft(const Arguments& arguments, const Streams& streams) {
  const std::string& report = arguments.paths.front();
  if (report == "-") {
    PrintError({ErrorCode::kInvalidArgument,
                "a draft reads its report more than once, so not from standard input",
                "save the report in a file and give that",
                {}},
               streams);
    return kNothingTried;
  }
  if (!arguments.force) {
    const auto known = pipeline::FindKnownForm(report, arguments.extract);
    if (!known) return ExitCodeOf(known.error(), streams);
    if (*known) {
      PrintError(
          {ErrorCode::kInvalidArgument,
           report + ": the pack " + (*known)->pack + " already reads it: " + Counted((*known)->records, "record"),
           "use that pack, or draft another with --force",
           {}},
          streams);
      return kNothingTried;
    }
  }
  const auto drafted = pipeline::DraftPack(report, TargetFolder(arguments), arguments.extract);
  if (!drafted) return ExitCodeOf(drafted.error(), streams);
  return WriteText(Describe(*drafted, report), streams);
}

}  // namespace sarabun::cli
