#pragma once

#include <string>
#include <string_view>

#include "sarabun/limits.h"
#include "sarabun/result.h"

namespace sarabun::cli {

// Sets one field of Limits from "name=value". Names are the fields' with dashes ("file-bytes"); byte counts take KB,
// MB and GB (powers of 1024). kInvalidArgument names the limits there are.
Status SetLimit(std::string_view assignment, Limits& limits);

}  // namespace sarabun::cli
