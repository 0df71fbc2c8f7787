#include "rules/shape.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "rules/map_reader.h"
#include "sarabun/record.h"

namespace sarabun::rules {
namespace {

constexpr std::string_view kAdd = "add";

bool IsWhole(const YamlNode& node, int least, int most) {
  const std::optional<int> value = node.is_scalar() ? ToInteger(node.scalar) : std::nullopt;
  return value && *value >= least && *value <= most;
}

bool IsNumber(const YamlNode& node, double least, double most) {
  const std::optional<Decimal> value = node.is_scalar() ? Decimal::Parse(node.scalar) : std::nullopt;
  return value && value->ToDouble() >= least && value->ToDouble() <= most;
}

bool IsText(const YamlNode& node) { return node.is_scalar() && !TrimAscii(node.scalar).empty(); }

bool IsName(const YamlNode& node) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
  };
  return IsText(node) && std::all_of(node.scalar.begin(), node.scalar.end(), fits);
}

bool IsTexts(const YamlNode& node) {
  return IsText(node) || (node.is_list() && std::all_of(node.list.begin(), node.list.end(), IsText));
}

bool IsOneOf(const YamlNode& node, const std::vector<std::string_view>& choices) {
  return node.is_scalar() && std::find(choices.begin(), choices.end(), node.scalar) != choices.end();
}

bool IsSpan(const YamlNode& node, int least, int most) {
  return node.is_list() && node.list.size() == 2 && IsWhole(node.list[0], least, most) &&
         IsWhole(node.list[1], least, most) && ToInteger(node.list[0].scalar) <= ToInteger(node.list[1].scalar);
}

bool IsListType(KeyType type) {
  return type == KeyType::kTexts || type == KeyType::kPatterns || type == KeyType::kChoices || type == KeyType::kMaps;
}

Key MakeKey(KeyType type, std::string name, std::string meaning) {
  Key key;
  key.name = std::move(name);
  key.type = type;
  key.meaning = std::move(meaning);
  return key;
}

Key WithShape(Key key, Shape shape) {
  key.shape.push_back(std::move(shape));
  return key;
}

Key WithBounds(Key key, double least, double most) {
  key.least = least;
  key.most = most;
  return key;
}

Key WithChoices(Key key, std::vector<std::string_view> choices) {
  key.choices = std::move(choices);
  return key;
}

}  // namespace

const Shape& Key::inner() const { return shape.front(); }

Key Key::Required() && {
  required = true;
  return std::move(*this);
}

Key Key::NamedBy(std::vector<std::string_view> keys) && {
  by = std::move(keys);
  return std::move(*this);
}

const Key* Shape::Find(std::string_view name) const {
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const Key& key) { return key.name == name; });
  return found != keys.end() ? &*found : nullptr;
}

std::vector<std::string_view> Shape::Names() const {
  std::vector<std::string_view> names;
  for (const Key& key : keys) names.emplace_back(key.name);
  return names;
}

Key TextKey(std::string name, std::string meaning) {
  return MakeKey(KeyType::kText, std::move(name), std::move(meaning));
}
Key NameKey(std::string name, std::string meaning) {
  return MakeKey(KeyType::kName, std::move(name), std::move(meaning));
}
Key TextsKey(std::string name, std::string meaning) {
  return MakeKey(KeyType::kTexts, std::move(name), std::move(meaning));
}
Key PatternsKey(std::string name, std::string meaning) {
  return MakeKey(KeyType::kPatterns, std::move(name), std::move(meaning));
}
Key WholeKey(std::string name, std::string meaning, int least, int most) {
  return WithBounds(MakeKey(KeyType::kWhole, std::move(name), std::move(meaning)), least, most);
}
Key NumberKey(std::string name, std::string meaning, double least, double most) {
  return WithBounds(MakeKey(KeyType::kNumber, std::move(name), std::move(meaning)), least, most);
}
Key FlagKey(std::string name, std::string meaning) {
  return MakeKey(KeyType::kFlag, std::move(name), std::move(meaning));
}
Key ChoiceKey(std::string name, std::string meaning, std::vector<std::string_view> choices) {
  return WithChoices(MakeKey(KeyType::kChoice, std::move(name), std::move(meaning)), std::move(choices));
}
Key ChoicesKey(std::string name, std::string meaning, std::vector<std::string_view> choices) {
  return WithChoices(MakeKey(KeyType::kChoices, std::move(name), std::move(meaning)), std::move(choices));
}
Key YearsKey(std::string name, std::string meaning) {
  return WithBounds(MakeKey(KeyType::kYears, std::move(name), std::move(meaning)), kFirstYear, kLastYear);
}
Key RangeKey(std::string name, std::string meaning) {
  return WithBounds(MakeKey(KeyType::kRange, std::move(name), std::move(meaning)), 1, kMostItems);
}
Key PairKey(std::string name, std::string meaning) {
  return MakeKey(KeyType::kPair, std::move(name), std::move(meaning));
}
Key TextMapKey(std::string name, std::string meaning) {
  return MakeKey(KeyType::kTextMap, std::move(name), std::move(meaning));
}
Key MapKey(std::string name, std::string meaning, Shape shape) {
  return WithShape(MakeKey(KeyType::kMap, std::move(name), std::move(meaning)), std::move(shape));
}
Key MapsKey(std::string name, std::string meaning, Shape shape) {
  return WithShape(MakeKey(KeyType::kMaps, std::move(name), std::move(meaning)), std::move(shape));
}
Key TableKey(std::string name, std::string meaning, Shape shape) {
  return WithShape(MakeKey(KeyType::kTable, std::move(name), std::move(meaning)), std::move(shape));
}

bool IsAddition(const YamlNode& value, const Key& key) {
  return IsListType(key.type) && value.is_map() && value.map.size() == 1 && value.map[0].key.scalar == kAdd;
}

bool Fits(const YamlNode& value, const Key& key) {
  switch (key.type) {
    case KeyType::kText:
      return IsText(value);
    case KeyType::kName:
      return IsName(value);
    case KeyType::kTexts:
      return IsTexts(value);
    case KeyType::kPatterns:
      return value.is_scalar() || value.is_list();
    case KeyType::kWhole:
      return IsWhole(value, static_cast<int>(key.least), static_cast<int>(key.most));
    case KeyType::kNumber:
      return IsNumber(value, key.least, key.most);
    case KeyType::kFlag:
      return value.is_scalar() && !value.quoted && (value.scalar == "true" || value.scalar == "false");
    case KeyType::kChoice:
      return IsOneOf(value, key.choices);
    case KeyType::kYears:
      return IsWhole(value, kFirstYear, kLastYear) || IsSpan(value, kFirstYear, kLastYear);
    case KeyType::kRange:
      return IsSpan(value, 1, kMostItems);
    case KeyType::kPair:
      return IsText(value) || value.is_map();
    case KeyType::kTextMap:
    case KeyType::kMap:
      return value.is_map();
    case KeyType::kChoices:
    case KeyType::kMaps:
      return value.is_list();
    case KeyType::kTable:
      return value.is_scalar() || value.is_list();
  }
  return false;
}

}  // namespace sarabun::rules
