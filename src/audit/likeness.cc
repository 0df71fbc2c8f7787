#include "audit/likeness.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <numeric>

namespace sarabun::audit {

namespace {

constexpr std::size_t kShingle = 3;  // words
constexpr std::size_t kHashes = 32;
constexpr std::size_t kBand = 4;  // hashes that must all agree for two texts to be compared
// In a bucket of many texts that are nearly the same, the first few stand for all.
constexpr std::size_t kCompared = 8;

std::uint64_t Mix(std::uint64_t value) {  // splitmix64's finaliser
  value ^= value >> 30;
  value *= 0xBF58476D1CE4E5B9u;
  value ^= value >> 27;
  value *= 0x94D049BB133111EBu;
  return value ^ (value >> 31);
}

std::array<std::uint64_t, kHashes> MinHashOf(const Shingles& shingles) {
  std::array<std::uint64_t, kHashes> least{};
  least.fill(std::numeric_limits<std::uint64_t>::max());
  for (const std::uint64_t shingle : shingles) {
    for (std::size_t h = 0; h < kHashes; ++h) least[h] = std::min(least[h], Mix(shingle + h * 0x9E3779B97F4A7C15u));
  }
  return least;
}

}  // namespace

Shingles ShinglesOf(const std::vector<thai::Word>& words) {
  Shingles shingles;
  if (words.empty()) return shingles;
  const std::size_t last = words.size() > kShingle ? words.size() - kShingle : 0;
  for (std::size_t i = 0; i <= last; ++i) {
    std::uint64_t hash = 0;
    for (std::size_t j = i; j < std::min(i + kShingle, words.size()); ++j) hash = Mix(hash * 31 + words[j].id);
    shingles.push_back(hash);
  }
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

double Resemblance(const Shingles& a, const Shingles& b) {
  std::size_t both = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) {
      ++both;
      ++x;
      ++y;
    } else {
      *x < *y ? ++x : ++y;
    }
  }
  const std::size_t either = a.size() + b.size() - both;
  return either == 0 ? 0 : static_cast<double>(both) / static_cast<double>(either);
}

void AlikeTexts::Add(Shingles shingles, std::size_t id) {
  std::uint64_t key = 0;
  for (const std::uint64_t shingle : shingles) key = Mix(key ^ shingle);
  const auto [at, fresh] = by_key_.try_emplace(key, texts_.size());
  if (fresh) texts_.push_back({std::move(shingles), {}});
  texts_[at->second].ids.push_back(id);
}

std::vector<std::vector<std::size_t>> AlikeTexts::Sets(double similarity) const {
  std::vector<std::size_t> root(texts_.size());
  std::iota(root.begin(), root.end(), std::size_t{0});
  const auto root_of = [&](std::size_t at) {
    while (root[at] != at) at = root[at] = root[root[at]];
    return at;
  };
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> buckets;
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    const auto hashes = MinHashOf(texts_[i].shingles);
    for (std::size_t band = 0; band < kHashes / kBand; ++band) {
      std::uint64_t key = band;
      for (std::size_t j = 0; j < kBand; ++j) key = Mix(key ^ hashes[band * kBand + j]);
      auto& bucket = buckets[key];
      for (const std::size_t other : bucket) {
        if (root_of(i) == root_of(other)) continue;
        if (Resemblance(texts_[i].shingles, texts_[other].shingles) < similarity) continue;
        root[std::max(root_of(i), root_of(other))] = std::min(root_of(i), root_of(other));
      }
      if (bucket.size() < kCompared) bucket.push_back(i);
    }
  }
  std::map<std::size_t, std::vector<std::size_t>> sets;
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    auto& set = sets[root_of(i)];
    set.insert(set.end(), texts_[i].ids.begin(), texts_[i].ids.end());
  }
  std::vector<std::vector<std::size_t>> out;
  out.reserve(sets.size());
  for (auto& [at, set] : sets) {
    std::sort(set.begin(), set.end());
    out.push_back(std::move(set));
  }
  return out;
}

}  // namespace sarabun::audit
