#pragma once

#include <string>
#include <string_view>

#include "sarabun/result.h"
#include "stores/parquet_catalogue.h"

namespace sarabun::stores {

// What stands in the folder of a Parquet set besides the catalogue: an index a load, the views, a folder a table.

inline constexpr std::string_view kIndexFolder = "_index";
inline constexpr std::string_view kViewsName = "_views.sql";

// Of a folder without a catalogue: whether a set may be begun in it. A set's catalogue is written before its first data
// file, so data files without one are a set that lost it, and removing them as left-overs would lose its reports.
// Errors: kMalformed for that; kWrongFormat for other people's files in a folder that bears a table's name.
Status CheckMayBegin(const std::string& folder);

// Whether every file that the catalogue names is there, and as long as it was written. Errors: kMalformed.
Status CheckLiveFiles(const std::string& folder, const Catalogue& catalogue);

// Removes files of ours that the catalogue does not name. Best effort: what stays is not read, and is tried again next
// time.
void RemoveLeftOvers(const std::string& folder, const Catalogue& catalogue);

// What people ask first, for DuckDB: the same views as in the other stores. They name tables, not files, so they are
// the same after every load; nothing is written where they are there already.
Status WriteViews(const std::string& folder);

}  // namespace sarabun::stores
