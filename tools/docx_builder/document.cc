#include "tools/docx_builder/document.h"

#include <algorithm>
#include <utility>

namespace sarabun::build {

Paragraph& Paragraph::Add(std::string_view text) {
  std::size_t from = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] != '\n' && text[i] != '\t') continue;
    if (i > from) pieces.push_back(Piece::Text(std::string(text.substr(from, i - from))));
    if (i < text.size()) pieces.push_back(text[i] == '\n' ? Piece::Break() : Piece::Tab());
    from = i + 1;
  }
  return *this;
}

Paragraph& Paragraph::Add(Piece piece) {
  pieces.push_back(std::move(piece));
  return *this;
}

Cell::Cell() = default;
Cell::Cell(std::string_view text) : paragraphs{Paragraph(text)} {}
Cell::Cell(const char* text) : paragraphs{Paragraph(text)} {}
Cell::Cell(const std::string& text) : paragraphs{Paragraph(text)} {}
Cell::Cell(std::vector<Paragraph> lines) : paragraphs(std::move(lines)) {}
Cell::Cell(const Cell& other) = default;
Cell::Cell(Cell&& other) noexcept = default;
Cell& Cell::operator=(const Cell& other) = default;
Cell& Cell::operator=(Cell&& other) noexcept = default;
Cell::~Cell() = default;

Cell& Cell::Span(int columns) {
  span = columns;
  return *this;
}

Cell& Cell::Merged(Merge how) {
  merge = how;
  return *this;
}

int Table::Columns() const {
  int widest = static_cast<int>(widths.size());
  for (const Row& row : rows) {
    int columns = row.before + row.after;
    for (const Cell& cell : row.cells) columns += cell.span;
    widest = std::max(widest, columns);
  }
  return widest;
}

Document& Document::Text(Paragraph paragraph) {
  body.emplace_back(std::move(paragraph));
  return *this;
}

Document& Document::Table(build::Table table) {
  body.emplace_back(std::move(table));
  return *this;
}

Document& Document::Table(std::initializer_list<Row> rows) {
  build::Table table;
  table.rows.assign(rows.begin(), rows.end());
  return Table(std::move(table));
}

Document& Document::RawBody(std::string xml) {
  body.emplace_back(RawXml{std::move(xml)});
  return *this;
}

std::size_t Document::AddPicture(Media picture) {
  media.push_back(std::move(picture));
  return media.size() - 1;
}

int Document::AddList(std::vector<ListLevel> levels) {
  list_definitions.push_back(std::move(levels));
  lists.push_back({list_definitions.size() - 1, false});
  return static_cast<int>(lists.size());
}

int Document::RestartList(int num_id) {
  lists.push_back({lists.at(static_cast<std::size_t>(num_id - 1)).definition, true});
  return static_cast<int>(lists.size());
}

}  // namespace sarabun::build
