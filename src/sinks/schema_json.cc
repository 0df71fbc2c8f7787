#include "sinks/json_writer.h"
#include "sinks/schema.h"
#include "sinks/schema_field.h"

namespace sarabun::sinks {

namespace {

using schema::Field;
using schema::FieldType;

std::string_view TypeName(FieldType type) {
  switch (type) {
    case FieldType::kWhole:
      return "integer";
    case FieldType::kReal:
      return "number";
    case FieldType::kFlag:
      return "boolean";
    case FieldType::kObject:
    case FieldType::kMap:
      return "object";
    case FieldType::kList:
      return "array";
    default:
      return "string";
  }
}

void WriteType(JsonWriter& json, const Field& field) {
  if (field.type == FieldType::kAny) return;
  json.Key("type");
  if (!field.nullable) return json.String(TypeName(field.type));
  json.BeginArray();
  json.String(TypeName(field.type));
  json.String("null");
  json.EndArray();
}

void WriteBounds(JsonWriter& json, const Field& field) {
  if (!field.pattern.empty()) {
    json.Key("pattern");
    json.String(field.pattern);
  }
  if (!field.values.empty()) {
    json.Key("enum");
    json.BeginArray();
    for (const std::string& value : field.values) json.String(value);
    if (field.nullable) json.Null();
    json.EndArray();
  }
  if (field.least) {
    json.Key("minimum");
    json.Double(*field.least);
  }
  if (field.most) {
    json.Key("maximum");
    json.Double(*field.most);
  }
}

void WriteField(JsonWriter& json, const Field& field);

void WriteMembers(JsonWriter& json, const Field& field) {
  json.Key("properties");
  json.BeginObject();
  for (const Field& member : field.fields) {
    json.Key(member.name);
    WriteField(json, member);
  }
  json.EndObject();
  json.Key("required");
  json.BeginArray();
  for (const Field& member : field.fields) {
    if (!member.optional) json.String(member.name);
  }
  json.EndArray();
  if (field.open) return;
  json.Key("additionalProperties");
  json.Bool(false);
}

// Recursive over the definition, which is three deep and ours; never over an input.
void WriteField(JsonWriter& json, const Field& field) {
  json.BeginObject();
  WriteType(json, field);
  if (!field.meaning.empty()) {
    json.Key("description");
    json.String(field.meaning);
  }
  WriteBounds(json, field);
  if (field.type == FieldType::kObject) WriteMembers(json, field);
  if (field.type == FieldType::kList || field.type == FieldType::kMap) {
    json.Key(field.type == FieldType::kList ? "items" : "additionalProperties");
    WriteField(json, field.fields.front());
  }
  json.EndObject();
}

}  // namespace

std::string JsonSchema(const std::vector<std::string>& repair_kinds, const std::vector<Field>& rows) {
  const std::vector<Field> documents = {schema::RecordSchema(repair_kinds),
                                        schema::FindingSchema(),
                                        schema::TableSchema(),
                                        schema::SummarySchema(),
                                        schema::CheckSchema(),
                                        schema::ManifestSchema()};
  JsonWriter json;
  json.BeginObject();
  json.Key("$schema");
  json.String("https://json-schema.org/draft/2020-12/schema");
  json.Key("title");
  json.String("What Sarabun writes");
  json.Key("anyOf");
  json.BeginArray();
  for (const Field& document : documents) {
    json.BeginObject();
    json.Key("$ref");
    json.String("#/$defs/" + document.name);
    json.EndObject();
  }
  json.EndArray();
  json.Key("$defs");
  json.BeginObject();
  for (const Field& document : documents) {
    json.Key(document.name);
    WriteField(json, document);
  }
  for (const Field& row : rows) {
    json.Key(row.name);
    WriteField(json, row);
  }
  json.EndObject();
  json.EndObject();
  return IndentedJson(json.text());
}

}  // namespace sarabun::sinks
