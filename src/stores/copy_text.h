#pragma once

#include <span>
#include <string>

#include "warehouse/value.h"

namespace sarabun::stores {

// Appends a row in the text format of PostgreSQL's COPY: columns between tabs, "\N" for NULL, backslash escapes, and a
// line feed (PostgreSQL 15 manual, COPY, "Text Format").
void AppendCopyRow(std::string& out, std::span<const warehouse::Value> row);

}  // namespace sarabun::stores
