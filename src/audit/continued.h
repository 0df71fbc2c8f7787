#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "audit/check_run.h"
#include "audit/rounds.h"
#include "sarabun/finding.h"

namespace sarabun::audit {

// A finding of an earlier round.
struct EarlierFinding {
  std::size_t round = 0;    // index into the rounds
  std::size_t finding = 0;  // index into that round's findings
};

// What the findings of one round are to those of the rounds before it.
struct Continued {
  // One a present finding: the earlier one that it goes on from, none for a new one.
  std::vector<std::optional<EarlierFinding>> from;
  // Earlier ones that are not there any more, though the check ran.
  std::vector<EarlierFinding> resolved;
};

// A report and what is known of it in the round before.
struct Standing {
  const Report* report = nullptr;
  std::optional<RoundPair> pair;  // with the latest earlier report; none where there is none
  std::size_t round = 0;          // which round that one is of
  bool bare = false;              // came as records: the reader's findings are not known
};

// Findings are the same where code, field and items are, and the text that they are about (a measure, a result, a
// picture's hash) is the same word for word; a score may have moved meanwhile. Of items that cannot be compared, and of
// a check that did not run now, nothing is resolved. `set_round`: the round to which findings without a report are
// compared; none where no earlier round is any report's.
Continued Compare(const std::vector<Finding>& findings, const std::vector<CheckOutcome>& checks,
                  const std::vector<Standing>& standings, const std::vector<const std::vector<Finding>*>& rounds,
                  std::optional<std::size_t> set_round);

}  // namespace sarabun::audit
