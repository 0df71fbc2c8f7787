#include "rules/evidence_cutter.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "rules/seamed.h"

namespace sarabun::rules {

namespace {

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

// Whether the paragraph says nothing beyond the texts of its links.
bool OnlyLinks(const grid::Paragraph& paragraph) {
  std::string rest = paragraph.text.text;
  for (const grid::Media& media : paragraph.media) {
    if (media.kind != wordml::MediaKind::kLink || !media.text || media.text->empty()) continue;
    const std::size_t at = rest.find(*media.text);
    if (at != std::string::npos) rest.erase(at, media.text->size());
  }
  return IsBlank(rest);
}

class EvidenceCutter {
 public:
  void Add(const grid::Paragraph& paragraph) {
    if (OnlyLinks(paragraph)) {
      for (const grid::Media& media : paragraph.media) AddMedia(media);
      return;
    }
    whole_ = JoinParagraphs({&paragraph, 1});
    label_ = whole_.text.size() - paragraph.text.text.size();
    from_ = 0;
    std::size_t links = 0;
    for (std::size_t i = 0; i < paragraph.media.size(); ++i) {
      const grid::Media& media = paragraph.media[i];
      if (media.kind == wordml::MediaKind::kLink) continue;
      TakeText(label_ + std::min<std::size_t>(media.offset, paragraph.text.text.size()));
      AddLinks(paragraph, links, i);
      AddMedia(media);
    }
    TakeText(whole_.text.size());
    AddLinks(paragraph, links, paragraph.media.size());
  }

  std::vector<EvidencePiece> Finish() {
    Flush();
    return std::move(pieces_);
  }

 private:
  // A label alone waits for the words behind the picture.
  void TakeText(std::size_t end) {
    const std::size_t begin = std::max(from_, label_);
    if (end <= begin || IsBlank(std::string_view(whole_.text).substr(begin, end - begin))) return;
    if (!pending_.empty()) pending_.AppendBreak(SeamKind::kParagraph);
    pending_.Append(Slice(whole_, from_, end));
    from_ = end;
  }

  void AddLinks(const grid::Paragraph& paragraph, std::size_t& next, std::size_t end) {
    for (; next < end; ++next) {
      if (paragraph.media[next].kind == wordml::MediaKind::kLink) AddMedia(paragraph.media[next]);
    }
  }

  void AddMedia(const grid::Media& media) {
    Flush();
    pieces_.push_back({EvidenceOf(media), {}});
  }

  void Flush() {
    SeamedText text = Trimmed(pending_);
    pending_.clear();
    if (text.empty()) return;
    EvidencePiece& piece = pieces_.emplace_back();
    piece.evidence.kind = EvidenceKind::kText;
    piece.text = std::move(text);
  }

  std::vector<EvidencePiece> pieces_;
  SeamedText pending_;
  SeamedText whole_;       // the paragraph at hand, with its label
  std::size_t label_ = 0;  // bytes of it
  std::size_t from_ = 0;   // of `whole_`, taken so far
};

}  // namespace

std::vector<EvidencePiece> CutEvidenceCell(std::span<const grid::Paragraph> paragraphs) {
  EvidenceCutter cutter;
  for (const grid::Paragraph& paragraph : paragraphs) cutter.Add(paragraph);
  return cutter.Finish();
}

}  // namespace sarabun::rules
