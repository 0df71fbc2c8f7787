#include "sinks/record_json.h"
#include "sinks/schema_field.h"

namespace sarabun::sinks::schema {

namespace {

constexpr std::string_view kTimePattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$";
constexpr std::string_view kLocalTimePattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}$";

Field Rules() {
  return Object("rules", "the rule pack that read the report",
                {Text("name", "of the pack"), Text("version", "of the pack"),
                 Text("sha256", "over the pack's files").Matching(kSha256Pattern)});
}

Field Document() {
  return Object("document", "the file that was read",
                {Text("path", "as it was named"), Text("sha256", "of the file").Matching(kSha256Pattern),
                 Whole("bytes", "size of the file").From(0), Text("format", "docx, docm, dotx, dotm, text and so on"),
                 Text("modified", "from the file's own properties, UTC").Matching(kTimePattern).Nullable()});
}

Field Report() {
  return Object("report", "one agency's submission for one form, fiscal year and round",
                {Text("key", "pack/agency code/fiscal year/round; pack/doc:hash where one of the three is unknown"),
                 Text("title", "as written").Nullable(),
                 Object("agency", "who reports",
                        {Text("name", "Thai, normal form").Nullable(), Text("name_en", "English").Nullable(),
                         Text("type", "kind of agency, e.g. district-office").Nullable(),
                         Text("code", "in the scheme").Nullable(), Text("code_scheme", "e.g. th-district").Nullable()}),
                 Whole("fiscal_year", "Buddhist era; runs from 1 October of the year before").Nullable(),
                 Whole("fiscal_year_ce", "the same less 543").Nullable(),
                 Object("round", "which part of the fiscal year",
                        {Text("label", "as written").Nullable(), Whole("no", "which, from 1").From(1).Nullable(),
                         Whole("of", "of how many").From(1).Nullable(),
                         Whole("months", "covered, from the start of the year").From(1).To(12).Nullable()}),
                 Object("period", "as written, else derived from year and round",
                        {Text("start", "first day, CE").Matching(kDatePattern).Nullable(),
                         Text("end", "last day, CE").Matching(kDatePattern).Nullable()})});
}

Field ScoreField() {
  return Object("score", "null where there is none",
                {Real("value", "null where it could not be read").Nullable(), Text("raw", "as written"),
                 Text("unit", "of value and max").OneOf({kScoreUnitNames.begin(), kScoreUnitNames.end()}),
                 Real("max", "the highest score there is").Nullable(),
                 Whole("fiscal_year", "of the assessment, Buddhist era, where report or pack say so").Nullable()})
      .Nullable();
}

Field ListField(std::string_view name, std::string_view meaning, bool answers = false) {
  std::vector<Field> fields = {Whole("no", "from 1").From(1), Whole("level", "1, or deeper").From(1),
                               Text("label", "as shown, without what follows it").Nullable(),
                               Text("text", "without label, breaks and stray spaces")};
  if (answers) {
    fields.push_back(List("answers", "the measures that this result answers, found by text; only when linked",
                          Object("", "",
                                 {Whole("measure", "no of the measure").From(1),
                                  Real("similarity", "of the two texts").From(0).To(1)}))
                         .Optional());
  }
  return List(name, meaning, Object("", "", std::move(fields)));
}

Field EvidenceField() {
  return List("evidence", "what the evidence cell holds, in order; null where the input cannot tell",
              Object("", "",
                     {Text("kind", "what it is").OneOf({kEvidenceKindNames.begin(), kEvidenceKindNames.end()}),
                      Text("part", "its name inside the document").Nullable(),
                      Text("sha256", "of its bytes").Matching(kSha256Pattern).Nullable(),
                      Text("media_type", "e.g. image/png").Nullable(), Whole("width", "pixels").From(0).Nullable(),
                      Whole("height", "pixels").From(0).Nullable(),
                      Text("taken", "when the picture was taken, local time").Matching(kLocalTimePattern).Nullable(),
                      Text("text", "of a link or text; alternative text of a picture").Nullable(),
                      Text("url", "of a link or linked picture").Nullable()}))
      .Nullable();
}

Field Repairs(const std::vector<std::string>& kinds) {
  return List("repairs", "every change to the author's characters, in order; left out by --no-repairs",
              Object("", "",
                     {Text("field", "JSON path in this record, indices from 0"),
                      Text("kind", "what was done").OneOf(kinds),
                      Whole("offset", "code points into the final text").From(0), Text("before", "as it was"),
                      Text("after", "as it is"), Real("confidence", "of the decision").From(0).To(1)}))
      .Optional();
}

}  // namespace

Field RecordSchema(const std::vector<std::string>& repair_kinds) {
  return Object(
      "record", "One item's row: what a report says about it (`extract`, JSONL).",
      {Text("schema", "what this object is").OneOf({"sarabun.record/1"}),
       Text("record_id", "over key and content: changes when what is said changes, and only then").Matching(kIdPattern),
       Text("key", "report key and item code: the same in every version of that report"),
       Whole("no", "place in the report, from 1").From(1),
       Rules(),
       Document(),
       Report(),
       Object("instrument", "IIT, EIT or OIT; null where the table has no such section",
              {Text("code", "normal form").Nullable(), Text("name", "as written").Nullable()})
           .Nullable(),
       Object("indicator", "the section that the item stands in",
              {Whole("no", "of the indicator").Nullable(), Text("name", "as written").Nullable()})
           .Nullable(),
       Object("item", "the question or data item",
              {Text("code", "normal form: I1; a range is O1-O22").Nullable(), Whole("first", "of the range").Nullable(),
               Whole("last", "of the range").Nullable(), Text("statement", "as written").Nullable()}),
       ScoreField(),
       ListField("issues", "what needs improvement"),
       ListField("measures", "what the agency will do"),
       ListField("results", "what it did", true),
       EvidenceField(),
       Map("extra", "columns that the pack names beyond the usual, by field", Text("", "")),
       Map("shared", "fields whose cell is merged with other rows, by field",
           Object("", "",
                  {Whole("group", "counts merged cells in the report, from 1").From(1),
                   List("with", "the other items, document order", Text("", ""))})),
       Object("source", "where the row stands",
              {Text("part", "of the package; null for a dump").Nullable(),
               Whole("table", "as in inspect, from 1").From(1), Whole("row", "as in inspect, from 1").From(1),
               Map("columns", "by field, where a column is not where the pack usually has it", Whole("", "").From(1))
                   .Optional()}),
       Repairs(repair_kinds),
       Map("raw", "text before repair, by field; only with --with-raw", Text("", "")).Optional()});
}

}  // namespace sarabun::sinks::schema
