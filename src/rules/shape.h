#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rules/problem.h"
#include "rules/yaml.h"

namespace sarabun::rules {

// What a map of a rule file may hold, as data. The one table of keys (pack_shape.h) is used three times: to check a
// pack (CheckShape), to lay a pack over the one that it extends (LayOver), and to print the JSON Schema for editors.

enum class KeyType {
  kText,
  kName,      // letters, digits, '-', '_' and '.'
  kTexts,     // one text or a list
  kPatterns,  // one RE2 pattern or a list
  kWhole,     // from `least` to `most`
  kNumber,    // from `least` to `most`
  kFlag,      // true or false
  kChoice,    // one of `choices`
  kChoices,   // a list of `choices`
  kYears,     // [first, last] in the Buddhist era, or one year
  kRange,     // [first, last], both from 1
  kPair,      // a text, or {th, en}
  kTextMap,   // keys of the pack's own, each with a text
  kMap,       // a map of `shape`
  kMaps,      // a list of maps of `shape`
  kTable,     // a file's name, or a list of maps of `shape`
};

struct Shape;

struct Key {
  std::string name;
  KeyType type = KeyType::kText;
  std::string meaning;  // what it says, for people who write packs
  bool required = false;
  double least = 0;
  double most = 0;
  std::vector<std::string_view> choices;
  std::vector<Shape> shape;          // of maps: the one
  std::vector<std::string_view> by;  // of kMaps: the keys that name an entry, the first that it has
  const Shape& inner() const;        // of a type with a shape
  Key Required() &&;
  Key NamedBy(std::vector<std::string_view> keys) &&;
};

struct Shape {
  std::string what;  // names the map in messages: "a column"
  std::vector<Key> keys;
  std::vector<std::string_view> one_of = {};  // exactly one of these keys must be there

  const Key* Find(std::string_view name) const;
  std::vector<std::string_view> Names() const;
};

Key TextKey(std::string name, std::string meaning);
Key NameKey(std::string name, std::string meaning);
Key TextsKey(std::string name, std::string meaning);
Key PatternsKey(std::string name, std::string meaning);
Key WholeKey(std::string name, std::string meaning, int least, int most);
Key NumberKey(std::string name, std::string meaning, double least, double most);
Key FlagKey(std::string name, std::string meaning);
Key ChoiceKey(std::string name, std::string meaning, std::vector<std::string_view> choices);
Key ChoicesKey(std::string name, std::string meaning, std::vector<std::string_view> choices);
Key YearsKey(std::string name, std::string meaning);
Key RangeKey(std::string name, std::string meaning);
Key PairKey(std::string name, std::string meaning);
Key TextMapKey(std::string name, std::string meaning);
Key MapKey(std::string name, std::string meaning, Shape shape);
Key MapsKey(std::string name, std::string meaning, Shape shape);
Key TableKey(std::string name, std::string meaning, Shape shape);

// Years that a pack may speak of, Buddhist era.
inline constexpr int kFirstYear = 2400;
inline constexpr int kLastYear = 2700;
// The highest number of an item or indicator.
inline constexpr int kMostItems = 999;

// Says everything that is wrong with `node`: unknown keys with the nearest known, keys that are missing (unless a
// mistyped one stands in their place), values of the wrong kind or out of bounds. What readers take from a node that
// passed needs no second check; from one that did not, MapReader gives what is sound.
void CheckShape(const YamlNode& node, const Shape& shape, Problems& problems);

// Whether the value is what the key asks for; what lists and maps hold is not looked at.
bool Fits(const YamlNode& value, const Key& key);

// Whether a list's value is `{add: [...]}`, for the list of the pack that is extended.
bool IsAddition(const YamlNode& value, const Key& key);

// Lays `over` upon `base`, so that `over` is the whole: of maps, key by key; of lists whose entries have a name
// (Key::by), entry by entry; another list or value is replaced. `{add: [...]}` for a list puts its entries in front of
// the base's,
// `~` takes away what the base says. Places stay those of the file that says it.
void LayOver(const YamlNode& base, const Shape& shape, YamlNode& over);

}  // namespace sarabun::rules
