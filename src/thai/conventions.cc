#include "thai/conventions.h"

#include "thai/code_points.h"

namespace sarabun::thai {

namespace {

enum class Side {
  kThai,
  kDigit,
  kForeign,
  kOpen,
  kClose,
  kQuote,
  kComma,
  kStop,
  kSlash,
  kDash,
  kMaiyamok,
  kPaiyannoi,
  kPercent,
  kBullet,
  kOther
};

Side SideOf(char32_t c) {
  if (c == kMaiyamok) return Side::kMaiyamok;
  if (c == kPaiyannoi) return Side::kPaiyannoi;
  if (IsDigit(c)) return Side::kDigit;
  if (IsThai(c)) return Side::kThai;
  if (IsForeignLetter(c)) return Side::kForeign;
  switch (c) {
    case U'(':
    case U'[':
    case U'{':
    case kLeftDoubleQuote:
    case kLeftSingleQuote:
    case 0x00AB:
      return Side::kOpen;
    case U')':
    case U']':
    case U'}':
    case kRightDoubleQuote:
    case kRightSingleQuote:
    case 0x00BB:
      return Side::kClose;
    case U'"':
    case U'\'':
      return Side::kQuote;
    case U',':
    case U';':
    case U'!':
    case U'?':
    case 0x2026:
      return Side::kComma;
    case U'.':
      return Side::kStop;
    case U'/':
      return Side::kSlash;
    case U'-':
    case 0x2010:
    case 0x2013:
    case 0x2014:
      return Side::kDash;
    case U'%':
      return Side::kPercent;
    case kBullet:
    case U'*':
      return Side::kBullet;
    default:
      return Side::kOther;
  }
}

constexpr Verdict Space(double confidence, const char* reason, bool firm = false) {
  return {true, confidence, reason, firm};
}
constexpr Verdict Close(double confidence, const char* reason, bool firm = false) {
  return {false, confidence, reason, firm};
}

std::optional<Verdict> AfterStop(std::u32string_view left, std::u32string_view right) {
  const char32_t before = left.size() > 1 ? left[left.size() - 2] : U' ';
  const char32_t next = right.front();
  const bool next_abbreviates = right.size() > 1 && IsThai(next) && right[1] == U'.';
  if (IsDigit(before) && IsDigit(next)) return Close(0.9, "decimal");
  if (IsThai(before) && next_abbreviates) return Close(0.95, "abbreviation");
  if (IsDigit(next) || IsForeignLetter(next)) return Space(0.95, "stop");
  return std::nullopt;
}

// Left and right are letters, digits or nothing that binds.
std::optional<Verdict> Letters(Side left, Side right) {
  if (left == Side::kThai && right == Side::kThai) return std::nullopt;
  if (left == right) return left == Side::kForeign ? Space(0.95, "foreign-words", true) : Space(0.7, "digits", true);
  if (left == Side::kThai || right == Side::kThai) {
    return Space(0.98, left == Side::kDigit || right == Side::kDigit ? "digit-thai" : "foreign-thai");
  }
  return Space(0.8, "digit-foreign", true);
}

bool IsLetterSide(Side side) { return side == Side::kThai || side == Side::kDigit || side == Side::kForeign; }

// A dash between spaces joins clauses, one without spaces joins words.
Verdict BesideDash(std::u32string_view left, std::u32string_view right, bool dash_left) {
  const bool loose =
      dash_left ? left.size() < 2 || left[left.size() - 2] == U' ' : right.size() < 2 || right[1] == U' ';
  return loose ? Space(0.95, "dash") : Close(0.8, "hyphen");
}

}  // namespace

std::optional<Verdict> Convention(std::u32string_view left, std::u32string_view right) {
  const Side a = SideOf(left.back());
  const Side b = SideOf(right.front());
  if (IsLetterSide(a) && IsLetterSide(b)) return Letters(a, b);
  if (a == Side::kOpen) return Close(0.98, "bracket", true);
  if (b == Side::kClose || b == Side::kComma || b == Side::kStop || b == Side::kPercent) {
    return Close(0.95, "sign", true);
  }
  if (b == Side::kPaiyannoi) return Close(0.95, "paiyannoi", true);
  if (b == Side::kMaiyamok) return Space(0.8, "maiyamok");
  if (a == Side::kSlash || b == Side::kSlash) return Close(0.9, "slash");
  if (a == Side::kDash) return BesideDash(left, right, true);
  if (b == Side::kDash) return BesideDash(left, right, false);
  if (b == Side::kOpen) return Space(0.98, "bracket");
  if (a == Side::kStop) return AfterStop(left, right);
  if (a == Side::kPaiyannoi) {
    // The middle of the sign for "et cetera" is an ordinary letter between two of its signs.
    const bool et_cetera = right.size() > 1 && right[0] == kLoLing && right[1] == kPaiyannoi;
    return et_cetera ? Close(0.99, "paiyannoi", true) : Space(0.93, "paiyannoi");
  }
  if (a == Side::kClose || a == Side::kComma || a == Side::kMaiyamok || a == Side::kPercent) {
    return Space(0.97, "sign");
  }
  if (a == Side::kQuote || b == Side::kQuote) return std::nullopt;
  return Space(0.85, "sign");
}

bool StartsLikeLabel(std::u32string_view line) {
  std::size_t i = 0;
  const bool bracket = !line.empty() && line[0] == U'(';
  if (bracket) ++i;
  const std::size_t digits = i;
  while (i < line.size() && i < digits + 4 && IsDigit(line[i])) ++i;
  if (i > digits) return bracket || (i < line.size() && (line[i] == U'.' || line[i] == U')'));
  if (line.empty() || bracket) return false;
  const Side side = SideOf(line[0]);
  return side == Side::kBullet || (side == Side::kDash && (line.size() < 2 || line[1] == U' '));
}

}  // namespace sarabun::thai
