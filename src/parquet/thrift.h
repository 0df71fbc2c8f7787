#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sarabun::parquet {

// Writes Thrift's compact protocol, which Parquet's page headers and footer are made of (thrift-compact-protocol.md
// in the Thrift sources). Fields of a struct must come by rising id. Example:
//
//   CompactWriter thrift;
//   thrift.Begin();            // the struct itself
//   thrift.Integer(1, 42);     // an i32 or i64, field id 1
//   thrift.BeginField(5);      // a struct in field 5
//   thrift.End();
//   thrift.End();
class CompactWriter {
 public:
  void Begin() { last_ids_.push_back(0); }
  void BeginField(int id);
  void End();

  void Integer(int id, std::int64_t value, int bits = 64);  // an i32, or i64: 64 bits
  void Short(int id, std::int16_t value);
  void Byte(int id, std::int8_t value);
  void Bool(int id, bool value);
  void Binary(int id, std::string_view bytes);
  // An empty struct: how Parquet spells the choice of a union.
  void Empty(int id);

  // A list; its elements follow, each by one of the calls below or by Begin and End.
  enum class Element : std::uint8_t { kInt32 = 5, kBinary = 8, kStruct = 12 };
  void List(int id, Element element, std::size_t size);
  void IntegerElement(std::int64_t value);
  void BinaryElement(std::string_view bytes);

  const std::string& bytes() const { return bytes_; }

 private:
  void Field(int id, int type);
  void Varint(std::uint64_t value);
  void Zigzag(std::int64_t value);

  std::string bytes_;
  std::vector<int> last_ids_;  // of the structs that are open
};

}  // namespace sarabun::parquet
