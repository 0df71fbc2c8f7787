#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/draft.h"
#include "sarabun/extract.h"
#include "sarabun/result.h"

namespace sarabun::pipeline {

// A first pack as it was written, and what it makes of the report that it was drafted from.
struct DraftedPack {
  std::string folder;
  std::string name;
  rules::Draft draft;
  std::size_t records = 0;
  std::size_t unread_rows = 0;           // of the form's tables, that are no heading, section, item or part of one
  std::optional<std::string> no_report;  // why it gives no record at all
};

// The pack that already reads the report, and how many records it gives; none where no pack does, or none is installed.
struct KnownForm {
  std::string pack;
  std::size_t records = 0;
};
Result<std::optional<KnownForm>> FindKnownForm(const std::string& path, const ExtractOptions& options);

// Drafts a pack from a report and writes it to `folder`, which must not exist: it is written beside and renamed, so
// that no half a pack is ever there. The report is read more than once: no "-". Of `options`, the packs are not used;
// draft.yaml is looked for in its rule folders. Errors: those of reading, kNoReport (no table to draft from),
// kInvalidArgument (the folder exists), kIo.
Result<DraftedPack> DraftPack(const std::string& path, const std::string& folder, const ExtractOptions& options);

}  // namespace sarabun::pipeline
