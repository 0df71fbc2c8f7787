#include "picture/describe.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace sarabun::picture {
namespace {

using namespace std::string_literals;

// Headers are put together by hand here, field by field as the specifications list them.
std::string Big16(unsigned value) { return {static_cast<char>(value >> 8), static_cast<char>(value)}; }
std::string Big32(unsigned value) { return Big16(value >> 16) + Big16(value & 0xFFFF); }
std::string Little16(unsigned value) { return {static_cast<char>(value), static_cast<char>(value >> 8)}; }
std::string Little32(unsigned value) { return Little16(value & 0xFFFF) + Little16(value >> 16); }

std::string Png() { return "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s + Big32(640) + Big32(480) + "\x08\x02\0\0\0"s; }
std::string Gif() { return "GIF89a"s + Little16(320) + Little16(200) + "\0\0\0"s; }

std::string Bmp(int height) {
  return "BM"s + Little32(70) + Little32(0) + Little32(54) + Little32(40) + Little32(33) +
         Little32(static_cast<unsigned>(height)) + Little16(1) + Little16(24);
}

std::string OldBmp() {
  return "BM"s + Little32(70) + Little32(0) + Little32(26) + Little32(12) + Little16(7) + Little16(9);
}

std::string Webp(const std::string& chunk) { return "RIFF"s + Little32(100) + "WEBP" + chunk; }
std::string WebpLossy() { return Webp("VP8 "s + Little32(20) + "\0\0\0\x9D\x01\x2A"s + Little16(550) + Little16(368)); }
std::string WebpLossless() {
  return Webp("VP8L"s + Little32(20) + "\x2F" + Little32((386 - 1) | (395 - 1) << 14) + ".....");
}
std::string WebpExtended() { return Webp("VP8X"s + Little32(10) + "\0\0\0\0"s + "\x8F\x01\0"s + "\x2B\x01\0"s); }

std::string TiffEntry(bool little, unsigned tag, unsigned type, unsigned value) {
  if (little) return Little16(tag) + Little16(type) + Little32(1) + Little32(value);
  return Big16(tag) + Big16(type) + Big32(1) + (type == 3 ? Big16(value) + Big16(0) : Big32(value));
}

std::string Tiff(bool little) {
  const std::string entries = TiffEntry(little, 256, 3, 1200) + TiffEntry(little, 257, 4, 900);
  return little ? "II*\0"s + Little32(8) + Little16(2) + entries : "MM\0*"s + Big32(8) + Big16(2) + entries;
}

std::string Emf() {
  std::string emf = Little32(1) + Little32(108) + Little32(0) + Little32(0) + Little32(1122) + Little32(792);
  return emf + std::string(16, '\0') + " EMF" + Little32(0x10000);
}

std::string PlaceableWmf() {
  return "\xD7\xCD\xC6\x9A\0\0"s + Little16(0) + Little16(0) + Little16(2880) + Little16(1440) + Little16(1440);
}

// TIFF structure with an Exif IFD that holds nothing but DateTimeOriginal.
std::string Exif(const std::string& date) {
  const std::string ifd0 = Little16(1) + TiffEntry(true, 0x8769, 4, 26) + Little32(0);
  const std::string exif = Little16(1) + Little16(0x9003) + Little16(2) + Little32(static_cast<unsigned>(date.size())) +
                           Little32(44) + Little32(0);
  return "Exif\0\0II*\0"s + Little32(8) + ifd0 + exif + date;
}

std::string Segment(unsigned char marker, const std::string& content) {
  return "\xFF"s + static_cast<char>(marker) + Big16(static_cast<unsigned>(content.size() + 2)) + content;
}

std::string Jpeg(const std::string& exif) {
  const std::string frame = "\x08"s + Big16(768) + Big16(1024) + "\x03";
  std::string jpeg = "\xFF\xD8"s + Segment(0xE0, "JFIF\0\1\2\0\0\1\0\1\0\0"s);
  if (!exif.empty()) jpeg += Segment(0xE1, exif);
  return jpeg + Segment(0xC4, "0123") + "\xFF" + Segment(0xC2, frame) + Segment(0xDA, "abc") + "\xFF\xD9";
}

std::string PhotoOf(const std::string& date) { return Jpeg(Exif(date + '\0')); }

// One stored block. Its checksum is wrong, which is found at its end: what a header says is read before.
std::string Gzip(const std::string& bytes) {
  const auto size = static_cast<unsigned>(bytes.size());
  return "\x1F\x8B\x08\0\0\0\0\0\0\3\1"s + Little16(size) + Little16(~size & 0xFFFF) + bytes + Little32(0) +
         Little32(size);
}

// A photograph taken with the camera held upright: IFD0 says how to turn it.
std::string TurnedPhoto() {
  const std::string ifd0 = Little16(1) + TiffEntry(true, 0x0112, 3, 6) + Little32(0);
  return Jpeg("Exif\0\0II*\0"s + Little32(8) + ifd0);
}

struct Sample {
  const char* name;
  std::string bytes;
  std::string media_type;
  std::uint32_t width;
  std::uint32_t height;
};

std::vector<Sample> Samples() {
  return {
      {"png", Png(), "image/png", 640, 480},
      {"gif", Gif(), "image/gif", 320, 200},
      {"bmp", Bmp(44), "image/bmp", 33, 44},
      {"bmp, top row first", Bmp(-44), "image/bmp", 33, 44},
      {"bmp, core header", OldBmp(), "image/bmp", 7, 9},
      {"webp, lossy", WebpLossy(), "image/webp", 550, 368},
      {"webp, lossless", WebpLossless(), "image/webp", 386, 395},
      {"webp, extended", WebpExtended(), "image/webp", 400, 300},
      {"tiff, little endian", Tiff(true), "image/tiff", 1200, 900},
      {"tiff, big endian", Tiff(false), "image/tiff", 1200, 900},
      {"emf", Emf(), "image/x-emf", 1123, 793},
      {"wmf", PlaceableWmf(), "image/x-wmf", 192, 96},
      {"emz", Gzip(Emf()), "image/x-emz", 1123, 793},
      {"wmz", Gzip(PlaceableWmf()), "image/x-wmz", 192, 96},
      {"jpeg", Jpeg({}), "image/jpeg", 1024, 768},
      {"photo to be turned, as stored", TurnedPhoto(), "image/jpeg", 1024, 768},
      {"photo", PhotoOf("2024:01:31 09:00:05"), "image/jpeg", 1024, 768},
  };
}

TEST(Describe, ReadsTypeAndSizeOfEachKind) {
  for (const Sample& sample : Samples()) {
    const auto info = Describe(sample.bytes);
    ASSERT_TRUE(info.ok()) << sample.name;
    EXPECT_EQ(info.value().media_type, sample.media_type) << sample.name;
    EXPECT_EQ(info.value().width, sample.width) << sample.name;
    EXPECT_EQ(info.value().height, sample.height) << sample.name;
  }
}

TEST(Describe, ReadsTheCaptureTime) {
  EXPECT_EQ(Describe(PhotoOf("2024:01:31 09:00:05"))->taken, "2024-01-31T09:00:05");
  EXPECT_EQ(Describe(PhotoOf("2024:02:29 23:59:59"))->taken, "2024-02-29T23:59:59");
  EXPECT_EQ(Describe(Jpeg({}))->taken, std::nullopt);
}

TEST(Describe, CountsTheYearsOfABuddhistCalendarAsOthersDo) {
  EXPECT_EQ(Describe(PhotoOf("2567:02:29 10:00:00"))->taken, "2024-02-29T10:00:00");
  EXPECT_EQ(Describe(PhotoOf("2540:01:01 00:00:00"))->taken, "1997-01-01T00:00:00");
  EXPECT_EQ(Describe(PhotoOf("2539:01:01 00:00:00"))->taken, std::nullopt);
}

TEST(Describe, GivesNoCaptureTimeThatIsNone) {
  for (const char* date :
       {"0000:00:00 00:00:00", "    :  :     :  :  ", "2023:02:29 10:00:00", "2024-01-31 09:00:05",
        "2024:13:01 09:00:05", "2024:01:31 24:00:00", "2567:02:30 09:00:05", "2600:01:31 09:00:05", "2024:01:31"}) {
    EXPECT_EQ(Describe(PhotoOf(date))->taken, std::nullopt) << date;
  }
}

TEST(Describe, RefusesWhatIsNoPicture) {
  for (const std::string& bytes : {""s, Gzip("text"), Gzip(Png()), Gzip(Gzip(Emf())), "B"s, "BM of a sentence"s,
                                   "%PDF-1.7"s, std::string(100, '\0'), "RIFF....WAVE"s}) {
    const auto info = Describe(bytes);
    ASSERT_FALSE(info.ok()) << bytes;
    EXPECT_EQ(info.error().code, ErrorCode::kUnknownFormat);
  }
}

TEST(Describe, GivesNoSizeThatIsCutOffOrEmpty) {
  EXPECT_EQ(Describe(Png().substr(0, 20))->width, std::nullopt);
  EXPECT_EQ(Describe("GIF89a\0\0\0\0"s)->width, std::nullopt);
  EXPECT_EQ(Describe(PlaceableWmf().substr(0, 12))->height, std::nullopt);
  EXPECT_EQ(Describe("\x01\0\x09\0\0\3"s)->media_type, "image/x-wmf");
}

// A shorter file never says more than the whole one, and never something else.
TEST(Describe, SurvivesTruncationAtEveryByte) {
  for (const Sample& sample : Samples()) {
    for (std::size_t size = 0; size <= sample.bytes.size(); ++size) {
      const std::string cut = sample.bytes.substr(0, size);  // its own allocation, so that a sanitizer sees the end
      const auto info = Describe(cut);
      if (!info.ok() || !info.value().width) continue;
      EXPECT_EQ(info.value().width, sample.width) << sample.name << " cut at " << size;
      EXPECT_EQ(info.value().height, sample.height) << sample.name << " cut at " << size;
    }
  }
}

TEST(Describe, SurvivesFlippedBytes) {
  std::mt19937 random(2567);
  for (const Sample& sample : Samples()) {
    for (int round = 0; round < 2000; ++round) {
      std::string bytes = sample.bytes;
      for (int flip = 0; flip < 1 + round % 4; ++flip) {
        bytes[random() % bytes.size()] = static_cast<char>(random());
      }
      const auto info = Describe(bytes);
      if (!info.ok()) continue;
      EXPECT_EQ(info.value().width.has_value(), info.value().height.has_value());
      EXPECT_EQ(info.value().taken.value_or(std::string(19, 0)).size(), 19u);
    }
  }
}

}  // namespace
}  // namespace sarabun::picture
