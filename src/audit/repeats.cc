#include <set>
#include <string>

#include "audit/checks.h"
#include "audit/likeness.h"
#include "base/utf8.h"

namespace sarabun::audit {

namespace {

// What a row promises and tells, as one text. Rows that share their cells are one.
std::string WholeText(const Record& record) {
  std::string text;
  for (const auto* list : {&record.measures, &record.results}) {
    for (const ListItem& item : *list) text += item.text + "\n";
  }
  return text;
}

std::string ItemsOf(const Report& report, const Cell& cell) {
  std::string items;
  for (const std::size_t record : cell.records) items += ItemName(report.records[record]) + ' ';
  return items;
}

}  // namespace

void CheckRepeats(const Report& report, thai::WordCutter& cutter, CheckRun& run) {
  if (!run.Wants(&report, "repeated-within-report")) return;
  const rules::CheckRule& rule = run.Rule(&report, "repeated-within-report");
  AlikeTexts texts;
  const std::vector<Cell> cells = CellsOf(report, "results");
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Record& record = report.records[cells[i].records.front()];
    if (record.results.empty()) continue;
    const std::string text = WholeText(record);
    if (static_cast<double>(utf8::Length(text)) < rule.Threshold("letters")) continue;
    texts.Add(ShinglesOf(cutter.Cut(text)), i);
  }
  for (const std::vector<std::size_t>& alike : texts.Sets(rule.Threshold("similarity"))) {
    // The first of them says it; the others say it again. An item that stands twice is a finding of its own.
    std::set<std::string> told = {ItemsOf(report, cells[alike.front()])};
    for (std::size_t k = 1; k < alike.size(); ++k) {
      const Cell& cell = cells[alike[k]];
      if (!told.insert(ItemsOf(report, cell)).second) continue;
      Finding finding = About(report, cell, "repeated-within-report", "results");
      std::vector<std::string> items;
      for (const std::size_t other : alike) {
        if (other == alike[k]) continue;
        const Cell& there = cells[other];
        finding.related.push_back(report.records[there.records.front()].key);
        for (const std::size_t record : there.records) items.push_back(ItemName(report.records[record]));
      }
      finding.data = {{"text", DataValue::Text(report.records[cell.records.front()].results.front().text)},
                      {"repeats", DataValue::Texts(std::move(items))}};
      run.Add(&report, std::move(finding));
    }
  }
}

}  // namespace sarabun::audit
