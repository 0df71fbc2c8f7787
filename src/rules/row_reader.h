#pragma once

#include <string>

#include "rules/item_cutter.h"
#include "rules/report_draft.h"

namespace sarabun::rules {

// What a row is, and why, for people: "record", "has an item code", "I1".
struct RowKind {
  std::string name;
  std::string why;
  std::string detail;  // of this row alone; empty if none
};

// Reads the rows of the tables that a pack claimed into a draft. Sections and the last record live on from table to
// table: a report may have a table a page.
class RowReader {
 public:
  // `draft` must outlive the reader.
  explicit RowReader(ReportDraft& draft) : draft_(draft) {}

  // `layout` is in the draft.
  void StartTable(std::uint32_t table, const Layout& layout);

  // The row's name is "heading", "instrument", "indicator", "record", "continued", "blank" or "other".
  RowKind Read(grid::Row row);

 private:
  using Cells = std::vector<const grid::Cell*>;

  int ColumnOf(const grid::Slot& slot) const;
  ColumnType TypeOf(int column) const;
  int IndexOf(std::string_view field) const;  // -1 where the pack has no such column
  bool IsKey(int column) const { return column >= 0 && column == key_; }
  bool ReadSections(const grid::Row& row, const Cells& filled, std::string& kind);
  bool HasCode(const grid::Cell& cell) const;
  bool OpenSections(const SeamedText& text);
  bool OpenSection(const SeamedText& line, const Folded& folded);
  bool IsRecord(const grid::Row& row, const Cells& filled, std::optional<ItemCode>& code) const;
  bool IsRowOfItsOwn(const grid::Row& row) const;
  const DraftRecord* Above() const;
  void OpenSectionCells(const grid::Row& row);
  void TakeSections(std::size_t before);
  bool IsCodeAlone(const grid::Cell& cell) const;
  std::optional<ItemCode> CodeBeside(const grid::Row& row) const;
  bool RepeatsAbove(const grid::Row& row, const std::optional<ItemCode>& code) const;
  bool GoesOnFromAbove(const grid::Row& row) const;
  bool IsCutRow(const grid::Row& row, const Cells& filled) const;
  bool IsRestOfItem(const grid::Cell& cell) const;
  bool AboveLacksScore() const;
  void AddRecord(grid::Row row, const std::optional<ItemCode>& code);
  void ShareFromAbove(DraftRecord& record, const grid::Row& row);
  void ShareEvidence(DraftRecord& record, const DraftRecord& above, const grid::Row& row) const;
  void ReportShared(const DraftRecord& record, const DraftRecord& above, std::uint32_t row);
  void AddMergedParts(grid::Row row);
  void StitchRow(grid::Row row);
  void ReportStrays(const grid::Row& row);
  void ReportOther(const grid::Row& row, const Cells& filled);
  std::vector<std::string> Codes(const DraftRecord& record) const;

  ReportDraft& draft_;
  std::uint32_t table_ = 0;
  const Layout* layout_ = nullptr;
  int key_ = -1;  // the layout's key column
  int instrument_ = -1;
  int indicator_ = -1;
  bool may_go_on_ = false;  // the row above is a record, perhaps on the page before
  // Of a dump: the finding that tells of sharing, and the record after the last that it names.
  std::size_t shared_finding_ = 0;
  std::size_t shared_record_ = static_cast<std::size_t>(-1);
};

}  // namespace sarabun::rules
