#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "sarabun/finding.h"

namespace sarabun::wordml {

// Why text of a document is not handed on.
enum class Reason {
  kDeleted,      // w:del, w:moveFrom, a deleted row or cell
  kInserted,     // w:ins, w:moveTo, where the original is read
  kHidden,       // w:vanish
  kAlternative,  // the branch of mc:AlternateContent that is not taken
  kFieldCode,    // w:t among the instructions of a field
  kRuby,         // the reading above a base
  kNote,         // a note that no shown text refers to
  kOtherPart,    // a part that is not read
  kUnplaced,     // outside every paragraph
};
inline constexpr std::size_t kReasons = 9;

// "deleted", "field-code" ...
std::string_view ReasonName(Reason reason);

// Counts what is left out until its place is left, then says it: one finding a reason and place.
class NotShown {
 public:
  // `characters` code points are left out; `counted` of them are w:t, and so in the document's sum.
  void Add(Reason reason, std::uint64_t characters, std::uint64_t counted);
  // One `text-not-shown` for each reason since the last call.
  void Report(FindingSink& findings, const Location& where);
  bool pending() const { return any_; }
  // What CharacterCount::reported adds up, from the beginning.
  std::uint64_t counted() const { return counted_; }

 private:
  std::array<std::uint64_t, kReasons> pending_{};
  std::uint64_t counted_ = 0;
  bool any_ = false;
};

}  // namespace sarabun::wordml
