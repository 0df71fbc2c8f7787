#include "wordml/not_shown.h"

#include <string>

namespace sarabun::wordml {

std::string_view ReasonName(Reason reason) {
  constexpr std::array<std::string_view, kReasons> kNames = {
      "deleted", "inserted", "hidden", "unused-alternative", "field-code", "ruby", "note", "other-part", "unplaced"};
  return kNames[static_cast<std::size_t>(reason)];
}

void NotShown::Add(Reason reason, std::uint64_t characters, std::uint64_t counted) {
  if (characters == 0) return;
  pending_[static_cast<std::size_t>(reason)] += characters;
  counted_ += counted;
  any_ = true;
}

void NotShown::Report(FindingSink& findings, const Location& where) {
  any_ = false;
  for (std::size_t i = 0; i < kReasons; ++i) {
    if (pending_[i] == 0) continue;
    const std::string_view reason = ReasonName(static_cast<Reason>(i));
    Finding finding;
    finding.code = "text-not-shown";
    finding.where = where;
    finding.message = std::to_string(pending_[i]) + " characters are not shown (" + std::string(reason) + ")";
    finding.data.emplace_back("reason", DataValue::Text(std::string(reason)));
    finding.data.emplace_back("characters", DataValue::Integer(static_cast<std::int64_t>(pending_[i])));
    findings.Report(std::move(finding));
    pending_[i] = 0;
  }
}

}  // namespace sarabun::wordml
