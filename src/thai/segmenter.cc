#include "thai/segmenter.h"

#include <algorithm>
#include <limits>

#include "thai/clusters.h"

namespace sarabun::thai {

namespace {

constexpr std::uint32_t kLongestWord = 24;
// What an unknown piece costs: more than rare words, and more the longer it is, so that words win where they fit.
constexpr float kUnknownCost = 9.0F;
constexpr float kUnknownCharacterCost = 3.5F;

constexpr std::uint64_t kNumberId = 1;
constexpr std::uint64_t kSpaceId = 2;

template <class Is>
std::uint32_t RunEnd(std::u32string_view text, std::uint32_t begin, Is is) {
  std::uint32_t end = begin;
  while (end < text.size() && is(text[end])) ++end;
  return end;
}

}  // namespace

std::uint64_t HashWord(std::u32string_view word) {
  WordHash hash;
  for (const char32_t c : word) hash.Add(c);
  return hash.value();
}

void Segmenter::FindBest(std::u32string_view run) {
  const auto size = static_cast<std::uint32_t>(run.size());
  constexpr float kFar = std::numeric_limits<float>::max();
  steps_.assign(size + 1, {kFar, 0, 0, 0, false});
  boundary_.assign(size + 1, 1);
  for (std::uint32_t i = 1; i < size; ++i) boundary_[i] = !ForbidsBreak(run, i);
  steps_[0].cost = 0;
  for (std::uint32_t i = 0; i < size; ++i) {
    if (!boundary_[i] || steps_[i].cost == kFar) continue;
    bool piece_open = true;
    WordHash hash;
    const std::uint32_t last = std::min(size, i + kLongestWord);
    for (std::uint32_t end = i + 1; end <= last; ++end) {
      hash.Add(run[end - 1]);
      if (!boundary_[end]) continue;
      const std::uint64_t id = hash.value();
      const float cost = lexicon_->Cost(id);
      if (cost >= 0 && steps_[i].cost + cost < steps_[end].cost) {
        steps_[end] = {steps_[i].cost + cost, cost, id, i, true};
      }
      if (!piece_open) continue;
      piece_open = false;
      const float piece =
          kUnknownCharacterCost * static_cast<float>(end - i) + (i > 0 && !steps_[i].known ? 0 : kUnknownCost);
      if (steps_[i].cost + piece < steps_[end].cost) steps_[end] = {steps_[i].cost + piece, piece, id, i, false};
    }
    // A stack of marks longer than any word is still one piece.
    if (piece_open && last < size) {
      std::uint32_t end = last;
      while (!boundary_[end]) ++end;
      const float piece = kUnknownCost + kUnknownCharacterCost * static_cast<float>(end - i);
      if (steps_[i].cost + piece < steps_[end].cost) steps_[end] = {steps_[i].cost + piece, piece, 0, i, false};
    }
  }
}

void Segmenter::EmitPath(std::u32string_view text, std::uint32_t begin, std::uint32_t size,
                         std::vector<Token>& tokens) {
  path_.clear();
  for (std::uint32_t at = size; at > 0; at = steps_[at].from) path_.push_back(at);
  std::reverse(path_.begin(), path_.end());
  bool grows = false;
  for (const std::uint32_t at : path_) {
    const Step& step = steps_[at];
    if (!step.known && grows) {
      Token& last = tokens.back();
      last.end = begin + at;
      last.cost += step.word_cost;
      last.id = HashWord(text.substr(last.begin, last.end - last.begin));
    } else {
      const TokenKind kind = step.known ? TokenKind::kWord : TokenKind::kUnknown;
      tokens.push_back({begin + step.from, begin + at, step.id, step.word_cost, kind});
    }
    grows = !step.known;
  }
}

float Segmenter::SplitThai(std::u32string_view text, std::uint32_t begin, std::uint32_t end,
                           std::vector<Token>& tokens) {
  FindBest(text.substr(begin, end - begin));
  EmitPath(text, begin, end - begin, tokens);
  return steps_[end - begin].cost;
}

float Segmenter::Split(std::u32string_view text, std::vector<Token>& tokens) {
  tokens.clear();
  float cost = 0;
  for (std::uint32_t i = 0; i < text.size();) {
    const char32_t c = text[i];
    std::uint32_t end = i + 1;
    if (IsThaiLetter(c)) {
      end = RunEnd(text, i, IsThaiLetter);
      cost += SplitThai(text, i, end, tokens);
    } else if (c == U' ') {
      end = RunEnd(text, i, [](char32_t x) { return x == U' '; });
      tokens.push_back({i, end, kSpaceId, 0, TokenKind::kSpace});
    } else if (IsDigit(c)) {
      end = RunEnd(text, i, [](char32_t x) { return IsDigit(x) || x == U',' || x == U'.'; });
      while (end > i + 1 && !IsDigit(text[end - 1])) --end;
      tokens.push_back({i, end, kNumberId, 0, TokenKind::kNumber});
    } else if (IsForeignLetter(c)) {
      end = RunEnd(text, i, IsForeignLetter);
      tokens.push_back({i, end, HashWord(text.substr(i, end - i)), 0, TokenKind::kForeign});
    } else {
      tokens.push_back({i, end, HashWord(text.substr(i, 1)), 0, TokenKind::kSign});
    }
    i = end;
  }
  return cost;
}

}  // namespace sarabun::thai
