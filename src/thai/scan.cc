#include "thai/scan.h"

#include <array>
#include <cstdint>

#include "base/utf8.h"
#include "thai/clusters.h"

namespace sarabun::thai {

namespace {

// The automaton's states are the class of the character before, and two more: a tone over an open mai
// han-akat, and the start, which refuses a space as a space does.
constexpr std::uint8_t kOpenTone = kCharClassCount;
constexpr int kStateCount = kCharClassCount + 1;
constexpr std::uint8_t kTrouble = 0x80;

using Row = std::array<std::uint8_t, kCharClassCount>;
using Transitions = std::array<Row, kStateCount>;

Transitions MakeTransitions() {
  Transitions table{};
  for (std::uint8_t state = 0; state < kStateCount; ++state) {
    const bool open = state == kOpenTone;
    const auto previous = open ? CharClass::kTone : static_cast<CharClass>(state);
    for (std::uint8_t i = 0; i < kCharClassCount; ++i) {
      const auto next = static_cast<CharClass>(i);
      std::uint8_t to = i;
      if (next == CharClass::kTone && previous == CharClass::kHanAkat) to = kOpenTone;
      if (!MayFollow(previous, open, next)) to |= kTrouble;
      table[state][i] = to;
    }
  }
  return table;
}

struct Tables {
  Transitions next = MakeTransitions();
  std::array<std::uint8_t, 128> thai{};
  std::array<std::uint8_t, 128> ascii_need{};

  Tables() {
    for (std::size_t i = 0; i < 128; ++i) {
      thai[i] = static_cast<std::uint8_t>(ClassOf(static_cast<char32_t>(0x0E00 + i)));
      ascii_need[i] = static_cast<std::uint8_t>(NeedOf(static_cast<char32_t>(i)));
    }
  }
};

const Tables kTables;

// UTF-8 read as CP874 shows the same leading vowel at every third place, or second where a byte was lost; sound text
// hardly does so four times in a row.
constexpr unsigned kLeastStride = 6;
constexpr unsigned kLeadStride = 9;
constexpr unsigned kLeadRun = 3;
// Sound text holds at most two letters of Latin-1 side by side; CP874 read as Latin-1 holds nothing else.
constexpr unsigned kLatinRun = 3;

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  unsigned Run() {
    for (std::size_t i = 0; i < text_.size();) i += Step(i);
    if (state_ == kSpaceState && !text_.empty()) need_ |= kNeedsSpaces;
    if (state_ == kOpenTone || state_ == kOpenState || state_ == kLeadState) trouble_ |= kTrouble;
    if (trouble_ & kTrouble) need_ |= kNeedsMarks;
    return need_;
  }

 private:
  static constexpr auto kSpaceState = static_cast<std::uint8_t>(CharClass::kSpace);
  static constexpr auto kOpenState = static_cast<std::uint8_t>(CharClass::kHanAkat);
  static constexpr auto kLeadState = static_cast<std::uint8_t>(CharClass::kLead);

  unsigned char At(std::size_t i) const { return static_cast<unsigned char>(text_[i]); }

  void Move(std::uint8_t char_class) {
    const std::uint8_t to = kTables.next[state_][char_class];
    trouble_ |= to;
    state_ = to & 0x7F;
  }

  std::size_t Step(std::size_t i) {
    const unsigned char byte = At(i);
    if (byte == 0xE0 && i + 2 < text_.size() && (At(i + 1) & 0xFE) == 0xB8 && (At(i + 2) & 0xC0) == 0x80) {
      const unsigned index = ((At(i + 1) & 1u) << 6) | (At(i + 2) & 0x3Fu);
      if (index == (kSaraE & 0x7F)) CountLead(i);
      Move(kTables.thai[index]);
      latin_run_ = 0;
      return 3;
    }
    if (byte < 0x80) {
      need_ |= kTables.ascii_need[byte];
      if (byte == ' ' && state_ == kSpaceState) need_ |= kNeedsSpaces;
      Move(byte == ' ' ? kSpaceState : 0);
      latin_run_ = 0;
      return 1;
    }
    return StepOther(i);
  }

  std::size_t StepOther(std::size_t i) {
    const utf8::Decoded decoded = utf8::Decode(text_, i);
    need_ |= decoded.valid ? NeedOf(decoded.code_point) : kNeedsBytes;
    latin_run_ = decoded.length == 2 && decoded.code_point <= 0xFF ? latin_run_ + 1 : 0;
    if (latin_run_ >= kLatinRun) need_ |= kNeedsEncoding;
    Move(0);
    return decoded.length;
  }

  void CountLead(std::size_t i) {
    const std::size_t stride = i - last_lead_;
    lead_run_ = stride >= kLeastStride && stride <= kLeadStride ? lead_run_ + 1 : 0;
    last_lead_ = i;
    if (lead_run_ >= kLeadRun) need_ |= kNeedsEncoding;
  }

  std::string_view text_;
  unsigned need_ = 0;
  std::uint8_t trouble_ = 0;
  std::uint8_t state_ = kSpaceState;
  unsigned latin_run_ = 0;
  unsigned lead_run_ = 0;
  std::size_t last_lead_ = 0;
};

bool IsOddSpace(char32_t c) {
  return c == 0x00A0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool IsInvisible(char32_t c) {
  return c == kSoftHyphen || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF;
}

bool IsSurelyComposed(char32_t c) {
  return c < 0x300 || IsThai(c) || (c >= 0x2010 && c <= 0x205E) || (c >= 0x20A0 && c <= 0x20BF) ||
         (c >= 0x2190 && c <= 0x21FF) || (c >= 0x2460 && c <= 0x27BF);
}

}  // namespace

unsigned NeedOf(char32_t c) {
  if (c == U'\n' || c == U'\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029) {
    return kNeedsBreaks;
  }
  if (c < 0x20 || c == 0x7F || IsOddSpace(c)) return kNeedsSpaces;
  if (c < 0x7F) return kNeedsNothing;
  if (IsInvisible(c)) return kNeedsInvisible;
  if ((c >= 0x80 && c <= 0x9F) || (c >= 0xE000 && c <= 0xF8FF)) return kNeedsEncoding;
  if (c == utf8::kReplacement) return kNeedsMarks;  // so that the damage is told
  return IsSurelyComposed(c) ? kNeedsNothing : kNeedsCompose;
}

unsigned Scan(std::string_view text) { return Scanner(text).Run(); }

}  // namespace sarabun::thai
