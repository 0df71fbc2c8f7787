#include "sinks/finding_json.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/finding_message.h"
#include "base/sha256.h"

namespace sarabun::sinks {

namespace {

constexpr std::size_t kIdDigits = 32;

std::optional<std::string> Known(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

std::optional<std::uint32_t> Known(std::uint32_t number) {
  return number == 0 ? std::nullopt : std::optional<std::uint32_t>(number);
}

void WriteTexts(JsonWriter& json, const std::vector<std::string>& texts) {
  json.BeginArray();
  for (const std::string& text : texts) json.String(text);
  json.EndArray();
}

void WriteItems(JsonWriter& json, const Finding& finding) {
  json.Key("items");
  if (finding.items.empty()) return json.Null();
  WriteTexts(json, finding.items);
}

void WriteSource(JsonWriter& json, const Location& where) {
  json.Key("source");
  if (where.table == 0) return json.Null();
  json.BeginObject();
  json.Key("table");
  json.Uint(where.table);
  json.Key("row");
  json.Uint(Known(where.row));
  json.EndObject();
}

void WriteValue(JsonWriter& json, const DataValue& value) {
  switch (value.kind) {
    case DataValue::Kind::kText:
      return json.String(value.text);
    case DataValue::Kind::kInteger:
      return json.Int(value.integer);
    case DataValue::Kind::kReal:
      return json.Double(value.real);
    case DataValue::Kind::kTexts:
      return WriteTexts(json, value.texts);
  }
}

void WriteData(JsonWriter& json, const Finding& finding) {
  json.Key("data");
  json.BeginObject();
  for (const auto& [key, value] : finding.data) {
    json.Key(key);
    WriteValue(json, value);
  }
  const bool named =
      std::any_of(finding.data.begin(), finding.data.end(), [](const auto& entry) { return entry.first == "part"; });
  if (finding.where.table == 0 && !finding.where.part.empty() && !named) {
    json.Key("part");
    json.String(finding.where.part);
  }
  json.EndObject();
}

std::string About(const Finding& finding) {
  if (finding.report_key) return *finding.report_key;
  return finding.document_sha256.empty() ? finding.document_path : finding.document_sha256;
}

}  // namespace

std::string FindingId(const Finding& finding, int repeat) {
  // JSON says where each value ends, so that no two findings give the same bytes.
  JsonWriter json;
  json.BeginArray();
  json.String(finding.code);
  json.String(About(finding));
  WriteTexts(json, finding.items);
  json.String(finding.field);
  json.Uint(finding.where.table);
  json.Uint(finding.where.row);
  for (const auto& [key, value] : finding.data) {
    if (value.kind == DataValue::Kind::kReal) continue;
    json.String(key);
    WriteValue(json, value);
  }
  if (repeat > 1) json.Int(std::int64_t{repeat});
  json.EndArray();
  return Sha256Hex(json.text()).substr(0, kIdDigits);
}

void WriteFinding(JsonWriter& json, const Finding& finding, int repeat) {
  json.BeginObject();
  json.Key("schema");
  json.String("sarabun.finding/1");
  json.Key("finding_id");
  json.String(FindingId(finding, repeat));
  json.Key("code");
  json.String(finding.code);
  json.Key("severity");
  json.String(SeverityName(finding.severity));
  json.Key("status");
  json.String(Known(finding.status));
  json.Key("report_key");
  json.String(finding.report_key);
  json.Key("agency");
  json.String(finding.agency);
  json.Key("document");
  json.BeginObject();
  json.Key("path");
  json.String(Known(finding.document_path));
  json.Key("sha256");
  json.String(Known(finding.document_sha256));
  json.EndObject();
  WriteItems(json, finding);
  json.Key("field");
  json.String(finding.field);
  WriteSource(json, finding.where);
  json.Key("message");
  json.String(MessageOf(finding, "en"));
  json.Key("message_th");
  json.String(MessageOf(finding, "th"));
  json.Key("related");
  WriteTexts(json, finding.related);
  WriteData(json, finding);
  json.EndObject();
}

std::string FindingJson(const Finding& finding, int repeat) {
  JsonWriter json;
  WriteFinding(json, finding, repeat);
  return std::string(json.text());
}

}  // namespace sarabun::sinks
