#include "rules/record_cutter.h"

#include <algorithm>
#include <utility>

#include "rules/evidence_cutter.h"
#include "rules/item_cutter.h"
#include "rules/list_splitter.h"
#include "rules/seamed.h"

// Which cells a later row can still change follows from how tables are merged: a cell covers rows without a gap, so one
// that the last row does not show is over; and rows are added to the last record alone.
namespace sarabun::rules {
namespace {

const Column& ColumnOf(const Layout& layout, std::size_t column) { return layout.pack->columns[column]; }

// As written, one line; empty where the table has none.
std::string_view HeadingOf(const Layout& layout, std::size_t column) {
  for (const LayoutColumn& each : layout.columns) {
    if (each.column == static_cast<int>(column)) return each.heading;
  }
  return {};
}

}  // namespace

std::string FieldOf(const Column& column) { return column.extra ? "extra." + column.name : column.name; }

std::vector<std::string> RecordCutter::CodesOf(const std::vector<std::size_t>& records) const {
  std::vector<std::string> codes;
  for (const std::size_t i : records) {
    if (!codes_[i].empty()) codes.push_back(codes_[i]);
  }
  return codes;
}

Result<CutRecord> RecordCutter::TakeRecord(std::size_t index) {
  auto record = records_.Take(index);
  if (record) record->layout = &draft_.layouts[record->layout_at];
  return record;
}

std::vector<Finding> RecordCutter::TakeFindings() {
  std::stable_sort(findings_.begin(), findings_.end(), [](const FoundAt& a, const FoundAt& b) {
    return std::pair(a.record, a.column) < std::pair(b.record, b.column);
  });
  std::vector<Finding> findings;
  findings.reserve(findings_.size());
  for (FoundAt& found : findings_) findings.push_back(std::move(found.finding));
  findings_.clear();
  return findings;
}

void RecordCutter::Add(DraftRecord record, const std::vector<grid::Slot>& slots) {
  alive_.clear();
  for (const grid::Slot& slot : slots) alive_.push_back(slot.id);
  if (draft_.last) {
    for (const auto& ids : draft_.last->cells) alive_.insert(alive_.end(), ids.begin(), ids.end());
  }
  std::sort(alive_.begin(), alive_.end());

  const std::size_t index = codes_.size();
  if (index == 0) first_pack_ = record.layout->pack;
  codes_.push_back(record.code);
  CutRecord cut;
  static_cast<DraftHead&>(cut) = record;
  for (std::size_t column = 0; column < record.cells.size(); ++column) {
    if (record.layout->Has(static_cast<int>(column))) cut.columns.push_back(AddColumn(record, column, index));
  }
  records_.Add(std::move(cut));
  LetGo(std::exchange(draft_.touched, alive_));
}

void RecordCutter::Finish() {
  if (draft_.last) Add(*std::exchange(draft_.last, std::nullopt), {});
  for (const DraftSection& section : draft_.sections) Observe(section.name);
}

CutColumn RecordCutter::AddColumn(DraftRecord& record, std::size_t column, std::size_t index) {
  CutColumn out;
  out.column = column;
  std::vector<grid::CellId>& ids = record.cells[column];
  // Cells that are not there are not shared, however alike they look.
  if (ids.empty()) {
    out.own.lost = draft_.is_dump;
    return out;
  }
  if (const auto known = open_.find({column, ids}); known != open_.end()) {
    auto& [cells, number] = known->second;
    cells.records.push_back(index);
    out.shared = number;
    return out;
  }
  Cells cells{record.layout, record.table, record.row, column, ids, {index}, std::nullopt};
  if (ColumnOf(*record.layout, column).type == ColumnType::kItem) cells.item = std::exchange(record.cut, std::nullopt);
  const bool may_be_shared = std::any_of(ids.begin(), ids.end(), [&](grid::CellId id) { return IsAlive(id); });
  if (!may_be_shared) {
    out.own = Cut(cells);
    return out;
  }
  out.shared = shared_.size();
  const auto open = open_.emplace(std::pair(column, ids), std::pair(std::move(cells), shared_.size())).first;
  for (const grid::CellId id : ids) {
    std::vector<Open::iterator>& users = users_[id];
    if (users.empty() || users.back() != open) users.push_back(open);
  }
  shared_.emplace_back();
  return out;
}

bool RecordCutter::IsAlive(grid::CellId id) const { return std::binary_search(alive_.begin(), alive_.end(), id); }

// Cuts what none can share any more, and drops what nobody waits for.
void RecordCutter::LetGo(const std::vector<grid::CellId>& touched) {
  for (const grid::CellId id : touched) {
    if (IsAlive(id)) continue;
    if (const auto users = users_.find(id); users != users_.end()) {
      for (const Open::iterator open : std::vector<Open::iterator>(users->second)) {
        const auto& ids = open->first.second;
        if (std::none_of(ids.begin(), ids.end(), [&](grid::CellId each) { return IsAlive(each); })) Close(open);
      }
      if (users_.count(id) > 0) continue;
    }
    draft_.cells.erase(id);
  }
}

void RecordCutter::Close(Open::iterator open) {
  auto& [cells, number] = open->second;
  shared_[number].at = shared_cells_.size();
  shared_cells_.Add(Cut(cells));
  shared_[number].records = std::move(cells.records);
  for (const grid::CellId id : open->first.second) {
    const auto users = users_.find(id);
    if (users == users_.end()) continue;
    std::vector<Open::iterator>& all = users->second;
    all.erase(std::remove(all.begin(), all.end(), open), all.end());
    if (!all.empty()) continue;
    users_.erase(users);
    if (!IsAlive(id)) draft_.cells.erase(id);
  }
  open_.erase(open);
}

CutCells RecordCutter::Cut(Cells& cells) {
  CutCells cut;
  for (const grid::CellId id : cells.ids) cut.lost = cut.lost || draft_.cells.at(id).content_lost;
  switch (ColumnOf(*cells.layout, cells.column).type) {
    case ColumnType::kItem:
      CutItemOf(cells, cut);
      break;
    case ColumnType::kList:
      CutList(cells, cut);
      break;
    case ColumnType::kMedia:
      CutEvidence(cells, cut);
      break;
    case ColumnType::kScore:
      cut.score = ReadScoreCell(*cells.layout->pack, WordsOf(cells.ids), HeadingOf(*cells.layout, cells.column));
      break;
    case ColumnType::kSection:  // the rows' sections say it
      break;
    case ColumnType::kText:
      if (SeamedText text = WordsOf(cells.ids); !text.empty()) cut.texts.push_back({"", std::move(text)});
      break;
  }
  for (const RawText& each : cut.texts) Observe(each.text);
  return cut;
}

// Gives the paragraphs of cells to `use`; of one cell, as it is for nearly all, without a copy.
template <class Use>
void RecordCutter::WithParagraphs(const std::vector<grid::CellId>& ids, Use use) const {
  if (ids.size() == 1) {
    use(draft_.cells.at(ids.front()).paragraphs);
    return;
  }
  std::vector<grid::Paragraph> paragraphs;
  for (const grid::CellId id : ids) {
    const grid::Cell& cell = draft_.cells.at(id);
    paragraphs.insert(paragraphs.end(), cell.paragraphs.begin(), cell.paragraphs.end());
  }
  use(paragraphs);
}

// Cells side by side are words apart.
SeamedText RecordCutter::WordsOf(const std::vector<grid::CellId>& ids) const {
  SeamedText words;
  for (const grid::CellId id : ids) {
    const SeamedText text = Trimmed(JoinParagraphs(draft_.cells.at(id).paragraphs));
    if (!words.empty() && !text.empty()) words.text += ' ';
    words.Append(text);
  }
  return words;
}

void RecordCutter::CutItemOf(Cells& cells, CutCells& cut) const {
  const Pack& pack = *cells.layout->pack;
  CutItem item;
  if (cells.item) {
    item = std::move(*cells.item);
  } else {
    WithParagraphs(cells.ids, [&](const auto& paragraphs) { item = CutItemCell(pack, JoinParagraphs(paragraphs)); });
  }
  cut.score = std::move(item.score);
  if (cut.score) TakeYearOfHeading(pack, HeadingOf(*cells.layout, cells.column), *cut.score);
  if (!item.statement.empty()) cut.texts.push_back({".statement", std::move(item.statement)});
}

void RecordCutter::CutList(const Cells& cells, CutCells& cut) {
  const ListRules& rules = cells.layout->pack->lists;
  std::vector<RawListItem> items;
  WithParagraphs(cells.ids, [&](const auto& paragraphs) { items = SplitList(rules, paragraphs); });
  if (items.size() == 1) {
    const std::string said = items[0].label.value_or("") + items[0].text.text;
    if (SaysNothing(rules, said)) {
      // A dash among the issues is an answer; elsewhere it is an empty field, which empty-field tells of.
      if (FieldOf(ColumnOf(*cells.layout, cells.column)) == "issues") {
        Guess(cells, "'" + said + "' is taken for: there is nothing", {{"nothing", DataValue::Text(said)}});
      }
      items.clear();
    }
  }
  for (RawListItem& item : items) {
    if (item.text.empty()) {
      Guess(cells, "the list label '" + item.label.value_or("") + "' without text is left out");
      continue;
    }
    ListItem out;
    out.no = static_cast<int>(cut.items.size()) + 1;
    out.level = item.level;
    out.label = std::move(item.label);
    cut.texts.push_back({"[" + std::to_string(cut.items.size()) + "].text", std::move(item.text)});
    cut.items.push_back(std::move(out));
  }
}

void RecordCutter::CutEvidence(const Cells& cells, CutCells& cut) const {
  WithParagraphs(cells.ids, [&](const auto& paragraphs) {
    for (EvidencePiece& piece : CutEvidenceCell(paragraphs)) {
      if (piece.evidence.kind == EvidenceKind::kText) {
        cut.texts.push_back({"[" + std::to_string(cut.evidence.size()) + "].text", std::move(piece.text)});
      }
      cut.evidence.push_back(std::move(piece.evidence));
    }
  });
  const ListRules& rules = cells.layout->pack->lists;
  if (cut.evidence.size() == 1 && cut.texts.size() == 1 && SaysNothing(rules, cut.texts[0].text.text)) {
    cut.evidence.clear();
    cut.texts.clear();
  }
}

void RecordCutter::Guess(const Cells& cells, std::string message, std::vector<std::pair<std::string, DataValue>> data) {
  Finding finding = MakeFindingAt("value-guessed", Severity::kInfo, std::move(message), cells.table, cells.row);
  finding.items = CodesOf(cells.records);
  finding.field = FieldOf(ColumnOf(*cells.layout, cells.column));
  finding.data = std::move(data);
  findings_.push_back({cells.records.front(), cells.column, std::move(finding)});
}

}  // namespace sarabun::rules
