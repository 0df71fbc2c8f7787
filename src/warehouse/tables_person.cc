#include "warehouse/definitions.h"

// What people decide. It stands beside what reports say and never in its place: keys are those of the reports, so that
// a decision survives when a report is read or sent anew, and views show both.

namespace sarabun::warehouse {

namespace {

Column LoadId() { return Whole("load_id", "The run that brought it").Required(); }
Column No() { return Whole("no", "Counts its lines in the run, from 1; a later line wins").Required().From(1); }
Column Who() { return Words("who", "Who decided").Required(); }
Column Why() { return Words("why", "And why").Required(); }

}  // namespace

std::vector<Table> PersonTables() {
  Table correction{TableId::kCorrection,
                   "correction",
                   "A person's fix of one value (--corrections); the latest of a key and field counts.",
                   {LoadId(), No(), Words("target_key", "Key of a record or of a report").Required(),
                    Words("field", "A field of it, or a path such as measures[0].text").Required(),
                    Words("value", "The right value as text; NULL: there is none"), Who(), Why()},
                   {"load_id", "no"},
                   {{{"load_id"}, TableId::kLoad}},
                   {},
                   {{"target_key", "field"}}};
  Table preference{
      TableId::kPreference,
      "preference",
      "Which document of a report counts, whatever their times say (--prefer); the latest of a key counts.",
      {LoadId(), No(), Words("report_key", "The report").Required(),
       Words("document_sha256", "The document that counts").Required().Hex(kSha256Digits), Words("who", "Who decided"),
       Words("why", "And why")},
      {"load_id", "no"},
      {{{"load_id"}, TableId::kLoad}},
      {},
      {{"report_key"}}};
  Table retraction{TableId::kRetraction,
                   "retraction",
                   "A document that was withdrawn (--retract): its report stays in history and is current no more.",
                   {Words("report_key", "The report").Required(),
                    Words("document_sha256", "The document that was withdrawn").Required().Hex(kSha256Digits), LoadId(),
                    Words("target", "As it was named: a report key, or a file").Required()},
                   {"report_key", "document_sha256"},
                   {{{"load_id"}, TableId::kLoad}},
                   {},
                   {}};
  return {correction, preference, retraction};
}

}  // namespace sarabun::warehouse
