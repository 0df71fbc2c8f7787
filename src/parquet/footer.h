#pragma once

#include <cstdint>

#include "parquet/column.h"
#include "parquet/thrift.h"

namespace sarabun::parquet {

// Where a chunk's pages stand in the file.
struct Place {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
};

// The structs of the footer that a column has: SchemaElement, ColumnChunk.
void WriteSchemaElement(const Column& column, CompactWriter& thrift);
void WriteColumnChunk(const Column& column, const Chunk& chunk, const Place& place, CompactWriter& thrift);

}  // namespace sarabun::parquet
