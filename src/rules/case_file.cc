#include "rules/case_file.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace sarabun::rules {
namespace {

class CaseReader {
 public:
  CaseReader(const SourceFile& file, Problems& problems) : file_(file), problems_(problems) {}

  std::vector<Case> Read() {
    for (std::string_view line : Split(file_.text, '\n')) {
      ++line_;
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      TakeLine(line);
    }
    EndRow();
    return std::move(cases_);
  }

 private:
  void TakeLine(std::string_view line) {
    if (TakesExpectation(line)) return;
    if (line.substr(0, 1) == "#" || (TrimAscii(line).empty() && row_.empty())) return;
    if (!row_.empty() || line.substr(0, 1) == "|") {
      TakeRow(line);
      return;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return Fail("no 'key: value' and no row of a table");
    TakeKey(line.substr(0, colon), TrimAscii(line.substr(colon + 1)));
  }

  // Lines under 'records:' and 'findings:' are taken as they stand, up to an empty line or the next key.
  bool TakesExpectation(std::string_view line) {
    if (expectation_ == nullptr) return false;
    const bool ends = line.substr(0, 5) == "case:" || line == "findings:" || line == "records:" || line.empty();
    if (ends) {
      expectation_ = nullptr;
      return false;
    }
    *expectation_ += std::string(line) + '\n';
    return true;
  }

  void TakeKey(std::string_view key, std::string_view value) {
    static const std::map<std::string_view, SideText::Kind> kSides = {
        {"header", SideText::Kind::kHeader},    {"footer", SideText::Kind::kFooter},
        {"side-box", SideText::Kind::kTextBox}, {"property", SideText::Kind::kProperty},
        {"file", SideText::Kind::kFileName},
    };
    if (key == "case") {
      cases_.emplace_back();
      cases_.back().name = value;
      cases_.back().line = line_;
      ids_ = 0;
      return;
    }
    if (cases_.empty()) return Fail("'case: NAME' comes first");
    Case& now = cases_.back();
    const auto side = kSides.find(key);
    if (side != kSides.end()) {
      now.side_texts.push_back({side->second, std::string(value)});
    } else if (key == "input") {
      now.is_dump = value == "dump";
    } else if (key == "title" || key == "after" || key == "box") {
      Case::Block block;
      block.paragraph = MakeParagraph(value);
      block.paragraph.from_text_box = key == "box";
      now.blocks.push_back(std::move(block));
    } else if (key == "table") {
      now.blocks.emplace_back();
      now.blocks.back().is_table = true;
    } else if (key == "same-as") {
      now.same_as = value;
    } else if (key == "records") {
      now.records_line = line_;
      expectation_ = &now.records;
    } else if (key == "findings") {
      expectation_ = &now.findings;
    } else {
      Fail("unknown key '" + std::string(key) + "'");
    }
  }

  void Fail(std::string message) {
    problems_.AddError({&file_, line_, 1}, std::move(message),
                       "case:, input:, title:, box:, header:, footer:, property:, file:, table:, after:, same-as:, "
                       "records:, findings:, or a row between '|'");
  }

  // "{1.}" at the front, a '>' inside for each level down; taken off `source`.
  static wordml::ListLabel TakeLabel(std::string_view& source) {
    const std::size_t end = std::min(source.find('}'), source.size() - 1);
    std::string_view text = source.substr(1, end - 1);
    wordml::ListLabel label;
    for (; text.substr(0, 1) == ">"; text.remove_prefix(1)) ++label.level;
    label.text = text;
    label.suffix = "\t";
    source.remove_prefix(end + 1);
    return label;
  }

  // "\n", "\t" inside; the text of one paragraph.
  static grid::Paragraph MakeParagraph(std::string_view source) {
    grid::Paragraph paragraph;
    if (source.substr(0, 1) == "{") paragraph.label = TakeLabel(source);
    for (std::size_t i = 0; i < source.size(); ++i) {
      const std::string_view rest = source.substr(i);
      if (rest.substr(0, 2) == "\\n") {
        paragraph.text.AppendBreak(SeamKind::kLineBreak);
        ++i;
      } else if (rest.substr(0, 2) == "\\t") {
        paragraph.text.text += '\t';
        ++i;
      } else if (rest.substr(0, 7) == "[image]") {
        grid::Media media;
        media.kind = wordml::MediaKind::kPicture;
        paragraph.media.push_back(std::move(media));
        i += 6;
      } else if (rest.substr(0, 6) == "[link ") {
        const std::size_t end = rest.find(']');
        grid::Media media;
        media.kind = wordml::MediaKind::kLink;
        media.text = std::string(rest.substr(6, end - 6));
        media.url = "https://example.org/";
        paragraph.text.text += *media.text;
        paragraph.media.push_back(std::move(media));
        i += end;
      } else {
        paragraph.text.text += source[i];
      }
    }
    return paragraph;
  }

  grid::Cell MakeCell(std::string_view source) {
    grid::Cell cell;
    cell.id = ++ids_;
    if (source.find("[lost]") != std::string_view::npos) {
      cell.content_lost = true;
      source = "";
    }
    bool nested = false;
    while (true) {
      const std::size_t plain = source.find("\\p");
      const std::size_t inner = source.find("\\c");
      const std::size_t end = std::min(plain, inner);
      cell.paragraphs.push_back(MakeParagraph(TrimmedOfSpaces(source.substr(0, end))));
      cell.nested.push_back(nested);
      if (end == std::string_view::npos) break;
      nested = inner < plain;
      source.remove_prefix(end + 2);
    }
    for (const grid::Paragraph& paragraph : cell.paragraphs) {
      cell.images += static_cast<std::uint32_t>(
          std::count_if(paragraph.media.begin(), paragraph.media.end(),
                        [](const grid::Media& media) { return media.kind == wordml::MediaKind::kPicture; }));
      if (!cell.text.empty()) cell.text += '\n';
      if (paragraph.label) cell.text += paragraph.label->text + paragraph.label->suffix;
      cell.text += paragraph.text.text;
    }
    return cell;
  }

  static std::string_view TrimmedOfSpaces(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
  }

  void TakeRow(std::string_view line) {
    row_ += row_.empty() ? std::string(line) : std::string(TrimmedOfSpaces(line));
    if (TrimmedOfSpaces(row_).back() == '|' && TrimmedOfSpaces(row_).size() > 1) EndRow();
  }

  void EndRow() {
    if (row_.empty()) return;
    const std::string source(TrimmedOfSpaces(row_));
    row_.clear();
    if (cases_.empty() || cases_.back().blocks.empty() || !cases_.back().blocks.back().is_table) {
      return Fail("a row without 'table:' above it");
    }
    std::vector<grid::Row>& rows = cases_.back().blocks.back().rows;
    grid::Row row;
    row.index = static_cast<std::uint32_t>(rows.size()) + 1;
    const bool wide = source[1] == '=';
    std::vector<std::string_view> cells = Split(std::string_view(source).substr(wide ? 2 : 1), '|');
    cells.pop_back();
    for (std::string_view text : cells) AddCell(TrimmedOfSpaces(text), rows, row);
    if (wide && !rows.empty() && !row.slots.empty()) Widen(rows, row);
    rows.push_back(std::move(row));
  }

  static void Widen(const std::vector<grid::Row>& rows, grid::Row& row) {
    std::uint32_t width = 1;
    for (const grid::Row& each : rows) {
      if (!each.slots.empty()) width = std::max(width, each.slots.back().column + each.slots.back().column_span - 1);
    }
    row.slots.back().column_span = width;
    row.cells.back().column_span = width;
  }

  void AddCell(std::string_view text, const std::vector<grid::Row>& rows, grid::Row& row) {
    const std::uint32_t column = row.slots.empty() ? 1 : row.slots.back().column + row.slots.back().column_span;
    if (text == "<" && !row.slots.empty()) {
      ++row.slots.back().column_span;
      if (grid::Cell* cell = const_cast<grid::Cell*>(row.Find(row.slots.back().id))) ++cell->column_span;
      return;
    }
    if (text == "^" && !rows.empty()) {
      for (const grid::Slot& above : rows.back().slots) {
        if (above.column == column) row.slots.push_back({above.id, column, above.column_span, false});
      }
      return;
    }
    grid::Cell cell = MakeCell(text);
    cell.row = row.index;
    cell.column = column;
    row.slots.push_back({cell.id, column, 1, true});
    row.cells.push_back(std::move(cell));
  }

  const SourceFile& file_;
  Problems& problems_;
  std::vector<Case> cases_;
  std::uint32_t line_ = 0;
  std::string row_;
  std::string* expectation_ = nullptr;
  grid::CellId ids_ = 0;
};

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
    out += record.score->unit == ScoreUnit::kPercent ? " percent" : " points";
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

std::vector<Case> ReadCases(const SourceFile& file, Problems& problems) { return CaseReader(file, problems).Read(); }

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
