// Seeds that are pictures: drawn, encoded, or put together field by field as the specifications list them.
#include <algorithm>

#include "fuzz/seeds.h"
#include "picture/pixels.h"
#include "tools/docx_builder/drawn_picture.h"
#include "tools/docx_builder/emf.h"

namespace sarabun::fuzz {
namespace {

using namespace std::string_literals;

std::string U16(unsigned value) { return {static_cast<char>(value), static_cast<char>(value >> 8)}; }
std::string U32(std::uint32_t value) { return U16(value & 0xFFFF) + U16(value >> 16); }
std::string Emr(std::uint32_t type, std::string data) {
  data.resize((data.size() + 3) / 4 * 4, '\0');
  return U32(type) + U32(static_cast<std::uint32_t>(8 + data.size())) + data;
}
std::string Plus(unsigned type, unsigned flags, std::string data) {
  data.resize((data.size() + 3) / 4 * 4, '\0');
  const auto size = static_cast<std::uint32_t>(data.size());
  return U16(type) + U16(flags) + U32(12 + size) + U32(size) + data;
}
std::string Wmf(unsigned function, const std::string& data) {
  return U32(static_cast<std::uint32_t>(3 + (data.size() + 1) / 2)) + U16(function) + data +
         (data.size() % 2 == 1 ? "\0"s : "");
}

std::string Jpeg() {
  const build::Media drawn = build::DrawPicture(3, 48, 32);
  std::string jpeg = picture::EncodeThumbnail(picture::DecodeReduced(drawn.bytes, 32).value(), 48).value();
  const std::string exif = "Exif\0\0II*\0"s + U32(8) + U16(1) + U16(0x8769) + U16(4) + U32(1) + U32(26) + U32(0) +
                           U16(1) + U16(0x9003) + U16(2) + U32(20) + U32(44) + U32(0) + "2024:01:31 09:00:05\0"s;
  const auto size = exif.size() + 2;
  return jpeg.insert(2, "\xFF\xE1"s + static_cast<char>(size >> 8) + static_cast<char>(size) + exif);
}

}  // namespace

std::vector<std::string> PictureSeeds() {
  return {
      build::DrawPicture(1, 24, 20).bytes,
      Jpeg(),
      "GIF89a"s + U16(320) + U16(200) + "\0\0\0"s,
      "BM"s + U32(70) + U32(0) + U32(54) + U32(40) + U32(33) + U32(44) + U16(1) + U16(24),
      "BM"s + U32(70) + U32(0) + U32(26) + U32(12) + U16(7) + U16(9),
      "RIFF"s + U32(100) + "WEBPVP8 " + U32(20) + "\0\0\0\x9D\x01\x2A"s + U16(550) + U16(368),
      "RIFF"s + U32(100) + "WEBPVP8L" + U32(20) + "\x2F" + U32(385 | 394 << 14) + ".....",
      "RIFF"s + U32(100) + "WEBPVP8X" + U32(10) + "\0\0\0\0\x8F\x01\0\x2B\x01\0"s,
      "II*\0"s + U32(8) + U16(2) + U16(256) + U16(3) + U32(1) + U32(1200) + U16(257) + U16(4) + U32(1) + U32(900),
      "\xD7\xCD\xC6\x9A\0\0"s + U16(0) + U16(0) + U16(2880) + U16(1440) + U16(1440),
      build::WriteEmf({{"ก", 1, 2}}),
  };
}

std::vector<std::string> MetafileSeeds() {
  const std::string header = Emr(1, std::string(32, '\0') + " EMF" + U32(0x10000) + std::string(44, '\0'));
  const std::string end = Emr(0x0E, U32(0) + U32(16) + U32(20));
  const std::string font = Emr(0x52, U32(1) + U32(static_cast<std::uint32_t>(-12)) + std::string(19, '\0') + "\xDE" +
                                         std::string(68, '\0')) +
                           Emr(0x25, U32(1));
  const std::string state = Emr(0x21, "") + Emr(0x23, std::string(24, '\1')) + Emr(0x11, U32(8)) +
                            Emr(0x09, U32(100) + U32(100)) + Emr(0x0B, U32(50) + U32(50)) + Emr(0x16, U32(25)) +
                            Emr(0x1B, U32(3) + U32(4)) + Emr(0x22, U32(0xFFFFFFFF));
  const std::string bytes =
      Emr(0x53, std::string(16, '\0') + U32(1) + U32(0x3F800000) + U32(0x3F800000) + U32(5) + U32(6) + U32(2) +
                    U32(76) + U32(0) + std::string(16, '\0') + U32(80) + "\xB7\xD5\0\0" + U32(7) + U32(0));
  const std::string small =
      Emr(0x6C, U32(1) + U32(2) + U32(3) + U32(0x300) + U32(2) + U32(0x3F800000) + U32(0x3F800000) + "ab");
  const std::string poly =
      Emr(0x61, std::string(16, '\0') + U32(1) + U32(0x3F800000) + U32(0x3F800000) + U32(1) + U32(1) + U32(2) + U32(1) +
                    U32(80) + U32(0) + std::string(16, '\0') + U32(0) + "A\0\0\0"s);
  const std::string plus = Plus(0x4001, 0, std::string(16, '\0')) +
                           Plus(0x4008, 0x0601, U32(0xDBC01002) + U32(0x41400000) + std::string(12, '\0') + "A\0"s) +
                           Plus(0x401C, 0x8001, U32(0) + U32(0) + U32(1) + std::string(16, '\0') + "A\0"s) +
                           Plus(0x4036, 0x8001, U32(0) + U32(1) + U32(0) + U32(1) + "A\0\0\0"s + std::string(8, '\0')) +
                           Plus(0x4002, 0, "");
  const std::string wmf = Wmf(0x02FB, U16(0xFFF4) + std::string(11, '\0') + "\xDE" + std::string(4, '\0')) +
                          Wmf(0x012D, U16(0)) + Wmf(0x012E, U16(24)) +
                          Wmf(0x0521, U16(2) + "\xB7\xD5" + U16(20) + U16(10)) +
                          Wmf(0x0A32, U16(20) + U16(40) + U16(1) + U16(0) + "A\0"s + U16(7)) + Wmf(0, "");
  return {build::WriteEmf({{"เท่าเ", 10, 48}, {"ทียม", 50, 48}, {"ก", 10, 64}}),
          header + font + state + bytes + small + poly + end,
          header + Emr(0x46, U32(static_cast<std::uint32_t>(plus.size() + 4)) + "EMF+" + plus) + end,
          "\x01\0\x09\0"s + std::string(14, '\0') + wmf,
          "\xD7\xCD\xC6\x9A\0\0"s + std::string(8, '\0') + U16(1440) + std::string(6, '\0') + "\x01\0\x09\0"s +
              std::string(14, '\0') + wmf};
}

}  // namespace sarabun::fuzz
