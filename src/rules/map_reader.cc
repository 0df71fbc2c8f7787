#include "rules/map_reader.h"

#include <algorithm>
#include <cassert>
#include <charconv>

namespace sarabun::rules {

std::optional<int> ToInteger(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

const Key& MapReader::KeyOf(std::string_view key) const {
  const Key* found = shape_.Find(key);
  assert(found != nullptr);
  return *found;
}

const YamlNode* MapReader::Find(std::string_view key) const {
  const Key& known = KeyOf(key);
  const YamlNode* found = node_.Find(key);
  return found != nullptr && Fits(*found, known) ? found : nullptr;
}

Place MapReader::PlaceOf(std::string_view key) const {
  const YamlNode* found = Find(key);
  return found != nullptr ? found->place : node_.place;
}

std::string MapReader::Text(std::string_view key) const {
  const YamlNode* node = Find(key);
  return node != nullptr ? node->scalar : "";
}

std::optional<int> MapReader::Whole(std::string_view key) const {
  const YamlNode* node = Find(key);
  return node != nullptr ? ToInteger(node->scalar) : std::nullopt;
}

std::optional<Decimal> MapReader::ExactNumber(std::string_view key) const {
  const YamlNode* node = Find(key);
  return node != nullptr ? Decimal::Parse(node->scalar) : std::nullopt;
}

std::optional<double> MapReader::Number(std::string_view key) const {
  const std::optional<Decimal> value = ExactNumber(key);
  return value ? std::optional<double>(value->ToDouble()) : std::nullopt;
}

bool MapReader::Flag(std::string_view key, bool otherwise) const {
  const YamlNode* node = Find(key);
  return node != nullptr ? node->scalar == "true" : otherwise;
}

std::optional<std::size_t> MapReader::Choice(std::string_view key) const {
  const YamlNode* node = Find(key);
  if (node == nullptr) return std::nullopt;
  const std::vector<std::string_view>& choices = KeyOf(key).choices;
  return static_cast<std::size_t>(std::find(choices.begin(), choices.end(), node->scalar) - choices.begin());
}

std::vector<std::size_t> MapReader::Choices(std::string_view key) const {
  const std::vector<std::string_view>& choices = KeyOf(key).choices;
  std::vector<std::size_t> found;
  for (const YamlNode* item : Items(key)) {
    const auto at = std::find(choices.begin(), choices.end(), item->scalar);
    if (at != choices.end()) found.push_back(static_cast<std::size_t>(at - choices.begin()));
  }
  return found;
}

std::optional<std::pair<int, int>> MapReader::Range(std::string_view key) const {
  const YamlNode* node = Find(key);
  if (node == nullptr) return std::nullopt;
  const YamlNode& first = node->is_list() ? node->list.front() : *node;
  const YamlNode& last = node->is_list() ? node->list.back() : *node;
  return std::pair(ToInteger(first.scalar).value_or(0), ToInteger(last.scalar).value_or(0));
}

std::pair<std::string, std::string> MapReader::Pair(std::string_view key) const {
  const YamlNode* node = Find(key);
  if (node == nullptr) return {};
  if (node->is_scalar()) return {node->scalar, node->scalar};
  const auto text = [&](std::string_view language) {
    const YamlNode* found = node->Find(language);
    return found != nullptr ? found->scalar : std::string();
  };
  return {text("th"), text("en")};
}

std::vector<std::pair<const YamlNode*, const YamlNode*>> MapReader::TextMap(std::string_view key) const {
  std::vector<std::pair<const YamlNode*, const YamlNode*>> entries;
  const YamlNode* node = Find(key);
  if (node == nullptr) return entries;
  for (const auto& [name, text] : node->map) {
    if (text.is_scalar()) entries.emplace_back(&name, &text);
  }
  return entries;
}

std::vector<const YamlNode*> MapReader::Items(std::string_view key) const {
  std::vector<const YamlNode*> items;
  const YamlNode* node = Find(key);
  if (node == nullptr) return items;
  if (node->is_scalar()) items.push_back(node);
  for (const YamlNode& item : node->list) {
    if (item.is_scalar()) items.push_back(&item);
  }
  return items;
}

std::vector<std::string> MapReader::Texts(std::string_view key) const {
  std::vector<std::string> texts;
  for (const YamlNode* item : Items(key)) texts.push_back(item->scalar);
  return texts;
}

std::vector<Pattern> MapReader::Patterns(std::string_view key) const {
  std::vector<Pattern> patterns;
  for (const YamlNode* item : Items(key)) patterns.emplace_back(item->scalar, item->place);
  return patterns;
}

std::optional<MapReader> MapReader::Map(std::string_view key) const {
  const YamlNode* node = Find(key);
  if (node == nullptr) return std::nullopt;
  return MapReader(*node, KeyOf(key).inner());
}

std::vector<MapReader> MapReader::Maps(std::string_view key) const {
  std::vector<MapReader> maps;
  const YamlNode* node = Find(key);
  if (node == nullptr) return maps;
  for (const YamlNode& item : node->list) {
    if (item.is_map()) maps.emplace_back(item, KeyOf(key).inner());
  }
  return maps;
}

}  // namespace sarabun::rules
