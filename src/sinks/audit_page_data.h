#pragma once

#include <string>

#include "sinks/audit_page.h"

namespace sarabun::sinks {

// What the page's script shows, as one JSON text; src/html/script/1_core.js reads it. Texts that records repeat stand
// once, in "texts", and are named by their place there.
std::string AuditPageData(const AuditView& view);

}  // namespace sarabun::sinks
