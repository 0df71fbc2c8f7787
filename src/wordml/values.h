#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sarabun::wordml {

// Attribute values (ECMA-376 part 1, 22.9). What does not parse is as if absent.

inline std::optional<std::int32_t> Integer(std::string_view text) {
  std::int32_t value = 0;
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end == text.data()) return std::nullopt;
  return value;
}

// ST_OnOff (22.9.2.7).
inline bool IsTrue(std::string_view text) { return text != "0" && text != "false" && text != "off"; }

// Code points of valid UTF-8: the bytes that do not continue one. One pass that compilers turn into vectors.
inline std::uint64_t CountCodePoints(std::string_view text) {
  std::uint64_t count = 0;
  for (const char byte : text) count += (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u;
  return count;
}

}  // namespace sarabun::wordml
