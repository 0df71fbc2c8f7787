// The other texts that people write: tables of agencies, and files of cases.
#include "fuzz/target.h"
#include "rules/agencies.h"
#include "rules/case_file.h"
#include "rules/table_file.h"

namespace sarabun::fuzz {

void RunTable(std::string_view bytes) {
  const rules::SourceFile file{"fuzz", std::string(bytes)};
  rules::Problems problems;
  std::vector<rules::TableRow> rows;
  const bool read = rules::ReadTable(file, rows, problems);
  Demand(read || problems.has_errors(), "a table that is not read says why");
  for (const rules::TableRow& row : rows) Demand(!row.cells.empty(), "a row has cells");
  rules::AgencyList agencies;
  (void)agencies.Read(file, problems);
  if (agencies.entries().size() < 100) {
    (void)agencies.FindIn(bytes);
    (void)agencies.Nearest(bytes.substr(0, 64));
    for (const rules::AgencyEntry& entry : agencies.entries()) {
      Demand(!entry.code.empty() && !entry.name.empty(), "an agency has code and name");
      (void)agencies.FindIn(entry.name);
      (void)agencies.MisspeltIn(bytes, entry);
    }
  }
  for (const rules::Case& each : rules::ReadCases(file, problems)) {
    for (const rules::Case::Block& block : each.blocks) {
      for (const grid::Row& row : block.rows) {
        for (const grid::Cell& cell : row.cells) (void)rules::CellSource(cell);
      }
    }
  }
  Demand(problems.items().empty() || !problems.ToText().empty(), "a problem says something");
}

}  // namespace sarabun::fuzz

SARABUN_FUZZ_ENTRY(RunTable)
