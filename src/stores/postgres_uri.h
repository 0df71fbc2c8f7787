#pragma once

#include <string>

#include "sarabun/result.h"

namespace sarabun::stores {

// Whether libpq understands a URI that holds no secret. kInvalidArgument else; the message quotes no part of it, for
// that might be a password.
Status CheckPostgresUri(const std::string& uri);

}  // namespace sarabun::stores
