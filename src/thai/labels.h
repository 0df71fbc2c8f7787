#pragma once

#include <string_view>

namespace sarabun::thai {

// Recognises list labels at the start of lines that were broken by hand or by a page. "2566 ...", "1.5 ..." and the
// hour "10.30" also start lines, so a number counts only with a sign behind it, and two-level numbers and letters
// only where they go on from the label before.
class LabelReader {
 public:
  // Whether this line, spaces at its start trimmed, starts a list item. Lines are to be shown in order.
  bool Starts(std::u32string_view line);
  void Reset() { *this = LabelReader(); }

 private:
  bool StartsNumber(std::u32string_view line);
  bool StartsLetter(std::u32string_view line);
  bool StartsDash(std::u32string_view rest);

  unsigned major_ = 0;
  unsigned minor_ = 0;
  char32_t letter_ = 0;
  bool dashes_ = false;  // a dash was a label before
};

}  // namespace sarabun::thai
