#pragma once

#include <string>

#include "sarabun/result.h"

namespace sarabun::stores {

// Whether a file or folder of this path could be made: what is to hold it is there and is a folder. Stores make
// themselves but nothing above them, so that a mistyped path is told and not filled. Errors: kNotFound.
Status CheckPlace(const std::string& path);

}  // namespace sarabun::stores
