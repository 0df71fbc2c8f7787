#include "picture/preview_layout.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "base/utf8.h"

namespace sarabun::picture {

namespace {

// All in em.
constexpr double kSameBaseline = 0.4;    // superscripts and rounding
constexpr double kTouches = 0.15;        // THAI.md, "Recommended algorithm", B.2
constexpr double kApart = 0.25;          // the same
constexpr double kGoesOn = 3.0;          // a gap wider than that leads to another column
constexpr double kNextLine = 2.2;        // from baseline to baseline within a paragraph
constexpr double kSamePlace = 0.1;       // drawn again
constexpr double kBackwards = 0.5;       // a jump that a paragraph does not make
constexpr double kOrderly = 0.25;        // of all steps may be jumps back where drawing order is reading order
constexpr double kAverageAdvance = 0.5;  // of a letter, where nothing says it
constexpr double kOrdinaryEm = 16;       // device units, where nothing says anything

bool IsBlank(std::string_view text) { return text.find_first_not_of(" \t") == text.npos; }

// Height of the letters, from the fonts, else from the advances.
double CommonEm(const std::vector<DrawnText>& texts) {
  std::vector<double> ems;
  for (const DrawnText& text : texts) {
    if (text.em > 0) ems.push_back(text.em);
  }
  if (ems.empty()) {
    for (const DrawnText& text : texts) {
      if (text.width > 0) {
        ems.push_back(text.width / static_cast<double>(utf8::Length(text.text)) / kAverageAdvance);
      }
    }
  }
  if (ems.empty()) return kOrdinaryEm;
  const auto middle = ems.begin() + static_cast<std::ptrdiff_t>(ems.size() / 2);
  std::nth_element(ems.begin(), middle, ems.end());
  return *middle > 0 ? *middle : kOrdinaryEm;
}

class Layout {
 public:
  explicit Layout(std::vector<DrawnText> texts) : texts_(std::move(texts)), em_(CommonEm(texts_)) {
    DropRepeated();
    reads_as_drawn_ = IsDrawnInOrder();
    if (!reads_as_drawn_) SortByPlace();
  }

  std::vector<SeamedText> Run() {
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      if (i > 0) Step(texts_[i - 1], texts_[i]);
      pending_.text += texts_[i].text;
    }
    End();
    return std::move(paragraphs_);
  }

 private:
  double Em(const DrawnText& text) const { return text.em > 0 ? text.em : em_; }
  bool OnOneBaseline(const DrawnText& a, const DrawnText& b) const {
    return std::abs(a.y - b.y) <= kSameBaseline * std::max(Em(a), Em(b));
  }

  // Neighbours in drawing order only: a file may hold many thousand pieces.
  void DropRepeated() {
    const auto again = [&](const DrawnText& a, const DrawnText& b) {
      return a.text == b.text && std::abs(a.x - b.x) <= kSamePlace * Em(a) && std::abs(a.y - b.y) <= kSamePlace * Em(a);
    };
    texts_.erase(std::unique(texts_.begin(), texts_.end(), again), texts_.end());
  }

  bool IsDrawnInOrder() const {
    std::size_t marks = 0;
    std::size_t back = 0;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      if (IsBlank(texts_[i].text)) ++marks;
      if (i == 0) continue;
      const DrawnText& before = texts_[i - 1];
      const bool left = OnOneBaseline(before, texts_[i]) && texts_[i].x < before.x - kBackwards * em_;
      const bool up = texts_[i].y < before.y - kBackwards * em_;
      if (left || up) ++back;
    }
    return marks > 0 && static_cast<double>(back) <= kOrderly * static_cast<double>(texts_.size());
  }

  void SortByPlace() {
    std::stable_sort(texts_.begin(), texts_.end(), [](const DrawnText& a, const DrawnText& b) { return a.y < b.y; });
    for (std::size_t first = 0; first < texts_.size();) {
      std::size_t end = first + 1;
      while (end < texts_.size() && OnOneBaseline(texts_[first], texts_[end])) ++end;
      std::stable_sort(texts_.begin() + static_cast<std::ptrdiff_t>(first),
                       texts_.begin() + static_cast<std::ptrdiff_t>(end),
                       [](const DrawnText& a, const DrawnText& b) { return a.x < b.x; });
      first = end;
    }
  }

  // What stands between two pieces.
  void Step(const DrawnText& before, const DrawnText& next) {
    if (OnOneBaseline(before, next)) {
      const double gap = (next.x - before.x - before.width) / em_;
      const bool known = before.width > 0;
      if (known && gap >= -kTouches && gap < kTouches) return;
      if (known && (gap < -kGoesOn || gap >= kGoesOn) && reads_as_drawn_) return End();
      if (known && gap >= kApart) return AddSpace(next);
      return AddSeam();
    }
    const double down = (next.y - before.y) / em_;
    const bool goes_on = down > 0 && down <= kNextLine;
    if (!goes_on || (reads_as_drawn_ && IsBlank(before.text))) return End();
    if (reads_as_drawn_) return AddSeam();
    if (!pending_.empty()) pending_.AppendBreak(SeamKind::kLineBreak);
  }

  void AddSpace(const DrawnText& next) {
    if (!pending_.empty() && pending_.text.back() != ' ' && next.text.front() != ' ') pending_.text += ' ';
  }

  void AddSeam() {
    if (!pending_.empty()) {
      pending_.seams.push_back({static_cast<std::uint32_t>(pending_.text.size()), SeamKind::kRecord});
    }
  }

  void End() {
    if (!IsBlank(pending_.text)) paragraphs_.push_back(std::move(pending_));
    pending_ = {};
  }

  std::vector<DrawnText> texts_;
  double em_;
  bool reads_as_drawn_ = false;
  SeamedText pending_;
  std::vector<SeamedText> paragraphs_;
};

}  // namespace

std::vector<SeamedText> LayOut(std::vector<DrawnText> texts) { return Layout(std::move(texts)).Run(); }

}  // namespace sarabun::picture
