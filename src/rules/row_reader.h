#pragma once

#include <string>
#include <string_view>

#include "rules/item_cutter.h"
#include "rules/record_cutter.h"
#include "rules/report_draft.h"

namespace sarabun::rules {

// What a row is, and why, for people: "record", "has an item code", "I1".
struct RowKind {
  std::string_view name;  // these two are literals
  std::string_view why;
  std::string detail;  // of this row alone; empty if none
};

// Reads the rows of the tables that a pack claimed into a draft. Sections and the last record live on from table to
// table: a report may have a table a page.
class RowReader {
 public:
  // Both must outlive the reader. A record goes to `cutter` once the next one has begun; the last remains in `draft`.
  RowReader(ReportDraft& draft, RecordCutter& cutter) : draft_(draft), cutter_(cutter) {}

  // `layout` is in the draft.
  void StartTable(std::uint32_t table, const Layout& layout);

  // The row's name is "heading", "instrument", "indicator", "record", "continued", "blank" or "other".
  RowKind Read(grid::Row row);

 private:
  using Cells = std::vector<const grid::Cell*>;
  // A cell's text as patterns see it, made once for all who ask about its row.
  struct SeenCell {
    grid::CellId id = 0;
    SeamedText text;
    Folded folded;
    std::optional<ItemCode> code;
  };

  int ColumnOf(const grid::Slot& slot) const;
  ColumnType TypeOf(int column) const;
  int IndexOf(std::string_view field) const;  // -1 where the pack has no such column
  bool IsKey(int column) const { return column >= 0 && column == key_; }
  const SeenCell& See(const grid::Cell& cell);
  bool NamesItem(const grid::Row& row);
  bool ReadSections(const grid::Row& row, const Cells& filled, std::string_view& kind);
  void ReadSectionColumns(const grid::Row& row);
  void ReadSectionCell(const grid::Cell& cell, const LayoutColumn& column, std::uint32_t row);
  void TakeSections(std::size_t before, std::uint32_t row);
  bool HasCode(const grid::Cell& cell) { return See(cell).code.has_value(); }
  bool OpenSections(const SeamedText& text, const Folded& folded);
  void NameCode(DraftSection& section) const;
  bool OpenSection(const SeamedText& line, const Folded& folded);
  bool IsRecord(const grid::Row& row, const Cells& filled, const SeenCell*& named);
  bool IsRowOfItsOwn(const grid::Row& row) const;
  const DraftRecord* Above() const;
  bool IsCodeAlone(const grid::Cell& cell);
  const SeenCell* CodeBeside(const grid::Row& row);
  bool RepeatsAbove(const grid::Row& row, const ItemCode& code);
  bool GoesOnFromAbove(const grid::Row& row) const;
  bool IsCutRow(const grid::Row& row, const Cells& filled);
  bool IsRestOfItem(const grid::Cell& cell);
  bool AboveLacksScore() const;
  void AddRecord(grid::Row row, const SeenCell* named);
  void CutWhole(const grid::Row& row, DraftRecord& record);
  void ReportCode(const SeenCell& named, const DraftRecord& record);
  void ShareFromAbove(DraftRecord& record, const grid::Row& row);
  void ShareEvidence(DraftRecord& record, const DraftRecord& above, const grid::Row& row) const;
  void ReportShared(const DraftRecord& record, const DraftRecord& above, std::uint32_t row);
  void AddMergedParts(grid::Row row);
  void StitchRow(grid::Row row);
  void ReportStrays(const grid::Row& row, grid::CellId code_cell = 0);
  void ReportOther(const grid::Row& row, const Cells& filled);
  std::vector<std::string> Codes(const DraftRecord& record) const;

  ReportDraft& draft_;
  RecordCutter& cutter_;
  std::uint32_t table_ = 0;
  const Layout* layout_ = nullptr;
  int key_ = -1;  // the layout's key column
  bool has_section_columns_ = false;
  int instrument_ = -1;
  int indicator_ = -1;
  std::vector<SeenCell> seen_;  // of the row at hand; room is made at once, so that references hold
  bool may_go_on_ = false;      // the row above is a record, perhaps on the page before
  // Of a dump: the finding that tells of sharing, and the record after the last that it names.
  std::size_t shared_finding_ = 0;
  std::size_t shared_record_ = static_cast<std::size_t>(-1);
};

}  // namespace sarabun::rules
