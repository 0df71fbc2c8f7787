#include "parquet/writer.h"

#include "parquet/encoding.h"
#include "parquet/footer.h"
#include "parquet/format.h"

namespace sarabun::parquet {

FileWriter::FileWriter(std::vector<Column> columns, FileOptions options, Output output)
    : options_(std::move(options)), output_(std::move(output)) {
  columns_.reserve(columns.size());
  for (Column& column : columns) columns_.emplace_back(std::move(column));
}

Status FileWriter::Write(std::string_view bytes) {
  if (Status written = output_(bytes); !written) return written;
  offset_ += bytes.size();
  return {};
}

Status FileWriter::EndRow() {
  if (at_ != columns_.size()) return Error{ErrorCode::kInternal, "a row with another number of columns", "", {}};
  at_ = 0;
  ++rows_;
  if (columns_.front().rows() < options_.group_rows && buffered_bytes() < options_.group_bytes) return {};
  return FlushGroup();
}

std::size_t FileWriter::buffered_bytes() const {
  std::size_t bytes = 0;
  for (const ColumnBuffer& column : columns_) bytes += column.bytes();
  return bytes;
}

Status FileWriter::FlushGroup() {
  if (offset_ == 0) {
    if (Status written = Write(kMagic); !written) return written;
  }
  Group group;
  group.rows = columns_.front().rows();
  if (group.rows == 0) return {};
  for (ColumnBuffer& column : columns_) {
    auto chunk = column.Finish();
    if (!chunk) return chunk.error();
    group.offsets.push_back(offset_);
    group.sizes.push_back(chunk->pages.size());
    if (Status written = Write(chunk->pages); !written) return written;
    chunk->pages = {};
    group.chunks.push_back(std::move(*chunk));
  }
  groups_.push_back(std::move(group));
  return {};
}

// FileMetaData.
std::string FileWriter::Footer() const {
  CompactWriter thrift;
  thrift.Begin();
  thrift.Integer(1, kVersion, 32);
  thrift.List(2, CompactWriter::Element::kStruct, columns_.size() + 1);
  thrift.Begin();  // the root of the schema
  thrift.Binary(4, "schema");
  thrift.Integer(5, static_cast<std::int64_t>(columns_.size()), 32);
  thrift.End();
  for (const ColumnBuffer& column : columns_) WriteSchemaElement(column.column(), thrift);
  thrift.Integer(3, static_cast<std::int64_t>(rows_));
  thrift.List(4, CompactWriter::Element::kStruct, groups_.size());
  for (const Group& group : groups_) {
    std::uint64_t plain = 0;
    std::uint64_t size = 0;
    thrift.Begin();
    thrift.List(1, CompactWriter::Element::kStruct, group.chunks.size());
    for (std::size_t i = 0; i < group.chunks.size(); ++i) {
      WriteColumnChunk(columns_[i].column(), group.chunks[i], {group.offsets[i], group.sizes[i]}, thrift);
      plain += group.chunks[i].plain_size;
      size += group.sizes[i];
    }
    thrift.Integer(2, static_cast<std::int64_t>(plain));
    thrift.Integer(3, static_cast<std::int64_t>(group.rows));
    thrift.Integer(5, static_cast<std::int64_t>(group.offsets.front()));
    thrift.Integer(6, static_cast<std::int64_t>(size));
    thrift.End();
  }
  if (!options_.metadata.empty()) {
    thrift.List(5, CompactWriter::Element::kStruct, options_.metadata.size());
    for (const auto& [key, value] : options_.metadata) {
      thrift.Begin();
      thrift.Binary(1, key);
      thrift.Binary(2, value);
      thrift.End();
    }
  }
  thrift.Binary(6, options_.created_by);
  // Bounds hold by each type's own order (ColumnOrder); without this readers must not use them.
  thrift.List(7, CompactWriter::Element::kStruct, columns_.size());
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    thrift.Begin();
    thrift.Empty(1);
    thrift.End();
  }
  thrift.End();
  return thrift.bytes();
}

Status FileWriter::Finish() {
  if (at_ != 0) return Error{ErrorCode::kInternal, "the last row was not ended", "", {}};
  if (Status flushed = FlushGroup(); !flushed) return flushed;
  std::string footer = Footer();
  const auto size = static_cast<std::int32_t>(footer.size());
  AppendInt32(size, footer);
  footer += kMagic;
  return Write(footer);
}

}  // namespace sarabun::parquet
