#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/item_set.h"

namespace sarabun::rules {

// What an instrument's score is the mean of.
enum class MeanOf { kIndicators, kItems, kParts };
std::string_view MeanOfName(MeanOf of);

inline constexpr double kUnknownWeight = -1;  // of a pack that is wrong; none that is used has it

struct AssessedInstrument {
  std::string code;
  double weight = 0;  // of 100
  MeanOf mean_of = MeanOf::kIndicators;
  std::vector<TextPair> parts;  // of an instrument whose parts are scored by themselves
  Place place;
};

// A level that a total reaches.
struct Band {
  TextPair name;
  double least = 0;  // of the total, included
  double each = 0;   // that every instrument must reach as well; 0 for none
  Place place;
};

// How scores become a total in some years: an indicator is the mean of its items, an instrument as it says, the total
// the weighted mean of the instruments. What is computed so is no official result.
struct Assessment {
  YearRange years;
  Certainty certainty = Certainty::kAssumed;
  TextPair note;
  double pass = 0;  // the total from which an agency has passed
  std::vector<AssessedInstrument> instruments;
  std::vector<Band> bands;  // from the best down
  Place place;

  // The first band that holds: the total reaches it, and so does every instrument. Null for none.
  const Band* BandOf(double total, const std::vector<double>& instrument_scores) const;
};

}  // namespace sarabun::rules
