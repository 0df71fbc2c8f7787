#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "xml/sax.h"

namespace sarabun::wordml {

// Every element that may stand in a WordprocessingML story, and what is done with it. The rows are in
// elements.cc; a construct is added there, and here where it needs a number of its own.
//
// Checklist of the constructs that readers are known to lose, double or misplace. The first word is the room whose
// row_test.cc holds it, the second its name there: a row without a case fails that test, and so does a case without a
// row.
//
//   wordml runs-cut          a word cut by rsid, proofErr, bookmarks, language     story_text.cc
//   wordml inserted          w:ins, w:moveTo                                       story_blocks.cc
//   wordml deleted           w:del, w:delText, w:moveFrom                          story_blocks.cc, story_text.cc
//   wordml deleted-mark      a paragraph's mark that is gone joins two             blocks.cc
//   wordml deleted-row       w:trPr/w:del and w:ins, moved rows                    block_tables.cc
//   wordml deleted-cell      w:cellDel, w:cellIns, w:cellMerge                     block_tables.cc, story_blocks.cc
//   wordml old-properties    w:rPrChange, w:pPrChange, w:tcPrChange, w:trPrChange  story_blocks.cc
//   wordml sdt               around runs, blocks, cells, rows, tables; w14:checkbox  transparent rows
//   wordml wrappers          w:smartTag, w:customXml, w:hyperlink, w:dir, w:bdo, w:fldSimple  transparent rows
//   wordml fields            w:fldChar over paragraphs and cells, nested, form fields  fields.cc, story_text.cc
//   wordml alternatives      mc:AlternateContent                                   story.cc
//   wordml text-box          wps:txbx, v:textbox                                   story_blocks.cc, blocks.cc
//   wordml breaks            w:br, w:cr, page and column breaks                    story_text.cc
//   wordml tabs              w:tab, w:ptab; tab stops                              story_text.cc
//   wordml hyphens           w:noBreakHyphen, w:softHyphen                         story_text.cc
//   wordml symbols           w:sym, characters of symbol fonts, also by style      symbols.cc
//   wordml hidden            w:vanish as a toggle, marks, numbers, rows, parts of tables  styles.cc, table_parts.cc
//   wordml spaces            w:t as it stands                                      story_text.cc
//   wordml ruby              the base                                              story_text.cc
//   wordml notes             footnotes, endnotes, comments                         notes.cc
//   wordml margins           headers and footers                                   side_parts.cc
//   wordml not-read          w:altChunk, objects, charts, ink, formulas            story_media.cc
//   wordml looks             w:caps and the like                                   leaf rows
//   wordml list-levels       level text, start, restart, isLgl, suffixes           list_counter.cc
//   wordml list-starts       startOverride, level overrides, shared definitions    list_counter.cc
//   wordml list-styles       basedOn, numStyleLink, numId 0                        numbering.cc
//   wordml list-places       through cells, boxes, notes; not in what is deleted   blocks.cc
//   wordml list-formats      Thai and other formats, pictures, unknown ones        number_format.cc
//   grid   vertical-merge    in all spellings, over deleted rows                   grid/assembler.cc
//   grid   orphan-merge      nothing above, another start or width                 grid/assembler.cc
//   grid   covered-text      text under a merge                                    grid/assembler.cc
//   grid   horizontal-merge  w:gridSpan, w:hMerge                                  grid/assembler.cc
//   grid   empty-columns     w:gridBefore, w:gridAfter                             grid/assembler.cc
//   grid   any-width         no w:tblGrid, or one too narrow                       grid/assembler.cc
//   grid   nested            a table in a cell                                     grid/assembler.cc
//   grid   header-rows       w:tblHeader                                           grid/assembler.cc
//   grid   cell-text         breaks, boxes, numbers as `inspect` shows them        grid/assembler.cc
//
// Packages, tried whole in tests/pipeline/package_row_test.cc:
//   package main-part        by relationship type, whatever its name               opc/package.cc
//   package content-types    missing                                               opc/package.cc
//   package part-names       leading slash, backslash, other case                  opc/part_name.cc
//   package targets          NULL, empty, a bookmark, missing                      opc/relationships.cc
//   package namespaces       any prefix, strict                                    xml/namespaces.cc
//   package encodings        UTF-16, byte-order marks                              xml/encoding.cc
//   package zips             junk before and behind, stored, docm, dotx            opc/zip_directory.cc
//   package properties       broken or past a limit: read without them             wordml/side_parts.cc
//   package flat-opc         all parts in one XML file, plain and UTF-16            opc/flat_package.cc
//   package word-2003        Word 2003 XML                                         legacy/word2003.cc
//   package refused          DOCTYPE, truncated, no Word document, password        opc, xml
enum Id : std::uint16_t {
  kUnlisted = 0,  // read through, and named by a finding unless its namespace is one of looks (QuietByDefault)

  // What is done with those that need no code of their own.
  kTransparent,      // nothing of its own; its content counts
  kLeaf,             // looks and marks without content
  kSubtree,          // looks and settings with content that is not text
  kReported,         // as kUnlisted: named by a finding, its content read through
  kReportedSubtree,  // named by a finding, its content not read

  // Blocks.
  kP,
  kPPr,
  kTbl,
  kTblStyle,
  kTblLook,
  kTblGrid,
  kGridCol,
  kTr,
  kTrPr,
  kTc,
  kTcPr,
  kTxbxContent,
  kAltChunk,
  kNote,
  // Runs and what they hold.
  kR,
  kRPr,
  kT,
  kDelText,
  kInstrText,
  kBr,
  kCr,
  kTab,
  kNoBreakHyphen,
  kSym,
  kFldChar,
  kFldSimple,
  kCheckBox,
  kChecked,
  kDefault,
  kDdList,
  kListEntry,
  kResult,
  kRt,
  kNoteReference,
  kMathRun,
  kMathText,
  // Revisions, where they hold runs and where they mark.
  kIns,
  kDel,
  kCellIns,
  kCellDel,
  kCellMerge,
  // What properties were before a tracked change.
  kPPrChange,
  kRPrChange,
  kTrPrChange,
  kTcPrChange,
  // Properties that bear on text.
  kPStyle,
  kNumPr,
  kIlvl,
  kNumId,
  kRStyle,
  kVanish,
  kSpecVanish,
  kRFonts,
  // Properties that bear on geometry.
  kGridSpan,
  kVMerge,
  kHMerge,
  kCnfStyle,
  kGridBefore,
  kGridAfter,
  kTblHeader,
  kRowHidden,
  // Pictures, links, objects.
  kHyperlink,
  kDrawing,
  kPict,
  kObject,
  kDocPr,
  kCNvPr,
  kBlip,
  kHlinkClick,
  kImageData,
  kVFill,
  kOleObject,
  kChart,
  kDiagram,
  kTextPath,
  // Alternatives.
  kAlternateContent,
  kChoice,
  kFallback,

  kStoryIds,  // the story's switch ends here

  // styles.xml and numbering.xml.
  kStyle = kStoryIds,
  kBasedOn,
  kRPrDefault,
  kTblStylePr,
  kTblStyleRowBandSize,
  kTblStyleColBandSize,
  kAbstractNum,
  kNum,
  kLvl,
  kStart,
  kNumFmt,
  kLvlText,
  kLvlRestart,
  kSuff,
  kIsLgl,
  kLvlOverride,
  kStartOverride,
  kAbstractNumId,
  kNumStyleLink,
  kStyleLink,

  // Attributes only.
  kVal,
  kType,
  kFldCharType,
  kWId,
  kRId,
  kEmbed,
  kLink,
  kHref,
  kDm,
  kFont,
  kChar,
  kInstr,
  kStyleId,
  kAscii,
  kHAnsi,
  kAsciiTheme,
  kHAnsiTheme,
  kFormat,
  kDescr,
  kAlt,
  kRequires,
  kProgId,
  kAuthor,
  kName,
  kString,
};

// The table as the parser wants it. Lives as long as the program.
std::span<const xml::Name> Names();
// Those whose content Word writes again and again, byte for byte: formatting of runs, paragraphs and cells.
std::span<const std::uint16_t> RepeatingNames();

// Namespaces of shapes, pictures and formulas, whose many elements are looks: what is not listed of them is read
// through without a finding.
bool QuietByDefault(xml::Ns ns);

// Whether the content of a namespace that mc:Choice/@Requires names is read (ECMA-376 part 3, 7.6). Ink, 3-D
// models and newer chart kinds are not: their fallback is a picture that is.
bool Understood(std::string_view uri);

// ST_OnOff (17.17.4): an absent value is on.
bool IsOn(const xml::Element& element);

}  // namespace sarabun::wordml
