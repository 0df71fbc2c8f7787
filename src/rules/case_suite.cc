#include "rules/case_suite.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <system_error>

#include "base/file.h"
#include "base/text.h"
#include "rules/case_file.h"
#include "rules/pack.h"

namespace sarabun::rules {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLargestFile = 8u << 20;
constexpr std::size_t kMostCompared = 4'000'000;  // pairs of lines; more are shown as all other

std::vector<std::string_view> LinesOf(std::string_view text) {
  std::vector<std::string_view> lines = Split(text, '\n');
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

// Which lines of two texts are the same: for each of `due` its place in `got`, or none. The longest common sequence.
std::vector<std::size_t> Pairs(const std::vector<std::string_view>& due, const std::vector<std::string_view>& got) {
  std::vector<std::size_t> pairs(due.size(), std::string::npos);
  const std::size_t width = got.size() + 1;
  if ((due.size() + 1) * width > kMostCompared) return pairs;
  std::vector<std::uint32_t> common((due.size() + 1) * width);
  for (std::size_t i = due.size(); i-- > 0;) {
    for (std::size_t j = got.size(); j-- > 0;) {
      common[i * width + j] = due[i] == got[j] ? common[(i + 1) * width + j + 1] + 1
                                               : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  for (std::size_t i = 0, j = 0; i < due.size() && j < got.size();) {
    if (due[i] == got[j]) {
      pairs[i++] = j++;
    } else if (common[(i + 1) * width + j] >= common[i * width + j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return pairs;
}

// Where a case says what it expects: lines of its file, or where it names another case only the line of its name.
struct DuePlace {
  const std::string& path;
  std::uint32_t line = 0;  // of the first line expected
  bool runs_on = true;     // the others stand in the lines below
};

// The lines that differ, each hunk under its place.
std::string Difference(const DuePlace& place, std::string_view what, std::string_view due, std::string_view got) {
  const std::vector<std::string_view> left = LinesOf(due);
  const std::vector<std::string_view> right = LinesOf(got);
  const std::vector<std::size_t> pairs = Pairs(left, right);
  std::string out;
  std::string_view inside;  // the record that the hunk stands in
  for (std::size_t i = 0, j = 0; i < left.size() || j < right.size();) {
    if (i < left.size() && pairs[i] == j) {
      if (left[i].substr(0, 1) != " ") inside = left[i];
      ++i;
      ++j;
      continue;
    }
    const std::size_t below = place.runs_on && !left.empty() ? std::min(i, left.size() - 1) : 0;
    const std::size_t line = place.line + below;
    out += "  " + place.path + ':' + std::to_string(line) + ": " + std::string(what);
    if (!inside.empty()) out += ", in '" + std::string(inside) + "'";
    out += '\n';
    for (; i < left.size() && pairs[i] == std::string::npos; ++i) {
      if (left[i].substr(0, 1) != " ") inside = left[i];
      out += "    - " + std::string(left[i]) + '\n';
    }
    const std::size_t until = i < left.size() ? pairs[i] : right.size();
    for (; j < until; ++j) out += "    + " + std::string(right[j]) + '\n';
  }
  return out;
}

// The title is how a report was written, not what it says; cases that must be the same may differ in it.
std::string WithoutTitle(const std::string& records) {
  const std::size_t begin = records.find("title: ");
  if (begin == std::string::npos) return records;
  return records.substr(0, begin) + records.substr(records.find('\n', begin) + 1);
}

// What a case's file says between two lines, replaced.
struct Change {
  std::uint32_t first = 0;  // of the file, from 1
  std::uint32_t last = 0;   // less than `first` where nothing is taken away
  std::string text;
};

class SuiteRunner {
 public:
  SuiteRunner(ReportReader& reader, CaseFileResult& result) : reader_(reader), result_(result) {}

  void Run(const SourceFile& file, const std::vector<Case>& cases) {
    for (const Case& each : cases) RunOne(file, each);
    if (!changes_.empty()) result_.accepted = Accepted(file.text);
  }

 private:
  void RunOne(const SourceFile& file, const Case& each) {
    const CaseOutcome outcome = RunCase(each, reader_);
    CaseResult result;
    result.name = each.name;
    result.line = each.line;
    if (each.same_as.empty()) {
      given_[each.name] = outcome.records;
      const std::uint32_t line = each.records_line > 0 ? each.records_line + 1 : each.line;
      result.difference = Difference({file.path, line}, "records", each.records, outcome.records);
      if (!result.difference.empty()) Accept(each.records_line, each.records_end, each, "records:", outcome.records);
    } else {
      const std::string what = "not what '" + each.same_as + "' gives";
      result.difference = Difference({file.path, each.line, false}, what, WithoutTitle(given_[each.same_as]),
                                     WithoutTitle(outcome.records));
      result.acceptable = result.difference.empty();
    }
    const std::uint32_t line = each.findings_line > 0 ? each.findings_line + 1 : each.last_line;
    const std::string findings = Difference({file.path, line}, "findings", each.findings, outcome.findings);
    if (!findings.empty()) Accept(each.findings_line, each.findings_end, each, "findings:", outcome.findings);
    result.difference += findings;
    result.passed = result.difference.empty();
    result_.cases.push_back(std::move(result));
  }

  void Accept(std::uint32_t first, std::uint32_t last, const Case& each, std::string_view key,
              const std::string& found) {
    Change change{first, last, found.empty() ? "" : std::string(key) + '\n' + found};
    if (first == 0) change = {each.last_line + 1, each.last_line, std::move(change.text)};
    changes_.push_back(std::move(change));
  }

  std::string Accepted(std::string_view text) const {
    std::string out;
    const std::vector<std::string_view> lines = LinesOf(text);
    for (std::uint32_t line = 1; line <= lines.size() + 1; ++line) {
      bool taken = false;
      for (const Change& change : changes_) {
        if (change.first == line) out += change.text;
        taken = taken || (change.first <= line && line <= change.last);
      }
      if (!taken && line <= lines.size()) out += std::string(lines[line - 1]) + '\n';
    }
    return out;
  }

  ReportReader& reader_;
  CaseFileResult& result_;
  std::map<std::string, std::string> given_;  // records by case
  std::vector<Change> changes_;
};

// Two cases of a name, or a 'same-as' without its case, would compare with the wrong thing.
void CheckNames(const SourceFile& file, const std::vector<Case>& cases, Problems& problems) {
  std::vector<std::string_view> names;
  for (const Case& each : cases) {
    if (each.name.empty()) problems.AddError({&file, each.line, 1}, "a case without a name", "'case: NAME'");
    if (std::find(names.begin(), names.end(), each.name) != names.end()) {
      problems.AddError({&file, each.line, 1}, "a second case '" + each.name + "'", "a name for each case");
    }
    if (!each.same_as.empty() && std::find(names.begin(), names.end(), each.same_as) == names.end()) {
      problems.AddError({&file, each.line, 1}, "'same-as: " + each.same_as + "' names no case above",
                        names.empty() ? "a case above this one" : ExpectOneOf(each.same_as, names));
    }
    if (each.same_as.empty()) names.push_back(each.name);
  }
  if (cases.empty()) problems.AddError({&file, 1, 1}, "no case in this file", "'case: NAME' and its lines");
}

std::vector<std::string> CaseFiles(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  for (fs::directory_iterator it(fs::path(folder) / "cases", error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == ".case") files.push_back(it->path().native());
  }
  std::sort(files.begin(), files.end());
  return files;
}

constexpr std::size_t kCasesToWarmUp = 8;

}  // namespace

void WarmUp(const PackSet& packs, ReportReader& reader) {
  for (const auto& pack : packs.packs()) {
    const std::vector<std::string> files = CaseFiles(pack->folder);
    if (files.empty()) continue;
    const Result<std::string> text = ReadFile(files.front(), kLargestFile);
    if (!text) continue;
    const SourceFile file{files.front(), *text};
    Problems problems;
    std::vector<Case> cases = ReadCases(file, problems);
    cases.resize(std::min(cases.size(), kCasesToWarmUp));
    for (const Case& each : cases) RunCase(each, reader);
  }
}

CaseSuite RunCases(const std::string& folder, const std::vector<std::string>& bases) {
  CaseSuite suite;
  auto packs = PackSet::Load({folder}, bases);
  if (!packs.ok()) {
    suite.problems = packs.error().message + '\n';
    return suite;
  }
  suite.pack = (*packs)->packs().front()->name;
  thai::Engine engine(nullptr);
  engine.AddWords((*packs)->Words());
  const ReadOptions options;
  ReportReader reader(*packs, engine, options);
  for (const std::string& path : CaseFiles(folder)) {
    CaseFileResult result;
    result.path = path;
    const Result<std::string> text = ReadFile(path, kLargestFile);
    if (!text.ok()) {
      result.problems = path + ": " + text.error().message + '\n';
      suite.files.push_back(std::move(result));
      continue;
    }
    const SourceFile file{path, *text};
    Problems problems;
    const std::vector<Case> cases = ReadCases(file, problems);
    CheckNames(file, cases, problems);
    result.problems = problems.ToText();
    if (result.problems.empty()) SuiteRunner(reader, result).Run(file, cases);
    suite.files.push_back(std::move(result));
  }
  return suite;
}

}  // namespace sarabun::rules
