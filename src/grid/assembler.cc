#include "grid/assembler.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sarabun::grid {

namespace {

std::uint32_t PicturesIn(const Paragraph& paragraph) {
  const auto is_picture = [](const Media& media) { return media.kind == wordml::MediaKind::kPicture; };
  return static_cast<std::uint32_t>(std::count_if(paragraph.media.begin(), paragraph.media.end(), is_picture));
}

}  // namespace

Assembler::Assembler(DocumentConsumer& consumer, FindingSink& findings, std::string part)
    : consumer_(consumer), findings_(findings), part_(std::move(part)) {}

Assembler::OpenCell* Assembler::InnermostCell() {
  for (auto table = tables_.rbegin(); table != tables_.rend(); ++table) {
    if (table->in_cell) return &table->cells.back();
  }
  return nullptr;
}

void Assembler::AddBlock(OpenCell& open, const std::string& text) {
  if (open.blocks++ > 0) open.cell.text += '\n';
  open.cell.text += text;
}

void Assembler::OnParagraph(Paragraph paragraph) {
  OpenCell* open = InnermostCell();
  if (open == nullptr) return consumer_.OnParagraph(paragraph);
  const std::string shown = wordml::ShownText(paragraph);
  const std::size_t label = paragraph.label ? paragraph.label->text.size() + paragraph.label->suffix.size() : 0;
  AddBlock(*open, shown);
  if (label > 0 || paragraph.from_text_box || !paragraph.drawn.empty()) open->has_more = true;
  if (!paragraph.from_text_box) {
    if (open->own_blocks++ > 0) open->own_text += '\n';
    if (paragraph.drawn.empty()) {
      open->own_text.append(shown, label);
    } else {
      open->own_text += wordml::OwnText(paragraph);
    }
  }
  open->cell.images += PicturesIn(paragraph);
  open->cell.paragraphs.push_back(std::move(paragraph));
  open->cell.nested.push_back(false);
}

void Assembler::OnTableStart(const wordml::TableProperties& properties) {
  OpenTable table;
  table.info.index = ++table_count_;
  table.info.depth = static_cast<std::uint32_t>(tables_.size());
  table.info.grid_columns = properties.grid_columns;
  if (!tables_.empty()) {
    const OpenTable& outer = tables_.back();
    table.info.parent =
        ParentPlace{outer.info.index, outer.rows + 1, outer.in_cell ? outer.cells.back().cell.column : 0};
  }
  tables_.push_back(std::move(table));
  if (tables_.size() == 1) consumer_.OnTableStart(tables_.back().info);
}

void Assembler::OnTableEnd() {
  OpenTable table = std::move(tables_.back());
  tables_.pop_back();
  if (!tables_.empty()) return GiveToParent(std::move(table));
  consumer_.OnTableEnd(table.info);
  DeliverWaiting();
}

void Assembler::OnRowStart(const wordml::RowProperties& properties) {
  OpenTable& table = tables_.back();
  table.row = properties;
  table.cells.clear();
  table.column = 1 + properties.grid_before;
}

void Assembler::OnCellStart(const wordml::CellProperties& properties) {
  OpenTable& table = tables_.back();
  OpenCell open;
  open.properties = properties;
  open.cell.row = table.rows + 1;
  open.cell.column = table.column;
  open.cell.column_span = std::max(properties.grid_span, 1u);
  open.first_nested = waiting_.size();
  table.column += open.cell.column_span;
  table.cells.push_back(std::move(open));
  table.in_cell = true;
}

void Assembler::OnCellEnd() {
  OpenTable& table = tables_.back();
  OpenCell& open = table.cells.back();
  open.end_nested = waiting_.size();
  if (open.has_more) open.cell.own_text = std::move(open.own_text);
  table.in_cell = false;
}

void Assembler::OnRowEnd() {
  OpenTable& table = tables_.back();
  MergeSideways(table);
  Row row = BuildRow(table);
  table.above = row.slots;
  ++table.rows;
  if (tables_.size() == 1) return consumer_.OnRow(std::move(row));
  AppendRowText(table, row);
  table.finished.push_back(std::move(row));
}

// w:hMerge of old files: a restart takes the continuing cells to its right in. One that continues nothing is a
// cell.
void Assembler::MergeSideways(OpenTable& table) {
  using Merge = wordml::HorizontalMerge;
  std::size_t kept = 0;
  bool merging = false;
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    OpenCell& open = table.cells[i];
    const Merge merge = open.properties.horizontal_merge;
    if (merge == Merge::kContinue && merging) {
      table.cells[kept - 1].cell.column_span += open.cell.column_span;
      Drop(table, open);
      continue;
    }
    if (merge == Merge::kContinue) Guess(table, open.cell.column, "a cell continues none to its left");
    merging = merge == Merge::kRestart;
    if (kept != i) table.cells[kept] = std::move(open);
    ++kept;
  }
  table.cells.resize(kept);
}

// The cell above that starts and ends where this one does. `from` goes along with the row, as both are in
// column order.
std::optional<CellId> Assembler::IdAbove(const OpenTable& table, const Cell& cell, std::size_t& from) const {
  while (from < table.above.size() && table.above[from].column < cell.column) ++from;
  if (from == table.above.size()) return std::nullopt;
  const Slot& above = table.above[from];
  if (above.column != cell.column || above.column_span != cell.column_span) return std::nullopt;
  return above.id;
}

Row Assembler::BuildRow(OpenTable& table) {
  Row row;
  row.index = table.rows + 1;
  row.is_header = table.row.is_header;
  CellId& last_id = tables_.size() == 1 ? last_id_ : table.last_id;
  std::size_t from = 0;
  for (OpenCell& open : table.cells) {
    Slot slot{0, open.cell.column, open.cell.column_span, true};
    if (open.properties.vertical_merge == wordml::VerticalMerge::kContinue) {
      const std::optional<CellId> above = IdAbove(table, open.cell, from);
      slot.starts_here = !above;
      if (above) {
        slot.id = *above;
        Drop(table, open);
      } else {
        Guess(table, open.cell.column, "a cell continues none above it");
      }
    }
    if (slot.starts_here) {
      slot.id = open.cell.id = ++last_id;
      row.cells.push_back(std::move(open.cell));
    }
    row.slots.push_back(slot);
  }
  return row;
}

// As the parent shows it: cells joined by tabs, rows by line breaks; a covered place is an empty cell.
void Assembler::AppendRowText(OpenTable& table, const Row& row) {
  if (row.index > 1) table.text += '\n';
  std::size_t next = 0;
  for (std::size_t i = 0; i < row.slots.size(); ++i) {
    if (i > 0) table.text += '\t';
    if (!row.slots[i].starts_here) continue;
    const Cell& cell = row.cells[next++];
    table.text += cell.text;
    table.images += cell.images;
    table.paragraphs.insert(table.paragraphs.end(), cell.paragraphs.begin(), cell.paragraphs.end());
  }
}

void Assembler::GiveToParent(OpenTable table) {
  waiting_.push_back({table.info, std::move(table.finished), table.last_id, false});
  OpenCell* parent = InnermostCell();
  if (parent == nullptr) return;
  AddBlock(*parent, table.text);
  parent->has_more = true;
  Cell& cell = parent->cell;
  cell.images += table.images;
  std::move(table.paragraphs.begin(), table.paragraphs.end(), std::back_inserter(cell.paragraphs));
  cell.nested.resize(cell.paragraphs.size(), true);
}

void Assembler::Drop(const OpenTable& table, const OpenCell& open) {
  for (std::size_t i = open.first_nested; i < open.end_nested; ++i) waiting_[i].dropped = true;
  std::uint64_t characters = 0;
  for (const Paragraph& paragraph : open.cell.paragraphs) characters += wordml::CharactersOf(paragraph);
  dropped_characters_ += characters;
  if (characters == 0 && open.cell.images == 0) return;
  Finding finding;
  finding.code = "text-not-shown";
  finding.where = Place(table, open.cell.column);
  finding.message = std::to_string(characters) + " characters are not shown (covered-cell)";
  finding.data.emplace_back("reason", DataValue::Text("covered-cell"));
  finding.data.emplace_back("characters", DataValue::Integer(static_cast<std::int64_t>(characters)));
  finding.data.emplace_back("pictures", DataValue::Integer(open.cell.images));
  findings_.Report(std::move(finding));
}

void Assembler::Guess(const OpenTable& table, std::uint32_t column, std::string message) {
  Finding finding;
  finding.code = "value-guessed";
  finding.where = Place(table, column);
  finding.message = std::move(message) + "; it is taken as a cell of its own";
  findings_.Report(std::move(finding));
}

Location Assembler::Place(const OpenTable& table, std::uint32_t column) const {
  Location where;
  where.part = part_;
  const OpenTable& outer = tables_.front();
  where.table = outer.info.index;
  where.row = outer.rows + 1;
  where.column = &table == &outer || !outer.in_cell ? column : outer.cells.back().cell.column;
  return where;
}

// In document order: a table before those inside it, though it ended after them.
void Assembler::DeliverWaiting() {
  const auto by_index = [](const Waiting& a, const Waiting& b) { return a.info.index < b.info.index; };
  std::sort(waiting_.begin(), waiting_.end(), by_index);
  for (Waiting& waiting : waiting_) {
    if (waiting.dropped) continue;
    consumer_.OnTableStart(waiting.info);
    for (Row& row : waiting.rows) {
      for (Slot& slot : row.slots) slot.id += last_id_;
      for (Cell& cell : row.cells) cell.id += last_id_;
      consumer_.OnRow(std::move(row));
    }
    consumer_.OnTableEnd(waiting.info);
    last_id_ += waiting.cells;
  }
  waiting_.clear();
}

}  // namespace sarabun::grid
