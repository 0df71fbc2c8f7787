#include "base/text.h"
#include "base/text_table.h"
#include "sinks/schema.h"
#include "sinks/schema_field.h"

namespace sarabun::sinks {

namespace {

using schema::Field;
using schema::FieldType;

std::string TypeWords(const Field& field) {
  std::string words;
  switch (field.type) {
    case FieldType::kText:
      words = "text";
      break;
    case FieldType::kWhole:
      words = "whole number";
      break;
    case FieldType::kReal:
      words = "number";
      break;
    case FieldType::kFlag:
      words = "true or false";
      break;
    case FieldType::kObject:
      words = "object";
      break;
    case FieldType::kList:
      words = "list";
      break;
    case FieldType::kMap:
      words = "object by name";
      break;
    case FieldType::kAny:
      words = "any";
      break;
  }
  const FieldType element = field.fields.empty() ? FieldType::kObject : field.fields.front().type;
  const bool holds = field.type == FieldType::kList || field.type == FieldType::kMap;
  if (holds && element != FieldType::kObject) words += " of " + TypeWords(field.fields.front());
  if (field.nullable) words += ", or null";
  if (field.optional) words += ", may be left out";
  return words;
}

std::string Meaning(const Field& field) {
  std::string text = field.meaning;
  if (field.values.empty()) return text;
  text += ": ";
  for (const std::string& value : field.values) text += (value == field.values.front() ? "`" : ", `") + value + "`";
  return text;
}

// One line a key, those inside it after it: report.agency.name, measures[].text, shared.*.group.
void AppendRows(std::string& out, const Field& field, const std::string& path) {
  out += "| `" + path + "` | " + TypeWords(field) + " | " + ReplaceAll(Meaning(field), "|", "\\|") + " |\n";
  const bool list = field.type == FieldType::kList;
  const bool holds = list || field.type == FieldType::kMap;
  const std::vector<Field>& inner = holds ? field.fields.front().fields : field.fields;
  const std::string inside = holds ? path + (list ? "[]" : ".*") : path;
  for (const Field& member : inner) AppendRows(out, member, inside + "." + member.name);
}

void AppendDocument(std::string& out, std::string_view title, const Field& document) {
  out.append("## ").append(title).append("\n").append(document.meaning);
  out += "\n\n| key | type | meaning |\n| --- | --- | --- |\n";
  for (const Field& field : document.fields) AppendRows(out, field, field.name);
  out += "\n";
}

// A table of rules/*.tsv as it stands.
void AppendTable(std::string& out, std::string_view title, std::string_view header, const TextTable& table) {
  out.append("## ").append(title).append("\n").append(header);
  for (const auto& row : table.rows()) {
    out += "|";
    for (std::size_t i = 0; i < row.size(); ++i) {
      out.append(i == 0 ? " `" : " ").append(row[i]).append(i == 0 ? "` |" : " |");
    }
    out += "\n";
  }
  out += "\n";
}

}  // namespace

std::string MarkdownDictionary(const std::vector<std::string>& repair_kinds) {
  std::string out = "# What Sarabun writes\n\n";
  AppendDocument(out, "A record, `sarabun.record/1`", schema::RecordSchema(repair_kinds));
  AppendDocument(out, "A finding, `sarabun.finding/1`", schema::FindingSchema());
  AppendTable(out, "Codes of findings", "| code | severity | English | Thai |\n| --- | --- | --- | --- |\n",
              Messages());
  AppendDocument(out, "A document's tables", schema::TableSchema());
  AppendDocument(out, "An audit's summary of a report, `sarabun.summary/1`", schema::SummarySchema());
  AppendDocument(out, "A check of an audit, `sarabun.check/1`", schema::CheckSchema());
  AppendDocument(out, "What became of a file, `sarabun.manifest/1`", schema::ManifestSchema());
  AppendTable(out, "Columns of CSV and workbook",
              "A rule pack's own columns stand before `document`.\n\n"
              "| key | English | Thai |\n| --- | --- | --- |\n",
              Headings());
  out.pop_back();
  return out;
}

}  // namespace sarabun::sinks
