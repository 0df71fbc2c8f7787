#include "rules/table_matcher.h"

#include <algorithm>
#include <cstdio>

#include "rules/fold.h"
#include "rules/item_cutter.h"
#include "rules/seamed.h"

// Which columns a table has is decided by its headings' likeness to the headings that the pack knows; whether it is
// the pack's form at all, by headings, title and content together. A form with item codes is known by them: a table
// without one is not its own, however alike the headings are. A form without codes is known by its headings alone,
// so it names what never stands in it (not_headings, not_cells). A table without headings is claimed on its codes, or
// because it goes on where an earlier one stopped.
namespace sarabun::rules {
namespace {

constexpr double kHeadingWeight = 0.6;
constexpr double kTitleWeight = 0.15;
constexpr double kContentWeight = 0.25;
constexpr double kContentAlone = 0.6;     // share of rows with codes that speaks for a table without headings
constexpr double kUnproven = 0.8;         // headings say less of the rows than codes do
constexpr std::size_t kCodeWithin = 200;  // bytes of a cell; a code stands at its start
constexpr std::size_t kWideEnough = 4;    // columns; signatures and notes stand in narrower tables

using Rows = std::vector<grid::Row>;

// What was found, each from 0 to 1.
struct Marks {
  double heading = 0;
  double title = 0;
  double content = 0;
  std::size_t rows = 0;  // that content was looked for in
};

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
void FillByCodes(const Pack& pack, const Rows& rows, Layout& layout) {
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

// Share of rows that begin with a code or open a section.
double ContentScore(const Pack& pack, const Rows& rows, std::size_t from, std::size_t& counted) {
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

// Where a table has no heading: the previous table's columns if the rows are as wide, else the usual order.
Layout WithoutHeading(const Pack& pack, const Rows& rows, const Layout* previous) {
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

// A table as wide as the one before it that begins in the middle: its first row leaves the item's place empty, as a
// row does that was cut at a page's end; or the form has no codes by which its rows could be known, and nothing
// stands between the two tables.
bool GoesOn(const Pack& pack, const Rows& rows, const TableSetting& setting) {
  const Layout* previous = setting.previous;
  if (previous == nullptr || previous->pack != &pack || rows.empty()) return false;
  const std::vector<grid::Slot>& slots = rows[0].slots;
  if (slots.size() != previous->columns.size() || slots.size() < 2) return false;
  const bool uncoded = pack.codes.empty();
  for (const LayoutColumn& column : previous->columns) {
    if (column.column < 0 || column.column != previous->KeyColumn()) continue;
    const grid::Cell* cell = rows[0].Find(slots[column.ordinal - 1].id);
    if (cell != nullptr && IsBlank(*cell)) return !uncoded || setting.adjoins;
    break;
  }
  return uncoded && setting.adjoins && slots.size() >= kWideEnough;
}

bool TitleMatches(const Pack& pack, std::string_view title) {
  const Folded folded = Fold(title);
  const std::string joined = WithoutBreaks(folded).text;
  Pattern::Match match;
  return std::any_of(pack.titles.begin(), pack.titles.end(), [&](const Pattern& pattern) {
    return pattern.Search(folded.text, match) || pattern.Search(joined, match);
  });
}

bool SearchAny(const std::vector<Pattern>& patterns, std::string_view text) {
  Pattern::Match match;
  return std::any_of(patterns.begin(), patterns.end(), [&](const Pattern& each) { return each.Search(text, match); });
}

// A heading that the form never has, or rows of which every other begins as none of the form's does.
std::string FindAgainst(const Pack& pack, const Rows& rows, const Layout& layout) {
  for (const LayoutColumn& column : layout.columns) {
    if (!column.heading.empty() && SearchAny(pack.not_headings, column.heading)) {
      return "the heading '" + column.heading + "' is of another form";
    }
  }
  if (pack.not_cells.empty() || !MissingColumns(layout).empty()) return "";
  std::size_t counted = 0;
  std::size_t alien = 0;
  std::string example;
  for (std::size_t i = layout.heading_row + layout.heading_rows; i < rows.size(); ++i) {
    if (rows[i].cells.size() < 2) continue;
    ++counted;
    const auto speaks = [&](const grid::Cell& cell) { return SearchAny(pack.not_cells, FoldedStart(cell)); };
    const auto found = std::find_if(rows[i].cells.begin(), rows[i].cells.end(), speaks);
    if (found == rows[i].cells.end()) continue;
    ++alien;
    if (example.empty()) example = "row " + std::to_string(rows[i].index);
  }
  if (alien == 0 || alien * 2 < counted) return "";
  return std::to_string(alien) + " of " + std::to_string(counted) + " rows, first " + example +
         ", begin as those of another form";
}

// Whether a heading says without doubt that it is the item's.
bool NamesItem(const Layout& layout) {
  constexpr double kSure = 0.85;
  return std::any_of(layout.columns.begin(), layout.columns.end(), [&](const LayoutColumn& column) {
    return column.column >= 0 && column.likeness >= kSure &&
           layout.pack->columns[static_cast<std::size_t>(column.column)].type == ColumnType::kItem;
  });
}

void ExplainColumns(const Pack& pack, Claim& claim) {
  for (const LayoutColumn& column : claim.layout.columns) {
    std::string line = "  column " + std::to_string(column.begin);
    if (!column.heading.empty()) line += " '" + column.heading + "'";
    if (column.column < 0) {
      claim.lines.push_back(line + ": no column of the pack");
      continue;
    }
    const Column& known = pack.columns[static_cast<std::size_t>(column.column)];
    line += ": " + (known.extra ? "extra." + known.name : known.name);
    if (claim.layout.heading_rows == 0) {
      line += ", as " + std::string(claim.goes_on ? "in the table before" : "in the form's usual order");
    } else if (column.likeness == 0) {
      line += known.type == ColumnType::kItem ? ", by the codes below or its place" : ", by its place";
    } else {
      line += ", alike " + Percent(column.likeness);
    }
    claim.lines.push_back(std::move(line));
  }
}

void Explain(const Pack& pack, Claim& claim, const Marks& marks) {
  std::string line = pack.name + ": " + Percent(claim.score) + ", " + Percent(pack.minimum) + " needed";
  line += "; headings " + Percent(marks.heading);
  if (!pack.titles.empty()) line += marks.title > 0 ? ", title known" : ", title unknown";
  if (!pack.codes.empty()) {
    line += ", item codes or sections in " + Percent(marks.content) + " of the first " + std::to_string(marks.rows) +
            " rows";
  }
  claim.lines.push_back(std::move(line));
  if (marks.heading > 0 || claim.claims) ExplainColumns(pack, claim);
  if (const std::string why = WhyNot(claim); !why.empty()) claim.lines.push_back("  not its table: " + why);
}

// Columns for a table in which no heading names all that is required; whether it could be helped.
bool TakeWithoutHeading(const Pack& pack, const Rows& rows, const TableSetting& setting, const Marks& marks,
                        Claim& claim) {
  if (!pack.codes.empty() && marks.content >= kContentAlone) {
    Layout plain = WithoutHeading(pack, rows, setting.previous);
    if (MissingColumns(plain).empty()) {
      claim.layout = std::move(plain);
      claim.score = kHeadingWeight * marks.content + kTitleWeight * marks.title;
      return true;
    }
  }
  if (marks.heading > 0 || !GoesOn(pack, rows, setting)) return false;
  claim.layout = WithoutHeading(pack, rows, setting.previous);
  claim.score = std::max(claim.score, pack.minimum);
  claim.goes_on = true;
  return true;
}

}  // namespace

std::string Percent(double value) {
  char text[16];
  std::snprintf(text, sizeof text, "%.0f%%", value * 100);
  return text;
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

std::string WhyNot(const Claim& claim) {
  if (claim.claims) return "";
  std::string why;
  if (!claim.missing.empty()) why = "it misses the columns: " + claim.missing;
  for (const std::string* reason : {&claim.against, &claim.wrong_year}) {
    if (!reason->empty()) why += (why.empty() ? "" : "; ") + *reason;
  }
  return why.empty() ? "it is too little like the form" : why;
}

Claim MatchTable(const Pack& pack, const HeadingRows& heads, const TableSetting& setting) {
  const Rows& rows = heads.rows();
  Claim claim;
  Marks marks;
  claim.layout = FindHeading(pack, heads, marks.heading);
  marks.title = TitleMatches(pack, setting.title) ? 1 : 0;
  const bool coded = !pack.codes.empty();
  if (coded) {
    const std::size_t body = claim.layout.heading_row + claim.layout.heading_rows;
    marks.content = ContentScore(pack, rows, marks.heading > 0 ? body : 0, marks.rows);
    if (marks.heading > 0 && marks.content >= kContentAlone) {
      FillByCodes(pack, rows, claim.layout);
      FillByPlace(pack, claim.layout);
    }
  } else {
    marks.content = kUnproven * marks.heading;
  }
  claim.score = kHeadingWeight * marks.heading + kTitleWeight * marks.title + kContentWeight * marks.content;
  claim.missing = MissingColumns(claim.layout);
  if ((marks.heading == 0 || !claim.missing.empty()) && TakeWithoutHeading(pack, rows, setting, marks, claim)) {
    claim.missing.clear();
  }
  claim.against = FindAgainst(pack, rows, claim.layout);
  const bool known = setting.previous != nullptr && setting.previous->pack == &pack;
  if (claim.against.empty() && coded && !known && !claim.goes_on && marks.rows > 0 && marks.content == 0) {
    claim.against = "no row begins with an item code or opens a section";
  }
  if (claim.missing.empty() && claim.against.empty() && !coded && !claim.goes_on && marks.title == 0 &&
      !NamesItem(claim.layout)) {
    claim.against = "neither the title nor the heading of an item is there to tell its form";
  }
  claim.claims =
      claim.missing.empty() && claim.against.empty() && claim.score >= pack.minimum && !claim.layout.columns.empty();
  Explain(pack, claim, marks);
  return claim;
}

}  // namespace sarabun::rules
