#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sarabun/result.h"

namespace sarabun::parquet {

// What a column holds (LogicalTypes.md), and how it lies in the file.
enum class Type {
  kText,       // BYTE_ARRAY, UTF-8
  kJson,       // BYTE_ARRAY, a JSON text
  kInt32,      // INT32
  kInt64,      // INT64
  kDouble,     // DOUBLE
  kBool,       // BOOLEAN
  kDate,       // INT32, days since 1970-01-01
  kTimestamp,  // INT64, microseconds since 1970-01-01T00:00Z
  kLocalTime,  // INT64, the same of a clock whose zone is not known
  kDecimal,    // INT32, unscaled; precision at most 9
};

struct Column {
  std::string name;
  Type type = Type::kText;
  bool required = false;
  int precision = 0;  // of a decimal
  int scale = 0;
};

// The least and the greatest value of a column chunk in PLAIN form, for readers that skip what cannot match. Long
// texts are cut: then a bound is not exact, and still a bound.
struct Bounds {
  std::string least;
  std::string greatest;
  bool exact = true;
};

// One column of one row group, finished: pages ready to be written one after the other, and what the footer says.
struct Chunk {
  std::string pages;
  std::size_t dictionary_bytes = 0;  // of `pages`: the dictionary page with its header; 0 for none
  std::uint64_t plain_size = 0;      // of the pages before compression, headers included
  std::uint64_t values = 0;          // NULLs included
  std::uint64_t nulls = 0;
  std::optional<Bounds> bounds;  // none where all is NULL, or no number
};

// Collects the values of one column for one row group. Numbers of all kinds are given as 64 bits.
class ColumnBuffer {
 public:
  explicit ColumnBuffer(Column column) : column_(std::move(column)) {}

  const Column& column() const { return column_; }

  void AddNull() { levels_.push_back(0); }
  void AddNumber(std::int64_t value);  // kInt32, kInt64, kBool, kDate, kTimestamp, kLocalTime, kDecimal
  void AddDouble(double value);
  void AddText(std::string_view value);

  std::size_t rows() const { return levels_.size(); }
  // Memory the values take, about.
  std::size_t bytes() const;

  // Encodes and compresses (ZSTD, format.h) what was collected, and starts anew. A column whose values repeat gets a
  // dictionary. Errors: kOutOfMemory, kInternal from ZSTD.
  Result<Chunk> Finish();

 private:
  struct Page {
    std::size_t first_row;
    std::size_t rows;
    std::size_t first_value;
    std::size_t values;
  };
  bool IsText() const { return column_.type == Type::kText || column_.type == Type::kJson; }
  std::string_view TextAt(std::size_t value) const;
  std::size_t values() const;
  std::vector<Page> SplitPages() const;
  bool BuildDictionary();
  void AppendPlain(std::size_t value, std::string& out) const;
  std::string PageBody(const Page& page, bool dictionary) const;
  std::optional<Bounds> FindBounds() const;
  void Clear();

  Column column_;
  std::vector<std::uint32_t> levels_;  // definition levels: 1 for a value, 0 for NULL
  std::vector<std::int64_t> numbers_;
  std::vector<double> doubles_;
  std::string text_;
  std::vector<std::size_t> text_ends_;
  std::vector<std::uint32_t> places_;    // of each value in the dictionary
  std::vector<std::size_t> dictionary_;  // the first value of each entry
  std::size_t dictionary_plain_bytes_ = 0;
};

}  // namespace sarabun::parquet
