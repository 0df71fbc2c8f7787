// Blocks of a story: what opens and closes them, and their properties.
#include <algorithm>
#include <utility>

#include "wordml/story.h"
#include "wordml/values.h"

namespace sarabun::wordml {

void Story::StartP(const xml::Element&) {
  blocks_.StartParagraph(text_boxes_ > 0);
  runs_.emplace_back();
  FollowStyle();
  Open(kP, static_cast<std::uint32_t>(context_));
  context_ = Context::kContent;
}

void Story::StartPPr(const xml::Element&) {
  if (context_ == Context::kParagraph) return;  // as it was, inside w:pPrChange
  if (blocks_.paragraph() == nullptr || context_ != Context::kContent) return Skip(Reason::kUnplaced);
  Open(kPPr, static_cast<std::uint32_t>(context_));
  context_ = Context::kParagraph;
  mark_ = {};
}

void Story::StartPStyle(const xml::Element& element) {
  if (context_ != Context::kParagraph) return;
  blocks_.SetStyle(*blocks_.paragraph(), document_.styles.Paragraph(element.Get(kVal)));
  FollowStyle();
}

// What the paragraph's style says, until a run or the mark says otherwise.
void Story::FollowStyle() {
  OpenParagraph& open = *blocks_.paragraph();
  open.mark_hidden = open.style_vanishes && document_.options.hidden == HiddenText::kDrop;
  runs_.back().vanishes = open.style_vanishes;
  runs_.back().font = open.style_font;
}

// A mark with w:specVanish separates two styles in one line (17.3.2.36); it is never shown.
void Story::SettleMark() {
  OpenParagraph& open = *blocks_.paragraph();
  const bool vanishes = mark_.vanish.value_or(document_.styles.Vanishes(open.table_vanishes, open.style, mark_.style));
  open.mark_hidden = vanishes && (mark_.special || document_.options.hidden == HiddenText::kDrop);
}

// Behind the properties as they are stand those before a tracked change (17.13.5); for the original they are the
// ones that count.
void Story::StartOldProperties(const xml::Element& element) {
  if (document_.options.revisions == RevisionView::kFinal) return Skip(Reason::kUnplaced);
  if (element.id == kPPrChange && context_ == Context::kParagraph) {
    blocks_.paragraph()->number = {};
    blocks_.SetStyle(*blocks_.paragraph(), document_.styles.Paragraph({}));
    FollowStyle();
  } else if (element.id == kRPrChange && OpenRun() != nullptr) {
    *OpenRun() = {};
  } else if (element.id == kTrPrChange && context_ == Context::kRow) {
    blocks_.table()->row = {};
  } else if (element.id == kTcPrChange && context_ == Context::kCell) {
    blocks_.table()->cell = {};
  } else {
    Skip(Reason::kUnplaced);
  }
}

void Story::StartIlvl(const xml::Element& element) {
  if (context_ == Context::kParagraph) blocks_.paragraph()->number.level = Integer(element.Get(kVal));
}

void Story::StartNumId(const xml::Element& element) {
  if (context_ == Context::kParagraph) blocks_.paragraph()->number.num_id = Integer(element.Get(kVal));
}

void Story::StartTxbxContent(const xml::Element&) {
  if (Hidden()) return Skip(Reason::kHidden);
  if (!fields_.showing()) return Skip(Reason::kFieldCode);
  blocks_.EnterTextBox();
  ++text_boxes_;
  Open(kTxbxContent, static_cast<std::uint32_t>(fields_.size()));
}

void Story::StartNote(const xml::Element& element) {
  if (listener_ == nullptr || in_note_) return StartReported(element);
  in_note_ = true;
  listener_->OnNoteStart({element.local, element.Get(kWId), element.Get(kAuthor)});
  blocks_.EnterContainer();
  if (element.local == "comment") blocks_.ResetLists();
  Open(kNote, static_cast<std::uint32_t>(fields_.size()));
}

void Story::StartNoteReference(const xml::Element& element) {
  OpenParagraph* open = Shown();
  if (open == nullptr) return;
  constexpr std::string_view kEnding = "Reference";
  const std::string_view kind = element.local.substr(0, element.local.size() - kEnding.size());
  Note note = document_.notes.Refer(kind, element.Get(kWId));
  if (!document_.AddText(note.text.size())) document_.StopAtLimit("text-bytes", blocks_.where());
  open->paragraph.notes.push_back(std::move(note));
}

void Story::StartTbl(const xml::Element&) {
  blocks_.StartTable();
  Open(kTbl);
}

void Story::StartTblStyle(const xml::Element& element) {
  OpenTable* table = blocks_.table();
  if (table == nullptr || table->in_row) return;
  table->style = document_.styles.Table(element.Get(kVal));
}

void Story::StartTblLook(const xml::Element& element) {
  OpenTable* table = blocks_.table();
  if (table != nullptr && !table->in_row) table->look = LookOf(element);
}

// In nearly every cell that Word saves, and asked for by few styles.
void Story::StartCnfStyle(const xml::Element& element) {
  if (context_ != Context::kRow && context_ != Context::kCell) return;
  OpenTable& table = *blocks_.table();
  if (table.style == nullptr || table.style->parts.says_nothing()) return;
  (context_ == Context::kRow ? table.saved_row : table.saved_cell) = SavedPartsOf(element);
}

void Story::StartGridCol(const xml::Element&) {
  if (blocks_.table() != nullptr && !blocks_.table()->in_row) ++blocks_.table()->properties.grid_columns;
}

void Story::StartTr(const xml::Element&) {
  if (blocks_.StartRow()) Open(kTr);
}

void Story::StartTrPr(const xml::Element&) {
  OpenTable* table = blocks_.table();
  if (context_ == Context::kRow) return;  // as it was, inside w:trPrChange
  if (table == nullptr || !table->in_row || table->in_cell) return Skip(Reason::kUnplaced);
  Open(kTrPr, static_cast<std::uint32_t>(context_));
  context_ = Context::kRow;
}

void Story::StartTc(const xml::Element&) {
  if (!blocks_.StartCell()) return;
  // What stands in a cell is the cell's own, though the whole table stands in a text box.
  outer_boxes_.push_back(std::exchange(text_boxes_, 0));
  Open(kTc, static_cast<std::uint32_t>(fields_.size()));
}

void Story::StartTcPr(const xml::Element&) {
  OpenTable* table = blocks_.table();
  if (context_ == Context::kCell) return;  // as it was, inside w:tcPrChange
  if (table == nullptr || !table->in_cell) return Skip(Reason::kUnplaced);
  Open(kTcPr, static_cast<std::uint32_t>(context_));
  context_ = Context::kCell;
}

// A count of columns, no more than one past the limit, so that sums cannot overflow.
std::uint32_t Story::Columns(const xml::Element& element, std::uint32_t least) const {
  const std::int32_t value = std::max(0, Integer(element.Get(kVal)).value_or(0));
  const std::uint32_t most = std::min(document_.options.limits.table_columns, 1u << 24) + 1;
  return std::clamp(static_cast<std::uint32_t>(value), least, most);
}

void Story::StartGeometry(const xml::Element& element) {
  OpenTable* table = blocks_.table();
  if (context_ == Context::kCell && element.id == kGridSpan) table->cell.grid_span = Columns(element, 1);
  if (context_ != Context::kRow) return;
  if (element.id == kGridBefore) table->row.grid_before = Columns(element, 0);
  if (element.id == kGridAfter) table->row.grid_after = Columns(element, 0);
}

void Story::StartVMerge(const xml::Element& element) {
  if (context_ != Context::kCell) return;
  blocks_.table()->cell.vertical_merge =
      element.Get(kVal) == "restart" ? VerticalMerge::kRestart : VerticalMerge::kContinue;
}

void Story::StartHMerge(const xml::Element& element) {
  if (context_ != Context::kCell) return;
  blocks_.table()->cell.horizontal_merge =
      element.Get(kVal) == "restart" ? HorizontalMerge::kRestart : HorizontalMerge::kContinue;
}

void Story::StartTblHeader(const xml::Element& element) {
  if (context_ == Context::kRow) blocks_.table()->row.is_header = IsOn(element);
}

void Story::StartRowHidden(const xml::Element& element) {
  if (context_ == Context::kRow) blocks_.table()->row_hidden = IsOn(element);
}

void Story::StartCellRevision(const xml::Element& element) {
  if (context_ != Context::kCell) return;
  const bool original = document_.options.revisions == RevisionView::kOriginal;
  if (element.id == kCellDel && original) blocks_.table()->cell_restored = true;
  if (element.id == kCellDel && !original) blocks_.table()->cell_removed = Reason::kDeleted;
  if (element.id == kCellIns && original) blocks_.table()->cell_removed = Reason::kInserted;
}

// A tracked merge says what the cell is and was ("rest", "cont"; absent: not merged), beside or instead of
// w:vMerge (17.13.5.3).
void Story::StartCellMerge(const xml::Element& element) {
  if (context_ != Context::kCell) return;
  constexpr std::string_view kWas = "vMergeOrig";
  const bool original = document_.options.revisions == RevisionView::kOriginal;
  std::string_view merge = original ? std::string_view() : element.Get(kVMerge);
  for (const xml::Attribute attribute : element.attributes) {
    if (original && attribute.local == kWas) merge = attribute.value;
  }
  VerticalMerge& vertical = blocks_.table()->cell.vertical_merge;
  if (merge.empty() && original) vertical = VerticalMerge::kNone;
  if (merge == "rest") vertical = VerticalMerge::kRestart;
  if (merge == "cont") vertical = VerticalMerge::kContinue;
}

void Story::StartIns(const xml::Element&) {
  StartRevision(document_.options.revisions == RevisionView::kFinal, Reason::kInserted);
}

void Story::StartDel(const xml::Element&) {
  if (document_.options.revisions == RevisionView::kOriginal) return RestoreDeleted();
  StartRevision(document_.options.revisions == RevisionView::kOriginal, Reason::kDeleted);
}

void Story::RestoreDeleted() {
  if (context_ == Context::kRow) blocks_.table()->row_restored = true;
  if (context_ != Context::kContent) return;
  ++restored_;
  Open(kDel);
}

// One element, four meanings: around runs, on a paragraph's mark, on its list number, on a row.
void Story::StartRevision(bool shown, Reason reason) {
  if (shown) return;
  switch (context_) {
    case Context::kContent:
      return Skip(reason);
    case Context::kMark:
      blocks_.paragraph()->mark_removed = true;
      return;
    case Context::kRow:
      blocks_.table()->row_removed = reason;
      return;
    case Context::kParagraph:  // in w:numPr, where only an insertion can stand
      blocks_.paragraph()->number = {};
      return;
    default:
      return;
  }
}

void Story::CloseBlock(const Frame& frame) {
  switch (frame.id) {
    case kP:
      if (field_link_) EndLink(*field_link_);
      runs_.pop_back();
      context_ = static_cast<Context>(frame.value);
      return blocks_.EndParagraph();
    case kTxbxContent:
      CutFields(frame.value);
      --text_boxes_;
      return blocks_.LeaveTextBox();
    case kNote:
      in_note_ = false;
      CutFields(frame.value);
      blocks_.LeaveContainer();
      blocks_.FlushIfSettled();
      return listener_->OnNoteEnd();
    case kTbl:
      return blocks_.EndTable();
    case kTr:
      return blocks_.EndRow();
    case kTc:
      CutFields(frame.value);
      text_boxes_ = outer_boxes_.back();
      outer_boxes_.pop_back();
      return blocks_.EndCell();
    default:
      return;
  }
}

}  // namespace sarabun::wordml
