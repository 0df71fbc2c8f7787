#pragma once

// What the readers of metafiles share: places, fonts, strings.

#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "picture/bytes.h"
#include "picture/metafile_text.h"

namespace sarabun::picture {

struct Point {
  double x = 0;
  double y = 0;
};

// An affine map as MS-EMF 2.2.28 XForm and MS-EMFPLUS 2.2.2.47 write it: x' = m11 x + m21 y + dx.
struct Matrix {
  double m11 = 1;
  double m12 = 0;
  double m21 = 0;
  double m22 = 1;
  double dx = 0;
  double dy = 0;

  Point Map(Point p) const { return {m11 * p.x + m21 * p.y + dx, m12 * p.x + m22 * p.y + dy}; }
  double ScaleX() const { return std::hypot(m11, m12); }
  double ScaleY() const { return std::hypot(m21, m22); }
};

// First `a`, then `b`.
inline Matrix Then(const Matrix& a, const Matrix& b) {
  return {a.m11 * b.m11 + a.m12 * b.m21, a.m11 * b.m12 + a.m12 * b.m22,      a.m21 * b.m11 + a.m22 * b.m21,
          a.m21 * b.m12 + a.m22 * b.m22, a.dx * b.m11 + a.dy * b.m21 + b.dx, a.dx * b.m12 + a.dy * b.m22 + b.dy};
}

struct DrawnFont {
  double em = 0;              // logical units; 0: unknown
  std::uint32_t charset = 0;  // MS-WMF 2.1.1.5, for strings of bytes
};

// Where the reference point of a string is (MS-EMF 2.1.27, MS-WMF 2.1.2.3).
struct TextAlign {
  std::uint32_t bits = 0;

  bool from_position() const { return (bits & 1u) != 0; }  // TA_UPDATECP: the current position, which moves on
  double ShareLeftOfReference() const {
    constexpr std::uint32_t kRight = 2;
    constexpr std::uint32_t kCentre = 6;
    if ((bits & kCentre) == kCentre) return 0.5;
    return (bits & kCentre) == kRight ? 1 : 0;
  }
  // From the reference down to the baseline, in em. The shares of a font above and below it are rough: lines are
  // told apart by them, nothing is drawn.
  double DownToBaseline() const {
    constexpr std::uint32_t kBaseline = 24;
    constexpr std::uint32_t kBottom = 8;
    if ((bits & kBaseline) == kBaseline) return 0;
    return (bits & kBottom) != 0 ? -0.2 : 0.8;
  }
};

float ReadFloat(const Bytes& bytes, std::size_t at);

// UTF-16, little endian; lone surrogates become U+FFFD, control characters are left out.
std::string DecodeUtf16(const Bytes& bytes, std::size_t at, std::size_t units);
// One byte a character, by a font's charset: Thai (windows-874) or else Latin-1, which is all that is told apart.
std::string DecodeBytes(std::string_view bytes, std::uint32_t charset);

// Takes what is drawn, up to the limits.
class DrawnTexts {
 public:
  explicit DrawnTexts(MetafileText& out) : out_(out) {}
  void Met() { ++out_.records; }
  void Unreadable() { ++out_.unreadable; }
  void Add(DrawnText text);
  bool full() const { return out_.is_over_limit; }

 private:
  MetafileText& out_;
  std::size_t bytes_ = 0;
};

// The records of a comment that holds EMF+ (MS-EMFPLUS 2.3). Its state goes on from comment to comment.
class EmfPlusReader {
 public:
  explicit EmfPlusReader(DrawnTexts& texts) : texts_(texts) {}
  // Gives false where a record breaks the format; what came before counts.
  bool ReadComment(std::string_view records);
  // The file says that its EMF records draw the same again (2.3.3.3, flag D).
  bool is_dual() const { return is_dual_; }

 private:
  struct State {
    Matrix world;
    double page_scale = 1;
  };
  void ReadRecord(std::uint32_t type, std::uint32_t flags, const Bytes& data);
  void ReadTransform(std::uint32_t type, std::uint32_t flags, const Bytes& data);
  void ReadFont(std::uint32_t flags, const Bytes& data);
  void DrawString(std::uint32_t flags, const Bytes& data);
  void DrawDriverString(std::uint32_t flags, const Bytes& data);
  void Draw(std::string text, Point at, double width, double em);
  double EmOf(std::uint32_t font) const { return fonts_[font & 63u]; }

  DrawnTexts& texts_;
  State state_;
  std::vector<State> saved_;
  double fonts_[64] = {};  // em sizes by object id (2.3.5.1: ids are 0 to 63)
  bool is_dual_ = false;
};

// Each fills in the texts of bytes that start as its format does.
void ReadEmfText(const Bytes& bytes, MetafileText& out);
void ReadWmfText(const Bytes& bytes, MetafileText& out);

}  // namespace sarabun::picture
