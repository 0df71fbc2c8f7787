#include "sinks/agency_book.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "audit/promises.h"
#include "base/finding_message.h"
#include "base/text.h"
#include "sinks/agency_text.h"
#include "workbook/workbook.h"

namespace sarabun::sinks {

namespace {

using workbook::Cell;
using workbook::Tone;

std::vector<std::string> Headings(std::initializer_list<const char*> keys) {
  std::vector<std::string> headings;
  headings.reserve(keys.size());
  for (const char* key : keys) headings.push_back(Say(key));
  return headings;
}

Cell Line(std::string text, Tone tone) {
  Cell cell;
  cell.text = std::move(text);
  cell.style.tone = tone;
  return cell;
}

Cell Plain(std::string text) { return Line(std::move(text), Tone::kPlain); }

std::string Points(double points) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.2f", points);
  return text.data();
}

Cell Score(std::string points, Tone tone) {
  Cell cell = Line(std::move(points), tone);
  cell.number = true;
  cell.style.two_decimals = true;
  return cell;
}

std::string_view Dash() { return "-"; }

std::string RoundLine(const audit::Report& report) {
  std::set<std::string> files;
  for (const DocumentInfo& document : report.documents) files.insert(FileOf(document.path));
  const auto number = [](const std::optional<int>& value) {
    return value ? std::to_string(*value) : std::string(Dash());
  };
  return Say("sheet.report", {{"year", number(report.info.fiscal_year)},
                              {"round", number(report.info.round.no)},
                              {"document", Join({files.begin(), files.end()}, ", ")}});
}

std::string Title(const AgencyAudit& agency) {
  return agency.name.empty() ? Say("sheet.untitled") : Say("sheet.title", {{"agency", agency.name}});
}

Tone ToneOf(Severity severity) {
  if (severity == Severity::kError) return Tone::kBad;
  return severity == Severity::kWarning ? Tone::kFair : Tone::kPlain;
}

// The gravest first; within a kind as they stand in the report. What is resolved comes last.
std::vector<AgencyAudit::Entry> InOrder(const AgencyAudit& agency) {
  std::vector<AgencyAudit::Entry> entries = agency.entries;
  const auto rank = [](const Finding& finding) {
    return std::tuple(finding.status == "resolved", -static_cast<int>(finding.severity), finding.report_key,
                      finding.where.table, finding.where.row);
  };
  std::stable_sort(entries.begin(), entries.end(), [&](const AgencyAudit::Entry& a, const AgencyAudit::Entry& b) {
    return rank(*a.finding) < rank(*b.finding);
  });
  return entries;
}

class AgencyBook {
 public:
  explicit AgencyBook(const AgencyAudit& agency) : agency_(agency) {}

  Status Write(Output& output) {
    for (const auto sheet : {&AgencyBook::AddFindings, &AgencyBook::AddScores, &AgencyBook::AddMeasures}) {
      if (Status added = (this->*sheet)(); !added) return added;
    }
    return book_.Finish([&](std::string_view bytes) { return output.Write(bytes); });
  }

 private:
  Status AddLines(const std::vector<Cell>& lines) {
    for (const Cell& line : lines) {
      if (Status added = book_.AddCells({line}, Title(agency_)); !added) return added;
    }
    return {};
  }

  bool compared() const {
    return std::any_of(agency_.parts.begin(), agency_.parts.end(),
                       [](const AgencyAudit::Part& part) { return part.summary->earlier.has_value(); });
  }

  std::string Counts() const {
    std::array<std::size_t, 3> now{};
    std::size_t resolved = 0;
    for (const AgencyAudit::Entry& entry : agency_.entries) {
      if (entry.finding->status == "resolved") {
        ++resolved;
      } else {
        ++now[static_cast<std::size_t>(entry.finding->severity)];
      }
    }
    std::string text = Say(
        "sheet.counts",
        {{"errors", std::to_string(now[2])}, {"warnings", std::to_string(now[1])}, {"infos", std::to_string(now[0])}});
    if (compared()) text += " · " + Say("sheet.resolved-count", {{"resolved", std::to_string(resolved)}});
    return text;
  }

  Status AddFindings() {
    workbook::SheetLayout layout;
    layout.widths = {5, 12, 9, 50, 32, 20, 24, 12};
    if (compared()) layout.widths.insert(layout.widths.begin() + 2, 11);
    if (Status begun = book_.AddSheet(Say("sheet.findings"), layout); !begun) return begun;
    std::vector<Cell> lines = {Line(Title(agency_), Tone::kTitle)};
    for (const AgencyAudit::Part& part : agency_.parts) lines.push_back(Line(RoundLine(*part.report), Tone::kSection));
    Cell counts = Line(Counts(), Tone::kSection);
    lines.push_back(std::move(counts));
    lines.push_back(Line(Say("sheet.how"), Tone::kSection));
    if (Status added = AddLines(lines); !added) return added;
    std::vector<std::string> headings = Headings({"sheet.no", "sheet.severity", "sheet.items", "sheet.found",
                                                  "sheet.do", "sheet.where", "sheet.answer", "sheet.id"});
    if (compared()) headings.insert(headings.begin() + 2, Say("sheet.status"));
    if (Status added = book_.AddHeadings(headings); !added) return added;
    std::size_t no = 0;
    for (const AgencyAudit::Entry& entry : InOrder(agency_)) {
      if (Status added = AddFinding(entry, ++no); !added) return added;
    }
    return no > 0 ? Status() : AddLines({Line(Say("sheet.nothing"), Tone::kSection)});
  }

  Status AddFinding(const AgencyAudit::Entry& entry, std::size_t no) {
    const Finding& finding = *entry.finding;
    const bool resolved = finding.status == "resolved";
    Cell number = Plain(std::to_string(no));
    number.number = true;
    std::vector<Cell> row = {number, Line(Say("severity." + std::string(SeverityName(finding.severity))),
                                          resolved ? Tone::kMuted : ToneOf(finding.severity))};
    if (compared()) {
      row.push_back(finding.status.empty()
                        ? Cell()
                        : Line(Say("status." + finding.status), resolved ? Tone::kGood : Tone::kPlain));
    }
    row.push_back(Plain(Join(finding.items, ", ")));
    row.push_back(Line(FoundText(agency_, finding), resolved ? Tone::kMuted : Tone::kPlain));
    row.push_back(resolved ? Cell() : Plain(Say("do." + finding.code)));
    row.push_back(Line(WhereText(finding), Tone::kMuted));
    row.push_back({});
    row.push_back(Line(entry.id, Tone::kMuted));
    return book_.AddCells(row, "finding " + entry.id);
  }

  Status AddScores() {
    workbook::SheetLayout layout;
    layout.widths = {10, 70, 10, 60};
    layout.upright = true;
    if (Status begun = book_.AddSheet(Say("sheet.scores"), layout); !begun) return begun;
    std::vector<Cell> lines = {Line(Title(agency_), Tone::kTitle)};
    for (const AgencyAudit::Part& part : agency_.parts) lines.push_back(Line(TotalLine(part), Tone::kSection));
    lines.push_back(Line(Say("sheet.computed"), Tone::kSection));
    if (Status added = AddLines(lines); !added) return added;
    if (Status added = book_.AddHeadings(Headings({"sheet.items", "sheet.statement", "sheet.score", "sheet.note"}));
        !added) {
      return added;
    }
    for (const AgencyAudit::Part& part : agency_.parts) {
      if (Status added = AddScoresOf(part); !added) return added;
    }
    return {};
  }

  static std::string TotalLine(const AgencyAudit::Part& part) {
    const audit::Summary& summary = *part.summary;
    std::string total = Say("sheet.no-total");
    if (summary.total) {
      total = Say("sheet.total", {{"total", Points(*summary.total)},
                                  {"band", summary.band.empty() ? Say("sheet.no-band") : summary.band}});
    }
    return RoundLine(*part.report) + " · " + total;
  }

  Status AddMean(const audit::Summary::Mean& mean, bool instrument) {
    Cell points = mean.points ? Score(Points(*mean.points), Tone::kHeading) : Line("", Tone::kHeading);
    const std::string note = mean.points ? Say("sheet.mean", {{"scored", std::to_string(mean.scored)}}) : std::string();
    Cell name = Line(mean.name, Tone::kHeading);
    return book_.AddCells(
        {Line(instrument ? mean.code : std::string(), Tone::kHeading), name, points, Line(note, Tone::kHeading)},
        mean.name);
  }

  // Items in the report's order, under the means of their instruments and indicators.
  Status AddScoresOf(const AgencyAudit::Part& part) {
    const audit::Report& report = *part.report;
    const std::map<std::string, std::vector<const Finding*>> notes = ScoreNotes(report);
    std::string instrument;
    std::string indicator;
    for (const Record& record : report.records) {
      const std::string own = record.instrument ? record.instrument->code.value_or("") : std::string();
      if (own != instrument) {
        instrument = own;
        if (Status added = AddMeanOf(part.summary->instruments, own, true); !added) return added;
      }
      const std::string of = record.indicator && record.indicator->no ? std::to_string(*record.indicator->no) : "";
      if (of != indicator) {
        indicator = of;
        if (Status added = AddMeanOf(part.summary->indicators, of, false); !added) return added;
      }
      if (Status added = AddScore(report, record, notes); !added) return added;
    }
    return {};
  }

  Status AddMeanOf(const std::vector<audit::Summary::Mean>& means, const std::string& code, bool instrument) {
    const auto mean = std::find_if(means.begin(), means.end(), [&](const auto& each) { return each.code == code; });
    return mean == means.end() ? Status() : AddMean(*mean, instrument);
  }

  // Findings about scores, by item.
  std::map<std::string, std::vector<const Finding*>> ScoreNotes(const audit::Report& report) const {
    std::map<std::string, std::vector<const Finding*>> notes;
    for (const AgencyAudit::Entry& entry : agency_.entries) {
      const Finding& finding = *entry.finding;
      if (finding.report_key != report.key || !finding.field || !finding.field->starts_with("score")) continue;
      for (const std::string& item : finding.items) notes[item].push_back(&finding);
    }
    return notes;
  }

  Status AddScore(const audit::Report& report, const Record& record,
                  const std::map<std::string, std::vector<const Finding*>>& notes) {
    const std::string item = audit::ItemName(record);
    Tone tone = Tone::kPlain;
    std::vector<std::string> remarks;
    if (report.IsNegative(item)) remarks.push_back(Say("sheet.negative"));
    if (const auto found = notes.find(item); found != notes.end()) {
      for (const Finding* finding : found->second) {
        remarks.push_back(MessageOf(*finding, "th"));
        if (finding->severity == Severity::kWarning && tone == Tone::kPlain) tone = Tone::kFair;
        if (finding->severity == Severity::kError) tone = Tone::kBad;
      }
    }
    std::string score;
    if (record.score) score = record.score->value ? record.score->value->ToString() : record.score->raw;
    return book_.AddCells({Plain(item), Plain(record.item.statement.value_or("")), Score(std::move(score), tone),
                           Plain(Join(remarks, "\n"))},
                          "item " + item);
  }

  Status AddMeasures() {
    workbook::SheetLayout layout;
    layout.widths = {12, 62, 62, 14};
    if (Status begun = book_.AddSheet(Say("sheet.measures"), layout); !begun) return begun;
    std::vector<Cell> lines = {Line(Title(agency_), Tone::kTitle)};
    for (const AgencyAudit::Part& part : agency_.parts) {
      const audit::Summary& summary = *part.summary;
      const auto text = [](std::size_t number) { return std::to_string(number); };
      lines.push_back(
          Line(RoundLine(*part.report) + " · " +
                   Say("sheet.answered", {{"part", text(summary.answered)}, {"all", text(summary.measures)}}) + " · " +
                   Say("sheet.proven", {{"part", text(summary.proven)}, {"all", text(summary.evidence_cells)}}),
               Tone::kSection));
    }
    if (Status added = AddLines(lines); !added) return added;
    if (Status added = book_.AddHeadings(Headings({"sheet.items", "sheet.measure", "sheet.result", "sheet.match"}));
        !added) {
      return added;
    }
    for (const AgencyAudit::Part& part : agency_.parts) {
      const audit::Report& report = *part.report;
      for (const audit::Promise& promise : audit::PromisesOf(report, audit::CellsOf(report, "results"))) {
        if (Status added = AddPromise(report, promise); !added) return added;
      }
    }
    return {};
  }

  // Each measure beside the results that answer it; then the results that answer none.
  Status AddPromise(const audit::Report& report, const audit::Promise& promise) {
    std::vector<std::string> names;
    names.reserve(promise.cell.records.size());
    for (const std::size_t record : promise.cell.records) names.push_back(audit::ItemName(report.records[record]));
    const std::string items = Join(names, ", ");
    for (const ListItem& measure : promise.measures) {
      std::vector<std::string> results;
      for (const ListItem& result : promise.results) {
        if (Answers(result, measure.no)) results.push_back(Labelled(result));
      }
      const bool bare = results.empty();
      if (Status added = book_.AddCells({Plain(items), Plain(Labelled(measure)), Plain(Join(results, "\n")),
                                         bare ? Line(Say("sheet.no-result"), Tone::kFair) : Cell()},
                                        "items " + items);
          !added) {
        return added;
      }
    }
    for (const ListItem& result : promise.results) {
      if (result.answers && !result.answers->empty()) continue;
      if (Status added = book_.AddCells(
              {Plain(items), Cell(), Plain(Labelled(result)), Line(Say("sheet.no-measure"), Tone::kFair)},
              "items " + items);
          !added) {
        return added;
      }
    }
    return {};
  }

  static bool Answers(const ListItem& result, int measure) {
    return result.answers && std::any_of(result.answers->begin(), result.answers->end(),
                                         [&](const Answer& answer) { return answer.measure == measure; });
  }

  static std::string Labelled(const ListItem& item) { return item.label ? *item.label + " " + item.text : item.text; }

  const AgencyAudit& agency_;
  workbook::Workbook book_;
};

}  // namespace

Status WriteAgencyBook(const AgencyAudit& agency, std::unique_ptr<Output> output) {
  if (Status opened = output->Open(); !opened) return opened;
  if (Status written = AgencyBook(agency).Write(*output); !written) return written;
  return output->Close();
}

}  // namespace sarabun::sinks
