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
      const bool says = !TrimAscii(line).empty() && (line.front() != '#' || expectation_ != nullptr);
      if (says && !cases_.empty()) cases_.back().last_line = line_;
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
    *expectation_end_ = line_;
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
    if (cases_.empty()) return Fail("'" + std::string(key) + ":' before the first case", "'case: NAME'");
    Case& now = cases_.back();
    const auto side = kSides.find(key);
    if (side != kSides.end()) {
      now.side_texts.push_back({side->second, std::string(value)});
    } else if (key == "input") {
      now.is_dump = value == "dump";
      if (!now.is_dump && value != "word") Fail("unknown input '" + std::string(value) + "'", "'word' or 'dump'");
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
      now.records_line = now.records_end = line_;
      expectation_ = &now.records;
      expectation_end_ = &now.records_end;
    } else if (key == "findings") {
      now.findings_line = now.findings_end = line_;
      expectation_ = &now.findings;
      expectation_end_ = &now.findings_end;
    } else {
      static const std::vector<std::string_view> kKeys = {"case",   "input",   "title",    "box",     "side-box",
                                                          "header", "footer",  "property", "file",    "table",
                                                          "after",  "same-as", "records",  "findings"};
      Fail("unknown key '" + std::string(key) + "'", ExpectOneOf(key, kKeys));
    }
  }

  void Fail(std::string message, std::string expected = "") {
    if (expected.empty()) expected = "'key: value', or a row between '|'";
    problems_.AddError({&file_, line_, 1}, std::move(message), std::move(expected));
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
      } else if (rest.front() == '\\' && rest.size() > 1) {
        paragraph.text.text += source[++i];
      } else if (rest.substr(0, 8) == "[object]") {
        grid::Media media;
        media.kind = wordml::MediaKind::kObject;
        media.offset = static_cast<std::uint32_t>(paragraph.text.text.size());
        paragraph.media.push_back(std::move(media));
        i += 7;
      } else if (rest.substr(0, 7) == "[image]") {
        grid::Media media;
        media.kind = wordml::MediaKind::kPicture;
        media.offset = static_cast<std::uint32_t>(paragraph.text.text.size());
        paragraph.media.push_back(std::move(media));
        i += 6;
      } else if (rest.substr(0, 6) == "[link " && rest.find(']') != std::string_view::npos) {
        const std::size_t end = rest.find(']');
        grid::Media media;
        media.kind = wordml::MediaKind::kLink;
        media.text = std::string(rest.substr(6, end - 6));
        media.url = "https://example.org/";
        media.offset = static_cast<std::uint32_t>(paragraph.text.text.size());
        paragraph.text.text += *media.text;
        paragraph.media.push_back(std::move(media));
        i += end;
      } else {
        paragraph.text.text += source[i];
      }
    }
    return paragraph;
  }

  // Where `mark` stands with no backslash of another mark before it.
  static std::size_t FindMark(std::string_view source, std::string_view mark) {
    for (std::size_t i = 0; i < source.size(); ++i) {
      if (source.substr(i, mark.size()) == mark) return i;
      if (source[i] == '\\') ++i;
    }
    return std::string_view::npos;
  }

  static std::vector<std::string_view> SplitRow(std::string_view source) {
    std::vector<std::string_view> cells;
    for (std::size_t end = FindMark(source, "|"); end != std::string_view::npos; end = FindMark(source, "|")) {
      cells.push_back(source.substr(0, end));
      source.remove_prefix(end + 1);
    }
    return cells;
  }

  static bool EndsRow(std::string_view source) {
    while (true) {
      const std::size_t bar = FindMark(source, "|");
      if (bar == std::string_view::npos) return false;
      if (bar + 1 == source.size()) return true;
      source.remove_prefix(bar + 1);
    }
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
      const std::size_t plain = FindMark(source, "\\p");
      const std::size_t inner = FindMark(source, "\\c");
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
    if (TrimmedOfSpaces(row_).size() > 1 && EndsRow(TrimmedOfSpaces(row_))) EndRow();
  }

  void EndRow() {
    if (row_.empty()) return;
    const std::string source(TrimmedOfSpaces(row_));
    row_.clear();
    if (cases_.empty() || cases_.back().blocks.empty() || !cases_.back().blocks.back().is_table) {
      return Fail("a row without 'table:' above it", "'table:' on a line of its own before the first row");
    }
    std::vector<grid::Row>& rows = cases_.back().blocks.back().rows;
    grid::Row row;
    row.index = static_cast<std::uint32_t>(rows.size()) + 1;
    const bool wide = source[1] == '=';
    for (std::string_view text : SplitRow(std::string_view(source).substr(wide ? 2 : 1)))
      AddCell(TrimmedOfSpaces(text), rows, row);
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
  std::uint32_t* expectation_end_ = nullptr;
  grid::CellId ids_ = 0;
};

}  // namespace

std::vector<Case> ReadCases(const SourceFile& file, Problems& problems) { return CaseReader(file, problems).Read(); }

}  // namespace sarabun::rules
