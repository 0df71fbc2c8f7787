#include "rules/report_frame.h"

#include <algorithm>

namespace sarabun::rules {
namespace {

constexpr std::size_t kTitleParagraphs = 6;

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
    texts.title += paragraph.text.text + '\n';
    if (paragraph.from_text_box) texts.boxes.push_back(paragraph.text.text);
  }
  return texts;
}

SeamedText ReportFrame::TakeTitle(const Pack& pack) {
  std::size_t first = before_.size();
  for (std::size_t i = 0; i < before_.size(); ++i) {
    if (first == before_.size() && BeginsTitle(pack, before_[i].text.text)) first = i;
  }
  if (first == before_.size()) {
    for (first = 0; first < before_.size() && !TellsFact(pack, before_[first].text.text); ++first) {
    }
  }
  std::size_t end = std::min(first + 1, before_.size());
  for (std::size_t i = end; i < before_.size() && i < first + kTitleParagraphs; ++i) {
    if (before_[i].text.empty()) break;
    if (TellsFact(pack, before_[i].text.text)) end = i + 1;
  }
  std::vector<grid::Paragraph> title;
  for (std::size_t i = 0; i < before_.size(); ++i) {
    if (i >= first && i < end) {
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
