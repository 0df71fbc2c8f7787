#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "opc/package.h"
#include "wordml/blocks.h"
#include "wordml/elements.h"
#include "wordml/fields.h"
#include "wordml/symbols.h"
#include "xml/sax.h"

namespace sarabun::wordml {

// A w:object between its preview picture and what it embeds.
struct OpenObject {
  std::string preview;
  std::string alternative;
  bool done = false;
};

// One story (a body, header, footer or notes part) from SAX events to body events.
//
// Markup is some 95 % looks, so the way through is short: what the table of elements calls a leaf costs one
// comparison, what it calls a subtree is passed over by a counter, and only what means something leaves a frame
// on the stack, which is as deep as the document and never the machine's own.
class Story final : public xml::Handler {
 public:
  // `sizes`, where they are known, are those of the part's tables.
  Story(Document& document, const opc::PartName& part, const opc::Relationships& relationships, BodyHandler& body,
        StoryListener* listener, const TableSizes* sizes = nullptr);

  // Parses the part. Errors carry its name.
  Status Read();

  void OnStart(const xml::Element& element) override;
  void OnEnd(const xml::Element& element) override;
  void OnText(std::string_view text) override;

 private:
  using Start = void (Story::*)(const xml::Element&);
  struct Starts;  // by Id

  // Whose properties are being read.
  enum class Context : std::uint8_t { kContent, kParagraph, kMark, kRun, kRow, kCell };
  // What the characters between tags are.
  enum class Characters : std::uint8_t { kNone, kText, kUncounted, kInstruction, kSkippedText, kSkippedOther };
  // An open element that has something to do at its end.
  struct Frame {
    Id id;
    std::uint32_t depth;
    std::uint32_t value;  // what its end needs: a size, a former Context, whether a branch was taken
  };
  // What is said of a run, and what follows from it.
  struct Run {
    std::optional<bool> vanish;
    std::optional<SymbolFont> own_font;
    const Style* style = nullptr;
    bool special = false;  // w:specVanish
    bool vanishes = false;
    SymbolFont font = SymbolFont::kNone;
  };

  // story.cc: the way through, alternatives.
  void Open(Id id, std::uint32_t value = 0);
  void Close(const Frame& frame);
  void Skip(Reason reason);
  void SkipLooks(const xml::Element&);
  void Pass(const xml::Element&) {}
  void RefuseRoot(const xml::Element& element);
  void StartUnlisted(const xml::Element& element);
  void StartReported(const xml::Element& element);
  void StartReportedSubtree(const xml::Element& element);
  void StartAlternateContent(const xml::Element& element);
  void StartChoice(const xml::Element& element);
  void StartFallback(const xml::Element& element);
  bool TakesBranch();
  void Tick();

  // story_blocks.cc: paragraphs, tables, text boxes, notes and their properties.
  void StartP(const xml::Element& element);
  void StartPPr(const xml::Element& element);
  void StartPStyle(const xml::Element& element);
  void FollowStyle();
  void SettleMark();
  void StartOldProperties(const xml::Element& element);
  void StartIlvl(const xml::Element& element);
  void StartNumId(const xml::Element& element);
  void StartTxbxContent(const xml::Element& element);
  void StartNote(const xml::Element& element);
  void StartNoteReference(const xml::Element& element);
  void StartTbl(const xml::Element& element);
  void StartTblStyle(const xml::Element& element);
  void StartTblLook(const xml::Element& element);
  void StartGridCol(const xml::Element& element);
  void StartTr(const xml::Element& element);
  void StartTrPr(const xml::Element& element);
  void StartTc(const xml::Element& element);
  void StartTcPr(const xml::Element& element);
  void StartCnfStyle(const xml::Element& element);
  void StartGeometry(const xml::Element& element);
  void StartVMerge(const xml::Element& element);
  void StartHMerge(const xml::Element& element);
  void StartTblHeader(const xml::Element& element);
  void StartRowHidden(const xml::Element& element);
  void StartCellRevision(const xml::Element& element);
  void StartCellMerge(const xml::Element& element);
  void StartIns(const xml::Element& element);
  void StartDel(const xml::Element& element);
  void StartRevision(bool shown, Reason reason);
  void RestoreDeleted();
  void CloseBlock(const Frame& frame);
  std::uint32_t Columns(const xml::Element& element, std::uint32_t least) const;

  // story_text.cc: runs and their characters, fields.
  void StartR(const xml::Element& element);
  void StartRPr(const xml::Element& element);
  void CloseRPr(Context former);
  void StartRStyle(const xml::Element& element);
  void StartVanish(const xml::Element& element);
  void StartSpecVanish(const xml::Element& element);
  void StartRFonts(const xml::Element& element);
  void StartT(const xml::Element& element);
  void StartUncounted(const xml::Element& element);
  void StartInstrText(const xml::Element& element);
  void StartBr(const xml::Element& element);
  void StartCr(const xml::Element& element);
  void StartTab(const xml::Element& element);
  void StartNoBreakHyphen(const xml::Element& element);
  void StartSym(const xml::Element& element);
  void StartRt(const xml::Element& element);
  void StartFldChar(const xml::Element& element);
  void StartFldSimple(const xml::Element& element);
  void StartCheckBox(const xml::Element& element);
  void StartChecked(const xml::Element& element);
  void StartDropDown(const xml::Element& element);
  void StartListEntry(const xml::Element& element);
  void StartChosen(const xml::Element& element);
  void StartDefault(const xml::Element& element);
  void EndField();
  void ShowFormField(const FormField& form);
  // `count` code points, `counted` of them w:t.
  void ShowText(std::string_view text, std::uint64_t count, std::uint64_t counted);
  void ShowSign(std::string_view text);
  void CutFields(std::size_t size);
  bool Vanishes() const { return !runs_.empty() && runs_.back().vanishes; }
  bool Hidden() const { return Vanishes() && document_.options.hidden == HiddenText::kDrop; }
  Run* OpenRun();
  void CountOnRequest(std::uint64_t count);
  // The paragraph that something at this place is shown in; nullptr where it is not shown.
  OpenParagraph* Shown();

  // story_media.cc: pictures, links, objects.
  void StartHyperlink(const xml::Element& element);
  void StartDrawing(const xml::Element& element);
  void StartObject(const xml::Element& element);
  void StartDocPr(const xml::Element& element);
  void StartCNvPr(const xml::Element& element);
  void StartBlip(const xml::Element& element);
  void StartHlinkClick(const xml::Element& element);
  void StartImageData(const xml::Element& element);
  void StartVFill(const xml::Element& element);
  void StartOleObject(const xml::Element& element);
  void StartGraphicPart(const xml::Element& element);
  void StartTextPath(const xml::Element& element);
  void StartAltChunk(const xml::Element& element);
  void CloseObject();
  void AddPicture(std::string_view embedded, std::string_view linked, std::string_view alternative);
  void AddMedia(OpenParagraph& open, Media media);
  // Fills in where a relationship leads.
  void Resolve(std::string_view id, Media& media) const;
  std::optional<LinkMark> BeginLink(std::string url);
  void EndLink(const LinkMark& mark);

  Document& document_;
  const opc::PartName part_;
  const opc::Relationships& relationships_;
  StoryListener* listener_;
  Blocks blocks_;
  FieldStack fields_;

  std::vector<Frame> frames_;
  std::vector<Run> runs_;
  std::vector<LinkMark> links_;
  std::optional<LinkMark> field_link_;  // of the innermost field that is a link
  std::optional<OpenObject> object_;
  std::string drawing_alternative_;  // wp:docPr's
  std::string picture_alternative_;  // pic:cNvPr's
  std::string drawing_link_;         // where a click on the drawing leads
  Run mark_;                         // the properties of a paragraph's mark
  std::uint32_t depth_ = 0;
  std::uint32_t skip_depth_ = 0;
  std::uint32_t text_boxes_ = 0;            // open in the innermost cell or the story
  std::vector<std::uint32_t> outer_boxes_;  // those of the cells around it
  bool in_note_ = false;                    // notes do not nest
  std::uint32_t restored_ = 0;              // open w:del whose content is read
  std::uint32_t ticks_ = 0;
  Reason skip_reason_ = Reason::kUnplaced;
  Context context_ = Context::kContent;
  Characters characters_ = Characters::kNone;
};

}  // namespace sarabun::wordml
