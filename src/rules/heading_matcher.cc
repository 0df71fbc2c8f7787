#include "rules/heading_matcher.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/text.h"
#include "rules/fold.h"
#include "rules/map_reader.h"
#include "rules/pairing.h"
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
constexpr double kSureHeadingScore = 0.8;  // with all that is required: a better one below is not looked for
constexpr double kBetter = 0.05;           // by so much must a later heading be better
constexpr double kAsGood = 0.1;  // with its lower rows a heading says more, even where the words are less known

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

// The cell of a heading of the rows `first` to `last` that ends in `slot` of the last: the lowest filled one above
// that place, and a wider one over that.
HeadingCell CellOver(const HeadingRows& heads, std::size_t first, std::size_t last, const grid::Slot& slot) {
  HeadingCell cell;
  cell.begin = slot.column;
  cell.end = slot.column + slot.column_span;
  bool found = false;
  grid::CellId own = 0;
  for (std::size_t i = last + 1; i-- > first;) {
    const grid::Slot* at = i == last ? &slot : SlotAt(heads.rows()[i], slot.column);
    if (at == nullptr || (found && at->id == own)) continue;
    const HeadingRows::Text& text = heads.Of(at->id);
    if (!text.filled) continue;
    if (!found) {
      found = true;
      own = at->id;
      cell.skeleton = text.skeleton;
      cell.text = text.line;
    } else if (at->column_span > slot.column_span) {
      cell.above = text.skeleton;
      cell.above_begin = at->column;
      break;
    }
  }
  return cell;
}

std::vector<HeadingCell> HeadingCells(const HeadingRows& heads, std::size_t first, std::size_t count) {
  std::vector<HeadingCell> cells;
  const std::size_t last = first + count - 1;
  for (const grid::Slot& slot : heads.rows()[last].slots) cells.push_back(CellOver(heads, first, last, slot));
  return cells;
}

// Exact from `at_least` on.
double MostLike(const std::vector<std::u32string>& known, const std::u32string& skeleton, double at_least) {
  double best = 0;
  for (const std::u32string& alias : known) best = std::max(best, Similarity(alias, skeleton, at_least));
  return best;
}

double Likeness(const Column& column, const std::u32string& skeleton, double at_least) {
  return std::max(MostLike(column.skeletons, skeleton, at_least), MostLike(column.also_skeletons, skeleton, at_least));
}

// A cell as the heading of a column.
struct Fit {
  double likeness = 0;
  double worth = 0;  // 0 where they are not like enough to be paired
};

// A heading that is the column's to the letter weighs more than two that are a little like, its own more than one that
// is another's as well; a field of the record more than a column beyond; one that the form must have, or has at a
// place of its own, a little more than others.
double WorthOf(const Column& column, double likeness, bool own) {
  constexpr double kField = 0.25;
  constexpr double kNotItsOwn = 0.1;
  constexpr double kRequired = 0.05;
  constexpr double kPlaced = 0.02;
  if (likeness < kLikeEnough) return 0;
  return likeness * likeness * likeness + (column.extra ? 0 : kField) - (own ? 0 : kNotItsOwn) +
         (column.required ? kRequired : 0) + (column.place > 0 ? kPlaced : 0);
}

Fit FitOf(const Column& column, const HeadingCell& cell) {
  double own = MostLike(column.skeletons, cell.skeleton, kLikeEnough);
  if (!cell.above.empty() && own < 1) {
    own = std::max(own, MostLike(column.skeletons, cell.above + cell.skeleton, kLikeEnough));
  }
  const double also = own < 1 ? MostLike(column.also_skeletons, cell.skeleton, kLikeEnough) : 0;
  const double of_own = WorthOf(column, own, true);
  const double of_also = WorthOf(column, also, false);
  return of_own >= of_also ? Fit{own, of_own} : Fit{also, of_also};
}

// What the pack's columns make of a cell. A cell is looked at once, however many headings it could be part of.
class FitTable {
 public:
  explicit FitTable(const Pack& pack) : pack_(pack) {}

  const std::vector<Fit>& Of(const HeadingCell& cell) {
    const auto [at, fresh] = known_.try_emplace({cell.above, cell.skeleton});
    if (!fresh) return at->second;
    for (const Column& column : pack_.columns) at->second.push_back(FitOf(column, cell));
    return at->second;
  }

 private:
  const Pack& pack_;
  std::map<std::pair<std::u32string, std::u32string>, std::vector<Fit>> known_;
};

// Pairs headings with columns; a heading or a column that fits nothing is left alone.
void PairColumns(const Pack& pack, const std::vector<HeadingCell>& cells, FitTable& fits,
                 std::vector<LayoutColumn>& columns) {
  std::vector<const std::vector<Fit>*> of_cells;
  of_cells.reserve(cells.size());
  for (const HeadingCell& cell : cells) of_cells.push_back(&fits.Of(cell));
  std::vector<std::size_t> wanted;  // columns that fit any cell
  for (std::size_t i = 0; i < pack.columns.size(); ++i) {
    const auto fit = [&](const std::vector<Fit>* of_cell) { return (*of_cell)[i].worth > 0; };
    if (std::any_of(of_cells.begin(), of_cells.end(), fit)) wanted.push_back(i);
  }
  // Each may also be left without a cell.
  std::vector<std::vector<double>> worth(wanted.size(), std::vector<double>(cells.size() + wanted.size()));
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    for (std::size_t j = 0; j < cells.size(); ++j) worth[i][j] = (*of_cells[j])[wanted[i]].worth;
  }
  const std::vector<std::size_t> pairing = BestPairing(worth);
  for (std::size_t i = 0; i < pairing.size(); ++i) {
    const std::size_t j = pairing[i];
    if (j >= cells.size() || worth[i][j] == 0) continue;
    columns[j].column = static_cast<int>(wanted[i]);
    columns[j].likeness = (*of_cells[j])[wanted[i]].likeness;
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

std::vector<LayoutColumn> ReadHeading(const Pack& pack, const std::vector<HeadingCell>& cells, FitTable& fits) {
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
  PairColumns(pack, cells, fits, columns);
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

// How many of the pack's columns the table has.
std::size_t Named(const Layout& layout) {
  std::size_t named = 0;
  for (std::size_t i = 0; layout.pack != nullptr && i < layout.pack->columns.size(); ++i)
    named += layout.Has(static_cast<int>(i)) ? 1 : 0;
  return named;
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

HeadingRows::HeadingRows(const std::vector<grid::Row>& rows) : rows_(rows) {
  for (std::size_t i = 0; i < std::min(rows.size(), kHeadingWithin + kMostHeadingRows); ++i) {
    for (const grid::Cell& cell : rows[i].cells) {
      Text text;
      text.filled = IsFilled(cell);
      text.skeleton = HeadingSkeleton(cell.text);
      if (!text.skeleton.empty()) text.line = OneLine(cell.text);
      texts_.emplace(cell.id, std::move(text));
    }
  }
}

const HeadingRows::Text& HeadingRows::Of(grid::CellId id) const {
  static const Text kNone;
  const auto found = texts_.find(id);
  return found != texts_.end() ? found->second : kNone;
}

bool HeadingRows::MayHead(std::size_t row) const {
  return std::count_if(rows_[row].slots.begin(), rows_[row].slots.end(),
                       [&](const grid::Slot& slot) { return !Of(slot.id).skeleton.empty(); }) > 1;
}

Layout FindHeading(const Pack& pack, const HeadingRows& heads, double& score) {
  const Rows& rows = heads.rows();
  Layout best;
  best.pack = &pack;
  score = 0;
  FitTable fits(pack);
  for (std::size_t i = 0; i < std::min(rows.size(), kHeadingWithin); ++i) {
    if (!heads.MayHead(i)) continue;
    Layout here;  // the best that begins in this row
    double here_score = 0;
    for (std::size_t count = 1; count <= kMostHeadingRows && i + count <= rows.size(); ++count) {
      if (count > 1 && !GoesOnBelow(rows[i + count - 2], rows[i + count - 1])) break;
      Layout layout;
      layout.pack = &pack;
      layout.columns = ReadHeading(pack, HeadingCells(heads, i, count), fits);
      layout.heading_row = i;
      layout.heading_rows = count;
      constexpr double kIncomplete = 0.6;  // the first of two heading rows names only some columns
      const double found = HeadingScore(layout) * (MissingColumns(layout).empty() ? 1 : kIncomplete);
      // A row more that names more columns is the heading's, though each name is a little less like.
      constexpr double kNotMuchWorse = 0.1;
      const bool names_more = found > here_score - kNotMuchWorse && Named(layout) > Named(here);
      if (found == 0 || (found + kAsGood < here_score && !names_more)) continue;
      here = std::move(layout);
      here_score = found;
    }
    if (here_score > score + kBetter || (here_score > 0 && best.columns.empty())) {
      best = std::move(here);
      score = here_score;
    }
    if (score > kSureHeadingScore && MissingColumns(best).empty()) break;
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
