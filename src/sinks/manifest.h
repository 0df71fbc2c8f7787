#pragma once

#include <string>

#include "sarabun/extract.h"

namespace sarabun::sinks {

// One input of a run as a line of JSON, line end included (ManifestSchema): path, status ("done", "rejected",
// "skipped": of another kind, "unchanged": the store had it), sha256 and bytes of the file (null where it could not be
// read), the keys of its reports, counts of records and findings, and the error of a rejected one (code, message,
// hint).
std::string ManifestLine(const FileOutcome& outcome);

}  // namespace sarabun::sinks
