#include "picture/pixels.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numbers>

#include "picture/codecs.h"

namespace sarabun::picture {

namespace {

constexpr std::uint32_t kSide = 32;  // of the grey picture that is transformed
constexpr std::uint32_t kLow = 8;    // frequencies that count, each way

using Grey = std::array<double, std::size_t{kSide} * kSide>;

// What part of the span from `from` to `to` the pixel `at` covers.
double Covered(double from, double to, std::uint32_t at) {
  return std::min(to, at + 1.0) - std::max(from, static_cast<double>(at));
}

// Averages over equal boxes, of whose edge pixels only the part inside counts: whole pixels would shift the picture
// differently at every size.
Grey ToGrey(const Pixels& pixels) {
  std::vector<double> narrow(std::size_t{pixels.height} * kSide);
  const double step_x = static_cast<double>(pixels.width) / kSide;
  for (std::uint32_t y = 0; y < pixels.height; ++y) {
    for (std::uint32_t x = 0; x < kSide; ++x) {
      const double from = x * step_x;
      const double to = std::min(from + step_x, static_cast<double>(pixels.width));
      double sum = 0;
      for (auto u = static_cast<std::uint32_t>(from); u < to; ++u) {
        const std::uint8_t* rgb = pixels.At(u, y);
        sum += Covered(from, to, u) * (0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2]);  // ITU-R BT.601
      }
      narrow[std::size_t{y} * kSide + x] = sum / (to - from);
    }
  }
  Grey grey{};
  const double step_y = static_cast<double>(pixels.height) / kSide;
  for (std::uint32_t y = 0; y < kSide; ++y) {
    const double from = y * step_y;
    const double to = std::min(from + step_y, static_cast<double>(pixels.height));
    for (std::uint32_t x = 0; x < kSide; ++x) {
      double sum = 0;
      for (auto v = static_cast<std::uint32_t>(from); v < to; ++v) {
        sum += Covered(from, to, v) * narrow[std::size_t{v} * kSide + x];
      }
      grey[std::size_t{y} * kSide + x] = sum / (to - from);
    }
  }
  return grey;
}

// The lowest frequencies of the discrete cosine transform (DCT-II), by rows and then by columns.
std::array<double, std::size_t{kLow} * kLow> LowFrequencies(const Grey& grey) {
  static const auto kWaves = [] {
    std::array<std::array<double, kSide>, kLow> waves{};
    for (std::uint32_t k = 0; k < kLow; ++k) {
      for (std::uint32_t i = 0; i < kSide; ++i)
        waves[k][i] = std::cos(std::numbers::pi * k * (2.0 * i + 1) / (2.0 * kSide));
    }
    return waves;
  }();
  std::array<std::array<double, kLow>, kSide> rows{};
  for (std::uint32_t y = 0; y < kSide; ++y) {
    for (std::uint32_t k = 0; k < kLow; ++k) {
      for (std::uint32_t x = 0; x < kSide; ++x) rows[y][k] += grey[std::size_t{y} * kSide + x] * kWaves[k][x];
    }
  }
  std::array<double, std::size_t{kLow} * kLow> low{};
  for (std::uint32_t j = 0; j < kLow; ++j) {
    for (std::uint32_t k = 0; k < kLow; ++k) {
      for (std::uint32_t y = 0; y < kSide; ++y) low[std::size_t{j} * kLow + k] += rows[y][k] * kWaves[j][y];
    }
  }
  return low;
}

}  // namespace

Result<Pixels> DecodeReduced(std::string_view bytes, std::uint32_t least_side) {
  if (bytes.substr(0, 3) == "\xFF\xD8\xFF") return DecodeJpeg(bytes, least_side);
  if (bytes.substr(0, 8) == "\x89PNG\r\n\x1A\n") return DecodePng(bytes, least_side);
  return Error{ErrorCode::kUnknownFormat, "only JPEG and PNG pictures are decoded", "", {}};
}

Pixels Shrink(const Pixels& pixels, std::uint32_t width, std::uint32_t height) {
  Pixels small;
  small.width = std::clamp(width, 1u, pixels.width);
  small.height = std::clamp(height, 1u, pixels.height);
  if (small.width == pixels.width && small.height == pixels.height) return pixels;
  small.rgb.resize(std::size_t{small.width} * small.height * 3);
  for (std::uint32_t y = 0; y < small.height; ++y) {
    const auto y0 = static_cast<std::uint32_t>(std::uint64_t{y} * pixels.height / small.height);
    const auto y1 = static_cast<std::uint32_t>(std::uint64_t{y + 1} * pixels.height / small.height);
    for (std::uint32_t x = 0; x < small.width; ++x) {
      const auto x0 = static_cast<std::uint32_t>(std::uint64_t{x} * pixels.width / small.width);
      const auto x1 = static_cast<std::uint32_t>(std::uint64_t{x + 1} * pixels.width / small.width);
      for (std::size_t c = 0; c < 3; ++c) {
        std::uint64_t sum = 0;
        for (std::uint32_t v = y0; v < y1; ++v) {
          for (std::uint32_t u = x0; u < x1; ++u) sum += pixels.At(u, v)[c];
        }
        small.rgb[3 * (std::size_t{y} * small.width + x) + c] =
            static_cast<std::uint8_t>(sum / std::max<std::uint64_t>(1, std::uint64_t{x1 - x0} * (y1 - y0)));
      }
    }
  }
  return small;
}

namespace {

std::uint64_t HashOf(const Grey& grey) {
  const auto low = LowFrequencies(grey);
  // The first is the mean brightness, which says nothing of what is shown.
  std::array<double, std::size_t{kLow} * kLow - 1> sorted{};
  std::copy(low.begin() + 1, low.end(), sorted.begin());
  double strength = 0;
  for (const double value : sorted) strength += std::abs(value);
  constexpr double kDrawing = 1.0;  // of 255, on average over the frequencies
  if (strength / (kSide * kSide) < kDrawing) return 0;
  std::nth_element(sorted.begin(), sorted.begin() + sorted.size() / 2, sorted.end());
  const double median = sorted[sorted.size() / 2];
  std::uint64_t hash = 0;
  for (std::size_t i = 1; i < low.size(); ++i) hash |= std::uint64_t{low[i] > median} << i;
  return hash;
}

}  // namespace

Looks LooksOf(const Pixels& pixels) {
  Looks looks;
  if (pixels.width == 0 || pixels.height == 0) return looks;
  looks.aspect = static_cast<double>(pixels.width) / pixels.height;
  const Grey grey = ToGrey(pixels);
  looks.hash = HashOf(grey);
  const auto [least, most] = std::minmax_element(grey.begin(), grey.end());
  const double range = std::max(1.0, *most - *least);
  constexpr std::size_t kHalf = kSide / 2;
  for (std::size_t y = 0; y < kHalf; ++y) {
    for (std::size_t x = 0; x < kHalf; ++x) {
      const double sum = grey[2 * y * kSide + 2 * x] + grey[2 * y * kSide + 2 * x + 1] +
                         grey[(2 * y + 1) * kSide + 2 * x] + grey[(2 * y + 1) * kSide + 2 * x + 1];
      looks.grey[y * kHalf + x] = static_cast<std::uint8_t>((sum / 4 - *least) / range * 255);
    }
  }
  return looks;
}

bool LookAlike(const Looks& a, const Looks& b, int most_bits) {
  if (a.hash == 0 || b.hash == 0 || HashDistance(a.hash, b.hash) > most_bits) return false;
  constexpr double kShape = 0.05;
  if (std::abs(std::log(a.aspect / b.aspect)) > kShape) return false;
  constexpr int kGrey = 12;  // of 255: mean difference that recompression may leave
  int difference = 0;
  for (std::size_t i = 0; i < a.grey.size(); ++i) difference += std::abs(int{a.grey[i]} - int{b.grey[i]});
  return difference <= kGrey * static_cast<int>(a.grey.size());
}

int HashDistance(std::uint64_t a, std::uint64_t b) { return std::popcount(a ^ b); }

}  // namespace sarabun::picture
