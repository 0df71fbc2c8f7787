#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "legacy/text_dump.h"

namespace sarabun::legacy {

// Keeps what a reader sends, and draws it: "paragraph", "table 5", "| cell | cell | (lost) |". Line breaks in a cell
// are "/", a cell over several columns ends in "=N", pictures are "{2}".
class Drawing final : public grid::DocumentConsumer {
 public:
  void OnParagraph(const grid::Paragraph& paragraph) override { text_ += paragraph.text.text + "\n"; }
  void OnTableStart(const grid::TableInfo& table) override {
    text_ += "table " + std::to_string(table.grid_columns) + "\n";
  }
  void OnRow(grid::Row row) override {
    text_ += "|";
    for (const grid::Cell& cell : row.cells) text_ += " " + Draw(cell) + " |";
    text_ += "\n";
    rows_.push_back(std::move(row));
  }
  void OnTableEnd(const grid::TableInfo&) override { text_ += "end\n"; }

  const std::string& text() const { return text_; }
  const std::vector<grid::Row>& rows() const { return rows_; }

 private:
  static std::string Draw(const grid::Cell& cell) {
    std::string text = cell.content_lost ? "(lost)" : cell.text;
    for (char& c : text) {
      if (c == '\n') c = '/';
    }
    if (cell.images > 0) text += "{" + std::to_string(cell.images) + "}";
    if (cell.column_span > 1) text += "=" + std::to_string(cell.column_span);
    return text;
  }

  std::string text_;
  std::vector<grid::Row> rows_;
};

struct ReadDump {
  Drawing drawing;
  FindingList findings;
  DumpPreview preview;
  Status status;
};

inline ReadDump Read(std::string_view dump, const DumpOptions& options = {}, const Limits& limits = {}) {
  ReadDump read;
  read.status = ReadTextDump(dump, limits, options, read.drawing, read.findings, &read.preview);
  return read;
}

inline std::string DrawingOf(std::string_view dump, const DumpOptions& options = {}) {
  return Read(dump, options).drawing.text();
}

// Cells that start with I, E or O and a digit start a row.
inline DumpOptions ItemsStartRows() {
  return {[](std::string_view text) {
    return text.size() > 1 && std::string_view("IEO").find(text[0]) != std::string_view::npos && text[1] >= '0' &&
           text[1] <= '9';
  }};
}

}  // namespace sarabun::legacy
