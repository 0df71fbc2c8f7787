#include "parquet/footer.h"

#include "parquet/format.h"

namespace sarabun::parquet {

namespace {

// What readers older than LogicalType go by (ConvertedType).
enum Converted { kUtf8 = 0, kConvertedDecimal = 5, kConvertedDate = 6, kTimestampMicros = 10, kConvertedJson = 19 };

Physical PhysicalOf(Type type) {
  switch (type) {
    case Type::kText:
    case Type::kJson:
      return kByteArrayType;
    case Type::kDouble:
      return kDoubleType;
    case Type::kBool:
      return kBooleanType;
    case Type::kInt64:
    case Type::kTimestamp:
    case Type::kLocalTime:
      return kInt64Type;
    case Type::kInt32:
    case Type::kDate:
    case Type::kDecimal:
      return kInt32Type;
  }
  return kByteArrayType;
}

void WriteConverted(const Column& column, CompactWriter& thrift) {
  switch (column.type) {
    case Type::kText:
      thrift.Integer(6, kUtf8, 32);
      break;
    case Type::kJson:
      thrift.Integer(6, kConvertedJson, 32);
      break;
    case Type::kDate:
      thrift.Integer(6, kConvertedDate, 32);
      break;
    case Type::kTimestamp:
      thrift.Integer(6, kTimestampMicros, 32);
      break;
    case Type::kDecimal:
      thrift.Integer(6, kConvertedDecimal, 32);
      thrift.Integer(7, column.scale, 32);
      thrift.Integer(8, column.precision, 32);
      break;
    case Type::kLocalTime:  // the old form knows only times in UTC
    case Type::kInt32:
    case Type::kInt64:
    case Type::kDouble:
    case Type::kBool:
      break;
  }
}

// TimestampType: adjusted to UTC or not, in microseconds.
void WriteTimestamp(bool utc, CompactWriter& thrift) {
  thrift.BeginField(8);
  thrift.Bool(1, utc);
  thrift.BeginField(2);
  thrift.Empty(2);
  thrift.End();
  thrift.End();
}

void WriteLogical(const Column& column, CompactWriter& thrift) {
  switch (column.type) {
    case Type::kText:
      thrift.Empty(1);
      break;
    case Type::kJson:
      thrift.Empty(12);
      break;
    case Type::kDate:
      thrift.Empty(6);
      break;
    case Type::kTimestamp:
      WriteTimestamp(true, thrift);
      break;
    case Type::kLocalTime:
      WriteTimestamp(false, thrift);
      break;
    case Type::kDecimal:
      thrift.BeginField(5);
      thrift.Integer(1, column.scale, 32);
      thrift.Integer(2, column.precision, 32);
      thrift.End();
      break;
    case Type::kInt32:
    case Type::kInt64:
      thrift.BeginField(10);
      thrift.Byte(1, column.type == Type::kInt32 ? 32 : 64);
      thrift.Bool(2, true);
      thrift.End();
      break;
    case Type::kDouble:
    case Type::kBool:
      break;
  }
}

bool HasLogical(Type type) { return type != Type::kDouble && type != Type::kBool; }

void WriteStatistics(const Chunk& chunk, CompactWriter& thrift) {
  thrift.BeginField(12);
  thrift.Integer(3, static_cast<std::int64_t>(chunk.nulls));
  if (chunk.bounds) {
    thrift.Binary(5, chunk.bounds->greatest);
    thrift.Binary(6, chunk.bounds->least);
    thrift.Bool(7, chunk.bounds->exact);
    thrift.Bool(8, chunk.bounds->exact);
  }
  thrift.End();
}

void WriteMetaData(const Column& column, const Chunk& chunk, const Place& place, CompactWriter& thrift) {
  const bool dictionary = chunk.dictionary_bytes > 0;
  thrift.BeginField(3);
  thrift.Integer(1, PhysicalOf(column.type), 32);
  thrift.List(2, CompactWriter::Element::kInt32, dictionary ? 3 : 2);
  thrift.IntegerElement(kPlain);
  thrift.IntegerElement(kRle);
  if (dictionary) thrift.IntegerElement(kRleDictionary);
  thrift.List(3, CompactWriter::Element::kBinary, 1);
  thrift.BinaryElement(column.name);
  thrift.Integer(4, kZstd, 32);
  thrift.Integer(5, static_cast<std::int64_t>(chunk.values));
  thrift.Integer(6, static_cast<std::int64_t>(chunk.plain_size));
  thrift.Integer(7, static_cast<std::int64_t>(place.size));
  thrift.Integer(9, static_cast<std::int64_t>(place.offset + chunk.dictionary_bytes));
  if (dictionary) thrift.Integer(11, static_cast<std::int64_t>(place.offset));
  WriteStatistics(chunk, thrift);
  thrift.End();
}

}  // namespace

void WriteSchemaElement(const Column& column, CompactWriter& thrift) {
  thrift.Begin();
  thrift.Integer(1, PhysicalOf(column.type), 32);
  thrift.Integer(3, column.required ? kRequired : kOptional, 32);
  thrift.Binary(4, column.name);
  WriteConverted(column, thrift);
  if (HasLogical(column.type)) {
    thrift.BeginField(10);
    WriteLogical(column, thrift);
    thrift.End();
  }
  thrift.End();
}

void WriteColumnChunk(const Column& column, const Chunk& chunk, const Place& place, CompactWriter& thrift) {
  thrift.Begin();
  thrift.Integer(2, static_cast<std::int64_t>(place.offset));
  WriteMetaData(column, chunk, place, thrift);
  thrift.End();
}

}  // namespace sarabun::parquet
