#include "legacy/compound_file.h"

#include <cstdint>
#include <utility>

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
constexpr std::size_t kLeftAt = 68;        // siblings are a binary tree, the root's child is its top
constexpr std::size_t kRightAt = 72;
constexpr std::size_t kChildAt = 76;
constexpr std::size_t kStartSectorAt = 116;
constexpr std::size_t kSizeAt = 120;
constexpr std::uint32_t kSmallestInSectors = 4096;  // 2.2: the mini stream cutoff
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

struct Entry {
  std::string name;
  std::uint32_t left = 0;
  std::uint32_t right = 0;
  std::uint32_t child = 0;
  std::uint32_t start_sector = 0;
  std::uint32_t size = 0;
};

// The directory in the file's order; the first entry is the root. An unused entry has no name.
std::vector<Entry> ReadDirectory(std::string_view bytes, const Sectors& sectors) {
  std::vector<Entry> entries;
  std::uint32_t sector = Little(bytes, kFirstDirectorySector, 4);
  for (; entries.size() < kMostEntries; sector = sectors.Next(sector)) {
    const std::string_view directory = sectors.At(sector);
    if (directory.size() < kEntryBytes) break;
    for (std::size_t at = 0; at + kEntryBytes <= directory.size(); at += kEntryBytes) {
      const std::string_view raw = directory.substr(at, kEntryBytes);
      Entry entry{{},
                  Little(raw, kLeftAt, 4),
                  Little(raw, kRightAt, 4),
                  Little(raw, kChildAt, 4),
                  Little(raw, kStartSectorAt, 4),
                  Little(raw, kSizeAt, 4)};
      if (raw[kObjectTypeAt] != 0) entry.name = EntryName(raw);
      entries.push_back(std::move(entry));
    }
  }
  return entries;
}

// Entries directly below the root; all of them where its tree leads nowhere.
std::vector<const Entry*> RootEntries(const std::vector<Entry>& entries) {
  std::vector<const Entry*> found;
  if (entries.empty()) return found;
  std::vector<bool> seen(entries.size(), false);
  std::vector<std::uint32_t> waiting = {entries.front().child};
  seen[0] = true;
  while (!waiting.empty()) {
    const std::uint32_t at = waiting.back();
    waiting.pop_back();
    if (at >= entries.size() || seen[at]) continue;
    seen[at] = true;
    const Entry& entry = entries[at];
    if (!entry.name.empty()) found.push_back(&entry);
    waiting.push_back(entry.left);
    waiting.push_back(entry.right);
  }
  if (!found.empty()) return found;
  for (const Entry& entry : entries) {
    if (!entry.name.empty()) found.push_back(&entry);
  }
  return found;
}

}  // namespace

bool IsCompoundFile(std::string_view bytes) { return bytes.substr(0, kSignature.size()) == kSignature; }

std::vector<std::string> CompoundEntryNames(std::string_view bytes) {
  std::vector<std::string> names;
  if (!IsCompoundFile(bytes) || bytes.size() < kHeaderBytes) return names;
  const std::vector<Entry> entries = ReadDirectory(bytes, Sectors(bytes));
  for (const Entry* entry : RootEntries(entries)) names.push_back(entry->name);
  return names;
}

bool CompoundIsCut(std::string_view bytes) {
  constexpr std::uint32_t kFree = 0xFFFFFFFF;
  constexpr std::uint32_t kLastSector = 0xFFFFFFFA;  // 2.1: numbers above it are no sectors
  if (bytes.size() < kHeaderBytes) return true;
  const Sectors sectors(bytes);
  for (std::size_t i = 0; i < kFatSectorsInHeader; ++i) {
    const std::uint32_t fat = Little(bytes, kFatSectorsAt + 4 * i, 4);
    if (fat > kLastSector) break;
    const std::string_view table = sectors.At(fat);
    if (table.empty()) return true;
    const std::size_t per_sector = table.size() / 4;
    for (std::size_t j = per_sector; j-- > 0;) {
      if (Little(table, 4 * j, 4) == kFree) continue;
      if (sectors.At(static_cast<std::uint32_t>(i * per_sector + j)).empty()) return true;
      break;  // the highest of this table
    }
  }
  return false;
}

std::string_view CompoundStreamStart(std::string_view bytes, std::string_view name) {
  if (!IsCompoundFile(bytes) || bytes.size() < kHeaderBytes) return {};
  const Sectors sectors(bytes);
  const std::vector<Entry> entries = ReadDirectory(bytes, sectors);
  for (const Entry* entry : RootEntries(entries)) {
    if (entry->name == name && entry->size >= kSmallestInSectors) return sectors.At(entry->start_sector);
  }
  return {};
}

}  // namespace sarabun::legacy
