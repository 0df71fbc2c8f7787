#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rules/pack.h"
#include "sarabun/record.h"
#include "thai/words.h"

namespace sarabun::audit {

// Which result answers which measure, by what they say and never by their numbers: offices number results anew,
// leave some out, and bundle others.

// The nearest of the other list, and how near: 1 for the same words, 0 for none in common.
struct Nearest {
  std::optional<std::size_t> index;  // none where the other list is empty
  double similarity = 0;
};

struct Alignment {
  struct Pair {
    std::size_t measure = 0;  // indices into the two lists
    std::size_t result = 0;
    double similarity = 0;
    double taken_up = 0;  // the share of the measure that the result takes up, 0 to 1
    double overlap = 0;   // how alike the two are with all that they say, 0 to 1
    bool left = false;    // near enough only because nothing else is left for either
  };
  std::vector<Pair> pairs;                   // by result, then by measure
  std::vector<std::size_t> without_result;   // measures that no result answers
  std::vector<std::size_t> without_measure;  // results that answer no measure
  std::vector<Nearest> nearest_of_measures;  // as many as there are measures
  std::vector<Nearest> nearest_of_results;
};

// From when on texts are near, as a pack has it (rules/thresholds.tsv).
struct AlignRules {
  double near = 0.45;       // from here on a result answers a measure
  double near_left = 0.27;  // from here on one that is left over answers a measure that is
  double near_again = 0.5;  // from here on one more result does
  double own_share = 0.3;   // a second measure of one result must have this share of its own
  double own_said = 0.7;    // and the result say this share of that

  // Those of a pack; with null those that hold everywhere.
  static AlignRules Of(const rules::Pack* pack);
};

// Compares lists of measures and results. Similarity is the mean of two shares, each by the weight of words: how
// much of the measure the result takes up, and how much of the result stands in the measure; so a short result that
// says part of a long promise is near it. Results say what was done and then, from the first figure on, how often,
// when and where: what stands before the figure is compared by itself too, and the better of both counts; so does one
// text that stands within the other almost whole. Each result
// goes to the measure it is nearest to, each measure taking its best result first. A result answers a second measure
// only if it says what that one has and the first has not. What is then left over on both sides is compared among
// itself: a measure and a result of which each is the other's nearest, there and on the whole, belong together though
// they share fewer words, for people tell what they did in words of their own. One object serves one thread.
class Aligner {
 public:
  // `model` may be null: words then weigh by their length.
  explicit Aligner(std::shared_ptr<const thai::Model> model);

  Alignment Align(const std::vector<ListItem>& measures, const std::vector<ListItem>& results,
                  const AlignRules& rules = {});

  // Fills ListItem::answers of every result, [] where it answers nothing. A cell that records share is compared
  // once.
  void Link(std::vector<Record>& records, const AlignRules& rules = {});
  // The same for one record, after the one `above` it was linked; null for a report's first.
  void Link(Record& record, const Record* above, const AlignRules& rules);

 private:
  // A text as its words, each once with the weight of all its places, by rising id.
  struct Bag {
    std::vector<std::pair<std::uint64_t, double>> words;
    double total = 0;
  };
  struct Lists;

  // What two lists are compared by: an item, or a first-level item with the deeper ones under it.
  struct Text {
    Bag all;
    Bag opening;  // up to the first figure; nothing where that is no more than a word or two
    Bag head;     // the first-level item alone; nothing where it is all there is
    Bag head_opening;
  };

  static Bag BagOf(const std::vector<thai::Word>& words, bool opening);
  Text TextOf(const ListItem* begin, const ListItem* end);
  static double TakenUp(const Bag& measure, const Bag& result);
  static double Overlap(const Bag& measure, const Bag& result);
  // The share of the lighter one that the other has; 0 for one too light to tell.
  static double Contained(const Bag& measure, const Bag& result);
  static double Similarity(const Text& measure, const Text& result);

  thai::WordCutter cutter_;
};

}  // namespace sarabun::audit
