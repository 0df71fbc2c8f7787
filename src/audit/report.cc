#include "audit/report.h"

#include <algorithm>
#include <map>
#include <utility>

namespace sarabun::audit {

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

std::string ItemName(const Record& record) {
  return record.item.code ? *record.item.code : "#" + std::to_string(record.no);
}

}  // namespace sarabun::audit
