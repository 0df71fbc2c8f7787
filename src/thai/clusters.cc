#include "thai/clusters.h"

#include <array>

namespace sarabun::thai {

namespace {

using ClassTable = std::array<CharClass, 128>;

constexpr ClassTable MakeClasses() {
  ClassTable table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto c = static_cast<char32_t>(0x0E00 + i);
    CharClass& entry = table[i];
    entry = c >= kKoKai && c <= 0x0E5B ? CharClass::kThaiOther : CharClass::kOther;
    if (c >= kKoKai && c <= kHoNokhuk) entry = CharClass::kConsonant;
    if (c >= kSaraI && c <= kSaraUee) entry = CharClass::kAbove;
    if (c >= kSaraE && c <= kSaraAiMaimalai) entry = CharClass::kLead;
    if (c >= kMaiEk && c <= kMaiChattawa) entry = CharClass::kTone;
    if (c == kRu || c == kLu) entry = CharClass::kVocalic;
    if (c == kSaraU || c == kSaraUu) entry = CharClass::kBelow;
    if (c == kPaiyannoi || c == kMaiyamok) entry = CharClass::kSign;
    if (c == kSaraA) entry = CharClass::kShortA;
    if (c == kMaiHanAkat) entry = CharClass::kHanAkat;
    if (c == kSaraAa) entry = CharClass::kAa;
    if (c == kAmVowel) entry = CharClass::kAm;
    if (c == kPhinthu) entry = CharClass::kDot;
    if (c == kLakkhangyao) entry = CharClass::kLongTail;
    if (c == kMaitaikhu) entry = CharClass::kTaikhu;
    if (c == kThanthakhat) entry = CharClass::kSilencer;
    if (c == kNikhahit) entry = CharClass::kRing;
    if (c == kYamakkan) entry = CharClass::kYama;
  }
  return table;
}

constexpr ClassTable kClasses = MakeClasses();

bool IsOpen(std::u32string_view left) {
  if (left.empty()) return false;
  const char32_t last = left.back();
  if (last == kMaiHanAkat) return true;
  return IsTone(last) && left.size() > 1 && left[left.size() - 2] == kMaiHanAkat;
}

}  // namespace

CharClass ClassOf(char32_t c) {
  if (c >= 0x0E00 && c < 0x0E80) return kClasses[c - 0x0E00];
  return c == U' ' ? CharClass::kSpace : CharClass::kOther;
}

bool IsForeignLetter(char32_t c) {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  return (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x370 && c <= 0x5FF) ||
         (c >= 0x1E00 && c <= 0x1FFF);
}

bool ForbidsBreak(std::u32string_view left, std::u32string_view right) {
  if (left.empty() || right.empty()) return false;
  if (!IsThaiLetter(left.back()) || !IsThaiLetter(right.front())) return false;
  return IsDependent(right.front()) || IsLead(left.back()) || (IsOpen(left) && IsConsonant(right.front()));
}

bool ForbidsBreak(std::u32string_view text, std::size_t at) {
  return ForbidsBreak(text.substr(0, at), text.substr(at));
}

bool MayFollow(CharClass previous, bool after_open, CharClass next) {
  using K = CharClass;
  switch (next) {
    case K::kHanAkat:
    case K::kAbove:
    case K::kTaikhu:
    case K::kBelow:
    case K::kDot:
      return previous == K::kConsonant;
    case K::kTone:
      return previous == K::kConsonant || previous == K::kHanAkat || previous == K::kAbove || previous == K::kBelow;
    case K::kSilencer:
      return previous == K::kConsonant || previous == K::kAbove || previous == K::kBelow;
    case K::kAa:
      return previous == K::kConsonant || (previous == K::kTone && !after_open) || previous == K::kVocalic;
    case K::kAm:
      return previous == K::kConsonant || (previous == K::kTone && !after_open);
    case K::kShortA:
      return previous == K::kConsonant || (previous == K::kTone && !after_open) || previous == K::kAa ||
             previous == K::kVocalic;
    case K::kLongTail:
      return previous == K::kVocalic;
    case K::kRing:
    case K::kYama:
      return false;
    case K::kConsonant:
    case K::kVocalic:
      return true;
    default:
      return previous != K::kLead && previous != K::kHanAkat && !after_open;
  }
}

bool CanCarry(std::u32string_view before, char32_t mark) {
  if (before.empty()) return false;
  const CharClass last = ClassOf(before.back());
  return MayFollow(last, IsOpen(before) && last == CharClass::kTone, ClassOf(mark));
}

}  // namespace sarabun::thai
