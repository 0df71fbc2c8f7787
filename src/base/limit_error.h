#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sarabun/result.h"

namespace sarabun {

// kLimitReached for a file that exceeds one of sarabun/limits.h. `message` says what there is too much of, `name` is
// the limit as the command line spells it ("xml-depth"): the hint names the option that raises it.
Error LimitReached(std::string message, std::string_view name);

// The same for a plain count: "more than 32 tables in each other". `what` begins with its plural, which loses its s
// where the limit is 1.
Error MoreThan(std::uint64_t limit, std::string_view what, std::string_view name);

}  // namespace sarabun
