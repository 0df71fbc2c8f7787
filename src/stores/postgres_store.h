#pragma once

#include <memory>
#include <string>

#include "sarabun/result.h"
#include "stores/store_list.h"
#include "warehouse/store.h"

namespace sarabun::stores {

// A PostgreSQL database through libpq, whose environment, service and password files all work (PGPASSFILE, PGSERVICE,
// PGHOST, ...). Rows go by COPY into staging tables of the session, and from there in one transaction a batch; an
// advisory lock keeps other loads of the same schema out. kInvalidArgument for a URI that libpq does not understand or
// that holds a password.
Result<std::unique_ptr<warehouse::Store>> MakePostgresStore(const std::string& uri, const std::string& rest,
                                                            const StoreOptions& options);

}  // namespace sarabun::stores
