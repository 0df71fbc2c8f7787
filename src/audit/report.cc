#include "audit/report.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace sarabun::audit {

bool Report::IsNegative(std::string_view item) const {
  if (pack == nullptr || !info.fiscal_year) return false;
  const rules::ItemSet* set = pack->ItemsOf(*info.fiscal_year);
  return set != nullptr && set->IsNegative(item);
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
