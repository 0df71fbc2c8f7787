#include "fuzz/target.h"

namespace sarabun::fuzz {

std::string_view PartOf(std::string_view input, std::size_t index) {
  for (; index > 0; --index) {
    const std::size_t end = input.find(kPartSeparator);
    if (end == std::string_view::npos) return {};
    input.remove_prefix(end + 1);
  }
  return input.substr(0, input.find(kPartSeparator));
}

std::uint64_t HashOf(std::string_view input) {
  std::uint64_t hash = 14695981039346656037u;  // FNV-1a
  for (const char byte : input) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211u;
  return hash ^ (hash >> 32);
}

}  // namespace sarabun::fuzz
