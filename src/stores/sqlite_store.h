#pragma once

#include <memory>
#include <string>

#include "sarabun/result.h"
#include "stores/store_list.h"
#include "warehouse/store.h"

namespace sarabun::stores {

// A SQLite database file. One load at a time; others wait. The file keeps SQLite's own defaults (rollback journal, full
// sync), so that a copy of it is whole whenever no load is at work.
Result<std::unique_ptr<warehouse::Store>> MakeSqliteStore(const std::string& uri, const std::string& file,
                                                          const StoreOptions& options);

}  // namespace sarabun::stores
