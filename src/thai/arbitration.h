#pragma once

#include "thai/draft.h"
#include "thai/segmenter.h"

namespace sarabun::thai {

// Damage with more than one cure: each is tried, and the words decide. A cure is taken only if it makes a known word
// where none was; what no word explains stays and is reported.
//
//   consonant, space, aa       the ring of am was printed as a space, or the space is false
//   two tones and aa           am that lost its ring, or a tone typed twice
//   two vowels over one base   one of the two was meant
//   tone behind aa or a        it belongs before, or it is false
//   space, mark                the space is false
//   leading vowel, space       the space is false, or stands one place too far right
//   a mark one letter late     it belongs to the consonant before
class Arbiter {
 public:
  explicit Arbiter(const Lexicon* lexicon) : segmenter_(lexicon) {}

  // Edits are applied; true if there were any.
  bool Mend(Draft& draft);

 private:
  struct Cure {
    std::u32string with;
    Draft::Label label;
  };
  struct Place {
    std::size_t begin;
    std::size_t end;
  };
  void MendSpace(Draft& draft, std::size_t at);
  void MendMarks(Draft& draft, std::size_t base, std::size_t end);
  Place OfferForSpace(const std::u32string& text, std::size_t at);
  void OfferForMarks(char32_t base, std::u32string_view marks);
  void Offer(std::u32string with, RepairKind kind, const char* reason);
  void Take(Draft& draft, Place place);
  float CostOf(const std::u32string& text, Place place, std::u32string_view with, bool* known);

  Segmenter segmenter_;
  std::vector<Cure> cures_;
  std::vector<Token> tokens_;
  std::u32string window_;
  std::size_t taken_to_ = 0;  // where the last edit of this pass ends
};

}  // namespace sarabun::thai
