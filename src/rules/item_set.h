#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/problem.h"

namespace sarabun::rules {

struct TextPair {
  std::string th;
  std::string en;
};

// Fiscal years, Buddhist era, both ends included.
struct YearRange {
  int first = 0;
  int last = 9999;
  bool Holds(int year) const { return first <= year && year <= last; }
  bool Meets(const YearRange& other) const { return first <= other.last && other.first <= last; }
};

// How sure the pack is of what it says: read in a published source, seen in a report, or only believed.
enum class Certainty { kPublished, kSeen, kAssumed };
std::string_view CertaintyName(Certainty certainty);

// Items whose codes follow each other. "I1..I25" is a record each, "O1-O22" one record for all of them, as some forms
// ask about data items together.
struct ItemRange {
  std::string prefix;
  int first = 0;
  int last = 0;
  bool one_record = false;
  Place place;

  // None where the text is no such range.
  static std::optional<ItemRange> Parse(std::string_view text);
  std::string ToString() const;  // as a pack writes it
  bool Holds(std::string_view of, int number) const { return of == prefix && first <= number && number <= last; }
};

// The items of a form in some years.
struct ItemSet {
  YearRange years;
  Certainty certainty = Certainty::kAssumed;
  TextPair note;  // where it is known from, and what is not
  std::vector<ItemRange> ranges;
  std::vector<std::pair<std::string, std::string>> statements;  // code and canonical wording, where known
  std::vector<std::string> negative;  // codes whose question asks for something bad, so that "never" is the best answer
  Place place;

  // Whether the form has this item, by itself or in a range: Holds("O", 5) where the form has "O1-O22".
  bool Holds(std::string_view prefix, int number) const;
  // The codes of the records that a whole report has, in the form's order.
  std::vector<std::string> Codes() const;
  // The canonical wording of a record's code; null where it is not known.
  const std::string* Statement(std::string_view code) const;
  bool IsNegative(std::string_view code) const;
};

}  // namespace sarabun::rules
