#pragma once

#include <cstdint>

namespace sarabun::thai {

// Thai code points by their Unicode names (Unicode 15, block 0E00-0E7F); Thai text itself stays out of the
// code.
inline constexpr char32_t kKoKai = 0x0E01;
inline constexpr char32_t kNgoNgu = 0x0E07;
inline constexpr char32_t kRu = 0x0E24;
inline constexpr char32_t kLu = 0x0E26;
inline constexpr char32_t kLoLing = 0x0E25;
inline constexpr char32_t kHoNokhuk = 0x0E2E;
inline constexpr char32_t kPaiyannoi = 0x0E2F;
inline constexpr char32_t kSaraA = 0x0E30;
inline constexpr char32_t kMaiHanAkat = 0x0E31;
inline constexpr char32_t kSaraAa = 0x0E32;
inline constexpr char32_t kAmVowel = 0x0E33;
inline constexpr char32_t kSaraI = 0x0E34;
inline constexpr char32_t kSaraUee = 0x0E37;
inline constexpr char32_t kSaraU = 0x0E38;
inline constexpr char32_t kSaraUu = 0x0E39;
inline constexpr char32_t kPhinthu = 0x0E3A;
inline constexpr char32_t kBaht = 0x0E3F;
inline constexpr char32_t kSaraE = 0x0E40;
inline constexpr char32_t kSaraAe = 0x0E41;
inline constexpr char32_t kSaraAiMaimalai = 0x0E44;
inline constexpr char32_t kLakkhangyao = 0x0E45;
inline constexpr char32_t kMaiyamok = 0x0E46;
inline constexpr char32_t kMaitaikhu = 0x0E47;
inline constexpr char32_t kMaiEk = 0x0E48;
inline constexpr char32_t kMaiTho = 0x0E49;
inline constexpr char32_t kMaiChattawa = 0x0E4B;
inline constexpr char32_t kThanthakhat = 0x0E4C;
inline constexpr char32_t kNikhahit = 0x0E4D;
inline constexpr char32_t kYamakkan = 0x0E4E;
inline constexpr char32_t kThaiDigitZero = 0x0E50;
inline constexpr char32_t kThaiDigitNine = 0x0E59;

inline constexpr char32_t kZeroWidthSpace = 0x200B;
inline constexpr char32_t kSoftHyphen = 0x00AD;
inline constexpr char32_t kBullet = 0x2022;
inline constexpr char32_t kLeftDoubleQuote = 0x201C;
inline constexpr char32_t kRightDoubleQuote = 0x201D;
inline constexpr char32_t kLeftSingleQuote = 0x2018;
inline constexpr char32_t kRightSingleQuote = 0x2019;

// What a code point may stand beside. The division is that of WTT 2.0 as far as repair needs it.
enum class CharClass : std::uint8_t {
  kOther,      // anything that is not Thai and not a space
  kSpace,      // U+0020
  kConsonant,  // a base
  kVocalic,    // independent vowels that take no mark
  kLead,       // a vowel written before its consonant
  kAa,
  kAm,
  kShortA,
  kLongTail,
  kHanAkat,  // must be closed by a consonant
  kAbove,
  kTaikhu,
  kBelow,
  kDot,
  kTone,
  kSilencer,
  kRing,
  kYama,
  kSign,       // repetition and abbreviation signs
  kThaiOther,  // digits and the like
};
inline constexpr int kCharClassCount = 20;

CharClass ClassOf(char32_t code_point);

inline bool IsThai(char32_t c) { return c >= kKoKai && c <= 0x0E5B; }
inline bool IsThaiDigit(char32_t c) { return c >= kThaiDigitZero && c <= kThaiDigitNine; }
inline bool IsDigit(char32_t c) { return (c >= U'0' && c <= U'9') || IsThaiDigit(c); }
inline bool IsTone(char32_t c) { return c >= kMaiEk && c <= kMaiChattawa; }
inline bool IsConsonant(char32_t c) { return c >= kKoKai && c <= kHoNokhuk; }
inline bool IsLead(char32_t c) { return c >= kSaraE && c <= kSaraAiMaimalai; }
// A letter or mark that words are made of; digits and signs are not.
inline bool IsThaiLetter(char32_t c) {
  return IsThai(c) && c != kPaiyannoi && c != kMaiyamok && c != kBaht && c < 0x0E4F;
}
// What a torn word can show at the tear: its letters, or the signs of an abbreviation.
inline bool IsWordSide(char32_t c) { return IsThaiLetter(c) || c == U'.' || c == kPaiyannoi; }
// A Latin letter, or one of another alphabet that sets spaces between words.
bool IsForeignLetter(char32_t code_point);
// A vowel, tone or sign that belongs to the consonant before it and can never begin a word.
inline bool IsDependent(char32_t c) {
  return (c >= kSaraA && c <= kPhinthu) || c == kLakkhangyao || (c >= kMaitaikhu && c <= kYamakkan);
}

// Marks above and below a letter, which take no column of their own.
inline bool TakesNoColumn(char32_t c) {
  return c == kMaiHanAkat || (c >= kSaraI && c <= kPhinthu) || (c >= kMaitaikhu && c <= kYamakkan);
}

}  // namespace sarabun::thai
