#include "rules/record_builder.h"

#include <algorithm>
#include <map>

#include "rules/evidence_cutter.h"
#include "rules/item_cutter.h"
#include "rules/list_splitter.h"
#include "rules/seamed.h"
#include "rules/section_resolver.h"

namespace sarabun::rules {
namespace {

const Column& ColumnOf(const DraftRecord& record, std::size_t column) { return record.layout->pack->columns[column]; }

std::string FieldOf(const Column& column) { return column.extra ? "extra." + column.name : column.name; }

}  // namespace

std::vector<grid::Paragraph> RecordBuilder::Paragraphs(const std::vector<grid::CellId>& ids) const {
  std::vector<grid::Paragraph> paragraphs;
  for (grid::CellId id : ids) {
    const grid::Cell& cell = draft_.cells.at(id);
    paragraphs.insert(paragraphs.end(), cell.paragraphs.begin(), cell.paragraphs.end());
  }
  return paragraphs;
}

void RecordBuilder::Cut() {
  std::map<std::pair<std::size_t, std::vector<grid::CellId>>, std::size_t> known;
  of_record_.resize(draft_.records.size());
  for (std::size_t i = 0; i < draft_.records.size(); ++i) {
    const DraftRecord& record = draft_.records[i];
    for (std::size_t column = 0; column < record.cells.size(); ++column) {
      if (!record.layout->Has(static_cast<int>(column))) continue;
      // Cells that are not there are not shared, however alike they look.
      if (record.cells[column].empty()) {
        cuts_.push_back({});
        cuts_.back().lost = draft_.is_dump;
      } else {
        const auto [at, fresh] = known.try_emplace({column, record.cells[column]}, cuts_.size());
        if (!fresh) {
          cuts_[at->second].records.push_back(i);
          of_record_[i].push_back(at->second);
          continue;
        }
        cuts_.push_back({});
      }
      of_record_[i].push_back(cuts_.size() - 1);
      cuts_.back().ids = record.cells[column];
      cuts_.back().column = column;
      cuts_.back().records.push_back(i);
    }
  }
  for (CutCells& cut : cuts_) CutColumn(cut);
  draft_.cells.clear();  // a third of what a long table takes
  for (const DraftSection& section : draft_.sections) Observe(section.name);
}

void RecordBuilder::CutColumn(CutCells& cut) {
  for (grid::CellId id : cut.ids) cut.lost = cut.lost || draft_.cells.at(id).content_lost;
  switch (ColumnOf(draft_.records[cut.records.front()], cut.column).type) {
    case ColumnType::kItem:
      CutItem(cut);
      break;
    case ColumnType::kList:
      CutList(cut);
      break;
    case ColumnType::kMedia:
      CutEvidence(cut);
      break;
    case ColumnType::kScore:
      cut.score = ReadScoreCell(*draft_.records[cut.records.front()].layout->pack, WordsOf(cut.ids), HeadingOf(cut));
      break;
    case ColumnType::kSection:  // the rows' sections say it
      break;
    case ColumnType::kText:
      if (const SeamedText text = WordsOf(cut.ids); !text.empty()) cut.texts.push_back({"", text});
      break;
  }
  for (const RawText& each : cut.texts) Observe(each.text);
}

// Cells side by side are words apart.
SeamedText RecordBuilder::WordsOf(const std::vector<grid::CellId>& ids) const {
  SeamedText words;
  for (grid::CellId id : ids) {
    const SeamedText text = Trimmed(JoinParagraphs(draft_.cells.at(id).paragraphs));
    if (!words.empty() && !text.empty()) words.text += ' ';
    words.Append(text);
  }
  return words;
}

void RecordBuilder::CutItem(CutCells& cut) {
  DraftRecord& record = draft_.records[cut.records.front()];
  const Pack& pack = *record.layout->pack;
  rules::CutItem item = record.cut ? std::move(*record.cut) : CutItemCell(pack, JoinParagraphs(Paragraphs(cut.ids)));
  cut.score = std::move(item.score);
  if (cut.score) TakeYearOfHeading(pack, HeadingOf(cut), *cut.score);
  if (!item.statement.empty()) cut.texts.push_back({".statement", std::move(item.statement)});
}

std::string_view RecordBuilder::HeadingOf(const CutCells& cut) const {
  for (const LayoutColumn& column : draft_.records[cut.records.front()].layout->columns) {
    if (column.column == static_cast<int>(cut.column)) return column.heading;
  }
  return {};
}

// A dash among the issues is an answer; elsewhere it is an empty field, which empty-field tells of.
void RecordBuilder::ReportNoIssues(const CutCells& cut, std::string said) {
  const DraftRecord& record = draft_.records[cut.records.front()];
  if (FieldOf(ColumnOf(record, cut.column)) != "issues") return;
  Finding finding = MakeFindingAt("value-guessed", Severity::kInfo, "'" + said + "' is taken for: there is nothing",
                                  record.table, record.row);
  finding.items = CodesOf(cut.records);
  finding.field = FieldOf(ColumnOf(record, cut.column));
  finding.data.emplace_back("nothing", DataValue::Text(std::move(said)));
  draft_.findings.push_back(std::move(finding));
}

void RecordBuilder::CutList(CutCells& cut) {
  const ListRules& rules = draft_.records[cut.records.front()].layout->pack->lists;
  std::vector<RawListItem> items = SplitList(rules, Paragraphs(cut.ids));
  if (items.size() == 1) {
    const std::string said = items[0].label.value_or("") + items[0].text.text;
    if (SaysNothing(rules, said)) {
      ReportNoIssues(cut, said);
      items.clear();
    }
  }
  for (RawListItem& item : items) {
    if (item.text.empty()) {
      const DraftRecord& record = draft_.records[cut.records.front()];
      Finding finding = MakeFindingAt("value-guessed", Severity::kInfo,
                                      "the list label '" + item.label.value_or("") + "' without text is left out",
                                      record.table, record.row);
      finding.items = CodesOf(cut.records);
      finding.field = FieldOf(ColumnOf(record, cut.column));
      draft_.findings.push_back(std::move(finding));
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

void RecordBuilder::CutEvidence(CutCells& cut) {
  for (EvidencePiece& piece : CutEvidenceCell(Paragraphs(cut.ids))) {
    if (piece.evidence.kind == EvidenceKind::kText) {
      cut.texts.push_back({"[" + std::to_string(cut.evidence.size()) + "].text", std::move(piece.text)});
    }
    cut.evidence.push_back(std::move(piece.evidence));
  }
  const ListRules& rules = draft_.records[cut.records.front()].layout->pack->lists;
  if (cut.evidence.size() == 1 && cut.texts.size() == 1 && SaysNothing(rules, cut.texts[0].text.text)) {
    cut.evidence.clear();
    cut.texts.clear();
  }
}

std::vector<std::string> RecordBuilder::CodesOf(const std::vector<std::size_t>& records) const {
  std::vector<std::string> codes;
  for (std::size_t i : records) {
    if (!draft_.records[i].code.empty()) codes.push_back(draft_.records[i].code);
  }
  return codes;
}

std::string RecordBuilder::Repair(const SeamedText& text, const std::string& field,
                                  const std::vector<std::size_t>& records, std::vector<FieldRepair>& repairs) {
  engine_.Repair(text, habit_, repaired_);
  ReportDoubts(field, records);
  if (options_.repairs) {
    for (const thai::Repair& each : repaired_.repairs) {
      repairs.push_back({field, std::string(thai::RepairKindName(each.kind)), each.offset, each.before, each.after,
                         Hundredths(each.confidence)});
    }
  }
  return repaired_.text;
}

std::string RecordBuilder::RepairTitle(const SeamedText& text, std::vector<FieldRepair>& repairs) {
  return Repair(text, "report.title", {}, repairs);
}

void RecordBuilder::RepairCells(CutCells& cut) {
  const Column& column = ColumnOf(draft_.records[cut.records.front()], cut.column);
  const std::string base = FieldOf(column);
  std::size_t evidence = 0;
  for (std::size_t i = 0; i < cut.texts.size(); ++i) {
    const std::string field = base + cut.texts[i].field;
    std::string text = Repair(cut.texts[i].text, field, cut.records, cut.repairs);
    if (options_.with_raw) cut.raw.emplace_back(field, cut.texts[i].text.text);
    if (column.type == ColumnType::kList) {
      cut.items[i].text = std::move(text);
    } else if (column.type == ColumnType::kMedia) {
      while (cut.evidence[evidence].kind != EvidenceKind::kText) ++evidence;
      cut.evidence[evidence++].text = std::move(text);
    } else {
      cut.texts[i].text.text = std::move(text);  // statement or extra: read from here
    }
  }
  if (column.type == ColumnType::kList || column.type == ColumnType::kMedia) cut.texts = {};
  ReportScore(cut);
}

void RecordBuilder::RepairSections() {
  for (const DraftSection& section : draft_.sections) {
    std::vector<FieldRepair> repairs;
    const bool instrument = section.kind == SectionKind::kInstrument;
    section_names_.push_back(
        section.name.empty() ? ""
                             : Repair(section.name, instrument ? "instrument.name" : "indicator.name", {}, repairs));
    section_repairs_.push_back(std::move(repairs));
  }
}

void RecordBuilder::AddSections(const DraftRecord& draft, Record& record) {
  ItemSections sections = ResolveSections(draft_, draft, section_names_);
  for (int row : {sections.instrument_row, sections.indicator_row}) {
    if (row < 0) continue;
    const std::vector<FieldRepair>& repairs = section_repairs_[static_cast<std::size_t>(row)];
    record.repairs.insert(record.repairs.end(), repairs.begin(), repairs.end());
  }
  if (sections.instrument && sections.instrument_row < 0) {
    (sections.against_instrument ? against_instruments_ : derived_instruments_).push_back(draft.code);
  }
  if (sections.indicator && sections.indicator_row < 0) {
    (sections.against_indicator ? against_indicators_ : derived_indicators_).push_back(draft.code);
  }
  record.instrument = std::move(sections.instrument);
  record.indicator = std::move(sections.indicator);
}

// The last record that holds the cells gets them, the others a copy.
void RecordBuilder::AddColumn(CutCells& cut, bool is_last, Record& record) {
  const auto take = [&](auto& from) { return is_last ? std::move(from) : from; };
  const Column& column = ColumnOf(draft_.records[cut.records.front()], cut.column);
  switch (column.type) {
    case ColumnType::kItem:
      if (!cut.texts.empty()) record.item.statement = take(cut.texts[0].text.text);
      if (cut.score && !record.score) record.score = cut.score->score;
      break;
    case ColumnType::kScore:
      if (cut.score) record.score = cut.score->score;
      break;
    case ColumnType::kList:
      (column.name == "issues"     ? record.issues
       : column.name == "measures" ? record.measures
                                   : record.results) = take(cut.items);
      break;
    case ColumnType::kMedia:
      if (cut.lost) {
        record.evidence.reset();
      } else {
        record.evidence = take(cut.evidence);
      }
      break;
    case ColumnType::kSection:
      break;
    case ColumnType::kText:
      if (!cut.texts.empty()) record.extra.emplace_back(column.name, take(cut.texts[0].text.text));
      break;
  }
  record.repairs.insert(record.repairs.end(), cut.repairs.begin(), cut.repairs.end());
  record.raw.insert(record.raw.end(), cut.raw.begin(), cut.raw.end());
}

// Merged cells in document order: those that span the same records share a number.
void RecordBuilder::AddShared(std::vector<Record>& records) {
  std::map<std::vector<std::size_t>, int> groups;
  std::vector<const CutCells*> merged;
  for (const CutCells& cut : cuts_) {
    const bool section = ColumnOf(draft_.records[cut.records.front()], cut.column).type == ColumnType::kSection;
    if (cut.records.size() > 1 && !cut.lost && !section) merged.push_back(&cut);
  }
  std::stable_sort(merged.begin(), merged.end(), [](const CutCells* a, const CutCells* b) {
    return std::pair(a->records.front(), a->column) < std::pair(b->records.front(), b->column);
  });
  for (const CutCells* cut : merged) {
    const int group = groups.try_emplace(cut->records, static_cast<int>(groups.size()) + 1).first->second;
    for (std::size_t i : cut->records) {
      SharedCell shared;
      shared.field = FieldOf(ColumnOf(draft_.records[i], cut->column));
      shared.group = group;
      for (std::size_t other : cut->records) {
        if (other == i) continue;
        const std::string& code = draft_.records[other].code;
        shared.with.push_back(code.empty() ? "#" + std::to_string(other + 1) : code);
      }
      records[i].shared.push_back(std::move(shared));
    }
  }
}

void RecordBuilder::AddUnusualColumns(const DraftRecord& draft, Record& record) const {
  for (std::size_t i = 0; i < draft.layout->pack->columns.size(); ++i) {
    const Column& column = draft.layout->pack->columns[i];
    for (const LayoutColumn& each : draft.layout->columns) {
      if (each.column != static_cast<int>(i) || each.ordinal == column.place) continue;
      record.source.columns.emplace_back(FieldOf(column), each.begin);
      break;
    }
  }
}

std::vector<Record> RecordBuilder::Build() {
  RepairSections();
  for (CutCells& cut : cuts_) RepairCells(cut);
  std::vector<Record> records(draft_.records.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    const DraftRecord& draft = draft_.records[i];
    Record& record = records[i];
    record.no = static_cast<int>(i) + 1;
    record.source.table = draft.table;
    record.source.row = draft.row;
    if (draft.item) {
      record.item.code = draft.item->Normal();
      record.item.first = draft.item->first;
      record.item.last = draft.item->last;
    }
    record.evidence = std::vector<Evidence>{};
    AddSections(draft, record);
    for (std::size_t at : of_record_[i]) AddColumn(cuts_[at], cuts_[at].records.back() == i, record);
    AddUnusualColumns(draft, record);
  }
  AddShared(records);
  ReportDerived("instrument", std::move(derived_instruments_), false);
  ReportDerived("indicator", std::move(derived_indicators_), false);
  ReportDerived("instrument", std::move(against_instruments_), true);
  ReportDerived("indicator", std::move(against_indicators_), true);
  return records;
}

}  // namespace sarabun::rules
