#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rules/draft_form.h"
#include "rules/item_cutter.h"

namespace sarabun::rules {

// What is guessed of a form, each guess with what it was guessed from.

struct GuessedColumn {
  std::size_t at = 0;  // of DraftForm::columns
  std::string name;
  bool extra = false;
  ColumnType type = ColumnType::kText;
  bool required = false;
  bool omitted = false;    // a column of codes alone, which are read beside the item
  std::string word;        // of the heading, by which it was known; empty if by its cells
  std::size_t known = 0;   // place in DraftWords::columns of the words that go with it, +1; 0 for none
  std::size_t filled = 0;  // cells
  std::string check;       // why a person must look; empty if nothing speaks against it
  std::vector<std::string> samples;
};

struct GuessedCodes {
  const CodeShape* shape = nullptr;  // null: items have no codes
  Pack pack;                         // with the pattern alone, to read codes with
  std::string pattern;
  std::size_t column = 0;
  bool alone = false;  // nothing stands beside the code
  std::size_t coded = 0;
  std::size_t filled = 0;
  std::vector<std::string> samples;
};

struct GuessedScore {
  std::vector<std::pair<const ScorePattern*, std::vector<std::string>>>
      patterns;           // of items' cells, with what they took
  std::size_t items = 0;  // cells that hold one
  std::size_t filled = 0;
  std::vector<const ScorePattern*> alone;  // of a column of scores
  std::vector<std::string> samples;        // of that column
  bool percent = false;                    // bare numbers of that column
};

struct FormGuess {
  GuessedCodes codes;
  std::vector<GuessedColumn> columns;  // one for each of the form
  GuessedScore score;

  const GuessedColumn* Find(std::string_view name) const;
};

// `is_dump`: numbers are never taken for codes, because a list begins so too and a dump's rows hang on codes.
FormGuess GuessColumns(const DraftForm& form, const DraftWords& words, bool is_dump);

}  // namespace sarabun::rules
