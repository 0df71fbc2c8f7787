#include "wordml/elements.h"

#include <algorithm>
#include <array>
#include <vector>

#include "wordml/values.h"

namespace sarabun::wordml {

namespace {

using xml::Ns;

// `names` are separated by spaces, so that a construct is one word in its row.
struct Row {
  Ns ns;
  Id id;
  std::string_view names;
};

// ECMA-376 part 1, 17.2 to 17.18, as far as stories hold it (not settings, fonts and web settings), and the
// neighbours that Word writes into document.xml.
constexpr Row kRows[] = {
    // Blocks.
    {Ns::kW, kTransparent, "document body sdt sdtContent smartTag customXml dir bdo hdr ftr footnotes"},
    {Ns::kW, kTransparent, "endnotes comments numbering styles docDefaults pPrDefault"},
    {Ns::kW, kSubtree, "background sectPr sdtPr sdtEndPr customXmlPr smartTagPr tblPrEx latentStyles"},
    {Ns::kW, kP, "p"},
    {Ns::kW, kPPr, "pPr"},
    {Ns::kW, kTbl, "tbl"},
    {Ns::kW, kTransparent, "tblPr"},
    {Ns::kW, kTblStyle, "tblStyle"},
    {Ns::kW, kSubtree, "tblBorders tblCellMar tblPrChange"},
    {Ns::kW, kLeaf, "bidiVisual tblCaption tblDescription tblInd tblLayout tblOverlap tblW tblpPr"},
    {Ns::kW, kTblLook, "tblLook"},
    {Ns::kW, kTblGrid, "tblGrid"},
    {Ns::kW, kGridCol, "gridCol"},
    {Ns::kW, kTr, "tr"},
    {Ns::kW, kTrPr, "trPr"},
    {Ns::kW, kTc, "tc"},
    {Ns::kW, kTcPr, "tcPr"},
    {Ns::kW, kTxbxContent, "txbxContent"},
    {Ns::kW, kAltChunk, "altChunk"},
    {Ns::kW, kSubtree, "altChunkPr"},
    {Ns::kW, kNote, "footnote endnote comment"},
    {Ns::kW, kReported, "subDoc"},
    // Marks between blocks and runs.
    {Ns::kW, kLeaf, "bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd proofErr permStart permEnd"},
    {Ns::kW, kLeaf, "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd"},
    {Ns::kW, kLeaf, "customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd"},
    {Ns::kW, kLeaf, "customXmlMoveFromRangeStart customXmlMoveFromRangeEnd"},
    {Ns::kW, kLeaf, "customXmlMoveToRangeStart customXmlMoveToRangeEnd"},
    // Paragraph properties.
    {Ns::kW, kPStyle, "pStyle"},
    {Ns::kW, kNumPr, "numPr"},
    {Ns::kW, kIlvl, "ilvl"},
    {Ns::kW, kNumId, "numId"},
    {Ns::kW, kPPrChange, "pPrChange"},
    {Ns::kW, kRPrChange, "rPrChange"},
    {Ns::kW, kSubtree, "numberingChange tabs pBdr"},
    {Ns::kW, kLeaf, "adjustRightInd autoSpaceDE autoSpaceDN bidi contextualSpacing divId framePr ind jc"},
    {Ns::kW, kLeaf, "keepLines keepNext kinsoku mirrorIndents outlineLvl overflowPunct pageBreakBefore shd"},
    {Ns::kW, kLeaf, "snapToGrid spacing suppressAutoHyphens suppressLineNumbers suppressOverlap textAlignment"},
    {Ns::kW, kLeaf, "textboxTightWrap textDirection topLinePunct widowControl wordWrap"},
    {Ns::kW15, kLeaf, "collapsed"},
    // Run properties.
    {Ns::kW, kRPr, "rPr"},
    {Ns::kW, kRStyle, "rStyle"},
    {Ns::kW, kVanish, "vanish"},
    {Ns::kW, kSpecVanish, "specVanish"},
    {Ns::kW, kRFonts, "rFonts"},
    {Ns::kW, kLeaf, "b bCs bdr caps color cs dstrike eastAsianLayout effect em emboss fitText highlight i iCs"},
    {Ns::kW, kLeaf, "imprint kern lang noProof oMath outline position rtl shadow smallCaps strike sz"},
    {Ns::kW, kLeaf, "szCs u vertAlign w webHidden"},
    {Ns::kW14, kSubtree, "glow shadow reflection textOutline textFill scene3d props3d stylisticSets"},
    {Ns::kW14, kLeaf, "ligatures numForm numSpacing cntxtAlts"},
    // Runs.
    {Ns::kW, kR, "r"},
    {Ns::kW, kT, "t"},
    {Ns::kW, kDelText, "delText"},
    {Ns::kW, kInstrText, "instrText delInstrText"},
    {Ns::kW, kBr, "br"},
    {Ns::kW, kCr, "cr"},
    {Ns::kW, kTab, "tab ptab"},
    {Ns::kW, kNoBreakHyphen, "noBreakHyphen"},
    {Ns::kW, kLeaf, "softHyphen lastRenderedPageBreak annotationRef footnoteRef endnoteRef separator"},
    {Ns::kW, kLeaf, "continuationSeparator"},
    {Ns::kW, kReported, "pgNum dayShort dayLong monthShort monthLong yearShort yearLong contentPart"},
    {Ns::kW, kSym, "sym"},
    {Ns::kW16, kReportedSubtree, "symEx"},
    {Ns::kW, kFldChar, "fldChar"},
    {Ns::kW, kFldSimple, "fldSimple"},
    {Ns::kW, kTransparent, "ffData"},
    {Ns::kW, kCheckBox, "checkBox"},
    {Ns::kW, kChecked, "checked"},
    {Ns::kW, kDefault, "default"},
    {Ns::kW, kDdList, "ddList"},
    {Ns::kW, kListEntry, "listEntry"},
    {Ns::kW, kResult, "result"},
    {Ns::kW, kLeaf, "calcOnExit enabled entryMacro exitMacro helpText label maxLength name size sizeAuto statusText"},
    {Ns::kW, kLeaf, "tabIndex"},
    {Ns::kW, kSubtree, "fldData textInput rubyPr binData movie"},
    {Ns::kW, kTransparent, "ruby rubyBase"},
    {Ns::kW, kRt, "rt"},
    {Ns::kW, kNoteReference, "footnoteReference endnoteReference commentReference"},
    // Revisions.
    {Ns::kW, kIns, "ins moveTo"},
    {Ns::kW, kDel, "del moveFrom"},
    {Ns::kW14, kIns, "conflictIns"},
    {Ns::kW14, kDel, "conflictDel"},
    {Ns::kW14, kLeaf, "customXmlConflictInsRangeStart customXmlConflictInsRangeEnd"},
    {Ns::kW14, kLeaf, "customXmlConflictDelRangeStart customXmlConflictDelRangeEnd"},
    {Ns::kW, kCellIns, "cellIns"},
    {Ns::kW, kCellDel, "cellDel"},
    {Ns::kW, kCellMerge, "cellMerge"},
    // Tables.
    {Ns::kW, kCnfStyle, "cnfStyle"},
    {Ns::kW, kGridSpan, "gridSpan"},
    {Ns::kW, kVMerge, "vMerge"},
    {Ns::kW, kHMerge, "hMerge"},
    {Ns::kW, kGridBefore, "gridBefore"},
    {Ns::kW, kGridAfter, "gridAfter"},
    {Ns::kW, kTblHeader, "tblHeader"},
    {Ns::kW, kRowHidden, "hidden"},
    {Ns::kW, kTrPrChange, "trPrChange"},
    {Ns::kW, kTcPrChange, "tcPrChange"},
    {Ns::kW, kSubtree, "tblGridChange tcBorders tcMar headers"},
    {Ns::kW, kLeaf, "cantSplit hideMark noWrap tblCellSpacing tcFitText tcW trHeight vAlign wAfter wBefore"},
    // Pictures, objects, links.
    {Ns::kW, kHyperlink, "hyperlink"},
    {Ns::kW, kDrawing, "drawing"},
    {Ns::kW, kPict, "pict"},
    {Ns::kW, kObject, "object"},
    {Ns::kW, kReported, "control objectEmbed objectLink"},
    {Ns::kW14, kReported, "contentPart"},
    {Ns::kWp, kDocPr, "docPr"},
    {Ns::kWp, kSubtree, "simplePos positionH positionV wrapNone wrapSquare wrapTight wrapThrough wrapTopAndBottom"},
    {Ns::kWp, kSubtree, "cNvGraphicFramePr extent effectExtent"},
    {Ns::kOther, kSubtree, "sizeRelH sizeRelV"},
    {Ns::kA, kBlip, "blip"},
    {Ns::kA, kHlinkClick, "hlinkClick"},
    {Ns::kA, kSubtree, "extLst xfrm prstGeom custGeom ln effectLst effectDag solidFill gradFill pattFill"},
    {Ns::kA, kReported, "t"},
    {Ns::kPic, kCNvPr, "cNvPr"},
    {Ns::kPic, kSubtree, "spPr cNvPicPr"},
    {Ns::kWps, kSubtree, "style bodyPr cNvSpPr cNvPr extLst"},
    {Ns::kWpg, kSubtree, "grpSpPr cNvGrpSpPr extLst"},
    {Ns::kV, kSubtree, "shapetype formulas handles"},
    {Ns::kV, kImageData, "imagedata"},
    {Ns::kV, kVFill, "fill"},
    {Ns::kV, kTextPath, "textpath"},
    {Ns::kO, kOleObject, "OLEObject"},
    {Ns::kC, kChart, "chart"},
    {Ns::kDgm, kDiagram, "relIds"},
    // Formulas: a line of their text.
    {Ns::kM, kReported, "oMath"},
    {Ns::kM, kMathRun, "r"},
    {Ns::kM, kMathText, "t"},
    {Ns::kM, kSubtree, "rPr ctrlPr oMathParaPr argPr accPr barPr boxPr borderBoxPr dPr eqArrPr fPr funcPr"},
    {Ns::kM, kSubtree, "groupChrPr limLowPr limUppPr mPr naryPr phantPr radPr sPrePr sSubPr sSubSupPr sSupPr"},
    // Alternatives.
    {Ns::kMc, kAlternateContent, "AlternateContent"},
    {Ns::kMc, kChoice, "Choice"},
    {Ns::kMc, kFallback, "Fallback"},
    // styles.xml, numbering.xml.
    {Ns::kW, kStyle, "style"},
    {Ns::kW, kBasedOn, "basedOn"},
    {Ns::kW, kRPrDefault, "rPrDefault"},
    {Ns::kW, kTblStylePr, "tblStylePr"},
    {Ns::kW, kTblStyleRowBandSize, "tblStyleRowBandSize"},
    {Ns::kW, kTblStyleColBandSize, "tblStyleColBandSize"},
    {Ns::kW, kAbstractNum, "abstractNum"},
    {Ns::kW, kNum, "num"},
    {Ns::kW, kLvl, "lvl"},
    {Ns::kW, kStart, "start"},
    {Ns::kW, kNumFmt, "numFmt"},
    {Ns::kW, kLvlText, "lvlText"},
    {Ns::kW, kLvlRestart, "lvlRestart"},
    {Ns::kW, kSuff, "suff"},
    {Ns::kW, kIsLgl, "isLgl"},
    {Ns::kW, kLvlOverride, "lvlOverride"},
    {Ns::kW, kStartOverride, "startOverride"},
    {Ns::kW, kAbstractNumId, "abstractNumId"},
    {Ns::kW, kNumStyleLink, "numStyleLink"},
    {Ns::kW, kStyleLink, "styleLink"},
    // Attributes. A few producers write them without the prefix.
    {Ns::kW, kVal, "val"},
    {Ns::kNone, kVal, "val"},
    {Ns::kW, kType, "type"},
    {Ns::kW, kFldCharType, "fldCharType"},
    {Ns::kW, kWId, "id"},
    {Ns::kR, kRId, "id pict"},
    {Ns::kR, kEmbed, "embed"},
    {Ns::kR, kLink, "link"},
    {Ns::kR, kHref, "href"},
    {Ns::kO, kRId, "relid"},
    {Ns::kR, kDm, "dm"},
    {Ns::kW, kFont, "font"},
    {Ns::kW, kFormat, "format"},
    {Ns::kW, kChar, "char"},
    {Ns::kW, kInstr, "instr"},
    {Ns::kW, kStyleId, "styleId"},
    {Ns::kW, kAscii, "ascii"},
    {Ns::kW, kHAnsi, "hAnsi"},
    {Ns::kW, kAsciiTheme, "asciiTheme"},
    {Ns::kW, kHAnsiTheme, "hAnsiTheme"},
    {Ns::kNone, kDescr, "descr"},
    {Ns::kNone, kAlt, "alt"},
    {Ns::kO, kAlt, "title"},
    {Ns::kNone, kRequires, "Requires"},
    {Ns::kNone, kProgId, "ProgID"},
    {Ns::kW, kAuthor, "author"},
    {Ns::kNone, kName, "name"},
    {Ns::kNone, kString, "string"},
};

std::vector<xml::Name> BuildNames() {
  std::vector<xml::Name> names;
  for (const Row& row : kRows) {
    for (std::string_view rest = row.names; !rest.empty();) {
      const std::size_t length = std::min(rest.find(' '), rest.size());
      names.push_back({row.ns, rest.substr(0, length), row.id});
      rest.remove_prefix(std::min(length + 1, rest.size()));
    }
  }
  return names;
}

}  // namespace

std::span<const xml::Name> Names() {
  static const std::vector<xml::Name> kNames = BuildNames();
  return kNames;
}

std::span<const std::uint16_t> RepeatingNames() {
  static constexpr std::uint16_t kRepeating[] = {kRPr, kPPr, kTcPr};
  return kRepeating;
}

bool QuietByDefault(xml::Ns ns) {
  constexpr std::array kQuiet = {Ns::kA, Ns::kPic, Ns::kWp,  Ns::kWps, Ns::kWpg, Ns::kWpc,
                                 Ns::kV, Ns::kO,   Ns::kW10, Ns::kM,   Ns::kC,   Ns::kDgm};
  return std::find(kQuiet.begin(), kQuiet.end(), ns) != kQuiet.end();
}

bool Understood(std::string_view uri) {
  constexpr std::array kRead = {Ns::kW,   Ns::kR,   Ns::kWp,  Ns::kA, Ns::kPic, Ns::kC,   Ns::kWps, Ns::kWpg,
                                Ns::kWpc, Ns::kW14, Ns::kW15, Ns::kV, Ns::kO,   Ns::kW10, Ns::kM};
  // Finer sizes and looks of drawings and charts: nothing that holds text.
  constexpr std::array<std::string_view, 3> kLooks = {
      "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
      "http://schemas.microsoft.com/office/drawing/2010/main",
      "http://schemas.microsoft.com/office/drawing/2007/8/2/chart"};
  return std::find(kRead.begin(), kRead.end(), xml::NamespaceOf(uri)) != kRead.end() ||
         std::find(kLooks.begin(), kLooks.end(), uri) != kLooks.end();
}

bool IsOn(const xml::Element& element) { return IsTrue(element.Get(kVal, "1")); }

}  // namespace sarabun::wordml
