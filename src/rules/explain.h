#pragma once

#include <string>
#include <vector>

#include "rules/pack_set.h"

namespace sarabun::rules {

// What `sarabun rules` shows.

// One line for `rules list`: name, version, title.
std::string SummarizePack(const Pack& pack);

// The pack as a person would describe it: what it reads, by which headings and patterns, which facts it looks for.
std::string DescribePack(const Pack& pack);

struct PackCheck {
  bool sound = false;
  std::string text;  // every error and warning with its line and a caret; or that all is well
};

// Reads the pack in `folder` and says everything that is wrong, not only the first. Warnings are what reads badly but
// can be used: headings that two columns nearly share.
PackCheck CheckPack(const std::string& folder, const std::vector<std::string>& search_folders);

}  // namespace sarabun::rules
