#include "sinks/record_json.h"

#include <utility>
#include <vector>

namespace sarabun::sinks {

namespace {

// A key and its value, whatever the value's type.
template <class Value>
void Text(JsonWriter& json, std::string_view key, const Value& value) {
  json.Key(key);
  json.String(value);
}
template <class Value>
void Integer(JsonWriter& json, std::string_view key, const Value& value) {
  json.Key(key);
  json.Int(value);
}
template <class Value>
void Count(JsonWriter& json, std::string_view key, const Value& value) {
  json.Key(key);
  json.Uint(value);
}
template <class Value>
void Number(JsonWriter& json, std::string_view key, const Value& value) {
  json.Key(key);
  json.Number(value);
}

void Object(JsonWriter& json, std::string_view key) {
  json.Key(key);
  json.BeginObject();
}

void WriteOrigin(JsonWriter& json, const Record& record) {
  Object(json, "rules");
  Text(json, "name", record.rules.name);
  Text(json, "version", record.rules.version);
  Text(json, "sha256", record.rules.sha256);
  json.EndObject();
  Object(json, "document");
  Text(json, "path", record.document.path);
  Text(json, "sha256", record.document.sha256);
  Count(json, "bytes", record.document.bytes);
  Text(json, "format", record.document.format);
  Text(json, "modified", record.document.modified);
  json.EndObject();
}

void WriteReport(JsonWriter& json, const ReportInfo& report) {
  Object(json, "report");
  Text(json, "key", report.key);
  Text(json, "title", report.title);
  Object(json, "agency");
  Text(json, "name", report.agency.name);
  Text(json, "name_en", report.agency.name_en);
  Text(json, "type", report.agency.type);
  Text(json, "code", report.agency.code);
  Text(json, "code_scheme", report.agency.code_scheme);
  json.EndObject();
  Integer(json, "fiscal_year", report.fiscal_year);
  Integer(json, "fiscal_year_ce", report.fiscal_year_ce);
  Object(json, "round");
  Text(json, "label", report.round.label);
  Integer(json, "no", report.round.no);
  Integer(json, "of", report.round.of);
  Integer(json, "months", report.round.months);
  json.EndObject();
  Object(json, "period");
  Text(json, "start", report.period.start);
  Text(json, "end", report.period.end);
  json.EndObject();
  json.EndObject();
}

void WriteItem(JsonWriter& json, const Record& record) {
  json.Key("instrument");
  if (record.instrument) {
    json.BeginObject();
    Text(json, "code", record.instrument->code);
    Text(json, "name", record.instrument->name);
    json.EndObject();
  } else {
    json.Null();
  }
  json.Key("indicator");
  if (record.indicator) {
    json.BeginObject();
    Integer(json, "no", record.indicator->no);
    Text(json, "name", record.indicator->name);
    json.EndObject();
  } else {
    json.Null();
  }
  Object(json, "item");
  Text(json, "code", record.item.code);
  Integer(json, "first", record.item.first);
  Integer(json, "last", record.item.last);
  Text(json, "statement", record.item.statement);
  json.EndObject();
}

void WriteScore(JsonWriter& json, const std::optional<Score>& score) {
  json.Key("score");
  if (!score) return json.Null();
  json.BeginObject();
  Number(json, "value", score->value);
  Text(json, "raw", score->raw);
  Text(json, "unit", kScoreUnitNames.at(static_cast<std::size_t>(score->unit)));
  Number(json, "max", score->max);
  Integer(json, "fiscal_year", score->fiscal_year);
  json.EndObject();
}

void WriteAnswers(JsonWriter& json, const std::vector<Answer>& answers) {
  json.Key("answers");
  json.BeginArray();
  for (const Answer& answer : answers) {
    json.BeginObject();
    Integer(json, "measure", answer.measure);
    json.Key("similarity");
    json.Double(answer.similarity);
    json.EndObject();
  }
  json.EndArray();
}

void WriteList(JsonWriter& json, std::string_view key, const std::vector<ListItem>& items) {
  json.Key(key);
  json.BeginArray();
  for (const ListItem& item : items) {
    json.BeginObject();
    Integer(json, "no", item.no);
    Integer(json, "level", item.level);
    Text(json, "label", item.label);
    Text(json, "text", item.text);
    if (item.answers) WriteAnswers(json, *item.answers);
    json.EndObject();
  }
  json.EndArray();
}

void WriteEvidence(JsonWriter& json, const std::optional<std::vector<Evidence>>& evidence) {
  json.Key("evidence");
  if (!evidence) return json.Null();
  json.BeginArray();
  for (const Evidence& piece : *evidence) {
    json.BeginObject();
    Text(json, "kind", kEvidenceKindNames.at(static_cast<std::size_t>(piece.kind)));
    Text(json, "part", piece.part);
    Text(json, "sha256", piece.sha256);
    Text(json, "media_type", piece.media_type);
    Count(json, "width", piece.width);
    Count(json, "height", piece.height);
    Text(json, "taken", piece.taken);
    Text(json, "text", piece.text);
    Text(json, "url", piece.url);
    json.EndObject();
  }
  json.EndArray();
}

void WriteTexts(JsonWriter& json, std::string_view key, const std::vector<std::pair<std::string, std::string>>& texts) {
  Object(json, key);
  for (const auto& [field, text] : texts) Text(json, field, text);
  json.EndObject();
}

void WriteShared(JsonWriter& json, const std::vector<SharedCell>& shared) {
  Object(json, "shared");
  for (const SharedCell& cell : shared) {
    Object(json, cell.field);
    Integer(json, "group", cell.group);
    json.Key("with");
    json.BeginArray();
    for (const std::string& item : cell.with) json.String(item);
    json.EndArray();
    json.EndObject();
  }
  json.EndObject();
}

void WriteSource(JsonWriter& json, const RecordSource& source) {
  Object(json, "source");
  Text(json, "part", source.part);
  Count(json, "table", source.table);
  Count(json, "row", source.row);
  if (!source.columns.empty()) {
    Object(json, "columns");
    for (const auto& [field, column] : source.columns) Count(json, field, column);
    json.EndObject();
  }
  json.EndObject();
}

void WriteRepairs(JsonWriter& json, const std::vector<FieldRepair>& repairs) {
  json.Key("repairs");
  json.BeginArray();
  for (const FieldRepair& repair : repairs) {
    json.BeginObject();
    Text(json, "field", repair.field);
    Text(json, "kind", repair.kind);
    Count(json, "offset", repair.offset);
    Text(json, "before", repair.before);
    Text(json, "after", repair.after);
    json.Key("confidence");
    json.Double(repair.confidence);
    json.EndObject();
  }
  json.EndArray();
}

}  // namespace

void WriteRecord(JsonWriter& json, const Record& record, const JsonLinesOptions& options) {
  json.BeginObject();
  Text(json, "schema", "sarabun.record/1");
  Text(json, "record_id", record.record_id);
  Text(json, "key", record.key);
  Integer(json, "no", record.no);
  WriteOrigin(json, record);
  WriteReport(json, record.report);
  WriteItem(json, record);
  WriteScore(json, record.score);
  WriteList(json, "issues", record.issues);
  WriteList(json, "measures", record.measures);
  WriteList(json, "results", record.results);
  WriteEvidence(json, record.evidence);
  WriteTexts(json, "extra", record.extra);
  WriteShared(json, record.shared);
  WriteSource(json, record.source);
  if (options.repairs) WriteRepairs(json, record.repairs);
  if (!record.raw.empty()) WriteTexts(json, "raw", record.raw);
  json.EndObject();
}

std::string RecordJson(const Record& record, const JsonLinesOptions& options) {
  JsonWriter json;
  WriteRecord(json, record, options);
  return std::string(json.text());
}

}  // namespace sarabun::sinks
