#pragma once

#include <string>
#include <string_view>

#include "sarabun/finding.h"

namespace sarabun {

// What a finding says in a language ("en", "th"): its own message, else its code's sentence of rules/messages.tsv with
// every {name} filled in from the finding's data. A long text is cut after some hundred characters; what the data
// lacks is shown as an ellipsis.
std::string MessageOf(const Finding& finding, std::string_view language);

}  // namespace sarabun
