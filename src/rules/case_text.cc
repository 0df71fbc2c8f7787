#include <algorithm>

#include "base/text.h"
#include "rules/case_file.h"

namespace sarabun::rules {
namespace {

std::string OrDash(const std::optional<std::string>& text) { return text ? *text : "-"; }
std::string OrDash(const std::optional<int>& number) { return number ? std::to_string(*number) : "-"; }

void AppendList(std::string& out, std::string_view name, const std::vector<ListItem>& items) {
  for (const ListItem& item : items) {
    out += "  " + std::string(name) + ": ";
    for (int i = 1; i < item.level; ++i) out += "> ";
    out += "[" + item.label.value_or("") + "] " + item.text + '\n';
  }
}

void AppendEvidence(std::string& out, const Record& record) {
  if (!record.evidence) {
    out += "  evidence: unknown\n";
    return;
  }
  for (const Evidence& each : *record.evidence) {
    static constexpr std::string_view kKinds[] = {"picture", "link", "object", "text"};
    out += "  evidence: " + std::string(kKinds[static_cast<std::size_t>(each.kind)]);
    if (each.text) out += " " + *each.text;
    out += '\n';
  }
}

std::string SectionText(const Record& record) {
  std::string out = "section:";
  if (record.instrument) out += " " + OrDash(record.instrument->name);
  if (record.indicator) out += " / " + OrDash(record.indicator->name);
  return out + '\n';
}

void AppendRecord(std::string& out, const Record& record) {
  out += OrDash(record.item.code) + " | " + (record.instrument ? OrDash(record.instrument->code) : "-") + " | " +
         (record.indicator ? OrDash(record.indicator->no) : "-");
  if (record.score) {
    out += " | " + (record.score->value ? record.score->value->ToString() : "?");
    out += record.score->unit == ScoreUnit::kPercent ? " percent"
           : record.score->unit == ScoreUnit::kLevel ? " level"
                                                     : " points";
  }
  out += '\n';
  if (record.item.statement) out += "  statement: " + *record.item.statement + '\n';
  AppendList(out, "issues", record.issues);
  AppendList(out, "measures", record.measures);
  AppendList(out, "results", record.results);
  AppendEvidence(out, record);
  for (const auto& [name, text] : record.extra) out += "  extra." + name + ": " + text + '\n';
  for (const SharedCell& shared : record.shared) {
    out += "  shared." + shared.field + ": " + std::to_string(shared.group) + " with " + Join(shared.with, " ") + '\n';
  }
}

}  // namespace

std::string ParagraphSource(const grid::Paragraph& paragraph) {
  std::string out;
  if (paragraph.label) {
    out = "{" + std::string(static_cast<std::size_t>(std::max(paragraph.label->level, 0)), '>') + paragraph.label->text;
    out += '}';
  }
  for (char c : paragraph.text.text) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else {
      if (c == '\\' || c == '|' || c == '[' || (c == '{' && out.empty())) out += '\\';
      out += c;
    }
  }
  for (const grid::Media& media : paragraph.media) {
    const bool link = media.kind == wordml::MediaKind::kLink;
    const std::string text = link && media.text ? *media.text : "";
    const std::size_t at = text.empty() ? std::string::npos : out.find(text);
    if (link && at != std::string::npos && text.find_first_of("]\\|[\n\t") == std::string::npos) {
      out.replace(at, text.size(), "[link " + text + "]");
    } else if (!link) {
      out += media.kind == wordml::MediaKind::kPicture ? "[image]" : "[object]";
    }
  }
  return out;
}

std::string CellSource(const grid::Cell& cell) {
  if (cell.content_lost) return "[lost]";
  std::string out;
  for (std::size_t i = 0; i < cell.paragraphs.size(); ++i) {
    if (i > 0) out += i < cell.nested.size() && cell.nested[i] ? "\\c" : "\\p";
    out += ParagraphSource(cell.paragraphs[i]);
  }
  if (out == "^" || out == "<") out.insert(0, 1, '\\');
  return out;
}

CaseOutcome RunCase(const Case& each, ReportReader& reader) {
  DocumentContext context;
  context.info.path = each.name;
  context.info.sha256 = std::string(64, '0');
  if (!each.is_dump) context.part = "word/document.xml";
  context.side_texts = each.side_texts;
  FindingList findings;
  reader.Begin(std::move(context), findings);
  std::uint32_t tables = 0;
  for (const Case::Block& block : each.blocks) {
    if (!block.is_table) {
      reader.OnParagraph(block.paragraph);
      continue;
    }
    grid::TableInfo info;
    info.index = ++tables;
    for (const grid::Row& row : block.rows) {
      info.grid_columns = std::max(info.grid_columns, static_cast<std::uint32_t>(row.slots.size()));
    }
    reader.OnTableStart(info);
    for (const grid::Row& row : block.rows) reader.OnRow(row);
    reader.OnTableEnd(info);
  }
  Result<std::vector<Record>> records = reader.Finish();
  CaseOutcome outcome;
  outcome.records = records.ok() ? RecordsText(*records) : "error: " + records.error().message + '\n';
  // Doubts about joints are the repair engine's, not the pack's.
  std::vector<Finding>& found = findings.items();
  found.erase(std::remove_if(found.begin(), found.end(), [](const Finding& f) { return f.code == "uncertain-joint"; }),
              found.end());
  outcome.findings = FindingsText(found);
  return outcome;
}

std::string RecordsText(const std::vector<Record>& records) {
  std::string out;
  if (!records.empty()) {
    const ReportInfo& report = records.front().report;
    out += "report: " + OrDash(report.agency.code) + " " + OrDash(report.agency.name) + " | " +
           OrDash(report.fiscal_year) + " | " + OrDash(report.round.label) + " " + OrDash(report.round.no) + "/" +
           OrDash(report.round.of) + "/" + OrDash(report.round.months) + " | " + OrDash(report.period.start) + " " +
           OrDash(report.period.end) + '\n';
    if (report.title) out += "title: " + *report.title + '\n';
  }
  std::string section;
  for (const Record& record : records) {
    const std::string now = SectionText(record);
    if (now != section) out += now;
    section = now;
    AppendRecord(out, record);
  }
  return out;
}

std::string FindingsText(const std::vector<Finding>& findings) {
  std::string out;
  for (const Finding& finding : findings) {
    out += finding.code;
    if (!finding.items.empty()) out += " " + Join(finding.items, " ");
    if (finding.field) out += " " + *finding.field;
    out += ": " + finding.message + '\n';
  }
  return out;
}

}  // namespace sarabun::rules
