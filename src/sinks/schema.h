#pragma once

#include <string>
#include <vector>

#include "sinks/schema_field.h"

namespace sarabun::sinks {

// What `sarabun schema` prints, both from the one definition in schema_record.cc, schema_finding.cc, schema_table.cc
// and schema_audit.cc. `repair_kinds` is the closed list of repairs (thai::RepairKindName), handed in because this room
// does not know the Thai one.

// A JSON Schema (2020-12), indented: a line of JSONL or the object of `inspect` matches the whole of it, and exactly
// one of `$defs/record`, `$defs/finding`, `$defs/table`, `$defs/summary`, `$defs/check` and `$defs/manifest`. `rows`
// are further definitions, of what no JSON of ours is.
std::string JsonSchema(const std::vector<std::string>& repair_kinds, const std::vector<schema::Field>& rows = {});

// The data dictionary: every key with type and meaning, the codes of findings, the columns of CSV and workbook.
std::string MarkdownDictionary(const std::vector<std::string>& repair_kinds);

}  // namespace sarabun::sinks
