// Text that nobody would type: the engine neither crashes nor hangs, gives valid UTF-8, and repairs once what it
// repairs twice.

#include <chrono>
#include <cstdlib>
#include <random>

#include "gtest/gtest.h"
#include "thai_support.h"

namespace sarabun::thai {
namespace {

class Fuzz {
 public:
  explicit Fuzz(unsigned seed) : random_(seed) {}

  std::string Text(std::size_t pieces) {
    std::string out;
    for (std::size_t i = 0; i < pieces; ++i) AddPiece(out);
    return out;
  }

  SeamedText WithSeams(std::string text) {
    SeamedText out{std::move(text), {}};
    for (std::uint32_t i = 1; i < out.text.size(); ++i) {
      const char c = out.text[i];
      if (c == '\n') out.seams.push_back({i, Below(2) == 0 ? SeamKind::kLineBreak : SeamKind::kParagraph});
      if (c == ' ' && Below(2) == 0) out.seams.push_back({i, SeamKind::kSpace});
      if (Below(40) == 0) out.seams.push_back({i, SeamKind::kRun});
    }
    return out;
  }

  std::uint32_t Below(std::uint32_t n) { return static_cast<std::uint32_t>(random_() % n); }

 private:
  void AddPiece(std::string& out) {
    switch (Below(10)) {
      case 0:
        out += static_cast<char>(Below(256));
        break;
      case 1:
        out += "\n \xE2\x80\x8B\xC2\xA0"[Below(7)];
        break;
      case 2:
        utf8::Append(out, Below(0x11000));
        break;
      case 3:
        utf8::Append(out, 0xF700 + Below(0x1A0));
        break;
      case 4:
        out += ' ';
        break;
      case 5:
        utf8::Append(out, 0x300 + Below(0x70));
        break;
      default:
        utf8::Append(out, 0x0E01 + Below(0x5B));
        break;
    }
  }

  std::mt19937 random_;
};

// What Repair promises for any input at all.
void ExpectSound(Engine& engine, const SeamedText& text) {
  Repaired once;
  engine.Repair(text, {}, once);
  EXPECT_TRUE(utf8::IsValid(once.text));
  EXPECT_EQ(once.text.find('\n'), std::string::npos);
  EXPECT_EQ(once.text.find("  "), std::string::npos) << CodePoints(text.text);
  if (!once.text.empty()) {
    EXPECT_NE(once.text.front(), ' ');
    EXPECT_NE(once.text.back(), ' ');
  }
  for (const Repair& repair : once.repairs) {
    EXPECT_LE(repair.offset, utf8::Length(once.text));
    EXPECT_GE(repair.confidence, 0);
    EXPECT_LE(repair.confidence, 1);
    EXPECT_TRUE(utf8::IsValid(repair.before));
  }
  Repaired twice;
  engine.Repair({once.text, {}}, {}, twice);
  EXPECT_EQ(twice.text, once.text) << CodePoints(text.text) << "\n once " << CodePoints(once.text) << "\n twice "
                                   << CodePoints(twice.text);
}

// Rounds of each loop; SARABUN_FUZZ_ROUNDS asks for more.
int Rounds() {
  const char* rounds = std::getenv("SARABUN_FUZZ_ROUNDS");
  return rounds == nullptr ? 6000 : std::atoi(rounds);
}

TEST(FuzzTest, AnythingAtAll) {
  Engine with(ShippedModel());
  Engine without(nullptr);
  Fuzz fuzz(1);
  for (int i = 0; i < Rounds() && !testing::Test::HasFailure(); ++i) {
    const SeamedText text = fuzz.WithSeams(fuzz.Text(1 + fuzz.Below(60)));
    ExpectSound(with, text);
    ExpectSound(without, text);
  }
}

TEST(FuzzTest, TornWords) {
  Engine engine(ShippedModel());
  const std::vector<std::string> lines = ReadLines(SourcePath("tests/thai/words.txt"));
  ASSERT_FALSE(lines.empty());
  Fuzz fuzz(2);
  for (int i = 0; i < Rounds() && !testing::Test::HasFailure(); ++i) {
    std::string text = lines[fuzz.Below(static_cast<std::uint32_t>(lines.size()))];
    for (int hits = 0; hits < 6; ++hits) {
      const std::size_t at = fuzz.Below(static_cast<std::uint32_t>(text.size()));
      if (fuzz.Below(2) == 0) {
        text.erase(at, 1 + fuzz.Below(3));
      } else {
        text.insert(at, fuzz.Text(1));
      }
      if (text.empty()) break;
    }
    ExpectSound(engine, fuzz.WithSeams(text));
  }
}

double SecondsFor(Engine& engine, const std::string& piece, std::size_t bytes, SeamKind kind) {
  std::string text;
  while (text.size() < bytes) text += piece;
  const SeamedText seamed =
      kind == SeamKind::kSpace ? Seamed(text, ' ', SeamKind::kSpace) : Seamed(text, '\n', SeamKind::kLineBreak);
  const auto start = std::chrono::steady_clock::now();
  RepairText(engine, seamed);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

TEST(FuzzTest, MegabyteLinesTakeLinearTime) {
  Engine engine(ShippedModel());
  for (const std::string piece : {"ก", "ก่", "่", "เ", "ก ข", "กํา ", "ั", "e\xCC\x81", "\xCC\x81\xCC\xA3", "\xFF", "เธ",
                                  "ÊÓ¹", "  ", "าํ ", "น้้า", "1. ", ". ", "\xEF\x9C\x8E", "\xE2\x80\x8B"}) {
    const double small = SecondsFor(engine, piece, 1u << 17, SeamKind::kLineBreak);
    const double large = SecondsFor(engine, piece, 1u << 20, SeamKind::kLineBreak);
    EXPECT_LT(large, 40 * small + 0.5) << CodePoints(piece);
  }
}

// Every seam of these is decided by words, which takes its time; it must still be the same time for each.
TEST(FuzzTest, ManySeamsTakeLinearTime) {
  Engine engine(ShippedModel());
  for (const SeamKind kind : {SeamKind::kSpace, SeamKind::kLineBreak}) {
    const std::string piece = kind == SeamKind::kSpace ? "กง ขา" : "กง\nขา";
    const double small = SecondsFor(engine, piece, 1u << 14, kind);
    const double large = SecondsFor(engine, piece, 1u << 17, kind);
    EXPECT_LT(large, 40 * small + 0.5);
  }
}

}  // namespace
}  // namespace sarabun::thai
