#include "warehouse/report_rows.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <map>
#include <utility>

#include "base/sha256.h"
#include "base/text_table.h"
#include "sinks/finding_json.h"
#include "sinks/json_writer.h"
#include "sinks/record_json.h"
#include "warehouse/cell_rows.h"
#include "warehouse/fit.h"

namespace sarabun::warehouse {

namespace {

constexpr std::size_t kIdDigits = 32;
constexpr std::size_t kReportIdColumn = 0;  // in every table of a report
constexpr std::size_t kHashBlock = 4096;
constexpr std::string_view kForm = "sarabun.warehouse report/1\n";

// A text without U+0000, which JSON could hold and a store's JSON could not.
std::string Plain(const std::string& text) {
  std::string plain = text;
  std::erase(plain, '\0');
  return plain;
}

template <class Pairs, class Write>
std::string JsonObject(const Pairs& pairs, Write write) {
  sinks::JsonWriter json;
  json.BeginObject();
  for (const auto& [key, value] : pairs) {
    json.Key(Plain(key));
    write(json, value);
  }
  json.EndObject();
  return std::string(json.text());
}

std::string TextsJson(const std::vector<std::pair<std::string, std::string>>& texts) {
  return JsonObject(texts, [](sinks::JsonWriter& json, const std::string& text) { json.String(Plain(text)); });
}

void AddReportRow(const ReportRows& report, const Record& record, RowBatch& rows) {
  const ReportInfo& info = record.report;
  const DocumentInfo& document = record.document;
  rows.Add(TableId::kReport, Value(), Text(info.key), Text(report.content_id), Value(), Value(),
           Bool(report.identified), Text(document.path), Text(document.sha256),
           Integer(static_cast<std::int64_t>(document.bytes)), Text(document.format), Text(document.modified),
           Text(record.rules.name), Text(record.rules.version), Text(record.rules.sha256), Text(info.title),
           Text(info.agency.code), Text(info.agency.code_scheme), Text(info.agency.name), Text(info.agency.name_en),
           Text(info.agency.type), Integer(info.fiscal_year), Integer(info.fiscal_year_ce), Text(info.round.label),
           Integer(info.round.no), Integer(info.round.of), Integer(info.round.months), Text(info.period.start),
           Text(info.period.end), Text(BuddhistDate(info.period.start)), Text(BuddhistDate(info.period.end)),
           Integer(static_cast<std::int64_t>(report.records)),
           Integer(static_cast<std::int64_t>(report.findings.size())));
}

void AddRecordRow(const Record& record, RowBatch& rows) {
  const auto& score = record.score;
  const auto& instrument = record.instrument;
  const auto& indicator = record.indicator;
  const auto number = [](const std::optional<Decimal>& value) { return value ? Value(*value) : Value(); };
  const auto columns = [](sinks::JsonWriter& json, std::uint32_t column) { json.Uint(std::uint64_t{column}); };
  rows.Add(TableId::kRecord, Value(), Text(record.key), Text(record.record_id), Integer(std::int64_t{record.no}),
           instrument ? Text(instrument->code) : Value(), instrument ? Text(instrument->name) : Value(),
           indicator ? Integer(indicator->no) : Value(), indicator ? Text(indicator->name) : Value(),
           Text(record.item.code), Integer(record.item.first), Integer(record.item.last), Text(record.item.statement),
           score ? number(score->value) : Value(), score ? Text(score->raw) : Value(),
           score ? Text(sinks::kScoreUnitNames.at(static_cast<std::size_t>(score->unit))) : Value(),
           score ? number(score->max) : Value(), score ? Integer(score->fiscal_year) : Value(),
           Bool(record.evidence.has_value()), Text(TextsJson(record.extra)), Text(record.source.part),
           Integer(std::int64_t{record.source.table}), Integer(std::int64_t{record.source.row}),
           Text(JsonObject(record.source.columns, columns)),
           record.raw.empty() ? Value() : Text(TextsJson(record.raw)));
}

void WriteData(sinks::JsonWriter& json, const DataValue& value) {
  switch (value.kind) {
    case DataValue::Kind::kText:
      return json.String(Plain(value.text));
    case DataValue::Kind::kInteger:
      return json.Int(value.integer);
    case DataValue::Kind::kReal:
      return json.Double(value.real);
    case DataValue::Kind::kTexts:
      json.BeginArray();
      for (const std::string& text : value.texts) json.String(Plain(text));
      return json.EndArray();
  }
}

std::string RelatedJson(const std::vector<std::string>& related) {
  sinks::JsonWriter json;
  WriteData(json, DataValue::Texts(related));
  return std::string(json.text());
}

Value Positive(std::uint32_t number) { return number == 0 ? Value() : Integer(std::int64_t{number}); }

void AddFinding(const Finding& finding, const std::string& finding_id, RowBatch& rows) {
  const auto message = [&](const std::string& own, std::string_view language) {
    return own.empty() ? std::string(Messages().Find(finding.code, language)) : own;
  };
  const bool in_table = finding.where.table > 0;
  const std::string& part = finding.where.part;
  rows.Add(TableId::kFinding, Value(), Text(finding_id), Text(finding.code), Text(SeverityName(finding.severity)),
           Text(finding.field), in_table || part.empty() ? Value() : Text(part), Positive(finding.where.table),
           Positive(finding.where.row), Text(message(finding.message, "en")), Text(message(finding.message_th, "th")),
           Text(RelatedJson(finding.related)), Text(JsonObject(finding.data, WriteData)));
  std::int64_t no = 0;
  for (const std::string& item : finding.items) {
    rows.Add(TableId::kFindingItem, Value(), Text(finding_id), Integer(++no), Text(item));
  }
}

void AddFindings(const ReportRows& report, RowBatch& rows) {
  std::map<std::string, int> seen;
  for (const Finding& finding : report.findings) {
    const std::string id = sinks::FindingId(finding);
    const int repeat = ++seen[id];
    AddFinding(finding, repeat == 1 ? id : sinks::FindingId(finding, repeat), rows);
  }
}

// Hashes values so that each says where it ends and whether it is NULL.
class RowHash {
 public:
  RowHash() { Put(kForm); }

  void Add(const Value& value) {
    if (IsNull(value)) return Put("n");
    if (const auto* text = std::get_if<std::string>(&value)) return AddText(*text);
    AddText(ToText(value));
  }
  void AddText(const std::string& text) {
    Put("s");
    Put(std::to_string(text.size()));
    Put(":");
    Put(text);
  }
  // All rows of some tables, without the report_id that is not known yet.
  void Add(const RowBatch& rows, std::initializer_list<TableId> tables) {
    for (const TableId table : tables) {
      const TableRows& of = rows.of(table);
      Put("t");
      Put(std::to_string(of.size()));
      Put(":");
      for (std::size_t i = 0; i < of.size(); ++i) {
        for (const Value& value : of[i].subspan(kReportIdColumn + 1)) Add(value);
      }
    }
  }
  std::string Id() {
    hash_.Update(waiting_);
    return hash_.FinishHex().substr(0, kIdDigits);
  }

 private:
  // By the block: values are short, and each call of the hash costs as much as a few of them.
  void Put(std::string_view bytes) {
    waiting_ += bytes;
    if (waiting_.size() < kHashBlock) return;
    hash_.Update(waiting_);
    waiting_.clear();
  }

  std::string waiting_;
  Sha256 hash_;
};

void SetReportId(RowBatch& rows, const std::string& report_id) {
  for (const Table& table : Tables()) {
    if (table.id < TableId::kReport || table.id > TableId::kFindingItem) continue;
    TableRows& of = rows.of(table.id);
    for (std::size_t i = 0; i < of.size(); ++i) of[i][kReportIdColumn] = Text(report_id);
  }
}

// Rows are many and moving them costs; cells that are shared make the lists shorter than this.
void Reserve(const std::vector<Record>& records, RowBatch& rows) {
  std::size_t issues = 0;
  std::size_t measures = 0;
  std::size_t results = 0;
  std::size_t repairs = 0;
  for (const Record& record : records) {
    issues += record.issues.size();
    measures += record.measures.size();
    results += record.results.size();
    repairs += record.repairs.size();
  }
  rows.of(TableId::kRecord).Reserve(records.size());
  rows.of(TableId::kIssue).Reserve(issues);
  rows.of(TableId::kMeasure).Reserve(measures);
  rows.of(TableId::kResult).Reserve(results);
  rows.of(TableId::kRepair).Reserve(repairs);
}

// Where a document came from may differ between two loads of it; what it says may not.
std::string ContentId(const Record& first, const RowBatch& rows) {
  RowHash hash;
  hash.AddText(first.report.key);
  hash.AddText(first.document.sha256);
  hash.Add(rows, {TableId::kRecord, TableId::kCell, TableId::kRecordCell, TableId::kIssue, TableId::kMeasure,
                  TableId::kResult, TableId::kEvidence});
  return hash.Id();
}

std::string ReportId(const ReportRows& report, const RowBatch& rows) {
  RowHash hash;
  hash.AddText(report.content_id);
  hash.Add(rows, {TableId::kAnswer, TableId::kRepair, TableId::kFinding, TableId::kFindingItem});
  return hash.Id();
}

void AddUnidentified(const Record& first, std::vector<Finding>& findings) {
  constexpr std::string_view kCode = "report-fact-missing";
  if (std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) { return finding.code == kCode; })) {
    return;
  }
  Finding finding;
  finding.code = kCode;
  finding.severity = Severity::kError;
  finding.report_key = first.report.key;
  std::vector<std::string> missing;
  if (!first.report.agency.code) missing.emplace_back("agency.code");
  if (!first.report.fiscal_year) missing.emplace_back("fiscal_year");
  if (!first.report.round.no) missing.emplace_back("round.no");
  finding.data = {{"missing", DataValue::Texts(std::move(missing))}};
  findings.push_back(std::move(finding));
}

void Complete(const Record& first, std::vector<Finding>& findings) {
  for (Finding& finding : findings) {
    if (!finding.report_key) finding.report_key = first.report.key;
    if (!finding.agency) finding.agency = first.report.agency.name;
    if (finding.document_path.empty()) finding.document_path = first.document.path;
    if (finding.document_sha256.empty()) finding.document_sha256 = first.document.sha256;
  }
}

}  // namespace

Result<ReportRows> MakeReportRows(const std::vector<Record>& records, std::vector<Finding> findings,
                                  bool from_records) {
  const Record& first = records.front();
  const ReportInfo& info = first.report;
  ReportRows report;
  report.report_key = info.key;
  report.document_sha256 = first.document.sha256;
  report.document_path = first.document.path;
  report.modified = first.document.modified;
  report.identified = info.agency.code && info.fiscal_year && info.round.no;
  report.from_records = from_records;
  report.records = records.size();
  report.findings = std::move(findings);
  RowBatch& rows = report.rows;
  // The ids of a version are known when its rows are; until then report_id is NULL, and this stands for the other.
  report.content_id = std::string(kIdDigits, '0');
  Reserve(records, rows);
  CellRows cells(rows);
  for (const Record& record : records) {
    AddRecordRow(record, rows);
    if (Status added = cells.Add(record); !added) return added.error();
  }
  AddReportRow(report, first, rows);
  std::vector<Finding> adapted;
  // load_id and load_no are given by the run.
  Stamp(report, 1, 1);
  if (Status fitted = FitRows(rows, TableId::kReport, TableId::kRepair, adapted, kReportIdColumn + 1); !fitted)
    return fitted.error();
  std::move(adapted.begin(), adapted.end(), std::back_inserter(report.findings));
  if (!report.identified) AddUnidentified(first, report.findings);
  Complete(first, report.findings);
  AddFindings(report, rows);
  std::vector<Finding> of_findings;  // what is adapted in a finding is no finding
  if (Status fitted = FitRows(rows, TableId::kFinding, TableId::kFindingItem, of_findings, kReportIdColumn + 1);
      !fitted)
    return fitted.error();
  report.content_id = ContentId(first, rows);
  report.report_id = ReportId(report, rows);
  const Table& table = TableOf(TableId::kReport);
  const std::span<Value> row = rows.of(TableId::kReport)[0];
  row[table.IndexOf("content_id")] = Text(report.content_id);
  row[table.IndexOf("findings")] = Integer(static_cast<std::int64_t>(report.findings.size()));
  SetReportId(rows, report.report_id);
  return report;
}

void Stamp(ReportRows& report, std::int64_t load_id, std::int64_t load_no) {
  const Table& table = TableOf(TableId::kReport);
  const std::span<Value> row = report.rows.of(TableId::kReport)[0];
  row[table.IndexOf("load_id")] = Integer(load_id);
  row[table.IndexOf("load_no")] = Integer(load_no);
}

}  // namespace sarabun::warehouse
