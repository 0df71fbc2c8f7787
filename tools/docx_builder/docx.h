#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "tools/docx_builder/document.h"

namespace sarabun::build {

struct Part {
  std::string name;
  std::string bytes;
  bool packed_already = false;  // a picture: stored, not deflated
};

// Every part of the package but word/document.xml.
std::vector<Part> PartsBesideTheBody(const Document& document);

// Writes `document` to a file, and after its body one table whose rows `next` gives until it has no more. Rows pass
// through, so that a table of any length needs no memory. False, with errno's message on standard error, where the
// file cannot be written.
bool WriteLongTable(const std::string& path, const Document& document, const Table& table,
                    const std::function<std::optional<Row>()>& next);

}  // namespace sarabun::build
