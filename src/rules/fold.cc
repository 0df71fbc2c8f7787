#include "rules/fold.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"

namespace sarabun::rules {
namespace {

constexpr char32_t kLastConsonant = 0x0E2E;
constexpr char32_t kMaiHanAkat = 0x0E31;
constexpr char32_t kSaraAa = 0x0E32;
constexpr char32_t kSaraAm = 0x0E33;
constexpr char32_t kSaraI = 0x0E34;
constexpr char32_t kSaraUu = 0x0E39;
constexpr char32_t kPhinthu = 0x0E3A;
constexpr char32_t kSaraE = 0x0E40;
constexpr char32_t kSaraAe = 0x0E41;
constexpr char32_t kMaiTaiKhu = 0x0E47;
constexpr char32_t kMaiEk = 0x0E48;
constexpr char32_t kMaiChattawa = 0x0E4B;
constexpr char32_t kNikhahit = 0x0E4D;
constexpr char32_t kYamakkan = 0x0E4E;
constexpr char32_t kThaiZero = 0x0E50;
constexpr char32_t kThaiNine = 0x0E59;
constexpr char32_t kThaiFirst = 0x0E00;
constexpr char32_t kThaiLast = 0x0E7F;
constexpr char32_t kNoChar = 0;

bool IsTone(char32_t c) { return c >= kMaiEk && c <= kMaiChattawa; }
bool IsVowelMark(char32_t c) { return c == kMaiHanAkat || (c >= kSaraI && c <= kSaraUu); }
bool IsMark(char32_t c) {
  return c == kMaiHanAkat || (c >= kSaraI && c <= kPhinthu) || (c >= kMaiTaiKhu && c <= kYamakkan);
}
bool IsSpace(char32_t c) {
  return c == ' ' || c == '\t' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}
bool IsBreak(char32_t c) {
  return c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
}
bool IsInvisible(char32_t c) { return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF; }
bool IsDash(char32_t c) {
  return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D;
}

// One character for one character; kNoChar drops it.
char32_t FoldChar(char32_t c) {
  if (c < 0x80) return IsSpace(c) ? U' ' : IsBreak(c) ? U'\n' : c;
  if (c >= kThaiZero && c <= kThaiNine) return U'0' + (c - kThaiZero);
  if (c >= kThaiFirst && c <= kThaiLast) return c;
  if (IsSpace(c)) return U' ';
  if (IsBreak(c)) return U'\n';
  if (IsInvisible(c)) return kNoChar;
  if (IsDash(c)) return U'-';
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFF01 + U'!';
  return c;
}

// Consonants and visible ASCII change nothing that stands before them: most of any text.
bool StandsAlone(char32_t c) { return (c > kThaiFirst && c <= kLastConsonant) || (c > U' ' && c < 0x7F); }

struct Char {
  char32_t c;
  std::uint32_t origin;
};

// Puts `next` behind `chars`, mending the pairs that one keystroke too many or in the wrong order makes.
void Put(std::vector<Char>& chars, Char next) {
  const std::size_t n = chars.size();
  const char32_t last = n > 0 ? chars[n - 1].c : kNoChar;
  if (next.c == ' ' && (last == ' ' || last == '\n' || n == 0)) return;
  if (next.c == '\n') {
    if (n == 0 || last == '\n') return;
    if (last == ' ') chars.pop_back();
    chars.push_back(next);
    return;
  }
  if (IsMark(next.c) && last == ' ' && n > 1) chars.pop_back();
  const char32_t before = chars.empty() ? kNoChar : chars.back().c;
  if (next.c == kSaraE && before == kSaraE) {
    chars.back().c = kSaraAe;
  } else if (next.c == kSaraAa && before == kNikhahit) {
    chars.back().c = kSaraAm;
  } else if (next.c == kSaraAa && IsTone(before) && chars.size() > 1 && chars[chars.size() - 2].c == kNikhahit) {
    chars[chars.size() - 2].c = before;
    chars.back().c = kSaraAm;
  } else if (IsVowelMark(next.c) && IsTone(before)) {
    std::swap(chars.back().c, next.c);
    chars.push_back(next);
  } else if (!(IsMark(next.c) && next.c == before)) {
    chars.push_back(next);
  }
}

bool IsLetterOrDigit(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (c >= kThaiFirst && c <= kThaiLast) return c != 0x0E2F && c != 0x0E3F && c != 0x0E46 && c < 0x0E5A;
  return c >= 0xC0 && !(c >= 0x2000 && c <= 0x2BFF) && c < 0xE000;
}

// At most so many characters of one text can stand again in the other, in whatever order: those that share a bucket.
std::size_t MostInCommon(const std::u32string& a, const std::u32string& b) {
  constexpr std::size_t kBuckets = 128;  // as many as Thai has code points
  std::array<std::uint32_t, kBuckets> left{};
  for (char32_t c : a) ++left[c % kBuckets];
  std::size_t common = 0;
  for (char32_t c : b) {
    std::uint32_t& count = left[c % kBuckets];
    common += count > 0 ? 1 : 0;
    count -= count > 0 ? 1 : 0;
  }
  return common;
}

double EditRatio(const std::u32string& a, const std::u32string& b) {
  return 1.0 - static_cast<double>(EditDistance(a, b)) / static_cast<double>(std::max(a.size(), b.size()));
}

// Dice's coefficient over pairs of neighbouring characters: moved words cost little.
double PairRatio(const std::u32string& a, const std::u32string& b) {
  if (a.size() < 2 || b.size() < 2) return 0;
  const auto pairs_of = [](const std::u32string& text) {
    std::vector<std::uint64_t> pairs;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
      pairs.push_back((static_cast<std::uint64_t>(text[i]) << 32) | text[i + 1]);
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
  };
  const std::vector<std::uint64_t> left = pairs_of(a);
  const std::vector<std::uint64_t> right = pairs_of(b);
  std::vector<std::uint64_t> both;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(both));
  return 2.0 * static_cast<double>(both.size()) / static_cast<double>(left.size() + right.size());
}

}  // namespace

Folded Fold(std::string_view source) {
  std::vector<Char> chars;
  chars.reserve(source.size() / 2 + 1);
  for (std::size_t i = 0; i < source.size();) {
    const utf8::Decoded decoded = utf8::Decode(source, i);
    const char32_t c = FoldChar(decoded.code_point);
    if (StandsAlone(c)) {
      chars.push_back({c, static_cast<std::uint32_t>(i)});
    } else if (c != kNoChar) {
      Put(chars, {c, static_cast<std::uint32_t>(i)});
    }
    i += decoded.length;
  }
  while (!chars.empty() && (chars.back().c == ' ' || chars.back().c == '\n')) chars.pop_back();
  Folded folded;
  // Room at once: growing byte by byte was half of what folding cost.
  std::size_t bytes = 0;
  for (const Char& each : chars) bytes += utf8::SizeOf(each.c);
  folded.text.resize(bytes);
  folded.origin.resize(bytes + 1);
  char* const text = folded.text.data();
  std::uint32_t* const origin = folded.origin.data();
  std::size_t size = 0;
  for (const Char& each : chars) {
    const std::size_t end = size + utf8::Write(each.c, text + size);
    for (; size < end; ++size) origin[size] = each.origin;
  }
  folded.origin.back() = static_cast<std::uint32_t>(source.size());
  return folded;
}

bool FoldsToMoreThan(std::string_view source, std::size_t bytes) {
  std::size_t standing = 0;
  for (std::size_t i = 0; i < source.size() && standing <= bytes;) {
    const utf8::Decoded decoded = utf8::Decode(source, i);
    if (StandsAlone(FoldChar(decoded.code_point))) ++standing;
    i += decoded.length;
  }
  return standing > bytes;
}

Folded WithoutBreaks(const Folded& folded) {
  Folded out;
  out.text.reserve(folded.text.size());
  out.origin.reserve(folded.origin.size());
  for (std::size_t i = 0; i < folded.text.size(); ++i) {
    if (folded.text[i] == '\n') continue;
    out.text += folded.text[i];
    out.origin.push_back(folded.origin[i]);
  }
  out.origin.push_back(folded.origin.back());
  return out;
}

std::string Skeleton(std::string_view source) {
  const Folded folded = Fold(source);
  std::string out;
  out.reserve(folded.text.size());
  for (std::size_t i = 0; i < folded.text.size();) {
    const utf8::Decoded decoded = utf8::Decode(folded.text, i);
    i += decoded.length;
    char32_t c = decoded.code_point;
    if (!IsLetterOrDigit(c)) continue;
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
    utf8::Append(out, c);
  }
  return out;
}

std::u32string ToCodePoints(std::string_view text) {
  std::u32string out;
  out.reserve(text.size() / 3 + 1);  // as many as there are when all are Thai
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Decoded decoded = utf8::Decode(text, i);
    out += decoded.code_point;
    i += decoded.length;
  }
  return out;
}

double Similarity(const std::u32string& left, const std::u32string& right, double at_least) {
  constexpr std::size_t kShortest = 4;  // code points; below, a part that is held says little
  constexpr double kFarApart = 0.5;     // shares of pairs below it are no likeness
  if (left.empty() || right.empty()) return 0;
  if (left == right) return 1;
  const std::u32string& small = left.size() <= right.size() ? left : right;
  const std::u32string& large = left.size() <= right.size() ? right : left;
  const double share = static_cast<double>(small.size()) / static_cast<double>(large.size());
  double best = 0;
  // Nothing is worked out whose most, which the lengths allow, is less than what is asked for.
  if (small.size() >= kShortest) {
    const double begins = 0.75 + 0.2 * share;
    const double held = 0.55 + 0.3 * share;
    if (begins >= at_least && large.compare(0, small.size(), small) == 0) {
      best = begins;
    } else if (held >= at_least && large.find(small) != std::u32string::npos) {
      best = held;
    }
  }
  const double most = 2 * share / (1 + share);
  if (most > std::max(best, kFarApart) && most >= at_least) {
    const auto common = static_cast<double>(MostInCommon(left, right));
    const auto letters = static_cast<double>(left.size() + right.size());
    // A text has one pair fewer than characters, and each pair in common begins with a character in common.
    if (2 * common / (letters - 2) >= at_least) best = std::max(best, PairRatio(left, right));
    const double kept = common / static_cast<double>(large.size());
    if (kept > best && kept >= at_least) best = std::max(best, EditRatio(left, right));
  }
  return std::min(best, 0.99);
}

double Similarity(std::string_view a, std::string_view b) {
  if (a == b) return a.empty() ? 0 : 1;
  if (a.size() > kLongestHeading || b.size() > kLongestHeading) return 0;
  return Similarity(ToCodePoints(a), ToCodePoints(b));
}

}  // namespace sarabun::rules
