#include "rules/map_reader.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace sarabun::rules {
namespace {

std::string Quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

}  // namespace

std::optional<int> ToInteger(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

MapReader::MapReader(const YamlNode& node, std::string_view what, Problems& problems)
    : node_(node), what_(what), problems_(problems) {
  if (!node.is_map()) problems_.AddError(node.place, what_ + " that is no map", "'key: value' lines");
}

const YamlNode* MapReader::Find(std::string_view key) {
  if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.emplace_back(key);
  const YamlNode* found = node_.Find(key);
  return found != nullptr && found->kind != YamlNode::Kind::kNull ? found : nullptr;
}

bool MapReader::Has(std::string_view key) { return Find(key) != nullptr; }

std::optional<std::string> MapReader::ScalarOf(const YamlNode& node, std::string_view key) {
  if (node.is_scalar()) return node.scalar;
  problems_.AddError(node.place, Quoted(key) + " of " + what_ + " is no text", "one value");
  return std::nullopt;
}

std::string MapReader::Text(std::string_view key) {
  const YamlNode* node = Find(key);
  return node != nullptr ? ScalarOf(*node, key).value_or("") : "";
}

std::string MapReader::RequiredText(std::string_view key) {
  const YamlNode* node = Find(key);
  if (node == nullptr) {
    Missing(key, what_ + " without " + Quoted(key), Quoted(key));
    return "";
  }
  return ScalarOf(*node, key).value_or("");
}

std::optional<int> MapReader::Integer(std::string_view key, int least, int most) {
  const YamlNode* node = Find(key);
  if (node == nullptr) return std::nullopt;
  const std::optional<int> value = node->is_scalar() ? ToInteger(node->scalar) : std::nullopt;
  if (value && *value >= least && *value <= most) return value;
  problems_.AddError(node->place, Quoted(key) + " of " + what_ + " is out of place",
                     "a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  return std::nullopt;
}

std::optional<double> MapReader::Real(std::string_view key, double least, double most) {
  const YamlNode* node = Find(key);
  if (node == nullptr) return std::nullopt;
  const std::optional<Decimal> value = node->is_scalar() ? Decimal::Parse(node->scalar) : std::nullopt;
  if (value && value->ToDouble() >= least && value->ToDouble() <= most) return value->ToDouble();
  problems_.AddError(node->place, Quoted(key) + " of " + what_ + " is out of place",
                     "a number from " + Decimal{static_cast<std::int64_t>(least), 0}.ToString() + " to " +
                         Decimal{static_cast<std::int64_t>(most), 0}.ToString());
  return std::nullopt;
}

bool MapReader::Flag(std::string_view key) {
  const YamlNode* node = Find(key);
  if (node == nullptr) return false;
  if (node->is_scalar() && (node->scalar == "true" || node->scalar == "yes")) return true;
  if (node->is_scalar() && (node->scalar == "false" || node->scalar == "no")) return false;
  problems_.AddError(node->place, Quoted(key) + " of " + what_ + " is out of place", "true or false");
  return false;
}

std::vector<const YamlNode*> MapReader::List(std::string_view key) {
  std::vector<const YamlNode*> items;
  const YamlNode* node = Find(key);
  if (node == nullptr) return items;
  if (!node->is_list()) {
    problems_.AddError(node->place, Quoted(key) + " of " + what_ + " is no list", "lines that begin with '- '");
    return items;
  }
  for (const YamlNode& item : node->list) items.push_back(&item);
  return items;
}

std::vector<std::string> MapReader::Texts(std::string_view key) {
  std::vector<std::string> texts;
  const YamlNode* node = Find(key);
  if (node == nullptr) return texts;
  if (node->is_scalar()) return {node->scalar};
  for (const YamlNode* item : List(key)) {
    if (std::optional<std::string> text = ScalarOf(*item, key)) texts.push_back(std::move(*text));
  }
  return texts;
}

std::vector<Pattern> MapReader::Patterns(std::string_view key) {
  std::vector<Pattern> patterns;
  const YamlNode* node = Find(key);
  if (node == nullptr) return patterns;
  if (node->is_scalar()) {
    patterns.emplace_back(node->scalar, node->place);
    return patterns;
  }
  for (const YamlNode* item : List(key)) {
    if (std::optional<std::string> text = ScalarOf(*item, key)) patterns.emplace_back(std::move(*text), item->place);
  }
  return patterns;
}

std::optional<std::size_t> MapReader::Choice(std::string_view key, const std::vector<std::string_view>& choices) {
  const YamlNode* node = Find(key);
  if (node == nullptr) return std::nullopt;
  const auto found = node->is_scalar() ? std::find(choices.begin(), choices.end(), node->scalar) : choices.end();
  if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
  problems_.AddError(node->place, "unknown " + std::string(key) + " " + Quoted(node->scalar) + " of " + what_,
                     ExpectOneOf(node->scalar, choices));
  return std::nullopt;
}

void MapReader::Missing(std::string_view key, std::string message, std::string expected) {
  if (node_.is_map()) missing_.push_back({std::string(key), std::move(message), std::move(expected)});
}

bool MapReader::Mistyped(std::string_view key) const {
  const std::vector<std::string_view> known(known_.begin(), known_.end());
  return std::any_of(node_.map.begin(), node_.map.end(), [&](const auto& entry) {
    const std::string& written = entry.key.scalar;
    return std::find(known.begin(), known.end(), written) == known.end() && Nearest(written, known) == key;
  });
}

void MapReader::Finish() {
  const std::vector<std::string_view> known(known_.begin(), known_.end());
  for (const auto& [key, value] : node_.map) {
    if (std::find(known.begin(), known.end(), key.scalar) != known.end()) continue;
    problems_.AddError(key.place, "unknown key " + Quoted(key.scalar) + " in " + what_, ExpectOneOf(key.scalar, known));
  }
  for (const Gap& gap : missing_) {
    if (!Mistyped(gap.key)) problems_.AddError(node_.place, gap.message, gap.expected);
  }
}

}  // namespace sarabun::rules
