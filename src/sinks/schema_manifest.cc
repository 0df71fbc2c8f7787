#include "sinks/schema_field.h"

namespace sarabun::sinks::schema {

Field ManifestSchema() {
  return Object(
      "manifest", "What became of one input of a run (`--manifest`, JSONL).",
      {Text("schema", "what this object is").OneOf({"sarabun.manifest/1"}),
       Text("path", "of the file, as it was named or found"),
       Text("status", "done; rejected, with an error; skipped, of another kind; unchanged, the store had it")
           .OneOf({"done", "rejected", "skipped", "unchanged"}),
       Text("sha256", "of the file; null where it could not be read").Nullable().Matching(kSha256Pattern),
       Whole("bytes", "of the file; null where it could not be read").Nullable().From(0),
       List("reports", "keys of the reports that it holds", Text("", "")), Whole("records", "made from it").From(0),
       Whole("findings", "made over it").From(0),
       Object("error", "why it was rejected; null otherwise",
              {Text("code", "kind of error").Matching("^[a-z]+(-[a-z]+)*$"), Text("message", "what and where, English"),
               Text("hint", "how to mend it, English").Nullable()})
           .Nullable()});
}

}  // namespace sarabun::sinks::schema
