#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parquet/column.h"
#include "sarabun/result.h"

namespace sarabun::parquet {

// Writes one Parquet file of flat columns (Apache Parquet format 2.9): row groups, ZSTD pages, dictionaries where
// they pay, bounds for readers that filter, key-value metadata. Nothing else of the format is here.

struct FileOptions {
  std::vector<std::pair<std::string, std::string>> metadata;  // key, value
  std::string created_by = "sarabun";
  // A row group is closed at whichever comes first. Scans go a row group at a time, so they are large; a buffer holds
  // one, so they are not larger.
  std::size_t group_rows = 131'072;
  std::size_t group_bytes = 32u << 20;
};

class FileWriter {
 public:
  // Takes the file's bytes in order; an error stops the writing and is handed back.
  using Output = std::function<Status(std::string_view)>;

  // Names of columns are unique and not empty.
  FileWriter(std::vector<Column> columns, FileOptions options, Output output);

  // A row: one call for each column in order, then EndRow. NULL only where the column is not required.
  void Null() { Next().AddNull(); }
  void Number(std::int64_t value) { Next().AddNumber(value); }
  void Double(double value) { Next().AddDouble(value); }
  void Text(std::string_view value) { Next().AddText(value); }
  // Errors: those of the output; kInternal where a row has not as many values as there are columns.
  Status EndRow();

  // Closes the row group now, for one who writes many files and must bound what all of them hold.
  Status Flush() { return FlushGroup(); }
  // Memory that the open row group takes, about.
  std::size_t buffered_bytes() const;

  // The last row group and the footer. The output is complete after it; without it, it is no Parquet file.
  Status Finish();

  std::uint64_t rows() const { return rows_; }

 private:
  struct Group {
    std::vector<Chunk> chunks;  // their pages written and let go
    std::vector<std::uint64_t> offsets;
    std::vector<std::uint64_t> sizes;
    std::uint64_t rows = 0;
  };
  ColumnBuffer& Next() { return columns_[at_++ % columns_.size()]; }
  Status Write(std::string_view bytes);
  Status FlushGroup();
  std::string Footer() const;

  std::vector<ColumnBuffer> columns_;
  FileOptions options_;
  Output output_;
  std::vector<Group> groups_;
  std::size_t at_ = 0;  // column of the row that is being given
  std::uint64_t rows_ = 0;
  std::uint64_t offset_ = 0;
};

}  // namespace sarabun::parquet
