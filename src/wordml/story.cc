#include "wordml/story.h"

#include <algorithm>
#include <array>

#include "wordml/values.h"

namespace sarabun::wordml {

// The switch on elements, as data: Id to what its start does.
struct Story::Starts {
  std::array<Start, kStoryIds> by_id{};

  constexpr Starts() {
    by_id.fill(&Story::StartReported);
    AddWays();
    AddBlocks();
    AddProperties();
    AddText();
    AddMedia();
  }
  constexpr void AddWays() {
    by_id[kUnlisted] = &Story::StartUnlisted;
    by_id[kTransparent] = by_id[kLeaf] = &Story::Pass;
    by_id[kSubtree] = &Story::SkipLooks;
    by_id[kReportedSubtree] = &Story::StartReportedSubtree;
    by_id[kAlternateContent] = &Story::StartAlternateContent;
    by_id[kChoice] = &Story::StartChoice;
    by_id[kFallback] = &Story::StartFallback;
  }
  constexpr void AddBlocks() {
    by_id[kP] = &Story::StartP;
    by_id[kTbl] = &Story::StartTbl;
    by_id[kTblStyle] = &Story::StartTblStyle;
    by_id[kTblLook] = &Story::StartTblLook;
    by_id[kTblGrid] = &Story::Pass;
    by_id[kGridCol] = &Story::StartGridCol;
    by_id[kTr] = &Story::StartTr;
    by_id[kTc] = &Story::StartTc;
    by_id[kTxbxContent] = &Story::StartTxbxContent;
    by_id[kAltChunk] = &Story::StartAltChunk;
    by_id[kNote] = &Story::StartNote;
    by_id[kNoteReference] = &Story::StartNoteReference;
    by_id[kIns] = &Story::StartIns;
    by_id[kDel] = &Story::StartDel;
  }
  constexpr void AddProperties() {
    by_id[kPPr] = &Story::StartPPr;
    by_id[kPStyle] = &Story::StartPStyle;
    by_id[kNumPr] = &Story::Pass;
    by_id[kIlvl] = &Story::StartIlvl;
    by_id[kNumId] = &Story::StartNumId;
    by_id[kRPr] = &Story::StartRPr;
    by_id[kRStyle] = &Story::StartRStyle;
    by_id[kVanish] = &Story::StartVanish;
    by_id[kSpecVanish] = &Story::StartSpecVanish;
    by_id[kRFonts] = &Story::StartRFonts;
    by_id[kTrPr] = &Story::StartTrPr;
    by_id[kTcPr] = &Story::StartTcPr;
    by_id[kGridSpan] = by_id[kGridBefore] = by_id[kGridAfter] = &Story::StartGeometry;
    by_id[kCnfStyle] = &Story::StartCnfStyle;
    by_id[kVMerge] = &Story::StartVMerge;
    by_id[kHMerge] = &Story::StartHMerge;
    by_id[kTblHeader] = &Story::StartTblHeader;
    by_id[kRowHidden] = &Story::StartRowHidden;
    by_id[kPPrChange] = by_id[kRPrChange] = by_id[kTrPrChange] = by_id[kTcPrChange] = &Story::StartOldProperties;
    by_id[kCellIns] = by_id[kCellDel] = &Story::StartCellRevision;
    by_id[kCellMerge] = &Story::StartCellMerge;
  }
  constexpr void AddText() {
    by_id[kR] = by_id[kMathRun] = &Story::StartR;
    by_id[kT] = &Story::StartT;
    by_id[kDelText] = by_id[kMathText] = &Story::StartUncounted;
    by_id[kInstrText] = &Story::StartInstrText;
    by_id[kBr] = &Story::StartBr;
    by_id[kCr] = &Story::StartCr;
    by_id[kTab] = &Story::StartTab;
    by_id[kNoBreakHyphen] = &Story::StartNoBreakHyphen;
    by_id[kSym] = &Story::StartSym;
    by_id[kRt] = &Story::StartRt;
    by_id[kFldChar] = &Story::StartFldChar;
    by_id[kFldSimple] = &Story::StartFldSimple;
    by_id[kCheckBox] = &Story::StartCheckBox;
    by_id[kChecked] = &Story::StartChecked;
    by_id[kDdList] = &Story::StartDropDown;
    by_id[kListEntry] = &Story::StartListEntry;
    by_id[kResult] = &Story::StartChosen;
    by_id[kDefault] = &Story::StartDefault;
  }
  constexpr void AddMedia() {
    by_id[kHyperlink] = &Story::StartHyperlink;
    by_id[kDrawing] = by_id[kPict] = &Story::StartDrawing;
    by_id[kObject] = &Story::StartObject;
    by_id[kDocPr] = &Story::StartDocPr;
    by_id[kCNvPr] = &Story::StartCNvPr;
    by_id[kBlip] = &Story::StartBlip;
    by_id[kHlinkClick] = &Story::StartHlinkClick;
    by_id[kImageData] = &Story::StartImageData;
    by_id[kVFill] = &Story::StartVFill;
    by_id[kOleObject] = &Story::StartOleObject;
    by_id[kChart] = by_id[kDiagram] = &Story::StartGraphicPart;
    by_id[kTextPath] = &Story::StartTextPath;
  }
};

Story::Story(Document& document, const opc::PartName& part, const opc::Relationships& relationships, BodyHandler& body,
             StoryListener* listener, const TableSizes* sizes)
    : document_(document),
      part_(part),
      relationships_(relationships),
      listener_(listener),
      blocks_(document, body, part.value, sizes) {}

Status Story::Read() {
  Status status = document_.package.Parse(part_, document_.parser, *this);
  if (!status.ok()) return status;
  CutFields(0);
  blocks_.Finish();
  return {};
}

void Story::OnStart(const xml::Element& element) {
  Tick();
  if (skip_depth_ != 0) {
    ++skip_depth_;
    if (element.id == kT) characters_ = Characters::kSkippedText;
    if (element.id == kDelText) characters_ = Characters::kSkippedOther;
    return;
  }
  ++depth_;
  if (depth_ == 1 && element.ns != xml::Ns::kW) return RefuseRoot(element);
  if (element.id == kLeaf || element.id == kTransparent) return;
  static constexpr Starts kStarts;
  const Start start = element.id < kStoryIds ? kStarts.by_id[element.id] : &Story::StartReported;
  (this->*start)(element);
}

void Story::RefuseRoot(const xml::Element& element) {
  Error error;
  error.code = ErrorCode::kMalformed;
  error.message = "the part begins with " + std::string(element.local) + ", which is not Word's markup";
  error.hint = "open it in Word, which may be able to repair it, and save it again";
  error.where.part = part_.value;
  document_.parser.Stop(std::move(error));
}

void Story::OnEnd(const xml::Element&) {
  characters_ = Characters::kNone;
  if (skip_depth_ != 0) {
    if (--skip_depth_ == 0) --depth_;
    return;
  }
  if (!frames_.empty() && frames_.back().depth == depth_) {
    const Frame frame = frames_.back();
    frames_.pop_back();
    Close(frame);
  }
  --depth_;
}

void Story::OnText(std::string_view text) {
  if (characters_ == Characters::kNone) return;
  const std::uint64_t count = CountCodePoints(text);
  switch (characters_) {
    case Characters::kNone:
      return;
    case Characters::kText:
      document_.count.in += count;
      return ShowText(text, count, count);
    case Characters::kUncounted:
      return ShowText(text, count, 0);
    case Characters::kInstruction:
      return fields_.AddInstruction(text);
    case Characters::kSkippedText:
      document_.count.in += count;
      return blocks_.not_shown().Add(skip_reason_, count, count);
    case Characters::kSkippedOther:
      return blocks_.not_shown().Add(skip_reason_, count, 0);
  }
}

void Story::Open(Id id, std::uint32_t value) { frames_.push_back({id, depth_, value}); }

void Story::Close(const Frame& frame) {
  switch (frame.id) {
    case kR:
      runs_.pop_back();
      return;
    case kRPr:
      return CloseRPr(static_cast<Context>(frame.value));
    case kPPr:
      SettleMark();
      [[fallthrough]];
    case kTrPr:
    case kTcPr:
      context_ = static_cast<Context>(frame.value);
      return;
    case kDel:
      --restored_;
      return;
    case kHyperlink:
      EndLink(links_.back());
      links_.pop_back();
      return;
    case kObject:
      return CloseObject();
    default:
      return CloseBlock(frame);
  }
}

// What is open is passed over; the w:t in it are counted for the reason.
void Story::Skip(Reason reason) {
  skip_depth_ = 1;
  skip_reason_ = reason;
}

void Story::SkipLooks(const xml::Element&) { Skip(Reason::kUnplaced); }

void Story::StartUnlisted(const xml::Element& element) {
  if (!QuietByDefault(element.ns)) StartReported(element);
}

void Story::StartReported(const xml::Element& element) {
  const bool is_drawn_text = element.ns == xml::Ns::kA && element.local == "t";
  document_.NotRead(is_drawn_text ? "text in a drawing" : element.local, blocks_.where());
}

void Story::StartReportedSubtree(const xml::Element& element) {
  StartReported(element);
  Skip(Reason::kUnplaced);
}

void Story::StartAlternateContent(const xml::Element&) { Open(kAlternateContent); }

// 7.6 of ECMA-376 part 3: the first choice whose namespaces are all understood, else the fallback.
void Story::StartChoice(const xml::Element& element) {
  std::string_view prefixes = element.Get(kRequires);
  bool understood = !prefixes.empty();
  while (!prefixes.empty() && understood) {
    const std::size_t length = std::min(prefixes.find(' '), prefixes.size());
    if (length > 0) understood = Understood(document_.parser.UriOf(prefixes.substr(0, length)));
    prefixes.remove_prefix(std::min(length + 1, prefixes.size()));
  }
  if (!understood || !TakesBranch()) Skip(Reason::kAlternative);
}

void Story::StartFallback(const xml::Element&) {
  if (!TakesBranch()) Skip(Reason::kAlternative);
}

// The first that asks gets it.
bool Story::TakesBranch() {
  if (frames_.empty() || frames_.back().id != kAlternateContent) return true;
  if (frames_.back().depth != depth_ - 1) return true;
  const bool is_free = frames_.back().value == 0;
  frames_.back().value = 1;
  return is_free;
}

void Story::Tick() {
  constexpr std::uint32_t kEventsPerLook = 4096;
  if (++ticks_ % kEventsPerLook == 0) document_.CheckClock(blocks_.where());
}

}  // namespace sarabun::wordml
