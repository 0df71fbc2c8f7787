// Every fuzz target over its seeds, what once broke it (corpus/TARGET/), and a few hundred mutations that are the same
// in every run; the libFuzzer programs of the preset `fuzz` go further.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "fuzz/seeds.h"
#include "fuzz/target.h"
#include "tools/docx_builder/random.h"

namespace sarabun::fuzz {
namespace {

namespace fs = std::filesystem;

// Rounds for each target; SARABUN_FUZZ_ROUNDS asks for more.
int Rounds() {
  const char* rounds = std::getenv("SARABUN_FUZZ_ROUNDS");
  return rounds == nullptr ? 300 : std::atoi(rounds);
}

class FuzzTest : public testing::TestWithParam<Target> {};

std::string Mutated(std::string bytes, const std::vector<std::string>& words, build::Random& random) {
  for (std::size_t changes = 1 + random.Below(4); changes > 0 && !bytes.empty(); --changes) {
    const std::size_t at = random.Below(bytes.size());
    const std::size_t size = 1 + random.Below(std::min<std::size_t>(bytes.size() - at, 64));
    switch (random.Below(6)) {
      case 0:
        bytes[at] = static_cast<char>(random.Below(256));
        break;
      case 1:
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.Below(8)));
        break;
      case 2:
        bytes.erase(at, size);
        break;
      case 3:
        bytes.insert(at, bytes.substr(random.Below(bytes.size()), size));
        break;
      case 4:
        bytes.insert(at, words[random.Below(words.size())]);
        break;
      default:
        if (random.OnceIn(4)) bytes.resize(at);
        break;
    }
  }
  return bytes;
}

void ExpectHolds(const Target& target, const std::string& bytes, const std::string& which) {
  try {
    target.run(bytes);
  } catch (const Broken& broken) {
    ADD_FAILURE() << target.name << " " << which << ": " << broken.what() << "\n"
                  << testing::PrintToString(bytes.substr(0, 2000));
  }
}

TEST_P(FuzzTest, HoldsOverSeedsAndWhatOnceBrokeIt) {
  const Target& target = GetParam();
  const std::vector<std::string> seeds = SeedsOf(target.name);
  ASSERT_FALSE(seeds.empty());
  for (std::size_t i = 0; i < seeds.size(); ++i) {
    EXPECT_FALSE(seeds[i].empty()) << "seed " << i;
    ExpectHolds(target, seeds[i], "seed " + std::to_string(i));
  }
  const fs::path corpus = fs::path(SARABUN_SOURCE_DIR) / "tests/fuzz/corpus" / target.name;
  if (!fs::exists(corpus)) return;
  for (const auto& entry : fs::directory_iterator(corpus)) {
    const std::string name = entry.path().filename().native();
    ExpectHolds(target, FileOfTree("tests/fuzz/corpus/" + std::string(target.name) + "/" + name), name);
  }
}

TEST_P(FuzzTest, HoldsOverMutations) {
  const Target& target = GetParam();
  const std::vector<std::string> words = WordsOf(target.name);
  std::vector<std::string> seeds = SeedsOf(target.name);
  std::erase_if(seeds, [](const std::string& seed) { return seed.size() > 16'384; });
  build::Random random(2567);
  for (int round = 0; round < Rounds() && !HasFailure(); ++round) {
    ExpectHolds(target, Mutated(seeds[random.Below(seeds.size())], words, random), "round " + std::to_string(round));
  }
}

TEST_P(FuzzTest, HoldsOverNothing) { ExpectHolds(GetParam(), "", "nothing"); }

INSTANTIATE_TEST_SUITE_P(Targets, FuzzTest, testing::ValuesIn(kTargets),
                         [](const auto& each) { return std::string(each.param.name); });

}  // namespace
}  // namespace sarabun::fuzz
