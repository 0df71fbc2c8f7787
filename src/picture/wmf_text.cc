// WMF records as far as they bear on text. A WMF has one space, which SetWindowOrg moves and SetWindowExt scales as a
// whole: places can be compared as they stand.
#include <algorithm>
#include <cstdlib>
#include <functional>
#include <optional>
#include <queue>
#include <utility>

#include "picture/drawing_state.h"

namespace sarabun::picture {

namespace {

// MS-WMF 2.1.1.1. The low byte of a function that makes an object is 0xF?, save for a few.
enum Function : std::uint32_t {
  kEof = 0x0000,
  kCreatePalette = 0x00F7,
  kSelectObject = 0x012D,
  kSetTextAlign = 0x012E,
  kDibCreatePatternBrush = 0x0142,
  kDeleteObject = 0x01F0,
  kCreatePatternBrush = 0x01F9,
  kCreatePenIndirect = 0x02FA,
  kCreateFontIndirect = 0x02FB,
  kCreateBrushIndirect = 0x02FC,
  kMoveTo = 0x0214,
  kTextOut = 0x0521,
  kCreateRegion = 0x06FF,
  kExtTextOut = 0x0A32,
};

constexpr std::size_t kMostObjects = 65'536;  // META_HEADER counts them in 16 bits

class WmfReader {
 public:
  WmfReader(const Bytes& bytes, MetafileText& out) : bytes_(bytes), out_(out), texts_(out) {}

  void Read() {
    constexpr std::size_t kPlaceableBytes = 22;
    constexpr std::size_t kHeaderBytes = 18;
    std::size_t at = (bytes_.Is(0, "\xD7\xCD\xC6\x9A") ? kPlaceableBytes : 0) + kHeaderBytes;
    for (;;) {
      const std::size_t size = std::size_t{bytes_.Little32(at)} * 2;
      if (!bytes_.Has(at, 6) || size < 6 || !bytes_.Has(at, size)) {
        out_.is_cut_off = true;
        return;
      }
      const std::uint32_t function = bytes_.Little16(at + 4);
      if (function == kEof) return;
      ReadRecord(function, Bytes(bytes_.Slice(at + 6, size - 6)));
      if (texts_.full()) return;
      at += size;
    }
  }

 private:
  void ReadRecord(std::uint32_t function, const Bytes& data) {
    switch (function) {
      case kSetTextAlign:
        align_.bits = data.Little16(0);
        return;
      case kMoveTo:
        position_ = {static_cast<double>(data.SignedLittle16(2)), static_cast<double>(data.SignedLittle16(0))};
        return;
      case kCreateFontIndirect:
        return Create(DrawnFont{std::abs(static_cast<double>(data.SignedLittle16(0))), data.U8(13)});
      case kCreatePalette:
      case kDibCreatePatternBrush:
      case kCreatePatternBrush:
      case kCreatePenIndirect:
      case kCreateBrushIndirect:
      case kCreateRegion:
        return Create(std::nullopt);
      case kSelectObject:
        if (data.Little16(0) < objects_.size() && objects_[data.Little16(0)].font) {
          font_ = *objects_[data.Little16(0)].font;
        }
        return;
      case kDeleteObject:
        return Delete(data.Little16(0));
      case kTextOut:
        return TextOut(data);
      case kExtTextOut:
        return ExtTextOut(data);
      default:
        return;
    }
  }

  // An object takes the lowest free place (3.1.4.1).
  void Create(std::optional<DrawnFont> font) {
    const Object made{true, font};
    if (!free_.empty()) {
      objects_[free_.top()] = made;
      free_.pop();
    } else if (objects_.size() < kMostObjects) {
      objects_.push_back(made);
    }
  }

  void Delete(std::size_t place) {
    if (place >= objects_.size() || !objects_[place].is_used) return;
    objects_[place] = {};
    free_.push(place);
  }

  void TextOut(const Bytes& data) {
    const std::size_t count = data.Little16(0);
    const std::size_t places = 2 + (count + 1) / 2 * 2;
    if (!data.Has(2, count)) return texts_.Met(), texts_.Unreadable();
    Draw(data.Slice(2, count),
         {static_cast<double>(data.SignedLittle16(places + 2)), static_cast<double>(data.SignedLittle16(places))}, 0);
  }

  void ExtTextOut(const Bytes& data) {
    constexpr std::uint32_t kOpaque = 2;
    constexpr std::uint32_t kClipped = 4;
    const std::size_t count = data.Little16(4);
    const bool has_rectangle = (data.Little16(6) & (kOpaque | kClipped)) != 0;
    const std::size_t string = has_rectangle ? 16 : 8;
    if (!data.Has(string, count)) return texts_.Met(), texts_.Unreadable();
    const std::size_t advances = string + (count + 1) / 2 * 2;
    double width = 0;
    if (data.Has(advances, 2 * count)) {
      for (std::size_t i = 0; i < count; ++i) width += data.SignedLittle16(advances + 2 * i);
    }
    Draw(data.Slice(string, count),
         {static_cast<double>(data.SignedLittle16(2)), static_cast<double>(data.SignedLittle16(0))}, width);
  }

  void Draw(std::string_view string, Point start, double width) {
    texts_.Met();
    if (align_.from_position()) {
      start = position_;
      position_.x += width;
    }
    texts_.Add({DecodeBytes(string, font_.charset), start.x - align_.ShareLeftOfReference() * width,
                start.y + font_.em * align_.DownToBaseline(), width, font_.em});
  }

  struct Object {
    bool is_used = false;
    std::optional<DrawnFont> font;
  };
  const Bytes& bytes_;
  MetafileText& out_;
  DrawnTexts texts_;
  TextAlign align_;
  DrawnFont font_;
  Point position_;
  std::vector<Object> objects_;
  std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>> free_;  // the lowest on top
};

}  // namespace

void ReadWmfText(const Bytes& bytes, MetafileText& out) { WmfReader(bytes, out).Read(); }

}  // namespace sarabun::picture
