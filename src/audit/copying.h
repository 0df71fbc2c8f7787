#pragma once

#include <memory>
#include <vector>

#include "audit/check_run.h"
#include "audit/report.h"
#include "thai/words.h"

namespace sarabun::audit {

// Results that several agencies have in the same words. Texts are compared by their runs of three words (shingles):
// MinHash finds those that may be alike without comparing each with each, and the shingles themselves decide. What a
// good share of the reports hold is the form's own and is told once, as template-text; what few hold is copied-text, at
// each of its cells. Measures are not judged: central offices hand them out. Time and memory are linear in the texts.
void CheckCopying(const std::vector<Report>& reports, std::shared_ptr<const thai::Model> model, CheckRun& run);

}  // namespace sarabun::audit
