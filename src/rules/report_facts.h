#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/pack.h"
#include "rules/report_reader.h"
#include "sarabun/finding.h"
#include "sarabun/record.h"

namespace sarabun::rules {

// What may tell a report's facts, text as written.
struct FactTexts {
  std::string title;               // everything before the first table of the form, a line a paragraph
  std::vector<std::string> boxes;  // text boxes
  std::vector<SideText> side_texts;
};

// Agency, fiscal year, round and period from the pack's sources in order. What had to be derived, is missing or
// does not agree is a finding. `title` and `key` stay empty.
ReportInfo ReadFacts(const Pack& pack, const FactTexts& texts, std::vector<Finding>& findings);

// The report's fiscal year alone, as ReadFacts finds or derives it; none where nothing tells it.
std::optional<int> ReadFiscalYear(const Pack& pack, const FactTexts& texts);

// Whether a paragraph tells any fact or begins the title.
bool TellsFact(const Pack& pack, std::string_view paragraph);
bool BeginsTitle(const Pack& pack, std::string_view paragraph);

}  // namespace sarabun::rules
