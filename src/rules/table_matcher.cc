#include "rules/table_matcher.h"

#include <algorithm>
#include <cstdio>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/fold.h"
#include "rules/item_cutter.h"
#include "rules/seamed.h"

// Which columns a table has is decided by its headings' likeness to the headings that the pack knows; whether it is
// the pack's form at all, by headings, title and the codes in its rows together. A table without headings is claimed
// on its codes, or because it goes on where an earlier one stopped.
namespace sarabun::rules {
namespace {

constexpr double kLikeEnough = 0.62;  // measured on the aliases of unlike columns: at most 0.55 between them
constexpr double kHeadingWeight = 0.6;
constexpr double kTitleWeight = 0.15;
constexpr double kContentWeight = 0.25;
constexpr double kContentAlone = 0.6;       // share of rows with codes that speaks for a table without headings
constexpr std::size_t kHeadingWithin = 6;   // rows; a title and a note may stand above
constexpr double kSureHeadingScore = 0.95;  // a better one below is not worth looking for
constexpr std::size_t kCodeWithin = 200;    // bytes of a cell; a code stands at its start

struct HeadingCell {
  std::uint32_t begin;
  std::uint32_t end;
  std::string text;
  std::u32string skeleton;  // empty for what is too long to be a heading
};

std::string OneLine(std::string_view text) {
  std::string out;
  for (char c : Fold(text).text) out += c == '\n' ? ' ' : c;
  return out;
}

std::u32string HeadingSkeleton(std::string_view text) {
  return text.size() > kLongestHeading ? std::u32string() : ToCodePoints(Skeleton(text));
}

// The cells of a heading of one row, or of two where the first row's cells reach into the second.
std::vector<HeadingCell> HeadingCells(const std::vector<grid::Row>& rows, std::size_t first, std::size_t count) {
  const grid::Row& last = rows[first + count - 1];
  std::vector<HeadingCell> cells;
  for (const grid::Slot& slot : last.slots) {
    std::string text;
    for (std::size_t i = first; i < first + count; ++i) {
      const grid::Cell* cell = rows[i].Find(slot.id);
      if (cell != nullptr) text = cell->text;
    }
    cells.push_back({slot.column, slot.column + slot.column_span, "", HeadingSkeleton(text)});
    if (!cells.back().skeleton.empty()) cells.back().text = OneLine(text);
  }
  return cells;
}

// Exact from `at_least` on.
double Likeness(const Column& column, const std::u32string& skeleton, double at_least) {
  double best = 0;
  for (const std::u32string& alias : column.skeletons) best = std::max(best, Similarity(alias, skeleton, at_least));
  return best;
}

// Pairs headings with columns, the most alike first; each is used once.
std::vector<LayoutColumn> PairColumns(const Pack& pack, const std::vector<HeadingCell>& cells) {
  struct Pair {
    double likeness;
    std::size_t cell;
    std::size_t column;
  };
  std::vector<Pair> pairs;
  std::vector<LayoutColumn> columns;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    LayoutColumn column;
    column.begin = cells[i].begin;
    column.end = cells[i].end;
    column.ordinal = static_cast<std::uint32_t>(i) + 1;
    column.heading = cells[i].text;
    column.skeleton = cells[i].skeleton;
    columns.push_back(std::move(column));
    for (std::size_t j = 0; j < pack.columns.size(); ++j) {
      const double likeness = Likeness(pack.columns[j], cells[i].skeleton, kLikeEnough);
      if (likeness >= kLikeEnough) pairs.push_back({likeness, i, j});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.likeness > b.likeness; });
  std::vector<bool> used(pack.columns.size());
  for (const Pair& pair : pairs) {
    if (used[pair.column] || columns[pair.cell].column >= 0) continue;
    used[pair.column] = true;
    columns[pair.cell].column = static_cast<int>(pair.column);
    columns[pair.cell].likeness = pair.likeness;
  }
  return columns;
}

int UsualColumn(const Pack& pack, std::uint32_t place) {
  for (std::size_t i = 0; i < pack.columns.size(); ++i) {
    if (pack.columns[i].place == place) return static_cast<int>(i);
  }
  return -1;
}

// A heading that is like none, standing where a required column usually stands and nothing else claims to be it.
void FillByPlace(const Pack& pack, Layout& layout) {
  const auto placed = static_cast<std::size_t>(
      std::count_if(pack.columns.begin(), pack.columns.end(), [](const Column& c) { return c.place > 0; }));
  for (LayoutColumn& each : layout.columns) {
    const int usual = UsualColumn(pack, each.ordinal);
    if (each.column >= 0 || usual < 0 || layout.Has(usual) || each.skeleton.empty()) continue;
    if (!pack.columns[static_cast<std::size_t>(usual)].required && layout.columns.size() > placed) continue;
    each.column = usual;
    each.likeness = 0;
  }
}

std::string MissingColumns(const Pack& pack, const Layout& layout) {
  std::string missing;
  for (std::size_t i = 0; i < pack.columns.size(); ++i) {
    if (!pack.columns[i].required || layout.Has(static_cast<int>(i))) continue;
    missing += (missing.empty() ? "" : ", ") + pack.columns[i].name;
  }
  return missing;
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

std::string FoldedStart(const grid::Cell& cell) {
  return Fold(std::string_view(cell.text).substr(0, kCodeWithin)).text;
}

bool StartsWithCode(const Pack& pack, const grid::Cell& cell) {
  Folded start;
  start.text = FoldedStart(cell);
  return FindCode(pack, start).has_value();
}

bool IsSectionRow(const Pack& pack, const grid::Row& row) {
  Pattern::Match match;
  for (const grid::Cell& cell : row.cells) {
    if (!IsBlank(cell.text)) return FindSection(pack, Fold(cell.text).text, match) != nullptr;
  }
  return false;
}

// A heading that is like none of an item's, or like another column's: the codes below it say what it is.
void FillByCodes(const Pack& pack, const std::vector<grid::Row>& rows, Layout& layout) {
  const auto item = std::find_if(pack.columns.begin(), pack.columns.end(),
                                 [](const Column& column) { return column.type == ColumnType::kItem; });
  const auto index = static_cast<int>(item - pack.columns.begin());
  if (item == pack.columns.end() || layout.Has(index)) return;
  std::vector<std::size_t> coded(layout.columns.size());
  std::size_t most = 0;
  for (std::size_t i = layout.heading_row + layout.heading_rows; i < rows.size(); ++i) {
    for (const grid::Cell& cell : rows[i].cells) {
      const LayoutColumn* column = layout.ColumnAt(cell.column, cell.column + cell.column_span);
      if (column == nullptr || !StartsWithCode(pack, cell)) continue;
      const auto at = static_cast<std::size_t>(column - layout.columns.data());
      if (++coded[at] > coded[most]) most = at;
    }
  }
  if (coded.empty() || coded[most] == 0) return;
  layout.columns[most].column = index;
  layout.columns[most].likeness = 0;
}

// Share of rows that begin with a code or open a section; of a pack without codes, none and all alike.
double ContentScore(const Pack& pack, const std::vector<grid::Row>& rows, std::size_t from, std::size_t& counted) {
  counted = 0;
  std::size_t known = 0;
  for (std::size_t i = from; i < rows.size(); ++i) {
    const auto filled = [](const grid::Cell& cell) { return !IsBlank(cell.text); };
    if (std::none_of(rows[i].cells.begin(), rows[i].cells.end(), filled)) continue;
    ++counted;
    const auto has_code = [&](const grid::Cell& cell) { return StartsWithCode(pack, cell); };
    if (IsSectionRow(pack, rows[i]) || std::any_of(rows[i].cells.begin(), rows[i].cells.end(), has_code)) ++known;
  }
  return counted == 0 ? 0 : static_cast<double>(known) / static_cast<double>(counted);
}

Layout BestHeading(const Pack& pack, const std::vector<grid::Row>& rows, double& score) {
  Layout best;
  best.pack = &pack;
  score = 0;
  for (std::size_t i = 0; i < std::min(rows.size(), kHeadingWithin); ++i) {
    for (std::size_t count = 1; count <= 2 && i + count <= rows.size(); ++count) {
      if (score > kSureHeadingScore) return best;
      const std::vector<grid::Slot>& slots = rows[i + count - 1].slots;
      const bool reaches = std::any_of(slots.begin(), slots.end(), [](const grid::Slot& s) { return !s.starts_here; });
      if (count == 2 && !reaches) break;
      Layout layout;
      layout.pack = &pack;
      layout.columns = PairColumns(pack, HeadingCells(rows, i, count));
      layout.heading_row = i;
      layout.heading_rows = count;
      constexpr double kIncomplete = 0.6;  // the first of two heading rows names only some columns
      const double found = HeadingScore(layout) * (MissingColumns(pack, layout).empty() ? 1 : kIncomplete);
      if (found > score + 0.05 || (found > 0 && best.columns.empty())) {
        best = std::move(layout);
        score = found;
      }
    }
  }
  return best;
}

// Where a table has no heading: the previous table's columns if the rows are as wide, else the usual order.
Layout WithoutHeading(const Pack& pack, const std::vector<grid::Row>& rows, const Layout* previous) {
  const grid::Row* widest = nullptr;
  for (const grid::Row& row : rows) {
    if (widest == nullptr || row.slots.size() > widest->slots.size()) widest = &row;
  }
  Layout layout;
  layout.pack = &pack;
  if (widest == nullptr) return layout;
  if (previous != nullptr && previous->pack == &pack && previous->columns.size() == widest->slots.size()) {
    layout.columns = previous->columns;
    for (std::size_t i = 0; i < layout.columns.size(); ++i) {
      layout.columns[i].begin = widest->slots[i].column;
      layout.columns[i].end = widest->slots[i].column + widest->slots[i].column_span;
    }
    return layout;
  }
  for (std::size_t i = 0; i < widest->slots.size(); ++i) {
    LayoutColumn column;
    column.begin = widest->slots[i].column;
    column.end = column.begin + widest->slots[i].column_span;
    column.ordinal = static_cast<std::uint32_t>(i) + 1;
    column.column = UsualColumn(pack, column.ordinal);
    layout.columns.push_back(std::move(column));
  }
  return layout;
}

// A table whose first row leaves its item's place empty, as wide as the one before: a row cut at a page's end.
bool GoesOn(const Layout& previous, const Pack& pack, const std::vector<grid::Row>& rows) {
  if (previous.pack != &pack || rows.empty() || rows[0].slots.size() != previous.columns.size()) return false;
  for (const LayoutColumn& column : previous.columns) {
    if (column.column < 0 || pack.columns[static_cast<std::size_t>(column.column)].type != ColumnType::kItem) continue;
    const grid::Cell* cell = rows[0].Find(rows[0].slots[column.ordinal - 1].id);
    return cell != nullptr && IsBlank(*cell) && rows[0].slots.size() > 1;
  }
  return false;
}

std::string Percent(double value) {
  char text[16];
  std::snprintf(text, sizeof text, "%.0f%%", value * 100);
  return text;
}

void Explain(const Pack& pack, Claim& claim, double heading, double title, double content, std::size_t counted) {
  claim.lines.push_back(pack.name + ": " + Percent(claim.score) + " (headings " + Percent(heading) + ", title " +
                        Percent(title) + ", rows with codes or sections " + Percent(content) + " of " +
                        std::to_string(counted) + ")");
  for (const LayoutColumn& column : claim.layout.columns) {
    const std::string name =
        column.column < 0 ? "no column" : pack.columns[static_cast<std::size_t>(column.column)].name;
    const std::string why = column.heading.empty() ? "by its place" : "'" + column.heading + "'";
    claim.lines.push_back("  column " + std::to_string(column.begin) + " " + why + " is " + name +
                          (column.column < 0 ? "" : " (" + Percent(column.likeness) + ")"));
  }
  if (!claim.missing.empty()) claim.lines.push_back("  missing: " + claim.missing);
}

bool MayBeHeading(const grid::Cell& cell) { return cell.text.size() <= kLongestHeading && !IsBlank(cell.text); }

bool RepeatsHeading(const Layout& layout, const grid::Cell& cell) {
  constexpr double kRepeated = 0.85;
  const LayoutColumn* column = layout.ColumnAt(cell.column, cell.column + cell.column_span);
  if (column == nullptr || column->column < 0) return false;
  const std::u32string skeleton = HeadingSkeleton(cell.text);
  if (Similarity(column->skeleton, skeleton, kRepeated) >= kRepeated) return true;
  return Likeness(layout.pack->columns[static_cast<std::size_t>(column->column)], skeleton, kRepeated) >= kRepeated;
}

bool TitleMatches(const Pack& pack, std::string_view title) {
  const Folded folded = Fold(title);
  const std::string joined = WithoutBreaks(folded).text;
  Pattern::Match match;
  return std::any_of(pack.titles.begin(), pack.titles.end(), [&](const Pattern& pattern) {
    return pattern.Search(folded.text, match) || pattern.Search(joined, match);
  });
}

}  // namespace

const LayoutColumn* Layout::ColumnAt(std::uint32_t begin, std::uint32_t end) const {
  const LayoutColumn* best = nullptr;
  std::uint32_t most = 0;
  for (const LayoutColumn& each : columns) {
    const std::uint32_t from = std::max(begin, each.begin);
    const std::uint32_t to = std::min(end, each.end);
    if (to > from && to - from > most) {
      most = to - from;
      best = &each;
    }
  }
  return best;
}

bool Layout::Has(int column) const {
  return std::any_of(columns.begin(), columns.end(), [&](const LayoutColumn& c) { return c.column == column; });
}

const SectionPattern* FindSection(const Pack& pack, std::string_view folded, Pattern::Match& match) {
  constexpr std::size_t kLongest = 600;  // bytes; a section row is a line
  if (folded.empty() || folded.size() > kLongest) return nullptr;
  for (const SectionPattern& section : pack.sections) {
    if (section.pattern.Search(folded, match) && match.whole.begin == 0 && match.whole.end == folded.size()) {
      return &section;
    }
  }
  return nullptr;
}

bool IsHeading(const Layout& layout, const grid::Row& row) {
  const auto filled = static_cast<std::size_t>(
      std::count_if(row.cells.begin(), row.cells.end(), [](const grid::Cell& cell) { return !IsBlank(cell.text); }));
  const auto enough = [&](std::size_t alike) { return alike >= 2 && alike * 2 > filled; };
  auto possible = static_cast<std::size_t>(
      std::count_if(row.cells.begin(), row.cells.end(), [](const grid::Cell& cell) { return MayBeHeading(cell); }));
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

Claim MatchTable(const Pack& pack, const std::vector<grid::Row>& rows, std::string_view title, const Layout* previous) {
  Claim claim;
  double heading = 0;
  claim.layout = BestHeading(pack, rows, heading);
  const double titled = TitleMatches(pack, title) ? 1 : 0;
  std::size_t counted = 0;
  const std::size_t body = claim.layout.heading_row + claim.layout.heading_rows;
  double content = ContentScore(pack, rows, heading > 0 ? body : 0, counted);
  const bool coded = !pack.codes.empty();
  if (heading > 0 && coded && content >= kContentAlone) {
    FillByCodes(pack, rows, claim.layout);
    FillByPlace(pack, claim.layout);
  }
  claim.missing = MissingColumns(pack, claim.layout);
  const double from_content = coded ? content : (heading > 0 ? heading : 0);
  claim.score = kHeadingWeight * heading + kTitleWeight * titled + kContentWeight * from_content;
  if ((heading == 0 || !claim.missing.empty()) && coded && content >= kContentAlone) {
    Layout plain = WithoutHeading(pack, rows, previous);
    if (MissingColumns(pack, plain).empty()) {
      claim.layout = std::move(plain);
      claim.missing.clear();
      claim.score = kHeadingWeight * content + kTitleWeight * titled;
    }
  }
  if (heading == 0 && previous != nullptr && GoesOn(*previous, pack, rows)) {
    claim.layout = WithoutHeading(pack, rows, previous);
    claim.missing.clear();
    claim.score = std::max(claim.score, pack.minimum);
  }
  claim.claims = claim.missing.empty() && claim.score >= pack.minimum && !claim.layout.columns.empty();
  Explain(pack, claim, heading, titled, content, counted);
  return claim;
}

}  // namespace sarabun::rules
