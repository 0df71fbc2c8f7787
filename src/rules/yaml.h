#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rules/problem.h"

namespace sarabun::rules {

struct YamlEntry;

// A YAML document as plain values, each with the place it was written at.
struct YamlNode {
  enum class Kind { kNull, kScalar, kList, kMap };
  Kind kind = Kind::kNull;
  Place place;
  std::string scalar;   // as written, without quotes
  bool quoted = false;  // '…', "…" or a block: always text, never null
  std::vector<YamlNode> list;
  std::vector<YamlEntry> map;  // in order; keys are scalars, each once

  const YamlNode* Find(std::string_view key) const;
  bool is_map() const { return kind == Kind::kMap; }
  bool is_list() const { return kind == Kind::kList; }
  bool is_scalar() const { return kind == Kind::kScalar; }
};

struct YamlEntry {
  YamlNode key;
  YamlNode value;
};

// What a rule file may cost. An alias counts as everything it repeats, so that a file of a few lines cannot unfold
// into gigabytes.
struct YamlLimits {
  std::size_t bytes = 4u << 20;
  std::size_t nodes = 200'000;
  std::size_t depth = 32;
};

// Reads the one document of `file`. An alias to an anchor that is not complete (a cycle), a second document, a key
// twice, a map as key and whatever libyaml refuses are errors with their place; false then.
bool ReadYaml(const SourceFile& file, const YamlLimits& limits, YamlNode& out, Problems& problems);

}  // namespace sarabun::rules
