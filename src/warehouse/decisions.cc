#include "warehouse/decisions.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "base/file.h"
#include "base/sha256.h"
#include "base/text.h"
#include "warehouse/fit.h"
#include "warehouse/line_table.h"
#include "warehouse/table.h"

namespace sarabun::warehouse {

namespace {

constexpr std::string_view kDocument = "/doc:";
constexpr std::uint64_t kMostBytes = 1ULL << 30;
constexpr std::size_t kSha256Digits = 64;
constexpr std::int64_t kFirstYear = 2400;  // BE; what lies outside was meant in another era
constexpr std::int64_t kLastYear = 2800;

// "measures[3].text" or "results[0].text": the texts of lists that can be corrected.
bool IsListText(std::string_view field) {
  const std::size_t open = field.find('[');
  if (open == std::string_view::npos) return false;
  const std::string_view list = field.substr(0, open);
  std::string_view rest = field.substr(open + 1);
  if ((list != "measures" && list != "results") || !rest.ends_with("].text")) return false;
  rest.remove_suffix(std::string_view("].text").size());
  const bool digits = std::all_of(rest.begin(), rest.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits && !rest.empty() && rest.size() < 6 && (rest == "0" || rest.front() != '0');
}

const Column* FieldIn(TableId table, std::string_view field) {
  for (const Column& column : TableOf(table).columns) {
    if (column.correctable && column.correction == field) return &column;
  }
  return nullptr;
}

// How many parts a report's key has after the pack: code, year and round, or one "doc:…".
std::size_t PartsOfReportKey(const std::string& key) {
  const std::size_t slash = key.find('/');
  return slash != std::string::npos && std::string_view(key).substr(slash).starts_with(kDocument) ? 1 : 3;
}

std::optional<std::string> WrongValue(const Column& column, const std::string& value) {
  if (value.empty()) return std::nullopt;
  if (column.type == ColumnType::kDecimal) {
    const auto number = Decimal::Parse(value);
    if (!number || FitDecimal(*number) != number) {
      return "a number such as 96.16, at most three digits before and two digits after the point";
    }
  }
  if (column.type == ColumnType::kInteger) {
    const auto number = Decimal::Parse(value);
    if (!number || number->scale != 0 || value.size() > 9) return "a whole number";
    const bool buddhist = column.unit == "year BE";
    if (buddhist && (number->unscaled < kFirstYear || number->unscaled > kLastYear)) {
      return "a year of the Buddhist era, such as 2567";
    }
    if (column.least && number->unscaled < *column.least) return "at least " + std::to_string(*column.least);
    if (column.most && number->unscaled > *column.most) return "at most " + std::to_string(*column.most);
  }
  return std::nullopt;
}

class CorrectionReader {
 public:
  explicit CorrectionReader(const LineTable& table) : table_(table) {}

  Result<Correction> Read(const LineTable::Row& row) {
    for (const std::string_view heading : {"key", "field", "who", "why"}) {
      if (table_.Field(row, heading).empty()) {
        return table_.Wrong(row, heading, "'" + std::string(heading) + "' is empty", "say who decided what, and why");
      }
    }
    Correction correction{table_.Field(row, "key"), table_.Field(row, "field"), table_.Field(row, "value"),
                          table_.Field(row, "who"), table_.Field(row, "why"),   row.line};
    if (Status known = CheckField(row, correction); !known) return known.error();
    if (correction.value->empty()) correction.value.reset();
    if (!seen_.insert({correction.key, correction.field}).second) {
      return table_.Wrong(row, "field", "this field of this key is corrected twice", "keep the line that is right");
    }
    return correction;
  }

 private:
  Status CheckField(const LineTable::Row& row, const Correction& correction) const {
    const bool list = IsListText(correction.field);
    const Column* of_record = FieldIn(TableId::kRecord, correction.field);
    const Column* of_report = FieldIn(TableId::kReport, correction.field);
    if (!list && of_record == nullptr && of_report == nullptr) {
      const std::vector<std::string> fields = CorrectableFields();
      const std::string_view near = Nearest(correction.field, {fields.begin(), fields.end()});
      const std::string all = "fields are " + Join(fields, ", ");
      return table_.Wrong(row, "field", "no field '" + correction.field + "' can be corrected",
                          near.empty() ? all : "did you mean '" + std::string(near) + "'? " + all);
    }
    const bool reports_key = ReportKeyOf(correction.key) == correction.key;
    if (reports_key != (of_report != nullptr)) {
      return table_.Wrong(row, "key",
                          "'" + correction.field + "' is a field of a " + (of_report != nullptr ? "report" : "record"),
                          of_report != nullptr ? "give the report's key, without the item"
                                               : "give the record's key, which ends in its item: …/I6");
    }
    if (list && correction.value->empty()) {
      return table_.Wrong(row, "value", "a list item cannot be without text", "write the text as it should be");
    }
    if (list) return {};
    const auto expected = WrongValue(of_record != nullptr ? *of_record : *of_report, *correction.value);
    if (!expected) return {};
    return table_.Wrong(row, "value", "'" + *correction.value + "' is no value of " + correction.field,
                        "expected " + *expected);
  }

  const LineTable& table_;
  std::set<std::pair<std::string, std::string>> seen_;
};

bool IsSha256(const std::string& text) {
  return text.size() == kSha256Digits && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

std::optional<std::string> Unless(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

}  // namespace

std::vector<std::string> CorrectableFields() {
  std::vector<std::string> fields;
  for (const TableId table : {TableId::kRecord, TableId::kReport}) {
    for (const Column& column : TableOf(table).columns) {
      if (column.correctable) fields.emplace_back(column.correction);
    }
  }
  fields.insert(fields.end(), {"measures[N].text", "results[N].text"});
  return fields;
}

std::string ReportKeyOf(const std::string& key) {
  std::size_t at = key.find('/');
  for (std::size_t parts = PartsOfReportKey(key); parts > 0 && at != std::string::npos; --parts) {
    at = key.find('/', at + 1);
  }
  return key.substr(0, at);
}

Result<std::vector<Correction>> ReadCorrections(const std::string& path) {
  const auto table = LineTable::Read(path, {"key", "field", "value", "who", "why"}, {});
  if (!table) return table.error();
  CorrectionReader reader(*table);
  std::vector<Correction> corrections;
  for (const LineTable::Row& row : table->rows()) {
    auto correction = reader.Read(row);
    if (!correction) return correction.error();
    corrections.push_back(std::move(*correction));
  }
  return corrections;
}

Result<std::vector<Preference>> ReadPreferences(const std::string& path) {
  const auto table = LineTable::Read(path, {"key", "document"}, {"who", "why"});
  if (!table) return table.error();
  std::set<std::string> seen;
  std::vector<Preference> preferences;
  for (const LineTable::Row& row : table->rows()) {
    Preference preference{table->Field(row, "key"), table->Field(row, "document"), Unless(table->Field(row, "who")),
                          Unless(table->Field(row, "why")), row.line};
    if (preference.report_key.empty() || ReportKeyOf(preference.report_key) != preference.report_key) {
      return table->Wrong(row, "key", "'" + preference.report_key + "' is no key of a report",
                          "give pack/agency/year/round, without an item");
    }
    if (!seen.insert(preference.report_key).second) {
      return table->Wrong(row, "key", "this report is named twice", "keep the line that is right");
    }
    if (!IsSha256(preference.document_sha256)) {
      const auto bytes = ReadFile(preference.document_sha256, kMostBytes);
      if (!bytes) {
        return table->Wrong(row, "document",
                            "'" + preference.document_sha256 + "' is neither a SHA-256 nor a file that can be read",
                            "give the file's path, or the 64 digits of report.document_sha256");
      }
      preference.document_sha256 = Sha256Hex(*bytes);
    }
    preferences.push_back(std::move(preference));
  }
  return preferences;
}

}  // namespace sarabun::warehouse
