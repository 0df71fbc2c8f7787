#include "legacy/compound_file.h"

#include <cstdint>

namespace sarabun::legacy {

namespace {

constexpr std::string_view kSignature = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::size_t kHeaderBytes = 512;
constexpr std::size_t kSectorShiftAt = 30;  // MS-CFB 2.2: 9 (512 bytes) or 12 (4096 bytes)
constexpr std::size_t kFirstDirectorySector = 48;
constexpr std::size_t kFatSectorsAt = 76;  // the first 109 sectors of the FAT; enough for 6.8 MB, see NextSector
constexpr std::size_t kFatSectorsInHeader = 109;
constexpr std::size_t kEntryBytes = 128;   // 2.6.1
constexpr std::size_t kNameLengthAt = 64;  // in bytes of UTF-16, the final NUL among them
constexpr std::size_t kLongestName = 64;
constexpr std::size_t kObjectTypeAt = 66;  // 0: unused
constexpr std::size_t kMostEntries = 4096;

std::uint32_t Little(std::string_view bytes, std::size_t at, std::size_t width) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < width && at + i < bytes.size(); ++i) {
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  }
  return value;
}

std::string EntryName(std::string_view entry) {
  std::string name;
  const std::size_t length = Little(entry, kNameLengthAt, 2);
  for (std::size_t at = 0; at + 2 < length + 1 && at < kLongestName; at += 2) {
    const std::uint32_t unit = Little(entry, at, 2);
    if (unit == 0) break;
    name += unit < 0x80 ? static_cast<char>(unit) : '?';
  }
  return name;
}

class Sectors {
 public:
  explicit Sectors(std::string_view bytes) : bytes_(bytes) {
    const std::uint32_t shift = Little(bytes, kSectorShiftAt, 2);
    size_ = std::size_t{1} << (shift == 12 ? 12 : 9);
  }

  // A sector's bytes; fewer or none where the file ends.
  std::string_view At(std::uint32_t sector) const {
    const std::uint64_t start = (std::uint64_t{sector} + 1) * size_;
    return start < bytes_.size() ? bytes_.substr(static_cast<std::size_t>(start), size_) : std::string_view{};
  }

  // The sector after `sector` in its chain. Where the FAT's own sector is listed outside the header the next
  // one in the file is as good a guess as any: writers lay directories out in order.
  std::uint32_t Next(std::uint32_t sector) const {
    const std::size_t per_sector = size_ / 4;
    const std::size_t fat = sector / per_sector;
    if (fat >= kFatSectorsInHeader) return sector + 1;
    const std::string_view table = At(Little(bytes_, kFatSectorsAt + 4 * fat, 4));
    const std::size_t at = 4 * (sector % per_sector);
    return at + 4 <= table.size() ? Little(table, at, 4) : sector + 1;
  }

 private:
  std::string_view bytes_;
  std::size_t size_ = 512;
};

}  // namespace

bool IsCompoundFile(std::string_view bytes) { return bytes.substr(0, kSignature.size()) == kSignature; }

std::vector<std::string> CompoundEntryNames(std::string_view bytes) {
  std::vector<std::string> names;
  if (!IsCompoundFile(bytes) || bytes.size() < kHeaderBytes) return names;
  const Sectors sectors(bytes);
  std::uint32_t sector = Little(bytes, kFirstDirectorySector, 4);
  for (std::size_t seen = 0; seen < kMostEntries; sector = sectors.Next(sector)) {
    const std::string_view directory = sectors.At(sector);
    if (directory.size() < kEntryBytes) break;
    for (std::size_t at = 0; at + kEntryBytes <= directory.size(); at += kEntryBytes, ++seen) {
      const std::string_view entry = directory.substr(at, kEntryBytes);
      if (entry[kObjectTypeAt] != 0) names.push_back(EntryName(entry));
    }
  }
  return names;
}

}  // namespace sarabun::legacy
