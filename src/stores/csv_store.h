#pragma once

#include <memory>
#include <string>

#include "stores/store_list.h"
#include "warehouse/store.h"

namespace sarabun::stores {

// A folder of CSV files, one a table of a run and its reports, with their data package (warehouse/data_package.h):
//
//   DIR/datapackage.json   DIR/report.csv   DIR/record.csv   DIR/measure.csv   ...
//
// It keeps no history: it is empty when opened, and Commit of the run's last transaction puts the folder in the place
// of the one that an earlier run wrote. A folder that holds anything else is refused by Open. Tables of what people
// decide (correction, preference, retraction) are left out. Where every input was rejected nothing is put in place.
// Memory grows by the keys of reports alone.
std::unique_ptr<warehouse::Store> MakeCsvStore(std::string folder, const StoreOptions& options);

}  // namespace sarabun::stores
