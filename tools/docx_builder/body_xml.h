#pragma once

// word/document.xml, written as Word writes it. A sentence that is one string in the model becomes
//
//   <w:p w:rsidR="00A31F5C" ...><w:pPr>...</w:pPr><w:bookmarkStart .../>
//     <w:r w:rsidRPr="..."><w:rPr><w:rFonts .../>...<w:cs/></w:rPr><w:t>เท่าเ</w:t></w:r>
//     <w:proofErr w:type="spellStart"/><w:r>...<w:t>ที</w:t></w:r>...
//
// with the clutter that years of editing leave, so that readers are tried on what they will meet. Everything is
// drawn from Cutting::seed: the same document gives the same bytes.

#include <string>
#include <string_view>

#include "tools/docx_builder/document.h"
#include "tools/docx_builder/random.h"

namespace sarabun::build {

class BodyWriter {
 public:
  // `document` must outlive the writer.
  explicit BodyWriter(const Document& document);

  // The parts of the file, in this order; Take empties what was written so far, so that a long table can leave
  // in pieces.
  void Begin();
  void Write(const Block& block);
  void BeginTable(const Table& table);  // all of a table but its rows
  void WriteRow(const Table& table, const Row& row);
  void EndTable();
  void End();
  std::string Take();

 private:
  void WriteTable(const Table& table);
  void WriteCell(const Cell& cell, int width);
  void WriteParagraph(const Paragraph& paragraph);
  void ParagraphProperties(const Paragraph& paragraph);
  void WritePiece(const Piece& piece, const Paragraph& paragraph);
  void WriteText(std::string_view text, const Paragraph& paragraph, bool deleted);
  void WriteRun(std::string_view text, const Paragraph& paragraph, bool deleted);
  void OpenRun(std::string_view text, const Paragraph& paragraph);
  void ClutteredRunProperties(bool thai, bool bold);
  void WritePicture(std::size_t index, const Paragraph& paragraph);
  void OpenRevision(const char* element);
  void Clutter();
  std::string_view Rsid();

  const Document& document_;
  Random random_;
  std::string out_;
  std::string rsids_;         // eight hex digits each
  std::size_t run_rsid_ = 0;  // these three stay for a stretch of runs, as one sitting left them
  bool run_hint_ = false;
  bool run_tight_ = false;
  int next_id_ = 1;  // of bookmarks, revisions and drawings
  bool break_waits_ = false;
  bool spelling_open_ = false;
};

// `text` with the five characters XML reserves replaced.
std::string EscapeXml(std::string_view text);

// How many rsids a document draws from; settings.xml lists them.
std::string RsidAt(std::uint64_t seed, std::size_t index);
inline constexpr std::size_t kRsids = 24;

inline constexpr std::string_view kHeaderRelationship = "rIdHeader1";

// The relationship id of a picture, by its index in Document::media; those before are the fixed parts'.
std::string PictureRelationship(std::size_t index);

}  // namespace sarabun::build
