#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/auditor.h"

namespace sarabun::sinks {

// The items that the reports of one form have, in the form's order: the columns of a heat map.
struct AuditForm {
  struct Item {
    std::string code;
    std::string statement;  // as the first report with it says it
    std::string instrument;
    std::optional<int> indicator;
    bool negative = false;  // asks for something bad, so that a high score means that it does not happen
  };
  // Items that stand side by side under one heading.
  struct Band {
    std::string label;  // short: "3", or the instrument's code
    std::string name;
    std::size_t first = 0;
    std::size_t count = 0;
  };
  struct Indicator {
    int no = 0;
    std::string name;
  };
  std::string name;  // of the rule pack
  std::string title;
  std::string title_th;
  std::vector<Item> items;
  std::vector<Band> bands;
  std::vector<Indicator> indicators;
};

// The forms of an audit, and which of them each report is of.
struct AuditForms {
  std::vector<AuditForm> forms;
  std::vector<std::size_t> of_report;
};

AuditForms FormsOf(const std::vector<audit::Report>& reports);

// What the agency's list says of the report's agency; null where it does not know it.
const rules::AgencyEntry* AgencyOf(const audit::Report& report);

}  // namespace sarabun::sinks
