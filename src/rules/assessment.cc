#include "rules/assessment.h"

#include <algorithm>

namespace sarabun::rules {

std::string_view MeanOfName(MeanOf of) {
  switch (of) {
    case MeanOf::kIndicators:
      return "indicators";
    case MeanOf::kItems:
      return "items";
    case MeanOf::kParts:
      return "parts";
  }
  return "";
}

const Band* Assessment::BandOf(double total, const std::vector<double>& instrument_scores) const {
  for (const Band& band : bands) {
    const bool each = std::all_of(instrument_scores.begin(), instrument_scores.end(),
                                  [&](double score) { return score >= band.each; });
    if (total >= band.least && each) return &band;
  }
  return nullptr;
}

}  // namespace sarabun::rules
