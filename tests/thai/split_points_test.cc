// Every split point of every word in words.txt, as each kind of seam.

#include "gtest/gtest.h"
#include "thai/clusters.h"
#include "thai_support.h"

namespace sarabun::thai {
namespace {

std::vector<std::string> Words() {
  std::vector<std::string> words;
  std::ifstream in(SourcePath("tests/thai/words.txt"));
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

std::u32string Decoded(const std::string& text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Decoded decoded = utf8::Decode(text, i);
    out += decoded.code_point;
    i += decoded.length;
  }
  return out;
}

class SplitPointsTest : public testing::Test {
 protected:
  // Calls `check` with each word and each offset between two of its code points.
  template <class Check>
  void ForEachSplit(Check check) {
    std::size_t splits = 0;
    for (const std::string& word : Words()) {
      const std::size_t length = utf8::Length(word);
      for (std::size_t i = 1; i < length; ++i, ++splits) check(word, utf8::OffsetOf(word, i), i);
    }
    EXPECT_GT(splits, 1200u);
  }
};

TEST_F(SplitPointsTest, WordsAreSound) {
  Engine engine(ShippedModel());
  for (const std::string& word : Words()) {
    Repaired out;
    engine.Repair({word, {}}, {}, out);
    EXPECT_EQ(out.text, word);
    EXPECT_TRUE(out.left.empty()) << word;
  }
}

TEST_F(SplitPointsTest, RunsAndRecordsAlwaysJoin) {
  Engine engine(ShippedModel());
  ForEachSplit([&](const std::string& word, std::size_t at, std::size_t) {
    for (const SeamKind kind : {SeamKind::kRun, SeamKind::kRecord}) {
      const std::string context = "การ" + word + " และ";
      const auto offset = static_cast<std::uint32_t>(at + 9);
      EXPECT_EQ(RepairText(engine, {context, {{offset, kind}}}), context);
    }
  });
}

TEST_F(SplitPointsTest, BreaksThatCutAClusterJoinWithoutAnyTable) {
  Engine engine(nullptr);
  std::size_t proved = 0;
  ForEachSplit([&](const std::string& word, std::size_t at, std::size_t i) {
    const std::u32string letters = Decoded(word);
    if (!ForbidsBreak(letters, i)) return;
    ++proved;
    for (const char* gap : {"\n", " \n", "\n ", " \n "}) {
      EXPECT_EQ(RepairText(engine, Seamed(word.substr(0, at) + gap + word.substr(at))), word);
    }
  });
  EXPECT_GT(proved, 600u);
}

// A line is broken between words as a rule, so a break inside one is rare; but where nothing else is known, joining is
// right four times in five, and a word must not fall apart.
TEST_F(SplitPointsTest, BreaksInsideWordsJoinUnderAKnownHabit) {
  Engine engine(ShippedModel());
  Habit habit;
  habit.breaks = 20;
  habit.breaks_spaced = 8;
  ForEachSplit([&](const std::string& word, std::size_t at, std::size_t) {
    EXPECT_EQ(RepairText(engine, Seamed(word.substr(0, at) + "\n" + word.substr(at)), habit), word);
  });
}

TEST_F(SplitPointsTest, StraySpacesInsideWordsGoAlmostAlways) {
  Engine engine(ShippedModel());
  std::size_t all = 0;
  std::size_t joined = 0;
  ForEachSplit([&](const std::string& word, std::size_t at, std::size_t) {
    const std::string torn = "การ" + word.substr(0, at) + " " + word.substr(at) + "และ";
    ++all;
    joined += RepairText(engine, Seamed(torn, ' ', SeamKind::kSpace)) == "การ" + word + "และ";
  });
  // Many of these "words" are compounds whose parts stand alone as well; spaces between those are left.
  EXPECT_GT(static_cast<double>(joined) / static_cast<double>(all), 0.93) << joined << " of " << all;
}

}  // namespace
}  // namespace sarabun::thai
