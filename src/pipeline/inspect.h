#pragma once

#include <optional>
#include <string>
#include <vector>

#include "grid/collector.h"
#include "rules/report_reader.h"
#include "sarabun/extract.h"
#include "sarabun/finding.h"
#include "sarabun/result.h"
#include "wordml/reader.h"

namespace sarabun::pipeline {

// One document as the reader understood it: what `sarabun inspect` shows.
struct Inspection {
  DocumentInfo info;
  std::optional<std::string> part;    // the main part; none for a dump
  wordml::CharacterCount characters;  // over all parts
  grid::TableCollector content;
  std::vector<rules::TableExplanation> explanations;
  std::size_t records = 0;
  std::optional<Error> no_report;  // why the packs gave no record
  wordml::SideParts side_parts;
  FindingList findings;
};

// Reads one document whole, and has the packs try their hand at it. Errors: those of reading; that no pack claimed a
// table is told inside.
Result<Inspection> Inspect(const std::string& path, const ExtractOptions& options);

// The contract's table object, one line; `parts` adds a key of that name with what stands beside the tables.
std::string InspectionJson(const Inspection& inspection, bool parts);

// For people: the document, each table drawn, its rows' kinds and why, findings counted; `parts` adds headers,
// footers, notes, text boxes and properties.
std::string InspectionText(const Inspection& inspection, bool parts);

}  // namespace sarabun::pipeline
