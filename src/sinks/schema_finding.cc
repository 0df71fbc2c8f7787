#include "sinks/schema_field.h"

namespace sarabun::sinks::schema {

Field FindingSchema() {
  return Object("finding", "What was guessed, dropped or doubted (`--findings`, JSONL).",
                {Text("schema", "what this object is").OneOf({"sarabun.finding/1"}),
                 Text("finding_id", "stable over runs").Matching(kIdPattern),
                 Text("code", "what was found; new codes may come").Matching("^[a-z]+(-[a-z]+)*$"),
                 Text("severity", "how bad it is").OneOf({"info", "warning", "error"}),
                 Text("status", "against an earlier round, else null").OneOf({"new", "still", "resolved"}).Nullable(),
                 Text("report_key", "of the report").Nullable(), Text("agency", "its name").Nullable(),
                 Object("document", "the file that it is about",
                        {Text("path", "as it was named").Nullable(),
                         Text("sha256", "of the file").Matching(kSha256Pattern).Nullable()}),
                 List("items", "item codes, document order", Text("", "")).Nullable(),
                 Text("field", "JSON path in the record, indices from 0").Nullable(),
                 Object("source", "where in the document",
                        {Whole("table", "as in inspect, from 1").From(1),
                         Whole("row", "as in inspect, from 1").From(1).Nullable()})
                     .Nullable(),
                 Text("message", "English, one line"), Text("message_th", "Thai, one line"),
                 List("related", "where else", Text("", "")), Map("data", "facts, by name", Any("", ""))});
}

}  // namespace sarabun::sinks::schema
