#pragma once

#include <string>

#include "audit/auditor.h"

namespace sarabun::sinks {

// An audit as a person reads it on a screen: reports with their means, then findings by code, then what could not be
// checked and why. `language` is "en" or "th".
std::string AuditText(const audit::Audited& audited, std::string_view language);

}  // namespace sarabun::sinks
