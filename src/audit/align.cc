#include "audit/align.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace sarabun::audit {

namespace {

// An opening says what was done if it weighs as much as two plain words; it is still less than the whole.
constexpr double kTellingOpening = 6;
constexpr double kOpeningTrust = 0.95;
// A text says enough to be known within another if it weighs as much as four plain words.
constexpr double kTellingWhole = 12;
// One that stands within the other almost whole is its partner, however much more the other says: a result that tells
// long of facts, or one that did a part of a long promise. 0.75 of it there makes it near.
constexpr double kContainedTrust = 0.6;
// The same promise written twice.
constexpr double kSame = 0.98;
// Lists longer than any office writes are compared around the same relative place only.
constexpr std::size_t kManyPairs = 250'000;
constexpr std::size_t kNeighbours = 128;

// A first-level item with the deeper ones under it.
struct Block {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t size() const { return end - begin; }
};

std::vector<Block> BlocksOf(const std::vector<ListItem>& items) {
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (blocks.empty() || items[i].level <= 1) blocks.push_back({i, i});
    blocks.back().end = i + 1;
  }
  return blocks;
}

struct Candidate {
  double similarity = 0;
  std::size_t measure = 0;
  std::size_t result = 0;
};

// Which measure each result was given, and the other way; nothing where it has none.
struct Matching {
  std::vector<std::optional<std::size_t>> measure_of;
  std::vector<std::optional<std::size_t>> result_of;

  bool IsFree(const Candidate& pair) const { return !measure_of[pair.result] && !result_of[pair.measure]; }
  void Join(const Candidate& pair) {
    measure_of[pair.result] = pair.measure;
    result_of[pair.measure] = pair.result;
  }
};

// Nearest pairs first. A measure left over takes a result from another measure that has a free one to fall back on.
Matching Match(const std::vector<Candidate>& nearest_first, std::size_t measures, std::size_t results) {
  Matching matching{std::vector<std::optional<std::size_t>>(results),
                    std::vector<std::optional<std::size_t>>(measures)};
  for (const Candidate& pair : nearest_first) {
    if (matching.IsFree(pair)) matching.Join(pair);
  }
  std::vector<std::vector<std::size_t>> near(measures);  // results, nearest first
  for (const Candidate& pair : nearest_first) near[pair.measure].push_back(pair.result);
  for (const Candidate& wanted : nearest_first) {
    if (matching.result_of[wanted.measure] || !matching.measure_of[wanted.result]) continue;
    const std::size_t other = *matching.measure_of[wanted.result];
    const auto is_free = [&](std::size_t result) { return !matching.measure_of[result]; };
    const auto instead = std::find_if(near[other].begin(), near[other].end(), is_free);
    if (instead == near[other].end()) continue;
    matching.Join({0, other, *instead});
    matching.Join(wanted);
  }
  return matching;
}

}  // namespace

// Two lists on their way to an alignment.
struct Aligner::Lists {
  const std::vector<ListItem>& measures;
  const std::vector<ListItem>& results;
  const AlignRules& rules;
  std::vector<Block> measure_blocks;
  std::vector<Block> result_blocks;
  std::vector<Text> measure_texts;  // of the blocks
  std::vector<Text> result_texts;
  std::vector<Candidate> candidates;  // blocks that are near, nearest first
  std::vector<Candidate> distant;     // that would be near if nothing else were left, nearest first
  Alignment alignment;

  void Compare();
  void Pair(std::size_t measure_block, std::size_t result_block, double similarity, Aligner& aligner);
  void JoinRest(const Matching& matching, Aligner& aligner);
  void JoinLeft(Aligner& aligner);
  bool SaysWhatIsParticular(std::size_t measure, std::size_t first, std::size_t result) const;
  void CollectUnpaired();
};

AlignRules AlignRules::Of(const rules::Pack* pack) {
  const std::vector<rules::CheckRule> defaults =
      pack != nullptr ? std::vector<rules::CheckRule>() : rules::DefaultChecks();
  const auto rule = [&](std::string_view code) -> const rules::CheckRule& {
    if (pack != nullptr) return pack->Check(code);
    return *std::find_if(defaults.begin(), defaults.end(), [&](const auto& each) { return each.info->code == code; });
  };
  const rules::CheckRule& unanswered = rule("measure-without-result");
  return {unanswered.Threshold("similarity"), unanswered.Threshold("left"),
          rule("result-without-measure").Threshold("similarity"), unanswered.Threshold("own"),
          unanswered.Threshold("said")};
}

Aligner::Aligner(std::shared_ptr<const thai::Model> model) : cutter_(std::move(model)) {}

Aligner::Bag Aligner::BagOf(const std::vector<thai::Word>& words, bool opening) {
  Bag bag;
  for (const thai::Word& word : words) {
    if (opening && word.is_number) break;
    bag.words.emplace_back(word.id, word.weight);
    bag.total += word.weight;
  }
  std::sort(bag.words.begin(), bag.words.end());
  std::size_t kept = 0;
  for (std::size_t i = 0; i < bag.words.size(); ++i) {
    if (kept > 0 && bag.words[kept - 1].first == bag.words[i].first) {
      bag.words[kept - 1].second += bag.words[i].second;
    } else {
      bag.words[kept++] = bag.words[i];
    }
  }
  bag.words.resize(kept);
  return bag;
}

Aligner::Text Aligner::TextOf(const ListItem* begin, const ListItem* end) {
  std::string whole;
  for (const ListItem* item = begin; item != end; ++item) whole += item->text + "\n";
  const auto opening_of = [](const std::vector<thai::Word>& words) {
    Bag bag = BagOf(words, true);
    return bag.total >= kTellingOpening ? bag : Bag{};
  };
  const std::vector<thai::Word>& words = cutter_.Cut(whole);  // until the next Cut
  Text text{BagOf(words, false), opening_of(words), {}, {}};
  if (end - begin > 1) {
    const std::vector<thai::Word>& first = cutter_.Cut(begin->text);
    text.head = BagOf(first, false);
    text.head_opening = opening_of(first);
  }
  return text;
}

namespace {

using Words = std::vector<std::pair<std::uint64_t, double>>;

double Common(const Words& one, const Words& other) {
  double common = 0;
  auto a = one.begin();
  auto b = other.begin();
  while (a != one.end() && b != other.end()) {
    if (a->first < b->first) {
      ++a;
    } else if (b->first < a->first) {
      ++b;
    } else {
      common += std::min(a->second, b->second);
      ++a;
      ++b;
    }
  }
  return common;
}

}  // namespace

double Aligner::TakenUp(const Bag& measure, const Bag& result) {
  return measure.total > 0 ? Common(measure.words, result.words) / measure.total : 0;
}

double Aligner::Overlap(const Bag& measure, const Bag& result) {
  if (measure.total <= 0 || result.total <= 0) return 0;
  const double common = Common(measure.words, result.words);
  return (common / measure.total + common / result.total) / 2;
}

double Aligner::Contained(const Bag& measure, const Bag& result) {
  const double less = std::min(measure.total, result.total);
  return less >= kTellingWhole ? Common(measure.words, result.words) / less : 0;
}

double Aligner::Similarity(const Text& measure, const Text& result) {
  const auto of = [](const Bag& promised, const Bag& done, const Bag& opening) {
    return std::max({Overlap(promised, done), kOpeningTrust * Overlap(promised, opening),
                     kContainedTrust * Contained(promised, done)});
  };
  double best = of(measure.all, result.all, result.opening);
  const bool deep = measure.head.total > 0 || result.head.total > 0;
  if (!deep) return best;
  const Bag& promised = measure.head.total > 0 ? measure.head : measure.all;
  const bool own = result.head.total > 0;
  best = std::max(best, of(promised, own ? result.head : result.all, own ? result.head_opening : result.opening));
  return best;
}

void Aligner::Lists::Compare() {
  const std::size_t rows = measure_blocks.size();
  const std::size_t columns = result_blocks.size();
  const bool many = rows * columns > kManyPairs;
  for (std::size_t m = 0; m < rows; ++m) {
    const std::size_t centre = m * columns / rows;
    const std::size_t from = many && centre > kNeighbours ? centre - kNeighbours : 0;
    const std::size_t to = many ? std::min(columns, centre + kNeighbours) : columns;
    for (std::size_t r = from; r < to; ++r) {
      const double similarity = Similarity(measure_texts[m], result_texts[r]);
      Nearest& of_measure = alignment.nearest_of_measures[measure_blocks[m].begin];
      Nearest& of_result = alignment.nearest_of_results[result_blocks[r].begin];
      if (!of_measure.index || similarity > of_measure.similarity) of_measure = {result_blocks[r].begin, similarity};
      if (!of_result.index || similarity > of_result.similarity) of_result = {measure_blocks[m].begin, similarity};
      if (similarity >= rules.near) {
        candidates.push_back({similarity, m, r});
      } else if (similarity >= rules.near_left) {
        distant.push_back({similarity, m, r});
      }
    }
  }
  for (auto* pairs : {&candidates, &distant}) {
    std::sort(pairs->begin(), pairs->end(), [](const Candidate& a, const Candidate& b) {
      return std::tie(b.similarity, a.measure, a.result) < std::tie(a.similarity, b.measure, b.result);
    });
  }
}

// Deeper items find their partners inside the two blocks; what finds none answers the head.
void Aligner::Lists::Pair(std::size_t measure_block, std::size_t result_block, double similarity, Aligner& aligner) {
  const Block& promised = measure_blocks[measure_block];
  const Block& done = result_blocks[result_block];
  const Bag& whole_measure = measure_texts[measure_block].all;
  const Bag& whole_result = result_texts[result_block].all;
  std::vector<Text> texts;
  if (promised.size() > 1) {
    for (std::size_t i = promised.begin; i < promised.end; ++i) {
      texts.push_back(aligner.TextOf(&measures[i], &measures[i] + 1));
    }
  }
  for (std::size_t r = done.begin; r < done.end; ++r) {
    Alignment::Pair pair{promised.begin, r, similarity, TakenUp(whole_measure, whole_result),
                         Overlap(whole_measure, whole_result)};
    if (!texts.empty()) {
      const Text own = aligner.TextOf(&results[r], &results[r] + 1);
      double best = done.size() > 1 ? rules.near : similarity;
      for (std::size_t i = 0; i < texts.size(); ++i) {
        const double near = Similarity(texts[i], own);
        if (near <= best) continue;
        best = near;
        pair = {promised.begin + i, r, near, TakenUp(texts[i].all, own.all), Overlap(texts[i].all, own.all)};
      }
    }
    alignment.pairs.push_back(pair);
  }
}

bool Aligner::Lists::SaysWhatIsParticular(std::size_t measure, std::size_t first, std::size_t result) const {
  const Bag& wanted = measure_texts[measure].all;
  const Bag& answered = measure_texts[first].all;
  if (Overlap(wanted, answered) >= kSame) return true;
  const auto holds = [](const Bag& bag, std::uint64_t word) {
    const auto at = std::lower_bound(bag.words.begin(), bag.words.end(), std::make_pair(word, 0.0));
    return at != bag.words.end() && at->first == word;
  };
  double own = 0;
  double said = 0;
  for (const auto& [word, weight] : wanted.words) {
    if (holds(answered, word)) continue;
    own += weight;
    if (holds(result_texts[result].all, word)) said += weight;
  }
  return own >= rules.own_share * wanted.total && said >= rules.own_said * own;
}

void Aligner::Lists::JoinRest(const Matching& matching, Aligner& aligner) {
  std::vector<bool> placed(result_blocks.size());
  std::vector<bool> answered(measure_blocks.size());
  for (const Candidate& pair : candidates) {
    const auto& first = matching.measure_of[pair.result];
    if (first == pair.measure) {
      Pair(pair.measure, pair.result, pair.similarity, aligner);
    } else if (!first && !placed[pair.result] && pair.similarity >= rules.near_again) {
      placed[pair.result] = true;
      Pair(pair.measure, pair.result, pair.similarity, aligner);
    } else if (first && !matching.result_of[pair.measure] && !answered[pair.measure] &&
               SaysWhatIsParticular(pair.measure, *first, pair.result)) {
      answered[pair.measure] = true;
      Pair(pair.measure, pair.result, pair.similarity, aligner);
    }
  }
  JoinLeft(aligner);
  std::sort(alignment.pairs.begin(), alignment.pairs.end(), [](const Alignment::Pair& a, const Alignment::Pair& b) {
    return std::tie(a.result, a.measure) < std::tie(b.result, b.measure);
  });
}

// Nearest first, so that each takes the nearest that is left. A result that is nearer to a measure which has its answer
// tells more of that one, and a measure that is nearer to a result which answers another has perhaps no other.
void Aligner::Lists::JoinLeft(Aligner& aligner) {
  std::vector<bool> answered(measures.size());
  std::vector<bool> placed(results.size());
  for (const Alignment::Pair& pair : alignment.pairs) {
    answered[pair.measure] = true;
    placed[pair.result] = true;
  }
  const auto any = [](const Block& block, const std::vector<bool>& marks) {
    return std::any_of(marks.begin() + static_cast<std::ptrdiff_t>(block.begin),
                       marks.begin() + static_cast<std::ptrdiff_t>(block.end), [](bool mark) { return mark; });
  };
  for (const Candidate& pair : distant) {
    const Block& measure = measure_blocks[pair.measure];
    const Block& result = result_blocks[pair.result];
    if (any(measure, answered) || any(result, placed)) continue;
    if (alignment.nearest_of_measures[measure.begin].similarity > pair.similarity &&
        alignment.nearest_of_results[result.begin].similarity > pair.similarity) {
      continue;
    }
    const std::size_t before = alignment.pairs.size();
    Pair(pair.measure, pair.result, pair.similarity, aligner);
    for (std::size_t i = before; i < alignment.pairs.size(); ++i) {
      alignment.pairs[i].left = true;
      answered[alignment.pairs[i].measure] = true;
      placed[alignment.pairs[i].result] = true;
    }
  }
}

// A deeper measure goes with its block, unless the results go through the block item by item and leave it out.
void Aligner::Lists::CollectUnpaired() {
  std::vector<bool> answered(measures.size());
  std::vector<bool> placed(results.size());
  for (const Alignment::Pair& pair : alignment.pairs) {
    answered[pair.measure] = true;
    placed[pair.result] = true;
  }
  for (const Block& block : measure_blocks) {
    std::size_t deeper = 0;
    bool any = answered[block.begin];
    for (std::size_t i = block.begin + 1; i < block.end; ++i) deeper += answered[i] ? 1 : 0;
    any = any || deeper > 0;
    if (!any) alignment.without_result.push_back(block.begin);
    for (std::size_t i = block.begin + 1; i < block.end; ++i) {
      if (deeper > 0 && !answered[i]) alignment.without_result.push_back(i);
    }
  }
  for (const Block& block : result_blocks) {
    if (!placed[block.begin]) alignment.without_measure.push_back(block.begin);
  }
}

Alignment Aligner::Align(const std::vector<ListItem>& measures, const std::vector<ListItem>& results,
                         const AlignRules& rules) {
  Lists lists{measures, results, rules, BlocksOf(measures), BlocksOf(results), {}, {}, {}, {}, {}};
  const auto texts_of = [this](const std::vector<ListItem>& items, const std::vector<Block>& blocks) {
    std::vector<Text> texts;
    texts.reserve(blocks.size());
    for (const Block& block : blocks) texts.push_back(TextOf(&items[block.begin], &items[block.begin] + block.size()));
    return texts;
  };
  lists.measure_texts = texts_of(measures, lists.measure_blocks);
  lists.result_texts = texts_of(results, lists.result_blocks);
  lists.alignment.nearest_of_measures.resize(measures.size());
  lists.alignment.nearest_of_results.resize(results.size());
  lists.Compare();
  lists.JoinRest(Match(lists.candidates, lists.measure_blocks.size(), lists.result_blocks.size()), *this);
  lists.CollectUnpaired();
  return std::move(lists.alignment);
}

void Aligner::Link(std::vector<Record>& records, const AlignRules& rules) {
  for (std::size_t i = 0; i < records.size(); ++i) Link(records[i], i > 0 ? &records[i - 1] : nullptr, rules);
}

void Aligner::Link(Record& record, const Record* above, const AlignRules& rules) {
  const auto same = [](const std::vector<ListItem>& a, const std::vector<ListItem>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const ListItem& x, const ListItem& y) {
      return x.no == y.no && x.level == y.level && x.text == y.text;
    });
  };
  if (above != nullptr && same(record.measures, above->measures) && same(record.results, above->results)) {
    for (std::size_t r = 0; r < record.results.size(); ++r) record.results[r].answers = above->results[r].answers;
    return;
  }
  for (ListItem& result : record.results) result.answers.emplace();
  for (const Alignment::Pair& pair : Align(record.measures, record.results, rules).pairs) {
    const double similarity = std::round(pair.similarity * 100) / 100;  // more figures would say nothing
    record.results[pair.result].answers->push_back({record.measures[pair.measure].no, similarity});
  }
}

}  // namespace sarabun::audit
