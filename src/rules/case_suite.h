#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sarabun::rules {

class PackSet;
class ReportReader;

// What became of one case.
struct CaseResult {
  std::string name;
  std::uint32_t line = 0;  // of its file, from 1
  bool passed = false;
  bool acceptable = true;  // false where it failed to give the records of another case
  std::string difference;  // for people; each of its places as FILE:LINE:; empty where passed
};

// A file of cases, run.
struct CaseFileResult {
  std::string path;
  std::string problems;  // why it cannot be read, with lines and carets; no case of it was run then
  std::vector<CaseResult> cases;
  std::string accepted;  // the file's text with failed cases' expectations replaced by what was found; empty: none
};

// All cases of a pack.
struct CaseSuite {
  std::string pack;                   // its name; empty if it is not sound
  std::string problems;               // why the pack cannot be loaded
  std::vector<CaseFileResult> files;  // FOLDER/cases/*.case, by path
};

// Runs the cases of the pack in `folder`; a pack that it extends is looked for beside it and in `bases`. Joints are
// mended by the repair engine's rules and the pack's words alone, without the trained table, so that a case says the
// same wherever it is run. A case that says 'same-as' must give the records that that case gives, titles apart;
// it is never changed by accepting.
CaseSuite RunCases(const std::string& folder, const std::vector<std::string>& bases);

// Reads a few cases of each pack for the traces alone: patterns are compiled when they are first used, so that a reader
// that is copied (by a fork) afterwards does not compile them in every copy. A pack without cases leaves nothing.
void WarmUp(const PackSet& packs, ReportReader& reader);

}  // namespace sarabun::rules
