#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rules/report_draft.h"
#include "sarabun/record.h"

namespace sarabun::rules {

// Gives the records of a report, one after the other, what they have in common, and their keys and ids.
class RecordSealer {
 public:
  // `part` is the main part's name; none for a dump. `title_repairs` are each record's.
  RecordSealer(DocumentInfo document, std::optional<std::string> part, ReportInfo report,
               std::vector<FieldRepair> title_repairs);
  // The title as written, for those who want it with each record.
  void AddRawTitle(std::string title) { raw_title_ = std::move(title); }

  void Seal(const DraftHead& head, Record& record);

  // With the first record's key, once there was one.
  const ReportInfo& report() const { return report_; }

 private:
  DocumentInfo document_;
  std::optional<std::string> part_;
  ReportInfo report_;
  std::vector<FieldRepair> title_repairs_;
  std::optional<std::string> raw_title_;
  std::map<std::string, int> repeats_;  // of keys
};

}  // namespace sarabun::rules
