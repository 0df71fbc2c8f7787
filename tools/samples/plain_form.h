#pragma once

// Reports of forms without item codes: a table of named columns, a row an item. The source says of each column what it
// is and how it is headed, and of each row what was typed; document and expected records are made from that alone.

#include <string>

#include "tools/docx_builder/document.h"

namespace sarabun::samples {

struct PlainReport {
  build::Document document;
  // The records of the file with these bytes: their keys hold its hash. `dump` where it is the text dump.
  std::string Records(const std::string& bytes, bool dump) const;

  std::string name;  // of the files
  bool dump = false;
  std::vector<std::string> records;  // with `{hash}` and `{part}` where the file decides
};

PlainReport ReadPlainReport(const std::string& path);

}  // namespace sarabun::samples
