#pragma once

#include <cstddef>

#include "audit/report.h"
#include "sinks/page_json.h"

namespace sarabun::sinks {

// One record of the page's data; `at` is its report's place in "reports".
void WritePageRecord(PageJson& out, const audit::Report& report, std::size_t at, const Record& record);

}  // namespace sarabun::sinks
