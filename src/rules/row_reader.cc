#include "rules/row_reader.h"

#include <algorithm>

#include "rules/fold.h"
#include "rules/map_reader.h"
#include "rules/seamed.h"

namespace sarabun::rules {
namespace {

SeamedText TextOf(const grid::Cell& cell) { return JoinParagraphs(cell.paragraphs); }

// Bare signs and numbers beside a section's text: a count, a score, a dash.
bool SaysLittle(const grid::Cell& cell) {
  constexpr std::size_t kShort = 40;  // bytes
  return cell.text.size() <= kShort && Skeleton(cell.text).find_first_not_of("0123456789") == std::string::npos;
}

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
  // Sections go on from table to table, but not into another form.
  if (draft_.records.empty() || draft_.records.back().layout->pack != layout.pack) instrument_ = indicator_ = -1;
  may_go_on_ = !draft_.records.empty() && draft_.records.back().layout->pack == layout.pack;
}

RowKind RowReader::Read(grid::Row row) {
  Cells filled;
  for (const grid::Cell& cell : row.cells) {
    if (!IsBlank(cell)) filled.push_back(&cell);
  }
  const bool of_its_own = IsRowOfItsOwn(row);
  const bool goes_on = !of_its_own && GoesOnFromAbove(row);
  if (filled.empty())
    return goes_on ? RowKind{"continued", "merged with the row above", ""} : RowKind{"blank", "empty", ""};
  if (IsHeading(*layout_, row)) return {"heading", "repeats the headings", ""};
  std::string kind;
  if (ReadSections(row, filled, kind)) {
    may_go_on_ = false;
    const DraftSection& opened = draft_.sections.back();
    const std::string no = opened.no > 0 ? std::to_string(opened.no) : "";
    return {kind, "fits a pattern of such rows", opened.kind == SectionKind::kInstrument ? opened.code : no};
  }
  std::optional<ItemCode> code;
  if (of_its_own || (!goes_on && IsRecord(row, filled, code) && (code || !may_go_on_ || !IsCutRow(row, filled)))) {
    if (may_go_on_ && RepeatsAbove(row, code)) {
      StitchRow(std::move(row));
      return {"continued", "repeats the code above and says that it goes on", ""};
    }
    AddRecord(std::move(row), code);
    may_go_on_ = true;
    if (of_its_own) return {"record", "shares its item with the row above", ""};
    return {"record", code ? "has an item code" : "has an item without a code", draft_.records.back().code};
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
  if (draft_.records.empty() || draft_.records.back().layout->pack != layout_->pack) return nullptr;
  return &draft_.records.back();
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

bool RowReader::ReadSections(const grid::Row& row, const Cells& filled, std::string& kind) {
  const grid::Cell& first = *filled.front();
  const std::string text = Fold(first.text).text;
  // A section's score or note may stand beside it, but never an item.
  const bool coded = !layout_->pack->codes.empty();
  for (std::size_t i = 1; i < filled.size(); ++i) {
    if (SaysLittle(*filled[i]) || Fold(filled[i]->text).text == text) continue;
    if (!coded || HasCode(*filled[i])) return false;
  }
  const std::size_t before = draft_.sections.size();
  if (!OpenSections(TextOf(first))) return false;
  TakeSections(before);
  kind = draft_.sections.back().kind == SectionKind::kInstrument ? "instrument" : "indicator";
  for (std::size_t i = 1; i < filled.size(); ++i) {
    if (Fold(filled[i]->text).text == text) continue;
    Finding finding =
        MakeFindingAt("unmatched-cell", Severity::kWarning, "a cell beside the title of a section is left out", table_,
                      row.index, filled[i]->column);
    finding.data.emplace_back("text", DataValue::Text(filled[i]->text));
    draft_.findings.push_back(std::move(finding));
  }
  return true;
}

bool RowReader::HasCode(const grid::Cell& cell) const {
  return FindCode(*layout_->pack, Fold(TextOf(cell).text)).has_value();
}

// One section, an instrument and an indicator a line each, or one that a hand-made break cut.
bool RowReader::OpenSections(const SeamedText& text) {
  if (OpenSection(text, Fold(text.text))) return true;
  if (text.text.find('\n') == std::string::npos) return false;
  const std::size_t before = draft_.sections.size();
  bool all = true;
  for (std::size_t begin = 0; all && begin < text.text.size();) {
    const std::size_t end = std::min(text.text.find('\n', begin), text.text.size());
    const SeamedText line = Slice(text, begin, end);
    all = IsBlank(line.text) || OpenSection(line, Fold(line.text));
    begin = end + 1;
  }
  if (all) return true;
  draft_.sections.resize(before);
  return OpenSection(text, WithoutBreaks(Fold(text.text)));
}

bool RowReader::OpenSection(const SeamedText& line, const Folded& folded) {
  const Pack& pack = *layout_->pack;
  Pattern::Match match;
  const SectionPattern* section = FindSection(pack, folded.text, match);
  if (section == nullptr) return false;
  DraftSection opened;
  opened.kind = section->kind;
  const auto text_of = [&](const char* group) -> std::string {
    const Pattern::Span* span = match.Group(group);
    return span == nullptr ? "" : folded.text.substr(span->begin, span->size());
  };
  opened.code = text_of("code");
  opened.no = ToInteger(text_of("no")).value_or(0);
  if (const Pattern::Span* name = match.Group("name")) {
    opened.name = Trimmed(Slice(line, folded.SourceOf(name->begin), folded.SourceOf(name->end)));
  }
  if (opened.kind == SectionKind::kInstrument && opened.code.empty()) {
    double best = 0.8;  // a name that is not nearly the form's says nothing about the code
    for (const InstrumentEntry& entry : pack.instruments) {
      const double likeness = Similarity(Skeleton(entry.name), Skeleton(opened.name.text));
      if (likeness <= best) continue;
      best = likeness;
      opened.code = entry.code;
    }
  }
  draft_.sections.push_back(std::move(opened));
  return true;
}

bool RowReader::IsRecord(const grid::Row& row, const Cells& filled, std::optional<ItemCode>& code) const {
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
      if (!code && type == ColumnType::kItem) code = FindCode(pack, Fold(TextOf(*cell).text));
    } else if (type == ColumnType::kList) {
      others_filled = true;
    }
  }
  if (code) return true;
  if (!item_filled) return false;
  if ((code = CodeBeside(row))) return true;
  // Without a code: the pack has none, or this row's was forgotten; a note or a sum fills fewer cells.
  return pack.codes.empty() ? others_filled || covered || filled.size() > 1 : others_filled && filled.size() >= 2;
}

bool RowReader::IsCodeAlone(const grid::Cell& cell) const {
  const Folded folded = Fold(cell.text);
  const std::optional<ItemCode> code = FindCode(*layout_->pack, folded);
  return code && code->end == folded.text.size();
}

// The code in a cell of its own, beside an item without one.
std::optional<ItemCode> RowReader::CodeBeside(const grid::Row& row) const {
  for (const grid::Cell& cell : row.cells) {
    if (IsCodeAlone(cell)) return FindCode(*layout_->pack, Fold(cell.text));
  }
  return std::nullopt;
}

// A column that says the section of its row, most often merged over the rows of one: as good as a row that does.
void RowReader::OpenSectionCells(const grid::Row& row) {
  for (const grid::Cell& cell : row.cells) {
    const LayoutColumn* column = layout_->ColumnAt(cell.column, cell.column + cell.column_span);
    if (column == nullptr || column->column < 0 || TypeOf(column->column) != ColumnType::kSection) continue;
    if (IsBlank(cell)) continue;
    const std::size_t before = draft_.sections.size();
    if (!OpenSections(TextOf(cell))) {
      DraftSection section;
      section.kind = SectionKind::kIndicator;
      section.name = Trimmed(TextOf(cell));
      draft_.sections.push_back(std::move(section));
    }
    TakeSections(before);
  }
}

// The sections from `before` on hold for the rows below.
void RowReader::TakeSections(std::size_t before) {
  for (std::size_t i = before; i < draft_.sections.size(); ++i) {
    const bool opens_instrument = draft_.sections[i].kind == SectionKind::kInstrument;
    if (opens_instrument) instrument_ = static_cast<int>(i);
    indicator_ = opens_instrument ? -1 : static_cast<int>(i);
  }
}

void RowReader::AddRecord(grid::Row row, const std::optional<ItemCode>& code) {
  ReportStrays(row);
  OpenSectionCells(row);
  DraftRecord record;
  record.layout = layout_;
  record.item = code;
  record.code = code ? code->Normal() : "";
  record.instrument = instrument_;
  record.indicator = indicator_;
  record.table = table_;
  record.row = row.index;
  record.cells.resize(layout_->pack->columns.size());
  for (const grid::Slot& slot : row.slots) {
    const int column = ColumnOf(slot);
    if (column < 0 || (!slot.starts_here && draft_.cells.count(slot.id) == 0)) continue;
    record.cells[static_cast<std::size_t>(column)].push_back(slot.id);
  }
  if (draft_.is_dump) ShareFromAbove(record, row);
  for (grid::Cell& cell : row.cells) draft_.cells.emplace(cell.id, std::move(cell));
  draft_.records.push_back(std::move(record));
}

// A dump shows a merged cell once and empty cells below it, and so does it with cells that are empty indeed.
void RowReader::ShareFromAbove(DraftRecord& record, const grid::Row& row) {
  if (!may_go_on_ || draft_.records.empty()) return;
  DraftRecord& above = draft_.records.back();
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
  if (shared_record_ != draft_.records.size()) {
    shared_finding_ = draft_.findings.size();
    Finding finding =
        MakeFindingAt("value-guessed", Severity::kInfo,
                      "empty measures and results under a filled row are taken as shared with it", table_, row);
    finding.items = Codes(above);
    finding.field = "shared";
    draft_.findings.push_back(std::move(finding));
  }
  if (!record.code.empty()) draft_.findings[shared_finding_].items.push_back(record.code);
  shared_record_ = draft_.records.size() + 1;
}

void RowReader::AddMergedParts(grid::Row row) {
  ReportStrays(row);
  DraftRecord& record = draft_.records.back();
  for (const grid::Slot& slot : row.slots) {
    const int column = ColumnOf(slot);
    if (column < 0 || !slot.starts_here) continue;
    record.cells[static_cast<std::size_t>(column)].push_back(slot.id);
  }
  for (grid::Cell& cell : row.cells) draft_.cells.emplace(cell.id, std::move(cell));
}

std::vector<std::string> RowReader::Codes(const DraftRecord& record) const {
  return record.code.empty() ? std::vector<std::string>{} : std::vector<std::string>{record.code};
}

// Cells of a record's row that no column claims, and pictures where none are read.
void RowReader::ReportStrays(const grid::Row& row) {
  for (const grid::Cell& cell : row.cells) {
    if (IsBlank(cell)) continue;
    const LayoutColumn* column = layout_->ColumnAt(cell.column, cell.column + cell.column_span);
    const bool claimed = column != nullptr && column->column >= 0;
    if (claimed && (cell.images == 0 || TypeOf(column->column) == ColumnType::kMedia)) continue;
    if (!claimed && cell.images == 0 && IsCodeAlone(cell)) continue;  // read as the item's
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
