#include "rules/row_reader.h"

#include <algorithm>
#include <utility>

#include "rules/fold.h"
#include "rules/map_reader.h"
#include "rules/seamed.h"

namespace sarabun::rules {
namespace {

SeamedText TextOf(const grid::Cell& cell) { return JoinParagraphs(cell.paragraphs); }

}  // namespace

Finding MakeFinding(std::string_view code, Severity severity, std::string message) {
  Finding finding;
  finding.code = code;
  finding.severity = severity;
  finding.message = std::move(message);
  return finding;
}

Finding MakeFindingAt(std::string_view code, Severity severity, std::string message, std::uint32_t table,
                      std::uint32_t row, std::uint32_t column) {
  Finding finding = MakeFinding(code, severity, std::move(message));
  finding.where.table = table;
  finding.where.row = row;
  finding.where.column = column;
  return finding;
}

void RowReader::StartTable(std::uint32_t table, const Layout& layout) {
  table_ = table;
  layout_ = &layout;
  key_ = layout.KeyColumn();
  has_section_columns_ = std::any_of(layout.columns.begin(), layout.columns.end(), [&](const LayoutColumn& column) {
    return column.column >= 0 && TypeOf(column.column) == ColumnType::kSection;
  });
  // Sections go on from table to table, but not into another form.
  may_go_on_ = draft_.last && draft_.last->layout->pack == layout.pack;
  if (!may_go_on_) instrument_ = indicator_ = -1;
}

const RowReader::SeenCell& RowReader::See(const grid::Cell& cell) {
  for (const SeenCell& each : seen_) {
    if (each.id == cell.id) return each;
  }
  SeenCell seen{cell.id, TextOf(cell), {}, {}};
  seen.folded = Fold(seen.text.text);
  seen.code = FindCode(*layout_->pack, seen.folded);
  seen_.push_back(std::move(seen));
  return seen_.back();
}

RowKind RowReader::Read(grid::Row row) {
  seen_.clear();
  seen_.reserve(row.cells.size());
  Cells filled;
  for (const grid::Cell& cell : row.cells) {
    if (!IsBlank(cell)) filled.push_back(&cell);
  }
  const bool of_its_own = IsRowOfItsOwn(row);
  const bool goes_on = !of_its_own && GoesOnFromAbove(row);
  if (filled.empty())
    return goes_on ? RowKind{"continued", "merged with the row above", ""} : RowKind{"blank", "empty", ""};
  // Most rows name an item; what does is neither heading nor section, and need not be compared with them.
  if (!NamesItem(row)) {
    if (IsHeading(*layout_, row)) return {"heading", "repeats the headings", ""};
    std::string_view kind;
    if (ReadSections(row, filled, kind)) {
      may_go_on_ = false;
      const DraftSection& opened = draft_.sections.back();
      const std::string no = opened.no > 0 ? std::to_string(opened.no) : "";
      return {kind, "fits a pattern of such rows", opened.kind == SectionKind::kInstrument ? opened.code : no};
    }
  }
  const SeenCell* named = nullptr;
  if (of_its_own ||
      (!goes_on && IsRecord(row, filled, named) && (named != nullptr || !may_go_on_ || !IsCutRow(row, filled)))) {
    if (may_go_on_ && named != nullptr && RepeatsAbove(row, *named->code)) {
      StitchRow(std::move(row));
      return {"continued", "repeats the code above and says that it goes on", ""};
    }
    const bool coded = named != nullptr;
    AddRecord(std::move(row), named);
    may_go_on_ = true;
    if (of_its_own) return {"record", "shares its item with the row above", ""};
    return {"record", coded ? "has an item code" : "has an item without a code", draft_.last->code};
  }
  if (goes_on) {
    AddMergedParts(std::move(row));
    return {"continued", "its item is merged with the row above", ""};
  }
  if (may_go_on_ && IsCutRow(row, filled)) {
    StitchRow(std::move(row));
    return {"continued", "no item of its own: the rest of the row above", ""};
  }
  ReportOther(row, filled);
  may_go_on_ = false;
  return {"other", "no heading, section or item that the pack knows", ""};
}

// The record above, for rows that may be part of it; null where it is of another form.
const DraftRecord* RowReader::Above() const {
  if (!draft_.last || draft_.last->layout->pack != layout_->pack) return nullptr;
  return &*draft_.last;
}

// Of a form without codes: one item over several rows, each with a measure, a person and a time of its own.
bool RowReader::IsRowOfItsOwn(const grid::Row& row) const {
  if (!layout_->pack->codes.empty() || key_ < 0 || TypeOf(key_) != ColumnType::kItem || Above() == nullptr)
    return false;
  if (!GoesOnFromAbove(row)) return false;
  return std::any_of(row.cells.begin(), row.cells.end(), [&](const grid::Cell& cell) {
    const LayoutColumn* column = layout_->ColumnAt(cell.column, cell.column + cell.column_span);
    if (column == nullptr || column->column < 0 || IsBlank(cell)) return false;
    const Column& known = layout_->pack->columns[static_cast<std::size_t>(column->column)];
    return known.type == ColumnType::kList && known.required;
  });
}

int RowReader::ColumnOf(const grid::Slot& slot) const {
  const LayoutColumn* column = layout_->ColumnAt(slot.column, slot.column + slot.column_span);
  return column != nullptr ? column->column : -1;
}

ColumnType RowReader::TypeOf(int column) const { return layout_->pack->columns[static_cast<std::size_t>(column)].type; }

int RowReader::IndexOf(std::string_view field) const {
  const std::vector<Column>& columns = layout_->pack->columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name == field) return static_cast<int>(i);
  }
  return -1;
}

bool RowReader::NamesItem(const grid::Row& row) {
  return std::any_of(row.cells.begin(), row.cells.end(), [&](const grid::Cell& cell) {
    const LayoutColumn* column = layout_->ColumnAt(cell.column, cell.column + cell.column_span);
    return column != nullptr && column->column >= 0 && TypeOf(column->column) == ColumnType::kItem && HasCode(cell);
  });
}

bool RowReader::IsRecord(const grid::Row& row, const Cells& filled, const SeenCell*& named) {
  const Pack& pack = *layout_->pack;
  bool item_filled = false;
  bool others_filled = false;
  bool covered = false;
  for (const grid::Slot& slot : row.slots) {
    const int column = ColumnOf(slot);
    if (!slot.starts_here) covered = true;
    const grid::Cell* cell = row.Find(slot.id);
    if (column < 0 || cell == nullptr || IsBlank(*cell)) continue;
    const ColumnType type = TypeOf(column);
    if (IsKey(column)) {
      item_filled = true;
      if (named == nullptr && type == ColumnType::kItem && HasCode(*cell)) named = &See(*cell);
    } else if (type == ColumnType::kList) {
      others_filled = true;
    }
  }
  if (named != nullptr) return true;
  if (!item_filled) return false;
  if ((named = CodeBeside(row)) != nullptr) return true;
  // Without a code: the pack has none, or this row's was forgotten; a note or a sum fills fewer cells.
  return pack.codes.empty() ? others_filled || covered || filled.size() > 1 : others_filled && filled.size() >= 2;
}

bool RowReader::IsCodeAlone(const grid::Cell& cell) {
  constexpr std::size_t kShort = 60;  // bytes
  if (cell.text.size() > kShort) return false;
  const SeenCell& seen = See(cell);
  return seen.code && seen.code->end == seen.folded.text.size();
}

// The code in a cell of its own, beside an item without one; null for none.
const RowReader::SeenCell* RowReader::CodeBeside(const grid::Row& row) {
  for (const grid::Cell& cell : row.cells) {
    if (IsCodeAlone(cell)) return &See(cell);
  }
  return nullptr;
}

void RowReader::AddRecord(grid::Row row, const SeenCell* named) {
  if (has_section_columns_) ReadSectionColumns(row);
  const grid::CellId code_cell = named != nullptr ? named->id : 0;
  DraftRecord record;
  record.layout = layout_;
  record.layout_at = draft_.layouts.size() - 1;
  if (named != nullptr) record.item = named->code;
  record.code = record.item ? record.item->Normal() : "";
  record.instrument = instrument_;
  record.indicator = indicator_;
  record.table = table_;
  record.row = row.index;
  record.cells.resize(layout_->pack->columns.size());
  for (const grid::Slot& slot : row.slots) {
    const int column = ColumnOf(slot);
    if (column < 0 || (!slot.starts_here && draft_.cells.count(slot.id) == 0)) continue;
    if (TypeOf(column) == ColumnType::kSection || (!IsKey(column) && slot.id == code_cell)) continue;
    record.cells[static_cast<std::size_t>(column)].push_back(slot.id);
  }
  ReportStrays(row, code_cell);
  if (named != nullptr) ReportCode(*named, record);
  CutWhole(row, record);
  if (draft_.is_dump) ShareFromAbove(record, row);
  for (grid::Cell& cell : row.cells) draft_.AddCell(std::move(cell));
  std::optional<DraftRecord> above = std::exchange(draft_.last, std::move(record));
  ++draft_.records;
  if (above) cutter_.Add(std::move(*above), row.slots);
}

// Cuts the item's cell while it is at hand; one that goes on in other rows is cut when all of it is known.
void RowReader::CutWhole(const grid::Row& row, DraftRecord& record) {
  if (key_ < 0 || TypeOf(key_) != ColumnType::kItem) return;
  const std::vector<grid::CellId>& ids = record.cells[static_cast<std::size_t>(key_)];
  const grid::Cell* cell = ids.size() == 1 ? row.Find(ids.front()) : nullptr;
  if (cell == nullptr) return;
  const SeenCell& seen = See(*cell);
  record.cut = CutItemCell(*layout_->pack, seen.text, seen.folded, seen.code);
}

void RowReader::ReportCode(const SeenCell& named, const DraftRecord& record) {
  if (!named.code->zero_for_letter && !named.code->leaves_out) return;
  Finding finding = MakeFindingAt("value-guessed", Severity::kInfo,
                                  named.code->zero_for_letter ? "a zero in the item's code is taken as the letter O"
                                                              : "a list of items with gaps is taken as a range",
                                  table_, record.row);
  finding.items = Codes(record);
  finding.field = "item.code";
  finding.data.emplace_back("text", DataValue::Text(named.folded.text.substr(0, named.code->end)));
  draft_.findings.push_back(std::move(finding));
}

// A dump shows a merged cell once and empty cells below it, and so does it with cells that are empty indeed.
void RowReader::ShareFromAbove(DraftRecord& record, const grid::Row& row) {
  if (!may_go_on_ || !draft_.last) return;
  DraftRecord& above = *draft_.last;
  std::vector<std::size_t> columns;
  for (const char* name : {"measures", "results"}) {
    const int index = IndexOf(name);
    if (index < 0 || !layout_->Has(index)) continue;
    const auto column = static_cast<std::size_t>(index);
    for (grid::CellId id : record.cells[column]) {
      const grid::Cell* cell = row.Find(id);
      if (cell == nullptr || !IsBlank(*cell) || cell->content_lost) return;
    }
    const auto filled = [&](grid::CellId id) { return !IsBlank(draft_.cells.at(id)); };
    if (std::any_of(above.cells[column].begin(), above.cells[column].end(), filled)) columns.push_back(column);
  }
  if (columns.empty()) return;
  for (std::size_t column : columns) record.cells[column] = above.cells[column];
  ShareEvidence(record, above, row);
  ReportShared(record, above, row.index);
}

// Evidence follows where the row has none of its own: what is above, or that it was lost.
void RowReader::ShareEvidence(DraftRecord& record, const DraftRecord& above, const grid::Row& row) const {
  const int evidence = IndexOf("evidence");
  if (evidence < 0) return;
  const auto column = static_cast<std::size_t>(evidence);
  const auto own = [&](grid::CellId id) {
    const grid::Cell* cell = row.Find(id);
    return cell != nullptr && (cell->content_lost || !IsBlank(*cell));
  };
  const auto says = [&](grid::CellId id) { return draft_.cells.at(id).content_lost || !IsBlank(draft_.cells.at(id)); };
  const bool above_says = std::any_of(above.cells[column].begin(), above.cells[column].end(), says);
  if (!above_says || std::any_of(record.cells[column].begin(), record.cells[column].end(), own)) return;
  record.cells[column] = above.cells[column];
}

// One finding for all rows that share.
void RowReader::ReportShared(const DraftRecord& record, const DraftRecord& above, std::uint32_t row) {
  if (shared_record_ != draft_.records) {
    shared_finding_ = draft_.findings.size();
    Finding finding =
        MakeFindingAt("value-guessed", Severity::kInfo,
                      "empty measures and results under a filled row are taken as shared with it", table_, row);
    finding.items = Codes(above);
    finding.field = "shared";
    draft_.findings.push_back(std::move(finding));
  }
  if (!record.code.empty()) draft_.findings[shared_finding_].items.push_back(record.code);
  shared_record_ = draft_.records + 1;
}

void RowReader::AddMergedParts(grid::Row row) {
  ReportStrays(row);
  DraftRecord& record = *draft_.last;
  record.cut.reset();
  for (const grid::Slot& slot : row.slots) {
    const int column = ColumnOf(slot);
    if (column < 0 || !slot.starts_here) continue;
    record.cells[static_cast<std::size_t>(column)].push_back(slot.id);
  }
  for (grid::Cell& cell : row.cells) draft_.AddCell(std::move(cell));
}

std::vector<std::string> RowReader::Codes(const DraftRecord& record) const {
  return record.code.empty() ? std::vector<std::string>{} : std::vector<std::string>{record.code};
}

// Cells of a record's row that no column claims, and pictures where none are read.
void RowReader::ReportStrays(const grid::Row& row, grid::CellId code_cell) {
  for (const grid::Cell& cell : row.cells) {
    if (IsBlank(cell)) continue;
    const LayoutColumn* column = layout_->ColumnAt(cell.column, cell.column + cell.column_span);
    const bool claimed = column != nullptr && column->column >= 0;
    if (claimed && (cell.images == 0 || TypeOf(column->column) == ColumnType::kMedia)) continue;
    if (!claimed && cell.images == 0 && (cell.id == code_cell || IsCodeAlone(cell))) continue;  // read as the item's
    const std::string heading = column != nullptr ? column->heading : "";
    Finding finding = MakeFindingAt("unmatched-cell", Severity::kWarning,
                                    claimed ? "pictures outside the evidence column are left out"
                                            : "no column of the pack claims this cell, headed '" + heading + "'",
                                    table_, row.index, cell.column);
    finding.data.emplace_back("text", DataValue::Text(cell.text));
    if (cell.images > 0) finding.data.emplace_back("pictures", DataValue::Integer(cell.images));
    draft_.findings.push_back(std::move(finding));
  }
}

void RowReader::ReportOther(const grid::Row& row, const Cells& filled) {
  std::vector<std::string> texts;
  for (const grid::Cell* cell : filled) texts.push_back(cell->text);
  Finding finding = MakeFindingAt("unmatched-row", Severity::kWarning,
                                  "the row is no heading, section or item that the pack knows", table_, row.index);
  finding.data.emplace_back("texts", DataValue::Texts(std::move(texts)));
  draft_.findings.push_back(std::move(finding));
}

}  // namespace sarabun::rules
