#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sarabun/record.h"
#include "sarabun/result.h"
#include "warehouse/rows.h"

namespace sarabun::warehouse {

// Fills cell, record_cell, issue, measure, result, answer, evidence and repair of one report, record by record, each
// cell once, under a report_id of NULL: it is known when the rows are. The records must stay where they are until the
// last Add.
class CellRows {
 public:
  explicit CellRows(RowBatch& rows) : rows_(rows) {}

  // kMalformed where a result answers a measure that the record does not have.
  Status Add(const Record& record);

 private:
  enum Field : std::size_t { kIssues, kMeasures, kResults, kEvidence };
  // A cell that is merged over several records.
  struct Shared {
    std::int64_t no;
    std::size_t row;      // in the table `cell`
    const Record* owner;  // the first record that has it
  };
  // The current record's cell for a field: no is 0 where it has none, `first` where this record is its owner.
  struct Mine {
    std::int64_t no = 0;
    bool first = true;
  };

  void FindCell(const Record& record, Field field, bool empty);
  std::int64_t NewCell(Field field);
  void AddList(Field field, TableId table, const std::vector<ListItem>& items);
  void AddEvidence(const Record& record);
  Status AddAnswers(const Record& record);
  void AddRepairs(const Record& record);

  RowBatch& rows_;
  std::int64_t cells_ = 0;
  std::int64_t repairs_ = 0;
  std::array<Mine, 4> mine_;
  std::map<std::pair<Field, int>, std::vector<Shared>> shared_;  // by field and group
  std::set<std::array<std::int64_t, 4>> answers_;                // written: result and measure, each cell and no
};

}  // namespace sarabun::warehouse
