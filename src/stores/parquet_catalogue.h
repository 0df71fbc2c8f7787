#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "sarabun/result.h"
#include "warehouse/store.h"

namespace sarabun::stores {

// What a Parquet data set holds: a catalogue (_manifest.json) that lists its live files, and for each load an index of
// what the next loads must know. Files that the catalogue does not name are left-overs of a load that was cut short.

inline constexpr std::string_view kCatalogueName = "_manifest.json";

struct LiveFile {
  std::string path;  // below the data set's folder, '/' between
  std::string table;
  std::uint64_t rows = 0;
  std::uint64_t bytes = 0;
};

struct LiveLoad {
  std::int64_t load_id = 0;
  std::string index;  // path below the folder
  std::vector<LiveFile> files;
};

struct Catalogue {
  int schema_version = 0;  // 0: there is no data set yet
  std::vector<LiveLoad> loads;
};

// Whether a file is such a catalogue, by its beginning.
bool IsCatalogue(const std::string& path);
// Errors: kMalformed where the file is none of ours; kWrongFormat for a newer schema.
Result<Catalogue> ReadCatalogue(const std::string& folder);
// Renamed into place: the one moment at which a load becomes visible.
Status WriteCatalogue(const std::string& folder, const Catalogue& catalogue);

// What loads know of each other.
struct LoadIndex {
  struct Input {
    std::string sha256;
    std::string reading_sha256;
    std::string program_version;
    friend bool operator<(const Input& a, const Input& b) {
      return std::tie(a.sha256, a.reading_sha256, a.program_version) <
             std::tie(b.sha256, b.reading_sha256, b.program_version);
    }
  };
  std::vector<warehouse::KnownReport> reports;  // `retracted` is not set here
  std::set<Input> inputs;
  std::set<std::pair<std::string, std::string>> retracted;  // report key, document
  std::map<warehouse::TableId, std::vector<warehouse::Store::TextRow>> decisions;

  void Add(const LoadIndex& other);
};

Result<LoadIndex> ReadIndex(const std::string& path);
Status WriteIndex(const std::string& path, const LoadIndex& index);

}  // namespace sarabun::stores
