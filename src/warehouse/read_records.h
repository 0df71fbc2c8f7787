#pragma once

#include <functional>
#include <vector>

#include "sarabun/record.h"
#include "sarabun/result.h"
#include "warehouse/store.h"

namespace sarabun::warehouse {

// Reads back what counts in a store: the current version of every report, as corrected, its records together and in
// their order. They are whole but for `extra`, `repairs`, `raw`, `source.columns` and the answers of results. Opens the
// store for looking only. Errors: as Store::Open and Store::ReadRows; kNotFound where the store holds no report.
Status ReadRecords(Store& store, const std::function<void(std::vector<Record> records)>& take);

}  // namespace sarabun::warehouse
