#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sarabun/sink.h"
#include "sinks/output.h"

namespace sarabun::sinks {

// Which names stand in the heading row: the keys of CONTRACT.md, or words for people (rules/headings.tsv).
enum class CsvHeadings { kKeys, kThai, kEnglish };

// A column that a rule pack names beyond the usual ones (`extra` of a record).
struct ExtraColumn {
  std::string key;
  std::string thai;     // empty: the key
  std::string english;  // empty: the key
};

struct CsvOptions {
  CsvHeadings headings = CsvHeadings::kKeys;
  // A byte-order mark first, without which Excel takes UTF-8 for the local code page.
  bool bom = false;
  // `'` before every cell that a spreadsheet would take for a formula (see IsFormula).
  bool safe = false;
  // The union over the packs in use: the heading row is written before the first record is seen.
  std::vector<ExtraColumn> extra;
};

// A table's columns and rows as plain text, the same for CSV and workbook. Lists are joined by line feeds with their
// labels; evidence is a count, empty where unknown; `shared_with` lists items, joined by ", ".
std::vector<std::string> RecordHeadings(CsvHeadings headings, const std::vector<ExtraColumn>& extra);
std::vector<std::string> RecordCells(const Record& record, const std::vector<ExtraColumn>& extra);
// Which of these columns hold numbers. A code is none, also where it is made of digits.
std::vector<bool> RecordNumberColumns(const std::vector<ExtraColumn>& extra);

// Whether a spreadsheet could take the cell for a formula: it starts with '=', '+', '@' or a tab, or with '-' and then
// a digit or a letter of any script. "- item" is a list.
bool IsFormula(std::string_view cell);

// One field of RFC 4180, without what separates it from the next; see AppendCsvRow.
void AppendCsvField(std::string& out, std::string_view cell, bool safe);

// One row of RFC 4180 with its CRLF: a field is quoted where it holds a comma, a quote or a line break; text that is no
// UTF-8 gets U+FFFD.
void AppendCsvRow(std::string& out, const std::vector<std::string>& cells, bool safe);

// Records as CSV, one row each. Write fails with kInvalidArgument for a record with an extra field that has no column:
// nothing is dropped in silence.
class CsvSink final : public Sink {
 public:
  explicit CsvSink(std::unique_ptr<Output> output, CsvOptions options = {});
  Status Begin() override;
  Status Write(const Record& record) override;
  Status Finish() override;

 private:
  std::unique_ptr<Output> output_;
  CsvOptions options_;
  std::string row_;
};

// An error where a record has an extra field that is not among the columns.
Status CheckExtra(const Record& record, const std::vector<ExtraColumn>& extra);

}  // namespace sarabun::sinks
