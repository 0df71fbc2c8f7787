#pragma once

#include <string>
#include <vector>

#include "rules/draft_form.h"
#include "rules/report_reader.h"

namespace sarabun::rules {

// A report to draft a pack from.
struct DraftSource {
  std::string name;  // of its file, for the draft's first line
  bool is_dump = false;
  DraftContent content;
  std::vector<SideText> side_texts;
};

// A first pack. Each guess stands with what it was guessed from; "# CHECK:" marks where a person must look, and why.
struct Draft {
  std::string pack;   // pack.yaml
  std::string cases;  // cases/draft.case: the report's first rows, without what they must give
  std::size_t checks = 0;
  std::size_t rows = 0;    // of the form's tables, below their headings
  std::size_t others = 0;  // tables that look different and are left alone
};

// Drafts a pack of this name. Errors: kNoReport where there is no table to draft from.
Result<Draft> MakeDraft(const DraftSource& source, const DraftWords& words, const std::string& name);

// The report's first rows as a case; `form` is of `source`.
std::string DraftCase(const DraftSource& source, const DraftForm& form);

}  // namespace sarabun::rules
