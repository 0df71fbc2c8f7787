#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sarabun/result.h"

namespace sarabun::pipeline {

// One thing to read. Order of the list is the order of the output.
struct Input {
  std::string path;   // "-" is standard input
  bool named = true;  // by the caller; false: found in a folder, and skipped if of another kind
  Error missing;      // of a path that cannot be opened at all; meaningful when is_missing
  bool is_missing = false;
  std::size_t folder = 0;  // where found in one: index into InputList::folders
};

struct InputList {
  std::vector<Input> inputs;
  std::vector<std::string> folders;  // as the caller named them
  std::uint64_t skipped = 0;         // hidden and lock files
};

// Turns paths into inputs: folders are walked, missing paths stay in the list as inputs that will be rejected.
InputList ExpandPaths(const std::vector<std::string>& paths);

// The paths of those inputs that are there, in order.
std::vector<std::string> PresentPaths(const InputList& list);

// Whether the name says that this should be a report: "x.docx", "X.DOC". A file of such a name that is none is
// rejected even inside a folder; a spreadsheet beside the reports is merely skipped.
bool NamedLikeReport(const std::string& path);

}  // namespace sarabun::pipeline
