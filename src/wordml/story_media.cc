// Pictures, links and embedded objects of a story, each once where it stands.
#include <algorithm>
#include <utility>

#include "wordml/story.h"

namespace sarabun::wordml {

void Story::Resolve(std::string_view id, Media& media) const {
  const opc::Relationship* relationship = relationships_.Find(id);
  if (relationship == nullptr) return;
  if (relationship->external) {
    media.url = relationship->target;
  } else if (relationship->part) {
    media.part = relationship->part->value;
    const std::string_view type = document_.package.ContentType(*relationship->part);
    if (!type.empty()) media.content_type = type;
  }
}

void Story::AddMedia(OpenParagraph& open, Media media) {
  if (media.kind == MediaKind::kPicture && !document_.AddPicture()) {
    document_.StopAtLimit("pictures", blocks_.where());
  }
  // One long address may stand in many places.
  if (!document_.AddText(media.url.value_or("").size())) document_.StopAtLimit("text-bytes", blocks_.where());
  media.offset = static_cast<std::uint32_t>(open.paragraph.text.text.size());
  open.paragraph.media.push_back(std::move(media));
}

// A link to a place in the same document leads to nothing that a reader has not got, and is none here.
std::optional<LinkMark> Story::BeginLink(std::string url) {
  OpenParagraph* open = Shown();
  if (open == nullptr || url.empty() || url.starts_with('#')) return std::nullopt;
  Media media;
  media.kind = MediaKind::kLink;
  media.url = std::move(url);
  AddMedia(*open, std::move(media));
  const Paragraph& paragraph = open->paragraph;
  return LinkMark{paragraph.index, paragraph.media.size() - 1, paragraph.text.text.size()};
}

// What the paragraph shows since the link began; a field's link that goes on in the next paragraph has the first
// part of it.
void Story::EndLink(const LinkMark& mark) {
  OpenParagraph* open = blocks_.paragraph();
  if (open == nullptr || open->paragraph.index != mark.paragraph) return;
  open->paragraph.media[mark.media].text = open->paragraph.text.text.substr(mark.offset);
}

void Story::StartHyperlink(const xml::Element& element) {
  Media target;
  Resolve(element.Get(kRId), target);
  const std::optional<LinkMark> link = BeginLink(target.url.value_or(std::string()));
  if (!link) return;
  links_.push_back(*link);
  Open(kHyperlink);
}

void Story::StartDrawing(const xml::Element&) {
  if (Hidden()) return Skip(Reason::kHidden);
  drawing_alternative_.clear();
  picture_alternative_.clear();
  drawing_link_.clear();
}

void Story::StartObject(const xml::Element&) {
  if (Hidden()) return Skip(Reason::kHidden);
  if (object_) return;
  object_.emplace();
  Open(kObject);
}

void Story::StartDocPr(const xml::Element& element) {
  drawing_alternative_ = element.Get(kDescr);
  picture_alternative_.clear();
}

void Story::StartCNvPr(const xml::Element& element) { picture_alternative_ = element.Get(kDescr); }

void Story::StartBlip(const xml::Element& element) {
  const std::string& own = picture_alternative_.empty() ? drawing_alternative_ : picture_alternative_;
  AddPicture(element.Get(kEmbed), element.Get(kLink), own);
}

// A picture that is clicked on. The same link stands at the drawing and again at the picture in it.
void Story::StartHlinkClick(const xml::Element& element) {
  OpenParagraph* open = Shown();
  Media target;
  Resolve(element.Get(kRId), target);
  if (open == nullptr || !target.url || target.url->starts_with('#') || *target.url == drawing_link_) return;
  drawing_link_ = *target.url;
  target.kind = MediaKind::kLink;
  AddMedia(*open, std::move(target));
}

void Story::StartImageData(const xml::Element& element) {
  if (object_) {
    object_->preview = element.Get(kRId);
    object_->alternative = element.Get(kAlt);
    return;
  }
  AddPicture(element.Get(kRId), element.Get(kHref), element.Get(kAlt));
}

// A shape of VML that is filled with a picture. Those of DrawingML hold an a:blip.
void Story::StartVFill(const xml::Element& element) { AddPicture(element.Get(kRId), element.Get(kHref), {}); }

void Story::AddPicture(std::string_view embedded, std::string_view linked, std::string_view alternative) {
  OpenParagraph* open = Shown();
  if (open == nullptr || (embedded.empty() && linked.empty())) return;
  Media media;
  Resolve(embedded, media);
  if (!linked.empty()) Resolve(linked, media);
  if (!alternative.empty()) media.text = alternative;
  AddMedia(*open, std::move(media));
}

void Story::StartOleObject(const xml::Element& element) {
  const std::string_view program = element.Get(kProgId);
  document_.NotRead("embedded object " + std::string(program), blocks_.where());
  if (object_) object_->done = true;
  OpenParagraph* open = Shown();
  if (open == nullptr) return;
  Media media;
  media.kind = MediaKind::kObject;
  Resolve(element.Get(kRId), media);
  if (!program.empty()) media.text = program;
  AddMedia(*open, std::move(media));
}

// Without what it embeds, the preview is all there is.
void Story::CloseObject() {
  const OpenObject object = *std::exchange(object_, std::nullopt);
  if (!object.done) AddPicture(object.preview, {}, object.alternative);
}

void Story::StartGraphicPart(const xml::Element& element) {
  const bool is_chart = element.id == kChart;
  document_.NotRead(is_chart ? "chart" : "diagram", blocks_.where());
  OpenParagraph* open = Shown();
  if (open == nullptr) return;
  Media media;
  media.kind = MediaKind::kObject;
  Resolve(element.Get(is_chart ? kRId : kDm), media);
  AddMedia(*open, std::move(media));
}

void Story::StartTextPath(const xml::Element& element) {
  if (!element.Get(kString).empty()) document_.NotRead("WordArt", blocks_.where());
}

void Story::StartAltChunk(const xml::Element& element) {
  Media media;
  Resolve(element.Get(kRId), media);
  document_.NotRead("altChunk " + media.part.value_or(media.url.value_or("")), blocks_.where());
}

}  // namespace sarabun::wordml
