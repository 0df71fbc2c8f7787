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

// A record's place, and what its row says by itself.
struct DraftHead {
  const Layout* layout = nullptr;  // in ReportDraft::layouts
  std::size_t layout_at = 0;       // its index there
  std::optional<ItemCode> item;
  std::string code;     // its normal form; empty if none
  int instrument = -1;  // in ReportDraft::sections
  int indicator = -1;
  std::uint32_t table = 0;
  std::uint32_t row = 0;
};

struct DraftRecord : DraftHead {
  std::vector<std::vector<grid::CellId>> cells;  // by column of the pack, in order
  std::optional<CutItem> cut;                    // of the item's cell; none where a later row added to it
};

// Only the last record and the cells that a later row may share or add to are held as they are; the others are with the
// RecordCutter.
struct ReportDraft {
  bool is_dump = false;        // the input cannot show merged cells, and may have lost some
  std::deque<Layout> layouts;  // stable addresses
  std::vector<DraftSection> sections;
  std::size_t records = 0;
  std::optional<DraftRecord> last;  // of the records
  std::unordered_map<grid::CellId, grid::Cell> cells;
  std::vector<grid::CellId> touched;  // ids of `cells` that were added or met since cells were let go
  std::vector<Finding> findings;      // without report key and agency

  void AddCell(grid::Cell cell) {
    touched.push_back(cell.id);
    cells.emplace(cell.id, std::move(cell));
  }
};

// A finding with what every finding of this room has.
Finding MakeFinding(std::string_view code, Severity severity, std::string message);
Finding MakeFindingAt(std::string_view code, Severity severity, std::string message, std::uint32_t table,
                      std::uint32_t row, std::uint32_t column = 0);

}  // namespace sarabun::rules
