// Learns from clean Thai text and writes the table that the engine ships with.
//
//   thai_train TRAIN.txt OUT.bin [--paragraphs N] [--rounds N]

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

#include "base/sha256.h"
#include "learner.h"
#include "material.h"
#include "table.h"
#include "thai/clusters.h"
#include "thai/joint_features.h"
#include "words.h"

namespace sarabun::thai {
namespace {

struct Options {
  std::string train;
  std::string out;
  std::size_t paragraphs = 0;  // 0: all
  std::uint32_t rounds = 6;
  float l1 = 0.6F;
  float rate = 0.08F;
  float floor = 0.02F;
};

struct Score {
  std::uint64_t seen = 0;
  std::uint64_t right = 0;
  void Count(double p, bool label) {
    ++seen;
    right += (p > 0.5) == label;
  }
  double share() const { return seen == 0 ? 0 : static_cast<double>(right) / static_cast<double>(seen); }
};

void LearnBreaks(const std::vector<std::u32string>& paragraphs, std::uint32_t round, JointFeatures& features,
                 Learner& learner, Score& score) {
  Dice dice(1000 + round);
  Wrapper wrapper;
  Torn torn;
  for (const std::u32string& paragraph : paragraphs) {
    wrapper.Wrap(paragraph, 20 + dice.Below(21), torn);
    const std::u32string_view text = torn.text;
    for (const Tear& tear : torn.tears) {
      const auto& seen = features.See(JointModel::kBreak, text.substr(0, tear.at), text.substr(tear.at));
      score.Count(learner.Learn(seen, tear.space), tear.space);
    }
  }
}

void LearnStrays(const std::vector<std::u32string>& paragraphs, std::uint32_t round, JointFeatures& features,
                 Learner& learner, Score& score) {
  Dice dice(2000 + round);
  Sower sower;
  Torn torn;
  for (const std::u32string& paragraph : paragraphs) {
    sower.Sow(paragraph, 6 + dice.Below(30), dice, torn);
    const std::u32string_view text = torn.text;
    for (const Tear& tear : torn.tears) {
      const std::u32string_view left = text.substr(0, tear.at);
      const std::u32string_view right = text.substr(tear.at + 1);
      if (ForbidsBreak(left, right)) continue;
      score.Count(learner.Learn(features.See(JointModel::kStray, left, right), tear.space), tear.space);
    }
  }
}

int Run(const Options& options) {
  const auto start = std::chrono::steady_clock::now();
  const auto log = [&](const char* what, double value) {
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
    std::fprintf(stderr, "%6.1f s  %s %.5f\n", spent.count(), what, value);
  };
  std::vector<std::u32string> paragraphs = ReadParagraphs(options.train);
  if (paragraphs.empty()) return std::fprintf(stderr, "thai_train: cannot read %s\n", options.train.c_str()), 1;
  if (options.paragraphs != 0 && options.paragraphs < paragraphs.size()) paragraphs.resize(options.paragraphs);
  const std::vector<std::uint32_t> slots = LearnWords(paragraphs, 3);
  log("word slots", static_cast<double>(slots.size()));
  Lexicon lexicon;
  lexicon.set_table(WordTable(slots.data(), static_cast<std::uint32_t>(slots.size())));
  JointFeatures features(&lexicon);
  Learner::Settings settings;
  settings.l1 = options.l1;
  settings.rate = options.rate;
  Learner learner(settings);
  for (std::uint32_t round = 0; round < options.rounds; ++round) {
    Score breaks;
    LearnBreaks(paragraphs, round, features, learner, breaks);
    log("breaks, seen before learning", breaks.share());
    if (round >= 3) continue;
    Score strays;
    LearnStrays(paragraphs, round, features, learner, strays);
    log("strays, seen before learning", strays.share());
  }
  std::vector<std::pair<std::uint32_t, float>> weights;
  for (std::uint32_t i = 0; i < 1u << kFeatureBits; ++i) {
    const float weight = learner.WeightOf(i);
    if (std::fabs(weight) >= options.floor) weights.push_back({i, weight});
  }
  log("weights", static_cast<double>(weights.size()));
  const std::string bytes = TableBytes("", slots, weights);
  std::ofstream(options.out, std::ios::binary) << bytes;
  log("bytes", static_cast<double>(bytes.size()));
  return 0;
}

}  // namespace
}  // namespace sarabun::thai

int main(int argc, char** argv) {
  sarabun::thai::Options options;
  if (argc < 3) return std::fprintf(stderr, "usage: thai_train TRAIN.txt OUT.bin [--paragraphs N] [--rounds N]\n"), 2;
  options.train = argv[1];
  options.out = argv[2];
  for (int i = 3; i + 1 < argc; i += 2) {
    if (std::strcmp(argv[i], "--paragraphs") == 0) options.paragraphs = std::strtoul(argv[i + 1], nullptr, 10);
    if (std::strcmp(argv[i], "--rounds") == 0) options.rounds = static_cast<std::uint32_t>(std::atoi(argv[i + 1]));
    if (std::strcmp(argv[i], "--l1") == 0) options.l1 = static_cast<float>(std::atof(argv[i + 1]));
    if (std::strcmp(argv[i], "--rate") == 0) options.rate = static_cast<float>(std::atof(argv[i + 1]));
    if (std::strcmp(argv[i], "--floor") == 0) options.floor = static_cast<float>(std::atof(argv[i + 1]));
  }
  return sarabun::thai::Run(options);
}
