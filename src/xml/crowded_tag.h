#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sarabun::xml {

// libxml2 2.9 compares every attribute of an element with every other before it tells anyone how many there
// are: one tag of a million attributes holds it for an hour. So a tag with far too many is looked for
// beforehand.
//
// '<' cannot stand in an attribute value, so a tag of more than n attributes is a stretch of more than 5n
// bytes
// (` a=""`) without one. The search jumps 5n bytes ahead and looks back for '<', which in honest XML it finds
// a few bytes away: a hundredth of the bytes is touched. Only in a stretch without '<' are attribute values,
// that is
// '=' and a quote, counted. Text and comments with a thousand of those would be taken for such a tag; there
// are none in Word's parts.
//
// Works on UTF-8 and its relatives and, unit by unit, on UTF-16, which it knows by the first two bytes.
class CrowdedTagSearch {
 public:
  explicit CrowdedTagSearch(std::uint32_t max_attributes);

  // Takes the next bytes of the part; the first call at least two. True once a tag is too crowded.
  bool Feed(std::string_view bytes);

 private:
  void DetectUnit(std::string_view bytes);
  void FeedWide(std::string_view bytes);
  void Count(std::string_view bytes);
  void Step(char character);
  bool crowded() const { return worst_ > max_; }

  std::uint32_t max_;
  std::size_t jump_;
  std::uint32_t values_ = 0;  // attribute values begun since the last '<', as far as they were counted
  std::uint32_t worst_ = 0;
  bool after_equals_ = false;
  bool started_ = false;
  bool wide_ = false;       // UTF-16
  bool low_first_ = false;  // UTF-16, little-endian
  bool half_ = false;       // UTF-16: `first_half_` waits for its other byte
  char first_half_ = 0;
};

}  // namespace sarabun::xml
