#include "xml/repeated_blocks.h"

#include <algorithm>
#include <utility>

#include "xml/name_cache.h"

namespace sarabun::xml {

namespace {

constexpr std::size_t kStride = 5;
constexpr std::size_t kMostBlocks = 32;
constexpr std::size_t kLongestBlock = 4096;

// Where in `text` the end tag of an element stands, as written `</name>`; npos where something comes before it that
// makes its place doubtful. Looks no farther than the first tag that begins with that name, so that elements in
// elements are not read again and again.
std::size_t FindEndTag(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    std::string_view tag = text.substr(at + 1);
    if (tag.starts_with('!') || tag.starts_with('?') || tag.starts_with(name)) break;
    if (!tag.starts_with('/')) continue;
    tag.remove_prefix(1);
    if (!tag.starts_with(name)) continue;
    tag.remove_prefix(name.size());
    return tag.starts_with('>') ? at : std::string_view::npos;
  }
  return std::string_view::npos;
}

}  // namespace

RepeatedBlock::RepeatedBlock(std::string_view bytes, std::size_t end_tag, std::uint64_t scope)
    : bytes_(bytes), end_tag_(end_tag), scope_(scope) {}

void RepeatedBlock::AddStart(const ResolvedName& name, std::size_t attribute_count, const unsigned char** fives) {
  events_.push_back({&name, fives_.size(), attribute_count});
  depth_ = std::max(depth_, ++open_);
  for (const unsigned char** five = fives; five != fives + attribute_count * kStride; five += kStride) {
    fives_.insert(fives_.end(), five, five + kStride);
    value_ends_.push_back(values_.size());
    values_.append(reinterpret_cast<const char*>(five[3]), static_cast<std::size_t>(five[4] - five[3]));
    value_ends_.push_back(values_.size());
  }
}

void RepeatedBlock::AddEnd() {
  events_.push_back({});
  --open_;
}

void RepeatedBlock::Close(int columns) {
  columns_ = columns;
  const auto* const values = reinterpret_cast<const unsigned char*>(values_.data());
  for (std::size_t i = 0; i * kStride < fives_.size(); ++i) {
    fives_[i * kStride + 3] = values + value_ends_[2 * i];
    fives_[i * kStride + 4] = values + value_ends_[2 * i + 1];
  }
  value_ends_ = {};
}

RepeatedBlock* RepeatedBlocks::Find(std::string_view rest, std::uint64_t scope) {
  const auto found = std::find_if(blocks_.begin(), blocks_.end(), [&](const auto& block) {
    return block->scope() == scope && rest.starts_with(block->bytes());
  });
  if (found == blocks_.end()) return nullptr;
  std::rotate(blocks_.begin(), found, found + 1);
  return blocks_.front().get();
}

std::unique_ptr<RepeatedBlock> RepeatedBlocks::Begin(std::string_view rest, std::string_view qualified_name,
                                                     std::uint64_t scope) {
  const std::size_t end = FindEndTag(rest.substr(0, kLongestBlock), qualified_name);
  if (end == std::string_view::npos || end == 0) return nullptr;
  const std::string_view content = rest.substr(0, end);
  if (content.back() != '>' || content.find_first_of("\r\n") != std::string_view::npos) return nullptr;
  const std::size_t end_tag = qualified_name.size() + 3;  // </>
  return std::make_unique<RepeatedBlock>(rest.substr(0, end + end_tag), end_tag, scope);
}

void RepeatedBlocks::Remember(std::unique_ptr<RepeatedBlock> block) {
  if (blocks_.size() == kMostBlocks) blocks_.pop_back();
  blocks_.insert(blocks_.begin(), std::move(block));
}

}  // namespace sarabun::xml
