#include "tools/docx_builder/emf.h"

#include <bit>
#include <cstdint>

#include "tools/docx_builder/cutter.h"

namespace sarabun::build {
namespace {

// Record types of [MS-EMF] 2.1.1.
constexpr std::uint32_t kHeader = 0x01;
constexpr std::uint32_t kEof = 0x0E;
constexpr std::uint32_t kSetBkMode = 0x12;
constexpr std::uint32_t kSetTextAlign = 0x16;
constexpr std::uint32_t kExtTextOutW = 0x54;

constexpr std::int32_t kAdvance = 8;  // of each character, in device units
constexpr std::int32_t kLineHeight = 16;
constexpr std::uint32_t kTextHeaderBytes = 76;  // of EMR_EXTTEXTOUTW up to its string

void Put16(std::string& out, std::uint32_t value) {
  out += static_cast<char>(value & 0xFF);
  out += static_cast<char>((value >> 8) & 0xFF);
}

void Put(std::string& out, std::uint32_t value) {
  Put16(out, value);
  Put16(out, value >> 16);
}

void PutSigned(std::string& out, std::int32_t value) { Put(out, static_cast<std::uint32_t>(value)); }

void PutRectangle(std::string& out, std::int32_t right, std::int32_t bottom) {
  Put(out, 0);
  Put(out, 0);
  PutSigned(out, right);
  PutSigned(out, bottom);
}

// The texts are in the basic plane: one unit a code point.
std::vector<std::uint32_t> Utf16(const std::string& text) {
  std::vector<std::uint32_t> units;
  for (std::size_t at = 0; at < text.size(); at += CodePointLength(text, at)) {
    const std::size_t length = CodePointLength(text, at);
    const auto byte = [&](std::size_t i) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i]));
    };
    std::uint32_t unit = byte(0);
    if (length == 2) unit = ((byte(0) & 0x1F) << 6) | (byte(1) & 0x3F);
    if (length == 3) unit = ((byte(0) & 0x0F) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F);
    units.push_back(unit);
  }
  return units;
}

std::string TextRecord(const PreviewText& text) {
  const std::vector<std::uint32_t> units = Utf16(text.text);
  const auto count = static_cast<std::uint32_t>(units.size());
  const std::uint32_t string_bytes = (count * 2 + 3) / 4 * 4;
  std::string out;
  Put(out, kExtTextOutW);
  Put(out, kTextHeaderBytes + string_bytes + count * 4);
  PutRectangle(out, -1, -1);                     // no bounds known
  Put(out, 1);                                   // GM_COMPATIBLE
  Put(out, std::bit_cast<std::uint32_t>(1.0F));  // exScale
  Put(out, std::bit_cast<std::uint32_t>(1.0F));  // eyScale
  PutSigned(out, text.x);
  PutSigned(out, text.y);
  Put(out, count);
  Put(out, kTextHeaderBytes);  // where the string starts
  Put(out, 0);                 // options
  PutRectangle(out, -1, -1);
  Put(out, kTextHeaderBytes + string_bytes);  // where the advances start
  for (const std::uint32_t unit : units) Put16(out, unit);
  if (count % 2 != 0) Put16(out, 0);
  for (std::uint32_t i = 0; i < count; ++i) PutSigned(out, kAdvance);
  return out;
}

std::string SmallRecord(std::uint32_t type, std::uint32_t value) {
  std::string out;
  Put(out, type);
  Put(out, 12);
  Put(out, value);
  return out;
}

}  // namespace

std::string WriteEmf(const std::vector<PreviewText>& texts) {
  constexpr std::uint32_t kHeaderBytes = 88;
  std::string body = SmallRecord(kSetBkMode, 1) + SmallRecord(kSetTextAlign, 24);  // transparent, on the baseline
  std::int32_t right = 0;
  std::int32_t bottom = 0;
  for (const PreviewText& text : texts) {
    body += TextRecord(text);
    right = std::max(right, text.x + kAdvance * static_cast<std::int32_t>(Utf16(text.text).size()));
    bottom = std::max(bottom, text.y + kLineHeight);
  }
  std::string end;
  for (const std::uint32_t value : {kEof, 20u, 0u, 16u, 20u}) Put(end, value);

  std::string out;
  Put(out, kHeader);
  Put(out, kHeaderBytes);
  PutRectangle(out, right, bottom);            // bounds, device units
  PutRectangle(out, right * 26, bottom * 26);  // frame, hundredths of a millimetre
  Put(out, 0x464D4520);                        // " EMF"
  Put(out, 0x00010000);
  Put(out, static_cast<std::uint32_t>(kHeaderBytes + body.size() + end.size()));
  Put(out, static_cast<std::uint32_t>(texts.size() + 4));  // records
  Put16(out, 1);                                           // handles
  Put16(out, 0);
  for (int i = 0; i < 3; ++i) Put(out, 0);                                      // no description, no palette
  for (const std::uint32_t value : {1123u, 794u, 297u, 210u}) Put(out, value);  // device in pixels, millimetres
  return out + body + end;
}

}  // namespace sarabun::build
