#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/report_draft.h"
#include "sarabun/record.h"

namespace sarabun::rules {

// Which instrument and indicator an item belongs to.
struct ItemSections {
  std::optional<Instrument> instrument;
  std::optional<Indicator> indicator;
  int instrument_row = -1;  // in ReportDraft::sections, where a row said it; -1 where it follows from the code
  int indicator_row = -1;
  bool against_instrument = false;  // a row says another one than the item's code
  bool against_indicator = false;
};

// What the rows above an item say, their names repaired in `names`; where they say nothing, or belong to another
// instrument than the item's code, what the pack knows of the code.
ItemSections ResolveSections(const ReportDraft& draft, const DraftHead& record, const std::vector<std::string>& names);

}  // namespace sarabun::rules
