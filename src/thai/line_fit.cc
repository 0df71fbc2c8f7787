#include "thai/line_fit.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace sarabun::thai {

namespace {

constexpr std::uint32_t kNarrowest = 12;
constexpr std::uint32_t kWidest = 64;
constexpr std::size_t kMostGaps = 120;  // of one paragraph that are fitted together
constexpr double kFar = std::numeric_limits<double>::max();

// Costs are -ln of how likely a thing is, as seen in previews of Word tables; none is delicate.
constexpr double kCutInsideLine = 2.2;   // a separator that ends no line: an edit long ago split the run
constexpr double kBorderEndsLine = 2.5;  // a line that ends where the script changes
constexpr double kUnderfullStep = 2.5;   // columns; letters are not equally wide, so a little slack says little
constexpr double kMostUnderfull = 3.0;
constexpr std::uint32_t kNextWord = 6;  // columns of the word that would have to fit, at most

double CostOf(double p) { return -std::log(std::clamp(p, 0.01, 0.99)); }

// The cheapest way to cut one paragraph into lines of at most `width` columns. best_[i] is the cost of all before
// gap i when a line ends at it.
class Paragraph {
 public:
  explicit Paragraph(std::span<Gap> gaps) : gaps_(gaps) {}

  void Fit() {
    double lowest = kFar;
    std::uint32_t chosen = 0;
    for (std::uint32_t width = kNarrowest; width <= kWidest; ++width) {
      const double cost = Cut(width);
      if (cost < lowest) {
        lowest = cost;
        chosen = width;
      }
    }
    if (chosen == 0) return DecideByWords();
    Cut(chosen);
    for (std::size_t end = gaps_.size(); end > 0; end = from_[end - 1]) DecideLine(from_[end - 1], end - 1);
  }

 private:
  // What a gap costs inside a line.
  double Inside(const Gap& gap) const {
    return gap.kind == Gap::Kind::kDoubtful ? std::min(CostOf(gap.space), CostOf(1 - gap.space) + kCutInsideLine) : 0;
  }

  double AtEnd(const Gap& gap) const {
    if (gap.kind == Gap::Kind::kDoubtful) return CostOf(1 - gap.space);
    return gap.kind == Gap::Kind::kRunBorder ? kBorderEndsLine : 0;
  }

  double Underfull(std::size_t end, std::uint32_t columns, std::uint32_t width) const {
    if (end + 1 >= gaps_.size() || gaps_[end].kind == Gap::Kind::kEnd) return 0;
    const double needed = columns + std::min(gaps_[end + 1].columns, kNextWord);
    return std::clamp((width - needed) / kUnderfullStep, 0.0, kMostUnderfull);
  }

  double Cut(std::uint32_t width) {
    best_.assign(gaps_.size(), kFar);
    from_.assign(gaps_.size(), 0);
    for (std::size_t start = 0; start < gaps_.size(); ++start) {
      const double before = start == 0 ? 0 : best_[start - 1];
      if (before == kFar) continue;
      double inside = 0;
      std::uint32_t columns = 0;
      for (std::size_t end = start; end < gaps_.size(); ++end) {
        columns += gaps_[end].columns;
        if (columns > width) break;
        const double cost = before + inside + AtEnd(gaps_[end]) + Underfull(end, columns, width);
        if (cost < best_[end]) {
          best_[end] = cost;
          from_[end] = start;
        }
        inside += Inside(gaps_[end]);
        if (gaps_[end].kind != Gap::Kind::kRunBorder) ++columns;
      }
    }
    return best_.back();
  }

  void DecideLine(std::size_t start, std::size_t end) {
    for (std::size_t i = start; i < end; ++i) {
      if (gaps_[i].kind != Gap::Kind::kDoubtful) continue;
      gaps_[i].is_space = CostOf(gaps_[i].space) < CostOf(1 - gaps_[i].space) + kCutInsideLine;
    }
    gaps_[end].is_space = false;
  }

  void DecideByWords() {
    for (Gap& gap : gaps_) gap.is_space = gap.space > 0.5;
  }

  std::span<Gap> gaps_;
  std::vector<double> best_;
  std::vector<std::size_t> from_;
};

}  // namespace

void FitLines(std::vector<Gap>& gaps) {
  for (std::size_t begin = 0; begin < gaps.size();) {
    std::size_t end = begin;
    while (end < gaps.size() && end - begin < kMostGaps && gaps[end].kind != Gap::Kind::kEnd) ++end;
    if (end < gaps.size() && gaps[end].kind == Gap::Kind::kEnd) ++end;
    Paragraph(std::span(gaps).subspan(begin, end - begin)).Fit();
    begin = end;
  }
}

}  // namespace sarabun::thai
