#include "sinks/audit_book.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "base/finding_message.h"
#include "base/text_table.h"
#include "sinks/audit_forms.h"
#include "sinks/book_page.h"
#include "sinks/book_words.h"
#include "workbook/workbook.h"

namespace sarabun::sinks {

namespace {

using workbook::Cell;
using workbook::Style;
using workbook::Tone;
using workbook::Workbook;

constexpr std::uint32_t kHeadingRows = 1;

Tone ToneOf(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return Tone::kPoor;
    case Severity::kWarning:
      return Tone::kFair;
    case Severity::kInfo:
      return Tone::kPlain;
  }
  return Tone::kPlain;
}

Style Toned(Tone tone) {
  Style style;
  style.tone = tone;
  return style;
}

Style Bold() {
  Style style;
  style.bold = true;
  return style;
}

// Writes the sheets in their order. Rows that other sheets link to are known before they are written: findings, and
// measures beside results, stand in the order in which they are numbered here.
class Book {
 public:
  Book(const AuditView& view, const AuditForms& forms) : view_(view), forms_(forms), words_{view.language} {
    std::uint32_t row = kHeadingRows;
    for (const audit::Report& report : view.audited.reports) {
      for (const Record& record : report.records) {
        first_row_.emplace(&record, row);
        row += static_cast<std::uint32_t>(PairsOf(record).size());
      }
    }
  }

  Status Write() {
    if (Status done = WriteBookPage(
            view_, forms_, words_, [&](const Record& record) { return LinkTo(record); }, book_);
        !done)
      return done;
    for (std::size_t i = 0; i < forms_.forms.size(); ++i) {
      if (Status done = WriteScores(i); !done) return done;
    }
    if (Status done = WriteFindings(); !done) return done;
    if (Status done = WritePairs(); !done) return done;
    return WriteChecks();
  }

  Workbook& book() { return book_; }

 private:
  // A measure, the result that answers it, and how like they are.
  struct Pair {
    const ListItem* measure = nullptr;
    const ListItem* result = nullptr;
    std::optional<double> similarity;
  };
  static std::vector<Pair> PairsOf(const Record& record);

  std::string LinkTo(const Record& record) const {
    return BookLink(words_.Label("book.measures"), first_row_.at(&record), 0);
  }
  Status WriteScores(std::size_t form);
  Status WriteScoreRows(std::size_t form);
  Status WriteFindings();
  using RecordsByItem = std::unordered_map<std::string, const Record*>;  // by report and item
  Status WriteFinding(const Finding& finding, const std::string& id, const RecordsByItem& record_of);
  Status WritePairs();
  Status WritePair(const audit::Report& report, const Record& record, const Pair& pair, bool first);
  Status WriteChecks();

  const AuditView& view_;
  const AuditForms& forms_;
  BookWords words_;
  std::unordered_map<const Record*, std::uint32_t> first_row_;  // in the sheet of measures and results
  Workbook book_;
};

// Each measure with its results, then the results that answer none. Without links between them, by their numbers.
std::vector<Book::Pair> Book::PairsOf(const Record& record) {
  std::vector<Pair> pairs;
  const bool linked = std::any_of(record.results.begin(), record.results.end(),
                                  [](const ListItem& result) { return result.answers.has_value(); });
  if (!linked) {
    for (std::size_t i = 0; i < std::max(record.measures.size(), record.results.size()); ++i) {
      pairs.push_back({i < record.measures.size() ? &record.measures[i] : nullptr,
                       i < record.results.size() ? &record.results[i] : nullptr,
                       {}});
    }
    if (pairs.empty()) pairs.emplace_back();
    return pairs;
  }
  for (const ListItem& measure : record.measures) {
    const std::size_t before = pairs.size();
    for (const ListItem& result : record.results) {
      if (!result.answers) continue;
      for (const Answer& answer : *result.answers) {
        if (answer.measure == measure.no) pairs.push_back({&measure, &result, answer.similarity});
      }
    }
    if (pairs.size() == before) pairs.push_back({&measure, nullptr, {}});
  }
  for (const ListItem& result : record.results) {
    if (!result.answers || result.answers->empty()) pairs.push_back({nullptr, &result, {}});
  }
  return pairs;
}

// Above the headings stand the form's name and what the star beside an item means.
Status Book::WriteScores(std::size_t form) {
  const AuditForm& shape = forms_.forms[form];
  workbook::SheetLayout layout;
  layout.frozen_columns = 1;
  layout.widths = {28};
  std::vector<std::string> headings = {words_.Label("page.report")};
  for (const AuditForm::Item& item : shape.items) {
    layout.widths.push_back(item.code.size() > 4 ? 11 : 8);
    headings.push_back(item.code + (item.negative ? "*" : ""));
  }
  layout.widths.push_back(9);
  headings.push_back(words_.Label("page.total"));
  const std::string sheet =
      words_.Label("book.scores") + (forms_.forms.size() > 1 ? " " + std::to_string(form + 1) : std::string());
  if (Status added = book_.AddSheet(sheet, layout); !added) return added;
  const std::string& title = view_.language == "th" ? shape.title_th : shape.title;
  Style section;
  section.tone = Tone::kSection;
  Style muted;
  muted.tone = Tone::kMuted;
  if (Status added = book_.AddCells({{title.empty() ? shape.name : title, section, false, {}}}, sheet); !added) {
    return added;
  }
  const bool negative =
      std::any_of(shape.items.begin(), shape.items.end(), [](const AuditForm::Item& item) { return item.negative; });
  if (negative) {
    if (Status added = book_.AddCells({{words_.Label("book.negative"), muted, false, {}}}, sheet); !added) return added;
  }
  if (Status added = book_.AddHeadings(headings); !added) return added;
  return WriteScoreRows(form);
}

Status Book::WriteScoreRows(std::size_t form) {
  const AuditForm& shape = forms_.forms[form];
  const std::uint32_t first = book_.rows();
  for (std::size_t i = 0; i < view_.audited.reports.size(); ++i) {
    if (forms_.of_report[i] != form) continue;
    const audit::Report& report = view_.audited.reports[i];
    std::map<std::string, const Record*> record_of;
    for (const Record& record : report.records) record_of.try_emplace(audit::ItemName(record), &record);
    Style link;
    link.tone = Tone::kLink;
    std::vector<Cell> row = {{NameOf(report), link, false, LinkTo(report.records.front())}};
    for (const AuditForm::Item& item : shape.items) {
      const auto at = record_of.find(item.code);
      const bool scored = at != record_of.end() && at->second->score && at->second->score->value;
      row.push_back(PointsCell(scored ? std::optional<double>(0) : std::nullopt));
      if (scored) row.back().text = at->second->score->value->ToString();
    }
    row.push_back(PointsCell(view_.audited.summaries[i].total, true));
    if (Status added = book_.AddCells(row, "report " + report.key); !added) return added;
  }
  const auto last = static_cast<std::uint16_t>(shape.items.size());
  constexpr double kLow = 70;
  constexpr double kMiddle = 85;
  constexpr double kHigh = 100;
  if (book_.rows() > first && last > 0) book_.AddHeat({first, 1, book_.rows() - 1, last, kLow, kMiddle, kHigh});
  return {};
}

Status Book::WriteFindings() {
  std::vector<workbook::SheetColumn> columns = {{words_.Label("book.severity"), 11, false},
                                                {words_.Label("book.code"), 24, false},
                                                {words_.Label("book.status"), 9, false},
                                                {words_.Label("page.report"), 26, false},
                                                {words_.Label("book.items"), 12, false},
                                                {words_.Label("book.says"), 70, false},
                                                {words_.Label("book.evidence-of"), 60, false},
                                                {words_.Heading("document"), 30, false},
                                                {words_.Heading("table"), 8, true},
                                                {words_.Heading("row"), 8, true},
                                                {words_.Label("book.finding-id"), 20, false}};
  workbook::SheetLayout layout;
  std::vector<std::string> headings;
  for (workbook::SheetColumn& column : columns) {
    layout.widths.push_back(column.width);
    headings.push_back(std::move(column.heading));
  }
  if (Status added = book_.AddSheet(words_.Label("book.findings"), layout); !added) return added;
  if (Status added = book_.AddHeadings(headings); !added) return added;
  RecordsByItem record_of;
  for (const audit::Report& report : view_.audited.reports) {
    for (const Record& record : report.records) {
      record_of.try_emplace(report.key + "\n" + audit::ItemName(record), &record);
    }
  }
  // The gravest first, else as they come; then what is resolved.
  std::vector<std::size_t> order(view_.audited.findings.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return view_.audited.findings[a].severity > view_.audited.findings[b].severity;
  });
  for (const std::size_t at : order) {
    if (Status added = WriteFinding(view_.audited.findings[at], view_.finding_ids[at], record_of); !added) return added;
  }
  for (std::size_t i = 0; i < view_.audited.resolved.size(); ++i) {
    if (Status added = WriteFinding(view_.audited.resolved[i], view_.resolved_ids[i], {}); !added) return added;
  }
  return {};
}

Status Book::WriteFinding(const Finding& finding, const std::string& id, const RecordsByItem& record_of) {
  const Style plain;
  std::string items;
  for (const std::string& item : finding.items) items += (items.empty() ? "" : ", ") + item;
  std::string link;
  if (finding.report_key && !finding.items.empty()) {
    const auto record = record_of.find(*finding.report_key + "\n" + finding.items.front());
    if (record != record_of.end()) link = LinkTo(*record->second);
  }
  const auto place = [](std::uint32_t number) { return number == 0 ? std::string() : std::to_string(number); };
  const std::string severity = words_.Label("page." + std::string(SeverityName(finding.severity)));
  const Tone tone = finding.status == "resolved" ? Tone::kMuted : ToneOf(finding.severity);
  return book_.AddCells({{severity, Toned(tone), false, {}},
                         {finding.code, plain, false, {}},
                         {finding.status.empty() ? "" : words_.Label("page." + finding.status), plain, false, {}},
                         {finding.agency.value_or(""), plain, false, {}},
                         {items, Toned(link.empty() ? Tone::kPlain : Tone::kLink), false, link},
                         {MessageOf(finding, view_.language), plain, false, {}},
                         {DataText(finding, words_), Toned(Tone::kMuted), false, {}},
                         {finding.document_path, plain, false, {}},
                         {place(finding.where.table), plain, true, {}},
                         {place(finding.where.row), plain, true, {}},
                         {id, Toned(Tone::kMuted), false, {}}},
                        "finding " + id);
}

Status Book::WritePairs() {
  workbook::SheetLayout layout;
  layout.frozen_columns = 2;
  layout.widths = {26, 10, 9, 44, 60, 60, 11};
  if (Status added = book_.AddSheet(words_.Label("book.measures"), layout); !added) return added;
  if (Status added = book_.AddHeadings({words_.Label("page.report"), words_.Label("page.filter-item"),
                                        words_.Heading("score"), words_.Heading("issues"), words_.Label("book.measure"),
                                        words_.Label("book.result"), words_.Label("book.similarity")});
      !added) {
    return added;
  }
  for (const audit::Report& report : view_.audited.reports) {
    for (const Record& record : report.records) {
      bool first = true;
      for (const Pair& pair : PairsOf(record)) {
        if (Status added = WritePair(report, record, pair, first); !added) return added;
        first = false;
      }
    }
  }
  return {};
}

Status Book::WritePair(const audit::Report& report, const Record& record, const Pair& pair, bool first) {
  const Style plain;
  const auto text = [](const ListItem* item) {
    if (item == nullptr) return std::string();
    return (item->label ? *item->label + " " : std::string()) + item->text;
  };
  std::string issues;
  for (const ListItem& issue : record.issues) issues += (issues.empty() ? "" : "\n") + text(&issue);
  Style score;
  score.two_decimals = true;
  Style share;
  share.share = true;
  const bool has_score = record.score && record.score->value;
  // What lacks its half is said where a person looks for it.
  const auto half = [&](const ListItem* item, const ListItem* other, const char* lacking) -> Cell {
    if (item == nullptr && other != nullptr) return {words_.Label(lacking), Toned(Tone::kFair), false, {}};
    return {text(item), plain, false, {}};
  };
  return book_.AddCells({{NameOf(report), Toned(first ? Tone::kPlain : Tone::kMuted), false, {}},
                         {audit::ItemName(record), Bold(), false, {}},
                         {first && has_score ? record.score->value->ToString() : "", score, true, {}},
                         {first ? issues : "", plain, false, {}},
                         half(pair.measure, pair.result, "book.unasked"),
                         half(pair.result, pair.measure, "book.unanswered"),
                         {pair.similarity ? Digits(*pair.similarity) : "", share, true, {}}},
                        "record " + record.key);
}

Status Book::WriteChecks() {
  const std::vector<workbook::SheetColumn> columns = {
      {words_.Label("page.report"), 26, false},   {words_.Label("book.code"), 26, false},
      {words_.Label("book.question"), 70, false}, {words_.Label("book.state"), 14, false},
      {words_.Label("book.count"), 10, true},     {words_.Label("book.reason"), 60, false}};
  if (Status added = book_.AddSheet(words_.Label("book.checks"), columns); !added) return added;
  for (const audit::CheckOutcome& outcome : view_.audited.checks) {
    const char* state = outcome.state == audit::CheckOutcome::State::kPassed   ? "page.state-passed"
                        : outcome.state == audit::CheckOutcome::State::kFailed ? "page.state-failed"
                                                                               : "page.state-not-run";
    const std::string who = outcome.agency.empty() ? outcome.report_key : outcome.agency;
    if (Status added = book_.AddRow(
            {who.empty() ? words_.Label("page.all") : who, outcome.code,
             std::string(Checks().Find(outcome.code, view_.language)), words_.Label(state),
             std::to_string(outcome.findings), std::string(Reasons().Find(outcome.reason, view_.language))},
            "check " + outcome.code);
        !added) {
      return added;
    }
  }
  return {};
}

}  // namespace

Status WriteAuditBook(const AuditView& view, std::unique_ptr<Output> output) {
  if (Status opened = output->Open(); !opened) return opened;
  const AuditForms forms = FormsOf(view.audited.reports);
  Book book(view, forms);
  if (Status written = book.Write(); !written) return written;
  const auto write = [&](std::string_view bytes) { return output->Write(bytes); };
  if (Status done = book.book().Finish(write); !done) return done;
  return output->Close();
}

}  // namespace sarabun::sinks
