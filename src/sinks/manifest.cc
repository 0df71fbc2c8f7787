#include "sinks/manifest.h"

#include "sinks/json_writer.h"

namespace sarabun::sinks {

namespace {

const char* StatusOf(const FileOutcome& outcome) {
  if (outcome.rejected) return "rejected";
  if (outcome.skipped) return "skipped";
  return outcome.unchanged ? "unchanged" : "done";
}

}  // namespace

std::string ManifestLine(const FileOutcome& outcome) {
  JsonWriter json;
  json.BeginObject();
  json.Key("schema");
  json.String("sarabun.manifest/1");
  json.Key("path");
  json.String(outcome.path);
  json.Key("status");
  json.String(StatusOf(outcome));
  const bool read = !outcome.sha256.empty();
  json.Key("sha256");
  json.String(read ? std::optional<std::string>(outcome.sha256) : std::nullopt);
  json.Key("bytes");
  read ? json.Uint(outcome.bytes) : json.Null();
  json.Key("reports");
  json.BeginArray();
  for (const std::string& key : outcome.report_keys) json.String(key);
  json.EndArray();
  json.Key("records");
  json.Uint(outcome.records);
  json.Key("findings");
  json.Uint(outcome.findings);
  json.Key("error");
  if (outcome.rejected) {
    json.BeginObject();
    json.Key("code");
    json.String(ErrorCodeName(outcome.error.code));
    json.Key("message");
    json.String(outcome.error.message);
    json.Key("hint");
    json.String(outcome.error.hint.empty() ? std::nullopt : std::optional<std::string>(outcome.error.hint));
    json.EndObject();
  } else {
    json.Null();
  }
  json.EndObject();
  json.EndLine();
  return std::string(json.text());
}

}  // namespace sarabun::sinks
