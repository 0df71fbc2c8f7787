#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/sha256.h"
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
  std::uint64_t skipped = 0;         // hidden and lock files; a data set that we wrote counts as one
};

// Turns paths into inputs: folders are walked (past the data sets in them that load or
// extract --relational wrote), missing paths stay in the list as inputs that will be rejected.
InputList ExpandPaths(const std::vector<std::string>& paths);

// The paths of those inputs that are there, in order.
std::vector<std::string> PresentPaths(const InputList& list);

// What is read, for hints.
inline constexpr std::string_view kWhatIsRead =
    "Sarabun reads .docx, .docm, .dotx, .dotm, .doc, .rtf, .odt, Word's .xml and text dumps, known by content";

// A folder in which nothing was tried is an input that gave nothing. `records`: whether JSONL would have been read too.
Error EmptyFolder(const std::string& path, bool records);

// The bytes of one input ("-": standard input), hashed as ReadFile does. For a folder, the error names a report in it,
// if there is one.
Result<std::string> ReadInput(const std::string& path, std::uint64_t limit, Sha256* hash = nullptr);

// Whether the name says that this should be a report: "x.docx", "X.DOC". A file of such a name that is none is
// rejected even inside a folder; a spreadsheet beside the reports is merely skipped.
bool NamedLikeReport(const std::string& path);

}  // namespace sarabun::pipeline
