#include "wordml/blocks.h"

#include <algorithm>
#include <utility>

#include "wordml/values.h"

namespace sarabun::wordml {

Blocks::Blocks(Document& document, BodyHandler& body, std::string part, const TableSizes* sizes)
    : document_(document), body_(body), part_(std::move(part)), sizes_(sizes) {
  lists_.emplace_back(document.numbering);
  carried_.emplace_back();
}

void Blocks::StartParagraph(bool from_text_box) {
  std::optional<OpenParagraph>& carried = carried_.back();
  if (carried) {
    // The mark that stays says what the paragraph is; only a label that is already made is kept.
    OpenParagraph next;
    next.place = carried->place;
    next.paragraph = std::move(carried->paragraph);
    next.label_settled = next.paragraph.label.has_value();
    paragraphs_.push_back(std::move(next));
    carried.reset();
  } else {
    paragraphs_.emplace_back();
    paragraphs_.back().place = queue_.Push(EventQueue::Nothing{});
    paragraphs_.back().paragraph.index = ++paragraph_count_;
    paragraphs_.back().paragraph.from_text_box = from_text_box;
  }
  OpenParagraph& open = paragraphs_.back();
  const bool in_cell = !tables_.empty() && carried_.size() == tables_.back().container + 1;
  open.table_vanishes = in_cell && VanishesInCell(tables_.back());
  SetStyle(open, document_.styles.Paragraph({}));
}

void Blocks::SetStyle(OpenParagraph& open, const Style* style) {
  open.style = style;
  open.style_vanishes = document_.styles.Vanishes(open.table_vanishes, style, nullptr);
  open.style_font = style == nullptr ? SymbolFont::kNone : style->font.value_or(SymbolFont::kNone);
}

void Blocks::EndParagraph() {
  OpenParagraph open = std::move(paragraphs_.back());
  paragraphs_.pop_back();
  const bool dropped = open.mark_hidden && open.shows_nothing();
  if (!open.mark_removed && !dropped) SettleLabel(open);
  if (open.mark_removed || open.mark_hidden) {
    carried_.back() = std::move(open);
    return;
  }
  FinishParagraph(std::move(open));
  FlushIfSettled();
}

void Blocks::SettleLabel(OpenParagraph& open) {
  if (open.label_settled || open.mark_removed) return;
  open.label_settled = true;
  const std::optional<ListPlace> place = document_.numbering.Place(open.number, open.style);
  if (!place || removed()) return;
  ListNumber number = lists_.back().Next(*place);
  if (!number.unknown_format.empty()) {
    document_.Guessed("the number format " + number.unknown_format + " is shown as decimal", where());
  }
  if (number.hidden && document_.options.hidden == HiddenText::kDrop) {
    return not_shown().Add(Reason::kHidden, CountCodePoints(number.label.text), 0);
  }
  open.paragraph.label = std::move(number.label);
}

void Blocks::FinishParagraph(OpenParagraph open) {
  const std::size_t label = open.paragraph.label ? open.paragraph.label->text.size() : 0;
  const std::size_t bytes = open.paragraph.text.text.size() + label;
  if (!document_.AddText(bytes)) document_.StopAtLimit("text-bytes", where());
  cell_bytes_ += bytes;
  if (!tables_.empty() && cell_bytes_ > document_.options.limits.cell_text_bytes) {
    document_.StopAtLimit("cell-text-bytes", where());
  }
  for (OpenTable& table : tables_) table.row_shows = true;
  queue_.Set(open.place, std::move(open.paragraph));
}

void Blocks::EnterContainer() {
  if (!paragraphs_.empty()) SettleLabel(paragraphs_.back());
  carried_.emplace_back();
}

void Blocks::LeaveContainer() {
  std::optional<OpenParagraph> carried = std::move(carried_.back());
  carried_.back().reset();
  if (carried_.size() > 1) carried_.pop_back();
  if (!carried || carried->shows_nothing()) return;
  carried->mark_removed = false;
  SettleLabel(*carried);
  FinishParagraph(*std::move(carried));
}

void Blocks::EnterTextBox() {
  EnterContainer();
  lists_.emplace_back(document_.numbering);
}

void Blocks::LeaveTextBox() {
  LeaveContainer();
  lists_.pop_back();
}

void Blocks::FlushIfSettled() {
  if (!paragraphs_.empty() || carried_.size() != 1 || carried_.back()) return;
  if (!tables_.empty() && (tables_.size() > 1 || tables_.back().in_row || tables_.back().rows == 0)) return;
  document_.count.out += queue_.Flush(body_);
}

void Blocks::Withdraw(std::size_t place, Reason reason) {
  const EventQueue::Withdrawn withdrawn = queue_.Truncate(place);
  table_count_ -= withdrawn.tables;
  not_shown().Add(reason, withdrawn.characters, withdrawn.characters);
}

void Blocks::Finish() {
  while (carried_.size() > 1) LeaveContainer();
  LeaveContainer();
  document_.count.out += queue_.Flush(body_);
  ReportInside();
  Location part;
  part.part = part_;
  outside_.Report(document_.findings, part);
  document_.count.reported += inside_.counted() + outside_.counted();
}

bool Blocks::removed() const {
  const auto is_removed = [](const OpenTable& table) { return table.row_removed || table.cell_removed; };
  return std::any_of(tables_.begin(), tables_.end(), is_removed);
}

bool Blocks::restored() const {
  const auto is_restored = [](const OpenTable& table) { return table.row_restored || table.cell_restored; };
  return std::any_of(tables_.begin(), tables_.end(), is_restored);
}

void Blocks::ReportInside() {
  if (inside_.pending()) inside_.Report(document_.findings, where());
}

Location Blocks::where() const {
  Location where;
  where.part = part_;
  if (tables_.empty()) return where;
  const OpenTable& outer = tables_.front();
  where.table = outer.index;
  if (!outer.in_row) return where;
  where.row = outer.rows + 1;
  if (outer.in_cell) where.column = outer.column + 1;
  return where;
}

}  // namespace sarabun::wordml
