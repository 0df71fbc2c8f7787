#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "grid/grid.h"
#include "sarabun/finding.h"
#include "wordml/events.h"

namespace sarabun::grid {

// Makes rectangles of the tables of a body.
//
// A row says how many grid columns each of its cells takes and whether a cell goes on from the row above; which
// cell that is follows from the columns alone:
//
//   <w:tc> gridSpan 2, vMerge restart <w:tc>          | A     | B |
//   <w:tc> gridSpan 2, vMerge         <w:tc>          |       | C |
//
// A cell that goes on must find one above it that starts and ends with it; one that does not starts a cell of its
// own, with a `value-guessed` finding. What stands in a cell that is covered is not shown: text and pictures are
// counted in a `text-not-shown` finding, a table in it is not delivered. The declared grid clips nothing.
//
// Rows of an outermost table are handed on as they end. A table inside a cell is part of that cell's text, and is
// delivered by itself after the outermost table; its cells are numbered then.
class Assembler final : public wordml::BodyHandler {
 public:
  // `part` is where the body stands, for findings. Both references must outlive the assembler.
  Assembler(DocumentConsumer& consumer, FindingSink& findings, std::string part);

  void OnParagraph(Paragraph paragraph) override;
  void OnTableStart(const wordml::TableProperties& properties) override;
  void OnTableEnd() override;
  void OnRowStart(const wordml::RowProperties& properties) override;
  void OnRowEnd() override;
  void OnCellStart(const wordml::CellProperties& properties) override;
  void OnCellEnd() override;

  // Code points of w:t in covered cells: no longer part of CharacterCount::out, but of `reported`.
  std::uint64_t dropped_characters() const { return dropped_characters_; }

 private:
  // A cell as its row says it, before it is known whether one from above covers it.
  struct OpenCell {
    wordml::CellProperties properties;
    Cell cell;
    std::string own_text;
    std::size_t blocks = 0;        // paragraphs and tables in `cell.text`
    std::size_t own_blocks = 0;    // paragraphs in `own_text`
    bool has_more = false;         // `cell.text` is more than `own_text`
    std::size_t first_nested = 0;  // range in waiting_
    std::size_t end_nested = 0;
  };
  struct OpenTable {
    TableInfo info;
    wordml::RowProperties row;
    std::vector<OpenCell> cells;  // of the row
    bool in_cell = false;
    std::uint32_t column = 1;  // where the next cell starts
    std::uint32_t rows = 0;
    CellId last_id = 0;  // nested tables: from 1 until they are delivered
    std::vector<Slot> above;
    std::vector<Row> finished;  // nested tables only
    std::string text;           // nested tables: as their parent shows it
    std::vector<Paragraph> paragraphs;
    std::uint32_t images = 0;
  };
  struct Waiting {
    TableInfo info;
    std::vector<Row> rows;
    CellId cells = 0;
    bool dropped = false;
  };

  OpenCell* InnermostCell();
  void AddBlock(OpenCell& open, const std::string& text);
  void MergeSideways(OpenTable& table);
  std::optional<CellId> IdAbove(const OpenTable& table, const Cell& cell, std::size_t& from) const;
  Row BuildRow(OpenTable& table);
  void AppendRowText(OpenTable& table, const Row& row);
  void GiveToParent(OpenTable table);
  void Drop(const OpenTable& table, const OpenCell& open);
  void Guess(const OpenTable& table, std::uint32_t column, std::string message);
  Location Place(const OpenTable& table, std::uint32_t column) const;
  void DeliverWaiting();

  DocumentConsumer& consumer_;
  FindingSink& findings_;
  std::string part_;
  std::vector<OpenTable> tables_;
  std::vector<Waiting> waiting_;
  std::uint32_t table_count_ = 0;
  CellId last_id_ = 0;
  std::uint64_t dropped_characters_ = 0;
};

}  // namespace sarabun::grid
