#include "tools/docx_builder/dump.h"

namespace sarabun::build {
namespace {

void Append(std::string& out, const Paragraph& paragraph) {
  for (const Piece& piece : paragraph.pieces) {
    switch (piece.kind) {
      case Piece::Kind::kText:
      case Piece::Kind::kInserted:
        out += piece.text;
        break;
      case Piece::Kind::kBreak:
        out += '\n';
        break;
      case Piece::Kind::kTab:
        out += '\t';
        break;
      case Piece::Kind::kPicture:
        out += "[image: ]";
        break;
      case Piece::Kind::kBookmark:
        out += "[bookmark: " + piece.text + "]";
        break;
      case Piece::Kind::kDeleted:
      case Piece::Kind::kXml:
        break;
    }
  }
  out += '\n';
}

void Append(std::string& out, const Table& table, bool preview_follows) {
  bool cell_is_open = false;  // a lost cell's tab already stands there
  for (const Row& row : table.rows) {
    const std::size_t shown = row.cells.size() - (row.dump_loses_last ? 1 : 0);
    for (std::size_t i = 0; i < shown; ++i) {
      if (!cell_is_open) out += '\t';
      cell_is_open = false;
      for (const Paragraph& paragraph : row.cells[i].paragraphs) Append(out, paragraph);
      if (row.cells[i].paragraphs.empty()) out += '\n';
    }
    if (row.dump_loses_last) {
      out += " \t";
      cell_is_open = true;
    } else if (&row != &table.rows.back() || !preview_follows) {
      out += '\n';
    }
  }
}

void AppendPreview(std::string& out, const std::vector<std::vector<PreviewText>>& preview) {
  out += ' ';
  const char* between = "";
  for (const auto& line : preview) {
    for (const PreviewText& piece : line) {
      out += between + piece.text;
      between = "\n\n\n";
    }
  }
  out += "\n\n\n\n\n";
  for (const auto& line : preview) {
    for (const PreviewText& piece : line) out += piece.text + ' ';
    out += "\n\n";
  }
}

}  // namespace

std::string WriteDump(const Document& document) {
  std::string out;
  for (const Block& block : document.body) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) Append(out, *paragraph);
    if (const auto* table = std::get_if<Table>(&block)) {
      Append(out, *table, &block == &document.body.back() && !document.preview.empty());
    }
  }
  if (!document.preview.empty()) AppendPreview(out, document.preview);
  return out;
}

}  // namespace sarabun::build
