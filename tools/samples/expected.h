#pragma once

#include <string>

#include "tools/samples/source.h"

namespace sarabun::samples {

enum class Input { kWord, kDump };

// The records that a reader must give, as JSONL in the order of the contract's keys, worked out from the source
// alone. record_id and document are null and repairs are left out: they depend on the reader. In a dump, what it
// cannot tell is null.
std::string ExpectedRecords(const ReportSource& report, const Form& form, Input input);

}  // namespace sarabun::samples
