#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sarabun::opc {

// Verbs for damage to the bytes of a zip. Offsets count from the first byte.

inline std::string TruncateAt(std::string bytes, std::size_t length) {
  bytes.resize(length);
  return bytes;
}

inline std::string FlipByte(std::string bytes, std::size_t at) {
  bytes[at] = static_cast<char>(~static_cast<unsigned char>(bytes[at]));
  return bytes;
}

// Every place of `from` becomes `to`, of the same length, so that all offsets stay true.
inline std::string Overwrite(std::string bytes, std::string_view from, std::string_view to) {
  for (std::size_t at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + to.size())) {
    bytes.replace(at, from.size(), to);
  }
  return bytes;
}

// Little-endian number of `size` bytes at `at`.
inline std::string PutNumber(std::string bytes, std::size_t at, std::uint64_t value, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i, value >>= 8) bytes[at + i] = static_cast<char>(value & 0xFF);
  return bytes;
}

// The header of an entry in the directory (APPNOTE 4.3.12), and of its data (4.3.7).
inline std::size_t CentralHeader(std::string_view bytes, std::string_view name) { return bytes.rfind(name) - 46; }
inline std::size_t LocalHeader(std::string_view bytes, std::string_view name) { return bytes.find(name) - 30; }

}  // namespace sarabun::opc
