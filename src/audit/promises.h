#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "audit/report.h"

namespace sarabun::audit {

// A measures cell and the results of the items that share it. Results cells need not be merged the same way: what any
// of the items answers is answered.
struct Promise {
  Cell cell;
  std::vector<ListItem> measures;
  struct Done {
    std::size_t cell;  // index into the report's results cells
    std::size_t item;  // index into that cell's list
  };
  std::vector<Done> done;  // where each of `results` stands
  std::vector<ListItem> results;
};

// Of every measures cell. `result_cells` are the report's, as CellsOf gives them.
std::vector<Promise> PromisesOf(const Report& report, const std::vector<Cell>& result_cells);

// "measures[1].text".
std::string ListField(const char* list, std::size_t item);

}  // namespace sarabun::audit
