#pragma once

// What a test or a sample wants to see in Word, before it is written as Word writes it.
//
// A small document is a line or two:
//
//   build::Document doc;
//   doc.Table({{"I1 (96.31)", "1. first\n2. second"}, {"I2 (95.00)", "-"}});
//   std::string bytes = build::WriteDocx(doc);
//
// In the short forms "\n" is a line break (w:br) and "\t" a tab (w:tab). Everything else has a field: spans and
// merges on Cell, several paragraphs on Cell, pictures, bookmarks and tracked changes as pieces of a Paragraph.
// What the model has no field for goes in as XML: Document::RawBody, Piece::Xml.

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sarabun::build {

// A stretch of a paragraph.
struct Piece {
  enum class Kind { kText, kBreak, kTab, kPicture, kBookmark, kInserted, kDeleted, kXml };
  Kind kind = Kind::kText;
  std::string text;         // the text, a bookmark's name, or XML that stands between runs
  std::size_t picture = 0;  // index from Document::AddPicture

  static Piece Text(std::string text) { return {Kind::kText, std::move(text)}; }
  static Piece Break() { return {Kind::kBreak, {}}; }
  static Piece Tab() { return {Kind::kTab, {}}; }
  static Piece Picture(std::size_t index) { return {Kind::kPicture, {}, index}; }
  static Piece Bookmark(std::string name) { return {Kind::kBookmark, std::move(name)}; }
  static Piece Inserted(std::string text) { return {Kind::kInserted, std::move(text)}; }
  static Piece Deleted(std::string text) { return {Kind::kDeleted, std::move(text)}; }
  static Piece Xml(std::string xml) { return {Kind::kXml, std::move(xml)}; }
};

struct Paragraph {
  std::vector<Piece> pieces;
  int num_id = 0;  // from Document::AddList; 0 is none
  int level = 0;   // of that list, from 0
  bool centred = false;
  bool bold = false;

  Paragraph() = default;
  Paragraph(std::string_view text) { Add(text); }  // NOLINT: a string is a paragraph in the short form
  Paragraph(const char* text) { Add(text); }       // NOLINT
  // Appends text; "\n" becomes a break and "\t" a tab.
  Paragraph& Add(std::string_view text);
  Paragraph& Add(Piece piece);
};

struct Table;

struct Cell {
  enum class Merge { kNone, kRestart, kContinue };
  std::vector<Paragraph> paragraphs;  // none is written as one empty paragraph, as the format demands
  int span = 1;                       // w:gridSpan
  Merge merge = Merge::kNone;         // w:vMerge
  std::vector<Table> tables;          // nested, after the paragraphs

  // Out of line, where Table is known.
  Cell();
  Cell(std::string_view text);         // NOLINT: text is a cell in the short form
  Cell(const char* text);              // NOLINT
  Cell(const std::string& text);       // NOLINT
  Cell(std::vector<Paragraph> lines);  // NOLINT
  Cell(const Cell& other);
  Cell(Cell&& other) noexcept;
  Cell& operator=(const Cell& other);
  Cell& operator=(Cell&& other) noexcept;
  ~Cell();
  Cell& Span(int columns);
  Cell& Merged(Merge how);
};

struct Row {
  std::vector<Cell> cells;
  bool header = false;           // w:tblHeader
  int before = 0;                // w:gridBefore
  int after = 0;                 // w:gridAfter
  bool dump_loses_last = false;  // the text dump prints this row without its last cell

  Row() = default;
  Row(std::initializer_list<Cell> list) : cells(list) {}
  explicit Row(std::vector<Cell> list) : cells(std::move(list)) {}
};

struct Table {
  std::vector<int> widths;  // of the grid columns, in twentieths of a point; empty: equal
  std::vector<Row> rows;
  bool without_grid = false;  // leaves w:tblGrid out, which some producers do

  // The widest row, in grid columns.
  int Columns() const;
};

struct RawXml {
  std::string xml;
};
using Block = std::variant<Paragraph, Table, RawXml>;

// A picture in word/media. Pictures are numbered in the order they are added: image1.png (or .jpeg) is index 0.
struct Media {
  std::string bytes;
  std::uint32_t width = 0;  // pixels
  std::uint32_t height = 0;
  std::string extension = "png";  // or "jpeg"
  std::string taken;              // when the camera took it, as in a record; empty where the file does not say
};

// One level of a Word-made list (ECMA-376 17.9.6).
struct ListLevel {
  std::string format = "decimal";  // w:numFmt, e.g. "thaiNumbers"
  std::string text = "%1.";        // w:lvlText
  int start = 1;
  std::string suffix = "tab";  // w:suff: tab, space, nothing
};

// A list that paragraphs are numbered by (w:num). Several may number in the same way.
struct List {
  std::size_t definition = 0;  // of Document::list_definitions (w:abstractNum)
  bool restarts = false;       // begins at its start again (w:startOverride)
};

// How text is cut into runs.
struct Cutting {
  // As Word leaves a document that people have worked on for months: a new run at every change between Thai and
  // other scripts, and at random places in between, also inside a cluster.
  std::size_t mean = 0;  // code points between random cuts, on average; 0 never cuts
  bool at_scripts = false;
  bool clutter = false;  // rsids, proofErr, page-break marks and a full rPr at each run
  std::uint64_t seed = 1;

  static Cutting Whole() { return {}; }
  static Cutting EveryCodePoint() { return {1, false, false, 1}; }
  static Cutting AsWord(std::uint64_t seed) { return {5, true, true, seed}; }
};

struct Properties {
  std::string title;
  std::string creator = "user";
  std::string created = "2024-03-01T02:00:00Z";
  std::string modified = "2024-04-02T03:10:00Z";
};

// A piece of text as Word's preview picture draws it, with its place in the picture's units.
struct PreviewText {
  std::string text;
  std::int32_t x = 0;
  std::int32_t y = 0;
};

struct Document {
  std::vector<Block> body;
  std::vector<Media> media;
  std::vector<std::vector<ListLevel>> list_definitions;
  std::vector<List> lists;  // num_id 1 is the first
  Cutting cutting;
  Properties properties;
  std::vector<std::string> header;                // paragraphs of the page header; empty: no header part
  std::vector<std::vector<PreviewText>> preview;  // by line of text; empty: no thumbnail

  Document& Text(Paragraph paragraph);
  Document& Table(build::Table table);
  Document& Table(std::initializer_list<Row> rows);
  // XML that stands as it is between blocks of w:body.
  Document& RawBody(std::string xml);
  // Returns the index for Piece::Picture.
  std::size_t AddPicture(Media picture);
  // Returns the num_id for Paragraph::num_id.
  int AddList(std::vector<ListLevel> levels);
  // A list that numbers as `num_id` does and begins again. Returns its num_id.
  int RestartList(int num_id);
};

// The finished .docx. The same bytes for the same document.
std::string WriteDocx(const Document& document);
// word/document.xml alone.
std::string DocumentXml(const Document& document);

}  // namespace sarabun::build
