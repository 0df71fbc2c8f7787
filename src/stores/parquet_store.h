#pragma once

#include <memory>
#include <string>

#include "sarabun/result.h"
#include "stores/store_list.h"
#include "warehouse/store.h"

namespace sarabun::stores {

// A folder of Parquet files, one a table, load and partition (fiscal year and round):
//
//   DIR/_manifest.json                                                 the live files, replaced as the last step
//   DIR/_index/load-000001.jsonl                                       what the next loads must know
//   DIR/record/fiscal_year=2567/round_no=1/load-000001.parquet
//
// The unit is the load: until its row of `load` is finished nothing of it can be seen, and what a load that was cut
// short left behind is removed by the next. One load at a time; others wait.
Result<std::unique_ptr<warehouse::Store>> MakeParquetStore(const std::string& uri, const std::string& folder,
                                                           const StoreOptions& options);

}  // namespace sarabun::stores
