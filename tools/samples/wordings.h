#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "tools/docx_builder/random.h"
#include "tools/samples/yaml_file.h"

namespace sarabun::samples {

// What samples/source/faults.yaml says: which faults are sown how often, and in which words.
class Wordings {
 public:
  explicit Wordings(const std::string& faults) : words_(LoadYaml(faults)) {}

  // What stands under `key`; the program ends where nothing does.
  const Node& At(const char* key) const { return words_.At(key); }
  // One of the wordings under `list`; none twice before all were drawn.
  const Node& Draw(const char* list, build::Random& random);
  // Ends the program: the file asks for more than the set has room for.
  [[noreturn]] void Refuse(const std::string& why) const { Fail(words_, why); }

 private:
  Node words_;
  std::map<std::string, std::vector<std::size_t>> left_;  // those that were not drawn yet, by list
};

}  // namespace sarabun::samples
