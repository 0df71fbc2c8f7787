#include "words.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "thai/clusters.h"
#include "thai/icu_text.h"
#include "thai/segmenter.h"

namespace sarabun::thai {

namespace {

using Counts = std::unordered_map<std::uint64_t, std::uint32_t>;

template <class Use>
void ForEachThaiRun(const std::vector<std::u32string>& paragraphs, Use use) {
  for (const std::u32string& paragraph : paragraphs) {
    for (std::size_t i = 0; i < paragraph.size();) {
      std::size_t end = i;
      while (end < paragraph.size() && IsThaiLetter(paragraph[end])) ++end;
      if (end > i) use(std::u32string_view(paragraph).substr(i, end - i));
      i = end + 1;
    }
  }
}

Counts CountByIcu(const std::vector<std::u32string>& paragraphs) {
  Counts counts;
  IcuWords icu;
  std::vector<std::uint32_t> ends;
  ForEachThaiRun(paragraphs, [&](std::u32string_view run) {
    icu.Split(run, ends);
    std::uint32_t begin = 0;
    for (const std::uint32_t end : ends) {
      ++counts[HashWord(run.substr(begin, end - begin))];
      begin = end;
    }
  });
  return counts;
}

Counts CountByTable(const std::vector<std::u32string>& paragraphs, const std::vector<std::uint32_t>& slots) {
  Counts counts;
  Lexicon lexicon;
  lexicon.set_table(WordTable(slots.data(), static_cast<std::uint32_t>(slots.size())));
  Segmenter segmenter(&lexicon);
  std::vector<Token> tokens;
  ForEachThaiRun(paragraphs, [&](std::u32string_view run) {
    segmenter.Split(run, tokens);
    for (const Token& token : tokens) ++counts[token.id];
  });
  return counts;
}

std::vector<std::uint32_t> MakeSlots(const Counts& counts, std::uint32_t least_count) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> kept;
  double total = 0;
  for (const auto& [id, count] : counts) {
    if (count < least_count) continue;
    kept.push_back({id, count});
    total += count;
  }
  std::sort(kept.begin(), kept.end());  // the order of a hash map is no order
  std::size_t size = 1024;
  while (size < kept.size() * 3 / 2) size *= 2;
  std::vector<std::uint32_t> slots(size, 0);
  for (const auto& [id, count] : kept) {
    const double cost = -std::log(count / total);
    const auto steps = static_cast<std::uint32_t>(std::clamp(std::lround(cost * WordTable::kSteps), 1L, 255L));
    std::size_t i = id & (size - 1);
    while (slots[i] != 0) i = (i + 1) & (size - 1);
    slots[i] = static_cast<std::uint32_t>(id >> 40) << 8 | steps;
  }
  return slots;
}

}  // namespace

std::vector<std::uint32_t> LearnWords(const std::vector<std::u32string>& paragraphs, std::uint32_t least_count) {
  std::vector<std::uint32_t> slots = MakeSlots(CountByIcu(paragraphs), least_count);
  return MakeSlots(CountByTable(paragraphs, slots), least_count);
}

}  // namespace sarabun::thai
