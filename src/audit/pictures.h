#pragma once

#include <map>
#include <string>
#include <vector>

#include "audit/check_run.h"
#include "audit/report.h"
#include "picture/pixels.h"

namespace sarabun::audit {

// What the pictures of a set show, by the SHA-256 of their bytes; pictures that could not be decoded are not in it.
using LooksByHash = std::map<std::string, picture::Looks>;

// Results whose cells hold no evidence; pictures taken outside the period, or too small to show anything.
void CheckPictures(const Report& report, CheckRun& run);

// The same picture as evidence of several cells, of one report or of many: by its bytes, else by what it shows. A cell
// that items share is one. A picture of an earlier round counts as a place, and nothing is found in the earlier report
// itself. Time grows with the number of different pictures, times those that might look alike.
void CheckReusedPictures(const std::vector<Report>& reports, const std::vector<const Report*>& earlier,
                         const LooksByHash& looks, CheckRun& run);

}  // namespace sarabun::audit
