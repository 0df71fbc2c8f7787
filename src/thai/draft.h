#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/seam.h"
#include "thai/repair.h"

namespace sarabun::thai {

// A text while it is repaired: code points, the seams that are not decided yet, and what was changed so far,
// all kept in step through every edit. A pass records its edits from left to right and then applies them at
// once, so that a pass is one walk over the text however much it changes.
class Draft {
 public:
  struct Joint {
    std::size_t offset = 0;
    SeamKind kind = SeamKind::kLineBreak;
  };
  // What an edit is called in the list of repairs; `reason` has static storage.
  struct Label {
    RepairKind kind = RepairKind::kJoin;
    double confidence = 1.0;
    const char* reason = "";
  };

  void Clear();

  std::u32string& text() { return text_; }
  const std::u32string& text() const { return text_; }
  std::vector<Joint>& joints() { return joints_; }

  // Replaces [begin, end) of the text as it stands; edits of one pass do not overlap and rise.
  void Replace(std::size_t begin, std::size_t end, std::u32string_view with, Label label);
  // The same without a line in the list: folding of spaces, trimming.
  void Fold(std::size_t begin, std::size_t end, std::u32string_view with);
  // Carries out the edits since the last Apply. False if there were none.
  bool Apply();

  // A repair that changes nothing more, e.g. a replaced byte, at a place of the text as it stands.
  void Note(std::size_t offset, std::string before, std::string after, Label label);

  std::vector<Repair>& repairs() { return repairs_; }

 private:
  struct Edit {
    std::size_t begin;
    std::size_t end;
    std::size_t with_begin;  // into pool_
    std::size_t with_size;
    bool listed;
    Label label;
  };
  void Record(std::size_t begin, std::size_t end, std::u32string_view with, bool listed, Label label);
  template <class GetOffset, class Items>
  void MoveAlong(Items& items, GetOffset offset_of) const;

  std::u32string text_;
  std::u32string scratch_;
  std::u32string pool_;
  std::vector<Edit> edits_;
  std::vector<std::size_t> placed_;  // where each edit's replacement begins in the new text
  std::vector<Joint> joints_;
  std::vector<Repair> repairs_;
};

std::string ToUtf8(std::u32string_view text);

}  // namespace sarabun::thai
