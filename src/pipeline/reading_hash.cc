#include "pipeline/reading_hash.h"

#include <cstdint>

#include "base/file.h"
#include "base/sha256.h"
#include "rules/pack.h"

namespace sarabun::pipeline {

namespace {

constexpr std::uint64_t kMostModelBytes = 1ULL << 30;
constexpr std::uint64_t kMostTableBytes = 64U << 20;  // as rules::AgencyList reads

}  // namespace

Result<std::string> ReadingHash(const Shared& shared, const std::string& agencies) {
  std::string all = "sarabun reading/1\n";
  for (const auto& pack : shared.packs->packs()) all += pack->name + " " + pack->sha256 + "\n";
  if (!shared.model_path.empty()) {
    const auto model = ReadFile(shared.model_path, kMostModelBytes);
    if (!model) return model.error();
    all += "model " + Sha256Hex(*model) + "\n";
  }
  if (!agencies.empty()) {
    const auto table = ReadFile(agencies, kMostTableBytes);
    if (!table) return table.error();
    all += "agencies " + Sha256Hex(*table) + "\n";
  }
  const ReadOptions& read = shared.read;
  for (const bool flag : {read.revisions == RevisionView::kOriginal, read.hidden == HiddenText::kKeep,
                          read.evidence_hash, read.with_raw, read.repairs, read.link}) {
    all += flag ? '1' : '0';
  }
  return Sha256Hex(all);
}

}  // namespace sarabun::pipeline
