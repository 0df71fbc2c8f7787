#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sarabun/finding.h"
#include "sinks/agency_book.h"

namespace sarabun::sinks {

// The words of the workbook that goes back to an agency, in Thai.

using Filling = std::vector<std::pair<std::string_view, std::string>>;

// A text of rules/sheet.tsv with every {name} filled in; empty where there is none of that key.
std::string Say(std::string_view key, const Filling& filling = {});

// The file's name without its folder.
std::string FileOf(const std::string& path);

// What was found, with the text of the report in full where the message does not hold it.
std::string FoundText(const AgencyAudit& agency, const Finding& finding);

// Where to look, a line each: table and row, field and place in it, file.
std::string WhereText(const Finding& finding);

}  // namespace sarabun::sinks
