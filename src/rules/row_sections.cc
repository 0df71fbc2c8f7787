#include <algorithm>

#include "rules/fold.h"
#include "rules/map_reader.h"
#include "rules/row_reader.h"
#include "rules/seamed.h"

// Instruments and indicators stand in rows of their own, over the whole width, in one cell, or in each:
//
//   | แบบวัด… (IIT)                     |      | ตัวชี้วัดที่ 1 … | ตัวชี้วัดที่ 1 … | ตัวชี้วัดที่ 1 … |
//   | ตัวชี้วัดที่ 1 …          |   | 92.1 |
//
// or in a column of their own, most often merged over the rows that they hold for.
namespace sarabun::rules {
namespace {

// Bare signs and numbers beside a section's text: a count, a score, a dash.
bool SaysLittle(const grid::Cell& cell) {
  constexpr std::size_t kShort = 40;  // bytes
  return cell.text.size() <= kShort && Skeleton(cell.text).find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

bool RowReader::ReadSections(const grid::Row& row, const Cells& filled, std::string_view& kind) {
  const SeenCell& first = See(*filled.front());
  const std::size_t before = draft_.sections.size();
  if (!OpenSections(first.text, first.folded)) return false;
  // A section's score or note may stand beside it, but never an item.
  const bool coded = !layout_->pack->codes.empty();
  std::vector<const grid::Cell*> beside;
  for (std::size_t i = 1; i < filled.size(); ++i) {
    if (See(*filled[i]).folded.text == first.folded.text) continue;
    beside.push_back(filled[i]);
    if (SaysLittle(*filled[i]) || (coded && !HasCode(*filled[i]))) continue;
    draft_.sections.resize(before);
    return false;
  }
  TakeSections(before, row.index);
  kind = draft_.sections.back().kind == SectionKind::kInstrument ? "instrument" : "indicator";
  for (const grid::Cell* cell : beside) {
    Finding finding =
        MakeFindingAt("unmatched-cell", Severity::kWarning, "a cell beside the title of a section is left out", table_,
                      row.index, cell->column);
    finding.data.emplace_back("text", DataValue::Text(cell->text));
    finding.data.emplace_back("section", DataValue::Text(first.folded.text));
    draft_.findings.push_back(std::move(finding));
  }
  return true;
}

// The sections opened since there were `before` of them, in `row`, hold for the rows that follow.
void RowReader::TakeSections(std::size_t before, std::uint32_t row) {
  for (std::size_t i = before; i < draft_.sections.size(); ++i) {
    if (!draft_.sections[i].line.empty()) {
      Finding finding = MakeFindingAt("construct-not-read", Severity::kInfo,
                                      "the mean printed beside the name of a section is no record's", table_, row);
      finding.data.emplace_back("text", DataValue::Text(draft_.sections[i].line));
      draft_.findings.push_back(std::move(finding));
    }
    const bool opens_instrument = draft_.sections[i].kind == SectionKind::kInstrument;
    if (opens_instrument) instrument_ = static_cast<int>(i);
    indicator_ = opens_instrument ? -1 : static_cast<int>(i);
  }
}

// Sections in columns of their own, most often merged over their items' rows: instruments first, for a new one ends
// the indicator of the one before.
void RowReader::ReadSectionColumns(const grid::Row& row) {
  for (const char* field : {"instrument", "indicator"}) {
    const int index = IndexOf(field);
    for (const grid::Cell& cell : row.cells) {
      const LayoutColumn* column = layout_->ColumnAt(cell.column, cell.column + cell.column_span);
      if (column == nullptr || column->column != index || index < 0 || IsBlank(cell) || IsCodeAlone(cell)) continue;
      ReadSectionCell(cell, *column, row.index);
    }
  }
}

// "1. Duties" under the heading "Indicator" reads as "Indicator 1. Duties"; what no pattern knows is a name.
void RowReader::ReadSectionCell(const grid::Cell& cell, const LayoutColumn& column, std::uint32_t row) {
  const std::size_t before = draft_.sections.size();
  const SeenCell& seen = See(cell);
  SeamedText headed;
  headed.text = column.heading + ' ';
  headed.Append(seen.text);
  if (!OpenSections(seen.text, seen.folded) && !OpenSections(headed, Fold(headed.text))) {
    DraftSection named;
    const bool instrument = layout_->pack->columns[static_cast<std::size_t>(column.column)].name == "instrument";
    named.kind = instrument ? SectionKind::kInstrument : SectionKind::kIndicator;
    named.name = Trimmed(seen.text);
    NameCode(named);
    draft_.sections.push_back(std::move(named));
  }
  TakeSections(before, row);
}

// One section, an instrument and an indicator a line each, or one that a hand-made break cut.
bool RowReader::OpenSections(const SeamedText& text, const Folded& folded) {
  if (OpenSection(text, folded)) return true;
  if (text.text.find('\n') == std::string::npos) return false;
  const std::size_t before = draft_.sections.size();
  bool all = true;
  for (std::size_t begin = 0; all && begin < text.text.size();) {
    const std::size_t end = std::min(text.text.find('\n', begin), text.text.size());
    const SeamedText line = Slice(text, begin, end);
    all = IsBlank(line.text) || OpenSection(line, Fold(line.text));
    begin = end + 1;
  }
  if (all) return true;
  draft_.sections.resize(before);
  return OpenSection(text, WithoutBreaks(folded));
}

// The code of an instrument, or the number of an indicator, that is only called by its name.
void RowReader::NameCode(DraftSection& section) const {
  const bool instrument = section.kind == SectionKind::kInstrument;
  if (section.name.empty() || (instrument ? !section.code.empty() : section.no != 0)) return;
  double best = 0.8;  // a name that is not nearly the form's says nothing
  const std::string skeleton = Skeleton(section.name.text);
  const auto nearer = [&](const std::string& name) {
    const double likeness = Similarity(Skeleton(name), skeleton);
    if (likeness <= best) return false;
    best = likeness;
    return true;
  };
  for (const InstrumentEntry& entry : layout_->pack->instruments) {
    if (instrument && nearer(entry.name)) section.code = entry.code;
    if (instrument) continue;
    for (const IndicatorEntry& indicator : entry.indicators) {
      if (nearer(indicator.name)) section.no = indicator.no;
    }
  }
}

bool RowReader::OpenSection(const SeamedText& line, const Folded& folded) {
  const Pack& pack = *layout_->pack;
  Pattern::Match match;
  const SectionPattern* section = FindSection(pack, folded.text, match);
  if (section == nullptr) return false;
  DraftSection opened;
  opened.kind = section->kind;
  const auto text_of = [&](const char* group) -> std::string {
    const Pattern::Span* span = match.Group(group);
    return span == nullptr ? "" : folded.text.substr(span->begin, span->size());
  };
  opened.code = text_of("code");
  opened.no = ToInteger(text_of("no")).value_or(0);
  if (const Pattern::Span* name = match.Group("name")) {
    opened.name = Trimmed(Slice(line, folded.SourceOf(name->begin), folded.SourceOf(name->end)));
  }
  if (match.Group("mean") != nullptr) opened.line = folded.text;
  NameCode(opened);
  draft_.sections.push_back(std::move(opened));
  return true;
}

}  // namespace sarabun::rules
