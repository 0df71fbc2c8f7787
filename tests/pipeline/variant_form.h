#pragma once

// One small report of the Bangkok form, and the ways in which offices write it down. A way says how each part of the
// form is written; whatever the way, the records are those of the model, but for what the way itself shows: labels
// of lists, how a score was typed, columns that were added or left out.

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "sarabun/record.h"
#include "tools/docx_builder/document.h"

namespace sarabun::test {

// A list as its author means it.
struct Entry {
  int level = 1;
  std::string text;
};

struct ItemModel {
  std::string prefix;
  int first = 0;
  int last = 0;
  std::string statement;  // empty for ranges
  std::string score;
  std::vector<Entry> issues;
  std::vector<Entry> measures;  // these two empty: merged with the row above
  std::vector<Entry> results;
  int pictures = 0;
  std::string responsible;
  std::string timeframe;
  std::string budget;

  std::string Code() const;
};

struct SectionModel {
  std::string instrument;       // its code
  std::string instrument_name;  // empty: the instrument goes on
  int indicator = 0;
  std::string indicator_name;
  std::vector<ItemModel> items;
};

const std::vector<SectionModel>& Model();

enum class Headings { kOnce, kNone, kEachTable, kFirstTable, kInside, kTwoRows };
enum class Tables { kOne, kInstrument, kIndicator };
enum class Sections { kWide, kCellAndBlanks, kCellAndWideBlank, kRepeated, kOneRow, kColumn };
enum class ScorePlace { kLine, kInline, kParagraph, kBefore, kBeforeLine, kColumn, kNone };
enum class ListBreak { kParagraph, kLine, kNestedTable, kNestedRows };
enum class Facts {
  kTitle,
  kOneLine,
  kManyLines,
  kBroken,
  kBox,
  kFirstRow,
  kTextBox,
  kOldTextBox,
  kHeader,
  kProperty,
  kFileName,
  kTitleAndFileName
};
enum class Cut { kNone, kBlank, kMerged, kStatement, kMeasureSentence };

struct Way {
  std::string name;
  bool dump = false;
  bool word_only = false;  // a dump cannot show it
  bool guesses = false;    // a value-guessed finding is due
  bool may_guess = false;  // one is neither due nor wrong
  std::vector<std::string> columns = {"item", "issues", "measures", "results", "evidence"};
  std::map<std::string, std::string> headings;  // by column, beyond the plain ones
  Headings heading = Headings::kOnce;
  Tables tables = Tables::kOne;
  Sections sections = Sections::kWide;
  std::function<std::string(const ItemModel&)> code;   // of a single item, with what follows it
  std::function<std::string(const ItemModel&)> range;  // of a range
  bool code_column = false;                            // the code alone in a first column
  std::function<std::string(const std::string&)> score;
  ScoreUnit unit = ScoreUnit::kPoints;
  int score_year = 0;
  ScorePlace score_place = ScorePlace::kLine;
  std::function<std::string(int)> label;          // of the first level, from 1
  std::function<std::string(int, int)> sublabel;  // of the second
  std::string after_label = " ";
  std::vector<build::ListLevel> word_list;  // Word makes the labels
  ListBreak list_break = ListBreak::kParagraph;
  Facts facts = Facts::kTitle;
  std::vector<std::string> title;
  std::string round_label;
  Cut cut = Cut::kNone;

  Way();
  bool Has(const std::string& column) const;
};

std::string ThaiDigits(std::string text);

// The records that a report written in this way must give; document, rules, source and repairs are left out.
std::vector<Record> Truth(const Way& way);

struct VariantFile {
  std::string name;
  std::string bytes;
};
VariantFile Write(const Way& way, std::size_t index);

}  // namespace sarabun::test
