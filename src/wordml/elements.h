#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "xml/sax.h"

namespace sarabun::wordml {

// Every element that may stand in a WordprocessingML story, and what is done with it. The rows are in
// elements.cc; a construct is added there, and here where it needs a number of its own.
//
// Checklist (the constructs that readers are known to lose), and who keeps them:
//   runs, breaks, tabs, hyphens, w:sym, symbol fonts     story_text.cc, symbols.cc
//   w:fldChar, w:fldSimple, w:instrText                  fields.cc
//   w:ins, w:del, w:moveFrom, w:moveTo, row and cell     story_text.cc, story_tables.cc
//   deleted and hidden paragraph marks                   story_blocks.cc
//   w:vanish as a toggle property                        styles.cc
//   w:sdt, w:smartTag, w:customXml, w:dir, w:bdo         transparent rows
//   mc:AlternateContent                                  story.cc
//   wps:txbx, v:textbox, notes, w:ruby                   story_blocks.cc, notes.cc, transparent rows
//   w:drawing, w:pict, w:object, charts, w:hyperlink     story_media.cc
//   list numbers                                         numbering.cc, list_counter.cc, number_format.cc
//   w:gridSpan, w:vMerge, w:hMerge, w:gridBefore ...     story_tables.cc; their meaning is the grid room's
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
  // Properties that bear on text.
  kPStyle,
  kNumPr,
  kIlvl,
  kNumId,
  kRStyle,
  kVanish,
  kRFonts,
  // Properties that bear on geometry.
  kGridSpan,
  kVMerge,
  kHMerge,
  kGridBefore,
  kGridAfter,
  kTblHeader,
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
  // docProps/core.xml.
  kTitle,
  kSubject,
  kCreator,
  kDescription,
  kKeywords,

  // Attributes only.
  kVal,
  kType,
  kFldCharType,
  kWId,
  kRId,
  kEmbed,
  kLink,
  kDm,
  kFont,
  kChar,
  kInstr,
  kStyleId,
  kAscii,
  kHAnsi,
  kFormat,
  kDescr,
  kAlt,
  kRequires,
  kProgId,
  kString,
};

// The table as the parser wants it. Lives as long as the program.
std::span<const xml::Name> Names();

// Namespaces of shapes, pictures and formulas, whose many elements are looks: what is not listed of them is read
// through without a finding.
bool QuietByDefault(xml::Ns ns);

// Whether the content of a namespace that mc:Choice/@Requires names is read (ECMA-376 part 3, 7.6). Ink, 3-D
// models and newer chart kinds are not: their fallback is a picture that is.
bool Understood(std::string_view uri);

// ST_OnOff (17.17.4): an absent value is on.
bool IsOn(const xml::Element& element);

}  // namespace sarabun::wordml
