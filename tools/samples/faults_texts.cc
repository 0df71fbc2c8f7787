// Faults inside a text: names and years that belong to others, slips of the typist, damage.
#include <algorithm>

#include "tools/samples/sower.h"

namespace sarabun::samples {
namespace {

void Replace(std::string& text, const std::string& mark, const std::string& with) {
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + with.size())) {
    text.replace(at, mark.size(), with);
  }
}

struct Spot {
  Sower::Patch patch;
  std::size_t at = 0;  // of the results
};

// Puts a clause into a result: at its end, or after its first words.
Spot Insert(Sower& sower, std::string clause, bool at_end) {
  const Sower::Patch patch = sower.Take();
  ItemSource& head = sower.Head(patch);
  const std::size_t at = sower.random().Below(head.results.size());
  std::string text = head.results[at].text;
  Replace(clause, "{name}", sower.ReportOf(patch).district.name);
  const std::size_t space = text.find(' ', 1);
  if (at_end || space == std::string::npos) {
    text += " " + clause;
  } else {
    text.insert(space, " " + clause);
  }
  SetText(head.results[at], text);
  return {patch, at};
}

void ForeignName(Sower& sower) {
  std::string clause = sower.Wording("foreign_names").text;
  const Spot spot = Insert(sower, "{clause}", sower.random().OnceIn(2));
  Replace(clause, "{other}", sower.OtherName(spot.patch.report));
  Line& line = sower.Head(spot.patch).results[spot.at];
  std::string text = line.text;
  Replace(text, "{clause}", clause);
  SetText(line, text);
  sower.Note(spot.patch, "foreign-agency-name", TextField("results", spot.at), "another district's name: " + clause);
}

// The clause's fiscal year is so many years off: "-2".
void ForeignYear(Sower& sower) {
  const Node& wording = sower.Wording("foreign_years");
  const Spot spot = Insert(sower, "{clause}", sower.random().OnceIn(2));
  std::string clause = wording.At("text").text;
  const int year = sower.ReportOf(spot.patch).fiscal_year + wording.Number("off", -1);
  Replace(clause, "{year}", std::to_string(year));
  Replace(clause, "{yy}", std::to_string(year % 100));
  Line& line = sower.Head(spot.patch).results[spot.at];
  std::string text = line.text;
  Replace(text, "{clause}", clause);
  SetText(line, text);
  sower.Note(spot.patch, "foreign-year", TextField("results", spot.at), "another fiscal year: " + clause);
  sower.Note(spot.patch, "doubled-word", TextField("results", spot.at), "the same", false);
}

void Clause(Sower& sower, const char* list, const char* code, const char* done) {
  const std::string clause = sower.Wording(list).text;
  const Spot spot = Insert(sower, clause, sower.random().OnceIn(2));
  if (code != nullptr) sower.Note(spot.patch, code, TextField("results", spot.at), std::string(done) + ": " + clause);
  // It may begin with the words that the text before it ends in.
  if (code == nullptr) sower.Note(spot.patch, "doubled-word", TextField("results", spot.at), "words met", false);
}

}  // namespace

const std::vector<std::pair<std::string, Fault>>& TextFaults() {
  static const std::vector<std::pair<std::string, Fault>> kFaults = {
      {"foreign-name", ForeignName},
      {"foreign-year", ForeignYear},
      {"foreign-round", [](Sower& s) { Clause(s, "foreign_rounds", "foreign-year", "another round"); }},
      {"suspect-word", [](Sower& s) { Clause(s, "misspelt", "suspect-word", "misspelt word"); }},
      {"doubled-word", [](Sower& s) { Clause(s, "doubled", "doubled-word", "word typed twice"); }},
      {"damage", [](Sower& s) { Clause(s, "damaged", "damage-left", "characters lost"); }},
      // In order, though it looks like a fault.
      {"harmless", [](Sower& s) { Clause(s, "harmless", nullptr, nullptr); }},
  };
  return kFaults;
}

}  // namespace sarabun::samples
