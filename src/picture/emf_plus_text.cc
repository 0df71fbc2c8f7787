// EMF+ records as far as they bear on text. They stand in comments of an EMF and have a state of their own.
#include <algorithm>
#include <utility>

#include "picture/drawing_state.h"

namespace sarabun::picture {

namespace {

// MS-EMFPLUS 2.1.1.1.
enum Record : std::uint32_t {
  kHeader = 0x4001,
  kObject = 0x4008,
  kDrawString = 0x401C,
  kSave = 0x4025,
  kRestore = 0x4026,
  kBeginContainer = 0x4027,
  kBeginContainerNoParams = 0x4028,
  kEndContainer = 0x4029,
  kSetWorldTransform = 0x402A,
  kResetWorldTransform = 0x402B,
  kMultiplyWorldTransform = 0x402C,
  kTranslateWorldTransform = 0x402D,
  kScaleWorldTransform = 0x402E,
  kRotateWorldTransform = 0x402F,
  kSetPageTransform = 0x4030,
  kDrawDriverString = 0x4036,
};

constexpr std::size_t kHeadBytes = 12;
constexpr std::size_t kMostSaved = 4096;
constexpr double kAscent = 0.8;  // of an em, roughly: strings are placed by their upper edge

Matrix ReadMatrix(const Bytes& data, std::size_t at) {
  return {ReadFloat(data, at),      ReadFloat(data, at + 4),  ReadFloat(data, at + 8),
          ReadFloat(data, at + 12), ReadFloat(data, at + 16), ReadFloat(data, at + 20)};
}

}  // namespace

bool EmfPlusReader::ReadComment(std::string_view records) {
  const Bytes bytes(records);
  std::size_t at = 0;
  while (at < bytes.size() && !texts_.full()) {
    const std::size_t size = bytes.Little32(at + 4);
    if (!bytes.Has(at, kHeadBytes) || size < kHeadBytes || !bytes.Has(at, size)) return false;
    const std::size_t length = std::min<std::size_t>(bytes.Little32(at + 8), size - kHeadBytes);
    ReadRecord(bytes.Little16(at), bytes.Little16(at + 2), Bytes(bytes.Slice(at + kHeadBytes, length)));
    at += size;
  }
  return true;
}

void EmfPlusReader::ReadRecord(std::uint32_t type, std::uint32_t flags, const Bytes& data) {
  switch (type) {
    case kHeader:
      is_dual_ = (flags & 1u) != 0;
      return;
    case kObject:
      return ReadFont(flags, data);
    case kDrawString:
      return DrawString(flags, data);
    case kDrawDriverString:
      return DrawDriverString(flags, data);
    case kSave:
    case kBeginContainer:
    case kBeginContainerNoParams:
      if (saved_.size() < kMostSaved) saved_.push_back(state_);
      return;
    case kRestore:
    case kEndContainer:
      if (saved_.empty()) return;
      state_ = saved_.back();
      saved_.pop_back();
      return;
    default:
      return ReadTransform(type, flags, data);
  }
}

void EmfPlusReader::ReadTransform(std::uint32_t type, std::uint32_t flags, const Bytes& data) {
  constexpr std::uint32_t kPost = 0x2000;
  const auto multiply = [&](const Matrix& matrix) {
    state_.world = (flags & kPost) != 0 ? Then(state_.world, matrix) : Then(matrix, state_.world);
  };
  switch (type) {
    case kSetWorldTransform:
      state_.world = ReadMatrix(data, 0);
      return;
    case kResetWorldTransform:
      state_.world = {};
      return;
    case kMultiplyWorldTransform:
      return multiply(ReadMatrix(data, 0));
    case kTranslateWorldTransform:
      return multiply({1, 0, 0, 1, ReadFloat(data, 0), ReadFloat(data, 4)});
    case kScaleWorldTransform:
      return multiply({ReadFloat(data, 0), 0, 0, ReadFloat(data, 4), 0, 0});
    case kRotateWorldTransform: {
      constexpr double kDegree = 3.14159265358979323846 / 180;
      const double angle = ReadFloat(data, 0) * kDegree;
      return multiply({std::cos(angle), std::sin(angle), -std::sin(angle), std::cos(angle), 0, 0});
    }
    case kSetPageTransform:
      state_.page_scale = data.Has(0, 4) && ReadFloat(data, 0) > 0 ? static_cast<double>(ReadFloat(data, 0)) : 1;
      return;
    default:
      return;
  }
}

// 2.2.1.3 EmfPlusFont. Objects of other kinds take the id over.
void EmfPlusReader::ReadFont(std::uint32_t flags, const Bytes& data) {
  constexpr std::uint32_t kFont = 6;
  const bool is_font = (flags >> 8 & 0x7Fu) == kFont;
  fonts_[flags & 63u] = is_font ? std::abs(static_cast<double>(ReadFloat(data, 4))) : 0;
}

void EmfPlusReader::Draw(std::string text, Point at, double width, double em) {
  Matrix map = state_.world;
  const Point place = map.Map(at);
  const double scale = state_.page_scale;
  texts_.Add(
      {std::move(text), place.x * scale, place.y * scale, width * map.ScaleX() * scale, em * map.ScaleY() * scale});
}

// 2.3.4.14: a rectangle, and the text in it; how wide it is drawn stands nowhere.
void EmfPlusReader::DrawString(std::uint32_t flags, const Bytes& data) {
  constexpr std::size_t kStringAt = 28;
  texts_.Met();
  const double em = EmOf(flags);
  const std::size_t room = data.size() > kStringAt ? (data.size() - kStringAt) / 2 : 0;
  const std::size_t count = std::min<std::size_t>(data.Little32(8), room);
  Draw(DecodeUtf16(data, kStringAt, count), {ReadFloat(data, 12), ReadFloat(data, 16) + em * kAscent}, 0, em);
}

// 2.3.4.6: characters, or glyphs by number, each with the place of its baseline unless only the first has one.
void EmfPlusReader::DrawDriverString(std::uint32_t flags, const Bytes& data) {
  constexpr std::uint32_t kCharacters = 1;
  constexpr std::uint32_t kRealizedAdvance = 4;
  constexpr std::size_t kGlyphsAt = 16;
  texts_.Met();
  const std::uint32_t options = data.Little32(4);
  if ((options & kCharacters) == 0) return texts_.Unreadable();
  const std::size_t room = data.size() > kGlyphsAt ? (data.size() - kGlyphsAt) / 2 : 0;
  const std::size_t count = std::min<std::size_t>(data.Little32(12), room);
  const std::size_t places = kGlyphsAt + 2 * std::size_t{data.Little32(12)};
  const Point first{ReadFloat(data, places), ReadFloat(data, places + 4)};
  double width = 0;
  if ((options & kRealizedAdvance) == 0 && count > 1 && data.Has(places, 8 * count)) {
    const double last = ReadFloat(data, places + 8 * (count - 1));
    width = (last - first.x) * static_cast<double>(count) / static_cast<double>(count - 1);
  }
  Draw(DecodeUtf16(data, kGlyphsAt, count), first, std::max(width, 0.0), EmOf(flags));
}

}  // namespace sarabun::picture
