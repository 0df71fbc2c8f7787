#pragma once

#include <string_view>
#include <vector>

namespace sarabun {

// Tables of rules/*.tsv, compiled in: tab-separated, '#' begins a comment line, the first other line names
// the columns. A missing field at the end of a line is empty.
class TextTable {
 public:
  // `tsv` must outlive the table.
  explicit TextTable(std::string_view tsv);

  // The field of the first row whose first column is `key`; empty where there is no such row or column.
  std::string_view Find(std::string_view key, std::string_view column) const;
  const std::vector<std::vector<std::string_view>>& rows() const { return rows_; }

 private:
  std::vector<std::string_view> columns_;
  std::vector<std::vector<std::string_view>> rows_;
};

// rules/messages.tsv: code, severity, en, th: what a finding of that code says when its reporter says no
// more.
const TextTable& Messages();
// rules/headings.tsv: key, en, th: column headings of CSV and workbook.
const TextTable& Headings();
// rules/dictionary.tsv: name (of a table, or table.column, or view), th: what the tables of `sarabun load` mean.
const TextTable& Dictionary();
// rules/checks.tsv: code, grain, off, en, th: what each check looks for, and whether a pack may switch it off.
const TextTable& Checks();
// rules/thresholds.tsv: code, name, default, unit, least, most, en, th: the figures that a check goes by.
const TextTable& Thresholds();
// rules/reasons.tsv: reason, en, th: why a check of an audit could not run.
const TextTable& Reasons();
// rules/audit_words.tsv: kind, name, pattern: the words that checks of an audit go by.
const TextTable& AuditWordTable();
// rules/labels.tsv: key, en, th: what stands on the audit's page and workbook beside the data.
const TextTable& Labels();
// rules/sheet.tsv: key, en, th: what stands on the workbook that goes back to an agency.
const TextTable& SheetTexts();

}  // namespace sarabun
