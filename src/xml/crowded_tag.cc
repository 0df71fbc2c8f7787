#include "xml/crowded_tag.h"

#include <algorithm>

namespace sarabun::xml {

namespace {

constexpr std::size_t kShortestAttribute = 5;  // ` a=""`, its space not counted
constexpr std::size_t kShortestJump = 4096;

}  // namespace

CrowdedTagSearch::CrowdedTagSearch(std::uint32_t max_attributes)
    : max_(max_attributes), jump_(std::max(kShortestJump, kShortestAttribute * max_attributes)) {}

void CrowdedTagSearch::Step(char character) {
  switch (character) {
    case '<':
      values_ = 0;
      after_equals_ = false;
      return;
    case '=':
      after_equals_ = true;
      return;
    case '"':
    case '\'':
      if (after_equals_) worst_ = std::max(worst_, ++values_);
      after_equals_ = false;
      return;
    case ' ':
    case '\t':
    case '\r':
    case '\n':
      return;  // may stand between '=' and the quote
    default:
      after_equals_ = false;
  }
}

void CrowdedTagSearch::Count(std::string_view bytes) {
  for (const char byte : bytes) Step(byte);
}

void CrowdedTagSearch::DetectUnit(std::string_view bytes) {
  started_ = true;
  const std::string_view start = bytes.substr(0, 2);
  low_first_ = start == "\xFF\xFE" || start == std::string_view("<\0", 2);
  wide_ = low_first_ || start == "\xFE\xFF" || start == std::string_view("\0<", 2);
}

void CrowdedTagSearch::FeedWide(std::string_view bytes) {
  constexpr char kNotAscii = '\x7F';
  for (const char byte : bytes) {
    if (!half_) {
      first_half_ = byte;
      half_ = true;
      continue;
    }
    half_ = false;
    const char low = low_first_ ? first_half_ : byte;
    const char high = low_first_ ? byte : first_half_;
    Step(high == 0 ? low : kNotAscii);
  }
}

bool CrowdedTagSearch::Feed(std::string_view bytes) {
  if (!started_) DetectUnit(bytes);
  if (wide_) {
    FeedWide(bytes);
    return crowded();
  }
  while (!bytes.empty() && !crowded()) {
    const std::string_view window = bytes.substr(0, jump_);
    const std::size_t last = window.rfind('<');
    if (last == std::string_view::npos) {
      Count(window);
      bytes.remove_prefix(window.size());
      continue;
    }
    // What stands before the first '<' ends a stretch that began earlier. Where nothing was counted in it
    // yet, a window is too short to hold too many.
    if (values_ > 0) Count(window.substr(0, window.find('<')));
    values_ = 0;
    after_equals_ = false;
    bytes.remove_prefix(last + 1);
  }
  return crowded();
}

}  // namespace sarabun::xml
