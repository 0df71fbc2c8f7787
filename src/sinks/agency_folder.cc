#include "sinks/agency_folder.h"

#include <array>
#include <filesystem>
#include <map>
#include <set>
#include <system_error>
#include <utility>

#include "base/atomic_folder.h"
#include "base/file.h"
#include "base/sha256.h"
#include "base/text.h"
#include "base/utf8.h"
#include "sinks/agency_book.h"
#include "sinks/csv.h"

namespace sarabun::sinks {

namespace {

namespace fs = std::filesystem;

constexpr const char* kIndex = "agencies.csv";
constexpr std::string_view kBom = "\xEF\xBB\xBF";  // or Excel takes the list for windows-874
constexpr std::string_view kHeadings = "agency_code,agency,reports,errors,warnings,infos,resolved,file,sha256";
constexpr std::size_t kLongestName = 180;  // bytes; with the ending and a number below the 255 of most file systems
constexpr std::uint64_t kLargestIndex = 64U << 20;
constexpr std::uint64_t kLargestBook = 1U << 30;

struct Written {
  std::string file;
  std::string sha256;
};

Error Refused(const std::string& folder, const std::string& what) {
  Error error{ErrorCode::kInvalidArgument, what, "name a new folder; this one was left as it is", {}};
  error.where.path = folder;
  return error;
}

// What an earlier run listed: file name and hash are a line's last two fields and hold no comma.
std::map<std::string, std::string> HashesOf(const std::string& index) {
  std::map<std::string, std::string> hashes;
  for (const std::string_view line : Split(index, '\n')) {
    const std::string_view row = TrimAscii(line);
    const std::size_t last = row.rfind(',');
    if (last == std::string_view::npos || last == 0) continue;
    std::string_view file = row.substr(0, last);
    file.remove_prefix(file.rfind(',') + 1);
    if (file.size() > 1 && file.starts_with('"') && file.ends_with('"')) file = file.substr(1, file.size() - 2);
    hashes.emplace(file, row.substr(last + 1));
  }
  return hashes;
}

// Only a folder that this program wrote, and nobody has changed, may be replaced.
Status CheckReplaceable(const std::string& folder) {
  if (KindOf(folder) != PathKind::kFolder) return {};
  std::error_code failed;
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder, failed)) names.insert(entry.path().filename().native());
  if (failed) return SystemError("list", folder, failed.value());
  if (names.empty()) return {};
  const auto index = ReadFile(folder + "/" + kIndex, kLargestIndex);
  if (!index || !index->starts_with(std::string(kBom) + std::string(kHeadings))) {
    return Refused(folder, std::string("holds no ") + kIndex + " that this program wrote");
  }
  const std::map<std::string, std::string> hashes = HashesOf(*index);
  for (const std::string& name : names) {
    if (name == kIndex) continue;
    const auto listed = hashes.find(name);
    if (listed == hashes.end()) return Refused(folder, "holds '" + name + "', which this program did not write");
    const auto bytes = ReadFile(folder + "/" + name, kLargestBook);
    if (!bytes) return bytes.error();
    if (Sha256Hex(*bytes) != listed->second) return Refused(folder, "'" + name + "' was changed since it was written");
  }
  return {};
}

std::string IdentityOf(const audit::Report& report) {
  if (report.info.agency.code) return "code " + *report.info.agency.code;
  return report.info.agency.name ? "name " + *report.info.agency.name : "key " + report.key;
}

// Agencies in the order of their first reports, each with what was found.
std::vector<AgencyAudit> AgenciesOf(const audit::Audited& audited, const std::vector<std::string>& finding_ids,
                                    const std::vector<std::string>& resolved_ids) {
  std::vector<AgencyAudit> agencies;
  std::map<std::string, std::size_t> by_identity;
  std::map<std::string, std::size_t> by_report;  // earlier reports too
  for (std::size_t i = 0; i < audited.reports.size(); ++i) {
    const audit::Report& report = audited.reports[i];
    const auto [at, fresh] = by_identity.try_emplace(IdentityOf(report), agencies.size());
    if (fresh) agencies.emplace_back();
    AgencyAudit& agency = agencies[at->second];
    if (agency.code.empty()) agency.code = report.info.agency.code.value_or("");
    if (agency.name.empty()) agency.name = report.info.agency.name.value_or("");
    agency.parts.push_back({&report, &audited.summaries[i]});
    by_report.emplace(report.key, at->second);
    if (audited.summaries[i].earlier) by_report.try_emplace(audited.summaries[i].earlier->report_key, at->second);
  }
  const auto give = [&](const std::vector<Finding>& findings, const std::vector<std::string>& ids) {
    for (std::size_t i = 0; i < findings.size(); ++i) {
      const auto at = by_report.find(findings[i].report_key.value_or(""));
      if (at != by_report.end()) agencies[at->second].entries.push_back({&findings[i], ids[i]});
    }
  };
  give(audited.findings, finding_ids);
  give(audited.resolved, resolved_ids);
  return agencies;
}

std::string IndexRow(const AgencyAudit& agency, const Written& written) {
  std::array<std::size_t, 3> now{};
  std::size_t resolved = 0;
  for (const AgencyAudit::Entry& entry : agency.entries) {
    if (entry.finding->status == "resolved") {
      ++resolved;
    } else {
      ++now[static_cast<std::size_t>(entry.finding->severity)];
    }
  }
  std::string row;
  AppendCsvRow(row,
               {agency.code, agency.name, std::to_string(agency.parts.size()), std::to_string(now[2]),
                std::to_string(now[1]), std::to_string(now[0]), std::to_string(resolved), written.file, written.sha256},
               true);
  return row;
}

Status WriteFile(const std::string& path, std::string_view bytes) {
  AtomicFile file;
  if (Status opened = file.Open(path); !opened) return opened;
  if (Status written = file.Write(bytes); !written) return written;
  return file.Commit();
}

// What no system takes in a name, or what a shell would trip over.
bool MayStand(char32_t c) {
  constexpr std::u32string_view kForbidden = U"/\\:*?\"<>|,;'`$&!#%{}~";
  return c >= 0x20 && c != 0x7F && (c < 0x80 || c > 0x9F) && kForbidden.find(c) == std::u32string_view::npos;
}

std::string Cleaned(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded next = utf8::Decode(text, at);
    if (out.size() + next.length > kLongestName) break;
    if (next.code_point == U' ') {
      out += '-';
    } else if (MayStand(next.code_point)) {
      out += text.substr(at, next.length);
    }
    at += next.length;
  }
  while (!out.empty() && (out.front() == '.' || out.front() == '-')) out.erase(0, 1);
  while (!out.empty() && (out.back() == '.' || out.back() == '-')) out.pop_back();
  return out;
}

}  // namespace

std::string AgencyFileName(const std::string& code, const std::string& name, const std::string& fallback) {
  std::string base = Cleaned(code + "-" + (utf8::IsValid(name) ? name : utf8::Sanitize(name)));
  if (base.empty()) base = Cleaned(ReplaceAll(ReplaceAll(fallback, "/", "-"), ":", "-"));
  return (base.empty() ? "report" : base) + ".xlsx";
}

Status WriteAgencyFolder(const std::string& folder, const audit::Audited& audited,
                         const std::vector<std::string>& finding_ids, const std::vector<std::string>& resolved_ids) {
  if (Status replaceable = CheckReplaceable(folder); !replaceable) return replaceable;
  AtomicFolder out;
  if (Status opened = out.Open(folder); !opened) return opened;
  std::string index = std::string(kBom) + std::string(kHeadings) + "\r\n";
  std::set<std::string> taken = {kIndex};
  for (const AgencyAudit& agency : AgenciesOf(audited, finding_ids, resolved_ids)) {
    const std::string wanted = AgencyFileName(agency.code, agency.name, agency.parts.front().report->key);
    Written written{wanted, {}};
    for (int no = 2; !taken.insert(ToLowerAscii(written.file)).second; ++no) {
      written.file = wanted.substr(0, wanted.size() - 5) + "-" + std::to_string(no) + ".xlsx";
    }
    std::string bytes;
    if (Status made = WriteAgencyBook(agency, ToText(bytes)); !made) return made;
    written.sha256 = Sha256Hex(bytes);
    if (Status put = WriteFile(out.working() + "/" + written.file, bytes); !put) return put;
    index += IndexRow(agency, written);
  }
  if (Status put = WriteFile(out.working() + "/" + kIndex, index); !put) return put;
  return out.Commit();
}

}  // namespace sarabun::sinks
