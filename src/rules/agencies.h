#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/problem.h"
#include "sarabun/result.h"

namespace sarabun::rules {

class MapReader;

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
  // A table with a heading row: tab-separated where the heading has a tab, else CSV with ',' or ';'. Columns, in any
  // order: code, name (or name_th), and if wanted name_en, type, group, aliases ('|' between). UTF-8, with or without a
  // byte-order mark; an empty line, or one that begins with '#', says nothing. False with errors added for another
  // encoding, a column that is missing, a line without code or name, a code or name that stands twice; the sound lines
  // stay. A column of another name is a warning.
  bool Read(const SourceFile& file, Problems& problems);

  // One agency of a pack's own list.
  void Add(const MapReader& entry, Problems& problems);

  // Lists of who must report often have the short names of districts. An agency whose code is in `known` with a name
  // that holds its own takes that name; its own still finds it.
  void TakeWholeNames(const AgencyList& known);

  // The agency that `text` names by name or alias, spaces, breaks and punctuation apart: the longest name wins,
  // the first of two as long. Null for none. The list must outlive the answer.
  const AgencyEntry* FindIn(std::string_view text) const;
  // Where `text` holds a short name of `entry`, one that its name ends in, behind a beginning that is nearly but not
  // quite the name's: what stands there, as a skeleton. Empty where the name is whole or the short one stands alone.
  std::string MisspeltIn(std::string_view text, const AgencyEntry& entry) const;
  // The agency whose whole name is nearest to `name`, if it is at most one or two letters away and no other is as
  // near.
  const AgencyEntry* Nearest(std::string_view name) const;

  const std::vector<AgencyEntry>& entries() const { return entries_; }

 private:
  struct Name {
    std::string skeleton;
    std::size_t entry;
  };

  bool Add(AgencyEntry entry, Place code_place, Place name_place, Problems& problems);
  bool AddName(const std::string& name, Place place, Problems& problems);

  std::vector<AgencyEntry> entries_;
  std::vector<Name> names_;
  std::map<std::string, Place> codes_;            // where each stands
  std::map<std::string, Place> places_of_names_;  // by skeleton
};

// The agencies of a table on disk (AgencyList::Read). Errors: kBadRules with file, line and caret, as those of packs.
Result<AgencyList> ReadAgencies(const std::string& path);

}  // namespace sarabun::rules
