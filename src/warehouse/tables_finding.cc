#include "warehouse/definitions.h"

namespace sarabun::warehouse {

std::vector<Table> FindingTables() {
  Table finding{TableId::kFinding,
                "finding",
                "What was changed, guessed, dropped or doubted in a report.",
                {},
                {"report_id", "finding_id"},
                {{{"report_id"}, TableId::kReport}},
                {},
                {{"code"}}};
  finding.columns = {
      Words("report_id", "The version of the report").Required().Hex(kIdDigits),
      Words("finding_id", "Stable over runs").Required().Hex(kIdDigits),
      Words("code", "What was found; sarabun schema lists the codes").Required(),
      Words("severity", "How bad it is").Required().OneOf({"info", "warning", "error"}),
      Words("field", "JSON path in the record, indices from 0"),
      Words("source_part", "Part of the package, where it stands in no table"),
      Whole("source_table", "As in inspect, from 1").From(1),
      Whole("source_row", "As in inspect, from 1").From(1),
      Words("message", "English, one line").Required(),
      Words("message_th", "Thai, one line").Required(),
      Json("related", "Where else").List().Required(),
      Json("data", "Facts, by name").Required(),
  };
  Table item{TableId::kFindingItem,
             "finding_item",
             "Which items a finding is about: the bridge from finding to record.item_code.",
             {Words("report_id", "The version of the report").Required().Hex(kIdDigits),
              Words("finding_id", "The finding").Required().Hex(kIdDigits),
              Whole("no", "Document order, from 1").Required().From(1), Words("item_code", "The item").Required()},
             {"report_id", "finding_id", "no"},
             {{{"report_id", "finding_id"}, TableId::kFinding}},
             {},
             {}};
  return {finding, item};
}

}  // namespace sarabun::warehouse
