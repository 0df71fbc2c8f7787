#include "picture/metafile_text.h"

#include <cstring>
#include <utility>

#include "base/utf8.h"
#include "picture/describe.h"
#include "picture/drawing_state.h"
#include "picture/gzip.h"

namespace sarabun::picture {

namespace {

constexpr char32_t kFirstPrintable = 0x20;

void AppendShown(std::string& out, char32_t code_point) {
  if (code_point >= kFirstPrintable) utf8::Append(out, code_point);
}

}  // namespace

float ReadFloat(const Bytes& bytes, std::size_t at) {
  const std::uint32_t bits = bytes.Little32(at);
  float value = 0;
  static_assert(sizeof(value) == sizeof(bits));
  std::memcpy(&value, &bits, sizeof(value));
  return std::isfinite(value) ? value : 0;
}

std::string DecodeUtf16(const Bytes& bytes, std::size_t at, std::size_t units) {
  std::string out;
  for (std::size_t i = 0; i < units; ++i) {
    const std::uint32_t unit = bytes.Little16(at + 2 * i);
    const std::uint32_t next = i + 1 < units ? bytes.Little16(at + 2 * (i + 1)) : 0;
    if (unit >= 0xD800 && unit < 0xDC00 && next >= 0xDC00 && next < 0xE000) {
      utf8::Append(out, 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00));
      ++i;
    } else {
      AppendShown(out, unit);  // a lone surrogate is written as U+FFFD
    }
  }
  return out;
}

std::string DecodeBytes(std::string_view bytes, std::uint32_t charset) {
  constexpr std::uint32_t kThai = 222;
  constexpr std::uint32_t kThaiFirst = 0xA1;  // U+0E01 in windows-874
  std::string out;
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    const bool is_thai = charset == kThai && value >= kThaiFirst;
    AppendShown(out, is_thai ? value - kThaiFirst + 0x0E01u : value);
  }
  return out;
}

void DrawnTexts::Add(DrawnText text) {
  if (text.text.empty() || full()) return;
  bytes_ += text.text.size();
  if (out_.texts.size() >= kMostDrawnTexts || bytes_ > kMostDrawnBytes) {
    out_.is_over_limit = true;
    return;
  }
  out_.texts.push_back(std::move(text));
}

Result<MetafileText> ReadMetafileText(std::string_view packed) {
  constexpr std::size_t kMost = 64u << 20;
  const std::string unpacked = Gunzip(packed, kMost);
  const std::string_view data = IsGzip(packed) ? std::string_view(unpacked) : packed;
  const auto info = Describe(data);
  MetafileText out;
  if (info && info->media_type == "image/x-emf") {
    ReadEmfText(Bytes(data), out);
  } else if (info && info->media_type == "image/x-wmf") {
    ReadWmfText(Bytes(data), out);
  } else {
    return Error{ErrorCode::kUnknownFormat, "neither an EMF nor a WMF picture", "", {}};
  }
  return out;
}

}  // namespace sarabun::picture
