#include "rules/draft_form.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/fold.h"
#include "rules/seamed.h"

namespace sarabun::rules {
namespace {

constexpr std::size_t kRowsKept = 4000;           // of all tables; more says nothing new about the form
constexpr std::size_t kHeadingWithin = 6;         // rows; a title and a note may stand above
constexpr std::size_t kLongestHeadingText = 360;  // bytes; no heading is longer

bool IsBox(const DraftContent::Table& table) {
  return std::all_of(table.rows.begin(), table.rows.end(), [](const grid::Row& row) { return row.slots.size() <= 1; });
}

std::size_t FilledCells(const grid::Row& row) {
  return static_cast<std::size_t>(
      std::count_if(row.cells.begin(), row.cells.end(), [](const grid::Cell& cell) { return !IsBlank(cell); }));
}

// How many cells of the row are headings by the words; 0 for a row that can be none.
std::size_t HeadingHits(const DraftWords& words, const grid::Row& row) {
  std::size_t hits = 0;
  for (const grid::Cell& cell : row.cells) {
    if (cell.text.size() > kLongestHeadingText || cell.images > 0) return 0;
    if (GuessHeading(words, cell.text).column >= 0) ++hits;
  }
  const std::size_t filled = FilledCells(row);
  return filled >= 2 && hits * 2 >= filled ? hits : 0;
}

// The row of headings: the first that the words know, -1 for none.
int FindHeading(const DraftWords& words, const DraftContent::Table& table, std::size_t& hits) {
  int best = -1;
  hits = 0;
  for (std::size_t i = 0; i < std::min(table.rows.size(), kHeadingWithin); ++i) {
    const std::size_t found = HeadingHits(words, table.rows[i]);
    if (found >= 2 && found > hits + (best < 0 ? 0 : 1)) {
      best = static_cast<int>(i);
      hits = found;
    }
  }
  return best;
}

// A first row of short texts in every column is a heading in words that nobody knows.
int UnknownHeading(const DraftContent::Table& table) {
  std::size_t widest = 0;
  for (const grid::Row& row : table.rows) widest = std::max(widest, row.slots.size());
  for (std::size_t i = 0; i < std::min(table.rows.size(), kHeadingWithin); ++i) {
    const grid::Row& row = table.rows[i];
    const bool whole = row.slots.size() == widest && FilledCells(row) == row.cells.size() && row.cells.size() == widest;
    const bool is_short = std::all_of(row.cells.begin(), row.cells.end(), [](const grid::Cell& cell) {
      constexpr std::size_t kShort = 150;
      return cell.text.size() <= kShort && cell.images == 0 &&
             cell.text.find_first_of("0123456789") == std::string::npos;
    });
    if (whole && is_short) return static_cast<int>(i);
    if (FilledCells(row) > 1) return -1;
  }
  return -1;
}

std::size_t Weight(const DraftContent::Table& table) {
  std::size_t cells = 0;
  for (const grid::Row& row : table.rows) cells += FilledCells(row);
  return cells;
}

const grid::Cell* CellOver(const grid::Row& row, std::uint32_t column) {
  for (const grid::Cell& cell : row.cells) {
    if (cell.column <= column && column < cell.column + cell.column_span) return &cell;
  }
  return nullptr;
}

// A second heading row: what it says stands under wider cells of the first, and there is such a one; its other places
// are covered by the first row's cells, or blank.
bool HasSecondRow(const DraftContent::Table& table, std::size_t heading) {
  if (heading + 1 >= table.rows.size()) return false;
  const grid::Row& first = table.rows[heading];
  const grid::Row& row = table.rows[heading + 1];
  std::size_t under = 0;
  for (const grid::Cell& cell : row.cells) {
    if (IsBlank(cell)) continue;
    const grid::Cell* over = CellOver(first, cell.column);
    const bool narrower = over != nullptr && over->column_span > cell.column_span;
    if (!narrower || cell.text.size() > kLongestHeadingText) return false;
    ++under;
  }
  return under > 0;
}

void AddColumns(const DraftContent::Table& table, DraftForm& form) {
  const grid::Row* named = nullptr;
  if (form.heading_rows > 0) {
    named = &table.rows[form.heading_row + form.heading_rows - 1];
  } else {
    for (const grid::Row& row : table.rows) {
      if (named == nullptr || row.slots.size() > named->slots.size()) named = &row;
    }
  }
  if (named == nullptr) return;  // a table without rows
  for (const grid::Slot& slot : named->slots) {
    FormColumn column;
    column.begin = slot.column;
    column.end = slot.column + slot.column_span;
    if (form.heading_rows > 0) {
      const grid::Row& top = table.rows[form.heading_row];
      const grid::Cell* own = named->Find(slot.id);
      const grid::Cell* over = CellOver(top, slot.column);
      if (own == nullptr || IsBlank(*own)) own = over;
      if (own != nullptr) column.heading = OneLine(own->text);
      if (over != nullptr && over != own) column.above = OneLine(over->text);
    }
    form.columns.push_back(std::move(column));
  }
}

// Whether the row says the same headings; most of them are enough.
bool SameHeading(const DraftForm& form, const grid::Row& row) {
  std::size_t same = 0;
  for (const grid::Cell& cell : row.cells) {
    const std::string skeleton = Skeleton(cell.text);
    same +=
        static_cast<std::size_t>(std::count_if(form.columns.begin(), form.columns.end(), [&](const FormColumn& column) {
          return !skeleton.empty() && Skeleton(column.heading) == skeleton;
        }));
  }
  return same >= 2 && same * 2 >= form.columns.size();
}

void AddBody(const DraftContent::Table& table, DraftForm& form) {
  const bool own = &table == form.first;
  std::size_t from = own ? form.heading_row + form.heading_rows : 0;
  bool headed = own;
  for (std::size_t i = from; !own && i < std::min(table.rows.size(), kHeadingWithin); ++i) {
    if (!SameHeading(form, table.rows[i])) continue;
    from = i + form.heading_rows;
    headed = true;
    break;
  }
  std::size_t widest = 0;
  for (const grid::Row& row : table.rows) widest = std::max(widest, row.slots.size());
  if (!headed && widest != form.columns.size()) {
    ++form.others;
    return;
  }
  ++form.tables;
  for (std::size_t i = from; i < table.rows.size(); ++i) {
    if (form.heading_rows == 0 || !SameHeading(form, table.rows[i])) form.body.push_back(&table.rows[i]);
  }
}

}  // namespace

std::string OneLine(std::string_view text, std::size_t most) {
  std::string out;
  for (char c : Fold(text).text) out += c == '\n' ? ' ' : c;
  out = std::string(TrimAscii(out));
  const std::size_t end = utf8::OffsetOf(out, most);
  return end < out.size() ? out.substr(0, end) + "…" : out;
}

std::string PatternOf(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (std::string_view("\\.+*?()|[]{}^$").find(c) != std::string_view::npos) out += '\\';
    out += c;
    if (c == ' ') out += '?';
  }
  return out;
}

void DraftContent::OnTableStart(const grid::TableInfo& table) {
  tables_.emplace_back();
  tables_.back().info = table;
  tables_.back().paragraphs_before = paragraphs_.size();
}

void DraftContent::OnRow(grid::Row row) {
  if (rows_++ < kRowsKept) tables_.back().rows.push_back(std::move(row));
}

HeadingGuess GuessHeading(const DraftWords& words, std::string_view heading) {
  HeadingGuess best;
  const std::string skeleton = Skeleton(heading);
  std::size_t best_at = std::string::npos;
  std::size_t best_size = 0;
  for (std::size_t i = 0; i < words.columns.size(); ++i) {
    const ColumnWords& column = words.columns[i];
    for (std::size_t j = 0; j < column.skeletons.size(); ++j) {
      const std::string& word = column.skeletons[j];
      const std::size_t at = skeleton.find(word);
      if (at == std::string::npos || (column.whole[j] && skeleton != word)) continue;
      // Deep inside a longer text a word says little.
      constexpr std::size_t kLeastShare = 4;
      if (at > 0 && word.size() * kLeastShare < skeleton.size()) continue;
      if (at > best_at || (at == best_at && word.size() <= best_size)) continue;
      best_at = at;
      best_size = word.size();
      best = {static_cast<int>(i), column.words[j]};
    }
  }
  return best;
}

int DraftForm::ColumnOf(const grid::Cell& cell) const {
  int best = -1;
  std::uint32_t most = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::uint32_t from = std::max(cell.column, columns[i].begin);
    const std::uint32_t to = std::min(cell.column + cell.column_span, columns[i].end);
    if (to <= from || to - from <= most) continue;
    most = to - from;
    best = static_cast<int>(i);
  }
  return best;
}

Result<DraftForm> FindForm(const DraftContent& content, const DraftWords& words) {
  if (content.tables().empty()) {
    return Error{ErrorCode::kNoReport,
                 "no table in the document, so nothing to draft from",
                 "a draft needs a report whose items stand in a table",
                 {}};
  }
  DraftForm form;
  std::size_t best = 0;
  std::size_t usable = 0;
  for (const DraftContent::Table& table : content.tables()) {
    if (IsBox(table) || table.rows.size() < 2) continue;
    ++usable;
    std::size_t hits = 0;
    const int heading = FindHeading(words, table, hits);
    constexpr std::size_t kKnownHeading = 1'000'000;  // before any table without one
    const std::size_t weight = Weight(table) + (heading >= 0 ? kKnownHeading : 0);
    if (weight <= best) continue;
    best = weight;
    const int unknown = UnknownHeading(table);
    const int row = heading < 0 || (unknown >= 0 && unknown < heading) ? unknown : heading;
    form.first = &table;
    form.heading_row = row < 0 ? 0 : static_cast<std::size_t>(row);
    form.heading_rows = row < 0 ? 0 : HasSecondRow(table, form.heading_row) ? 2 : 1;
  }
  if (form.first == nullptr) {
    return Error{ErrorCode::kNoReport,
                 "no table with two columns and two rows among " + std::to_string(content.tables().size()) +
                     ", so nothing to draft from",
                 "boxes around text are no tables of items; `sarabun inspect` shows what there is",
                 {}};
  }
  AddColumns(*form.first, form);
  for (const DraftContent::Table& table : content.tables()) {
    const bool nested = table.info.parent && table.info.depth > form.first->info.depth;
    if (!nested && !IsBox(table)) AddBody(table, form);
  }
  if (form.body.empty()) {
    return Error{ErrorCode::kNoReport,
                 "the table has headings and no rows below them, so nothing to draft from",
                 "give a report that is filled in",
                 {}};
  }
  return form;
}

}  // namespace sarabun::rules
