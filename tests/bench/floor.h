#pragma once

#include <cstddef>
#include <string>

namespace sarabun::bench {

// The least that any reader built on these libraries must pay: libzip inflates the part, libxml2 parses it from
// memory with callbacks that do nothing but count. Returns the number of elements, 0 on failure.
std::size_t InflateAndParse(const std::string& package, const char* part);

}  // namespace sarabun::bench
