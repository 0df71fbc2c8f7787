#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sarabun::rules {

// Text as patterns and headings see it, with the way back to the text as it was written.
struct Folded {
  std::string text;
  std::vector<std::uint32_t> origin;  // for each byte of `text`, and one past: offset in the source

  // Source offset where the folded byte `at` (<= text.size()) begins.
  std::size_t SourceOf(std::size_t at) const { return origin[at]; }
};

// Folds what typists and programs vary without meaning it, so that a pack's pattern need not: Thai digits become
// ASCII, every dash '-', every space or tab ' ', invisible characters go, split SARA AM and doubled SARA E are
// made whole, a tone typed before its vowel stands behind it; runs of spaces are one space, lines end in one '\n'
// without spaces around it.
Folded Fold(std::string_view source);

// Whether its first letters alone fold to more than so many bytes, which is told sooner than by folding all of them.
// False where they do not, though all of the text may.
bool FoldsToMoreThan(std::string_view source, std::size_t bytes);

// The same without line ends: a word that a hand-made break cut is whole here.
Folded WithoutBreaks(const Folded& folded);

// Only letters, marks and digits of the folded text, Latin in lower case: what two headings share when they differ
// in spaces, breaks and punctuation.
std::string Skeleton(std::string_view source);

// How alike two skeletons are, 0 to 1. 1 is equal; a heading that begins with a shorter known one, or holds it, is
// near; else the better of edit distance and shared pairs of characters decides. 0 where one is much longer than the
// other, or longer than any heading.
double Similarity(std::string_view a, std::string_view b);

// The same for code points, for skeletons that are compared often. Where the likeness is less than `at_least`, any
// value below that may be returned: most pairs are told apart by their lengths alone.
double Similarity(const std::u32string& a, const std::u32string& b, double at_least = 0);
std::u32string ToCodePoints(std::string_view text);

// No heading is longer, in bytes of its text; what is longer need not be looked at.
inline constexpr std::size_t kLongestHeading = 700;

}  // namespace sarabun::rules
