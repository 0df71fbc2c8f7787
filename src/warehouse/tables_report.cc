#include "warehouse/definitions.h"

namespace sarabun::warehouse {

namespace {

// What is said of a report; `report_key` names the report, `report_id` this version of it.
std::vector<Column> ReportColumns() {
  return {
      Words("report_id", "This version of the report: over key, document, records and findings")
          .Required()
          .Hex(kIdDigits),
      Words("report_key", "Pack, agency, fiscal year and round: the same in every version; doc: where one is unknown")
          .Required(),
      Words("content_id", "Over key, document and records alone").Required().Hex(kIdDigits),
      Whole("load_id", "The run that added it").Required(),
      Whole("load_no", "Its place in that run, from 1").Required().From(1),
      Flag("identified", "Whether agency, year and round are all known; else it supersedes nothing").Required(),
      Words("document_path", "The file, as it was named").Required(),
      Words("document_sha256", "Of the file").Required().Hex(kSha256Digits),
      Whole("document_bytes", "Size of the file").Required().Unit("bytes").From(0),
      Words("document_format", "docx, text, doc, ...").Required(),
      Time("document_modified", "From the file's own properties"),
      Words("rules_name", "The rule pack that read it").Required(),
      Words("rules_version", "Of the pack").Required(),
      Words("rules_sha256", "Of the pack's files").Required(),
      Words("title", "As written"),
      Words("agency_code", "In agency_code_scheme").CorrectedAs("agency_code"),
      Words("agency_code_scheme", "Which list the code is of, e.g. th-district"),
      Words("agency_name", "Thai name").CorrectedAs("agency_name"),
      Words("agency_name_en", "English name").CorrectedAs("agency_name_en"),
      Words("agency_type", "e.g. district-office"),
      Whole("fiscal_year", "Fiscal year, Buddhist era; it begins on 1 October of the year before")
          .Unit("year BE")
          .From(1)
          .CorrectedAs("fiscal_year"),
      Whole("fiscal_year_ce", "The same, common era: fiscal_year less 543").Unit("year CE"),
      Words("round_label", "As written"),
      Whole("round_no", "Which round of the year, from 1").From(1).CorrectedAs("round_no"),
      Whole("round_of", "Of how many").From(1),
      Whole("round_months", "Months covered, from the start of the fiscal year").Unit("months").From(1),
      Date("period_start", "First day, common era"),
      Date("period_end", "Last day, common era"),
      Words("period_start_be",
            "First day, Buddhist era; text, for 29 February of a BE year is no date of any calendar"),
      Words("period_end_be", "Last day, Buddhist era"),
      Whole("records", "How many records it has").Required().Unit("records").From(0),
      Whole("findings", "How many findings it has").Required().Unit("findings").From(0),
  };
}

std::vector<Column> RecordColumns() {
  return {
      Words("report_id", "The version of the report").Required().Hex(kIdDigits),
      Words("record_key", "Report key and item code: the same in every version of the report").Required(),
      Words("record_id", "Over key and content: changes when what is said changes, and only then")
          .Required()
          .Hex(kIdDigits),
      Whole("no", "Place in the report, from 1").Required().From(1),
      Words("instrument_code", "IIT, EIT or OIT").CorrectedAs("instrument_code"),
      Words("instrument_name", "As written"),
      Whole("indicator_no", "Number of the indicator").CorrectedAs("indicator_no"),
      Words("indicator_name", "As written").CorrectedAs("indicator_name"),
      Words("item_code", "Normal form: I1; a range is O1-O22").CorrectedAs("item_code"),
      Whole("item_first", "First number of the range"),
      Whole("item_last", "Last number of the range"),
      Words("statement", "The item's wording").CorrectedAs("statement"),
      Points("score", "The score; NULL where there is none or it cannot be read")
          .Unit("score_unit")
          .CorrectedAs("score"),
      Words("score_raw", "As written"),
      Words("score_unit", "What the score counts").OneOf({"points", "percent", "level"}),
      Points("score_max", "The highest that it can be").Unit("score_unit"),
      Whole("score_fiscal_year", "Of the assessment, where stated").Unit("year BE"),
      Flag("evidence_known", "False where the input cannot tell what evidence there was").Required(),
      Json("extra", "Columns that the pack names beyond the usual, by field").Required(),
      Words("source_part", "Part of the package; NULL for a text dump"),
      Whole("source_table", "As in inspect, from 1").Required().From(0),
      Whole("source_row", "As in inspect, from 1").Required().From(0),
      Json("source_columns", "By field, where a column is not where the pack usually has it").Required(),
      Json("raw", "Text before repair, by field; NULL unless it was kept"),
  };
}

}  // namespace

std::vector<Table> ReportTables() {
  return {{TableId::kReport,
           "report",
           "One version of a report: history is only ever appended; current_report shows the version that counts.",
           ReportColumns(),
           {"report_id"},
           {{{"load_id"}, TableId::kLoad}},
           {"(fiscal_year IS NULL AND fiscal_year_ce IS NULL) OR fiscal_year_ce = fiscal_year - 543"},
           {{"report_key"}, {"document_sha256"}, {"agency_code", "fiscal_year", "round_no"}}},
          {TableId::kRecord,
           "record",
           "One item's row: what a report says about it.",
           RecordColumns(),
           {"report_id", "record_key"},
           {{{"report_id"}, TableId::kReport}},
           {},
           {{"item_code"}, {"record_key"}}}};
}

}  // namespace sarabun::warehouse
