#include "defects.h"

#include <array>

#include "thai/clusters.h"

namespace sarabun::thai {

namespace {

constexpr double kCounted = 216e6;  // characters that the defects were counted in

// What a defect makes of the text at `i`: how many code points it takes, and what it puts there. Takes 0 where it
// cannot strike.
struct Strike {
  std::size_t taken = 0;
  std::u32string put;
};

using View = std::u32string_view;

char32_t At(View t, std::size_t i) { return i < t.size() ? t[i] : U'\0'; }
bool IsUpper(char32_t c) { return c == kMaiHanAkat || (c >= kSaraI && c <= kSaraUu); }
char32_t OtherTone(char32_t tone) { return tone == kMaiEk ? kMaiTho : kMaiEk; }

Strike AmApart(View t, std::size_t i) { return t[i] == kAmVowel ? Strike{1, {kNikhahit, kSaraAa}} : Strike{}; }
Strike AmGlyphOrder(View t, std::size_t i) {
  return IsTone(t[i]) && At(t, i + 1) == kAmVowel ? Strike{2, {kNikhahit, t[i], kSaraAa}} : Strike{};
}
Strike AmToneFirst(View t, std::size_t i) {
  return IsTone(t[i]) && At(t, i + 1) == kAmVowel ? Strike{2, {t[i], kNikhahit, kSaraAa}} : Strike{};
}
Strike AmBeforeTone(View t, std::size_t i) {
  return IsTone(t[i]) && At(t, i + 1) == kAmVowel ? Strike{2, {kAmVowel, t[i]}} : Strike{};
}
Strike AmAndAa(View t, std::size_t i) { return t[i] == kAmVowel ? Strike{1, {kAmVowel, kSaraAa}} : Strike{}; }
Strike AmRingLost(View t, std::size_t i) { return t[i] == kAmVowel ? Strike{1, {U' ', kSaraAa}} : Strike{}; }
Strike AmRingAsTone(View t, std::size_t i) {
  return IsTone(t[i]) && At(t, i + 1) == kAmVowel ? Strike{2, {t[i], t[i], kSaraAa}} : Strike{};
}
Strike AaToneTwice(View t, std::size_t i) {
  return IsTone(t[i]) && At(t, i + 1) == kSaraAa ? Strike{1, {t[i], t[i]}} : Strike{};
}
Strike TwoE(View t, std::size_t i) { return t[i] == kSaraAe ? Strike{1, {kSaraE, kSaraE}} : Strike{}; }
Strike EAndAe(View t, std::size_t i) { return t[i] == kSaraAe ? Strike{1, {kSaraE, kSaraAe}} : Strike{}; }
Strike ToneFirst(View t, std::size_t i) {
  return IsUpper(t[i]) && IsTone(At(t, i + 1)) ? Strike{2, {t[i + 1], t[i]}} : Strike{};
}
Strike SilencerFirst(View t, std::size_t i) {
  return IsUpper(t[i]) && At(t, i + 1) == kThanthakhat ? Strike{2, {t[i + 1], t[i]}} : Strike{};
}
Strike HanAkatForTho(View t, std::size_t i) {
  const bool after = i > 0 && (IsUpper(t[i - 1]) && t[i - 1] != kMaiHanAkat);
  const bool before_aa = i > 0 && IsConsonant(t[i - 1]) && At(t, i + 1) == kSaraAa;
  return t[i] == kMaiTho && (after || before_aa) ? Strike{1, {kMaiHanAkat}} : Strike{};
}
Strike VowelBeforeTone(View t, std::size_t i) {
  return IsTone(t[i]) && At(t, i + 1) == kSaraAa ? Strike{2, {kSaraAa, t[i]}} : Strike{};
}
Strike MarkTwice(View t, std::size_t i) {
  const bool mark = IsUpper(t[i]) || t[i] == kThanthakhat || (IsTone(t[i]) && At(t, i + 1) != kSaraAa);
  return mark ? Strike{1, {t[i], t[i]}} : Strike{};
}
Strike TwoTones(View t, std::size_t i) {
  const bool room = IsTone(t[i]) && At(t, i + 1) != kSaraAa && At(t, i + 1) != kAmVowel;
  return room ? Strike{1, {t[i], OtherTone(t[i])}} : Strike{};
}
Strike TwoVowels(View t, std::size_t i) {
  if (t[i] == kMaiHanAkat || !IsUpper(t[i]) || t[i] >= kSaraU) return {};
  return {1, {kMaiHanAkat, t[i]}};
}
Strike SpaceBeforeMark(View t, std::size_t i) {
  return IsUpper(t[i]) || IsTone(t[i]) ? Strike{1, {U' ', t[i]}} : Strike{};
}
Strike SpaceAfterLead(View t, std::size_t i) {
  return IsLead(t[i]) && IsConsonant(At(t, i + 1)) ? Strike{1, {t[i], U' '}} : Strike{};
}
Strike PrivateUse(View t, std::size_t i) {
  if (!IsTone(t[i]) && t[i] != kThanthakhat) return {};
  return {1, {0xF70A + (t[i] - kMaiEk)}};
}
Strike ZeroWidth(View t, std::size_t i) { return {1, {t[i], kZeroWidthSpace}}; }
Strike SoftHyphen(View t, std::size_t i) { return {1, {t[i], kSoftHyphen}}; }
Strike NoBreakSpace(View t, std::size_t i) { return t[i] == U' ' ? Strike{1, {0x00A0}} : Strike{}; }

struct Kind {
  const char* name;
  double counted;
  Strike (*strike)(View, std::size_t);
};

constexpr std::array<Kind, 23> kKinds = {{
    {"nikhahit aa", 10969, AmApart},
    {"nikhahit tone aa", 100, AmGlyphOrder},
    {"tone nikhahit aa", 155, AmToneFirst},
    {"am tone", 51, AmBeforeTone},
    {"am aa", 12, AmAndAa},
    {"space aa for am", 74, AmRingLost},
    {"two tones aa for am", 9, AmRingAsTone},
    {"two tones aa", 8, AaToneTwice},
    {"e e", 3328, TwoE},
    {"e ae", 105, EAndAe},
    {"tone vowel", 440, ToneFirst},
    {"thanthakhat vowel", 154, SilencerFirst},
    {"han-akat for mai tho", 45, HanAkatForTho},
    {"aa tone", 4, VowelBeforeTone},
    {"mark twice", 276, MarkTwice},
    {"two different tones", 41, TwoTones},
    {"two different vowels", 24, TwoVowels},
    {"space before mark", 31, SpaceBeforeMark},
    {"space after lead", 26, SpaceAfterLead},
    {"private use", 65, PrivateUse},
    {"zero width", 26950, ZeroWidth},
    {"soft hyphen", 486, SoftHyphen},
    {"no-break space", 555150, NoBreakSpace},
}};

}  // namespace

std::u32string DefectSower::Sow(View clean, Dice& dice, std::vector<const char*>& kinds) {
  kinds.clear();
  // For each kind, as many strikes as its rate gives for a text of this length, each at a random fitting place.
  std::vector<const Kind*> plan(clean.size(), nullptr);
  for (const Kind& kind : kKinds) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < clean.size(); ++i) {
      if (plan[i] == nullptr && kind.strike(clean, i).taken > 0) places.push_back(i);
    }
    double expected = kind.counted / kCounted * times_ * static_cast<double>(clean.size());
    while (expected > 0 && !places.empty()) {
      if (!dice.Chance(expected < 1 ? expected : 1)) break;
      expected -= 1;
      const std::size_t pick = dice.Below(static_cast<std::uint32_t>(places.size()));
      plan[places[pick]] = &kind;
      places[pick] = places.back();
      places.pop_back();
    }
  }
  std::u32string out;
  for (std::size_t i = 0; i < clean.size();) {
    const Strike strike = plan[i] == nullptr ? Strike{} : plan[i]->strike(clean, i);
    if (strike.taken == 0) {
      out += clean[i++];
      continue;
    }
    out += strike.put;
    kinds.push_back(plan[i]->name);
    i += strike.taken;
  }
  return out;
}

}  // namespace sarabun::thai
