#include "table.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "thai/model.h"

namespace sarabun::thai {

namespace {

template <class T>
void AppendRaw(std::string& out, const T* items, std::size_t count) {
  const std::size_t at = out.size();
  out.resize(at + count * sizeof(T));
  std::memcpy(out.data() + at, items, count * sizeof(T));
}

}  // namespace

std::string TableBytes(const std::string& header, const std::vector<std::uint32_t>& word_slots,
                       const std::vector<std::pair<std::uint32_t, float>>& weights) {
  float scale = 1;
  for (const auto& [feature, weight] : weights) scale = std::max(scale, std::fabs(weight));
  std::vector<std::uint32_t> starts(kBuckets + 1, 0);
  std::vector<std::uint8_t> lows;
  std::vector<std::int8_t> bytes;
  for (const auto& [feature, weight] : weights) {
    const long step = std::lround(std::copysign(std::sqrt(std::fabs(weight) / scale), weight) * 127);
    if (step == 0) continue;
    ++starts[(feature >> 8) + 1];
    lows.push_back(static_cast<std::uint8_t>(feature));
    bytes.push_back(static_cast<std::int8_t>(step));
  }
  for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
  std::string out(kModelTitle);
  out += header;
  out.resize(kHeaderSize, '\n');
  ModelShape shape;
  shape.magic = kModelMagic;
  shape.word_slots = static_cast<std::uint32_t>(word_slots.size());
  shape.features = static_cast<std::uint32_t>(lows.size());
  shape.scale = scale;
  AppendRaw(out, &shape, 1);
  AppendRaw(out, word_slots.data(), word_slots.size());
  AppendRaw(out, starts.data(), starts.size());
  AppendRaw(out, lows.data(), lows.size());
  AppendRaw(out, bytes.data(), bytes.size());
  return out;
}

}  // namespace sarabun::thai
