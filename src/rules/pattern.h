#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/problem.h"

namespace sarabun::rules {

// A pattern of a rule pack (RE2, so that no pattern can take more than linear time). Compiled when it is first
// used, because a pack holds dozens and a small report needs few; safe to use from many threads at once.
class Pattern {
 public:
  explicit Pattern(std::string text, Place place = {});
  ~Pattern();
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;

  const std::string& text() const;
  const Place& place() const;  // where the pack says it

  // Why RE2 refuses the pattern; none if it is sound. Compiles.
  std::optional<std::string> Error() const;
  // Names of the groups, in the order of their brackets; an unsound pattern has none. Compiles.
  std::vector<std::string> GroupNames() const;
  // Whether the empty text matches. Compiles.
  bool MatchesEmpty() const;

  // Where a match stands in the searched text, in bytes, half-open.
  struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t size() const { return end - begin; }
  };
  struct Match {
    Span whole;
    std::vector<std::pair<std::string_view, Span>> groups;  // named ones that took part; views into the pattern

    const Span* Group(std::string_view name) const;
  };

  // The leftmost match at or after `from`; `^` and `$` mean the ends of `text`. False for none or an unsound
  // pattern.
  bool Search(std::string_view text, std::size_t from, Match& match) const;
  bool Search(std::string_view text, Match& match) const { return Search(text, 0, match); }
  // Whether there is one; cheaper than to ask where.
  bool Matches(std::string_view text) const;

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace sarabun::rules
