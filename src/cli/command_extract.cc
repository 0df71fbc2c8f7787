#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/finding_output.h"
#include "cli/run_watch.h"
#include "cli/terminal.h"
#include "pipeline/report.h"
#include "rules/pack.h"
#include "sinks/csv.h"
#include "sinks/json_lines.h"
#include "sinks/output.h"
#include "sinks/xlsx.h"

namespace sarabun::cli {

namespace {

std::unique_ptr<sinks::Output> OpenOutput(const std::string& path, const Streams& streams) {
  const bool standard = path.empty() || path == "-";
  return standard ? sinks::ToStream(streams.out, "standard output") : sinks::ToFile(path);
}

std::string FormatOf(const Arguments& arguments) {
  if (!arguments.format.empty()) return arguments.format;
  const std::string name = ToLowerAscii(arguments.output);
  if (name.ends_with(".xlsx")) return "xlsx";
  return name.ends_with(".csv") ? "csv" : "jsonl";
}

// A table names its columns before the first record is seen, so the packs are asked which they may add.
std::vector<sinks::ExtraColumn> ExtraColumns(const rules::PackSet& packs) {
  std::vector<sinks::ExtraColumn> columns;
  for (const auto& pack : packs.packs()) {
    for (const rules::Column& column : pack->columns) {
      const auto known = [&](const sinks::ExtraColumn& other) { return other.key == column.name; };
      if (!column.extra || std::any_of(columns.begin(), columns.end(), known)) continue;
      columns.push_back({column.name, column.headings.empty() ? column.name : column.headings.front(), {}});
    }
  }
  return columns;
}

sinks::CsvHeadings HeadingsOf(const Arguments& arguments) {
  if (arguments.headings == "th") return sinks::CsvHeadings::kThai;
  return arguments.headings == "en" ? sinks::CsvHeadings::kEnglish : sinks::CsvHeadings::kKeys;
}

std::unique_ptr<Sink> MakeSink(const Arguments& arguments, const rules::PackSet& packs, const Streams& streams) {
  auto output = OpenOutput(arguments.output, streams);
  const std::string format = FormatOf(arguments);
  if (format == "jsonl") {
    sinks::JsonLinesOptions options;
    options.repairs = arguments.extract.read.repairs;
    return std::make_unique<sinks::JsonLinesSink>(std::move(output), options);
  }
  auto extra = ExtraColumns(packs);
  if (format == "xlsx") {
    sinks::XlsxOptions options{HeadingsOf(arguments), std::move(extra)};
    return std::make_unique<sinks::XlsxSink>(std::move(output), std::move(options));
  }
  sinks::CsvOptions options;
  options.extra = std::move(extra);
  options.bom = arguments.bom;
  options.safe = arguments.csv_safe;
  options.headings = HeadingsOf(arguments);
  return std::make_unique<sinks::CsvSink>(std::move(output), std::move(options));
}

void PrintSummary(const ExtractSummary& summary, const Arguments& arguments, const Streams& streams) {
  const Terminal terminal(streams.err);
  std::string line = Count(summary.records, "record", "records") + " from " + Count(summary.read, "report", "reports");
  if (summary.rejected > 0) line += ", " + terminal.Red(std::to_string(summary.rejected) + " rejected");
  if (summary.skipped > 0) line += ", " + Count(summary.skipped, "other file", "other files") + " skipped";
  const std::uint64_t findings = summary.findings[0] + summary.findings[1] + summary.findings[2];
  if (findings > 0) {
    line += "; " + Count(findings, "finding", "findings") + " (" + Count(summary.findings[2], "error", "errors") +
            ", " + Count(summary.findings[1], "warning", "warnings") + ")";
    if (arguments.findings.empty()) line += ", --findings FILE keeps them";
  }
  if (!arguments.output.empty() && arguments.output != "-") line += " -> " + arguments.output;
  if (!arguments.extract.media.empty()) {
    line += "; " + Count(summary.pictures, "picture", "pictures") + " -> " + arguments.extract.media;
    if (summary.pictures_without > 0) {
      line += ", " + std::to_string(summary.pictures_without) + " without bytes (linked, or of a text dump)";
    }
  }
  std::fprintf(streams.err, "%s\n", line.c_str());
}

Status CheckOutputs(const Arguments& arguments) {
  const bool records_out = arguments.output.empty() || arguments.output == "-";
  if (records_out && FormatOf(arguments) == "xlsx") {
    return Error{ErrorCode::kInvalidArgument,
                 "a workbook is a file, and nothing says which",
                 "give it a name: -o FILE.xlsx",
                 {}};
  }
  if (records_out && arguments.findings == "-") {
    return Error{ErrorCode::kInvalidArgument,
                 "records and findings cannot both go to standard output",
                 "give one of them a file: -o FILE or --findings FILE",
                 {}};
  }
  if (!arguments.findings.empty() && arguments.findings == arguments.output) {
    return Error{ErrorCode::kInvalidArgument,
                 "records and findings cannot both go to " + arguments.output,
                 "give each a file of its own",
                 {}};
  }
  if (!arguments.extract.media.empty() && !arguments.extract.read.evidence_hash) {
    return Error{ErrorCode::kInvalidArgument,
                 "--media writes pictures, and --no-evidence-hash does not read them",
                 "leave one of them out",
                 {}};
  }
  return {};
}

}  // namespace

int RunExtract(const Arguments& arguments, const Streams& streams) {
  if (!arguments.relational.empty()) return RunExtractTables(arguments, streams);
  if (Status sound = CheckOutputs(arguments); !sound) {
    PrintError(sound.error(), streams);
    return kNothingTried;
  }
  ExtractOptions options = arguments.extract;
  RunWatch watch(arguments, streams);
  if (Status begun = watch.Begin(options); !begun) return ExitCodeOf(begun.error(), streams);
  auto shared = pipeline::LoadShared(options);
  if (!shared) return ExitCodeOf(shared.error(), streams);
  const std::unique_ptr<Sink> records = MakeSink(arguments, *shared->packs, streams);
  FindingOutput findings;
  if (Status opened = findings.Open(arguments.findings, streams); !opened) return ExitCodeOf(opened.error(), streams);
  auto summary = pipeline::ExtractWith(*shared, arguments.paths, options, *records, findings.sink(), &watch);
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
