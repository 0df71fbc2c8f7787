#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "audit/align.h"
#include "audit/check_run.h"
#include "audit/report.h"

namespace sarabun::audit {

// A report beside one of the same agency and form from an earlier round, item by item. Both must outlive it.
class RoundPair {
 public:
  RoundPair(const Report& now, const Report& earlier, double similarity);

  struct Items {
    std::size_t now = 0;  // index into the report's records
    std::optional<std::size_t> earlier;
    bool comparable = false;  // both are there and their statements agree
  };
  // One a record of the present report, in its order.
  const std::vector<Items>& items() const { return items_; }
  // Earlier records whose item is not there any more.
  const std::vector<std::size_t>& gone() const { return gone_; }
  // The present item that an earlier one can be compared with, by index; none where there is none.
  std::optional<std::size_t> NowOf(std::size_t earlier) const { return now_of_[earlier]; }

  const Report& now() const { return *now_; }
  const Report& earlier() const { return *earlier_; }

 private:
  const Report* now_;
  const Report* earlier_;
  std::vector<Items> items_;
  std::vector<std::size_t> gone_;
  std::vector<std::optional<std::size_t>> now_of_;
};

// Whether one report is of an earlier round than another: by fiscal year, then by round. False where either is unknown.
bool IsEarlier(const Report& report, const Report& than);

// The codes of CheckRounds.
inline constexpr std::array<const char*, 5> kRoundChecks = {
    "carried-over-measure", "measure-not-taken-up", "score-moved", "score-changed-within-year", "not-comparable"};

// A report beside each earlier one of its agency and form among `candidates`, the latest first. Agencies are the same
// by code, or by name where neither has a code.
std::vector<RoundPair> PairsOf(const Report& report, const std::vector<const Report*>& candidates, const CheckRun& run);

// Against earlier rounds (`pairs`: PairsOf). Measures carried over word for word and promises that were not taken up
// again go by the latest of them; scores by the latest that quotes the same assessment, and the latest that quotes
// another. Only items whose statements agree are compared; the others are told of.
void CheckRounds(const Report& report, const std::vector<RoundPair>& pairs, Aligner& aligner, CheckRun& run);

}  // namespace sarabun::audit
