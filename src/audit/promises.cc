#include "audit/promises.h"

#include <set>
#include <utility>

namespace sarabun::audit {

std::vector<Promise> PromisesOf(const Report& report, const std::vector<Cell>& result_cells) {
  std::vector<std::size_t> result_cell_of(report.records.size());
  for (std::size_t c = 0; c < result_cells.size(); ++c) {
    for (const std::size_t record : result_cells[c].records) result_cell_of[record] = c;
  }
  std::vector<Promise> promises;
  for (Cell& cell : CellsOf(report, "measures")) {
    Promise promise;
    promise.measures = report.records[cell.records.front()].measures;
    std::set<std::size_t> seen;
    for (const std::size_t record : cell.records) {
      if (!seen.insert(result_cell_of[record]).second) continue;
      const auto& results = report.records[record].results;
      for (std::size_t i = 0; i < results.size(); ++i) {
        promise.done.push_back({result_cell_of[record], i});
        promise.results.push_back(results[i]);
      }
    }
    promise.cell = std::move(cell);
    promises.push_back(std::move(promise));
  }
  return promises;
}

std::string ListField(const char* list, std::size_t item) {
  return std::string(list) + "[" + std::to_string(item) + "].text";
}

}  // namespace sarabun::audit
