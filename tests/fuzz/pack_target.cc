// A rule pack: pack.yaml, the agencies beside it, and a text that its patterns search.
#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "fuzz/target.h"
#include "rules/case_file.h"
#include "rules/explain.h"
#include "rules/pack.h"
#include "rules/pattern.h"

namespace sarabun::fuzz {
namespace {

namespace fs = std::filesystem;

// A folder of this process, gone with it.
class PackFolder {
 public:
  PackFolder() {
    std::string pattern = (fs::temp_directory_path() / "sarabun-fuzz-XXXXXX").native();
    if (::mkdtemp(pattern.data()) == nullptr) throw Broken("no scratch folder");
    root_ = pattern;
    fs::create_directory(root_ / "x");
  }
  ~PackFolder() { fs::remove_all(root_); }
  PackFolder(const PackFolder&) = delete;
  PackFolder& operator=(const PackFolder&) = delete;
  void Write(const std::string& name, std::string_view text) const {
    std::ofstream(root_ / "x" / name, std::ios::binary) << text;
  }
  std::string pack() const { return (root_ / "x").native(); }

 private:
  fs::path root_;
};

}  // namespace

void RunPack(std::string_view bytes) {
  static const PackFolder folder;
  folder.Write("pack.yaml", PartOf(bytes, 0));
  folder.Write("agencies.tsv", PartOf(bytes, 1));
  const std::vector<std::string> bases = {SARABUN_SOURCE_DIR "/rules"};
  const rules::PackResult read = rules::ReadPack(folder.pack(), bases);
  Demand(read.pack != nullptr || read.problems.has_errors(), "no pack, and no word why");
  Demand(read.problems.items().empty() || !read.problems.ToText().empty(), "a problem says something");
  if (read.pack == nullptr) return;
  Demand(!rules::DescribePack(*read.pack).empty(), "a pack can be described");
  const rules::Pattern pattern{std::string(PartOf(bytes, 2))};
  rules::Pattern::Match match;
  if (!pattern.Error() && pattern.Search(PartOf(bytes, 3), match)) {
    Demand(match.whole.end <= PartOf(bytes, 3).size() && match.whole.begin <= match.whole.end, "a match is inside");
  }
}

}  // namespace sarabun::fuzz

SARABUN_FUZZ_ENTRY(RunPack)
