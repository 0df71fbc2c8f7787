#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sarabun::picture {

// Numbers inside a hostile file: what lies outside it reads as 0. Parsers check Has() where 0 would be believed.
class Bytes {
 public:
  explicit Bytes(std::string_view data) : data_(data) {}

  std::size_t size() const { return data_.size(); }
  bool Has(std::size_t at, std::size_t count) const { return at <= data_.size() && count <= data_.size() - at; }
  bool Is(std::size_t at, std::string_view expected) const {
    return Has(at, expected.size()) && data_.substr(at, expected.size()) == expected;
  }
  std::string_view Slice(std::size_t at, std::size_t count) const {
    return at < data_.size() ? data_.substr(at, count) : std::string_view{};
  }

  std::uint32_t U8(std::size_t at) const { return at < data_.size() ? static_cast<unsigned char>(data_[at]) : 0u; }
  std::uint32_t Little16(std::size_t at) const { return U8(at) | U8(at + 1) << 8; }
  std::uint32_t Little24(std::size_t at) const { return Little16(at) | U8(at + 2) << 16; }
  std::uint32_t Little32(std::size_t at) const { return Little16(at) | Little16(at + 2) << 16; }
  std::uint32_t Big16(std::size_t at) const { return U8(at) << 8 | U8(at + 1); }
  std::uint32_t Big32(std::size_t at) const { return Big16(at) << 16 | Big16(at + 2); }
  std::int32_t SignedLittle16(std::size_t at) const { return static_cast<std::int16_t>(Little16(at)); }
  std::int32_t SignedLittle32(std::size_t at) const { return static_cast<std::int32_t>(Little32(at)); }

 private:
  std::string_view data_;
};

}  // namespace sarabun::picture
