#include "thai/joint_features.h"

#include <algorithm>

#include "thai/code_points.h"

namespace sarabun::thai {

namespace {

constexpr std::uint64_t kNothing = 3;  // beyond the edge of the text

std::uint64_t IdAt(const std::vector<Token>& tokens, std::size_t i) {
  return i < tokens.size() ? tokens[i].id : kNothing;
}

// The words up to the nearest space, and how many letters they have.
struct Phrase {
  std::uint64_t words = 0;
  std::uint64_t letters = 0;
  bool ends = false;  // a space was seen
};

Phrase PhraseOf(const std::vector<Token>& tokens) {
  Phrase phrase;
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::kSpace) {
      phrase.ends = true;
      break;
    }
    ++phrase.words;
    phrase.letters += token.end - token.begin;
  }
  return phrase;
}

std::uint64_t Bucket(std::uint64_t n) {
  if (n < 6) return n;
  if (n < 8) return 6;
  if (n < 11) return 7;
  return n < 16 ? 8 : 9;
}

std::uint64_t LetterBucket(std::uint64_t n) { return std::min<std::uint64_t>(n / 4, 15); }

std::uint64_t Steps(float value, float step, int low, int high) {
  return static_cast<std::uint64_t>(std::clamp(static_cast<int>(value / step), low, high) - low);
}

std::uint64_t CostBucket(const Token& token) {
  if (token.kind == TokenKind::kUnknown) return 40;
  if (token.kind != TokenKind::kWord) return 41 + static_cast<std::uint64_t>(token.kind);
  return Steps(token.cost, 1.0F, 0, 20);
}

}  // namespace

void JointFeatures::Emit(unsigned type, std::uint64_t a, std::uint64_t b, std::uint64_t c, std::uint64_t d) {
  std::uint64_t h = kind_ * 0x9E3779B97F4A7C15u + type;
  for (const std::uint64_t part : {a, b, c, d}) {
    h = (h ^ part) * 0xD6E8FEB86659FD93u;
    h ^= h >> 32;
  }
  features_.push_back(static_cast<std::uint32_t>(h >> (64 - kFeatureBits)));
}

void JointFeatures::SeeWords() {
  const std::uint64_t l1 = IdAt(left_, 0), l2 = IdAt(left_, 1), l3 = IdAt(left_, 2);
  const std::uint64_t r1 = IdAt(right_, 0), r2 = IdAt(right_, 1), r3 = IdAt(right_, 2);
  Emit(1, 0);
  Emit(2, l1);
  Emit(3, r1);
  Emit(4, l1, r1);
  Emit(5, l2, l1);
  Emit(6, r1, r2);
  Emit(7, l2, l1, r1);
  Emit(8, l1, r1, r2);
  Emit(9, l2, l1, r1, r2);
  Emit(10, l3, l2, l1);
  Emit(11, r1, r2, r3);
  Emit(12, l2, r1);
  Emit(13, l1, r2);
  Emit(14, l2);
  Emit(15, r2);
  Emit(16, l3);
  Emit(17, r3);
  Emit(18, l3, l2, l1, r1);
  Emit(19, l1, r1, r2, r3);
  Emit(20, l3, r1);
  Emit(21, l1, r3);
}

void JointFeatures::SeeLetters(std::u32string_view left, std::u32string_view right) {
  constexpr std::size_t kLongest = 7;
  WordHash hash;
  std::uint64_t left_grams[kLongest + 1] = {};
  std::uint64_t right_grams[kLongest + 1] = {};
  for (std::size_t n = 1; n <= kLongest; ++n) {
    hash.Add(n <= left.size() ? left[left.size() - n] : U'\n');
    left_grams[n] = hash.value();
    if (n > 1) Emit(30, n, left_grams[n]);
  }
  hash = WordHash();
  for (std::size_t n = 1; n <= kLongest; ++n) {
    hash.Add(n <= right.size() ? right[n - 1] : U'\n');
    right_grams[n] = hash.value();
    if (n > 1) Emit(31, n, right_grams[n]);
  }
  Emit(32, left_grams[1], right_grams[1]);
  Emit(33, left_grams[2], right_grams[2]);
  Emit(34, left_grams[3], right_grams[3]);
  Emit(35, left_grams[4], right_grams[4]);
  const auto class_of = [](std::u32string_view side, std::size_t at) {
    return at < side.size() ? static_cast<std::uint64_t>(ClassOf(side[at])) : 99;
  };
  Emit(36, class_of(left, left.size() - 1), class_of(left, left.size() - 2), class_of(right, 0), class_of(right, 1));
}

void JointFeatures::SeeDistances() {
  const Phrase before = PhraseOf(left_);
  const Phrase after = PhraseOf(right_);
  const std::uint64_t dl = Bucket(before.words) * 2 + before.ends;
  const std::uint64_t dr = Bucket(after.words) * 2 + after.ends;
  const std::uint64_t l1 = IdAt(left_, 0);
  const std::uint64_t r1 = IdAt(right_, 0);
  Emit(40, dl);
  Emit(41, dr);
  Emit(42, dl, dr);
  Emit(43, l1, dl);
  Emit(44, r1, dl);
  Emit(45, l1, dr);
  Emit(46, r1, dr);
  Emit(47, LetterBucket(before.letters), before.ends, LetterBucket(after.letters), after.ends);
  Emit(48, LetterBucket(before.letters + after.letters), before.ends, after.ends);
}

// Phrases that come back whole ("in addition", "for instance") end at a space as a rule; and what the phrase on the
// left began with tells how it goes on.
void JointFeatures::SeePhrases() {
  const Phrase before = PhraseOf(left_);
  const Phrase after = PhraseOf(right_);
  const std::uint64_t l1 = IdAt(left_, 0);
  const std::uint64_t r1 = IdAt(right_, 0);
  if (before.ends && before.words <= 5) {
    std::uint64_t whole = 0;
    for (std::size_t i = 0; i < before.words; ++i) whole = whole * 31 + left_[i].id;
    Emit(50, whole);
    Emit(51, whole, r1);
  }
  if (after.ends && after.words <= 5) {
    std::uint64_t whole = 0;
    for (std::size_t i = 0; i < after.words; ++i) whole = whole * 31 + right_[i].id;
    Emit(52, whole);
    Emit(53, whole, l1);
  }
  if (before.ends && before.words > 0) {
    Emit(54, left_[before.words - 1].id, r1);
    Emit(55, IdAt(left_, before.words + 1), r1);
    Emit(56, left_[before.words - 1].id, Bucket(before.words));
  }
  if (after.ends) Emit(57, IdAt(right_, after.words + 1), r1);
  for (std::size_t i = 2; i < 7; ++i) Emit(58, IdAt(left_, i), r1);
  for (std::size_t i = 2; i < 5; ++i) Emit(59, l1, IdAt(right_, i));
}

void JointFeatures::SeeTogether(std::u32string_view left, std::u32string_view right) {
  constexpr std::size_t kNear = 24;
  if (left.size() > kNear) left.remove_prefix(left.size() - kNear);
  right = right.substr(0, kNear);
  joined_.assign(left);
  joined_ += right;
  const float together = segmenter_.Split(joined_, both_);
  const std::size_t tokens = both_.size();
  std::uint64_t spanning = 0;
  std::uint64_t spanning_cost = 99;
  for (const Token& token : both_) {
    if (token.begin < left.size() && token.end > left.size()) {
      spanning = token.id;
      spanning_cost = CostBucket(token);
    }
  }
  const float apart_left = segmenter_.Split(left, both_);
  std::size_t apart_tokens = both_.size();
  const std::uint64_t l_cost = both_.empty() ? 98 : CostBucket(both_.back());
  const float apart = apart_left + segmenter_.Split(right, both_);
  apart_tokens += both_.size();
  const std::uint64_t r_cost = both_.empty() ? 98 : CostBucket(both_.front());
  const std::uint64_t fewer = apart_tokens >= tokens ? apart_tokens - tokens : 9;
  const std::uint64_t gain = Steps(apart - together, 1.0F, -2, 30);
  Emit(60, spanning);
  Emit(61, spanning_cost);
  Emit(62, gain);
  Emit(63, gain, spanning_cost, fewer);
  Emit(64, l_cost, r_cost);
  Emit(65, l_cost, r_cost, spanning_cost);
  Emit(66, std::min<std::uint64_t>(gain / 2, 10), l_cost, r_cost);
  Emit(67, fewer, spanning_cost);
}

const std::vector<std::uint32_t>& JointFeatures::See(JointModel kind, std::u32string_view left,
                                                     std::u32string_view right) {
  features_.clear();
  kind_ = static_cast<std::uint64_t>(kind) + 1;
  if (left.size() > kContext) {
    // A window that begins inside a word would show a false first word; the next space is a sure beginning.
    left.remove_prefix(left.size() - kContext);
    const std::size_t space = left.substr(0, kContext / 2).find(U' ');
    if (space != left.npos) left.remove_prefix(space);
  }
  right = right.substr(0, kContext);
  segmenter_.Split(left, left_);
  std::reverse(left_.begin(), left_.end());
  segmenter_.Split(right, right_);
  SeeWords();
  SeeLetters(left, right);
  SeeDistances();
  if (kind == JointModel::kBreak) SeePhrases();
  if (kind == JointModel::kStray) SeeTogether(left, right);
  return features_;
}

}  // namespace sarabun::thai
