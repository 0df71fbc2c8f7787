#pragma once

#include <string>

#include "pipeline/inspect.h"
#include "sinks/json_writer.h"

namespace sarabun::pipeline {

// What stands beside the tables: properties of the file, headers, footers, notes, comments, and the text boxes of the
// body outside tables. In that order; empty ones are left out.

// The value of "parts": [{"kind": "header", "part": "word/header1.xml", "paragraphs": ["..."]}, ...]; a note has an
// "id" and a comment an "author", and kind "property" has "name" and "value" instead of paragraphs.
void WriteParts(sinks::JsonWriter& json, const Inspection& inspection);

// For people, a line each; paragraphs under the name of their part.
void AppendParts(std::string& out, const Inspection& inspection);

}  // namespace sarabun::pipeline
