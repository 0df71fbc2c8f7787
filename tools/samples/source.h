#pragma once

// A report as its source file tells it: typed, but not yet laid out for Word nor read as records.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "tools/docx_builder/document.h"
#include "tools/samples/marked_text.h"
#include "tools/samples/yaml_file.h"

namespace sarabun::samples {

// What all reports of the form share.
struct Form {
  std::vector<std::string> headings;
  std::vector<int> widths;
  std::map<std::string, std::string> instruments;
  std::map<int, std::string> indicators;
  std::map<std::string, std::string> statements;
};

struct District {
  std::string code;
  std::string name;  // Thai, without the words for "district office"
  std::string name_en;
};

struct ItemSource {
  std::string code;  // "I1", "O1-O22"
  int first = 0;
  int last = 0;
  std::string statement;  // marked; empty for ranges
  int statement_empty_after = 0;
  std::string score;              // "94.72", as the record's number
  std::string score_raw;          // as typed
  std::string score_at = "line";  // line, inline, spaced (a break and a space)
  int score_tabs = 0;
  std::vector<Line> issues;
  std::vector<Line> measures;
  std::vector<Line> results;
  std::string shares;  // the item whose measures and results are merged down to this one
  bool shares_evidence = false;
  std::vector<std::size_t> pictures;  // of the report's pictures
  bool pictures_together = false;     // in one paragraph
  std::string evidence_text;          // a caption below the pictures
  bool dump_loses_evidence = false;
  std::string bookmark;
  std::string bookmark_at_end;  // before the last paragraph of the results
};

// A section row, or an item's.
struct RowSource {
  std::string instrument;
  int indicator = 0;
  int span = 4;  // of a section row; what is left of the row is one empty cell
  ItemSource item;
};

struct ReportSource {
  std::string name;  // of the files
  District district;
  int fiscal_year = 0;
  std::string round_label;
  int round_no = 0;
  int round_of = 0;
  int round_months = 0;
  std::string period_start;
  std::string period_end;
  std::vector<std::string> title;
  bool headings_bold = true;
  std::uint64_t seed = 1;
  std::string modified;
  bool dump = false;
  std::vector<build::ListLevel> list;  // of numbers that Word makes
  std::vector<build::Media> pictures;
  std::vector<RowSource> rows;
};

Form ReadForm(const std::string& path);
// Replaces the form's statements by those that a rule pack holds as the official wording.
void TakeStatements(const std::string& pack, Form& form);
std::vector<District> ReadDistricts(const std::string& path);
ReportSource ReadReport(const std::string& path, const Form& form, const std::vector<District>& districts);

// Splits "O1-O22" into first and last.
void SetCode(ItemSource& item, const std::string& code);

}  // namespace sarabun::samples
