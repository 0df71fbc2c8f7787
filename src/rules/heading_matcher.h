#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "grid/grid.h"
#include "rules/layout.h"

namespace sarabun::rules {

// A table's first rows as headings are compared: once for all packs.
class HeadingRows {
 public:
  // `rows` must outlive it.
  explicit HeadingRows(const std::vector<grid::Row>& rows);

  struct Text {
    bool filled = false;
    std::string line;         // as written, one line; empty for what is too long to be a heading
    std::u32string skeleton;  // likewise
  };

  const std::vector<grid::Row>& rows() const { return rows_; }
  const Text& Of(grid::CellId id) const;
  // Whether two cells of the row could be headings; in other rows there is nothing to look for.
  bool MayHead(std::size_t row) const;

 private:
  const std::vector<grid::Row>& rows_;
  std::unordered_map<grid::CellId, Text> texts_;
};

// Looks for the row, or the few, whose cells name the pack's columns. Of several the best is taken, whose mark, 0 to 1,
// is left in `score`: the mean likeness of the headings found, less for each that the pack does not know. Without one,
// `score` is 0 and the layout has no heading rows.
Layout FindHeading(const Pack& pack, const HeadingRows& rows, double& score);

// Whether the row repeats the layout's heading.
bool IsHeading(const Layout& layout, const grid::Row& row);

// The required columns that the layout lacks, by name, with commas.
std::string MissingColumns(const Layout& layout);

}  // namespace sarabun::rules
