#pragma once

#include <string>
#include <vector>

#include "grid/grid.h"
#include "rules/draft_words.h"
#include "sarabun/result.h"

namespace sarabun::rules {

// A report whose form no pack knows, as far as a first pack needs it: its paragraphs and tables, the first rows of
// each.
class DraftContent final : public grid::DocumentConsumer {
 public:
  struct Table {
    grid::TableInfo info;
    std::vector<grid::Row> rows;
    std::size_t paragraphs_before = 0;
  };

  void OnParagraph(const grid::Paragraph& paragraph) override { paragraphs_.push_back(paragraph); }
  void OnTableStart(const grid::TableInfo& table) override;
  void OnRow(grid::Row row) override;
  void OnTableEnd(const grid::TableInfo&) override {}

  const std::vector<grid::Paragraph>& paragraphs() const { return paragraphs_; }
  const std::vector<Table>& tables() const { return tables_; }

 private:
  std::vector<grid::Paragraph> paragraphs_;
  std::vector<Table> tables_;
  std::size_t rows_ = 0;  // kept
};

// What a heading speaks of, by the general words; `column` is -1 where none is in it.
struct HeadingGuess {
  int column = -1;  // of DraftWords::columns
  std::string word;
};
HeadingGuess GuessHeading(const DraftWords& words, std::string_view heading);

// A column of the form, by its heading.
struct FormColumn {
  std::uint32_t begin = 0;  // grid columns, half-open, from 1
  std::uint32_t end = 0;
  std::string heading;  // one line; empty where the table has none
  std::string above;    // the wider heading over it; mostly empty
};

// The tables of a report that are its form.
struct DraftForm {
  const DraftContent::Table* first = nullptr;
  std::size_t heading_row = 0;
  std::size_t heading_rows = 0;  // 0 where there is no heading
  std::vector<FormColumn> columns;
  std::vector<const grid::Row*> body;  // rows below the headings, of all its tables
  std::size_t tables = 0;              // that are read
  std::size_t others = 0;              // tables that look different and are left alone

  // The column that most of the cell stands in; -1 for none.
  int ColumnOf(const grid::Cell& cell) const;
};

// The largest table with a heading that the words know, or else the largest; and those like it. Error kNoReport where
// no table has two columns and two rows.
Result<DraftForm> FindForm(const DraftContent& content, const DraftWords& words);

// On one line, single spaces; at most `most` code points, then an ellipsis.
std::string OneLine(std::string_view text, std::size_t most = 1000);

// The text as a pattern of itself: signs escaped, spaces that may be missing.
std::string PatternOf(std::string_view text);

}  // namespace sarabun::rules
