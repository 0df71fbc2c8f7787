#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sarabun::samples {

// A YAML file as plain values. The sources are the house's own: whatever is wrong in one ends the program with
// the file, the line and what was expected.
struct Node {
  enum class Kind { kScalar, kList, kMap };
  Kind kind = Kind::kScalar;
  std::string file;
  std::size_t line = 0;           // from 1
  std::string text;               // of a scalar
  std::vector<Node> list;         // a list's items, or a map's values in the file's order
  std::vector<std::string> keys;  // of a map, one for each value

  const Node* Find(std::string_view key) const;  // null where absent
  const Node& At(std::string_view key) const;    // ends the program where absent
  std::string Text(std::string_view key, std::string_view otherwise = {}) const;
  int Number(std::string_view key, int otherwise) const;
  bool Flag(std::string_view key) const;
  int AsNumber() const;
};

Node LoadYaml(const std::string& path);

[[noreturn]] void Fail(const Node& node, std::string_view what);

}  // namespace sarabun::samples
