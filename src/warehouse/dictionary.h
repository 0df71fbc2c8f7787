#pragma once

#include <string>
#include <vector>

#include "sinks/schema_field.h"

namespace sarabun::warehouse {

// The tables as JSON objects, one definition a table ("row_report"), for `sarabun schema --format jsonschema`: what a
// row is when it leaves a store as JSON.
std::vector<sinks::schema::Field> RowSchemas();

// The data dictionary of the tables: every column with type, unit, key and meaning in both languages, and the views.
std::string TablesMarkdown();

}  // namespace sarabun::warehouse
