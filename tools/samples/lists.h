#pragma once

// What the expected records of all forms share: lists as they must be read, and hashes.

#include <string>
#include <vector>

#include "tools/samples/json.h"
#include "tools/samples/marked_text.h"

namespace sarabun::samples {

struct ListEntry {
  std::string label;
  int level = 1;
  std::string text;  // marked
};

std::vector<ListEntry> Entries(const std::vector<Line>& lines, const std::vector<build::ListLevel>& levels);
void WriteList(Json& json, const char* key, const std::vector<ListEntry>& entries);

std::string Sha256(const std::string& bytes);

}  // namespace sarabun::samples
