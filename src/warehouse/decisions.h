#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sarabun/result.h"

namespace sarabun::warehouse {

// What people decided, read from a file: --corrections and --prefer. Tab-separated or CSV (RFC 4180; also with
// semicolons), told by the heading line, which names the columns in any order; lines that begin with '#' are comments.
struct Correction {
  std::string key;    // of a record or a report
  std::string field;  // "score", "measures[0].text", "agency_code", ...
  std::optional<std::string> value;
  std::string who;
  std::string why;
  std::uint32_t line = 0;
};

struct Preference {
  std::string report_key;
  std::string document_sha256;
  std::optional<std::string> who;
  std::optional<std::string> why;
  std::uint32_t line = 0;
};

// Columns key, field, value, who, why, all required; an empty value says that there is none. Errors: as ReadFile, and
// kInvalidArgument for the first wrong line: path and line, and as hint the line itself, a caret and what is expected.
// Checked are fields, values by the type of their column, that a field of a record has a record's key, and that nothing
// is corrected twice.
Result<std::vector<Correction>> ReadCorrections(const std::string& path);

// Columns key, document, and, if wanted, who and why; a document is the SHA-256 of a file or its path. Errors as above.
Result<std::vector<Preference>> ReadPreferences(const std::string& path);

// The fields that a correction may name, as messages list them.
std::vector<std::string> CorrectableFields();

// The report that a record's or report's key belongs to: "bangkok-ita/1035/2567/1" for both.
std::string ReportKeyOf(const std::string& key);

}  // namespace sarabun::warehouse
