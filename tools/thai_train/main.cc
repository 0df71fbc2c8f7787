// Learns from clean Thai text and writes the table that the engine ships with.
//
//   thai_train TRAIN.txt OUT.bin [--paragraphs N] [--rounds N] [--rate R] [--l1 L] [--floor F]
//
// The options are for trying things; the table in rules/thai/ is made without any. The same input gives the same
// bytes. Every round tears the text anew, so that no place is learned by heart.

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "base/file.h"
#include "base/sha256.h"
#include "learner.h"
#include "material.h"
#include "table.h"
#include "thai/clusters.h"
#include "thai/joint_features.h"
#include "words.h"

namespace sarabun::thai {
namespace {

constexpr std::uint32_t kStrayRounds = 4;

// A word is learned from three uses on, so that slips of the pen are none.
constexpr std::uint32_t kLeastUses = 3;

struct Options {
  std::string train;
  std::string out;
  std::size_t paragraphs = 0;  // 0: all
  std::uint32_t rounds = 8;
  float floor = 0.04F;  // smaller weights are left out
  Learner::Settings learner;
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

std::string Header(const Options& options, const std::string& sha256, std::size_t paragraphs, std::size_t weights) {
  char text[1024];
  std::snprintf(
      text, sizeof(text),
      "Words of Thai with their costs, and what words, pairs of words and letters tell of a torn place.\n"
      "Learned statistics only: hashes and weights, none of the text. The text is in the public domain\n"
      "(Thai Copyright Act, section 7).\n\n"
      "made by   thai_train gov-train.txt rules/thai/model.bin\n"
      "from      %zu paragraphs, sha256 %s\n"
      "words     cut by ICU's dictionary, used %u times or more, then cut again by their own counts\n"
      "breaks    %u rounds of lines wrapped anew at 20-40 columns; strays: %u rounds of spaces put into words\n"
      "learner   FTRL-proximal, rate %.2f, beta %.2f, l1 %.2f, l2 %.2f; weights under %.2f left out\n"
      "weights   %zu\n"
      "format    src/thai/model.h\n",
      paragraphs, sha256.c_str(), kLeastUses, options.rounds, std::min(options.rounds, kStrayRounds),
      static_cast<double>(options.learner.rate), static_cast<double>(options.learner.beta),
      static_cast<double>(options.learner.l1), static_cast<double>(options.learner.l2),
      static_cast<double>(options.floor), weights);
  return text;
}

// Tells how far it is, with seconds since the start.
class Log {
 public:
  void Say(const char* what, double value) const {
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start_;
    std::fprintf(stderr, "%6.1f s  %s %.5f\n", spent.count(), what, value);
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

std::vector<std::pair<std::uint32_t, float>> LearnJoints(const Options& options,
                                                         const std::vector<std::u32string>& paragraphs,
                                                         const std::vector<std::uint32_t>& slots, const Log& log) {
  Lexicon lexicon;
  lexicon.set_table(WordTable(slots.data(), static_cast<std::uint32_t>(slots.size())));
  JointFeatures features(&lexicon);
  Learner learner(options.learner);
  for (std::uint32_t round = 0; round < options.rounds; ++round) {
    Score breaks;
    LearnBreaks(paragraphs, round, features, learner, breaks);
    log.Say("breaks, right before learning", breaks.share());
    if (round >= kStrayRounds) continue;
    Score strays;
    LearnStrays(paragraphs, round, features, learner, strays);
    log.Say("strays, right before learning", strays.share());
  }
  std::vector<std::pair<std::uint32_t, float>> weights;
  for (std::uint32_t i = 0; i < 1u << kFeatureBits; ++i) {
    const float weight = learner.WeightOf(i);
    if (std::fabs(weight) >= options.floor) weights.push_back({i, weight});
  }
  return weights;
}

int Run(const Options& options) {
  const Log log;
  const Result<std::string> text = ReadFile(options.train, std::uint64_t{4} << 30);
  std::vector<std::u32string> paragraphs = ReadParagraphs(options.train);
  if (!text.ok() || paragraphs.empty()) {
    return std::fprintf(stderr, "thai_train: cannot read %s\n", options.train.c_str()), 1;
  }
  if (options.paragraphs != 0 && options.paragraphs < paragraphs.size()) paragraphs.resize(options.paragraphs);
  const std::vector<std::uint32_t> slots = LearnWords(paragraphs, kLeastUses);
  log.Say("word slots", static_cast<double>(slots.size()));
  const auto weights = LearnJoints(options, paragraphs, slots, log);
  const std::string sha256 = Sha256Hex(text.value());
  const std::string bytes = TableBytes(Header(options, sha256, paragraphs.size(), weights.size()), slots, weights);
  AtomicFile out;
  Status status = out.Open(options.out);
  if (status.ok()) status = out.Write(bytes);
  if (status.ok()) status = out.Commit();
  if (!status.ok()) return std::fprintf(stderr, "thai_train: %s\n", status.error().ToString().c_str()), 1;
  log.Say("bytes", static_cast<double>(bytes.size()));
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
    if (std::strcmp(argv[i], "--l1") == 0) options.learner.l1 = static_cast<float>(std::atof(argv[i + 1]));
    if (std::strcmp(argv[i], "--rate") == 0) options.learner.rate = static_cast<float>(std::atof(argv[i + 1]));
    if (std::strcmp(argv[i], "--floor") == 0) options.floor = static_cast<float>(std::atof(argv[i + 1]));
  }
  return sarabun::thai::Run(options);
}
