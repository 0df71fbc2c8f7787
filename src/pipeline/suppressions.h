#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "sarabun/finding.h"
#include "sarabun/result.h"

namespace sarabun::pipeline {

// Findings that a person has looked at and settled: a table (TSV or CSV) with the columns finding_id and reason, and if
// wanted who.
class Suppressions {
 public:
  // An empty path is an empty list. Errors: kInvalidArgument with line and caret, as for other tables of people; an id
  // that is none, a reason that is empty.
  static Result<Suppressions> Read(const std::string& path);

  // Whether that finding is settled; notes that its line was of use.
  bool Take(const std::string& finding_id);

  // A `suppression-unused` finding for each line that no finding matched.
  std::vector<Finding> Unused() const;

 private:
  struct Line {
    std::uint32_t line = 0;
    std::string reason;
    bool used = false;
  };
  std::string path_;
  std::map<std::string, Line> lines_;
};

}  // namespace sarabun::pipeline
