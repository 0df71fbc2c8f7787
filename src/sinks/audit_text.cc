#include "sinks/audit_text.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <vector>

#include "base/finding_message.h"
#include "base/text.h"
#include "base/text_table.h"
#include "base/utf8.h"

namespace sarabun::sinks {

namespace {

// Columns that a terminal gives a text: marks above and below take none.
std::size_t WidthOf(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded decoded = utf8::Decode(text, at);
    const char32_t c = decoded.code_point;
    const bool mark = c == 0x0E31 || (c >= 0x0E34 && c <= 0x0E3A) || (c >= 0x0E47 && c <= 0x0E4E);
    width += mark ? 0 : 1;
    at += decoded.length;
  }
  return width;
}

// Rows of cells, each column as wide as its widest cell; all but the first to the right.
class Grid {
 public:
  void Add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }

  std::string Text() const {
    std::vector<std::size_t> widths;
    for (const auto& row : rows_) {
      widths.resize(std::max(widths.size(), row.size()));
      for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], WidthOf(row[i]));
    }
    std::string text;
    for (const auto& row : rows_) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        const std::string pad(widths[i] - WidthOf(row[i]), ' ');
        if (i > 0) text += "  ";
        const bool last = i + 1 == row.size();
        text += i == 0 ? row[i] + (last ? std::string() : pad) : pad + row[i];
      }
      text += '\n';
    }
    return text;
  }

 private:
  std::vector<std::vector<std::string>> rows_;
};

std::string Points(const std::optional<double>& points) {
  if (!points) return "-";
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.2f", *points);
  return text.data();
}

std::string Of(std::size_t part, std::size_t whole) { return std::to_string(part) + "/" + std::to_string(whole); }

std::string_view Word(std::string_view key, std::string_view language) { return Headings().Find(key, language); }

std::string ReportsText(const audit::Audited& audited, std::string_view language) {
  std::vector<std::string> instruments;
  for (const audit::Summary& summary : audited.summaries) {
    for (const auto& mean : summary.instruments) {
      if (std::find(instruments.begin(), instruments.end(), mean.code) == instruments.end()) {
        instruments.push_back(mean.code);
      }
    }
  }
  Grid grid;
  std::vector<std::string> heading = {std::string(Word("audit.report", language)),
                                      std::string(Word("audit.records", language))};
  heading.insert(heading.end(), instruments.begin(), instruments.end());
  for (const char* key : {"audit.total", "audit.answered", "audit.proven", "audit.errors", "audit.warnings"}) {
    heading.emplace_back(Word(key, language));
  }
  grid.Add(std::move(heading));
  std::map<std::string, std::array<std::size_t, 3>> counts;
  for (const Finding& finding : audited.findings) {
    if (finding.report_key) ++counts[*finding.report_key][static_cast<std::size_t>(finding.severity)];
  }
  for (std::size_t i = 0; i < audited.summaries.size(); ++i) {
    const audit::Summary& summary = audited.summaries[i];
    const audit::Report& report = audited.reports[i];
    std::vector<std::string> row = {summary.agency.empty() ? summary.report_key : summary.agency,
                                    std::to_string(report.records.size())};
    for (const std::string& code : instruments) {
      const auto mean = std::find_if(summary.instruments.begin(), summary.instruments.end(),
                                     [&](const auto& each) { return each.code == code; });
      row.push_back(mean == summary.instruments.end() ? "-" : Points(mean->points));
    }
    row.push_back(Points(summary.total));
    row.push_back(Of(summary.answered, summary.measures));
    row.push_back(summary.evidence_cells == 0 ? "-" : Of(summary.proven, summary.evidence_cells));
    row.push_back(std::to_string(counts[summary.report_key][2]));
    row.push_back(std::to_string(counts[summary.report_key][1]));
    grid.Add(std::move(row));
  }
  return grid.Text();
}

struct Kind {
  Severity severity = Severity::kInfo;
  std::size_t now = 0;
  std::size_t still = 0;
  std::size_t resolved = 0;
};

// Findings by code, the gravest first; with earlier rounds, what is new, still there and resolved.
std::string FindingsText(const audit::Audited& audited, bool compared, std::string_view language) {
  std::map<std::string, Kind> kinds;
  for (const Finding& finding : audited.findings) {
    Kind& kind = kinds[finding.code];
    kind.severity = std::max(kind.severity, finding.severity);
    ++kind.now;
    if (finding.status == "still") ++kind.still;
  }
  for (const Finding& finding : audited.resolved) {
    Kind& kind = kinds[finding.code];
    kind.severity = std::max(kind.severity, finding.severity);
    ++kind.resolved;
  }
  if (kinds.empty()) return {};
  std::vector<std::pair<std::string, Kind>> order(kinds.begin(), kinds.end());
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return a.second.severity != b.second.severity ? a.second.severity > b.second.severity : a.second.now > b.second.now;
  });
  Grid grid;
  if (compared) {
    std::vector<std::string> heading;
    for (const char* key : {"audit.finding", "audit.now", "audit.new", "audit.still", "audit.resolved"}) {
      heading.emplace_back(Word(key, language));
    }
    grid.Add(std::move(heading));
  }
  for (const auto& [code, kind] : order) {
    std::vector<std::string> row = {
        std::string(SeverityName(kind.severity)) + "  " + code + "  " + std::string(Checks().Find(code, language)),
        std::to_string(kind.now)};
    if (compared) {
      for (const std::size_t count : {kind.now - kind.still, kind.still, kind.resolved}) {
        row.push_back(std::to_string(count));
      }
    }
    grid.Add(std::move(row));
  }
  return grid.Text();
}

// Items that ask for something bad, in the order in which reports have them: nobody is to read their 99 as bad.
std::string NegativeText(const audit::Audited& audited, std::string_view language) {
  std::vector<std::string> items;
  for (const audit::Summary& summary : audited.summaries) {
    for (const std::string& item : summary.negative) {
      if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(item);
    }
  }
  if (items.empty()) return {};
  return std::string(Word("audit.negative", language)) + " " + Join(items, ", ") + "\n";
}

std::string NotRunText(const audit::Audited& audited, std::string_view language) {
  std::map<std::pair<std::string, std::string>, std::size_t> reasons;  // reason, code
  for (const audit::CheckOutcome& outcome : audited.checks) {
    const bool wanted = outcome.reason != "left-out";  // whoever left it out knows
    if (wanted && outcome.state == audit::CheckOutcome::State::kNotRun) ++reasons[{outcome.reason, outcome.code}];
  }
  std::map<std::string, std::string> codes;
  for (const auto& [which, count] : reasons) {
    std::string& list = codes[which.first];
    list += (list.empty() ? "" : ", ") + which.second;
  }
  std::string text;
  for (const auto& [reason, list] : codes) {
    text += "  " + std::string(Reasons().Find(reason, language)) + " " + list + "\n";
  }
  return text;
}

}  // namespace

std::string AuditText(const audit::Audited& audited, std::string_view language) {
  std::string text;
  if (!audited.summaries.empty()) {
    text += ReportsText(audited, language) + std::string(Word("audit.computed", language)) + "\n" +
            NegativeText(audited, language) + "\n";
  }
  const bool compared = std::any_of(audited.summaries.begin(), audited.summaries.end(),
                                    [](const audit::Summary& summary) { return summary.earlier.has_value(); });
  if (compared) {
    text += std::string(Word("audit.compared", language)) + " " +
            Of(audited.reports_compared, audited.summaries.size()) + "\n\n";
  }
  const std::string findings = FindingsText(audited, compared, language);
  text += findings.empty() ? std::string(Word("audit.nothing", language)) + "\n" : findings;
  if (const std::string not_run = NotRunText(audited, language); !not_run.empty()) {
    text += "\n" + std::string(Word("audit.not-run", language)) + "\n" + not_run;
  }
  return text;
}

}  // namespace sarabun::sinks
