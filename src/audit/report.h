#pragma once

#include <cstddef>
#include <map>
#include <optional>
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
  // The form's items and how its scores become a total: the pack's of that year or, where it has none of that year, the
  // nearest year's whose items the report shows to be the form's still. Null where neither is. Set by RecognizeForm.
  const rules::ItemSet* form = nullptr;
  const rules::Assessment* assessment = nullptr;
  bool form_of_other_year = false;
  ReportInfo info;
  std::vector<DocumentInfo> documents;
  std::vector<Record> records;  // in the order of the documents
  // Items whose issues cell says that there are none, as with a dash; unknown for records that come without findings.
  std::map<std::string, std::string> without_issues;  // with what the cell says

  // False where agency, year or round is unknown, and two documents cannot be known to be the same report.
  bool IsKnown() const { return info.agency.code && info.fiscal_year && info.round.no; }

  // Whether the item's question asks for something bad, so that a high score says that it does not happen.
  bool IsNegative(std::string_view item) const;
};

// Sets what the report is compared with, once all its records are there.
void RecognizeForm(Report& report);

// A cell of the report, with the records that share it: by index, in order. An own cell has one.
struct Cell {
  std::vector<std::size_t> records;
};

// The cells of a field ("issues", "measures", "results", "evidence"): what a merged cell says is said once, however
// many records repeat it.
std::vector<Cell> CellsOf(const Report& report, std::string_view field);

// A text of the report and where it stands.
struct CellText {
  Cell cell;
  std::string_view list;  // "issues", "measures", "results", "extra", "evidence"
  std::string field;      // "results[2].text", "extra.timeframe"
  std::string_view text;
};

// What people wrote into the report's cells, a list item a text; a merged cell's once. The form's own wording is not
// among them. Views into the report.
std::vector<CellText> TextsOf(const Report& report);

// A score in points of 100, where it is one: none of a level, and none where it could not be read.
std::optional<double> PointsOf(const Record& record);

// "I6", or "#3" for an item without a code.
std::string ItemName(const Record& record);

}  // namespace sarabun::audit
