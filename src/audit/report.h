#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rules/pack.h"
#include "sarabun/record.h"

namespace sarabun::audit {

// One agency's submission for a form, a fiscal year and a round, as far as it has come in: the records of all its
// documents.
struct Report {
  std::string key;
  const rules::Pack* pack = nullptr;  // by whose rules it was read; null where that pack is not loaded
  ReportInfo info;
  std::vector<DocumentInfo> documents;
  std::vector<Record> records;  // in the order of the documents

  // False where agency, year or round is unknown, and two documents cannot be known to be the same report.
  bool IsKnown() const { return info.agency.code && info.fiscal_year && info.round.no; }
};

// A cell of the report, with the records that share it: by index, in order. An own cell has one.
struct Cell {
  std::vector<std::size_t> records;
};

// The cells of a field ("issues", "measures", "results", "evidence"): what a merged cell says is said once, however
// many records repeat it.
std::vector<Cell> CellsOf(const Report& report, std::string_view field);

// "I6", or "#3" for an item without a code.
std::string ItemName(const Record& record);

}  // namespace sarabun::audit
