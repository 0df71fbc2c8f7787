#pragma once

#include <string>

#include "sarabun/result.h"

namespace sarabun::stores {

// Whether libpq understands a URI that holds no secret. kInvalidArgument else; the message quotes no part of it that
// might be a password: only an unknown parameter's name, where no @ follows it.
Status CheckPostgresUri(const std::string& uri);

}  // namespace sarabun::stores
