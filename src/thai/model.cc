#include "thai/model.h"

#include <cstdlib>
#include <cstring>

#include "base/file.h"

namespace sarabun::thai {

namespace {

constexpr std::uint64_t kLargestTable = 64u << 20;

Error Bad(std::string message) {
  return {ErrorCode::kBadRules, std::move(message), "make it again with thai_train", {}};
}

}  // namespace

Result<std::shared_ptr<const Model>> Model::FromBytes(std::string bytes) {
  auto model = std::make_shared<Model>();
  model->bytes_ = std::move(bytes);
  const std::string& all = model->bytes_;
  if (all.compare(0, kModelTitle.size(), kModelTitle) != 0) return Bad("not a table of learned Thai of this version");
  ModelShape shape;
  std::size_t at = kHeaderSize;
  if (all.size() < at + sizeof(shape)) return Bad("the table of learned Thai is cut short");
  std::memcpy(&shape, all.data() + at, sizeof(shape));
  at += sizeof(shape);
  if (shape.magic != kModelMagic) return Bad("the table of learned Thai is of another byte order");
  const std::uint64_t words = std::uint64_t{shape.word_slots} * sizeof(std::uint32_t);
  const std::uint64_t starts = (kBuckets + 1) * sizeof(std::uint32_t);
  const bool is_power = shape.word_slots != 0 && (shape.word_slots & (shape.word_slots - 1)) == 0;
  if (!is_power || all.size() != at + words + starts + 2 * std::uint64_t{shape.features}) {
    return Bad("the table of learned Thai is cut short");
  }
  // The header and the shape are multiples of four bytes, and a string's bytes are aligned as by new.
  const char* base = all.data() + at;
  const auto* slots = reinterpret_cast<const std::uint32_t*>(base);
  model->words_ = WordTable(slots, shape.word_slots);
  model->starts_ = reinterpret_cast<const std::uint32_t*>(base + words);
  model->lows_ = reinterpret_cast<const std::uint8_t*>(base + words + starts);
  model->weights_ = reinterpret_cast<const std::uint8_t*>(base + words + starts + shape.features);
  for (int b = -128; b < 128; ++b) {
    const float size = static_cast<float>(b * std::abs(b)) / (127.0F * 127.0F);
    model->levels_[static_cast<std::uint8_t>(b)] = shape.scale * size;
  }
  bool has_empty = false;
  for (std::uint32_t i = 0; i < shape.word_slots && !has_empty; ++i) has_empty = slots[i] == 0;
  if (!has_empty) return Bad("the table of learned Thai has no free word slot");
  for (std::size_t i = 0; i < kBuckets; ++i) {
    if (model->starts_[i] > model->starts_[i + 1]) return Bad("the table of learned Thai is damaged");
  }
  if (model->starts_[kBuckets] != shape.features) return Bad("the table of learned Thai is damaged");
  return std::shared_ptr<const Model>(std::move(model));
}

Result<std::shared_ptr<const Model>> LoadModel(const std::string& path) {
  Result<std::string> bytes = ReadFile(path, kLargestTable);
  if (!bytes.ok()) return bytes.error();
  return Model::FromBytes(std::move(*bytes));
}

}  // namespace sarabun::thai
