#include "base/text_table.h"

#include <algorithm>

#include "base/text.h"

namespace sarabun {

extern const char* const kMessagesTsv;
extern const char* const kHeadingsTsv;
extern const char* const kDictionaryTsv;
extern const char* const kChecksTsv;
extern const char* const kThresholdsTsv;
extern const char* const kReasonsTsv;
extern const char* const kAuditWordsTsv;
extern const char* const kLabelsTsv;
extern const char* const kSheetTsv;

TextTable::TextTable(std::string_view tsv) {
  for (const std::string_view line : Split(tsv, '\n')) {
    if (line.empty() || line.front() == '#') continue;
    if (columns_.empty()) {
      columns_ = Split(line, '\t');
    } else {
      rows_.push_back(Split(line, '\t'));
    }
  }
}

std::string_view TextTable::Find(std::string_view key, std::string_view column) const {
  const auto at = std::find(columns_.begin(), columns_.end(), column);
  const auto row = std::find_if(rows_.begin(), rows_.end(), [&](const auto& fields) { return fields.front() == key; });
  if (at == columns_.end() || row == rows_.end()) return {};
  const auto index = static_cast<std::size_t>(at - columns_.begin());
  return index < row->size() ? row->at(index) : std::string_view();
}

const TextTable& Messages() {
  static const TextTable kTable(kMessagesTsv);
  return kTable;
}

const TextTable& Headings() {
  static const TextTable kTable(kHeadingsTsv);
  return kTable;
}

const TextTable& Dictionary() {
  static const TextTable kTable(kDictionaryTsv);
  return kTable;
}

const TextTable& Checks() {
  static const TextTable kTable(kChecksTsv);
  return kTable;
}

const TextTable& Thresholds() {
  static const TextTable kTable(kThresholdsTsv);
  return kTable;
}

const TextTable& Reasons() {
  static const TextTable kTable(kReasonsTsv);
  return kTable;
}

const TextTable& AuditWordTable() {
  static const TextTable kTable(kAuditWordsTsv);
  return kTable;
}

const TextTable& Labels() {
  static const TextTable kTable(kLabelsTsv);
  return kTable;
}

const TextTable& SheetTexts() {
  static const TextTable kTable(kSheetTsv);
  return kTable;
}

}  // namespace sarabun
