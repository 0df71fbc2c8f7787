#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/problem.h"

namespace sarabun::rules {

// One agency that may report.
struct AgencyEntry {
  std::string code;
  std::string name;     // as its reports write it
  std::string name_en;  // empty if unknown
  std::string type;
  std::string group;
  std::vector<std::string> aliases;
};

// The agencies that a pack knows, and how a text names them.
class AgencyList {
 public:
  // Tab-separated: a heading line, then code, name_th, name_en, type, group, aliases ('|' between). The last four
  // may be empty. False with problems added where a line is wrong; the sound lines stay.
  bool Read(const SourceFile& file, Problems& problems);

  // The agency that `text` names by name or alias, spaces, breaks and punctuation apart: the longest name wins,
  // the first of two as long. Null for none. The list must outlive the answer.
  const AgencyEntry* FindIn(std::string_view text) const;
  // The agency whose whole name is nearest to `name`, if it is at most one or two letters away and no other is as
  // near.
  const AgencyEntry* Nearest(std::string_view name) const;

  const std::vector<AgencyEntry>& entries() const { return entries_; }

 private:
  struct Name {
    std::string skeleton;
    std::size_t entry;
  };
  std::vector<AgencyEntry> entries_;
  std::vector<Name> names_;
};

}  // namespace sarabun::rules
