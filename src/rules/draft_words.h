#pragma once

#include <memory>
#include <string>
#include <vector>

#include "rules/pack.h"
#include "sarabun/result.h"

namespace sarabun::rules {

// The general words and shapes that a first pack is guessed from: rules/draft.yaml.

struct ColumnWords {
  std::string name;  // of the record's field, or of the key in `extra`
  bool extra = false;
  ColumnType type = ColumnType::kText;
  std::string stands_for;  // the field that it is read as where no heading speaks of that
  std::vector<std::string> words;
  std::vector<std::string> skeletons;  // of the words, in their order
  std::vector<bool> whole;             // must be the whole heading
};

// How an item's cell may begin. `look` stands for any letters, `write` keeps "{prefix}" for those found.
struct CodeShape {
  std::string about;
  Pattern look{""};
  std::string write;
  bool lettered = false;  // has a prefix
  bool counts = false;    // is believed only where the numbers count on
};

// What a row that opens a part may look like. `write` may hold "{word}" or "{names}".
struct SectionShape {
  std::string about;
  Pattern look{""};
  std::string write;
};

struct DraftWords {
  SourceFile file;
  Pack general;  // score, lists and facts in the language of packs
  std::vector<ColumnWords> columns;
  std::vector<CodeShape> codes;
  std::string continued;
  std::vector<SectionShape> sections;
  std::vector<std::string> titles;
  std::vector<std::string> percents;  // skeletons
  std::vector<std::string> title_links;

  // The lines of a part as the file has them, from its key to the line before the next key at the same depth: "facts".
  std::string Lines(std::string_view key) const;
};

// Reads draft.yaml of the first of `folders` that has one. Errors: kNotFound; kBadRules with file, line and caret.
Result<std::unique_ptr<DraftWords>> LoadDraftWords(const std::vector<std::string>& folders);

}  // namespace sarabun::rules
