#include "warehouse/definitions.h"

// Cells are why measures and results hang on a bridge.
//
// Offices merge a cell over several items: one list of measures serves I6, I7 and I8. A record repeats it, for a record
// stands by itself; a table must not, or three items with two shared measures would count six. So each cell is stored
// once, numbered in its report, its list items under it, and record_cell says which records it belongs to:
//
//   record I6 ─┐
//   record I7 ─┼─ record_cell (field = 'measures') ── cell 3 ── measure 1, measure 2
//   record I8 ─┘
//
// An empty cell that is shared with nobody has no row.

namespace sarabun::warehouse {

namespace {

constexpr const char* kVersionMeaning = "The version of the report";

Column ReportId() { return Words("report_id", kVersionMeaning).Required().Hex(kIdDigits); }
Column CellNo() { return Whole("cell_no", "The cell, numbered in its report").Required().From(1); }

const std::vector<std::string_view>& CellFields() {
  static const std::vector<std::string_view> kFields = {"issues", "measures", "results", "evidence"};
  return kFields;
}

Table ListTable(TableId id, std::string_view name, std::string_view meaning) {
  return {id,
          name,
          meaning,
          {ReportId(), CellNo(), Whole("no", "Place in the cell, from 1").Required().From(1),
           Whole("level", "1, or deeper for 1.1 or - under 1.").Required().From(1),
           Words("label", "As shown, without what follows it; NULL if none"),
           Words("text", "Without label, breaks and stray spaces").Required()},
          {"report_id", "cell_no", "no"},
          {{{"report_id", "cell_no"}, TableId::kCell}},
          {},
          {}};
}

std::vector<Table> Cells() {
  return {{TableId::kCell,
           "cell",
           "A cell of the report that holds a list or evidence, stored once however many records share it.",
           {ReportId(), CellNo(), Words("field", "What it holds").Required().OneOf(CellFields()),
            Whole("records", "How many records share it").Required().Unit("records").From(1)},
           {"report_id", "cell_no"},
           {{{"report_id"}, TableId::kReport}},
           {},
           {}},
          {TableId::kRecordCell,
           "record_cell",
           "Which cells belong to which record: the bridge from record to issue, measure, result and evidence.",
           {ReportId(), Words("record_key", "The record").Required(),
            Words("field", "What the cell holds").Required().OneOf(CellFields()), CellNo()},
           {"report_id", "record_key", "field"},
           {{{"report_id", "record_key"}, TableId::kRecord}, {{"report_id", "cell_no"}, TableId::kCell}},
           {},
           {{"report_id", "cell_no"}}}};
}

Table Answers() {
  return {TableId::kAnswer,
          "answer",
          "Which measures a result answers, found by what they say, never by their numbers.",
          {ReportId(), Whole("result_cell_no", "Cell of the result").Required().From(1),
           Whole("result_no", "The result's place in it").Required().From(1),
           Whole("measure_cell_no", "Cell of the measure").Required().From(1),
           Whole("measure_no", "The measure's place in it").Required().From(1),
           RealNumber("similarity", "Of the two texts, 1 for the same").Required().From(0).To(1)},
          {"report_id", "result_cell_no", "result_no", "measure_cell_no", "measure_no"},
          {{{"report_id", "result_cell_no", "result_no"}, TableId::kResult},
           {{"report_id", "measure_cell_no", "measure_no"}, TableId::kMeasure}},
          {},
          {{"report_id", "measure_cell_no", "measure_no"}}};
}

Table Evidences() {
  return {
      TableId::kEvidence,
      "evidence",
      "Pictures, links, embedded objects and text of an evidence cell, in order.",
      {ReportId(), CellNo(), Whole("no", "Place in the cell, from 1").Required().From(1),
       Words("kind", "What it is").Required().OneOf({"picture", "link", "object", "text"}),
       Words("part", "Its name inside the document"), Words("sha256", "Of its bytes").Hex(kSha256Digits),
       Words("media_type", "e.g. image/png"), Whole("width", "Of a picture").Unit("pixels").From(0),
       Whole("height", "Of a picture").Unit("pixels").From(0),
       LocalTime("taken", "When the picture was taken, by the camera's own clock"),
       Words("text", "Of a link or text; alternative text of a picture"), Words("url", "Of a link or linked picture")},
      {"report_id", "cell_no", "no"},
      {{{"report_id", "cell_no"}, TableId::kCell}},
      {},
      {{"sha256"}}};
}

Table Repairs() {
  return {
      TableId::kRepair,
      "repair",
      "Every change to the author's characters; one in a shared cell stands once, under its first record.",
      {ReportId(), Whole("no", "Counts repairs of the report, from 1").Required().From(1),
       Words("record_key", "The record; the first of those that share the cell").Required(),
       Words("field", "JSON path in the record, indices from 0").Required(), Words("kind", "What was done").Required(),
       Whole("char_offset", "Into the final text").Required().Unit("code points").From(0),
       Words("before", "As it was").Required(), Words("after", "As it is").Required(),
       RealNumber("confidence", "Of the decision").Required().From(0).To(1)},
      {"report_id", "no"},
      {{{"report_id", "record_key"}, TableId::kRecord}},
      {},
      {}};
}

}  // namespace

std::vector<Table> CellTables() {
  std::vector<Table> tables = Cells();
  tables.push_back(ListTable(TableId::kIssue, "issue", "What needs improvement."));
  tables.push_back(ListTable(TableId::kMeasure, "measure", "What the agency will do."));
  tables.push_back(ListTable(TableId::kResult, "result", "What it did."));
  tables.push_back(Answers());
  tables.push_back(Evidences());
  tables.push_back(Repairs());
  return tables;
}

}  // namespace sarabun::warehouse
