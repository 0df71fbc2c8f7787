#include "warehouse/read_records.h"

#include <charconv>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

namespace sarabun::warehouse {

namespace {

using TextRow = Store::TextRow;

// Takes the columns of a row one by one, in the order in which they were asked for.
class Columns {
 public:
  explicit Columns(const TextRow& row) : row_(row) {}
  const std::optional<std::string>& Next() { return row_[at_++]; }
  std::string Text() { return Next().value_or(""); }
  bool Flag() {
    const std::string text = Text();
    return text == "1" || text == "t" || text == "true";
  }
  template <class Number>
  std::optional<Number> Whole() {
    const auto& text = Next();
    Number number{};
    if (!text) return std::nullopt;
    const auto read = std::from_chars(text->data(), text->data() + text->size(), number);
    return read.ec == std::errc() ? std::optional<Number>(number) : std::nullopt;
  }
  std::optional<Decimal> Points() {
    const auto& text = Next();
    return text ? Decimal::Parse(*text) : std::nullopt;
  }

 private:
  const TextRow& row_;
  std::size_t at_ = 0;
};

const std::vector<std::string_view> kReportColumns = {
    "report_id",          "report_key",  "document_path",  "document_sha256", "document_bytes", "document_format",
    "document_modified",  "rules_name",  "rules_version",  "rules_sha256",    "title",          "agency_code",
    "agency_code_scheme", "agency_name", "agency_name_en", "agency_type",     "fiscal_year",    "fiscal_year_ce",
    "round_label",        "round_no",    "round_of",       "round_months",    "period_start",   "period_end"};

// What the records of one report have in common.
Record Frame(const TextRow& row) {
  Record frame;
  Columns columns(row);
  (void)columns.Next();
  frame.report.key = columns.Text();
  DocumentInfo& document = frame.document;
  document.path = columns.Text();
  document.sha256 = columns.Text();
  document.bytes = columns.Whole<std::uint64_t>().value_or(0);
  document.format = columns.Text();
  document.modified = columns.Next();
  frame.rules = {columns.Text(), columns.Text(), columns.Text()};
  ReportInfo& report = frame.report;
  report.title = columns.Next();
  report.agency.code = columns.Next();
  report.agency.code_scheme = columns.Next();
  report.agency.name = columns.Next();
  report.agency.name_en = columns.Next();
  report.agency.type = columns.Next();
  report.fiscal_year = columns.Whole<int>();
  report.fiscal_year_ce = columns.Whole<int>();
  report.round.label = columns.Next();
  report.round.no = columns.Whole<int>();
  report.round.of = columns.Whole<int>();
  report.round.months = columns.Whole<int>();
  report.period.start = columns.Next();
  report.period.end = columns.Next();
  return frame;
}

const std::vector<std::string_view> kRecordColumns = {
    "report_id",    "record_key",     "record_id",  "no",         "instrument_code",   "instrument_name",
    "indicator_no", "indicator_name", "item_code",  "item_first", "item_last",         "statement",
    "score",        "score_raw",      "score_unit", "score_max",  "score_fiscal_year", "evidence_known",
    "source_part",  "source_table",   "source_row"};

ScoreUnit UnitOf(const std::string& name) {
  if (name == "percent") return ScoreUnit::kPercent;
  return name == "level" ? ScoreUnit::kLevel : ScoreUnit::kPoints;
}

void FillRecord(const TextRow& row, Record& record) {
  Columns columns(row);
  (void)columns.Next();
  record.key = columns.Text();
  record.record_id = columns.Text();
  record.no = columns.Whole<int>().value_or(0);
  const Instrument instrument{columns.Next(), columns.Next()};
  if (instrument.code || instrument.name) record.instrument = instrument;
  const Indicator indicator{columns.Whole<int>(), columns.Next()};
  if (indicator.no || indicator.name) record.indicator = indicator;
  record.item = {columns.Next(), columns.Whole<int>(), columns.Whole<int>(), columns.Next()};
  Score score;
  score.value = columns.Points();
  const auto& raw = columns.Next();
  score.raw = raw.value_or("");
  score.unit = UnitOf(columns.Text());
  score.max = columns.Points();
  score.fiscal_year = columns.Whole<int>();
  if (score.value || raw) record.score = std::move(score);
  if (columns.Flag()) record.evidence.emplace();
  record.source.part = columns.Next();
  record.source.table = columns.Whole<std::uint32_t>().value_or(0);
  record.source.row = columns.Whole<std::uint32_t>().value_or(0);
}

EvidenceKind KindOf(const std::string& name) {
  if (name == "link") return EvidenceKind::kLink;
  if (name == "object") return EvidenceKind::kObject;
  return name == "text" ? EvidenceKind::kText : EvidenceKind::kPicture;
}

// What one cell holds, whatever its field.
struct CellContent {
  std::vector<ListItem> items;
  std::vector<Evidence> evidence;
};
using Cells = std::map<std::int64_t, CellContent>;

// Corrected texts by the record's key and field, "measures[0].text".
using Corrections = std::map<std::pair<std::string, std::string>, std::string>;

Result<Corrections> ReadCorrections(Store& store) {
  const auto rows = store.ReadRows({"current_correction", {"target_key", "field", "value"}, {}, {}});
  if (!rows) return rows.error();
  Corrections corrections;
  for (const TextRow& row : *rows) {
    corrections[{row[0].value_or(""), row[1].value_or("")}] = row[2].value_or("");
  }
  return corrections;
}

class ReportRecords {
 public:
  ReportRecords(Store& store, const Corrections& corrections, std::string report_id, std::vector<Record> records)
      : store_(store), corrections_(corrections), report_id_(std::move(report_id)), records_(std::move(records)) {}

  Result<std::vector<Record>> Read() {
    Cells cells;
    for (const char* list : {"issue", "measure", "result"}) {
      if (Status read = ReadList(list, cells); !read) return read.error();
    }
    if (Status read = ReadEvidence(cells); !read) return read.error();
    if (Status linked = Link(cells); !linked) return linked.error();
    return std::move(records_);
  }

 private:
  Result<std::vector<TextRow>> Rows(std::string_view relation, std::vector<std::string_view> columns,
                                    std::vector<std::string_view> order) {
    return store_.ReadRows({relation, std::move(columns), std::move(order), report_id_});
  }

  Status ReadList(std::string_view list, Cells& cells) {
    const auto rows = Rows(list, {"cell_no", "no", "level", "label", "text"}, {"cell_no", "no"});
    if (!rows) return rows.error();
    for (const TextRow& row : *rows) {
      Columns columns(row);
      CellContent& cell = cells[columns.Whole<std::int64_t>().value_or(0)];
      ListItem item;
      item.no = columns.Whole<int>().value_or(0);
      item.level = columns.Whole<int>().value_or(1);
      item.label = columns.Next();
      item.text = columns.Text();
      cell.items.push_back(std::move(item));
    }
    return {};
  }

  Status ReadEvidence(Cells& cells) {
    const auto rows =
        Rows("evidence", {"cell_no", "kind", "part", "sha256", "media_type", "width", "height", "taken", "text", "url"},
             {"cell_no", "no"});
    if (!rows) return rows.error();
    for (const TextRow& row : *rows) {
      Columns columns(row);
      CellContent& cell = cells[columns.Whole<std::int64_t>().value_or(0)];
      Evidence evidence;
      evidence.kind = KindOf(columns.Text());
      evidence.part = columns.Next();
      evidence.sha256 = columns.Next();
      evidence.media_type = columns.Next();
      evidence.width = columns.Whole<std::uint32_t>();
      evidence.height = columns.Whole<std::uint32_t>();
      evidence.taken = columns.Next();
      if (evidence.taken && evidence.taken->size() > 10) (*evidence.taken)[10] = 'T';  // PostgreSQL prints a space
      evidence.text = columns.Next();
      evidence.url = columns.Next();
      cell.evidence.push_back(std::move(evidence));
    }
    return {};
  }

  // Puts cells where they belong, each into every record that shares it.
  Status Link(Cells& cells) {
    const auto rows = Rows("record_cell", {"record_key", "field", "cell_no"}, {"cell_no", "record_key"});
    if (!rows) return rows.error();
    std::unordered_map<std::string_view, std::size_t> place_of;
    for (std::size_t i = 0; i < records_.size(); ++i) place_of.emplace(records_[i].key, i);
    std::map<std::pair<std::int64_t, std::string>, std::set<std::size_t>> holders;
    for (const TextRow& row : *rows) {
      const auto place = place_of.find(row[0].value_or(""));
      if (place == place_of.end()) continue;
      Columns columns(row);
      (void)columns.Next();
      const std::string field = columns.Text();
      const std::int64_t cell_no = columns.Whole<std::int64_t>().value_or(0);
      Correct(records_[place->second].key, field, cells[cell_no]);
      holders[{cell_no, field}].insert(place->second);
    }
    for (const auto& [cell, records] : holders) {
      for (const std::size_t record : records) Fill(cells[cell.first], cell.second, records_[record]);
      Share(cell.second, static_cast<int>(cell.first), records);
    }
    return {};
  }

  // A correction under any record that shares the cell is one of the cell.
  void Correct(const std::string& key, const std::string& field, CellContent& cell) const {
    for (std::size_t i = 0; i < cell.items.size(); ++i) {
      const auto corrected = corrections_.find({key, field + "[" + std::to_string(i) + "].text"});
      if (corrected != corrections_.end()) cell.items[i].text = corrected->second;
    }
  }

  static void Fill(const CellContent& cell, const std::string& field, Record& record) {
    if (field == "issues") record.issues = cell.items;
    if (field == "measures") record.measures = cell.items;
    if (field == "results") record.results = cell.items;
    if (field == "evidence") record.evidence = cell.evidence;
  }

  void Share(const std::string& field, int group, const std::set<std::size_t>& holders) {
    if (holders.size() < 2) return;
    for (const std::size_t holder : holders) {
      SharedCell shared{field, group, {}};
      for (const std::size_t other : holders) {
        if (other == holder) continue;
        const Record& record = records_[other];
        shared.with.push_back(record.item.code ? *record.item.code : "#" + std::to_string(record.no));
      }
      records_[holder].shared.push_back(std::move(shared));
    }
  }

  Store& store_;
  const Corrections& corrections_;
  std::string report_id_;
  std::vector<Record> records_;
};

}  // namespace

Status ReadRecords(Store& store, const std::function<void(std::vector<Record> records)>& take) {
  if (Status opened = store.Open(false); !opened) return opened;
  const auto reports = store.ReadRows({"current_report", kReportColumns, {"report_key"}, {}});
  if (!reports) return reports.error();
  if (reports->empty()) {
    return Error{ErrorCode::kNotFound, "the store holds no report", "`sarabun load` writes them into it", {}};
  }
  const auto corrections = ReadCorrections(store);
  if (!corrections) return corrections.error();
  std::map<std::string, std::vector<TextRow>> records_of;
  auto records = store.ReadRows({"current_record", kRecordColumns, {"report_id", "no"}, {}});
  if (!records) return records.error();
  for (TextRow& row : *records) records_of[row.front().value_or("")].push_back(std::move(row));
  for (const TextRow& report : *reports) {
    const std::string& report_id = report.front().value();
    const Record frame = Frame(report);
    std::vector<Record> own;
    for (const TextRow& row : records_of[report_id]) {
      own.push_back(frame);
      FillRecord(row, own.back());
    }
    if (own.empty()) continue;
    auto whole = ReportRecords(store, *corrections, report_id, std::move(own)).Read();
    if (!whole) return whole.error();
    take(std::move(*whole));
  }
  return {};
}

}  // namespace sarabun::warehouse
