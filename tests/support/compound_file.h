#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sarabun::test {

inline std::string Little(std::uint32_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i));
  return out;
}

// A compound file of one FAT sector and a directory, as short as MS-CFB allows.
inline std::string Compound(const std::vector<std::string>& names) {
  constexpr std::uint32_t kEndOfChain = 0xFFFFFFFE;
  constexpr std::uint32_t kNone = 0xFFFFFFFF;
  constexpr std::uint32_t kFatSector = 0xFFFFFFFD;
  std::string file = std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") + std::string(16, '\0') + Little(0x3E, 2) +
                     Little(3, 2) + Little(0xFFFE, 2) + Little(9, 2) + Little(6, 2) + std::string(10, '\0') +
                     Little(1, 4) + Little(1, 4);
  file.resize(76, '\0');
  file += Little(0, 4);
  file.resize(512, '\xFF');
  std::string directory;
  for (const std::string& name : names) {
    std::string entry;
    for (const char c : name) entry += std::string{c, '\0'};
    entry.resize(64, '\0');
    entry += Little(static_cast<std::uint32_t>(2 * name.size() + 2), 2) + "\2";
    // The root's child is the next entry; each of the others has the one after it to its right.
    const auto here = static_cast<std::uint32_t>(directory.size() / 128);
    const std::uint32_t next = here + 1 < names.size() ? here + 1 : kNone;
    entry += '\1';
    entry += Little(kNone, 4) + Little(here == 0 ? kNone : next, 4) + Little(here == 0 ? next : kNone, 4);
    entry.resize(128, '\0');
    directory += entry;
  }
  directory.resize((directory.size() + 511) / 512 * 512, '\0');
  const auto sectors = static_cast<std::uint32_t>(directory.size() / 512);
  std::string fat = Little(kFatSector, 4);
  for (std::uint32_t i = 1; i <= sectors; ++i) fat += Little(i == sectors ? kEndOfChain : i + 1, 4);
  fat.resize(512, '\xFF');
  return file + fat + directory;
}

}  // namespace sarabun::test
