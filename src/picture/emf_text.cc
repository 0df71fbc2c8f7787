// EMF records as far as they bear on text: strings, fonts, alignment, and what maps a place to the page.
#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "picture/drawing_state.h"

namespace sarabun::picture {

namespace {

// MS-EMF 2.1.1.
enum Record : std::uint32_t {
  kSetWindowExt = 0x09,
  kSetWindowOrg = 0x0A,
  kSetViewportExt = 0x0B,
  kSetViewportOrg = 0x0C,
  kEof = 0x0E,
  kSetMapMode = 0x11,
  kSetTextAlign = 0x16,
  kMoveTo = 0x1B,
  kSaveDc = 0x21,
  kRestoreDc = 0x22,
  kSetWorldTransform = 0x23,
  kModifyWorldTransform = 0x24,
  kSelectObject = 0x25,
  kDeleteObject = 0x28,
  kComment = 0x46,
  kCreateFont = 0x52,
  kExtTextOutA = 0x53,
  kExtTextOutW = 0x54,
  kPolyTextOutA = 0x60,
  kPolyTextOutW = 0x61,
  kSmallTextOut = 0x6C,
};

// ExtTextOutOptions, 2.1.11.
constexpr std::uint32_t kGlyphIndex = 0x10;
constexpr std::uint32_t kNoRectangle = 0x100;
constexpr std::uint32_t kSmallChars = 0x200;
constexpr std::uint32_t kTwoAdvances = 0x2000;

constexpr std::size_t kMostSaved = 4096;  // no producer saves deeper; a file that only saves gains nothing

// The part of a device context that places text.
struct Context {
  Matrix world;
  Point window_origin;
  Point window_extent{1, 1};
  Point viewport_origin;
  Point viewport_extent{1, 1};
  std::uint32_t map_mode = 1;
  TextAlign align;
  DrawnFont font;
  Point position;

  // World space to device (MS-EMF 3.1.1.2.1).
  Matrix Page() const {
    constexpr std::uint32_t kText = 1;
    constexpr std::uint32_t kIsotropic = 7;
    double x = 1;
    double y = 1;
    if (map_mode >= kIsotropic) {
      x = window_extent.x != 0 ? viewport_extent.x / window_extent.x : 1;
      y = window_extent.y != 0 ? viewport_extent.y / window_extent.y : 1;
    } else if (map_mode != kText) {
      y = -1;  // fixed units, y upwards; their size is the same all over the page
    }
    return {x, 0, 0, y, viewport_origin.x - window_origin.x * x, viewport_origin.y - window_origin.y * y};
  }
};

// A string as a record gives it.
struct Output {
  Point reference;
  std::string text;
  double advance = 0;  // logical units; 0: unknown
  std::uint32_t options = 0;
};

class EmfReader {
 public:
  EmfReader(const Bytes& bytes, MetafileText& out) : bytes_(bytes), out_(out), texts_(out), plus_(drawn_by_plus_) {}

  void Read() {
    std::size_t at = 0;
    for (;;) {
      const std::size_t size = bytes_.Little32(at + 4);
      if (!bytes_.Has(at, 8) || size < 8 || !bytes_.Has(at, size)) {
        out_.is_cut_off = true;
        break;
      }
      const std::uint32_t type = bytes_.Little32(at);
      if (type == kEof) break;
      ReadRecord(type, Bytes(bytes_.Slice(at, size)));
      if (texts_.full()) break;
      at += size;
    }
    TakePlus();
  }

 private:
  // A dual file draws everything twice; one that only mixes both draws each part once.
  void TakePlus() {
    if (plus_.is_dual() && !out_.texts.empty()) return;
    out_.records += by_plus_.records;
    out_.unreadable += by_plus_.unreadable;
    out_.is_over_limit = out_.is_over_limit || by_plus_.is_over_limit;
    std::move(by_plus_.texts.begin(), by_plus_.texts.end(), std::back_inserter(out_.texts));
  }

  void ReadRecord(std::uint32_t type, const Bytes& record) {
    const auto point = [&] {
      return Point{static_cast<double>(record.SignedLittle32(8)), static_cast<double>(record.SignedLittle32(12))};
    };
    switch (type) {
      case kSetWindowExt:
        context_.window_extent = point();
        return;
      case kSetWindowOrg:
        context_.window_origin = point();
        return;
      case kSetViewportExt:
        context_.viewport_extent = point();
        return;
      case kSetViewportOrg:
        context_.viewport_origin = point();
        return;
      case kSetMapMode:
        context_.map_mode = record.Little32(8);
        return;
      case kSetTextAlign:
        context_.align.bits = record.Little32(8);
        return;
      case kMoveTo:
        context_.position = point();
        return;
      case kSaveDc:
        if (saved_.size() < kMostSaved) saved_.push_back(context_);
        return;
      case kRestoreDc:
        return Restore(record.SignedLittle32(8));
      case kSetWorldTransform:
        context_.world = ReadMatrix(record, 8);
        return;
      case kModifyWorldTransform:
        return ModifyWorld(record);
      case kCreateFont:
        fonts_[record.Little32(8)] = {std::abs(static_cast<double>(record.SignedLittle32(12))), record.U8(35)};
        return;
      case kSelectObject:
        return Select(record.Little32(8));
      case kDeleteObject:
        fonts_.erase(record.Little32(8));
        return;
      case kComment:
        return ReadComment(record);
      default:
        return ReadText(type, record);
    }
  }

  void ReadText(std::uint32_t type, const Bytes& record) {
    constexpr std::size_t kOneText = 36;    // where EmrText stands in EMR_EXTTEXTOUT
    constexpr std::size_t kManyTexts = 40;  // and the first of them in EMR_POLYTEXTOUT
    constexpr std::size_t kTextBytes = 40;
    switch (type) {
      case kExtTextOutA:
      case kExtTextOutW:
        return Draw(ReadEmrText(record, kOneText, type == kExtTextOutW));
      case kPolyTextOutA:
      case kPolyTextOutW:
        for (std::size_t i = 0; i < record.Little32(kOneText); ++i) {
          const std::size_t at = kManyTexts + kTextBytes * i;
          if (!record.Has(at, kTextBytes) || texts_.full()) return;
          Draw(ReadEmrText(record, at, type == kPolyTextOutW));
        }
        return;
      case kSmallTextOut:
        return Draw(ReadSmallText(record));
      default:
        return;
    }
  }

  // 2.2.5 EmrText. Its offsets count from the record's start; what lies outside is not read.
  Output ReadEmrText(const Bytes& record, std::size_t at, bool is_wide) const {
    Output out;
    out.reference = {static_cast<double>(record.SignedLittle32(at)),
                     static_cast<double>(record.SignedLittle32(at + 4))};
    out.options = record.Little32(at + 16);
    const std::size_t string = record.Little32(at + 12);
    const std::size_t room = string < record.size() ? record.size() - string : 0;
    const std::size_t count = std::min<std::size_t>(record.Little32(at + 8), is_wide ? room / 2 : room);
    out.text =
        is_wide ? DecodeUtf16(record, string, count) : DecodeBytes(record.Slice(string, count), context_.font.charset);
    const std::size_t advances = record.Little32(at + 36);
    const std::size_t step = (out.options & kTwoAdvances) != 0 ? 8 : 4;
    if (advances == 0 || !record.Has(advances, count * step)) return out;
    for (std::size_t i = 0; i < count; ++i) out.advance += record.SignedLittle32(advances + step * i);
    return out;
  }

  // 2.3.5.37 EMR_SMALLTEXTOUT: no advances.
  static Output ReadSmallText(const Bytes& record) {
    constexpr std::size_t kRectangleAt = 36;
    constexpr std::size_t kRectangleBytes = 16;
    Output out;
    out.reference = {static_cast<double>(record.SignedLittle32(8)), static_cast<double>(record.SignedLittle32(12))};
    out.options = record.Little32(20);
    const std::size_t at = kRectangleAt + ((out.options & kNoRectangle) != 0 ? 0 : kRectangleBytes);
    const std::size_t room = at < record.size() ? record.size() - at : 0;
    const std::size_t count = record.Little32(16);
    if ((out.options & kSmallChars) == 0) {
      out.text = DecodeUtf16(record, at, std::min(count, room / 2));
    } else {
      out.text = DecodeBytes(record.Slice(at, std::min(count, room)), 0);  // the low bytes of UTF-16
    }
    return out;
  }

  void Draw(Output out) {
    texts_.Met();
    if ((out.options & kGlyphIndex) != 0) return texts_.Unreadable();
    const TextAlign& align = context_.align;
    Point start = align.from_position() ? context_.position : out.reference;
    if (align.from_position()) context_.position.x += out.advance;
    start.x -= align.ShareLeftOfReference() * out.advance;
    const Matrix map = Then(context_.world, context_.Page());
    const Point at = map.Map(start);
    const double em = context_.font.em * map.ScaleY();
    texts_.Add({std::move(out.text), at.x, at.y + em * align.DownToBaseline(), out.advance * map.ScaleX(), em});
  }

  void Restore(std::int32_t which) {
    // Negative: so many back. Positive: that one, counted from the first (2.3.11.6).
    const auto count = static_cast<std::int64_t>(saved_.size());
    const std::int64_t index = which < 0 ? count + which : which - 1;
    if (index < 0 || index >= count) return;
    context_ = saved_[static_cast<std::size_t>(index)];
    saved_.resize(static_cast<std::size_t>(index));
  }

  static Matrix ReadMatrix(const Bytes& record, std::size_t at) {
    return {ReadFloat(record, at),      ReadFloat(record, at + 4),  ReadFloat(record, at + 8),
            ReadFloat(record, at + 12), ReadFloat(record, at + 16), ReadFloat(record, at + 20)};
  }

  void ModifyWorld(const Bytes& record) {
    constexpr std::uint32_t kIdentity = 1;
    constexpr std::uint32_t kLeft = 2;
    constexpr std::uint32_t kRight = 3;
    const Matrix matrix = ReadMatrix(record, 8);
    const std::uint32_t how = record.Little32(32);
    if (how == kIdentity) {
      context_.world = {};
    } else if (how == kLeft) {
      context_.world = Then(matrix, context_.world);
    } else if (how == kRight) {
      context_.world = Then(context_.world, matrix);
    } else {
      context_.world = matrix;
    }
  }

  void Select(std::uint32_t object) {
    constexpr std::uint32_t kFirstStockFont = 0x8000000A;
    constexpr std::uint32_t kLastStockFont = 0x80000011;
    const auto found = fonts_.find(object);
    if (found != fonts_.end()) context_.font = found->second;
    if (object >= kFirstStockFont && object <= kLastStockFont) context_.font = {};
  }

  void ReadComment(const Bytes& record) {
    constexpr std::size_t kDataAt = 16;
    if (!record.Is(12, "EMF+")) return;
    const std::size_t length = record.Little32(8);
    if (length < 4) return;
    if (!plus_.ReadComment(record.Slice(kDataAt, length - 4))) out_.is_cut_off = true;
  }

  const Bytes& bytes_;
  MetafileText& out_;
  DrawnTexts texts_;
  MetafileText by_plus_;
  DrawnTexts drawn_by_plus_{by_plus_};
  EmfPlusReader plus_;
  Context context_;
  std::vector<Context> saved_;
  std::unordered_map<std::uint32_t, DrawnFont> fonts_;  // by handle
};

}  // namespace

void ReadEmfText(const Bytes& bytes, MetafileText& out) { EmfReader(bytes, out).Read(); }

}  // namespace sarabun::picture
