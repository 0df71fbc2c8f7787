#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sarabun/result.h"

namespace sarabun::rules {

struct Pack;  // rules/pack.h: a rule pack as a typed model, patterns compiled

// The packs of one run, loaded once and shared read-only by all workers.
class PackSet {
 public:
  // Each of `packs` is a pack's name, looked up in `search_folders` in order, or a folder that holds a pack.yaml;
  // none means every pack in the search folders. Errors: kNotFound (the message names the packs there are),
  // kBadRules; a bad pack's message shows file, line, the line itself, a caret, what was expected and the nearest
  // known key. A base that reads nothing (`abstract`) is left out unless it is named. `agencies_file` is a table of
  // agencies (rules/agencies.h) that stands in the place of every pack's own; empty for none. What is wrong with it is
  // kBadRules too.
  static Result<std::shared_ptr<const PackSet>> Load(const std::vector<std::string>& packs,
                                                     const std::vector<std::string>& search_folders,
                                                     const std::string& agencies_file = "");
  ~PackSet();

  const std::vector<std::unique_ptr<const Pack>>& packs() const { return packs_; }
  const Pack* Find(std::string_view name) const;

  // All words that the packs give to the repair engine.
  std::vector<std::string> Words() const;

  // Whether a cell that begins with this text can only be the first of its row, by some pack's item code or section
  // pattern. Text dumps need it: there a row's end and an empty paragraph look alike.
  bool LooksLikeRowStart(std::string_view cell_text) const;

 private:
  PackSet();
  std::vector<std::unique_ptr<const Pack>> packs_;
};

}  // namespace sarabun::rules
