#include "audit/report.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "rules/fold.h"

namespace sarabun::audit {

bool Report::IsNegative(std::string_view item) const { return form != nullptr && form->IsNegative(item); }

namespace {

// The set of the year that is nearest to the report's, the earlier of two.
const rules::ItemSet* NearestSet(const rules::Pack& pack, int year) {
  const auto distance = [&](const rules::ItemSet& set) {
    return set.years.first > year ? 2 * (set.years.first - year) + 1 : 2 * (year - set.years.last);
  };
  const auto nearest = std::min_element(pack.items.begin(), pack.items.end(),
                                        [&](const auto& a, const auto& b) { return distance(a) < distance(b); });
  return nearest == pack.items.end() ? nullptr : &*nearest;
}

// Whether the report's items ask what the set's ask, but for a few: an item may be missing or altered.
bool IsOfForm(const Report& report, const rules::ItemSet& set) {
  constexpr double kSame = 0.9;
  constexpr double kMost = 0.8;
  std::set<std::string_view> same;
  for (const Record& record : report.records) {
    if (!record.item.code || !record.item.statement) continue;
    const std::string* wanted = set.Statement(*record.item.code);
    if (wanted == nullptr || same.count(*record.item.code) > 0) continue;
    if (rules::Similarity(rules::Skeleton(*wanted), rules::Skeleton(*record.item.statement)) >= kSame) {
      same.insert(*record.item.code);
    }
  }
  return !same.empty() && static_cast<double>(same.size()) >= kMost * static_cast<double>(set.statements.size());
}

}  // namespace

void RecognizeForm(Report& report) {
  if (report.pack == nullptr || !report.info.fiscal_year) return;
  const int year = *report.info.fiscal_year;
  report.form = report.pack->ItemsOf(year);
  report.assessment = report.pack->AssessmentOf(year);
  if (report.form != nullptr) return;
  const rules::ItemSet* nearest = NearestSet(*report.pack, year);
  if (nearest == nullptr || !IsOfForm(report, *nearest)) return;
  report.form = nearest;
  report.form_of_other_year = true;
  if (report.assessment == nullptr) report.assessment = report.pack->AssessmentOf(nearest->years.last);
}

std::vector<Cell> CellsOf(const Report& report, std::string_view field) {
  std::vector<Cell> cells;
  std::map<std::pair<std::string_view, int>, std::size_t> of_group;  // document, group
  for (std::size_t i = 0; i < report.records.size(); ++i) {
    const Record& record = report.records[i];
    const auto shared = std::find_if(record.shared.begin(), record.shared.end(),
                                     [&](const SharedCell& cell) { return cell.field == field; });
    if (shared == record.shared.end()) {
      cells.push_back({{i}});
      continue;
    }
    const auto [at, fresh] = of_group.try_emplace({record.document.sha256, shared->group}, cells.size());
    if (fresh) cells.push_back({});
    cells[at->second].records.push_back(i);
  }
  return cells;
}

std::vector<CellText> TextsOf(const Report& report) {
  std::vector<CellText> texts;
  const auto add_list = [&](std::string_view list, const std::vector<ListItem> Record::*items) {
    for (const Cell& cell : CellsOf(report, list)) {
      const auto& of_cell = report.records[cell.records.front()].*items;
      for (std::size_t i = 0; i < of_cell.size(); ++i) {
        texts.push_back({cell, list, std::string(list) + "[" + std::to_string(i) + "].text", of_cell[i].text});
      }
    }
  };
  add_list("issues", &Record::issues);
  add_list("measures", &Record::measures);
  add_list("results", &Record::results);
  for (const Cell& cell : CellsOf(report, "evidence")) {
    const Record& record = report.records[cell.records.front()];
    for (std::size_t i = 0; record.evidence && i < record.evidence->size(); ++i) {
      const Evidence& evidence = (*record.evidence)[i];
      if (evidence.kind != EvidenceKind::kText || !evidence.text) continue;
      texts.push_back({cell, "evidence", "evidence[" + std::to_string(i) + "].text", *evidence.text});
    }
  }
  std::set<std::string_view> columns;
  for (const Record& record : report.records) {
    for (const auto& [name, text] : record.extra) columns.insert(name);
  }
  for (const std::string_view column : columns) {
    const std::string field = "extra." + std::string(column);
    for (const Cell& cell : CellsOf(report, field)) {
      for (const auto& [name, text] : report.records[cell.records.front()].extra) {
        if (name == column) texts.push_back({cell, "extra", field, text});
      }
    }
  }
  return texts;
}

std::optional<double> PointsOf(const Record& record) {
  if (!record.score || !record.score->value || record.score->unit == ScoreUnit::kLevel) return std::nullopt;
  return record.score->value->ToDouble();
}

std::string ItemName(const Record& record) {
  return record.item.code ? *record.item.code : "#" + std::to_string(record.no);
}

}  // namespace sarabun::audit
