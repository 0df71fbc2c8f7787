#include "sinks/record_reader.h"

#include <cerrno>
#include <utility>
#include <vector>

#include "base/file.h"
#include "sinks/json_fields.h"
#include "sinks/json_value.h"

namespace sarabun::sinks {

namespace {

constexpr std::string_view kSchema = "sarabun.record/1";
constexpr std::size_t kBufferBytes = 1U << 16;

void ReadOrigin(JsonFields& fields, Record& record) {
  fields.Object("rules", [&](JsonFields& rules) {
    rules.Read("name", record.rules.name);
    rules.Read("version", record.rules.version);
    rules.Read("sha256", record.rules.sha256);
  });
  fields.Object("document", [&](JsonFields& document) {
    document.Read("path", record.document.path);
    document.Read("sha256", record.document.sha256);
    document.Read("bytes", record.document.bytes);
    document.Read("format", record.document.format);
    document.Read("modified", record.document.modified);
  });
}

void ReadReport(JsonFields& fields, ReportInfo& report) {
  fields.Read("key", report.key);
  fields.Read("title", report.title);
  fields.Object("agency", [&](JsonFields& agency) {
    agency.Read("name", report.agency.name);
    agency.Read("name_en", report.agency.name_en);
    agency.Read("type", report.agency.type);
    agency.Read("code", report.agency.code);
    agency.Read("code_scheme", report.agency.code_scheme);
  });
  fields.Read("fiscal_year", report.fiscal_year);
  fields.Read("fiscal_year_ce", report.fiscal_year_ce);
  fields.Object("round", [&](JsonFields& round) {
    round.Read("label", report.round.label);
    round.Read("no", report.round.no);
    round.Read("of", report.round.of);
    round.Read("months", report.round.months);
  });
  fields.Object("period", [&](JsonFields& period) {
    period.Read("start", report.period.start);
    period.Read("end", report.period.end);
  });
}

void ReadScore(JsonFields& fields, Score& score) {
  fields.Read("value", score.value);
  fields.Read("raw", score.raw);
  score.unit = static_cast<ScoreUnit>(fields.ReadName("unit", kScoreUnitNames));
  fields.Read("max", score.max);
  fields.Read("fiscal_year", score.fiscal_year);
}

void ReadItem(JsonFields& fields, Record& record) {
  if (!fields.TakeNull("instrument")) {
    fields.Object("instrument", [&](JsonFields& instrument) {
      instrument.Read("code", record.instrument.emplace().code);
      instrument.Read("name", record.instrument->name);
    });
  }
  if (!fields.TakeNull("indicator")) {
    fields.Object("indicator", [&](JsonFields& indicator) {
      indicator.Read("no", record.indicator.emplace().no);
      indicator.Read("name", record.indicator->name);
    });
  }
  fields.Object("item", [&](JsonFields& item) {
    item.Read("code", record.item.code);
    item.Read("first", record.item.first);
    item.Read("last", record.item.last);
    item.Read("statement", record.item.statement);
  });
  if (!fields.TakeNull("score")) {
    fields.Object("score", [&](JsonFields& score) { ReadScore(score, record.score.emplace()); });
  }
}

void ReadList(JsonFields& fields, std::string_view key, std::vector<ListItem>& items) {
  fields.Objects(key, [&](JsonFields& entry) {
    ListItem& item = items.emplace_back();
    entry.Read("no", item.no);
    entry.Read("level", item.level);
    entry.Read("label", item.label);
    entry.Read("text", item.text);
    if (!entry.Has("answers")) return;
    auto& answers = item.answers.emplace();
    entry.Objects("answers", [&](JsonFields& answer) {
      answer.Read("measure", answers.emplace_back().measure);
      answer.Read("similarity", answers.back().similarity);
    });
  });
}

void ReadEvidence(JsonFields& fields, std::optional<std::vector<Evidence>>& evidence) {
  if (fields.TakeNull("evidence")) return;
  auto& pieces = evidence.emplace();
  fields.Objects("evidence", [&](JsonFields& entry) {
    Evidence& piece = pieces.emplace_back();
    piece.kind = static_cast<EvidenceKind>(entry.ReadName("kind", kEvidenceKindNames));
    entry.Read("part", piece.part);
    entry.Read("sha256", piece.sha256);
    entry.Read("media_type", piece.media_type);
    entry.Read("width", piece.width);
    entry.Read("height", piece.height);
    entry.Read("taken", piece.taken);
    entry.Read("text", piece.text);
    entry.Read("url", piece.url);
  });
}

void ReadPlace(JsonFields& fields, Record& record) {
  fields.Members("shared", [&](const std::string& field, JsonFields& entry) {
    SharedCell& cell = record.shared.emplace_back();
    cell.field = field;
    entry.Read("group", cell.group);
    entry.Read("with", cell.with);
  });
  fields.Object("source", [&](JsonFields& source) {
    source.Read("part", record.source.part);
    source.Read("table", record.source.table);
    source.Read("row", record.source.row);
    if (source.Has("columns")) source.Read("columns", record.source.columns);
  });
}

void ReadRepairs(JsonFields& fields, std::vector<FieldRepair>& repairs) {
  fields.Objects("repairs", [&](JsonFields& entry) {
    FieldRepair& repair = repairs.emplace_back();
    entry.Read("field", repair.field);
    entry.Read("kind", repair.kind);
    entry.Read("offset", repair.offset);
    entry.Read("before", repair.before);
    entry.Read("after", repair.after);
    entry.Read("confidence", repair.confidence);
  });
}

void ReadFields(JsonFields& fields, RecordLine& line) {
  Record& record = line.record;
  std::string schema;
  fields.Read("schema", schema);
  fields.Read("record_id", record.record_id);
  fields.Read("key", record.key);
  fields.Read("no", record.no);
  ReadOrigin(fields, record);
  fields.Object("report", [&](JsonFields& report) { ReadReport(report, record.report); });
  ReadItem(fields, record);
  ReadList(fields, "issues", record.issues);
  ReadList(fields, "measures", record.measures);
  ReadList(fields, "results", record.results);
  ReadEvidence(fields, record.evidence);
  fields.Read("extra", record.extra);
  ReadPlace(fields, record);
  line.shape.repairs = fields.Has("repairs");
  if (line.shape.repairs) ReadRepairs(fields, record.repairs);
  if (fields.Has("raw")) fields.Read("raw", record.raw);
  fields.Done();
}

Status CheckSchema(const JsonValue& root) {
  const JsonValue* schema = root.Find("schema");
  if (schema == nullptr || schema->kind != JsonValue::Kind::kString) {
    return Error{ErrorCode::kWrongFormat,
                 "no record: it has no \"schema\": \"" + std::string(kSchema) + "\"",
                 "records are what `sarabun extract` writes",
                 {}};
  }
  if (schema->text == kSchema) return {};
  return Error{ErrorCode::kWrongFormat,
               "schema is \"" + schema->text + "\", expected \"" + std::string(kSchema) + "\"",
               "write the records anew with this version of sarabun",
               {}};
}

}  // namespace

Result<RecordLine> ParseRecord(std::string_view json) {
  auto root = ParseJson(json);
  if (!root) return root.error();
  if (Status known = CheckSchema(*root); !known) return known.error();
  RecordLine line;
  JsonProblem problem;
  JsonFields fields(*root, "", problem);
  ReadFields(fields, line);
  if (problem.any()) return Error{ErrorCode::kMalformed, problem.message, problem.hint, {}};
  return line;
}

bool LooksLikeRecords(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  for (const std::string_view token : {"{", "\"schema\"", ":", "\"sarabun.record/"}) {
    const std::size_t start = head.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos) return false;
    head.remove_prefix(start);
    if (!head.starts_with(token)) return false;
    head.remove_prefix(token.size());
  }
  return head.substr(0, 32).find("\"record_id\":null") == std::string_view::npos;
}

RecordReader::RecordReader(std::FILE* stream, std::string name, std::uint64_t max_line_bytes)
    : stream_(stream), name_(std::move(name)), max_line_bytes_(max_line_bytes) {}

Error RecordReader::At(Error error) const {
  error.where.path = name_;
  error.where.line = number_;
  return error;
}

Result<bool> RecordReader::Next(RecordLine& line) {
  for (;;) {
    auto more = ReadLine();
    if (!more || !*more) return more;
    std::string_view text = line_;
    if (number_ == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) continue;
    auto parsed = ParseRecord(text);
    if (!parsed) return At(parsed.error());
    line = std::move(*parsed);
    return true;
  }
}

// One line into line_, without its line feed; false at the end.
Result<bool> RecordReader::ReadLine() {
  line_.clear();
  ++number_;
  for (;;) {
    if (at_ == buffer_.size()) {
      buffer_.resize(kBufferBytes);
      buffer_.resize(std::fread(buffer_.data(), 1, buffer_.size(), stream_));
      at_ = 0;
      if (buffer_.empty()) {
        if (std::ferror(stream_) != 0) return At(SystemError("read", name_, errno));
        return !line_.empty();
      }
    }
    const std::string_view rest = std::string_view(buffer_).substr(at_);
    const std::size_t end = rest.find('\n');
    line_ += rest.substr(0, end);
    if (line_.size() > max_line_bytes_) {
      return At({ErrorCode::kLimitReached,
                 "a line is longer than " + std::to_string(max_line_bytes_) + " bytes",
                 "records are JSON, one object a line",
                 {}});
    }
    at_ = end == std::string_view::npos ? buffer_.size() : at_ + end + 1;
    if (end != std::string_view::npos) return true;
  }
}

}  // namespace sarabun::sinks
