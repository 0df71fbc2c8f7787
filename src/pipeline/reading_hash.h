#pragma once

#include <string>

#include "pipeline/report.h"
#include "sarabun/result.h"

namespace sarabun::pipeline {

// What a reading depends on besides the file and the program: packs, repair model, the table of agencies (a path, may
// be empty) and options, as a SHA-256. Limits are left out: within them the reading is the same, beyond them there is
// none. Errors: those of files.
Result<std::string> ReadingHash(const Shared& shared, const std::string& agencies);

}  // namespace sarabun::pipeline
