#include "parquet/thrift.h"

namespace sarabun::parquet {

namespace {

constexpr int kTrue = 1;
constexpr int kFalse = 2;
constexpr int kByte = 3;
constexpr int kInt16 = 4;
constexpr int kInt32 = 5;
constexpr int kInt64 = 6;
constexpr int kBinary = 8;
constexpr int kList = 9;
constexpr int kStruct = 12;

}  // namespace

void CompactWriter::Varint(std::uint64_t value) {
  while (value >= 0x80) {
    bytes_ += static_cast<char>((value & 0x7F) | 0x80);
    value >>= 7;
  }
  bytes_ += static_cast<char>(value);
}

void CompactWriter::Zigzag(std::int64_t value) {
  Varint((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
}

// Ids that rise by less than 16 share a byte with the type.
void CompactWriter::Field(int id, int type) {
  const int delta = id - last_ids_.back();
  if (delta > 0 && delta < 16) {
    bytes_ += static_cast<char>((delta << 4) | type);
  } else {
    bytes_ += static_cast<char>(type);
    Zigzag(id);
  }
  last_ids_.back() = id;
}

void CompactWriter::BeginField(int id) {
  Field(id, kStruct);
  Begin();
}

void CompactWriter::End() {
  bytes_ += '\0';
  last_ids_.pop_back();
}

void CompactWriter::Integer(int id, std::int64_t value, int bits) {
  Field(id, bits == 32 ? kInt32 : kInt64);
  Zigzag(value);
}

void CompactWriter::Short(int id, std::int16_t value) {
  Field(id, kInt16);
  Zigzag(value);
}

void CompactWriter::Byte(int id, std::int8_t value) {
  Field(id, kByte);
  bytes_ += static_cast<char>(value);
}

void CompactWriter::Bool(int id, bool value) { Field(id, value ? kTrue : kFalse); }

void CompactWriter::Binary(int id, std::string_view bytes) {
  Field(id, kBinary);
  BinaryElement(bytes);
}

void CompactWriter::Empty(int id) {
  BeginField(id);
  End();
}

void CompactWriter::List(int id, Element element, std::size_t size) {
  Field(id, kList);
  const auto type = static_cast<unsigned>(element);
  if (size < 15) {
    bytes_ += static_cast<char>((size << 4) | type);
  } else {
    bytes_ += static_cast<char>(0xF0 | type);
    Varint(size);
  }
}

void CompactWriter::IntegerElement(std::int64_t value) { Zigzag(value); }

void CompactWriter::BinaryElement(std::string_view bytes) {
  Varint(bytes.size());
  bytes_ += bytes;
}

}  // namespace sarabun::parquet
