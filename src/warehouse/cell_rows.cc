#include "warehouse/cell_rows.h"

#include <algorithm>
#include <optional>

#include "sinks/record_json.h"

namespace sarabun::warehouse {

namespace {

constexpr std::array<std::string_view, 4> kFieldNames = {"issues", "measures", "results", "evidence"};
constexpr std::size_t kCellRecordsColumn = 3;

const std::vector<ListItem>& ListOf(const Record& record, std::size_t field) {
  return field == 0 ? record.issues : field == 1 ? record.measures : record.results;
}

// Whether two records say the same of a list; what a result answers is found, not said.
bool SameList(const std::vector<ListItem>& a, const std::vector<ListItem>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const ListItem& x, const ListItem& y) {
    return x.no == y.no && x.level == y.level && x.label == y.label && x.text == y.text;
  });
}

bool SameEvidence(const Record& a, const Record& b) {
  if (a.evidence.has_value() != b.evidence.has_value()) return false;
  if (!a.evidence) return true;
  return std::equal(a.evidence->begin(), a.evidence->end(), b.evidence->begin(), b.evidence->end(),
                    [](const Evidence& x, const Evidence& y) {
                      return x.kind == y.kind && x.part == y.part && x.sha256 == y.sha256 && x.text == y.text &&
                             x.url == y.url;
                    });
}

std::optional<int> GroupOf(const Record& record, std::string_view field) {
  const auto at = std::find_if(record.shared.begin(), record.shared.end(),
                               [&](const SharedCell& cell) { return cell.field == field; });
  if (at == record.shared.end()) return std::nullopt;
  return at->group;
}

// "measures" of "measures[1].text".
std::string_view FieldOf(std::string_view path) { return path.substr(0, path.find_first_of("[.")); }

}  // namespace

Status CellRows::Add(const Record& record) {
  FindCell(record, kIssues, record.issues.empty());
  FindCell(record, kMeasures, record.measures.empty());
  FindCell(record, kResults, record.results.empty());
  FindCell(record, kEvidence, !record.evidence || record.evidence->empty());
  AddList(kIssues, TableId::kIssue, record.issues);
  AddList(kMeasures, TableId::kMeasure, record.measures);
  AddList(kResults, TableId::kResult, record.results);
  AddEvidence(record);
  for (std::size_t field = 0; field < mine_.size(); ++field) {
    if (mine_.at(field).no == 0) continue;
    rows_.Add(TableId::kRecordCell, Value(), Text(record.key), Text(kFieldNames.at(field)),
              Integer(mine_.at(field).no));
  }
  AddRepairs(record);
  return AddAnswers(record);
}

void CellRows::FindCell(const Record& record, Field field, bool empty) {
  Mine& mine = mine_.at(field);
  mine = {};
  const auto group = GroupOf(record, kFieldNames.at(field));
  if (!group) {
    if (!empty) mine.no = NewCell(field);
    return;
  }
  std::vector<Shared>& cells = shared_[{field, *group}];
  const auto same = [&](const Shared& cell) {
    return field == kEvidence ? SameEvidence(*cell.owner, record)
                              : SameList(ListOf(*cell.owner, field), ListOf(record, field));
  };
  const auto known = std::find_if(cells.begin(), cells.end(), same);
  if (known == cells.end()) {
    mine.no = NewCell(field);
    cells.push_back({mine.no, rows_.of(TableId::kCell).size() - 1, &record});
    return;
  }
  mine = {known->no, false};
  Value& records = rows_.of(TableId::kCell)[known->row][kCellRecordsColumn];
  records = Integer(std::get<std::int64_t>(records) + 1);
}

std::int64_t CellRows::NewCell(Field field) {
  rows_.Add(TableId::kCell, Value(), Integer(++cells_), Text(kFieldNames.at(field)), Integer(std::int64_t{1}));
  return cells_;
}

void CellRows::AddList(Field field, TableId table, const std::vector<ListItem>& items) {
  if (!mine_.at(field).first) return;
  for (const ListItem& item : items) {
    rows_.Add(table, Value(), Integer(mine_.at(field).no), Integer(std::int64_t{item.no}),
              Integer(std::int64_t{item.level}), Text(item.label), Text(item.text));
  }
}

void CellRows::AddEvidence(const Record& record) {
  if (!mine_.at(kEvidence).first || !record.evidence) return;
  std::int64_t no = 0;
  for (const Evidence& piece : *record.evidence) {
    const std::string kind(sinks::kEvidenceKindNames.at(static_cast<std::size_t>(piece.kind)));
    rows_.Add(TableId::kEvidence, Value(), Integer(mine_.at(kEvidence).no), Integer(++no), Text(kind), Text(piece.part),
              Text(piece.sha256), Text(piece.media_type), Integer(piece.width), Integer(piece.height),
              Text(piece.taken), Text(piece.text), Text(piece.url));
  }
}

// A result in a shared cell may answer measures of several cells, one a record.
Status CellRows::AddAnswers(const Record& record) {
  for (const ListItem& result : record.results) {
    if (!result.answers) continue;
    for (const Answer& answer : *result.answers) {
      const bool known = std::any_of(record.measures.begin(), record.measures.end(),
                                     [&](const ListItem& measure) { return measure.no == answer.measure; });
      if (!known) {
        return Error{ErrorCode::kMalformed,
                     record.key + ": result " + std::to_string(result.no) + " answers measure " +
                         std::to_string(answer.measure) + ", which is not there",
                     "`answers` names the no of a measure of the same record",
                     {}};
      }
      if (!answers_.insert({mine_.at(kResults).no, result.no, mine_.at(kMeasures).no, answer.measure}).second) continue;
      rows_.Add(TableId::kAnswer, Value(), Integer(mine_.at(kResults).no), Integer(std::int64_t{result.no}),
                Integer(mine_.at(kMeasures).no), Integer(std::int64_t{answer.measure}), Real(answer.similarity));
    }
  }
  return {};
}

void CellRows::AddRepairs(const Record& record) {
  for (const FieldRepair& repair : record.repairs) {
    const auto name = std::find(kFieldNames.begin(), kFieldNames.end(), FieldOf(repair.field));
    if (name != kFieldNames.end() && !mine_.at(static_cast<std::size_t>(name - kFieldNames.begin())).first) continue;
    rows_.Add(TableId::kRepair, Value(), Integer(++repairs_), Text(record.key), Text(repair.field), Text(repair.kind),
              Integer(static_cast<std::int64_t>(repair.offset)), Text(repair.before), Text(repair.after),
              Real(repair.confidence));
  }
}

}  // namespace sarabun::warehouse
