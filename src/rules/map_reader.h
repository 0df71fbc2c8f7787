#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/pattern.h"
#include "rules/shape.h"
#include "rules/yaml.h"
#include "sarabun/record.h"

namespace sarabun::rules {

// Takes values out of a map that CheckShape has looked at. A value that is absent, null or of the wrong kind is as if
// it were not there; the check has said so. Asking for a key that the shape does not have is a fault of the program's.
class MapReader {
 public:
  // Both must outlive the reader.
  MapReader(const YamlNode& node, const Shape& shape) : node_(node), shape_(shape) {}

  const YamlNode* Find(std::string_view key) const;
  // Of the key's value; of the map where the key is absent.
  Place PlaceOf(std::string_view key) const;

  std::string Text(std::string_view key) const;  // empty where absent
  std::optional<int> Whole(std::string_view key) const;
  std::optional<double> Number(std::string_view key) const;
  std::optional<Decimal> ExactNumber(std::string_view key) const;
  bool Flag(std::string_view key, bool otherwise = false) const;
  std::optional<std::size_t> Choice(std::string_view key) const;  // index in Key::choices
  std::vector<std::size_t> Choices(std::string_view key) const;
  std::optional<std::pair<int, int>> Range(std::string_view key) const;  // of kYears or kRange
  std::pair<std::string, std::string> Pair(std::string_view key) const;  // th and en; one text is both
  std::vector<std::pair<const YamlNode*, const YamlNode*>> TextMap(std::string_view key) const;  // names and texts
  std::vector<const YamlNode*> Items(std::string_view key) const;  // one scalar, or a list's
  std::vector<std::string> Texts(std::string_view key) const;
  std::vector<Pattern> Patterns(std::string_view key) const;
  std::optional<MapReader> Map(std::string_view key) const;
  std::vector<MapReader> Maps(std::string_view key) const;  // those entries that are maps

  const YamlNode& node() const { return node_; }

 private:
  const Key& KeyOf(std::string_view key) const;

  const YamlNode& node_;
  const Shape& shape_;
};

std::optional<int> ToInteger(std::string_view text);

}  // namespace sarabun::rules
