#include "sinks/csv.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text_table.h"
#include "base/utf8.h"

namespace sarabun::sinks {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// CONTRACT.md, "CSV and XLSX of records"; the extra columns stand between these two.
constexpr std::array kColumnsBefore = {"record_id",    "key",       "no",           "agency_code", "agency",
                                       "fiscal_year",  "round",     "period_start", "period_end",  "instrument",
                                       "indicator_no", "indicator", "item",         "statement",   "score",
                                       "issues",       "measures",  "results",      "evidence",    "shared_with"};
constexpr std::array kColumnsAfter = {"document", "table", "row"};
constexpr std::array<std::string_view, 8> kNumbers = {"no",    "fiscal_year", "round", "indicator_no",
                                                      "score", "evidence",    "table", "row"};

std::string Text(const std::optional<std::string>& text) { return text.value_or(std::string()); }
std::string Text(const std::optional<int>& number) { return number ? std::to_string(*number) : std::string(); }

std::string Text(const std::vector<ListItem>& items) {
  std::string text;
  for (const ListItem& item : items) {
    if (&item != &items.front()) text += '\n';
    text += Text(item.label);
    if (item.label && !item.label->empty() && !item.text.empty()) text += ' ';
    text += item.text;
  }
  return text;
}

std::string SharedWith(const std::vector<SharedCell>& shared) {
  std::vector<std::string_view> items;
  for (const SharedCell& cell : shared) {
    for (const std::string& item : cell.with) {
      if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(item);
    }
  }
  std::string text;
  for (const std::string_view item : items) {
    if (!text.empty()) text += ", ";
    text += item;
  }
  return text;
}

std::string ExtraText(const Record& record, const std::string& key) {
  const auto at =
      std::find_if(record.extra.begin(), record.extra.end(), [&](const auto& field) { return field.first == key; });
  return at == record.extra.end() ? std::string() : at->second;
}

std::string Heading(std::string_view key, CsvHeadings headings) {
  if (headings == CsvHeadings::kKeys) return std::string(key);
  return std::string(Headings().Find(key, headings == CsvHeadings::kThai ? "th" : "en"));
}

std::string Heading(const ExtraColumn& column, CsvHeadings headings) {
  const std::string& word = headings == CsvHeadings::kThai ? column.thai : column.english;
  return headings == CsvHeadings::kKeys || word.empty() ? column.key : word;
}

}  // namespace

std::vector<std::string> RecordHeadings(CsvHeadings headings, const std::vector<ExtraColumn>& extra) {
  std::vector<std::string> row;
  row.reserve(kColumnsBefore.size() + extra.size() + kColumnsAfter.size());
  for (const char* key : kColumnsBefore) row.push_back(Heading(key, headings));
  for (const ExtraColumn& column : extra) row.push_back(Heading(column, headings));
  for (const char* key : kColumnsAfter) row.push_back(Heading(key, headings));
  return row;
}

std::vector<std::string> RecordCells(const Record& record, const std::vector<ExtraColumn>& extra) {
  const Instrument instrument = record.instrument.value_or(Instrument{});
  const Indicator indicator = record.indicator.value_or(Indicator{});
  const std::optional<Decimal> score = record.score ? record.score->value : std::nullopt;
  std::vector<std::string> row = {
      record.record_id,
      record.key,
      std::to_string(record.no),
      Text(record.report.agency.code),
      Text(record.report.agency.name),
      Text(record.report.fiscal_year),
      Text(record.report.round.no),
      Text(record.report.period.start),
      Text(record.report.period.end),
      Text(instrument.code),
      Text(indicator.no),
      Text(indicator.name),
      Text(record.item.code),
      Text(record.item.statement),
      score ? score->ToString() : std::string(),
      Text(record.issues),
      Text(record.measures),
      Text(record.results),
      record.evidence ? std::to_string(record.evidence->size()) : std::string(),
      SharedWith(record.shared),
  };
  for (const ExtraColumn& column : extra) row.push_back(ExtraText(record, column.key));
  row.push_back(record.document.path);
  row.push_back(std::to_string(record.source.table));
  row.push_back(std::to_string(record.source.row));
  return row;
}

std::vector<bool> RecordNumberColumns(const std::vector<ExtraColumn>& extra) {
  const auto is_number = [](std::string_view key) {
    return std::find(kNumbers.begin(), kNumbers.end(), key) != kNumbers.end();
  };
  std::vector<bool> numbers;
  numbers.reserve(kColumnsBefore.size() + extra.size() + kColumnsAfter.size());
  for (const char* key : kColumnsBefore) numbers.push_back(is_number(key));
  numbers.insert(numbers.end(), extra.size(), false);
  for (const char* key : kColumnsAfter) numbers.push_back(is_number(key));
  return numbers;
}

bool IsFormula(std::string_view cell) {
  if (cell.empty()) return false;
  if (std::string_view("=+@\t").find(cell.front()) != std::string_view::npos) return true;
  if (cell.front() != '-' || cell.size() == 1) return false;
  // Beyond ASCII, everything but the spaces counts as a letter: better a guard too many.
  const utf8::Decoded next = utf8::Decode(cell, 1);
  constexpr char32_t kNoBreakSpace = 0xA0;
  if (next.code_point >= 0x80) return next.code_point != kNoBreakSpace;
  const char32_t lower = next.code_point | 0x20;
  return (next.code_point >= U'0' && next.code_point <= U'9') || (lower >= U'a' && lower <= U'z');
}

void AppendCsvField(std::string& out, std::string_view cell, bool safe) {
  const bool guard = safe && IsFormula(cell);
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    if (guard) out += '\'';
    out += cell;
    return;
  }
  out += '"';
  if (guard) out += '\'';
  for (const char byte : cell) {
    if (byte == '"') out += '"';
    out += byte;
  }
  out += '"';
}

void AppendCsvRow(std::string& out, const std::vector<std::string>& cells, bool safe) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    const std::string& cell = cells[i];
    AppendCsvField(out, utf8::IsValid(cell) ? cell : utf8::Sanitize(cell), safe);
  }
  out += "\r\n";
}

Status CheckExtra(const Record& record, const std::vector<ExtraColumn>& extra) {
  for (const auto& entry : record.extra) {
    const bool known =
        std::any_of(extra.begin(), extra.end(), [&](const ExtraColumn& column) { return column.key == entry.first; });
    if (!known) {
      Error error{ErrorCode::kInvalidArgument,
                  "record " + record.key + " has a field '" + entry.first + "' without a column",
                  "name the rule pack that made it with --rules, or write JSONL",
                  {}};
      error.where.path = record.document.path;
      return error;
    }
  }
  return {};
}

CsvSink::CsvSink(std::unique_ptr<Output> output, CsvOptions options)
    : output_(std::move(output)), options_(std::move(options)) {}

Status CsvSink::Begin() {
  if (Status opened = output_->Open(); !opened) return opened;
  row_ = options_.bom ? kByteOrderMark : std::string_view();
  AppendCsvRow(row_, RecordHeadings(options_.headings, options_.extra), options_.safe);
  return output_->Write(row_);
}

Status CsvSink::Write(const Record& record) {
  if (Status known = CheckExtra(record, options_.extra); !known) return known;
  row_.clear();
  AppendCsvRow(row_, RecordCells(record, options_.extra), options_.safe);
  return output_->Write(row_);
}

Status CsvSink::Finish() { return output_->Close(); }

}  // namespace sarabun::sinks
