#include "thai/encoding.h"

#include <array>

#include "base/utf8.h"
#include "thai/clusters.h"
#include "thai/scan.h"

namespace sarabun::thai {

namespace {

constexpr char32_t kWindowsFirst = 0xF700;
constexpr std::array<char32_t, 27> kWindows = {0x0E10, 0x0E34, 0x0E35, 0x0E36, 0x0E37, 0x0E48, 0x0E49, 0x0E4A, 0x0E4B,
                                               0x0E4C, 0x0E48, 0x0E49, 0x0E4A, 0x0E4B, 0x0E4C, 0x0E0D, 0x0E31, 0x0E4D,
                                               0x0E47, 0x0E48, 0x0E49, 0x0E4A, 0x0E4B, 0x0E4C, 0x0E38, 0x0E39, 0x0E3A};
constexpr char32_t kMacFirst = 0xF884;
constexpr std::array<char32_t, 27> kMac = {0x0E31, 0x0E34, 0x0E35, 0x0E36, 0x0E37, 0x0E47, 0x0E48, 0x0E48, 0x0E48,
                                           0x0E49, 0x0E49, 0x0E49, 0x0E4A, 0x0E4A, 0x0E4A, 0x0E4B, 0x0E4B, 0x0E4B,
                                           0x0E4C, 0x0E4C, 0x0E4C, 0x0E4D, 0x0E0D, 0x0E38, 0x0E39, 0x0E3A, 0x0E10};

// Bullets of the Symbol and Wingdings fonts as Word writes them, at 0xF000 plus the glyph.
bool IsSymbolBullet(char32_t c) {
  return c == 0xF0A7 || c == 0xF0B7 || c == 0xF0D8 || c == 0xF0FC || c == 0xF076 || c == 0xF06E || c == 0xF06C ||
         c == 0xF0A8 || c == 0xF0E0 || c == 0xF02D;
}

// The byte of CP1252 that a code point was read from, 0 if none.
unsigned Cp1252Byte(char32_t c) {
  if (c >= 0x80 && c <= 0xFF) return static_cast<unsigned>(c);
  constexpr std::array<char32_t, 32> kHigh = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                              0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                              0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                              0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
  for (unsigned i = 0; i < kHigh.size(); ++i) {
    if (kHigh[i] != 0 && kHigh[i] == c) return 0x80 + i;
  }
  return 0;
}

char32_t FromCp874(unsigned byte) {
  if ((byte >= 0xA1 && byte <= 0xDA) || (byte >= 0xDF && byte <= 0xFB)) return 0x0E00 + (byte - 0xA0);
  return 0;
}

// Marks that sit where writing allows them: what tells Thai in a wrong code page from French.
bool IsSoundThai(std::u32string_view text) {
  CharClass previous = CharClass::kOther;
  bool open = false;
  for (const char32_t c : text) {
    const CharClass next = ClassOf(c);
    if (!MayFollow(previous, open, next) && c != kNikhahit) return false;
    open = next == CharClass::kTone && previous == CharClass::kHanAkat;
    previous = next;
  }
  return previous != CharClass::kLead;
}

// One run of characters that could be bytes, undone if the result is sound Thai.
class RunReader {
 public:
  explicit RunReader(std::u32string_view text) : text_(text) {}

  // The end of the run that starts at `begin`; spaces and ASCII between its parts do not belong to it.
  std::size_t End(std::size_t begin) const {
    std::size_t end = begin;
    while (end < text_.size() && Cp1252Byte(text_[end]) != 0) ++end;
    return end;
  }

  bool AsUtf8(std::size_t begin, std::size_t end, std::u32string& out) const {
    std::string bytes;
    for (std::size_t i = begin; i < end; ++i) bytes += static_cast<char>(Cp1252Byte(text_[i]));
    out.clear();
    for (std::size_t i = 0; i < bytes.size();) {
      const utf8::Decoded decoded = utf8::Decode(bytes, i);
      if (!decoded.valid || !IsThai(decoded.code_point)) return false;
      out += decoded.code_point;
      i += decoded.length;
    }
    return !out.empty();
  }

  bool AsCp874(std::size_t begin, std::size_t end, std::u32string& out) const {
    out.clear();
    for (std::size_t i = begin; i < end; ++i) {
      const char32_t c = FromCp874(Cp1252Byte(text_[i]));
      if (c == 0) return false;
      out += c;
    }
    return out.size() >= 3 && IsSoundThai(out);
  }

 private:
  std::u32string_view text_;
};

bool IsLineStart(std::u32string_view text, std::size_t at) {
  while (at > 0 && text[at - 1] == U' ') --at;
  return at == 0 || text[at - 1] == U'\n';
}

void MendOne(Draft& draft, std::size_t at) {
  const char32_t c = draft.text()[at];
  if (const char32_t thai = FromPrivateUse(c); thai != 0) {
    draft.Replace(at, at + 1, std::u32string_view(&thai, 1), {RepairKind::kEncoding, 1.0, "private-use"});
  } else if (IsSymbolBullet(c)) {
    draft.Replace(at, at + 1, std::u32string_view(&kBullet, 1), {RepairKind::kEncoding, 0.95, "symbol-font"});
  } else if (c >= 0x80 && c <= 0x9F && IsLineStart(draft.text(), at)) {
    draft.Replace(at, at + 1, std::u32string_view(&kBullet, 1), {RepairKind::kEncoding, 0.8, "c1-bullet"});
  }
}

}  // namespace

char32_t FromPrivateUse(char32_t c) {
  if (c >= kWindowsFirst && c < kWindowsFirst + kWindows.size()) return kWindows[c - kWindowsFirst];
  if (c >= kMacFirst && c < kMacFirst + kMac.size()) return kMac[c - kMacFirst];
  return 0;
}

bool MendEncoding(Draft& draft) {
  const std::u32string& text = draft.text();
  const RunReader runs(text);
  std::u32string read;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = text[i] < 0x80 || IsThai(text[i]) ? i : runs.End(i);
    if (end - i >= 3 && (runs.AsUtf8(i, end, read) || runs.AsCp874(i, end, read))) {
      draft.Replace(i, end, read, {RepairKind::kEncoding, 0.95, "code-page"});
      i = end;
      continue;
    }
    const std::size_t stop = end > i ? end : i + 1;
    for (; i < stop; ++i) MendOne(draft, i);
  }
  return draft.Apply();
}

bool RemoveInvisible(Draft& draft) {
  const std::u32string& text = draft.text();
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && (NeedOf(text[end]) & kNeedsInvisible) != 0) ++end;
    if (end > i) draft.Replace(i, end, {}, {RepairKind::kInvisible, 1.0, "invisible"});
    i = end + 1;
  }
  return draft.Apply();
}

}  // namespace sarabun::thai
