#pragma once

#include <string>
#include <string_view>

#include "sarabun/limits.h"

namespace sarabun::fuzz {

// A Word file of these parts, stored rather than deflated; parts that are empty are left out, but for the document.
std::string WordPackage(std::string_view document, std::string_view styles = {}, std::string_view numbering = {},
                        std::string_view footnotes = {});

// Reads the bytes as the program reads a Word file, down to records, and demands what holds for any: characters in are
// those out and reported, rows are rectangles, records are sealed.
void ReadWordFile(std::string_view bytes, unsigned variant);

// Limits that leave every path open and no input slow.
Limits SmallLimits();

}  // namespace sarabun::fuzz
