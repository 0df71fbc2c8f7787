#include "sinks/book_page.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace sarabun::sinks {

namespace {

using workbook::Cell;
using workbook::Style;
using workbook::Tone;

constexpr std::size_t kLowestItems = 5;
constexpr const char* kWhat = "the overview";

Cell Text(std::string text, Tone tone = Tone::kPlain, std::string link = {}) {
  Style style;
  style.tone = tone;
  return {std::move(text), style, false, std::move(link)};
}

// Points of 100; others, as the levels of a risk, are no means of anything.
bool IsOfHundred(const std::optional<Score>& score) {
  constexpr double kFull = 100;
  return score && score->value && score->unit != ScoreUnit::kLevel && (!score->max || score->max->ToDouble() == kFull);
}

// What reports add up to.
struct Sums {
  std::size_t reports = 0;
  std::size_t complete = 0;
  std::size_t incomplete = 0;  // the rest could not be checked
  std::size_t records = 0;
  std::size_t measures = 0;
  std::size_t answered = 0;
  std::size_t cells = 0;
  std::size_t proven = 0;
  std::array<std::size_t, 3> findings{};  // by Severity
  double totals = 0;
  std::size_t with_total = 0;

  std::optional<double> mean() const {
    return with_total == 0 ? std::nullopt : std::optional<double>(totals / static_cast<double>(with_total));
  }
  Cell Complete() const { return ShareCell(complete, complete + incomplete); }
};

class Page {
 public:
  Page(const AuditView& view, const AuditForms& forms, const BookWords& words,
       const std::function<std::string(const Record&)>& link_to, workbook::Workbook& book)
      : view_(view), forms_(forms), words_(words), link_to_(link_to), book_(book) {
    for (const audit::CheckOutcome& outcome : view.audited.checks) {
      if (outcome.code == "missing-item") missing_items_[outcome.report_key] = outcome.state;
    }
    for (const Finding& finding : view.audited.findings) {
      ++graded_[finding.report_key.value_or("")][static_cast<std::size_t>(finding.severity)];
    }
  }

  Status Write() {
    workbook::SheetLayout layout;
    layout.widths = {34, 46, 14, 14, 14, 14, 14, 14, 14};
    if (Status added = book_.AddSheet(words_.Label("book.page"), layout); !added) return added;
    Row({Text(words_.Label("book.title"), Tone::kTitle)});
    Row({Text(words_.Label("page.computed"), Tone::kMuted)});
    WriteCounts();
    WriteLowest();
    WriteGroups();
    WriteReports();
    return failed_;
  }

 private:
  // The first row that does not fit is the error; later ones are left out.
  void Row(const std::vector<Cell>& cells) {
    if (!failed_) return;
    if (Status added = book_.AddCells(cells, kWhat); !added) failed_ = added;
  }
  void Section(const char* key) {
    Row({});
    Row({Text(words_.Label(key), Tone::kSection)});
  }
  void Headings(const std::vector<std::string>& keys) {
    std::vector<Cell> row;
    row.reserve(keys.size());
    for (const std::string& key : keys) row.push_back(Text(key.empty() ? key : words_.Label(key), Tone::kHeading));
    Row(row);
  }

  Sums SumOf(const audit::Report& report, const audit::Summary& summary) const;
  void Add(const Sums& one, Sums& all) const;
  void WriteCounts();
  void WriteLowest();
  void WriteGroups();
  void WriteReports();
  std::vector<Cell> Figures(const Sums& sums) const;

  const AuditView& view_;
  const AuditForms& forms_;
  const BookWords& words_;
  const std::function<std::string(const Record&)>& link_to_;
  workbook::Workbook& book_;
  std::map<std::string, audit::CheckOutcome::State> missing_items_;  // by report
  std::map<std::string, std::array<std::size_t, 3>> graded_;         // by report
  Status failed_;
};

Sums Page::SumOf(const audit::Report& report, const audit::Summary& summary) const {
  Sums sums;
  sums.reports = 1;
  const auto state = missing_items_.find(report.key);
  if (state != missing_items_.end()) {
    sums.complete = state->second == audit::CheckOutcome::State::kPassed ? 1 : 0;
    sums.incomplete = state->second == audit::CheckOutcome::State::kFailed ? 1 : 0;
  }
  sums.records = report.records.size();
  sums.measures = summary.measures;
  sums.answered = summary.answered;
  sums.cells = summary.evidence_cells;
  sums.proven = summary.proven;
  if (const auto graded = graded_.find(report.key); graded != graded_.end()) sums.findings = graded->second;
  sums.totals = summary.total.value_or(0);
  sums.with_total = summary.total ? 1 : 0;
  return sums;
}

void Page::Add(const Sums& one, Sums& all) const {
  all.reports += one.reports;
  all.complete += one.complete;
  all.incomplete += one.incomplete;
  all.records += one.records;
  all.measures += one.measures;
  all.answered += one.answered;
  all.cells += one.cells;
  all.proven += one.proven;
  for (std::size_t i = 0; i < all.findings.size(); ++i) all.findings[i] += one.findings[i];
  all.totals += one.totals;
  all.with_total += one.with_total;
}

void Page::WriteCounts() {
  const audit::Audited& audited = view_.audited;
  Sums all;
  for (std::size_t i = 0; i < audited.reports.size(); ++i) Add(SumOf(audited.reports[i], audited.summaries[i]), all);
  std::string missing;
  std::size_t missed = 0;
  for (const Finding& finding : audited.findings) {
    if (finding.code != "missing-report") continue;
    ++missed;
    missing += (missing.empty() ? "" : ", ") + finding.agency.value_or("");
  }
  const auto of = [&](std::size_t part, std::size_t whole) {
    return whole == 0 ? std::string() : std::to_string(part) + " / " + std::to_string(whole);
  };
  Row({});
  Row({Text(words_.Label("book.received")), Text(""), CountCell(audited.reports.size())});
  if (audited.expected) {
    Row({Text(words_.Label("book.expected")), Text(""), CountCell(*audited.expected)});
    Row({Text(words_.Label("book.missing"), missed > 0 ? Tone::kPoor : Tone::kPlain), Text(missing),
         CountCell(missed)});
  }
  Row({Text(words_.Label("book.unreadable"), audited.unreadable > 0 ? Tone::kPoor : Tone::kPlain), Text(""),
       CountCell(audited.unreadable)});
  Row({Text(words_.Label("book.complete")), Text(of(all.complete, all.complete + all.incomplete)), all.Complete()});
  Row({Text(words_.Label("page.records")), Text(""), CountCell(all.records)});
  Row({Text(words_.Label("page.answered")), Text(of(all.answered, all.measures)),
       ShareCell(all.answered, all.measures)});
  Row({Text(words_.Label("page.proven")), Text(of(all.proven, all.cells)), ShareCell(all.proven, all.cells)});
  const std::string sheet = words_.Label("book.findings");
  for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kInfo}) {
    const auto count =
        static_cast<std::size_t>(std::count_if(audited.findings.begin(), audited.findings.end(),
                                               [&](const Finding& finding) { return finding.severity == severity; }));
    Row({Text(words_.Label("page." + std::string(SeverityName(severity)) + "s"), Tone::kLink, BookLink(sheet, 0, 0)),
         Text(""), CountCell(count)});
  }
}

// Items by the mean of their scores over the reports of a form.
void Page::WriteLowest() {
  struct Item {
    const AuditForm::Item* item = nullptr;
    double sum = 0;
    std::size_t count = 0;
    const Record* lowest = nullptr;
    const audit::Report* report = nullptr;
    double mean() const { return sum / static_cast<double>(count); }
  };
  std::vector<Item> items;
  for (std::size_t f = 0; f < forms_.forms.size(); ++f) {
    std::map<std::string, Item> of_code;
    for (const AuditForm::Item& item : forms_.forms[f].items) of_code[item.code].item = &item;
    for (std::size_t i = 0; i < view_.audited.reports.size(); ++i) {
      if (forms_.of_report[i] != f) continue;
      for (const Record& record : view_.audited.reports[i].records) {
        if (!IsOfHundred(record.score)) continue;
        Item& item = of_code[audit::ItemName(record)];
        const double points = record.score->value->ToDouble();
        item.sum += points;
        ++item.count;
        if (item.lowest != nullptr && item.lowest->score->value->ToDouble() <= points) continue;
        item.lowest = &record;
        item.report = &view_.audited.reports[i];
      }
    }
    for (const auto& [code, item] : of_code) {
      if (item.count > 0) items.push_back(item);
    }
  }
  if (items.empty()) return;
  std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) { return a.mean() < b.mean(); });
  items.resize(std::min(items.size(), kLowestItems));
  Section("book.five-lowest");
  Headings({"page.filter-item", "page.statement", "page.mean", "page.lowest", "page.report", "page.scores"});
  for (const Item& item : items) {
    Row({Text(item.item->code + (item.item->negative ? "*" : ""), Tone::kLink, link_to_(*item.lowest)),
         Text(item.item->statement), PointsCell(item.mean(), true), PointsCell(item.lowest->score->value->ToDouble()),
         Text(NameOf(*item.report)), CountCell(item.count)});
  }
}

std::vector<Cell> Page::Figures(const Sums& sums) const {
  return {PointsCell(sums.mean(), true), ShareCell(sums.answered, sums.measures), ShareCell(sums.proven, sums.cells),
          CountCell(sums.findings[2]), CountCell(sums.findings[1])};
}

void Page::WriteGroups() {
  std::map<std::string, Sums> groups;
  for (std::size_t i = 0; i < view_.audited.reports.size(); ++i) {
    const audit::Report& report = view_.audited.reports[i];
    const rules::AgencyEntry* agency = AgencyOf(report);
    Add(SumOf(report, view_.audited.summaries[i]), groups[agency == nullptr ? std::string() : agency->group]);
  }
  if (groups.empty()) return;
  Section("book.by-group");
  Headings({"page.group", "book.agencies", "book.complete-short", "book.mean-total", "page.answered", "page.proven",
            "page.errors", "page.warnings"});
  for (const auto& [name, sums] : groups) {
    std::vector<Cell> row = {Text(name.empty() ? words_.Label("book.no-group") : name),
                             {std::to_string(sums.reports), {}, true, {}},
                             sums.Complete()};
    for (Cell& cell : Figures(sums)) row.push_back(std::move(cell));
    Row(row);
  }
}

void Page::WriteReports() {
  Section("book.by-report");
  Headings({"page.report", "page.band", "book.complete-short", "page.total", "page.answered", "page.proven",
            "page.errors", "page.warnings", "page.records"});
  for (std::size_t i = 0; i < view_.audited.reports.size(); ++i) {
    const audit::Report& report = view_.audited.reports[i];
    const audit::Summary& summary = view_.audited.summaries[i];
    const Sums sums = SumOf(report, summary);
    Style centred;
    centred.centred = true;
    const std::string complete = sums.complete + sums.incomplete == 0 ? "-"
                                 : sums.complete > 0                  ? words_.Label("book.yes")
                                                                      : words_.Label("book.no");
    if (sums.incomplete > 0) centred.tone = Tone::kPoor;
    std::vector<Cell> row = {
        Text(NameOf(report), Tone::kLink, report.records.empty() ? std::string() : link_to_(report.records.front())),
        Text(words_.language == "th" ? summary.band : summary.band_en),
        {complete, centred, false, {}}};
    for (Cell& cell : Figures(sums)) row.push_back(std::move(cell));
    row.push_back(CountCell(sums.records));
    Row(row);
  }
}

}  // namespace

Status WriteBookPage(const AuditView& view, const AuditForms& forms, const BookWords& words,
                     const std::function<std::string(const Record&)>& link_to, workbook::Workbook& book) {
  return Page(view, forms, words, link_to, book).Write();
}

}  // namespace sarabun::sinks
