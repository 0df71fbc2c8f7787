#include "tools/docx_builder/preview.h"

#include <algorithm>
#include <utility>

#include "tools/docx_builder/cutter.h"
#include "tools/docx_builder/random.h"

namespace sarabun::build {
namespace {

constexpr std::int32_t kAdvance = 8;
constexpr std::int32_t kLineHeight = 16;
constexpr std::int32_t kColumnWidth = 210;

enum class Script { kThai, kLetter, kDigit, kSign };

Script ScriptAt(std::string_view text, std::size_t at) {
  if (IsThaiAt(text, at)) return Script::kThai;
  const char c = text[at];
  if (c >= '0' && c <= '9') return Script::kDigit;
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ? Script::kLetter : Script::kSign;
}

// Vowels that stand before their consonant, U+0E40 to U+0E44: a word or at least a syllable starts there.
bool IsLeadVowel(std::string_view text, std::size_t at) {
  return IsThaiAt(text, at) && text[at + 1] == '\xB9' && static_cast<unsigned char>(text[at + 2]) <= 0x84;
}

// A pen that writes pieces into a column of the page and wraps.
class Pen {
 public:
  Pen(std::vector<PreviewText>& out, Random& random, std::int32_t x, std::int32_t y, std::size_t columns)
      : out_(out), random_(random), left_(x), x_(x), y_(y), columns_(columns) {}

  void Write(std::string_view text) {
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); at += CodePointLength(text, at)) {
      if (at > from && text[at] != ' ') {
        const bool script = ScriptAt(text, at) != ScriptAt(text, from);
        const bool line = used_ >= columns_ && (IsLeadVowel(text, at) || text[at - 1] == ' ');
        if (script || line || random_.OnceIn(90)) {
          Put(text.substr(from, at - from));
          from = at;
          if (line) NewLine();
        }
      }
      ++used_;
    }
    if (from < text.size()) Put(text.substr(from));
  }
  void EndParagraph() {
    Put(" ");
    NewLine();
  }
  std::int32_t y() const { return y_; }

 private:
  void Put(std::string_view text) {
    out_.push_back({std::string(text), x_, y_});
    for (std::size_t at = 0; at < text.size(); at += CodePointLength(text, at)) x_ += kAdvance;
  }
  void NewLine() {
    x_ = left_;
    y_ += kLineHeight;
    used_ = 0;
  }

  std::vector<PreviewText>& out_;
  Random& random_;
  std::int32_t left_;
  std::int32_t x_;
  std::int32_t y_;
  std::size_t columns_;
  std::size_t used_ = 0;
};

// Writes a paragraph; false where `room` ran out.
bool Draw(Pen& pen, const Paragraph& paragraph, std::size_t& room) {
  for (const Piece& piece : paragraph.pieces) {
    if (piece.kind == Piece::Kind::kBreak) pen.EndParagraph();
    if (piece.kind != Piece::Kind::kText && piece.kind != Piece::Kind::kInserted) continue;
    std::size_t end = 0;
    while (end < piece.text.size() && room > 0) {
      end += CodePointLength(piece.text, end);
      --room;
    }
    pen.Write(std::string_view(piece.text).substr(0, end));
    if (room == 0) return false;
  }
  pen.EndParagraph();
  return true;
}

}  // namespace

std::vector<std::vector<PreviewText>> DrawPreview(const Document& document, std::size_t rows, std::size_t longest) {
  std::vector<std::vector<PreviewText>> preview(1);
  Random random(document.cutting.seed);
  std::int32_t y = kLineHeight;
  for (const Block& block : document.body) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      Pen pen(preview.front(), random, kColumnWidth, y, 90);
      std::size_t room = longest;
      Draw(pen, *paragraph, room);
      y = pen.y();
      continue;
    }
    const auto* table = std::get_if<Table>(&block);
    if (table == nullptr) continue;
    for (std::size_t r = 0; r < std::min(rows, table->rows.size()); ++r) {
      preview.emplace_back();
      std::int32_t lowest = y;
      std::int32_t x = 0;
      for (const Cell& cell : table->rows[r].cells) {
        Pen pen(preview.back(), random, x, y, 20);
        std::size_t room = longest;
        for (const Paragraph& paragraph : cell.paragraphs) {
          if (!Draw(pen, paragraph, room)) break;
        }
        lowest = std::max(lowest, pen.y());
        x += kColumnWidth * cell.span;
      }
      y = lowest + kLineHeight;
    }
    break;
  }
  return preview;
}

}  // namespace sarabun::build
