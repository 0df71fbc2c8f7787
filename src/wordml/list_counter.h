#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "wordml/events.h"
#include "wordml/numbering.h"

namespace sarabun::wordml {

// The number of one paragraph, and what is to be said of it.
struct ListNumber {
  ListLabel label;
  std::string unknown_format;  // of a number that is not rendered, and decimal here
  bool hidden = false;         // by the level's own w:vanish
};

// Counts the lists of one part, text box or comment, paragraph after paragraph, through cells and tables.
//
// All lists made from one definition count together, so that a list can be taken up again further down; a
// w:startOverride starts anew at the first paragraph of its own list, and only there (17.9.26).
class ListCounter {
 public:
  explicit ListCounter(const Numbering& numbering) : numbering_(numbering) {}

  void Reset();
  // The number of the next paragraph there.
  ListNumber Next(const ListPlace& place);

 private:
  struct Counters {
    std::array<std::int64_t, kLevels> value{};
    std::array<bool, kLevels> running{};
  };
  void Count(const NumberInstance& instance, std::int32_t num_id, std::size_t level);
  std::int64_t StartOf(const NumberInstance& instance, std::size_t level) const;
  std::string Render(const NumberInstance& instance, std::size_t level, std::string* unknown_format) const;
  std::string Number(const NumberInstance& instance, std::size_t level, bool decimal,
                     std::string* unknown_format) const;

  const Numbering& numbering_;
  std::unordered_map<std::int32_t, Counters> counters_;  // by abstract_id
  std::unordered_set<std::int32_t> begun_;               // num_ids whose overrides are done
};

// `text` with the characters of a symbol font as Unicode. Places of the private use area are read as Symbol
// where the font says nothing, since that is what Word's bullets are.
std::string BulletText(std::string_view text, SymbolFont font);

}  // namespace sarabun::wordml
