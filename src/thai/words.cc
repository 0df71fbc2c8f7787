#include "thai/words.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "thai/code_points.h"
#include "thai/lexicon.h"
#include "thai/model.h"

namespace sarabun::thai {

namespace {

// ICU looks at 4,096 code points of a piece; longer texts are handed over in pieces that end after a space.
constexpr std::size_t kLongestPiece = 4000;

// Costs are -ln of a frequency: about 4 for the commonest words, 14 for those met a few times in a million.
constexpr double kCommonCost = 4;
constexpr double kLeastWeight = 0.5;
constexpr double kMostWeight = 10;
// A word the table does not know, for each of its letters: names are rare, splinters of two letters say little.
constexpr double kWeightOfUnknownLetter = 1.5;
// Figures tell one event from another, not one task from another.
constexpr double kNumberWeight = 1;

char32_t Folded(char32_t c) {
  if (IsThaiDigit(c)) return c - kThaiDigitZero + U'0';
  return c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c;
}

bool IsLetter(char32_t c) { return IsThaiLetter(c) || IsForeignLetter(c); }
bool IsOfWords(char32_t c) { return IsLetter(c) || IsDigit(c); }

// ICU keeps Thai together with Latin letters and figures that touch it, and a figure with its unit would be another
// word than the same two apart: words are cut again wherever Thai letters begin or end.
std::size_t EndOfScript(std::u32string_view points, std::size_t begin, std::size_t end) {
  const bool thai = IsThaiLetter(points[begin]);
  std::size_t at = begin + 1;
  while (at < end && IsThaiLetter(points[at]) == thai) ++at;
  return at;
}

std::size_t PieceEnd(std::u32string_view points, std::size_t begin) {
  if (points.size() - begin <= kLongestPiece) return points.size();
  const std::size_t limit = begin + kLongestPiece;
  const std::size_t space = points.rfind(U' ', limit);
  return space == std::u32string_view::npos || space <= begin ? limit : space + 1;
}

}  // namespace

WordCutter::WordCutter(std::shared_ptr<const Model> model) : model_(std::move(model)) {}

double WordCutter::Weigh(std::u32string_view word, bool is_number) const {
  if (is_number) return kNumberWeight;
  const float cost = model_ != nullptr ? model_->words().Cost(HashWord(word)) : -1;
  const double weight =
      cost >= 0 ? double{cost} - kCommonCost : kWeightOfUnknownLetter * static_cast<double>(word.size());
  return std::clamp(weight, kLeastWeight, kMostWeight);
}

const std::vector<Word>& WordCutter::Cut(std::string_view text) {
  words_.clear();
  points_.clear();
  std::vector<std::size_t> bytes;  // where each code point starts
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded decoded = utf8::Decode(text, at);
    bytes.push_back(at);
    points_ += Folded(decoded.code_point);
    at += decoded.length;
  }
  bytes.push_back(text.size());
  const std::u32string_view all = points_;
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t piece_end = PieceEnd(all, begin);
    icu_.Split(all.substr(begin, piece_end - begin), ends_);
    std::size_t from = begin;
    for (const std::uint32_t end : ends_) {
      while (from < begin + end) {
        const std::size_t to = EndOfScript(all, from, begin + end);
        const std::u32string_view word = all.substr(from, to - from);
        if (std::any_of(word.begin(), word.end(), IsOfWords)) {
          const bool is_number = std::none_of(word.begin(), word.end(), IsLetter);
          words_.push_back({bytes[from], bytes[to], HashWord(word), is_number, Weigh(word, is_number)});
        }
        from = to;
      }
    }
    begin = piece_end;
  }
  return words_;
}

}  // namespace sarabun::thai
