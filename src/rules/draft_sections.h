#pragma once

#include <string>
#include <vector>

#include "rules/draft_guess.h"

namespace sarabun::rules {

// Rows that open a part of the table for all rows below, as guessed.
struct GuessedSection {
  SectionKind kind = SectionKind::kInstrument;
  std::string about;    // of its shape
  std::string pattern;  // as the pack will have it
  std::size_t rows = 0;
  std::vector<std::string> samples;
};

// Instruments and indicators as the report has them, with the numbers of the items that stand under them.
struct GuessedIndicator {
  int no = 0;
  std::string name;
  int first = 0;  // 0: none, or not of one prefix
  int last = 0;
};
struct GuessedInstrument {
  std::string code;
  std::string name;
  std::string prefix;
  std::vector<GuessedIndicator> indicators;
};

struct SectionGuess {
  std::vector<GuessedSection> sections;
  std::vector<GuessedInstrument> instruments;  // empty where no section has a code
  std::string check;                           // why a person must look
};

SectionGuess GuessSections(const DraftForm& form, const DraftWords& words, const FormGuess& guess);

}  // namespace sarabun::rules
