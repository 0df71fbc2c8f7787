#include "rules/record_builder.h"

#include <algorithm>

#include "rules/section_resolver.h"

namespace sarabun::rules {

std::string RecordBuilder::Repair(const SeamedText& text, const std::string& field, const Holders* holders,
                                  std::vector<FieldRepair>& repairs) {
  engine_.Repair(text, cutter_.habit(), repaired_);
  ReportDoubts(field, holders);
  if (options_.repairs) {
    for (const thai::Repair& each : repaired_.repairs) {
      repairs.push_back({field, std::string(thai::RepairKindName(each.kind)), each.offset, each.before, each.after,
                         Hundredths(each.confidence)});
    }
  }
  return repaired_.text;
}

std::string RecordBuilder::RepairTitle(const SeamedText& text, std::vector<FieldRepair>& repairs) {
  return Repair(text, "report.title", nullptr, repairs);
}

void RecordBuilder::RepairCells(const Holders& holders, std::size_t at, Repaired& repaired) {
  CutCells& cut = repaired.cells;
  const Column& column = holders.first.layout->pack->columns[at];
  const std::string base = FieldOf(column);
  std::size_t evidence = 0;
  for (std::size_t i = 0; i < cut.texts.size(); ++i) {
    const std::string field = base + cut.texts[i].field;
    std::string text = Repair(cut.texts[i].text, field, &holders, repaired.repairs);
    if (options_.with_raw) repaired.raw.emplace_back(field, cut.texts[i].text.text);
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
  if (cut.score) ReportScore(holders, *cut.score);
}

void RecordBuilder::RepairSections() {
  for (const DraftSection& section : draft_.sections) {
    std::vector<FieldRepair> repairs;
    const bool instrument = section.kind == SectionKind::kInstrument;
    section_names_.push_back(
        section.name.empty()
            ? ""
            : Repair(section.name, instrument ? "instrument.name" : "indicator.name", nullptr, repairs));
    section_repairs_.push_back(std::move(repairs));
  }
}

void RecordBuilder::AddSections(const DraftHead& head, Record& record) {
  ItemSections sections = ResolveSections(draft_, head, section_names_);
  for (int row : {sections.instrument_row, sections.indicator_row}) {
    if (row < 0) continue;
    const std::vector<FieldRepair>& repairs = section_repairs_[static_cast<std::size_t>(row)];
    record.repairs.insert(record.repairs.end(), repairs.begin(), repairs.end());
  }
  if (sections.instrument && sections.instrument_row < 0) {
    (sections.against_instrument ? against_instruments_ : derived_instruments_).push_back(head.code);
  }
  if (sections.indicator && sections.indicator_row < 0) {
    (sections.against_indicator ? against_indicators_ : derived_indicators_).push_back(head.code);
  }
  record.instrument = std::move(sections.instrument);
  record.indicator = std::move(sections.indicator);
}

// The last record that holds the cells gets them, the others a copy.
void RecordBuilder::AddColumn(const Column& column, Repaired& repaired, bool is_last, Record& record) {
  CutCells& cut = repaired.cells;
  const auto take = [&](auto& from) { return is_last ? std::move(from) : from; };
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
  record.repairs.insert(record.repairs.end(), repaired.repairs.begin(), repaired.repairs.end());
  record.raw.insert(record.raw.end(), repaired.raw.begin(), repaired.raw.end());
}

// Merged cells in document order: those that span the same records share a number.
void RecordBuilder::AddShared(const CutRecord& cut, std::size_t index, Record& record) {
  struct Merged {
    std::size_t column;
    const std::vector<std::size_t>* records;
    Repaired* repaired;
  };
  std::vector<Merged> merged;
  for (const CutColumn& column : cut.columns) {
    if (!column.shared) continue;
    const std::vector<std::size_t>& records = cutter_.shared()[*column.shared].records;
    Repaired& repaired = shared_.at(*column.shared);
    const bool section = cut.layout->pack->columns[column.column].type == ColumnType::kSection;
    if (records.size() > 1 && !repaired.cells.lost && !section) merged.push_back({column.column, &records, &repaired});
  }
  std::stable_sort(merged.begin(), merged.end(), [](const Merged& a, const Merged& b) {
    return std::pair(a.records->front(), a.column) < std::pair(b.records->front(), b.column);
  });
  for (Merged& each : merged) {
    int& group = each.repaired->group;
    if (group == 0) {
      const auto same = [&](const Merged& other) {
        return other.repaired->group > 0 && *other.records == *each.records;
      };
      const auto known = std::find_if(merged.begin(), merged.end(), same);
      group = known != merged.end() ? known->repaired->group : ++groups_;
    }
    SharedCell shared;
    shared.field = FieldOf(cut.layout->pack->columns[each.column]);
    shared.group = group;
    for (const std::size_t other : *each.records) {
      if (other == index) continue;
      const std::string& code = cutter_.CodeOf(other);
      shared.with.push_back(code.empty() ? "#" + std::to_string(other + 1) : code);
    }
    record.shared.push_back(std::move(shared));
  }
}

void RecordBuilder::AddUnusualColumns(const DraftHead& head, Record& record) {
  for (std::size_t i = 0; i < head.layout->pack->columns.size(); ++i) {
    const Column& column = head.layout->pack->columns[i];
    for (const LayoutColumn& each : head.layout->columns) {
      if (each.column != static_cast<int>(i) || each.ordinal == column.place) continue;
      record.source.columns.emplace_back(FieldOf(column), each.begin);
      break;
    }
  }
}

// Shared cells are repaired for the first record that has them, and kept until the last.
Status RecordBuilder::AddCells(CutColumn& cut, const DraftHead& head, std::size_t index, Record& record) {
  const Column& column = head.layout->pack->columns[cut.column];
  if (!cut.shared) {
    Repaired own{std::move(cut.own), {}, {}, 0};
    const std::vector<std::size_t> alone = {index};
    RepairCells({head, alone}, cut.column, own);
    AddColumn(column, own, true, record);
    return {};
  }
  const RecordCutter::Shared& shared = cutter_.shared()[*cut.shared];
  Repaired& repaired = shared_[*cut.shared];
  if (shared.records.front() == index) {
    auto cells = cutter_.TakeShared(shared);
    if (!cells) return cells.error();
    repaired.cells = std::move(*cells);
    RepairCells({head, shared.records}, cut.column, repaired);
  }
  AddColumn(column, repaired, shared.records.back() == index, record);
  return {};
}

Result<Record> RecordBuilder::Build(std::size_t index, DraftHead& head) {
  auto cut = cutter_.TakeRecord(index);
  if (!cut) return cut.error();
  head = *cut;
  Record record;
  record.no = static_cast<int>(index) + 1;
  record.source.table = head.table;
  record.source.row = head.row;
  if (head.item) {
    record.item.code = head.item->Normal();
    record.item.first = head.item->first;
    record.item.last = head.item->last;
  }
  record.evidence = std::vector<Evidence>{};
  AddSections(head, record);
  for (CutColumn& column : cut->columns) {
    if (Status added = AddCells(column, head, index, record); !added) return added.error();
  }
  AddUnusualColumns(head, record);
  AddShared(*cut, index, record);
  for (const CutColumn& column : cut->columns) {
    if (column.shared && cutter_.shared()[*column.shared].records.back() == index) shared_.erase(*column.shared);
  }
  return record;
}

void RecordBuilder::Finish() {
  ReportDerived("instrument", std::move(derived_instruments_), false);
  ReportDerived("indicator", std::move(derived_indicators_), false);
  ReportDerived("instrument", std::move(against_instruments_), true);
  ReportDerived("indicator", std::move(against_indicators_), true);
}

}  // namespace sarabun::rules
