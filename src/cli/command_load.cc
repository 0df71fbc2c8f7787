#include <string>

#include "cli/commands.h"
#include "cli/finding_output.h"
#include "cli/run_watch.h"
#include "cli/terminal.h"
#include "sarabun/load.h"

namespace sarabun::cli {

namespace {

void AddDecisions(const LoadSummary& summary, bool dry_run, std::string& line) {
  const std::string added = dry_run ? " would be added" : " added";
  const auto add = [&](const std::string& words) { line += (line.empty() ? "" : ", ") + words; };
  if (summary.corrections > 0) add(Count(summary.corrections, "correction", "corrections") + added);
  if (summary.preferences > 0) add(Count(summary.preferences, "preference", "preferences") + added);
  if (summary.retracted > 0)
    add(Count(summary.retracted, "document", "documents") + (dry_run ? " would be retracted" : " retracted"));
}

// "12 reports added (504 records), 1 of them another version, 38 files unchanged, 1 rejected; 40 findings
// -> sqlite:ita.db".
void PrintSummary(const LoadSummary& summary, const LoadOptions& options, const Streams& streams) {
  const Terminal terminal(streams.err);
  const std::uint64_t decisions = summary.corrections + summary.preferences + summary.retracted;
  const std::string added = options.dry_run ? " would be added" : " added";
  std::string line;
  if (summary.reports > 0) {
    line =
        Count(summary.reports, "report", "reports") + added + " (" + Count(summary.records, "record", "records") + ")";
  } else if (decisions == 0) {
    line = options.dry_run ? "nothing would change" : "nothing changed";
  }
  if (summary.corrected > 0) {
    line += summary.corrected == 1 ? ", 1 of them another version"
                                   : ", " + std::to_string(summary.corrected) + " of them other versions";
    line += " (the last modified counts)";
  }
  if (summary.unidentified > 0) {
    line += ", " + std::to_string(summary.unidentified) + " of unknown agency, year or round";
  }
  AddDecisions(summary, options.dry_run, line);
  if (summary.unchanged > 0) line += ", " + Count(summary.unchanged, "file", "files") + " unchanged";
  if (summary.repeated > 0) line += ", " + Count(summary.repeated, "report", "reports") + " already there";
  if (summary.rejected > 0) line += ", " + terminal.Red(std::to_string(summary.rejected) + " rejected");
  if (summary.skipped > 0) line += ", " + Count(summary.skipped, "other file", "other files") + " skipped";
  if (summary.findings > 0) line += "; " + Count(summary.findings, "finding", "findings");
  std::fflush(streams.out);  // a dry run's lines first
  std::fprintf(streams.err, "%s -> %s\n", line.c_str(), options.to.c_str());
  for (const std::string& note : summary.notes) std::fprintf(streams.err, "note: %s\n", note.c_str());
}

Status CheckWork(const Arguments& arguments) {
  const LoadOptions& load = arguments.load;
  if (!arguments.paths.empty() || !load.retract.empty() || !load.corrections.empty() || !load.prefer.empty()) return {};
  return Error{ErrorCode::kInvalidArgument,
               "there is nothing to load",
               "name reports, records or folders, or decisions: --corrections, --prefer, --retract",
               {}};
}

}  // namespace

int RunLoad(const Arguments& arguments, const Streams& streams) {
  if (Status work = CheckWork(arguments); !work) {
    PrintError(work.error(), streams);
    return kNothingTried;
  }
  FindingOutput findings;
  if (Status opened = findings.Open(arguments.findings, streams); !opened) return ExitCodeOf(opened.error(), streams);
  LoadOptions options = arguments.load;
  options.extract = arguments.extract;
  RunWatch watch(arguments, streams);
  if (Status begun = watch.Begin(options.extract); !begun) return ExitCodeOf(begun.error(), streams);
  if (options.dry_run && arguments.findings != "-") {
    options.on_report = [&](const std::string& fate, const std::string& key, const std::string& path) {
      std::fprintf(streams.out, "%s\t%s\t%s\n", fate.c_str(), key.c_str(), path.c_str());
    };
  }
  auto summary = Load(arguments.paths, options, findings.sink(), &watch);
  if (Status listed = watch.Finish(summary ? nullptr : &summary.error()); !listed) {
    return ExitCodeOf(listed.error(), streams);
  }
  if (!summary) return ExitCodeOf(summary.error(), streams);
  if (Status finished = findings.Finish(); !finished) return ExitCodeOf(finished.error(), streams);
  for (const Error& rejection : summary->rejections) PrintError(rejection, streams);
  if (!arguments.quiet) PrintSummary(*summary, options, streams);
  return summary->rejected > 0 ? kSomeRejected : kDone;
}

}  // namespace sarabun::cli
