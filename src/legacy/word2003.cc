#include "legacy/word2003.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "legacy/word2003_names.h"
#include "legacy/word2003_parts.h"
#include "xml/sax.h"

namespace sarabun::legacy {

namespace {

using Parts = Word2003Parts;
using xml::Ns;

constexpr std::string_view kAnnotations = "http://schemas.microsoft.com/aml/2001/core";
// As long as that of an object, which it turns out to be where an o:OLEObject follows in it.
constexpr std::string_view kPictStart = "<w:pict  >";
constexpr std::string_view kObjectStart = "<w:object>";
static_assert(kPictStart.size() == kObjectStart.size());

// o:DocumentProperties as names of the core properties (ECMA-376 part 2, 11); others are extended ones (part 1, 22.2).
std::string_view CoreName(std::string_view local) {
  using Pair = std::pair<std::string_view, std::string_view>;
  constexpr std::array kNames = {Pair{"Title", "dc:title"},
                                 Pair{"Subject", "dc:subject"},
                                 Pair{"Author", "dc:creator"},
                                 Pair{"Keywords", "cp:keywords"},
                                 Pair{"Category", "cp:category"},
                                 Pair{"Description", "dc:description"},
                                 Pair{"Created", "dcterms:created"},
                                 Pair{"LastAuthor", "cp:lastModifiedBy"},
                                 Pair{"Revision", "cp:revision"},
                                 Pair{"LastSaved", "dcterms:modified"},
                                 Pair{"LastPrinted", "cp:lastPrinted"}};
  const auto* const found =
      std::find_if(kNames.begin(), kNames.end(), [&](const Pair& pair) { return pair.first == local; });
  return found == kNames.end() ? std::string_view{} : found->second;
}

std::string_view PrefixOf(Ns ns) {
  switch (ns) {
    case Ns::kW2003:
      return "w:";
    case Ns::kV:
      return "v:";
    case Ns::kO:
      return "o:";
    case Ns::kW10:
      return "w10:";
    default:
      return {};
  }
}

std::string_view Get(const xml::Element& element, Ns ns, std::string_view local) {
  for (const xml::Attribute attribute : element.attributes) {
    if (attribute.ns == ns && attribute.local == local) return attribute.value;
  }
  return {};
}

class Rewriter final : public xml::Handler {
 public:
  explicit Rewriter(xml::Parser& parser) : parser_(parser) {}

  void OnStart(const xml::Element& element) override {
    if (skipped_ > 0) {
      ++skipped_;
      return;
    }
    if (open_.empty() && element.id != kOldDocument) {
      return parser_.Stop(Error{ErrorCode::kMalformed, "its root is not w:wordDocument", "ask for the Word file", {}});
    }
    Open open;
    open.part = part_;
    open.id = element.id;
    open.local = element.local;
    const bool among_properties = !open_.empty() && open_.back().properties;
    const bool foreign = element.ns == Ns::kOther || element.ns == Ns::kNone;
    const bool dropped = !foreign && among_properties && !IsKept(element);
    if (dropped || !(foreign ? StartForeign(element, open) : Start(element, open))) {
      skipped_ = 1;
      return;
    }
    open_.push_back(std::move(open));
  }

  void OnEnd(const xml::Element&) override {
    if (skipped_ > 0) {
      --skipped_;
      return;
    }
    if (open_.back().id == kOldBinData) parts_.EndPicture();
    Out() += open_.back().close;
    part_ = open_.back().part;
    open_.pop_back();
  }

  void OnText(std::string_view text) override {
    if (skipped_ > 0 || open_.empty()) return;
    const Open& open = open_.back();
    if (open.id == kOldText || open.is_property) AppendEscaped(Out(), text);
    if (open.id == kOldBinData) parts_.AddToPicture(text);
  }

  std::vector<opc::LoosePart> TakeParts() { return parts_.Finish(); }

 private:
  // An element that is open, and what it became.
  struct Open {
    std::size_t part = Parts::kMain;  // where what follows it goes
    std::uint16_t id = kOldCopied;
    std::string local;
    std::string close;         // what ends it
    bool properties = false;   // it holds properties
    bool is_property = false;  // of the file: a text
    std::size_t begin = 0;     // of a picture's start tag
  };

  std::string& Out() { return parts_[part_]; }

  static bool IsKept(const xml::Element& element) {
    return element.id == kOldKept || element.id == kOldProperties || element.id == kOldSection ||
           element.id == kOldHeader || element.id == kOldFooter;
  }

  // Each of these writes the start tag, and says what is to close it. False: the element is passed over with all that
  // it holds.
  bool Start(const xml::Element& element, Open& open);
  bool StartForeign(const xml::Element& element, Open& open);
  bool StartAnnotation(const xml::Element& element, Open& open);
  bool StartNote(Parts::Index part, const std::string& name, const xml::Element& element, Open& open);
  bool StartMargin(const std::string& kind);
  bool StartLink(const xml::Element& element, Open& open);
  bool StartPicture(const xml::Element& element);
  bool StartProperty(const xml::Element& element, Open& open);
  bool Copy(const xml::Element& element, Open& open);
  bool Tag(std::string_view name, Open& open) {
    Out().append("<").append(name).append(">");
    open.close.append("</").append(name).append(">");
    return true;
  }

  void Attribute(std::string_view name, std::string_view value) {
    Out().append(" ").append(name).append("=\"");
    AppendEscaped(Out(), value);
    Out() += '"';
  }
  void MakeObject();
  // What a shape shows: a picture in the file, or one elsewhere.
  std::string SourceId(std::string_view source) {
    return Parts::IsPictureName(source) ? parts_.PictureId(part_, source) : parts_.Relate(part_, "image", source);
  }

  xml::Parser& parser_;
  Word2003Parts parts_;
  std::size_t part_ = Parts::kMain;
  std::vector<Open> open_;
  std::size_t skipped_ = 0;  // depth inside what is passed over
  std::size_t notes_ = 0;
  std::string objects_;  // the name of w:docOleData, which holds what all embedded objects hold, and stands before them
};

bool Rewriter::Start(const xml::Element& element, Open& open) {
  if (!open_.empty() && (open_.back().id == kOldFileProperties || open_.back().id == kOldCustomProperties)) {
    return StartProperty(element, open);
  }
  switch (element.id) {
    case kOldSkipped:
      return false;
    case kOldFileProperties:
    case kOldCustomProperties:
    case kOldDocument:
    case kOldPassed:
      return true;
    case kOldLists:
    case kOldStyles:
      part_ = element.id == kOldLists ? Parts::kNumbering : Parts::kStyles;
      return true;
    case kOldSection:
      open.properties = true;
      return true;
    case kOldHeader:
      return StartMargin("header");
    case kOldFooter:
      return StartMargin("footer");
    case kOldFootnote:
      return StartNote(Parts::kFootnotes, "footnote", element, open);
    case kOldEndnote:
      return StartNote(Parts::kEndnotes, "endnote", element, open);
    case kOldLink:
      return StartLink(element, open);
    case kOldBinData:
      return StartPicture(element);
    case kOldPicture:
      open.begin = Out().size();
      Out() += kPictStart;
      open.close = "</w:pict>";
      return true;
    case kOldObject:
      MakeObject();
      return Copy(element, open);
    default:
      open.properties = element.id == kOldProperties;
      return Copy(element, open);
  }
}

bool Rewriter::Copy(const xml::Element& element, Open& open) {
  std::string name(PrefixOf(element.ns));
  if (name.empty()) return true;  // of no vocabulary that Word 2003 has: what it holds counts
  name += element.ns == Ns::kW2003 ? NewName(element.local) : element.local;
  Out().append("<").append(name);
  for (const xml::Attribute attribute : element.attributes) {
    if (attribute.ns == Ns::kNone && element.ns == Ns::kV && attribute.local == "src") {
      if (!attribute.value.empty()) Attribute("r:id", SourceId(attribute.value));
      continue;
    }
    std::string key(PrefixOf(attribute.ns));
    if (key.empty() && attribute.ns != Ns::kNone) continue;
    key += NewName(attribute.local);
    if (element.id == kOldNumberFormat) {
      Attribute(key, NumberFormatName(attribute.value));
    } else {
      Attribute(key, element.id == kOldSuffix ? ToLowerAscii(attribute.value) : attribute.value);
    }
  }
  if (element.id == kOldObject && !objects_.empty()) Attribute("r:id", parts_.PictureId(part_, objects_));
  Out() += '>';
  open.close.append("</").append(name).append(">");
  return true;
}

// Words of other vocabularies around text: hints for readers (wx:sect), smart tags, an author's own XML.
bool Rewriter::StartForeign(const xml::Element& element, Open& open) {
  if (element.ns_uri == kAnnotations && element.local == "annotation") return StartAnnotation(element, open);
  // The values of properties before they were changed stand in it.
  return element.ns_uri == kAnnotations || open_.empty() || !open_.back().properties;
}

bool Rewriter::StartAnnotation(const xml::Element& element, Open& open) {
  constexpr std::string_view kWord = "Word.";
  std::string_view type = Get(element, Ns::kW2003, "type");
  if (type.starts_with(kWord)) type.remove_prefix(kWord.size());
  const std::string around = open_.back().properties ? open_.back().local : std::string();
  const bool of_cell = around == "tcPr";
  if (type == "Insertion") return Tag(of_cell ? "w:cellIns" : "w:ins", open);
  if (type == "Deletion") return Tag(of_cell ? "w:cellDel" : "w:del", open);
  if (around.empty()) {
    return type == "Comment" ? StartNote(Parts::kComments, "comment", element, open) : true;
  }
  const bool has_former = around != "sectPr" && around != "listPr";
  return type == "Formatting" && has_former && Tag("w:" + around + "Change", open);
}

bool Rewriter::StartNote(Parts::Index part, const std::string& name, const xml::Element& element, Open& open) {
  const std::string id = std::to_string(++notes_);
  Out().append("<w:").append(name).append("Reference w:id=\"").append(id).append("\"/>");
  part_ = part;
  Out().append("<w:").append(name);
  Attribute("w:id", id);
  // aml:author, whose namespace has no number of its own.
  if (const std::string_view author = Get(element, Ns::kOther, "author"); !author.empty())
    Attribute("w:author", author);
  Out() += '>';
  open.close = "</w:" + name + ">";
  return true;
}

bool Rewriter::StartMargin(const std::string& kind) {
  part_ = parts_.AddMargin(kind);
  return true;
}

bool Rewriter::StartLink(const xml::Element& element, Open& open) {
  std::string address(Get(element, Ns::kW2003, "dest"));
  const std::string_view place = Get(element, Ns::kW2003, "bookmark");
  if (!address.empty() && !place.empty()) address.append("#").append(place);
  Out() += "<w:hyperlink";
  if (!address.empty()) Attribute("r:id", parts_.Relate(part_, "hyperlink", address));
  Out() += '>';
  open.close = "</w:hyperlink>";
  return true;
}

bool Rewriter::StartPicture(const xml::Element& element) {
  const std::string_view name = Get(element, Ns::kW2003, "name");
  if (name.empty()) return false;
  if (!Parts::IsPictureName(name)) objects_ = name;
  parts_.BeginPicture(name);
  return true;
}

// An embedded object stands in a w:pict, behind the picture that shows it.
void Rewriter::MakeObject() {
  for (auto at = open_.rbegin(); at != open_.rend(); ++at) {
    if (at->id != kOldPicture || at->part != part_) continue;
    Out().replace(at->begin, kPictStart.size(), kObjectStart);
    at->close = "</w:object>";
    return;
  }
}

bool Rewriter::StartProperty(const xml::Element& element, Open& open) {
  open.is_property = true;
  if (open_.back().id == kOldFileProperties) {
    const std::string_view core = CoreName(element.local);
    part_ = core.empty() ? Parts::kExtended : Parts::kCore;
    return Tag(core.empty() ? element.local : core, open);
  }
  part_ = Parts::kCustom;
  Out() += "<property";
  Attribute("name", element.local);
  Out() += "><value>";
  open.close = "</value></property>";
  return true;
}

}  // namespace

Result<std::vector<opc::LoosePart>> PartsOfWord2003(const std::string& bytes, const Limits& limits) {
  Limits whole = limits;
  whole.part_bytes = std::max(limits.part_bytes, limits.file_bytes);  // parts are bounded one by one, by the package
  xml::Parser parser(Word2003Names());
  Rewriter rewriter(parser);
  if (Status parsed = parser.Parse(bytes, whole, rewriter); !parsed) return parsed.error();
  return rewriter.TakeParts();
}

}  // namespace sarabun::legacy
