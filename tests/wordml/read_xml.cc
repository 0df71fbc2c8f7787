#include "wordml/read_xml.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "base/utf8.h"
#include "tools/docx_builder/zip_writer.h"

namespace sarabun::test {

namespace {

constexpr std::string_view kNamespaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
    " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""
    " xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\""
    " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
    " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
    " xmlns:wpg=\"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup\""
    " xmlns:wpi=\"http://schemas.microsoft.com/office/word/2010/wordprocessingInk\""
    " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
    " xmlns:x=\"http://example.com/unknown\""
    " xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\"";
constexpr std::string_view kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string Root(std::string_view name, std::string_view content) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:";
  out.append(name).append(kNamespaces).append(">").append(content).append("</w:").append(name).append(">");
  return out;
}

class Recorder final : public wordml::BodyHandler {
 public:
  void OnParagraph(wordml::Paragraph paragraph) override {
    out_ += paragraph.from_text_box ? "<box:" : "<";
    if (paragraph.label) out_ += Visible(paragraph.label->text + paragraph.label->suffix) + "|";
    std::string text = paragraph.text.text;
    for (const Seam& seam : paragraph.text.seams) {
      EXPECT_EQ(text.at(seam.offset), '\n');
      if (seam.kind == SeamKind::kPageBreak) text[seam.offset] = '\f';
    }
    out_ += Visible(text);
    for (const wordml::Media& media : paragraph.media) Add(media);
    for (const wordml::Note& note : paragraph.notes) out_ += "^" + note.kind + ":" + Visible(note.text);
    out_ += ">";
    characters_ += CharactersOf(paragraph);
    EXPECT_GT(paragraph.index, last_index_) << "paragraphs are numbered in document order";
    if (!paragraph.from_text_box) last_index_ = paragraph.index;
  }
  void OnTableStart(const wordml::TableProperties& table) override {
    out_ += "T" + (table.grid_columns == 0 ? "" : std::to_string(table.grid_columns)) + "[";
  }
  void OnTableEnd() override { out_ += "]"; }
  void OnRowStart(const wordml::RowProperties& row) override {
    out_ += "R";
    if (row.grid_before + row.grid_after > 0) {
      out_ += std::to_string(row.grid_before) + "," + std::to_string(row.grid_after);
    }
    out_ += row.is_header ? "h(" : "(";
  }
  void OnRowEnd() override { out_ += ")"; }
  void OnCellStart(const wordml::CellProperties& cell) override {
    constexpr std::string_view kVertical[] = {"", "v", "^"};
    constexpr std::string_view kHorizontal[] = {"", "h", "<"};
    out_ += "C" + (cell.grid_span == 1 ? "" : std::to_string(cell.grid_span));
    out_.append(kVertical[static_cast<int>(cell.vertical_merge)]);
    out_.append(kHorizontal[static_cast<int>(cell.horizontal_merge)]).append("{");
  }
  void OnCellEnd() override { out_ += "}"; }

  const std::string& out() const { return out_; }
  std::uint64_t characters() const { return characters_; }

 private:
  static std::string Visible(const std::string& text) {
    return ReplaceAll(ReplaceAll(ReplaceAll(text, "\n", "\\n"), "\t", "\\t"), "\f", "\\f");
  }
  void Add(const wordml::Media& media) {
    constexpr std::string_view kKinds[] = {"picture", "link", "object"};
    out_.append("!").append(kKinds[static_cast<int>(media.kind)]).append(":");
    out_ += media.part.value_or("") + media.url.value_or("") + ":" + media.text.value_or("");
  }

  std::string out_;
  std::uint64_t characters_ = 0;
  std::uint32_t last_index_ = 0;
};

}  // namespace

std::uint64_t CodePointsOfT(std::string_view xml) {
  std::uint64_t sum = 0;
  for (std::size_t at = xml.find("<w:t"); at != std::string_view::npos; at = xml.find("<w:t", at + 1)) {
    if (xml[at + 4] != '>' && xml[at + 4] != ' ') continue;
    const std::size_t start = xml.find('>', at) + 1;
    if (xml[start - 2] == '/') continue;
    std::string_view text = xml.substr(start, xml.find("</w:t>", start) - start);
    sum += utf8::Length(text);
    // An entity is one character.
    for (std::size_t amp = text.find('&'); amp != std::string_view::npos; amp = text.find('&', amp + 1)) {
      sum -= text.find(';', amp) - amp;
    }
  }
  return sum;
}

std::string WordXml::Zip() const {
  build::ZipWriter zip;
  std::string links;
  std::string types;
  int id = 0;
  const auto add = [&](std::string_view name, std::string_view root, const std::string& content) {
    if (content.empty()) return;
    zip.Add("word/" + std::string(name) + ".xml", Root(root, content));
    links += "<Relationship Id=\"side" + std::to_string(++id) + "\" Type=\"" + std::string(kOffice) +
             std::string(name) + "\" Target=\"" + std::string(name) + ".xml\"/>";
  };
  zip.Add("[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
          "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
          "<Default Extension=\"png\" ContentType=\"image/png\"/>"
          "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" "
          "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
          "</Types>");
  zip.Add("_rels/.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
          "<Relationship Id=\"main\" Type=\"" +
              std::string(kOffice) +
              "officeDocument\" Target=\"word/document.xml\"/>"
              "<Relationship Id=\"core\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
              "core-properties\" Target=\"docProps/core.xml\"/>" +
              ReplaceAll(package_relationships, "{office}", kOffice) + "</Relationships>");
  zip.Add("docProps/core.xml",
          "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
          "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">" +
              core + "</cp:coreProperties>");
  zip.Add("word/document.xml", Root("document", "<w:body>" + body + "</w:body>"));
  add("styles", "styles", styles);
  add("numbering", "numbering", numbering);
  add("footnotes", "footnotes", footnotes);
  add("endnotes", "endnotes", endnotes);
  add("comments", "comments", comments);
  add("header", "hdr", header);
  zip.Add("word/_rels/document.xml.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + links +
              ReplaceAll(relationships, "{office}", kOffice) + "</Relationships>");
  for (const auto& [name, bytes] : parts) zip.Add(name, bytes);
  return zip.Finish();
}

std::string Read::FindingLines() const {
  std::string out;
  for (const Finding& finding : findings.items()) {
    out += finding.code;
    for (const auto& [key, value] : finding.data) {
      out += " " + (value.kind == DataValue::Kind::kInteger ? std::to_string(value.integer) : value.text);
    }
    if (finding.where.table != 0) {
      out += "@" + std::to_string(finding.where.table) + "," + std::to_string(finding.where.row) + "," +
             std::to_string(finding.where.column);
    }
    out += "\n";
  }
  return out;
}

Read ReadWord(const WordXml& xml, const ReadOptions& options) {
  Read read;
  const std::string zip = xml.Zip();
  Result<std::unique_ptr<opc::Package>> package = opc::Package::Open(zip, options.limits);
  if (!package.ok()) {
    read.status = package.error();
    return read;
  }
  wordml::Reader reader;
  Recorder recorder;
  read.status = reader.ReadBody(**package, options, recorder, read.findings, &read.count);
  read.events = recorder.out();
  if (!read.status.ok()) return read;
  EXPECT_EQ(read.count.in, read.count.out + read.count.reported);
  EXPECT_EQ(read.count.out, recorder.characters());
  EXPECT_EQ(read.count.in, CodePointsOfT(xml.body) + CodePointsOfT(xml.footnotes) + CodePointsOfT(xml.endnotes) +
                               CodePointsOfT(xml.comments));
  return read;
}

std::string Escape(std::string_view text) {
  return ReplaceAll(ReplaceAll(ReplaceAll(text, "&", "&amp;"), "<", "&lt;"), ">", "&gt;");
}

std::string P(std::string_view content) { return "<w:p>" + std::string(content) + "</w:p>"; }
std::string R(std::string_view text) { return "<w:r><w:t>" + Escape(text) + "</w:t></w:r>"; }
std::string T(std::string_view text) { return P(R(text)); }

std::string Cell(std::string_view content, std::string_view properties) {
  return "<w:tc><w:tcPr>" + std::string(properties) + "</w:tcPr>" + std::string(content) + "</w:tc>";
}
std::string Row(std::string_view cells, std::string_view properties) {
  return "<w:tr><w:trPr>" + std::string(properties) + "</w:trPr>" + std::string(cells) + "</w:tr>";
}
std::string Table(std::string_view rows) { return "<w:tbl><w:tblPr/>" + std::string(rows) + "</w:tbl>"; }

std::string CutRuns(std::string_view text, std::size_t at) { return R(text.substr(0, at)) + R(text.substr(at)); }

}  // namespace sarabun::test
