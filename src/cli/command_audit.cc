#include <algorithm>
#include <memory>
#include <set>
#include <string>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/finding_output.h"
#include "cli/run_watch.h"
#include "cli/terminal.h"
#include "cli/version.h"
#include "pipeline/audit.h"
#include "rules/checks.h"
#include "sinks/agency_folder.h"
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
  const sinks::AuditView view{run.audited,        run.finding_ids, run.thumbnails,  run.suppressed,
                              arguments.language, kVersion,        run.resolved_ids};
  if (!arguments.audit.html.empty()) {
    if (Status written = sinks::WriteAuditPage(view, sinks::ToFile(arguments.audit.html)); !written) return written;
  }
  if (arguments.audit.xlsx.empty()) return {};
  return sinks::WriteAuditBook(view, sinks::ToFile(arguments.audit.xlsx));
}

// Those of now, then those of an earlier round that are resolved.
std::vector<Finding> AllFindings(const audit::Audited& audited) {
  std::vector<Finding> findings = audited.findings;
  findings.insert(findings.end(), audited.resolved.begin(), audited.resolved.end());
  return findings;
}

Status WriteOutputs(const Arguments& arguments, const pipeline::AuditRun& run, const Streams& streams) {
  if (!arguments.findings.empty()) {
    if (Status written = WriteFindings(arguments.findings, AllFindings(run.audited), streams); !written) return written;
  }
  if (const std::string& folder = arguments.audit.per_agency; !folder.empty()) {
    if (Status written = sinks::WriteAgencyFolder(folder, run.audited, run.finding_ids, run.resolved_ids); !written) {
      return written;
    }
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

// "warning", or "new-warning" for findings that no earlier round had.
bool Reaches(const std::vector<Finding>& findings, std::string_view wanted) {
  constexpr std::string_view kNew = "new-";
  const bool only_new = wanted.starts_with(kNew);
  if (only_new) wanted.remove_prefix(kNew.size());
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
    if (only_new && finding.status != "new") return false;
    return wanted == "info" || finding.severity == Severity::kError ||
           (wanted == "warning" && finding.severity == Severity::kWarning);
  });
}

// What cannot be asked for together.
Status CheckTogether(const Arguments& arguments) {
  const Arguments::Audit& audit = arguments.audit;
  if (arguments.findings == "-" && audit.checks == "-") {
    return Wrong("findings and checks cannot both go to standard output", "give one of them a file");
  }
  if (audit.html == "-" || audit.xlsx == "-") {
    return Wrong("page and workbook do not go to standard output", "give --html and --xlsx a file");
  }
  if (audit.fail_on.starts_with("new-") && audit.against.empty()) {
    return Wrong("--fail-on " + audit.fail_on + ": without an earlier round no finding is new",
                 "give the earlier round with --against");
  }
  return {};
}

Status ReadRequest(const Arguments& arguments, pipeline::AuditRequest& request) {
  request.extract = arguments.extract;
  const bool page = !arguments.audit.html.empty();
  // A page shows each text as it was written too; all three show which measure a result answers.
  request.extract.read.with_raw = page;
  request.extract.read.link = page || !arguments.audit.xlsx.empty() || !arguments.audit.per_agency.empty();
  if (page && arguments.audit.thumbnails) request.thumbnail_side = kThumbnailSide;
  request.against = arguments.audit.against;
  request.expected = arguments.audit.expect;
  request.suppressions = arguments.audit.suppress;
  if (Status read = ReadCodes(arguments.audit.only, "--only", request.choice.only); !read) return read;
  if (Status read = ReadCodes(arguments.audit.skip, "--skip", request.choice.skip); !read) return read;
  return CheckTogether(arguments);
}

}  // namespace

int RunAudit(const Arguments& arguments, const Streams& streams) {
  pipeline::AuditRequest request;
  if (Status read = ReadRequest(arguments, request); !read) {
    PrintError(read.error(), streams);
    return kNothingTried;
  }
  RunWatch watch(arguments, streams);
  if (Status begun = watch.Begin(request.extract); !begun) return ExitCodeOf(begun.error(), streams);
  auto run = pipeline::Audit(arguments.paths, request, &watch);
  if (Status listed = watch.Finish(run ? nullptr : &run.error()); !listed) return ExitCodeOf(listed.error(), streams);
  if (!run) return ExitCodeOf(run.error(), streams);
  if (Status written = WriteOutputs(arguments, *run, streams); !written) return ExitCodeOf(written.error(), streams);
  for (const Error& rejection : run->rejections) PrintError(rejection, streams);
  for (const std::string& note : run->notes) std::fprintf(streams.err, "note: %s\n", note.c_str());
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
