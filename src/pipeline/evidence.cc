#include "pipeline/evidence.h"

#include "base/sha256.h"
#include "picture/describe.h"
#include "records/seal.h"

namespace sarabun::pipeline {

Status EvidenceReader::Complete(Record& record) {
  if (!record.evidence) return {};
  bool changed = false;
  for (Evidence& evidence : *record.evidence) {
    const bool has_bytes = evidence.kind == EvidenceKind::kPicture || evidence.kind == EvidenceKind::kObject;
    if (!has_bytes || !evidence.part) continue;
    if (Status described = Describe(evidence); !described) return described;
    changed = true;
  }
  if (changed) records::Seal(record);
  return {};
}

Status EvidenceReader::Describe(Evidence& evidence) {
  const bool is_picture = evidence.kind == EvidenceKind::kPicture;
  auto [at, fresh] = known_.try_emplace({*evidence.part, is_picture});
  if (fresh) {
    if (Status read = Read(*evidence.part, is_picture, at->second); !read) return read;
  }
  const Evidence& facts = at->second;
  evidence.sha256 = facts.sha256;
  if (facts.media_type) evidence.media_type = facts.media_type;
  evidence.width = facts.width;
  evidence.height = facts.height;
  evidence.taken = facts.taken;
  return {};
}

Status EvidenceReader::Read(const std::string& part, bool is_picture, Evidence& facts) {
  if (Status read = package_.Read({part}, bytes_); !read) {
    Finding unread;
    unread.code = "construct-not-read";
    unread.where.part = part;
    unread.message =
        (is_picture ? "a picture could not be read: " : "an object could not be read: ") + read.error().message;
    findings_.Report(std::move(unread));
    return {};
  }
  facts.sha256 = Sha256Hex(bytes_);
  if (!is_picture) return {};
  if (auto info = picture::Describe(bytes_)) {
    facts.media_type = info->media_type;
    facts.width = info->width;
    facts.height = info->height;
    facts.taken = info->taken;
  }
  if (gallery_ != nullptr) gallery_->Show(*facts.sha256, bytes_);
  return stage_ == nullptr ? Status() : stage_->Stage(*facts.sha256, bytes_);
}

}  // namespace sarabun::pipeline
