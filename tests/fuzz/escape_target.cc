// Whatever a text holds, it comes back as it was: JSON by the program's own reader, CSV, SQL and COPY by readers
// written here from their standards.
#include <array>
#include <optional>

#include "base/utf8.h"
#include "fuzz/target.h"
#include "sinks/csv.h"
#include "sinks/json_value.h"
#include "sinks/json_writer.h"
#include "sinks/record_json.h"
#include "sinks/record_reader.h"
#include "stores/copy_text.h"
#include "warehouse/sql.h"

namespace sarabun::fuzz {
namespace {

// RFC 4180: one row, its CRLF at the end.
std::vector<std::string> CsvRow(std::string_view row) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  std::size_t at = 0;
  while (quoted || row.substr(at) != "\r\n") {
    Demand(at < row.size(), "a CSV row ends");
    const char c = row[at++];
    if (quoted && c == '"' && at < row.size() && row[at] == '"') {
      cells.back() += row[at++];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else {
      Demand(quoted || (c != '\r' && c != '\n'), "a line break stands in quotes");
      cells.back() += c;
    }
  }
  return cells;
}

void CheckCsv(const std::vector<std::string>& cells) {
  std::string row;
  sinks::AppendCsvRow(row, cells, false);
  const std::vector<std::string> back = CsvRow(row);
  Demand(back.size() == cells.size(), "as many cells");
  for (std::size_t i = 0; i < cells.size(); ++i) Demand(back[i] == utf8::Sanitize(cells[i]), "a cell comes back");
  row.clear();
  sinks::AppendCsvRow(row, cells, true);
  for (const std::string& cell : CsvRow(row)) Demand(!sinks::IsFormula(cell), "a safe cell is no formula: " + cell);
}

// SQL-92 5.3 and 5.2: a quote inside is doubled, and nothing else is special.
void CheckQuoted(std::string_view quoted, std::string_view text, char quote) {
  Demand(quoted.size() >= 2 && quoted.front() == quote && quoted.back() == quote, "a quoted text has its quotes");
  std::string back;
  for (std::size_t at = 1; at + 1 < quoted.size(); ++at) {
    if (quoted[at] == quote) Demand(quoted[++at] == quote && at + 1 < quoted.size(), "a quote inside is doubled");
    back += quoted[at];
  }
  Demand(back == text, "a quoted text comes back");
}

// PostgreSQL 15, COPY, text format.
std::optional<std::string> CopyCell(std::string_view cell) {
  if (cell == "\\N") return std::nullopt;
  std::string back;
  for (std::size_t at = 0; at < cell.size(); ++at) {
    Demand(cell[at] != '\n' && cell[at] != '\r' && cell[at] != '\t', "no bare control character");
    if (cell[at] != '\\') {
      back += cell[at];
      continue;
    }
    Demand(++at < cell.size(), "a backslash has its character");
    const char c = cell[at];
    Demand(c == 't' || c == 'n' || c == 'r' || c == '\\', "a known escape");
    back += c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : '\\';
  }
  return back;
}

void CheckCopy(const std::vector<std::string>& cells) {
  std::vector<warehouse::Value> row;
  for (const std::string& cell : cells) row.push_back(warehouse::Text(cell));
  row.emplace_back();
  std::string out;
  stores::AppendCopyRow(out, row);
  Demand(out.ends_with('\n'), "a row ends in a line feed");
  std::string_view rest(out.data(), out.size() - 1);
  for (const std::string& cell : cells) {
    const std::size_t tab = rest.find('\t');
    Demand(tab != std::string_view::npos, "a tab between cells");
    Demand(CopyCell(rest.substr(0, tab)) == cell, "a copied cell comes back");
    rest.remove_prefix(tab + 1);
  }
  Demand(!CopyCell(rest), "NULL comes back");
}

void CheckJson(const std::vector<std::string>& texts) {
  sinks::JsonWriter json;
  json.BeginObject();
  for (const std::string& text : texts) {
    json.Key(text);
    json.String(text);
  }
  json.EndObject();
  const auto back = sinks::ParseJson(json.text());
  Demand(back.ok(), "what is written reads back");
  Demand(back.value().items.size() == texts.size(), "as many members");
  for (std::size_t i = 0; i < texts.size(); ++i) {
    Demand(back.value().items[i].text == utf8::Sanitize(texts[i]), "a text comes back");
    Demand(back.value().keys[i] == utf8::Sanitize(texts[i]), "a key comes back");
  }
  const auto indented = sinks::ParseJson(sinks::IndentedJson(json.text()));
  Demand(indented.ok() && indented.value().items.size() == texts.size(), "indenting changes nothing");
}

Record RecordOf(const std::vector<std::string>& texts) {
  const auto text = [&](std::size_t i) { return utf8::Sanitize(texts[i % texts.size()]); };
  Record record;
  record.key = text(0);
  record.document.path = text(1);
  record.report.agency.name = text(2);
  record.item.statement = text(3);
  record.score = Score{};
  record.score->raw = text(4);
  record.score->value = Decimal::Parse(text(5));
  record.measures.push_back({1, 1, text(6), text(7), std::nullopt});
  record.extra.emplace_back("responsible", text(8));
  return record;
}

void CheckRecord(const Record& record) {
  const std::string json = sinks::RecordJson(record);
  const auto back = sinks::ParseRecord(json);
  Demand(back.ok(), "a record reads back: " + (back.ok() ? "" : back.error().ToString()));
  Demand(sinks::RecordJson(back.value().record, back.value().shape) == json, "a record reads back equal");
}

}  // namespace

void RunEscape(std::string_view bytes) {
  // As it stands, in case it is JSON or a record itself.
  if (const auto read = sinks::ParseRecord(bytes); read.ok()) CheckRecord(read.value().record);
  (void)sinks::ParseJson(bytes);
  (void)sinks::LooksLikeRecords(bytes);
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < 8 && (i == 0 || PartOf(bytes, i).data() != nullptr); ++i)
    texts.emplace_back(PartOf(bytes, i));
  CheckCsv(texts);
  CheckCopy(texts);
  CheckJson(texts);
  CheckRecord(RecordOf(texts));
  for (const std::string& text : texts) {
    CheckQuoted(warehouse::QuoteName(text), text, '"');
    CheckQuoted(warehouse::QuoteText(text), text, '\'');
  }
}

}  // namespace sarabun::fuzz

SARABUN_FUZZ_ENTRY(RunEscape)
