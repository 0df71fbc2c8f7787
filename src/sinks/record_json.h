#pragma once

#include <array>
#include <string>
#include <string_view>

#include "sarabun/record.h"
#include "sinks/json_writer.h"

namespace sarabun::sinks {

// What a record's JSON holds beyond what it always holds.
struct JsonLinesOptions {
  // `repairs` is left out where false (--no-repairs): an empty list would say that nothing was repaired.
  bool repairs = true;
};

// A record as CONTRACT.md orders it ("sarabun.record/1"), one object without a line feed. `answers`,
// `source.columns` and `raw` stand only where the record has them.
void WriteRecord(JsonWriter& json, const Record& record, const JsonLinesOptions& options = {});
std::string RecordJson(const Record& record, const JsonLinesOptions& options = {});

// The words that stand in JSON, in the order of ScoreUnit and EvidenceKind.
inline constexpr std::array<std::string_view, 3> kScoreUnitNames = {"points", "percent", "level"};
inline constexpr std::array<std::string_view, 4> kEvidenceKindNames = {"picture", "link", "object", "text"};

}  // namespace sarabun::sinks
