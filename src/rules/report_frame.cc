#include "rules/report_frame.h"

#include <algorithm>
#include <cstddef>

namespace sarabun::rules {
namespace {

constexpr std::ptrdiff_t kTitleParagraphs = 6;

}  // namespace

void ReportFrame::Clear() {
  before_.clear();
  outside_.clear();
}

void ReportFrame::AddGap() {
  if (!before_.empty()) before_.push_back({});
}

FactTexts ReportFrame::Before() const {
  FactTexts texts;
  for (const grid::Paragraph& paragraph : before_) {
    if (paragraph.from_text_box) {
      texts.boxes.push_back(paragraph.text.text);
    } else {
      texts.title += paragraph.text.text + '\n';
    }
  }
  return texts;
}

// The places of a title's paragraphs among those in text boxes or among those outside; none where `begins` finds none.
std::vector<std::size_t> ReportFrame::TitleAmong(bool boxes, const Pack& pack, Question begins) const {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < before_.size(); ++i) {
    if (before_[i].from_text_box == boxes) places.push_back(i);
  }
  const auto begin = std::find_if(places.begin(), places.end(),
                                  [&](std::size_t place) { return begins(pack, before_[place].text.text); });
  if (begin == places.end()) return {};
  auto end = begin + 1;
  for (auto next = end; next != places.end() && next - begin < kTitleParagraphs; ++next) {
    if (before_[*next].text.empty()) break;
    if (TellsFact(pack, before_[*next].text.text)) end = next + 1;
  }
  return {begin, end};
}

SeamedText ReportFrame::TakeTitle(const Pack& pack) {
  std::vector<std::size_t> places;
  for (const Question begins : {BeginsTitle, TellsFact}) {
    for (const bool boxes : {false, true}) {
      if (places.empty()) places = TitleAmong(boxes, pack, begins);
    }
  }
  std::vector<grid::Paragraph> title;
  for (std::size_t i = 0; i < before_.size(); ++i) {
    if (std::find(places.begin(), places.end(), i) != places.end()) {
      // A title's lines are phrases, each a paragraph of its own; the break stands for a space.
      if (!title.empty()) title.back().text.text += ' ';
      title.push_back(std::move(before_[i]));
    } else if (!before_[i].text.empty()) {
      outside_.push_back(std::move(before_[i]));
    }
  }
  return Trimmed(JoinParagraphs(title));
}

std::vector<std::string> ReportFrame::Outside() const {
  std::vector<std::string> texts;
  for (const grid::Paragraph& paragraph : outside_) texts.push_back(paragraph.text.text);
  return texts;
}

}  // namespace sarabun::rules
