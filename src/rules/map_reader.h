#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/pattern.h"
#include "rules/yaml.h"
#include "sarabun/record.h"

namespace sarabun::rules {

// Reads one map of a rule file key by key. Every key that is asked for is known; Finish reports the others, with
// the nearest known one. A value of the wrong kind is reported and read as if it were not there.
class MapReader {
 public:
  // `what` names the map in messages: "a column". A node that is no map is reported and has no keys.
  MapReader(const YamlNode& node, std::string_view what, Problems& problems);

  bool Has(std::string_view key);
  const YamlNode* Find(std::string_view key);  // null where absent or null

  std::string Text(std::string_view key);  // empty where absent
  std::string RequiredText(std::string_view key);
  std::optional<int> Integer(std::string_view key, int least, int most);
  std::optional<double> Real(std::string_view key, double least, double most);
  bool Flag(std::string_view key);  // false where absent
  // One text or a list of texts.
  std::vector<std::string> Texts(std::string_view key);
  std::vector<Pattern> Patterns(std::string_view key);
  // The items of a list; empty where absent.
  std::vector<const YamlNode*> List(std::string_view key);
  // One of `choices`; its index.
  std::optional<std::size_t> Choice(std::string_view key, const std::vector<std::string_view>& choices);

  // The key must be there and is not; said by Finish, unless a mistyped key stands in its place.
  void Missing(std::string_view key, std::string message, std::string expected);
  // Whether the map has an unknown key that is most like `key`. To be asked after the last key.
  bool Mistyped(std::string_view key) const;

  // Says what is unknown and what is missing. To be called once, after the last key.
  void Finish();

  const YamlNode& node() const { return node_; }
  Problems& problems() { return problems_; }

 private:
  std::optional<std::string> ScalarOf(const YamlNode& node, std::string_view key);

  const YamlNode& node_;
  std::string what_;
  Problems& problems_;
  std::vector<std::string> known_;

  struct Gap {
    std::string key;
    std::string message;
    std::string expected;
  };
  std::vector<Gap> missing_;
};

std::optional<int> ToInteger(std::string_view text);

}  // namespace sarabun::rules
