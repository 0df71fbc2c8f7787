#include "rules/heading_matcher.h"

#include <algorithm>
#include <limits>

#include "base/text.h"
#include "rules/fold.h"
#include "rules/map_reader.h"
#include "rules/seamed.h"

// Headings are told by likeness, and all together: which cell is which column depends on what else there is. In
//
//   issue | measures | steps        and in        measures | steps
//
// the first table's second column holds the measures; in the second table it holds what the form elsewhere calls
// steps, though nobody moved a word: the form's item is the measure there and its measures are the steps. So a
// heading may stand with several columns of a pack, and the pairing as a whole is chosen that explains most.
//
// A heading may stand in several rows:
//
//   risk |    assessment     | measure          A cell below is known by its own words, or with those above it, or
//        | chance  |  impact |                  where these say nothing by the words above alone.
//   (1)  |  (2)    |   (3)   |  (4)             Numbers of columns are part of the heading.
namespace sarabun::rules {
namespace {

constexpr double kLikeEnough = 0.62;       // measured on the aliases of unlike columns: at most 0.55 between them
constexpr std::size_t kHeadingWithin = 6;  // rows; a title and a note may stand above
constexpr std::size_t kMostHeadingRows = 3;
constexpr double kSureHeadingScore = 0.95;  // a better one below is not worth looking for
constexpr double kBetter = 0.05;            // by so much must a later heading be better

struct HeadingCell {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string text;         // one line
  std::u32string skeleton;  // empty for what is too long to be a heading
  std::u32string above;     // of the cell over it and its neighbours; empty where there is none
  std::uint32_t above_begin = 0;
};

using Rows = std::vector<grid::Row>;

std::string OneLine(std::string_view text) {
  std::string out;
  for (char c : Fold(text).text) out += c == '\n' ? ' ' : c;
  return out;
}

std::u32string HeadingSkeleton(std::string_view text) {
  return text.size() > kLongestHeading ? std::u32string() : ToCodePoints(Skeleton(text));
}

const grid::Slot* SlotAt(const grid::Row& row, std::uint32_t column) {
  const auto found = std::find_if(row.slots.begin(), row.slots.end(), [&](const grid::Slot& slot) {
    return slot.column <= column && column < slot.column + slot.column_span;
  });
  return found != row.slots.end() ? &*found : nullptr;
}

const std::string& TextOf(const Rows& rows, std::size_t first, std::size_t last, grid::CellId id) {
  static const std::string kNone;
  for (std::size_t i = first; i <= last; ++i) {
    if (const grid::Cell* cell = rows[i].Find(id)) return cell->text;
  }
  return kNone;
}

// The cell of a heading of the rows `first` to `last` that ends in `slot` of the last: the lowest filled one above
// that place, and a wider one over that.
HeadingCell CellOver(const Rows& rows, std::size_t first, std::size_t last, const grid::Slot& slot) {
  HeadingCell cell;
  cell.begin = slot.column;
  cell.end = slot.column + slot.column_span;
  bool found = false;
  grid::CellId own = 0;
  for (std::size_t i = last + 1; i-- > first;) {
    const grid::Slot* at = i == last ? &slot : SlotAt(rows[i], slot.column);
    if (at == nullptr || (found && at->id == own)) continue;
    const std::string& text = TextOf(rows, first, last, at->id);
    if (IsBlank(text)) continue;
    if (!found) {
      found = true;
      own = at->id;
      cell.skeleton = HeadingSkeleton(text);
      if (!cell.skeleton.empty()) cell.text = OneLine(text);
    } else if (at->column_span > slot.column_span) {
      cell.above = HeadingSkeleton(text);
      cell.above_begin = at->column;
      break;
    }
  }
  return cell;
}

std::vector<HeadingCell> HeadingCells(const Rows& rows, std::size_t first, std::size_t count) {
  std::vector<HeadingCell> cells;
  const std::size_t last = first + count - 1;
  for (const grid::Slot& slot : rows[last].slots) cells.push_back(CellOver(rows, first, last, slot));
  return cells;
}

// Exact from `at_least` on.
double Likeness(const Column& column, const std::u32string& skeleton, double at_least) {
  double best = 0;
  for (const std::u32string& alias : column.skeletons) best = std::max(best, Similarity(alias, skeleton, at_least));
  return best;
}

double LikenessOf(const Column& column, const HeadingCell& cell) {
  double best = Likeness(column, cell.skeleton, kLikeEnough);
  if (cell.above.empty() || best == 1) return best;
  return std::max(best, Likeness(column, cell.above + cell.skeleton, kLikeEnough));
}

// What it is worth to pair them. A heading that is the column's to the letter weighs more than two that are a little
// like; a field of the record more than a column beyond; one that the form must have a little more than others.
double WorthOf(const Column& column, double likeness) {
  constexpr double kField = 0.25;
  constexpr double kRequired = 0.05;
  if (likeness < kLikeEnough) return 0;
  return likeness * likeness * likeness + (column.extra ? 0 : kField) + (column.required ? kRequired : 0);
}

// The pairing of most worth: `worth[i][j]` for row i and column j, with at least as many columns as rows. The column
// of each row. Kuhn's method with potentials (the Hungarian method): every row is added along the cheapest path.
std::vector<std::size_t> BestPairing(const std::vector<std::vector<double>>& worth) {
  const std::size_t height = worth.size();
  const std::size_t width = worth.empty() ? 0 : worth[0].size();
  constexpr double kFar = std::numeric_limits<double>::infinity();
  std::vector<double> row_price(height + 1);
  std::vector<double> column_price(width + 1);
  std::vector<std::size_t> row_of(width + 1, height);  // place `width` is where a path begins
  for (std::size_t row = 0; row < height; ++row) {
    std::vector<double> least(width + 1, kFar);
    std::vector<std::size_t> before(width + 1, width);
    std::vector<bool> reached(width + 1);
    std::size_t at = width;
    row_of[width] = row;
    while (row_of[at] != height) {
      reached[at] = true;
      const std::size_t from = row_of[at];
      std::size_t next = width;
      double step = kFar;
      for (std::size_t j = 0; j < width; ++j) {
        if (reached[j]) continue;
        const double cost = -worth[from][j] - row_price[from] - column_price[j];
        if (cost < least[j]) {
          least[j] = cost;
          before[j] = at;
        }
        if (least[j] < step) {
          step = least[j];
          next = j;
        }
      }
      for (std::size_t j = 0; j <= width; ++j) {
        if (reached[j]) {
          row_price[row_of[j]] += step;
          column_price[j] -= step;
        } else {
          least[j] -= step;
        }
      }
      at = next;
    }
    for (; at != width; at = before[at]) row_of[at] = row_of[before[at]];
  }
  std::vector<std::size_t> out(height, width);
  for (std::size_t j = 0; j < width; ++j) {
    if (row_of[j] < height) out[row_of[j]] = j;
  }
  return out;
}

// Pairs headings with columns; a heading or a column that fits nothing is left alone.
void PairColumns(const Pack& pack, const std::vector<HeadingCell>& cells, std::vector<LayoutColumn>& columns) {
  std::vector<std::vector<double>> likeness(pack.columns.size(), std::vector<double>(cells.size()));
  std::vector<std::vector<double>> worth(pack.columns.size(), std::vector<double>(cells.size() + pack.columns.size()));
  for (std::size_t i = 0; i < pack.columns.size(); ++i) {
    for (std::size_t j = 0; j < cells.size(); ++j) {
      likeness[i][j] = LikenessOf(pack.columns[i], cells[j]);
      worth[i][j] = WorthOf(pack.columns[i], likeness[i][j]);
    }
  }
  const std::vector<std::size_t> pairing = BestPairing(worth);
  for (std::size_t i = 0; i < pairing.size(); ++i) {
    if (pairing[i] >= cells.size() || worth[i][pairing[i]] == 0) continue;
    columns[pairing[i]].column = static_cast<int>(i);
    columns[pairing[i]].likeness = likeness[i][pairing[i]];
  }
}

// Columns under one heading whose own words say nothing are that heading's: "duration" over "from" and "to".
void GiveToHeadingAbove(const Pack& pack, const std::vector<HeadingCell>& cells, std::vector<LayoutColumn>& columns) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (columns[i].column >= 0 || cells[i].above.empty()) continue;
    for (std::size_t j = 0; j < pack.columns.size(); ++j) {
      const double likeness = Likeness(pack.columns[j], cells[i].above, kLikeEnough);
      if (likeness < kLikeEnough || likeness <= columns[i].likeness) continue;
      const bool elsewhere = [&] {
        for (std::size_t k = 0; k < columns.size(); ++k) {
          const bool sibling = !cells[k].above.empty() && cells[k].above_begin == cells[i].above_begin;
          if (columns[k].column == static_cast<int>(j) && !sibling) return true;
        }
        return false;
      }();
      if (elsewhere) continue;
      columns[i].column = static_cast<int>(j);
      columns[i].likeness = likeness;
    }
  }
}

std::vector<LayoutColumn> ReadHeading(const Pack& pack, const std::vector<HeadingCell>& cells) {
  std::vector<LayoutColumn> columns;
  for (const HeadingCell& cell : cells) {
    LayoutColumn column;
    column.begin = cell.begin;
    column.end = cell.end;
    column.ordinal = static_cast<std::uint32_t>(columns.size()) + 1;
    column.heading = cell.text;
    column.skeleton = cell.skeleton;
    columns.push_back(std::move(column));
  }
  PairColumns(pack, cells, columns);
  GiveToHeadingAbove(pack, cells, columns);
  return columns;
}

// Mean likeness of the headings found, less for headings that the pack does not know.
double HeadingScore(const Layout& layout) {
  double sum = 0;
  std::size_t found = 0;
  std::size_t headed = 0;
  for (const LayoutColumn& column : layout.columns) {
    if (column.skeleton.empty()) continue;
    ++headed;
    if (column.column < 0) continue;
    ++found;
    sum += column.likeness;
  }
  if (found < 2) return 0;
  const double share = static_cast<double>(found) / static_cast<double>(headed);
  return sum / static_cast<double>(found) * (0.5 + 0.5 * share);
}

bool IsFilled(const grid::Cell& cell) { return !IsBlank(cell.text); }

// Whether a heading goes on in the row below: cells reach down into it, or one is parted there. One cell over the
// whole width is a title and parts nothing.
bool GoesOnBelow(const grid::Row& upper, const grid::Row& lower) {
  if (std::any_of(lower.slots.begin(), lower.slots.end(), [](const grid::Slot& s) { return !s.starts_here; })) {
    return true;
  }
  return upper.slots.size() > 2 && std::any_of(upper.cells.begin(), upper.cells.end(), [&](const grid::Cell& cell) {
           const auto under = std::count_if(lower.slots.begin(), lower.slots.end(), [&](const grid::Slot& slot) {
             return slot.column >= cell.column && slot.column < cell.column + cell.column_span;
           });
           return under > 1 && IsFilled(cell);
         });
}

// "(1) (2) (3)" below the headings: the columns' numbers, in order.
bool NumbersColumns(const grid::Row& row) {
  int due = 0;
  for (const grid::Cell& cell : row.cells) {
    if (!IsFilled(cell)) continue;
    const std::optional<int> number = ToInteger(Skeleton(cell.text));
    if (!number || *number != due + 1) return false;
    ++due;
  }
  return due > 1 && static_cast<std::size_t>(due) + 1 >= row.slots.size();
}

bool MayBeHeading(const grid::Cell& cell) { return cell.text.size() <= kLongestHeading && IsFilled(cell); }

bool RepeatsHeading(const Layout& layout, const grid::Cell& cell) {
  constexpr double kRepeated = 0.85;
  const LayoutColumn* column = layout.ColumnAt(cell.column, cell.column + cell.column_span);
  if (column == nullptr || column->column < 0) return false;
  const std::u32string skeleton = HeadingSkeleton(cell.text);
  if (Similarity(column->skeleton, skeleton, kRepeated) >= kRepeated) return true;
  return Likeness(layout.pack->columns[static_cast<std::size_t>(column->column)], skeleton, kRepeated) >= kRepeated;
}

}  // namespace

std::string MissingColumns(const Layout& layout) {
  std::string missing;
  for (std::size_t i = 0; i < layout.pack->columns.size(); ++i) {
    const Column& column = layout.pack->columns[i];
    if (!column.required || layout.Has(static_cast<int>(i))) continue;
    missing += (missing.empty() ? "" : ", ") + column.name;
  }
  return missing;
}

Layout FindHeading(const Pack& pack, const Rows& rows, double& score) {
  Layout best;
  best.pack = &pack;
  score = 0;
  for (std::size_t i = 0; i < std::min(rows.size(), kHeadingWithin); ++i) {
    for (std::size_t count = 1; count <= kMostHeadingRows && i + count <= rows.size(); ++count) {
      if (count > 1 && !GoesOnBelow(rows[i + count - 2], rows[i + count - 1])) break;
      Layout layout;
      layout.pack = &pack;
      layout.columns = ReadHeading(pack, HeadingCells(rows, i, count));
      layout.heading_row = i;
      layout.heading_rows = count;
      constexpr double kIncomplete = 0.6;  // the first of two heading rows names only some columns
      const double found = HeadingScore(layout) * (MissingColumns(layout).empty() ? 1 : kIncomplete);
      if (found > score + kBetter || (found > 0 && best.columns.empty())) {
        best = std::move(layout);
        score = found;
      }
    }
    if (score > kSureHeadingScore) break;
  }
  const std::size_t below = best.heading_row + best.heading_rows;
  if (score > 0 && below < rows.size() && NumbersColumns(rows[below])) ++best.heading_rows;
  return best;
}

bool IsHeading(const Layout& layout, const grid::Row& row) {
  const auto filled = static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(), IsFilled));
  const auto enough = [&](std::size_t alike) { return alike >= 2 && alike * 2 > filled; };
  auto possible = static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(), MayBeHeading));
  std::size_t alike = 0;
  // Every row is asked, and nearly all are told by their first cells: no more is compared than decides.
  for (const grid::Cell& cell : row.cells) {
    if (!enough(alike + possible)) return false;
    if (!MayBeHeading(cell)) continue;
    --possible;
    if (RepeatsHeading(layout, cell)) ++alike;
  }
  return enough(alike);
}

}  // namespace sarabun::rules
