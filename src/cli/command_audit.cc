#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <tuple>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/finding_output.h"
#include "cli/run_watch.h"
#include "cli/terminal.h"
#include "cli/version.h"
#include "pipeline/audit.h"
#include "rules/checks.h"
#include "sinks/audit_book.h"
#include "sinks/audit_json.h"
#include "sinks/audit_page.h"
#include "sinks/audit_text.h"
#include "sinks/finding_csv.h"
#include "sinks/output.h"

namespace sarabun::cli {

namespace {

constexpr std::uint32_t kThumbnailSide = 176;  // pixels: enough to tell what is shown, some 6 KB each

Error Wrong(std::string message, std::string hint) {
  return {ErrorCode::kInvalidArgument, std::move(message), std::move(hint), {}};
}

// "score-missing,missing-item" into the set; an unknown code is an error with the nearest one.
Status ReadCodes(const std::vector<std::string>& lists, const char* option, std::set<std::string, std::less<>>& codes) {
  std::vector<std::string_view> known;
  for (const rules::CheckInfo& check : rules::AllChecks()) known.push_back(check.code);
  for (const std::string& list : lists) {
    for (const std::string_view piece : Split(list, ',')) {
      const std::string_view code = TrimAscii(piece);
      if (code.empty()) continue;
      if (std::find(known.begin(), known.end(), code) == known.end()) {
        const std::string_view near = Nearest(code, known);
        return Wrong(std::string(option) + ": there is no check '" + std::string(code) + "'",
                     near.empty() ? "`sarabun rules show PACK` lists them" : "did you mean " + std::string(near) + "?");
      }
      codes.emplace(code);
    }
  }
  return {};
}

Status WriteLines(const std::string& path, const std::vector<std::string>& lines, const Streams& streams) {
  const auto output = path == "-" ? sinks::ToStream(streams.out, "standard output") : sinks::ToFile(path);
  if (Status opened = output->Open(); !opened) return opened;
  for (const std::string& line : lines) {
    if (Status written = output->Write(line + "\n"); !written) return written;
  }
  return output->Close();
}

Status WriteFindings(const std::string& path, const std::vector<Finding>& findings, const Streams& streams) {
  if (ToLowerAscii(path).ends_with(".csv")) return sinks::WriteFindingCsv(sinks::ToFile(path), findings);
  FindingOutput output;
  if (Status opened = output.Open(path, streams); !opened) return opened;
  for (const Finding& finding : findings) output.sink().Report(finding);
  return output.Finish();
}

// Page and workbook.
Status WriteShown(const Arguments& arguments, const pipeline::AuditRun& run) {
  const sinks::AuditView view{run.audited,    run.finding_ids,    run.thumbnails,
                              run.suppressed, arguments.language, kVersion};
  if (!arguments.audit.html.empty()) {
    if (Status written = sinks::WriteAuditPage(view, sinks::ToFile(arguments.audit.html)); !written) return written;
  }
  if (arguments.audit.xlsx.empty()) return {};
  return sinks::WriteAuditBook(view, sinks::ToFile(arguments.audit.xlsx));
}

Status WriteOutputs(const Arguments& arguments, const pipeline::AuditRun& run, const Streams& streams) {
  if (!arguments.findings.empty()) {
    if (Status written = WriteFindings(arguments.findings, run.audited.findings, streams); !written) return written;
  }
  if (Status written = WriteShown(arguments, run); !written) return written;
  if (arguments.audit.checks.empty()) return {};
  std::vector<std::string> lines;
  for (const audit::CheckOutcome& outcome : run.audited.checks) lines.push_back(sinks::CheckJson(outcome));
  return WriteLines(arguments.audit.checks, lines, streams);
}

std::string SummaryOf(const Arguments& arguments, const pipeline::AuditRun& run) {
  if (arguments.format != "json") return sinks::AuditText(run.audited, arguments.language);
  std::string text;
  for (const audit::Summary& summary : run.audited.summaries) text += sinks::SummaryJson(summary) + "\n";
  return text;
}

bool Reaches(const std::vector<Finding>& findings, const std::string& severity) {
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
    return (severity == "info") || (severity == "warning" && finding.severity != Severity::kInfo) ||
           (severity == "error" && finding.severity == Severity::kError);
  });
}

}  // namespace

int RunAudit(const Arguments& arguments, const Streams& streams) {
  pipeline::AuditRequest request;
  request.extract = arguments.extract;
  request.expected = arguments.audit.expect;
  request.suppressions = arguments.audit.suppress;
  const bool page = !arguments.audit.html.empty();
  // A page shows each text as it was written too; both show which measure a result answers.
  request.extract.read.with_raw = page;
  request.extract.read.link = page || !arguments.audit.xlsx.empty();
  if (page && arguments.audit.thumbnails) request.thumbnail_side = kThumbnailSide;
  for (const auto& [lists, option, codes] : {std::tuple(&arguments.audit.only, "--only", &request.choice.only),
                                             std::tuple(&arguments.audit.skip, "--skip", &request.choice.skip)}) {
    if (Status read = ReadCodes(*lists, option, *codes); !read) {
      PrintError(read.error(), streams);
      return kNothingTried;
    }
  }
  if (arguments.audit.html == "-" || arguments.audit.xlsx == "-") {
    PrintError(Wrong("page and workbook do not go to standard output", "give --html and --xlsx a file"), streams);
    return kNothingTried;
  }
  if (arguments.findings == "-" && arguments.audit.checks == "-") {
    PrintError(Wrong("findings and checks cannot both go to standard output", "give one of them a file"), streams);
    return kNothingTried;
  }
  RunWatch watch(arguments, streams);
  if (Status begun = watch.Begin(request.extract); !begun) return ExitCodeOf(begun.error(), streams);
  auto run = pipeline::Audit(arguments.paths, request, &watch);
  if (Status listed = watch.Finish(run ? nullptr : &run.error()); !listed) return ExitCodeOf(listed.error(), streams);
  if (!run) return ExitCodeOf(run.error(), streams);
  if (Status written = WriteOutputs(arguments, *run, streams); !written) return ExitCodeOf(written.error(), streams);
  for (const Error& rejection : run->rejections) PrintError(rejection, streams);
  // Where standard output holds data, the summary goes beside it.
  const bool data_out = arguments.findings == "-" || arguments.audit.checks == "-";
  if (!arguments.quiet) {
    const std::string summary = SummaryOf(arguments, *run);
    if (data_out) {
      std::fputs(summary.c_str(), streams.err);
    } else if (const int written = WriteText(summary, streams); written != kDone) {
      return written;
    }
  }
  if (!run->rejections.empty()) return kSomeRejected;
  return !arguments.audit.fail_on.empty() && Reaches(run->audited.findings, arguments.audit.fail_on) ? kFindingReached
                                                                                                     : kDone;
}

}  // namespace sarabun::cli
