#include "rules/draft_scores.h"

#include <algorithm>
#include <map>
#include <set>

#include "rules/fold.h"
#include "rules/seamed.h"

namespace sarabun::rules {
namespace {

constexpr double kSome = 0.3;  // of the items; fewer that end like a score are chance

// A score's pattern that is best placed in the text: at its end or on a line of its own. Null for none.
const ScorePattern* ScoreIn(const std::vector<ScorePattern>& patterns, std::string_view text, Pattern::Span& at) {
  for (const ScorePattern& each : patterns) {
    Pattern::Match match;
    for (std::size_t from = 0; from < text.size() && each.pattern.Search(text, from, match);) {
      std::size_t end = match.whole.end;
      while (end < text.size() && (text[end] == ' ' || text[end] == '.')) ++end;
      const bool ends = end == text.size() || text[end] == '\n';
      if (ends) {
        at = match.whole;
        return &each;
      }
      from = std::max(match.whole.end, from + 1);
    }
  }
  return nullptr;
}

std::string TextOf(const grid::Cell& cell) { return Fold(JoinParagraphs(cell.paragraphs).text).text; }

}  // namespace

bool HoldsScore(const DraftWords& words, std::string_view text) {
  Pattern::Span at;
  const ScoreRules& score = words.general.score;
  return ScoreIn(score.alone, text, at) != nullptr || ScoreIn(score.patterns, text, at) != nullptr;
}

// Of words for levels the whole scale is taken.
void ScoreGuesser::AddColumn(std::string_view heading, const std::vector<const grid::Cell*>& cells) {
  const std::vector<ScorePattern>& known = words_.general.score.alone;
  std::set<const ScorePattern*> taken;
  bool levels = false;
  for (const grid::Cell* cell : cells) {
    Pattern::Span at;
    const std::string text = TextOf(*cell);
    const ScorePattern* pattern = ScoreIn(known, text, at);
    if (pattern == nullptr) continue;
    taken.insert(pattern);
    levels = levels || pattern->unit == ScoreUnit::kLevel;
    score_.samples.push_back(text);
  }
  for (const ScorePattern& pattern : known) {
    const bool of_scale = levels && pattern.unit == ScoreUnit::kLevel;
    if (of_scale || taken.count(&pattern) > 0) score_.alone.push_back(&pattern);
  }
  const std::string skeleton = Skeleton(heading);
  const auto says = [&](const std::string& word) { return skeleton.find(word) != std::string::npos; };
  score_.percent = std::any_of(words_.percents.begin(), words_.percents.end(), says);
  Count(cells, score_);
}

void ScoreGuesser::AddItems(const std::vector<const grid::Cell*>& cells) {
  GuessedScore found;
  score_.items = Count(cells, found);
  score_.filled = cells.size();
  if (score_.patterns.empty() && static_cast<double>(score_.items) >= kSome * static_cast<double>(cells.size())) {
    score_.patterns = std::move(found.patterns);
  }
}

// How many cells hold a score; the patterns that took them, in their order.
std::size_t ScoreGuesser::Count(const std::vector<const grid::Cell*>& cells, GuessedScore& found) const {
  std::map<const ScorePattern*, std::vector<std::string>> taken;
  std::size_t scored = 0;
  for (const grid::Cell* cell : cells) {
    const Folded text = Fold(JoinParagraphs(cell->paragraphs).text);
    const std::optional<ItemCode> code = FindCode(codes_, text);
    const std::string rest = text.text.substr(code ? code->end : 0);
    Pattern::Span at;
    const ScorePattern* pattern = ScoreIn(words_.general.score.patterns, rest, at);
    if (pattern == nullptr) continue;
    ++scored;
    taken[pattern].push_back(OneLine(std::string_view(rest).substr(at.begin, at.size())));
  }
  for (const ScorePattern& pattern : words_.general.score.patterns) {
    const auto at = taken.find(&pattern);
    if (at != taken.end()) found.patterns.emplace_back(at->first, std::move(at->second));
  }
  return scored;
}

}  // namespace sarabun::rules
