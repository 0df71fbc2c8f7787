#include "tools/docx_builder/body_xml.h"

#include <cstdio>
#include <utility>

#include "tools/docx_builder/cutter.h"

namespace sarabun::build {
namespace {

constexpr char kFont[] = "TH SarabunIT\xE0\xB9\x99";  // the digit nine in Thai belongs to the font's name
constexpr int kPageWidth = 15400;                     // A4 landscape between margins, twentieths of a point

// Word names every namespace it knows, used or not.
constexpr char kOpen[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n"
    "<w:document xmlns:wpc=\"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas\" "
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
    "xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
    "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" "
    "xmlns:v=\"urn:schemas-microsoft-com:vml\" "
    "xmlns:wp14=\"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing\" "
    "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
    "xmlns:w10=\"urn:schemas-microsoft-com:office:word\" "
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" "
    "xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\" "
    "xmlns:wpg=\"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup\" "
    "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" "
    "mc:Ignorable=\"w14 w15 wp14\"><w:body>";

std::string Number(long long value) { return std::to_string(value); }

}  // namespace

std::string EscapeXml(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string RsidAt(std::uint64_t seed, std::size_t index) {
  Random random(seed * 1000 + index);
  char digits[9];
  std::snprintf(digits, sizeof digits, "%08X", static_cast<unsigned>(random.Next() & 0x00FFFFFFu));
  return digits;
}

std::string PictureRelationship(std::size_t index) { return "rId" + std::to_string(index + 7); }

BodyWriter::BodyWriter(const Document& document) : document_(document), random_(document.cutting.seed) {
  for (std::size_t i = 0; i < kRsids; ++i) rsids_ += RsidAt(document.cutting.seed, i);
}

std::string_view BodyWriter::Rsid() {
  // Few of the sessions wrote most of the text.
  const std::size_t index = random_.OnceIn(4) ? random_.Below(kRsids) : random_.Below(4);
  return std::string_view(rsids_).substr(index * 8, 8);
}

std::string BodyWriter::Take() { return std::exchange(out_, {}); }

void BodyWriter::Begin() { out_ += kOpen; }

// Word never ends a body in a table: the paragraph that it keeps there is what its binary format hangs the last row
// on, and LibreOffice saves a .doc without it as loose text.
void BodyWriter::End() {
  if (out_.ends_with("</w:tbl>")) out_ += "<w:p><w:pPr><w:spacing w:after=\"0\"/></w:pPr></w:p>";
  out_ += "<w:sectPr>";
  if (!document_.header.empty()) {
    out_ += "<w:headerReference w:type=\"default\" r:id=\"" + std::string(kHeaderRelationship) + "\"/>";
  }
  out_ +=
      "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"1134\" "
      "w:right=\"720\" w:bottom=\"851\" w:left=\"720\" w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/>"
      "<w:cols w:space=\"708\"/><w:docGrid w:linePitch=\"360\"/></w:sectPr></w:body></w:document>";
}

void BodyWriter::Write(const Block& block) {
  if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
    WriteParagraph(*paragraph);
  } else if (const auto* table = std::get_if<Table>(&block)) {
    WriteTable(*table);
  } else {
    out_ += std::get<RawXml>(block).xml;
  }
}

void BodyWriter::WriteTable(const Table& table) {
  BeginTable(table);
  for (const Row& row : table.rows) WriteRow(table, row);
  EndTable();
}

void BodyWriter::BeginTable(const Table& table) {
  out_ +=
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"0\" w:type=\"auto\"/>"
      "<w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"04A0\" w:firstRow=\"1\" w:lastRow=\"0\" "
      "w:firstColumn=\"1\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/></w:tblPr>";
  if (table.without_grid) return;
  out_ += "<w:tblGrid>";
  const int columns = table.Columns();
  for (int i = 0; i < columns; ++i) {
    const auto index = static_cast<std::size_t>(i);
    const int width = index < table.widths.size() ? table.widths[index] : kPageWidth / columns;
    out_ += "<w:gridCol w:w=\"" + Number(width) + "\"/>";
  }
  out_ += "</w:tblGrid>";
}

void BodyWriter::EndTable() { out_ += "</w:tbl>"; }

void BodyWriter::WriteRow(const Table& table, const Row& row) {
  out_ += "<w:tr";
  if (document_.cutting.clutter) {
    out_.append(" w:rsidR=\"").append(Rsid()).append("\" w:rsidRPr=\"").append(Rsid());
    out_.append("\" w:rsidTr=\"").append(Rsid()).append("\"");
  }
  out_ += ">";
  if (row.header || row.before > 0 || row.after > 0) {
    out_ += "<w:trPr>";
    if (row.before > 0) out_ += "<w:gridBefore w:val=\"" + Number(row.before) + "\"/>";
    if (row.after > 0) out_ += "<w:gridAfter w:val=\"" + Number(row.after) + "\"/>";
    if (row.header) out_ += "<w:tblHeader/>";
    out_ += "</w:trPr>";
  }
  const int columns = table.Columns();
  int at = row.before;
  for (const Cell& cell : row.cells) {
    int width = 0;
    for (int i = at; i < at + cell.span; ++i) {
      const auto index = static_cast<std::size_t>(i);
      width += index < table.widths.size() ? table.widths[index] : kPageWidth / columns;
    }
    WriteCell(cell, width);
    at += cell.span;
  }
  out_ += "</w:tr>";
}

void BodyWriter::WriteCell(const Cell& cell, int width) {
  out_ += "<w:tc><w:tcPr><w:tcW w:w=\"" + Number(width) + "\" w:type=\"dxa\"/>";
  if (cell.span > 1) out_ += "<w:gridSpan w:val=\"" + Number(cell.span) + "\"/>";
  if (cell.merge == Cell::Merge::kRestart) out_ += "<w:vMerge w:val=\"restart\"/>";
  if (cell.merge == Cell::Merge::kContinue) out_ += "<w:vMerge/>";
  out_ += "</w:tcPr>";
  for (const Paragraph& paragraph : cell.paragraphs) WriteParagraph(paragraph);
  for (const Table& table : cell.tables) WriteTable(table);
  if (cell.paragraphs.empty() || !cell.tables.empty()) WriteParagraph(Paragraph());
  out_ += "</w:tc>";
}

void BodyWriter::WriteParagraph(const Paragraph& paragraph) {
  out_ += "<w:p";
  if (document_.cutting.clutter) {
    out_.append(" w:rsidR=\"").append(Rsid()).append("\" w:rsidRPr=\"").append(Rsid());
    out_.append("\" w:rsidRDefault=\"").append(Rsid()).append("\" w:rsidP=\"").append(Rsid()).append("\"");
  }
  out_ += ">";
  ParagraphProperties(paragraph);
  for (const Piece& piece : paragraph.pieces) WritePiece(piece, paragraph);
  if (break_waits_) WriteRun({}, paragraph, false);
  if (std::exchange(spelling_open_, false)) out_ += "<w:proofErr w:type=\"spellEnd\"/>";
  out_ += "</w:p>";
}

void BodyWriter::ParagraphProperties(const Paragraph& paragraph) {
  std::string properties;
  if (paragraph.num_id > 0) {
    properties += "<w:pStyle w:val=\"ListParagraph\"/><w:numPr><w:ilvl w:val=\"" + Number(paragraph.level) +
                  "\"/><w:numId w:val=\"" + Number(paragraph.num_id) + "\"/></w:numPr>";
  }
  if (document_.cutting.clutter) properties += "<w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>";
  if (paragraph.centred) properties += "<w:jc w:val=\"center\"/>";
  if (document_.cutting.clutter) {
    properties += "<w:rPr><w:rFonts w:ascii=\"" + std::string(kFont) + "\" w:hAnsi=\"" + kFont + "\" w:cs=\"" + kFont +
                  "\"/><w:sz w:val=\"28\"/></w:rPr>";
  }
  if (!properties.empty()) out_ += "<w:pPr>" + properties + "</w:pPr>";
}

void BodyWriter::WritePiece(const Piece& piece, const Paragraph& paragraph) {
  switch (piece.kind) {
    case Piece::Kind::kText:
      WriteText(piece.text, paragraph, false);
      break;
    case Piece::Kind::kBreak:
      if (break_waits_) WriteRun({}, paragraph, false);
      break_waits_ = true;
      break;
    case Piece::Kind::kTab:
      OpenRun({}, paragraph);
      out_ += "<w:tab/></w:r>";
      break;
    case Piece::Kind::kPicture:
      WritePicture(piece.picture, paragraph);
      break;
    case Piece::Kind::kBookmark: {
      const std::string id = Number(next_id_++);
      out_ += "<w:bookmarkStart w:id=\"" + id + "\" w:name=\"" + EscapeXml(piece.text) + "\"/><w:bookmarkEnd w:id=\"" +
              id + "\"/>";
      break;
    }
    case Piece::Kind::kInserted:
      OpenRevision("ins");
      WriteText(piece.text, paragraph, false);
      out_ += "</w:ins>";
      break;
    case Piece::Kind::kDeleted:
      OpenRevision("del");
      WriteText(piece.text, paragraph, true);
      out_ += "</w:del>";
      break;
    case Piece::Kind::kXml:
      out_ += piece.text;
      break;
  }
}

void BodyWriter::OpenRevision(const char* element) {
  out_ += std::string("<w:") + element + " w:id=\"" + Number(next_id_++) + "\" w:author=\"" +
          EscapeXml(document_.properties.creator) + "\" w:date=\"2024-03-20T04:15:00Z\">";
}

void BodyWriter::WriteText(std::string_view text, const Paragraph& paragraph, bool deleted) {
  for (const std::string_view run : CutIntoRuns(text, document_.cutting, random_)) {
    WriteRun(run, paragraph, deleted);
    if (document_.cutting.clutter && !deleted) Clutter();
  }
}

// Between two runs of a word: Word's marks for its own use.
void BodyWriter::Clutter() {
  if (random_.OnceIn(12)) {
    out_ += spelling_open_ ? "<w:proofErr w:type=\"spellEnd\"/>" : "<w:proofErr w:type=\"spellStart\"/>";
    spelling_open_ = !spelling_open_;
  } else if (random_.OnceIn(40)) {
    out_ += "<w:proofErr w:type=\"gramStart\"/><w:proofErr w:type=\"gramEnd\"/>";
  }
}

void BodyWriter::OpenRun(std::string_view text, const Paragraph& paragraph) {
  out_ += "<w:r";
  if (document_.cutting.clutter) {
    if (random_.OnceIn(30)) run_rsid_ = random_.Below(kRsids);
    if (random_.OnceIn(60)) run_hint_ = !run_hint_;
    if (random_.OnceIn(60)) run_tight_ = !run_tight_;
    out_.append(" w:rsidR=\"").append(rsids_, run_rsid_ * 8, 8);
    out_.append("\" w:rsidRPr=\"").append(rsids_, run_rsid_ * 8, 8).append("\">");
    ClutteredRunProperties(!text.empty() && IsThaiAt(text, 0), paragraph.bold);
  } else {
    out_ += paragraph.bold ? "><w:rPr><w:b/><w:bCs/></w:rPr>" : ">";
  }
  if (std::exchange(break_waits_, false)) out_ += "<w:br/>";
}

void BodyWriter::ClutteredRunProperties(bool thai, bool bold) {
  out_ += "<w:rPr><w:rFonts";
  if (run_hint_) out_ += " w:hint=\"cs\"";
  for (const char* script : {"ascii", "eastAsia", "hAnsi", "cs"}) {
    out_.append(" w:").append(script).append("=\"").append(kFont).append("\"");
  }
  out_ += bold ? "/><w:b/><w:bCs/>" : "/>";
  out_ += "<w:color w:val=\"000000\" w:themeColor=\"text1\"/>";
  if (run_tight_) out_ += "<w:spacing w:val=\"-4\"/>";
  out_ += "<w:kern w:val=\"0\"/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>";
  out_ += "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFFFFF\"/>";
  if (thai) out_ += "<w:cs/>";
  out_ += "<w:lang w:val=\"en-US\" w:eastAsia=\"en-US\" w:bidi=\"th-TH\"/>";
  out_ += "<w14:ligatures w14:val=\"none\"/></w:rPr>";
}

void BodyWriter::WriteRun(std::string_view text, const Paragraph& paragraph, bool deleted) {
  OpenRun(text, paragraph);
  if (!text.empty()) {
    if (document_.cutting.clutter && random_.OnceIn(300)) out_ += "<w:lastRenderedPageBreak/>";
    const bool keeps = text.front() == ' ' || text.back() == ' ';
    const std::string element = deleted ? "w:delText" : "w:t";
    out_ += "<" + element + (keeps ? " xml:space=\"preserve\">" : ">") + EscapeXml(text) + "</" + element + ">";
  }
  out_ += "</w:r>";
}

void BodyWriter::WritePicture(std::size_t index, const Paragraph& paragraph) {
  constexpr std::uint32_t kEmuPerPixel = 9525;
  constexpr std::uint32_t kShownAt = 3;  // a third of its size, as people drag them to fit
  const Media& media = document_.media.at(index);
  const std::string width = Number(media.width * kEmuPerPixel / kShownAt);
  const std::string height = Number(media.height * kEmuPerPixel / kShownAt);
  const std::string id = Number(next_id_++);
  const std::string name = Number(static_cast<long long>(index) + 1);
  OpenRun({}, paragraph);
  out_ += "<w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"" + width +
          "\" cy=\"" + height + "\"/><wp:effectExtent l=\"0\" t=\"0\" r=\"0\" b=\"0\"/><wp:docPr id=\"" + id +
          "\" name=\"Picture " + name +
          "\"/><wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a=\"http://schemas.openxmlformats.org/drawingml/"
          "2006/main\" noChangeAspect=\"1\"/></wp:cNvGraphicFramePr><a:graphic "
          "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData "
          "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic "
          "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:nvPicPr><pic:cNvPr id=\"" +
          id + "\" name=\"image" + name + ".png\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"" +
          PictureRelationship(index) +
          "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>"
          "<a:ext cx=\"" +
          width + "\" cy=\"" + height +
          "\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>"
          "</a:graphic></wp:inline></w:drawing></w:r>";
}

std::string DocumentXml(const Document& document) {
  BodyWriter writer(document);
  writer.Begin();
  for (const Block& block : document.body) writer.Write(block);
  writer.End();
  return writer.Take();
}

}  // namespace sarabun::build
