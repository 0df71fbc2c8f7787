#include "stores/parquet_files.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "warehouse/table.h"
#include "warehouse/value.h"

namespace sarabun::stores {

using warehouse::ColumnType;
using warehouse::TableId;
using warehouse::Value;

namespace {

// Of all open row groups. A load of many years and rounds has hundreds of files open, none of which may keep the 32 MB
// that a single file would.
constexpr std::size_t kMostBuffered = 64U << 20;
constexpr std::size_t kRowsBetweenLooks = 4096;

parquet::Type TypeOf(ColumnType type) {
  switch (type) {
    case ColumnType::kText:
      return parquet::Type::kText;
    case ColumnType::kInteger:
      return parquet::Type::kInt64;
    case ColumnType::kReal:
      return parquet::Type::kDouble;
    case ColumnType::kDecimal:
      return parquet::Type::kDecimal;
    case ColumnType::kDate:
      return parquet::Type::kDate;
    case ColumnType::kTimestamp:
      return parquet::Type::kTimestamp;
    case ColumnType::kLocalTime:
      return parquet::Type::kLocalTime;
    case ColumnType::kBool:
      return parquet::Type::kBool;
    case ColumnType::kJson:
      return parquet::Type::kJson;
  }
  return parquet::Type::kText;
}

std::vector<parquet::Column> ColumnsOf(const warehouse::Table& table) {
  std::vector<parquet::Column> columns;
  for (const warehouse::Column& column : table.columns) {
    const bool decimal = column.type == ColumnType::kDecimal;
    columns.push_back({std::string(column.name), TypeOf(column.type), column.required,
                       decimal ? warehouse::kDecimalDigits : 0, decimal ? warehouse::kDecimalScale : 0});
  }
  return columns;
}

// 96.1 at a scale of two is 9610; FitRows saw to it that there are no more digits.
std::int64_t Unscaled(const Decimal& decimal) {
  std::int64_t unscaled = decimal.unscaled;
  for (int scale = decimal.scale; scale < warehouse::kDecimalScale; ++scale) unscaled *= 10;
  return unscaled;
}

Error NoTime(const warehouse::Column& column, const std::string& text) {
  return {ErrorCode::kInternal, std::string(column.name) + ": '" + text + "' is no date or time", "", {}};
}

Status Give(const warehouse::Column& column, const Value& value, parquet::FileWriter& writer) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    if (column.type == ColumnType::kDate) {
      const auto days = warehouse::DaysSinceEpoch(*text);
      if (!days) return NoTime(column, *text);
      writer.Number(*days);
    } else if (column.type == ColumnType::kTimestamp || column.type == ColumnType::kLocalTime) {
      const auto micros = warehouse::MicrosSinceEpoch(*text);
      if (!micros) return NoTime(column, *text);
      writer.Number(*micros);
    } else {
      writer.Text(*text);
    }
  } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    writer.Number(*whole);
  } else if (const auto* real = std::get_if<double>(&value)) {
    writer.Double(*real);
  } else if (const auto* decimal = std::get_if<Decimal>(&value)) {
    writer.Number(Unscaled(*decimal));
  } else if (const auto* flag = std::get_if<bool>(&value)) {
    writer.Number(*flag ? 1 : 0);
  } else {
    writer.Null();
  }
  return {};
}

// Hive's way of naming partitions, which DuckDB, Spark and Arrow read back as columns.
std::string FolderOf(const Partition& partition) {
  if (partition.none) return {};
  const auto value = [](const std::optional<std::int64_t>& number) {
    return number ? std::to_string(*number) : std::string("__HIVE_DEFAULT_PARTITION__");
  };
  return "/fiscal_year=" + value(partition.fiscal_year) + "/round_no=" + value(partition.round_no);
}

}  // namespace

std::string LoadName(std::int64_t load_id) {
  const std::string digits = std::to_string(load_id);
  constexpr std::size_t kDigits = 6;
  return "load-" + std::string(digits.size() < kDigits ? kDigits - digits.size() : 0, '0') + digits;
}

LoadFiles::LoadFiles(std::string folder, std::int64_t load_id, std::string program_version)
    : folder_(std::move(folder)), load_id_(load_id), program_version_(std::move(program_version)) {}

Result<LoadFiles::Open*> LoadFiles::FileOf(TableId table, const Partition& partition) {
  auto& open = files_[{table, partition}];
  if (open != nullptr) return open.get();
  const warehouse::Table& shape = warehouse::TableOf(table);
  auto made = std::make_unique<Open>();
  made->path = std::string(shape.name) + FolderOf(partition) + "/" + LoadName(load_id_) + ".parquet";
  const std::filesystem::path path = folder_ + "/" + made->path;
  std::error_code failed;
  std::filesystem::create_directories(path.parent_path(), failed);
  if (failed) return SystemError("create", path.parent_path().native(), failed.value());
  if (Status opened = made->file.Open(path.native()); !opened) return opened.error();
  parquet::FileOptions options;
  options.created_by = "sarabun " + program_version_;
  options.metadata = {{"sarabun.table", std::string(shape.name)},
                      {"sarabun.schema_version", std::to_string(warehouse::kSchemaVersion)}};
  made->writer = std::make_unique<parquet::FileWriter>(ColumnsOf(shape), std::move(options),
                                                       [target = made.get()](std::string_view bytes) {
                                                         target->bytes += bytes.size();
                                                         return target->file.Write(bytes);
                                                       });
  open = std::move(made);
  return open.get();
}

Status LoadFiles::Add(TableId table, const Partition& partition, std::span<const Value> row) {
  auto open = FileOf(table, partition);
  if (!open) return open.error();
  const auto& columns = warehouse::TableOf(table).columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (Status given = Give(columns[i], row[i], *(*open)->writer); !given) return given;
  }
  if (Status ended = (*open)->writer->EndRow(); !ended) return ended;
  if (++rows_since_look_ < kRowsBetweenLooks) return {};
  rows_since_look_ = 0;
  return BoundMemory();
}

Status LoadFiles::BoundMemory() {
  for (;;) {
    std::size_t all = 0;
    Open* largest = nullptr;
    for (const auto& [which, open] : files_) {
      const std::size_t bytes = open->writer->buffered_bytes();
      all += bytes;
      if (largest == nullptr || bytes > largest->writer->buffered_bytes()) largest = open.get();
    }
    if (all <= kMostBuffered) return {};
    if (Status flushed = largest->writer->Flush(); !flushed) return flushed;
  }
}

Result<std::vector<LiveFile>> LoadFiles::Finish() {
  std::vector<LiveFile> live;
  for (auto& [which, open] : files_) {
    if (Status finished = open->writer->Finish(); !finished) return finished.error();
    if (Status committed = open->file.Commit(); !committed) return committed.error();
    live.push_back({open->path, std::string(warehouse::TableOf(which.first).name), open->writer->rows(), open->bytes});
  }
  files_.clear();
  return live;
}

}  // namespace sarabun::stores
