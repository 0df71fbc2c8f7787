#include "tools/samples/report_document.h"

#include "tools/docx_builder/preview.h"

namespace sarabun::samples {
namespace {

using build::Cell;
using build::Paragraph;
using build::Piece;

// "ตัวชี้วัดที่ 1 ..." heads an indicator's rows.
constexpr char kIndicator[] = "ตัวชี้วัดที่ ";
constexpr char kRange[] = " – ";

Cell EmptyCell(Cell::Merge merge = Cell::Merge::kNone) {
  return Cell(std::vector<Paragraph>{Paragraph()}).Merged(merge);
}

// Gives each cell that is numbered by Word a list of its own, as people get one by "restart at 1".
class ListMaker {
 public:
  ListMaker(build::Document& document, const std::vector<build::ListLevel>& levels)
      : document_(document), levels_(levels) {}
  int Next() {
    if (first_ != 0) return document_.RestartList(first_);
    first_ = document_.AddList(levels_);
    return first_;
  }

 private:
  build::Document& document_;
  const std::vector<build::ListLevel>& levels_;
  int first_ = 0;
};

// The lines of a field: a paragraph each, unless the line before ends in a break.
std::vector<Paragraph> Paragraphs(const std::vector<Line>& lines, ListMaker& lists) {
  std::vector<Paragraph> paragraphs;
  int num_id = 0;
  bool continues = false;
  for (const Line& line : lines) {
    if (!continues) paragraphs.emplace_back();
    if (continues) paragraphs.back().Add(Piece::Break());
    continues = line.broken_after;
    if (line.empty) continue;
    if (line.word_level > 0) {
      if (num_id == 0) num_id = lists.Next();
      paragraphs.back().num_id = num_id;
      paragraphs.back().level = line.word_level - 1;
    }
    const auto parts = SplitAt(line.typed, kParagraphMark);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) paragraphs.emplace_back();
      Type(parts[i], paragraphs.back());
    }
  }
  return paragraphs;
}

Cell StatementCell(const ItemSource& item) {
  Paragraph paragraph;
  if (!item.bookmark.empty()) paragraph.Add(Piece::Bookmark(item.bookmark));
  if (item.first != item.last) {
    const std::size_t dash = item.code.find('-');
    paragraph.Add(item.code.substr(0, dash) + kRange + item.code.substr(dash + 1));
  } else {
    paragraph.Add(item.code + " ");
    Type(item.statement, paragraph);
  }
  if (item.score_at == "inline") {
    paragraph.Add(" " + item.score_raw);
  } else {
    paragraph.Add(Piece::Break());
    paragraph.Add((item.score_at == "spaced" ? " " : "") + item.score_raw);
  }
  for (int i = 0; i < item.score_tabs; ++i) paragraph.Add(Piece::Tab());
  std::vector<Paragraph> paragraphs{std::move(paragraph)};
  for (int i = 0; i < item.statement_empty_after; ++i) paragraphs.emplace_back();
  return Cell(std::move(paragraphs));
}

Cell EvidenceCell(const ItemSource& item) {
  std::vector<Paragraph> paragraphs;
  for (const std::size_t picture : item.pictures) {
    if (paragraphs.empty() || !item.pictures_together) paragraphs.emplace_back();
    paragraphs.back().Add(Piece::Picture(picture));
  }
  if (!item.evidence_text.empty()) paragraphs.emplace_back(item.evidence_text);
  if (paragraphs.empty()) paragraphs.emplace_back();
  return Cell(std::move(paragraphs));
}

Cell ResultsCell(const ItemSource& item, ListMaker& lists) {
  std::vector<Paragraph> paragraphs = Paragraphs(item.results, lists);
  if (!item.bookmark_at_end.empty()) {
    auto& pieces = paragraphs.back().pieces;
    pieces.insert(pieces.begin(), Piece::Bookmark(item.bookmark_at_end));
  }
  return Cell(std::move(paragraphs));
}

build::Row SectionRow(const RowSource& row, const Form& form) {
  std::string text;
  if (row.indicator > 0) {
    text = kIndicator + std::to_string(row.indicator) + " " + form.indicators.at(row.indicator);
  } else {
    text = form.instruments.at(row.instrument) + " (" + row.instrument + ")";
  }
  const int columns = static_cast<int>(form.widths.size());
  build::Row out;
  Paragraph paragraph(text);
  paragraph.bold = true;
  out.cells.push_back(Cell(std::vector<Paragraph>{paragraph}).Span(row.span));
  if (row.span < columns) out.cells.push_back(EmptyCell().Span(columns - row.span));
  return out;
}

// Which of an item's cells go on in the next row.
struct Downward {
  bool lists = false;
  bool evidence = false;
};

build::Row ItemRow(const ItemSource& item, Downward down, ListMaker& lists) {
  const auto restart = Cell::Merge::kRestart;
  const auto goes_on = Cell::Merge::kContinue;
  build::Row row;
  row.cells.push_back(StatementCell(item));
  row.cells.emplace_back(Paragraphs(item.issues, lists));
  if (item.shares.empty()) {
    row.cells.emplace_back(Paragraphs(item.measures, lists));
    row.cells.push_back(ResultsCell(item, lists));
    if (down.lists) row.cells[2].Merged(restart);
    if (down.lists) row.cells[3].Merged(restart);
  } else {
    row.cells.push_back(EmptyCell(goes_on));
    row.cells.push_back(EmptyCell(goes_on));
  }
  row.cells.push_back(item.shares_evidence ? EmptyCell(goes_on) : EvidenceCell(item));
  if (down.evidence && !item.shares_evidence) row.cells.back().Merged(restart);
  row.dump_loses_last = item.dump_loses_evidence;
  return row;
}

build::Row HeadingRow(const Form& form) {
  build::Row row;
  row.header = true;
  for (const std::string& heading : form.headings) {
    Paragraph paragraph;
    if (row.cells.empty()) paragraph.Add(Piece::Bookmark("_Hlk150100000"));
    Type(heading, paragraph);
    paragraph.centred = true;
    paragraph.bold = true;
    row.cells.emplace_back(std::vector<Paragraph>{paragraph});
  }
  return row;
}

build::Table ReportTable(const ReportSource& report, const Form& form, ListMaker& lists) {
  build::Table table;
  table.widths = form.widths;
  table.rows.push_back(HeadingRow(form));
  for (std::size_t i = 0; i < report.rows.size(); ++i) {
    const RowSource& row = report.rows[i];
    if (row.item.code.empty()) {
      table.rows.push_back(SectionRow(row, form));
      continue;
    }
    Downward down;
    if (i + 1 < report.rows.size()) {
      down.lists = !report.rows[i + 1].item.shares.empty();
      down.evidence = report.rows[i + 1].item.shares_evidence;
    }
    table.rows.push_back(ItemRow(row.item, down, lists));
  }
  return table;
}

}  // namespace

build::Table LayOutTable(const ReportSource& report, const Form& form) {
  build::Document document;
  ListMaker lists(document, report.list);
  return ReportTable(report, form, lists);
}

build::Document LayOut(const ReportSource& report, const Form& form) {
  constexpr std::size_t kPreviewRows = 5;
  constexpr std::size_t kPreviewCell = 420;  // code points of a cell until the page ends
  build::Document document;
  document.cutting = build::Cutting::AsWord(report.seed);
  document.properties.modified = report.modified;
  document.media = report.pictures;
  for (const std::string& line : report.title) {
    Paragraph paragraph;
    Type(line, paragraph);
    paragraph.centred = true;
    paragraph.bold = true;
    document.Text(std::move(paragraph));
  }
  ListMaker lists(document, report.list);
  document.Table(ReportTable(report, form, lists));
  document.preview = build::DrawPreview(document, kPreviewRows, kPreviewCell);
  return document;
}

}  // namespace sarabun::samples
