#include "picture/pixels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace sarabun::picture {
namespace {

// A drawing that differs with its seed: a few soft blobs on a slope.
Pixels Draw(std::uint32_t width, std::uint32_t height, unsigned seed) {
  Pixels pixels;
  pixels.width = width;
  pixels.height = height;
  pixels.rgb.resize(std::size_t{width} * height * 3);
  for (std::uint32_t y = 0; y < height; ++y) {
    for (std::uint32_t x = 0; x < width; ++x) {
      const double u = static_cast<double>(x) / width;
      const double v = static_cast<double>(y) / height;
      double value = 60 * u;
      for (unsigned blob = 0; blob < 4; ++blob) {
        const double cx = std::fmod(0.37 * (seed + 1) * (blob + 1), 1.0);
        const double cy = std::fmod(0.61 * (seed + 2) * (blob + 1), 1.0);
        value += 120 * std::exp(-30 * ((u - cx) * (u - cx) + (v - cy) * (v - cy)));
      }
      for (std::size_t c = 0; c < 3; ++c) {
        pixels.rgb[3 * (std::size_t{y} * width + x) + c] = static_cast<std::uint8_t>(std::min(255.0, value));
      }
    }
  }
  return pixels;
}

std::string Jpeg(const Pixels& pixels, std::uint32_t side) {
  const auto bytes = EncodeThumbnail(pixels, side);
  EXPECT_TRUE(bytes.ok());
  return bytes ? *bytes : std::string();
}

TEST(Looks, SurvivesScalingAndRecompression) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const Pixels original = Draw(480, 360, seed);
    const Looks looks = LooksOf(original);
    EXPECT_NE(looks.hash, 0u);
    for (const std::uint32_t side : {480u, 320u, 200u}) {
      const auto again = DecodeReduced(Jpeg(original, side), 64);
      ASSERT_TRUE(again.ok()) << again.error().message;
      EXPECT_TRUE(LookAlike(looks, LooksOf(*again), 6))
          << "seed " << seed << ", " << side << ": " << HashDistance(looks.hash, LooksOf(*again).hash);
    }
  }
}

TEST(Looks, TellsDrawingsApart) {
  std::vector<Looks> looks;
  for (unsigned seed = 0; seed < 20; ++seed) looks.push_back(LooksOf(Draw(160, 120, seed)));
  for (std::size_t a = 0; a < looks.size(); ++a) {
    for (std::size_t b = a + 1; b < looks.size(); ++b) {
      EXPECT_FALSE(LookAlike(looks[a], looks[b], 6));
      EXPECT_GT(HashDistance(looks[a].hash, looks[b].hash), 8);
    }
  }
}

TEST(Looks, OneColourCannotBeTold) {
  Pixels grey;
  grey.width = grey.height = 50;
  grey.rgb.assign(7500, 128);
  EXPECT_EQ(LooksOf(grey).hash, 0u);
  EXPECT_FALSE(LookAlike(LooksOf(grey), LooksOf(grey), 64));
}

TEST(DecodeReduced, TakesTheSmallestScaleThatIsEnough) {
  const std::string jpeg = Jpeg(Draw(1600, 1200, 3), 1600);
  const auto eighth = DecodeReduced(jpeg, 64);
  ASSERT_TRUE(eighth.ok());
  EXPECT_EQ(eighth->width, 200u);
  EXPECT_EQ(eighth->height, 150u);
  const auto half = DecodeReduced(jpeg, 500);
  ASSERT_TRUE(half.ok());
  EXPECT_EQ(half->width, 800u);
}

TEST(DecodeReduced, RefusesWhatIsDamagedOrAnotherKind) {
  const std::string jpeg = Jpeg(Draw(200, 100, 1), 200);
  for (const std::size_t size : {std::size_t{3}, std::size_t{20}, jpeg.size() / 4}) {
    (void)DecodeReduced(jpeg.substr(0, size), 64);  // an error or a picture, never a crash
  }
  EXPECT_FALSE(DecodeReduced("GIF89a", 64).ok());
  EXPECT_FALSE(DecodeReduced("", 64).ok());
  EXPECT_FALSE(DecodeReduced("\x89PNG\r\n\x1A\n", 64).ok());
}

TEST(EncodeThumbnail, KeepsTheShape) {
  const auto small = DecodeReduced(Jpeg(Draw(640, 480, 2), 160), 1000);
  ASSERT_TRUE(small.ok());
  EXPECT_EQ(small->width, 160u);
  EXPECT_EQ(small->height, 120u);
}

}  // namespace
}  // namespace sarabun::picture
