#include "sinks/audit_json.h"

#include <cmath>

#include "base/text_table.h"
#include "sinks/json_writer.h"

namespace sarabun::sinks {

namespace {

std::optional<std::string> Known(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

const char* StateName(audit::CheckOutcome::State state) {
  switch (state) {
    case audit::CheckOutcome::State::kPassed:
      return "passed";
    case audit::CheckOutcome::State::kFailed:
      return "failed";
    case audit::CheckOutcome::State::kNotRun:
      return "not-run";
  }
  return "";
}

void Write(JsonWriter& json, const char* key, const std::optional<std::string>& text) {
  json.Key(key);
  json.String(text);
}

void Write(JsonWriter& json, const char* key, std::size_t number) {
  json.Key(key);
  json.Int(static_cast<std::int64_t>(number));
}

// Two places after the point: scores have no more.
void WritePoints(JsonWriter& json, const char* key, const std::optional<double>& points) {
  json.Key(key);
  if (!points) return json.Null();
  json.Double(std::round(*points * 100) / 100);
}

void WriteMeans(JsonWriter& json, const char* key, const std::vector<audit::Summary::Mean>& means, bool weighted) {
  json.Key(key);
  json.BeginArray();
  for (const audit::Summary::Mean& mean : means) {
    json.BeginObject();
    Write(json, "code", Known(mean.code));
    Write(json, "name", Known(mean.name));
    WritePoints(json, "mean", mean.points);
    Write(json, "scored", mean.scored);
    Write(json, "items", mean.items);
    if (weighted) WritePoints(json, "weight", mean.weight);
    json.EndObject();
  }
  json.EndArray();
}

void WriteEarlier(JsonWriter& json, const std::optional<audit::SinceEarlier>& earlier) {
  json.Key("against");
  if (!earlier) return json.Null();
  json.BeginObject();
  Write(json, "report_key", Known(earlier->report_key));
  Write(json, "new", earlier->fresh);
  Write(json, "still", earlier->still);
  Write(json, "resolved", earlier->resolved);
  json.EndObject();
}

}  // namespace

std::string CheckJson(const audit::CheckOutcome& outcome) {
  JsonWriter json;
  json.BeginObject();
  Write(json, "schema", "sarabun.check/1");
  Write(json, "report_key", Known(outcome.report_key));
  Write(json, "agency", Known(outcome.agency));
  Write(json, "code", Known(outcome.code));
  Write(json, "question", std::string(Checks().Find(outcome.code, "en")));
  Write(json, "question_th", std::string(Checks().Find(outcome.code, "th")));
  Write(json, "state", StateName(outcome.state));
  Write(json, "findings", outcome.findings);
  Write(json, "reason", Known(std::string(Reasons().Find(outcome.reason, "en"))));
  Write(json, "reason_th", Known(std::string(Reasons().Find(outcome.reason, "th"))));
  json.EndObject();
  return std::string(json.text());
}

std::string SummaryJson(const audit::Summary& summary) {
  JsonWriter json;
  json.BeginObject();
  Write(json, "schema", "sarabun.summary/1");
  Write(json, "report_key", Known(summary.report_key));
  Write(json, "agency", Known(summary.agency));
  json.Key("official");
  json.Bool(false);
  Write(json, "averaging", Known(summary.how));
  WriteMeans(json, "indicators", summary.indicators, false);
  WriteMeans(json, "instruments", summary.instruments, true);
  WritePoints(json, "total", summary.total);
  Write(json, "band", Known(summary.band_en));
  Write(json, "band_th", Known(summary.band));
  json.Key("items_worded_negatively");
  json.BeginArray();
  for (const std::string& item : summary.negative) json.String(item);
  json.EndArray();
  Write(json, "measures", summary.measures);
  Write(json, "measures_answered", summary.answered);
  Write(json, "results", summary.results);
  Write(json, "results_repeating", summary.repeated);
  Write(json, "results_cells", summary.evidence_cells);
  Write(json, "results_cells_with_evidence", summary.proven);
  WriteEarlier(json, summary.earlier);
  json.EndObject();
  return std::string(json.text());
}

}  // namespace sarabun::sinks
