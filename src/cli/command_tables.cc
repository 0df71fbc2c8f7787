// `extract --relational DIR`: the tables that a store would hold, as a folder of CSV files.
#include <string>
#include <utility>

#include "cli/commands.h"
#include "cli/finding_output.h"
#include "cli/run_watch.h"
#include "cli/terminal.h"
#include "sarabun/load.h"

namespace sarabun::cli {

namespace {

Status CheckOptions(const Arguments& arguments) {
  const std::pair<bool, const char*> unfit[] = {
      {!arguments.output.empty(), "-o"},
      {!arguments.format.empty() && arguments.format != "csv", "--format"},
      {!arguments.extract.media.empty(), "--media"},
      {arguments.bom, "--bom"},
      {arguments.csv_safe, "--csv-safe"},
      {arguments.headings != "keys", "--headings"},
  };
  for (const auto& [given, option] : unfit) {
    if (!given) continue;
    return Error{
        ErrorCode::kInvalidArgument,
        std::string(option) + " does not go with --relational, which writes a folder of CSV files for machines",
        "leave one of them out, or run extract once for each",
        {}};
  }
  return {};
}

void PrintSummary(const LoadSummary& summary, const Arguments& arguments, const Streams& streams) {
  const Terminal terminal(streams.err);
  std::string line =
      Count(summary.records, "record", "records") + " from " + Count(summary.reports, "report", "reports");
  if (summary.unidentified > 0) {
    line += ", " + std::to_string(summary.unidentified) + " of unknown agency, year or round";
  }
  if (summary.repeated > 0) line += ", " + Count(summary.repeated, "report", "reports") + " given twice";
  if (summary.rejected > 0) line += ", " + terminal.Red(std::to_string(summary.rejected) + " rejected");
  if (summary.skipped > 0) line += ", " + Count(summary.skipped, "other file", "other files") + " skipped";
  if (summary.findings > 0) line += "; " + Count(summary.findings, "finding", "findings");
  const bool written = summary.rejected == 0 || summary.rejected < summary.inputs;
  line += written ? " -> " + arguments.relational + "/datapackage.json" : "; nothing was written";
  std::fprintf(streams.err, "%s\n", line.c_str());
}

}  // namespace

int RunExtractTables(const Arguments& arguments, const Streams& streams) {
  if (Status sound = CheckOptions(arguments); !sound) {
    PrintError(sound.error(), streams);
    return kNothingTried;
  }
  FindingOutput findings;
  if (Status opened = findings.Open(arguments.findings, streams); !opened) return ExitCodeOf(opened.error(), streams);
  ExtractOptions options = arguments.extract;
  RunWatch watch(arguments, streams);
  if (Status begun = watch.Begin(options); !begun) return ExitCodeOf(begun.error(), streams);
  auto summary = ExtractTables(arguments.paths, options, arguments.relational, findings.sink(), &watch);
  if (Status listed = watch.Finish(summary ? nullptr : &summary.error()); !listed) {
    return ExitCodeOf(listed.error(), streams);
  }
  if (!summary) return ExitCodeOf(summary.error(), streams);
  if (Status finished = findings.Finish(); !finished) return ExitCodeOf(finished.error(), streams);
  for (const Error& rejection : summary->rejections) PrintError(rejection, streams);
  if (!arguments.quiet) PrintSummary(*summary, arguments, streams);
  return summary->rejected > 0 ? kSomeRejected : kDone;
}

}  // namespace sarabun::cli
