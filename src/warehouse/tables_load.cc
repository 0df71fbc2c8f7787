#include "warehouse/definitions.h"

namespace sarabun::warehouse {

std::vector<Table> LoadTables() {
  Table load{TableId::kLoad,
             "load",
             "One run of `sarabun load`; loading the same files again adds a row only here.",
             {},
             {"load_id"},
             {},
             {},
             {}};
  load.columns = {
      Whole("load_id", "Counts runs, from 1").Required().From(1),
      Time("started", "When the run began").Required(),
      Time("finished", "When it ended; NULL where it was cut short or is still at work"),
      Words("program_version", "Of sarabun").Required(),
      Words("rules", "The rule packs, name and version, joined by commas").Required(),
      Words("reading_sha256",
            "Over packs, repair model and reading options: what a reading depends on besides the file")
          .Required()
          .Hex(kSha256Digits),
      Whole("inputs", "Files tried").From(0),
      Whole("unchanged", "Of these, already loaded by the same program, packs and options: not read again").From(0),
      Whole("rejected", "Of these, not readable; see rejection").From(0),
      Whole("reports", "Reports added").From(0),
      Whole("repeated", "Reports read that the store already held word by word").From(0),
      Whole("corrected", "Of the reports added, those of a report key that the store already knew").From(0),
      Whole("records", "Records added").From(0),
      Whole("findings", "Findings added").From(0),
      Whole("corrections", "Lines of --corrections added").From(0),
      Whole("retracted", "Versions of reports that were retracted").From(0),
  };
  Table rejection{
      TableId::kRejection,
      "rejection",
      "An input that gave nothing in a run, and why.",
      {Whole("load_id", "The run").Required(), Whole("no", "Counts rejections of the run, from 1").Required().From(1),
       Words("path", "As it was named").Required(), Words("code", "Kind of error, e.g. password-protected").Required(),
       Words("message", "What was wrong").Required(),
       Words("hint", "How to fix it; empty where nobody knows").Required()},
      {"load_id", "no"},
      {{{"load_id"}, TableId::kLoad}},
      {},
      {}};
  Table input{TableId::kInput,
              "input",
              "A file that was read whole: it is not read again while file, program, packs and options are the same.",
              {},
              {"sha256", "reading_sha256", "program_version"},
              {{{"load_id"}, TableId::kLoad}},
              {},
              {}};
  input.columns = {
      Words("sha256", "Of the file").Required().Hex(kSha256Digits),
      Words("reading_sha256", "As in load").Required().Hex(kSha256Digits),
      Words("program_version", "Of sarabun").Required(),
      Whole("load_id", "The run that read it").Required(),
      Words("path", "As it was named").Required(),
      Words("kind", "A report, or records as JSONL").Required().OneOf({"report", "records"}),
      Whole("bytes", "Size of the file").Required().Unit("bytes").From(0),
      Whole("reports", "Reports that it holds").Required().From(0),
      Whole("records", "Records that it holds").Required().From(0),
  };
  return {load, rejection, input};
}

}  // namespace sarabun::warehouse
