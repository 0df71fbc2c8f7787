#include <cstdint>
#include <string>

#include "grid/dump.h"
#include "pipeline/inspect.h"
#include "pipeline/inspect_parts.h"
#include "sinks/json_writer.h"

namespace sarabun::pipeline {

namespace {

const rules::TableExplanation* ExplanationOf(const Inspection& inspection, std::uint32_t table) {
  for (const rules::TableExplanation& explanation : inspection.explanations) {
    if (explanation.table == table) return &explanation;
  }
  return nullptr;
}

// The pack that claimed a table, the first one's where there are several.
std::string PackOf(const Inspection& inspection) {
  for (const rules::TableExplanation& explanation : inspection.explanations) {
    if (!explanation.pack.empty()) return explanation.pack;
  }
  return {};
}

void WriteCell(sinks::JsonWriter& json, const grid::CollectedCell& collected) {
  const grid::Cell& cell = collected.cell;
  json.BeginObject();
  json.Key("row");
  json.Uint(cell.row);
  json.Key("column");
  json.Uint(cell.column);
  json.Key("row_span");
  json.Uint(collected.row_span);
  json.Key("column_span");
  json.Uint(cell.column_span);
  json.Key("text");
  json.String(cell.text);
  if (cell.own_text) {
    json.Key("own_text");
    json.String(*cell.own_text);
  }
  json.Key("images");
  json.Uint(cell.images);
  json.EndObject();
}

void WriteNotes(sinks::JsonWriter& json, const grid::CollectedTable& table) {
  json.BeginArray();
  for (const grid::CollectedCell& collected : table.cells) {
    for (const grid::Paragraph& paragraph : collected.cell.paragraphs) {
      for (const grid::Note& note : paragraph.notes) {
        json.BeginObject();
        json.Key("kind");
        json.String(note.kind);
        json.Key("row");
        json.Uint(collected.cell.row);
        json.Key("column");
        json.Uint(collected.cell.column);
        json.Key("text");
        json.String(note.text);
        json.EndObject();
      }
    }
  }
  json.EndArray();
}

void WriteTable(sinks::JsonWriter& json, const Inspection& inspection, const grid::CollectedTable& table) {
  json.BeginObject();
  json.Key("index");
  json.Uint(table.info.index);
  json.Key("depth");
  json.Uint(table.info.depth);
  json.Key("parent");
  if (table.info.parent) {
    json.BeginObject();
    json.Key("table");
    json.Uint(table.info.parent->table);
    json.Key("row");
    json.Uint(table.info.parent->row);
    json.Key("column");
    json.Uint(table.info.parent->column);
    json.EndObject();
  } else {
    json.Null();
  }
  json.Key("rows");
  json.Uint(table.rows);
  json.Key("columns");
  json.Uint(table.columns);
  json.Key("row_kinds");
  json.BeginArray();
  if (const auto* explanation = ExplanationOf(inspection, table.info.index)) {
    for (const std::string_view kind : explanation->row_kinds) json.String(kind);
  }
  json.EndArray();
  json.Key("cells");
  json.BeginArray();
  for (const grid::CollectedCell& cell : table.cells) WriteCell(json, cell);
  json.EndArray();
  json.Key("notes");
  WriteNotes(json, table);
  json.EndObject();
}

// " (I1, I2)": the first few of the rows' own details.
std::string Details(const std::vector<std::string>& details, std::size_t first, std::size_t last) {
  constexpr std::size_t kMost = 8;
  std::string out;
  for (std::size_t i = first; i <= last; ++i) {
    if (details[i].empty()) continue;
    if (i == first + kMost) return out + ", …)";
    out += (out.empty() ? " (" : ", ") + details[i];
  }
  return out.empty() ? out : out + ")";
}

// Neighbours of one kind and for one reason on one line.
void AppendRowKinds(std::string& out, const rules::TableExplanation& explanation) {
  const auto& kinds = explanation.row_kinds;
  const auto& reasons = explanation.row_reasons;
  for (std::size_t i = 0, last = 0; i < kinds.size(); i = last + 1) {
    last = i;
    while (last + 1 < kinds.size() && kinds[last + 1] == kinds[i] && reasons[last + 1] == reasons[i]) ++last;
    out += "  row" + std::string(last > i ? "s " : " ") + std::to_string(i + 1);
    if (last > i) out += "-" + std::to_string(last + 1);
    out += ": " + std::string(kinds[i]) + ", " + std::string(reasons[i]) + Details(explanation.row_details, i, last) +
           "\n";
  }
}

void AppendTable(std::string& out, const Inspection& inspection, const grid::CollectedTable& table) {
  out += "\nTable " + std::to_string(table.info.index) + ": " + std::to_string(table.rows) + " rows, " +
         std::to_string(table.columns) + " columns";
  if (table.info.parent) {
    out += ", inside table " + std::to_string(table.info.parent->table) + ", row " +
           std::to_string(table.info.parent->row) + ", column " + std::to_string(table.info.parent->column);
  }
  out += "\n";
  if (const auto* explanation = ExplanationOf(inspection, table.info.index)) {
    out += explanation->pack.empty() ? "  no pack took it\n" : "  read by " + explanation->pack + "\n";
    for (const std::string& line : explanation->lines) out += "  " + line + "\n";
    AppendRowKinds(out, *explanation);
  }
  out += grid::Dump(table);
}

}  // namespace

std::string InspectionJson(const Inspection& inspection, bool parts) {
  sinks::JsonWriter json;
  json.BeginObject();
  json.Key("document");
  json.BeginObject();
  json.Key("path");
  json.String(inspection.info.path);
  json.Key("characters");
  json.BeginObject();
  json.Key("in");
  json.Uint(inspection.characters.in);
  json.Key("out");
  json.Uint(inspection.characters.out);
  json.Key("reported");
  json.Uint(inspection.characters.reported);
  json.EndObject();
  json.EndObject();
  json.Key("pack");
  const std::string pack = PackOf(inspection);
  json.String(pack.empty() ? std::optional<std::string>() : pack);
  json.Key("paragraphs");
  json.BeginArray();
  for (const grid::Paragraph& paragraph : inspection.content.paragraphs()) {
    json.String(wordml::ShownText(paragraph));
  }
  json.EndArray();
  json.Key("tables");
  json.BeginArray();
  for (const grid::CollectedTable& table : inspection.content.tables()) WriteTable(json, inspection, table);
  json.EndArray();
  if (parts) {
    json.Key("parts");
    WriteParts(json, inspection);
  }
  json.EndObject();
  json.EndLine();
  return std::string(json.text());
}

std::string InspectionText(const Inspection& inspection, bool parts) {
  std::string out = inspection.info.path + ": " + inspection.info.format + ", " +
                    std::to_string(inspection.info.bytes) + " bytes, " +
                    std::to_string(inspection.content.tables().size()) + " tables, " +
                    std::to_string(inspection.records) + " records\n";
  if (inspection.part) {
    out += "characters: " + std::to_string(inspection.characters.in) + " in, " +
           std::to_string(inspection.characters.out) + " handed on, " + std::to_string(inspection.characters.reported) +
           " reported\n";
  }
  if (inspection.no_report) {
    out += "no report: " + inspection.no_report->message + "\n";
    if (!inspection.no_report->hint.empty()) out += "  " + inspection.no_report->hint + "\n";
  }
  if (parts) AppendParts(out, inspection);
  for (const grid::Paragraph& paragraph : inspection.content.paragraphs()) {
    if (!paragraph.text.empty()) out += "\n" + paragraph.text.text + "\n";
  }
  for (const grid::CollectedTable& table : inspection.content.tables()) AppendTable(out, inspection, table);
  const auto& findings = inspection.findings.items();
  if (!findings.empty()) out += "\nFindings\n";
  for (const Finding& finding : findings) {
    out += "  " + std::string(SeverityName(finding.severity)) + " " + finding.code;
    if (finding.where.table > 0) out += ", table " + std::to_string(finding.where.table);
    if (finding.where.row > 0) out += ", row " + std::to_string(finding.where.row);
    out += finding.message.empty() ? "\n" : ": " + finding.message + "\n";
  }
  return out;
}

}  // namespace sarabun::pipeline
