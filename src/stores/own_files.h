#pragma once

#include <string>
#include <vector>

namespace sarabun::stores {

// The data sets that `load --to parquet:DIR` and `extract --relational DIR` left among some files, so that a folder of
// reports may hold one: its files are no inputs. What else stands in such a folder is none of it.
class OwnFiles {
 public:
  // `paths` are all files of a listing. Sets are known by their catalogue's content, not by names alone.
  explicit OwnFiles(const std::vector<std::string>& paths);

  std::size_t sets() const { return parquet_.size() + csv_.size(); }
  bool Holds(const std::string& path) const;

 private:
  std::vector<std::string> parquet_;  // folders, with '/' at the end
  std::vector<std::string> csv_;
};

}  // namespace sarabun::stores
