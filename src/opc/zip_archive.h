#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "opc/inflate.h"
#include "sarabun/limits.h"
#include "sarabun/result.h"

struct zip;
struct zip_file;

namespace sarabun::opc {

struct ZipEntry {
  std::string name;  // as the zip spells it
  std::uint64_t index = 0;
  std::uint64_t bytes = 0;
  std::uint64_t packed_bytes = 0;
};

// What all reads of one archive have cost so far.
struct ReadBudget {
  Limits limits;
  std::uint64_t total = 0;

  // Whether an entry of `packed_bytes`, unpacked to `bytes`, and all before it, `total` bytes together, are within.
  Status Check(std::uint64_t bytes, std::uint64_t packed_bytes, std::uint64_t all_bytes) const;
};

// One entry being inflated. Counts what really comes out: the directory may lie, and a bomb must be stopped before
// it is whole. Valid as long as its archive.
class ZipEntryStream {
 public:
  ZipEntryStream(zip_file* file, const ZipEntry& entry, std::uint64_t packed_bytes, ReadBudget& budget);

  // Fills up to `size` bytes; 0 at the end, after the CRC was checked.
  Result<std::size_t> Read(char* buffer, std::size_t size);
  // The rest of the entry; reuses the capacity of `out`. May throw std::bad_alloc.
  Status ReadAll(std::string& out);

 private:
  struct Closer {
    void operator()(zip_file* file) const;
  };
  Status CheckLimits() const;

  std::unique_ptr<zip_file, Closer> file_;
  std::uint64_t bytes_;         // as the directory says
  std::uint64_t packed_bytes_;  // the same, but never more than the file has
  std::uint64_t produced_ = 0;
  ReadBudget* budget_;
};

// A zip in memory, through libzip.
class ZipArchive {
 public:
  // `bytes` must outlive the archive.
  static Result<std::unique_ptr<ZipArchive>> Open(std::string_view bytes, const Limits& limits);

  const std::vector<ZipEntry>& entries() const { return entries_; }
  Result<ZipEntryStream> OpenEntry(const ZipEntry& entry);
  // A whole entry; reuses the capacity of `out`.
  Status Read(const ZipEntry& entry, std::string& out);

 private:
  struct Closer {
    void operator()(zip* archive) const;
  };
  ZipArchive(zip* archive, std::uint64_t size, const Limits& limits);
  Status List();
  bool ReadHonest(const ZipEntry& entry, std::string& out);

  std::unique_ptr<zip, Closer> archive_;
  std::uint64_t size_;
  ReadBudget budget_;
  std::vector<ZipEntry> entries_;
  Inflater inflater_;
  std::string packed_;  // kept for its capacity
};

}  // namespace sarabun::opc
