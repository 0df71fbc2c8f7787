#include "thai/damage.h"

#include <algorithm>

#include "base/utf8.h"
#include "thai/clusters.h"

namespace sarabun::thai {

namespace {

constexpr std::size_t kShown = 24;  // code points on each side at most

// UTF-8 bytes of Thai read as CP874 begin, at every third place, with the same two letters; where the third byte has
// no character in that page, at every second.
constexpr std::size_t kLeastRun = 4;
constexpr char32_t kThoThong = 0x0E18;
constexpr char32_t kNoNu = 0x0E19;

bool IsLeadPair(const std::u32string& text, std::size_t i) {
  return i + 1 < text.size() && text[i] == kSaraE && (text[i + 1] == kThoThong || text[i + 1] == kNoNu);
}

std::size_t WrongPageEnd(const std::u32string& text, std::size_t begin) {
  std::size_t pairs = 0;
  std::size_t at = begin;
  while (IsLeadPair(text, at)) {
    ++pairs;
    at += IsLeadPair(text, at + 2) ? 2 : 3;
  }
  return pairs >= kLeastRun ? std::min(at, text.size()) : begin;
}

class Finder {
 public:
  Finder(const std::u32string& text, std::vector<Damage>& out) : text_(text), out_(out) {}

  void Run() {
    for (std::size_t i = 0; i < text_.size();) {
      const std::size_t end = IsLeadPair(text_, i) ? WrongPageEnd(text_, i) : i;
      if (end > i) {
        Report(i, end, "code-page");
        previous_ = CharClass::kOther;
        i = end;
        continue;
      }
      Look(i);
      ++i;
    }
    const bool unclosed = open_ || previous_ == CharClass::kHanAkat || previous_ == CharClass::kLead;
    if (unclosed) Report(text_.size() - 1, text_.size(), "lone-vowel");
  }

 private:
  void Look(std::size_t i) {
    const char32_t c = text_[i];
    const CharClass next = ClassOf(c);
    if (c == utf8::kReplacement) Report(i, i + 1, "bytes");
    // The ring and the killer are at home in Pali, over any consonant.
    const bool pali = (next == CharClass::kRing || next == CharClass::kYama) && previous_ == CharClass::kConsonant;
    if (!pali && !MayFollow(previous_, open_, next)) {
      Report(i, i + 1, IsDependent(c) ? "stray-mark" : "lone-vowel");
    }
    open_ = next == CharClass::kTone && previous_ == CharClass::kHanAkat;
    previous_ = next;
  }

  void Report(std::size_t begin, std::size_t end, const char* kind) {
    if (begin < reported_to_) return;
    while (begin > 0 && end - begin < kShown && text_[begin - 1] != U' ') --begin;
    const std::size_t from = end;
    while (end < text_.size() && end - from < kShown && text_[end] != U' ') ++end;
    out_.push_back({begin, ToUtf8(std::u32string_view(text_).substr(begin, end - begin)), kind});
    reported_to_ = end;
  }

  const std::u32string& text_;
  std::vector<Damage>& out_;
  CharClass previous_ = CharClass::kOther;
  bool open_ = false;
  std::size_t reported_to_ = 0;
};

}  // namespace

void FindDamage(const std::u32string& text, std::vector<Damage>& out) { Finder(text, out).Run(); }

}  // namespace sarabun::thai
