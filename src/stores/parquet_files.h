#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "base/file.h"
#include "parquet/writer.h"
#include "sarabun/result.h"
#include "stores/parquet_catalogue.h"
#include "warehouse/rows.h"

namespace sarabun::stores {

// A partition of the data set: fiscal year (Buddhist era) and round, either unknown. Tables that belong to no report
// have none.
struct Partition {
  bool none = true;
  std::optional<std::int64_t> fiscal_year;
  std::optional<std::int64_t> round_no;
  friend bool operator<(const Partition& a, const Partition& b) {
    return std::tie(a.none, a.fiscal_year, a.round_no) < std::tie(b.none, b.fiscal_year, b.round_no);
  }
};

// The files of one load while they are written: one a table and partition, appearing when Finish renames them. What all
// of them hold in memory is bounded. Dropped before that, they leave nothing.
class LoadFiles {
 public:
  LoadFiles(std::string folder, std::int64_t load_id, std::string program_version);

  // Rows of one table, as many values as it has columns.
  Status Add(warehouse::TableId table, const Partition& partition, std::span<const warehouse::Value> row);

  // Ends all files. They are in place, and no reader knows of them before the catalogue does.
  Result<std::vector<LiveFile>> Finish();

 private:
  struct Open {
    std::string path;  // below the folder
    AtomicFile file;
    std::uint64_t bytes = 0;
    std::unique_ptr<parquet::FileWriter> writer;
  };
  Result<Open*> FileOf(warehouse::TableId table, const Partition& partition);
  Status BoundMemory();

  std::string folder_;
  std::int64_t load_id_;
  std::string program_version_;
  std::map<std::pair<warehouse::TableId, Partition>, std::unique_ptr<Open>> files_;
  std::size_t rows_since_look_ = 0;
};

// "load-000001".
std::string LoadName(std::int64_t load_id);

}  // namespace sarabun::stores
