#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/seam.h"

namespace sarabun::wordml {

// What a document says, block by block, in document order. Plain values: they may be kept.

// A list number that Word makes (w:numPr), as Word shows it.
struct ListLabel {
  std::string text;    // "1.", "๑)", "•"; may be empty (format none)
  std::string suffix;  // "\t", " " or ""
  int level = 0;       // w:ilvl, from 0
  std::string format;  // w:numFmt as written: "decimal", "thaiNumbers", "bullet"
};

enum class MediaKind { kPicture, kLink, kObject };

// A picture, link or embedded object, where it stands.
struct Media {
  MediaKind kind = MediaKind::kPicture;
  std::optional<std::string> part;          // inside the package
  std::optional<std::string> url;           // of a link or a linked picture
  std::optional<std::string> text;          // of a link; alternative text of a picture
  std::optional<std::string> content_type;  // as the package declares it
  std::uint32_t offset = 0;                 // in bytes, into the text of its paragraph: what stands before it
};

struct Note {
  std::string kind;  // "footnote", "endnote", "comment"
  std::string text;
  std::uint64_t characters = 0;  // code points of w:t in `text`; 0 from the second reference on
};

// A piece of a paragraph's text, in bytes.
struct TextRange {
  std::uint32_t offset = 0;
  std::uint32_t size = 0;
};

struct Paragraph {
  SeamedText text;  // line and page breaks as '\n' with their seams, tabs as '\t'; no label
  std::optional<ListLabel> label;
  std::vector<Media> media;
  std::vector<Note> notes;
  std::vector<TextRange> drawn;  // what no run holds: Word draws the state of a form field from its properties
  bool from_text_box = false;    // stands after the paragraph that anchors the box; not set in a cell of a table in it
  std::uint32_t index = 0;       // paragraph in the part, document order, from 1
  // Code points of w:t in `text`. Labels, tabs, symbols and formulas are text too and are not counted.
  std::uint64_t characters = 0;
};

// The paragraph as Word shows it, its list number before it. Word starts a new page or column at such a break, but
// in the line of text it is nothing.
std::string ShownText(const Paragraph& paragraph);
// What its runs hold of that: without list number and form fields.
std::string OwnText(const Paragraph& paragraph);

// What a reader of the paragraph took over from w:t, notes included.
inline std::uint64_t CharactersOf(const Paragraph& paragraph) {
  std::uint64_t sum = paragraph.characters;
  for (const Note& note : paragraph.notes) sum += note.characters;
  return sum;
}

enum class VerticalMerge { kNone, kRestart, kContinue };
enum class HorizontalMerge { kNone, kRestart, kContinue };

struct TableProperties {
  std::uint32_t grid_columns = 0;  // w:gridCol elements; 0 where there is no w:tblGrid
};

struct RowProperties {
  std::uint32_t grid_before = 0;
  std::uint32_t grid_after = 0;
  bool is_header = false;  // w:tblHeader
};

struct CellProperties {
  std::uint32_t grid_span = 1;
  VerticalMerge vertical_merge = VerticalMerge::kNone;
  HorizontalMerge horizontal_merge = HorizontalMerge::kNone;
};

// Receives a body. Tables nest: inside OnCell... come paragraphs and further tables. Properties arrive before
// content, whatever their place in the XML. A row or cell that the revision view removes sends nothing at all.
class BodyHandler {
 public:
  virtual ~BodyHandler() = default;
  virtual void OnParagraph(Paragraph paragraph) = 0;
  virtual void OnTableStart(const TableProperties& properties) = 0;
  virtual void OnTableEnd() = 0;
  virtual void OnRowStart(const RowProperties& properties) = 0;
  virtual void OnRowEnd() = 0;
  virtual void OnCellStart(const CellProperties& properties) = 0;
  virtual void OnCellEnd() = 0;
};

}  // namespace sarabun::wordml
