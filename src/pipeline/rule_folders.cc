#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "base/file.h"
#include "sarabun/extract.h"

#ifndef SARABUN_INSTALLED_RULES
#error "the build names the folder that rules are installed to"
#endif

namespace sarabun {

// The search goes from the program's own place, so that a build folder, a checkout and a moved installation all
// find their own packs before those of another installation.
std::vector<std::string> DefaultRuleFolders() {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
  std::vector<fs::path> candidates;
  if (!error) {
    candidates = {program / "rules", program / ".." / "share" / "sarabun" / "rules"};
    // A checkout: build/<preset>/src/cli/sarabun stands up to four folders below it.
    fs::path above = program;
    for (int i = 0; i < 4; ++i) {
      above /= "..";
      if (fs::exists(above / "CMakeLists.txt", error)) candidates.push_back(above / "rules");
    }
  }
  candidates.emplace_back(SARABUN_INSTALLED_RULES);
  std::vector<std::string> found;
  for (const fs::path& candidate : candidates) {
    const std::string path = candidate.lexically_normal().native();
    const bool known = std::find(found.begin(), found.end(), path) != found.end();
    if (!known && KindOf(path) == PathKind::kFolder) found.push_back(path);
  }
  return found;
}

}  // namespace sarabun
