#pragma once

#include <string_view>
#include <vector>

namespace sarabun::warehouse {

// How a store of schema version `to` - 1 becomes one of version `to`: templates of Expand, run in one transaction. They
// say what tables were then and are never changed afterwards; views are dropped before and made anew after.
struct Migration {
  int to = 0;
  std::vector<std::string_view> statements;
};

// From version 0 on, one a version, ending at kSchemaVersion.
const std::vector<Migration>& Migrations();

}  // namespace sarabun::warehouse
