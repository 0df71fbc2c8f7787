#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "warehouse/table.h"

namespace sarabun::warehouse {

// One table as a CSV file of a data package.
struct PackageFile {
  TableId table{};
  std::string path;  // from the package's folder
  std::uint64_t rows = 0;
  std::uint64_t bytes = 0;
  std::string sha256;
};

struct PackageFacts {
  std::string program_version;
  std::string created;  // a kTimestamp
  std::vector<PackageFile> files;
};

inline constexpr const char* kDataPackageName = "datapackage.json";

// The descriptor of a Tabular Data Package (Frictionless Data, datapackage.org, version 2; readers of version 1 find
// what they know): every column with type, meaning in English and Thai, unit and constraints, every key. Foreign keys
// to tables that are not among the files are left out. An empty field is NULL, except where a text is required: there
// it is the empty text, and the field's own `missingValues` says so. Ends with a line feed.
std::string DataPackageJson(const PackageFacts& facts);

// Whether a text is a descriptor that DataPackageJson wrote.
bool IsDataPackageOfOurs(const std::string& json);

}  // namespace sarabun::warehouse
