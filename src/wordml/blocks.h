#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "wordml/document.h"
#include "wordml/event_queue.h"
#include "wordml/list_counter.h"
#include "wordml/not_shown.h"
#include "wordml/table_parts.h"
#include "wordml/table_sizes.h"

namespace sarabun::wordml {

// A paragraph while it is written.
struct OpenParagraph {
  std::size_t place = 0;  // in the queue
  Paragraph paragraph;
  const Style* style = nullptr;
  NumberReference number;
  bool table_vanishes = false;                // by the style of the table whose cell it stands in
  bool style_vanishes = false;                // what runs are hidden by where they say nothing
  SymbolFont style_font = SymbolFont::kNone;  // what runs are written in, likewise
  bool mark_hidden = false;
  bool mark_removed = false;  // by the view of tracked changes
  bool label_settled = false;

  bool shows_nothing() const { return paragraph.text.empty() && paragraph.media.empty() && paragraph.notes.empty(); }
};

// A table while it is read; one row and one cell of it can be open.
struct OpenTable {
  TableProperties properties;
  const Style* style = nullptr;
  TableLook look;
  std::size_t container = 0;  // the table's own, one less than its cells'
  std::size_t place = 0;
  std::uint32_t index = 0;  // document order, from 1
  std::uint32_t rows = 0;   // that stay

  bool in_row = false;
  RowProperties row;
  std::size_t row_place = 0;
  std::uint32_t column = 0;               // of the cell to come, from 0
  std::uint32_t cells = 0;                // of the row, that stay
  bool lost_cells = false;                // the view of tracked changes removed some of the row
  std::optional<TablePartSet> saved_row;  // w:cnfStyle
  std::optional<Reason> row_removed;
  bool row_hidden = false;    // w:hidden: not there where all its cells are hidden
  bool row_shows = false;     // a paragraph of the row, though it be empty
  bool row_restored = false;  // deleted, and read all the same

  bool in_cell = false;
  CellProperties cell;
  std::size_t cell_place = 0;
  std::optional<TablePartSet> saved_cell;
  std::optional<Reason> cell_removed;
  bool cell_restored = false;
};

// The blocks of one story: paragraphs and tables, opened and closed as the markup says, sent to the body as Word
// shows them.
//
// A paragraph whose mark is gone goes on in the next one:
//   <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr> one </w:p> <w:p> two </w:p>     shows: one two
// What is hidden or deleted together with its mark so leaves no empty line.
class Blocks {
 public:
  // `sizes` are those of the part's tables, nullptr where they are not known.
  Blocks(Document& document, BodyHandler& body, std::string part, const TableSizes* sizes);

  // Paragraphs. `paragraph()` is the innermost open one, nullptr outside.
  void StartParagraph(bool from_text_box);
  void EndParagraph();
  OpenParagraph* paragraph() { return paragraphs_.empty() ? nullptr : &paragraphs_.back(); }
  // Sets the style, and what it says of the paragraph's runs.
  void SetStyle(OpenParagraph& open, const Style* style);
  // Makes the list number before anything that follows it is numbered.
  void SettleLabel(OpenParagraph& open);

  // Where paragraphs follow one another: the story, a cell, a text box, a note. The story itself is one.
  void EnterContainer();
  void LeaveContainer();
  // A container whose lists count by themselves, beside those of the text around it.
  void EnterTextBox();
  void LeaveTextBox();
  // Lists begin anew, as in every comment.
  void ResetLists() { lists_.back().Reset(); }
  // Sends what waits, if nothing open can change or withdraw it any more.
  void FlushIfSettled();

  // Tables. A row outside a table, or a cell outside a row, is not started; the caller reads it through.
  void StartTable();
  void EndTable();
  bool StartRow();
  void EndRow();
  bool StartCell();
  void EndCell();
  // The innermost table; nullptr outside.
  OpenTable* table() { return tables_.empty() ? nullptr : &tables_.back(); }
  // Inside a row or cell that was deleted and is read all the same.
  bool restored() const;

  // Ends the story: everything waiting is sent, all that was left out is reported.
  void Finish();

  // Counts what is left out, for the cell that is open or the story.
  NotShown& not_shown() { return tables_.empty() ? outside_ : inside_; }
  // The part, and the place in the outermost table.
  Location where() const;

 private:
  // Whether the table's style hides what stands in the cell that is open.
  bool VanishesInCell(const OpenTable& table);
  void FinishParagraph(OpenParagraph open);
  void Withdraw(std::size_t place, Reason reason);
  void ReportInside();
  // Inside a row or cell that the view of tracked changes removes.
  bool removed() const;

  Document& document_;
  BodyHandler& body_;
  std::string part_;
  const TableSizes* sizes_;
  EventQueue queue_;
  std::vector<ListCounter> lists_;  // the part's, and those of the text boxes that are open
  NotShown outside_;
  NotShown inside_;
  std::vector<OpenParagraph> paragraphs_;
  std::vector<OpenTable> tables_;
  // For each container the paragraph that goes on in the next one.
  std::vector<std::optional<OpenParagraph>> carried_;
  std::uint32_t paragraph_count_ = 0;
  std::uint32_t table_count_ = 0;
  std::uint64_t cell_bytes_ = 0;  // text of the outermost cell so far, nested tables included
};

}  // namespace sarabun::wordml
