#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "grid/grid.h"
#include "rules/item_cutter.h"
#include "rules/pack.h"
#include "rules/table_matcher.h"
#include "sarabun/finding.h"

namespace sarabun::rules {

// A report between its tables and its records: cells are known by their place and meaning, their text is as
// written. Repair waits until the whole document was seen, for it asks what its typist does at line ends.

// An instrument or indicator that a row opened.
struct DraftSection {
  SectionKind kind = SectionKind::kInstrument;
  std::string code;  // of an instrument
  int no = 0;        // of an indicator
  SeamedText name;   // as written; empty where only code or number stand there
  std::string line;  // all that stands there, where it prints a mean as well; else empty
};

struct DraftRecord {
  const Layout* layout = nullptr;  // in ReportDraft::layouts
  std::optional<ItemCode> item;
  std::string code;     // its normal form; empty if none
  int instrument = -1;  // in ReportDraft::sections
  int indicator = -1;
  std::uint32_t table = 0;
  std::uint32_t row = 0;
  std::vector<std::vector<grid::CellId>> cells;  // by column of the pack, in order
  std::optional<CutItem> cut;                    // of the item's cell; none where a later row added to it
};

struct ReportDraft {
  bool is_dump = false;        // the input cannot show merged cells, and may have lost some
  std::deque<Layout> layouts;  // stable addresses
  std::vector<DraftSection> sections;
  std::vector<DraftRecord> records;
  std::unordered_map<grid::CellId, grid::Cell> cells;  // of the records
  std::vector<Finding> findings;                       // without report key and agency
};

// A finding with what every finding of this room has.
Finding MakeFinding(std::string_view code, Severity severity, std::string message);
Finding MakeFindingAt(std::string_view code, Severity severity, std::string message, std::uint32_t table,
                      std::uint32_t row, std::uint32_t column = 0);

}  // namespace sarabun::rules
