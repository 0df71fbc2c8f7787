#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "grid/grid.h"
#include "rules/pack.h"
#include "rules/report_facts.h"
#include "rules/seamed.h"

namespace sarabun::rules {

// What a document says around its tables: the title and other text before the first table of a form, notes and
// signatures behind it.
class ReportFrame {
 public:
  void Clear();

  // An empty paragraph parts what stands before the form; behind it, it says nothing.
  void AddBefore(const grid::Paragraph& paragraph) { before_.push_back(paragraph); }
  void AddGap();
  void AddBehind(const grid::Paragraph& paragraph) { outside_.push_back(paragraph); }

  // What stands before the form as far as it was read, for facts.
  FactTexts Before() const;

  // Takes the title out: from the paragraph that the pack knows as its beginning to the last of its neighbours that
  // tells a fact; one in a text box only where none stands outside them. What else stands before the form is text
  // outside it from then on. To be called once.
  SeamedText TakeTitle(const Pack& pack);

  // The texts outside the form, what stood before it last.
  std::vector<std::string> Outside() const;

 private:
  using Question = bool (*)(const Pack&, std::string_view);
  std::vector<std::size_t> TitleAmong(bool boxes, const Pack& pack, Question begins) const;

  std::vector<grid::Paragraph> before_;  // an empty one for a gap
  std::vector<grid::Paragraph> outside_;
};

}  // namespace sarabun::rules
