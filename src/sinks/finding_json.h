#pragma once

#include <string>

#include "sarabun/finding.h"
#include "sinks/json_writer.h"

namespace sarabun::sinks {

// Which finding it is, the same in every run over the same report: 32 hex digits of SHA-256 over code, report
// key (or the document's hash, or its path, where that is unknown), items, field, source, and the data that
// is text or a whole number. Wording, severity and measured reals (a similarity) may change with the
// program's version and are not in it. `repeat` is 2 for the second finding of one document with the same
// content, and so on.
std::string FindingId(const Finding& finding, int repeat = 1);

// A finding as CONTRACT.md orders it ("sarabun.finding/1"), one object without a line feed. Messages are those of
// MessageOf (base/finding_message.h). A finding that stands in no table names its part in `data`.
void WriteFinding(JsonWriter& json, const Finding& finding, int repeat = 1);
std::string FindingJson(const Finding& finding, int repeat = 1);

}  // namespace sarabun::sinks
