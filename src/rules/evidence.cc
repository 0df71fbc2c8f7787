#include "rules/evidence.h"

#include "rules/seamed.h"

namespace sarabun::rules {

Evidence EvidenceOf(const grid::Media& media) {
  Evidence evidence;
  switch (media.kind) {
    case wordml::MediaKind::kPicture:
      evidence.kind = EvidenceKind::kPicture;
      break;
    case wordml::MediaKind::kLink:
      evidence.kind = EvidenceKind::kLink;
      break;
    case wordml::MediaKind::kObject:
      evidence.kind = EvidenceKind::kObject;
      break;
  }
  evidence.part = media.part;
  evidence.media_type = media.content_type;
  evidence.text = media.text;
  evidence.url = media.url;
  return evidence;
}

bool OnlyLinks(const grid::Paragraph& paragraph) {
  std::string rest = paragraph.text.text;
  for (const grid::Media& media : paragraph.media) {
    if (media.kind != wordml::MediaKind::kLink || !media.text || media.text->empty()) continue;
    const std::size_t at = rest.find(*media.text);
    if (at != std::string::npos) rest.erase(at, media.text->size());
  }
  return IsBlank(rest);
}

}  // namespace sarabun::rules
