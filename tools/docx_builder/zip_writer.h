#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sarabun::build {

// Writes a zip in memory, the same bytes for the same input (fixed times). For samples and tests only.
class ZipWriter {
 public:
  enum class Packing { kDeflate, kStore };
  void Add(std::string name, std::string bytes, Packing packing = Packing::kDeflate);
  // The finished archive. Aborts the program on failure: it never runs on foreign input.
  std::string Finish() const;

 private:
  struct File {
    std::string name;
    std::string bytes;
    Packing packing;
  };
  std::vector<File> files_;
};

}  // namespace sarabun::build
