#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rules/agencies.h"
#include "rules/assessment.h"
#include "rules/audit_words.h"
#include "rules/checks.h"
#include "rules/item_set.h"
#include "rules/pattern.h"
#include "rules/problem.h"
#include "sarabun/finding.h"
#include "sarabun/record.h"

namespace sarabun::rules {

// A rule pack as a typed model: what `pack.yaml` says, checked. Everything that is particular to a form or to
// Thai stands here as data; the code knows only kinds of columns, rows and facts.

// A section's column says the instrument or indicator of its row and of those below.
enum class ColumnType { kItem, kText, kList, kScore, kMedia, kSection };

struct Column {
  std::string name;  // of the record's field, or of the key in `extra`
  bool extra = false;
  ColumnType type = ColumnType::kText;
  std::uint32_t place = 0;  // where it usually stands, from 1; 0 for none
  bool required = false;
  std::vector<std::string> headings;
  std::vector<std::string> also;  // headings of other columns that it stands under where the table lacks its own
  std::vector<std::u32string> skeletons;       // of the headings, for matching
  std::vector<std::u32string> also_skeletons;  // of the others
  std::vector<Place> heading_places;           // of the headings
  Place placed;                                // where the pack says `place`
};

enum class SectionKind { kInstrument, kIndicator };

// Groups `code` and `name` of an instrument, `no` and `name` of an indicator; at least one.
struct SectionPattern {
  SectionKind kind = SectionKind::kInstrument;
  Pattern pattern;
};

struct IndicatorEntry {
  int no = 0;
  std::string name;
  int first = 0;  // numbers of its items; 0 if unknown
  int last = 0;
  Place where;  // in the pack; of its items, where it says them
};

struct InstrumentEntry {
  std::string code;
  std::string name;
  std::string prefix;  // of its item codes
  std::vector<IndicatorEntry> indicators;
  Place where;
};

struct ScorePattern {
  ScoreUnit unit = ScoreUnit::kPoints;
  Pattern pattern;               // group `value`, unless `value` says what the words mean
  std::optional<Decimal> value;  // of words: "high" is 3
  std::optional<Decimal> max;    // where it is not the pack's
  bool guessed = false;          // the text does not say the unit
};

struct ScoreRules {
  std::optional<Decimal> max;
  std::optional<int> year_offset;  // the assessment's year less the report's
  std::vector<ScorePattern> patterns;
  std::vector<ScorePattern> alone;
  std::vector<Pattern> unreadable;
  std::vector<Pattern> year;             // group `year`, inside a score: which assessment's it is
  std::vector<Pattern> heading_year;     // the same in the heading of the score's column
  std::vector<ScorePattern> of_heading;  // what the heading of a score column says of bare numbers below it
};

struct ListRules {
  std::string letters;             // the order in which lettered labels count
  std::vector<std::string> empty;  // skeletons or signs that, alone in a cell, say that there is nothing
  std::vector<Pattern> labels;     // group `label`, and `number`, `letter` or `path`
};

struct RoundRule {
  int no = 0;
  int of = 0;
  int months = 0;                 // 0 where it is not known which
  int first_month = 1;            // of the fiscal year
  bool guessed = false;           // its words may mean another round too
  std::vector<Pattern> patterns;  // group `label`; none for the round of reports that name none
  Place where;
};

enum class FactSource { kTitle, kTextBox, kHeader, kProperty, kFileName };
std::string_view FactSourceName(FactSource source);

struct FactRules {
  std::vector<FactSource> sources;
  std::string code_scheme;
  std::vector<Pattern> agency;       // group `agency`
  std::vector<Pattern> fiscal_year;  // group `year`
  std::vector<Pattern> file_year;
  std::vector<RoundRule> rounds;
  std::vector<Pattern> period;  // first_month, last_month, last_year; first_year, first_day, last_day
  std::vector<std::pair<std::string, int>> months;  // skeleton of the word, month from 1
};

struct Pack {
  std::string folder;
  std::string name;
  std::string version;
  std::string sha256;  // over the files that were read, in path order
  std::string extends;
  bool abstract = false;  // only a base for others: it reads nothing itself
  std::string family;     // the name of the pack at the bottom of `extends`; its own where it extends none
  TextPair title;
  TextPair description;
  YearRange years;

  double minimum = 0.5;               // of 1; below it a table is not this form's
  std::vector<Pattern> titles;        // any of them in the title speaks for the pack
  std::vector<Pattern> not_headings;  // any of them in a heading says that it is another form's
  std::vector<Pattern> not_cells;     // so does any of them at every other row

  std::vector<Column> columns;
  std::vector<SectionPattern> sections;
  std::vector<InstrumentEntry> instruments;
  std::vector<Pattern> codes;      // groups `head`, `first`; `prefix`, `last`
  std::vector<Pattern> continued;  // what an item's cell says beside its code where it repeats the row above
  ScoreRules score;
  ListRules lists;
  FactRules facts;
  std::vector<ItemSet> items;
  std::vector<Assessment> assessments;
  std::vector<CheckRule> checks;                          // every code, in the contract's order
  std::vector<std::pair<WordKind, Pattern>> audit_words;  // what the pack adds to rules/audit_words.tsv
  AgencyList agencies;
  std::vector<std::string> words;

  std::vector<std::unique_ptr<SourceFile>> files;  // that were read; places of patterns point into them

  // Whether the form is that of a report of this fiscal year (Buddhist era). The one rule for choosing among packs by
  // year: where a report's year is known, a pack that does not hold for it is not used; where it is not, the newest of
  // a family is (IsNewerThan).
  bool HoldsFor(int fiscal_year) const { return years.Holds(fiscal_year); }
  // Whether this is a later form than `other` of the same family.
  bool IsNewerThan(const Pack& other) const { return family == other.family && years.first > other.years.first; }

  // The form's items, or how its scores become a total, in a fiscal year; null where the pack does not know.
  const ItemSet* ItemsOf(int fiscal_year) const;
  const Assessment* AssessmentOf(int fiscal_year) const;
  // What the pack wants of a check. A code that is not in the contract is a fault of the program's.
  const CheckRule& Check(std::string_view code) const;

  const Column* FindColumn(std::string_view field) const;
  const InstrumentEntry* FindInstrument(std::string_view code) const;
  // The instrument whose items carry this prefix.
  const InstrumentEntry* InstrumentOfPrefix(std::string_view prefix) const;
};

// What came of reading a pack: the pack, or none with at least one error. Problems point into the
// pack's files, or where there is no pack into `files`.
struct PackResult {
  std::unique_ptr<Pack> pack;
  Problems problems;
  std::vector<std::unique_ptr<SourceFile>> files;
};

// Which packs CheckSense and CheckPatterns, most of the work of reading one, are asked about: every one, or those alone
// that no test has proved (rules/shipped_files.h).
enum class Proof { kEvery, kUnlessShipped };

// Reads the pack in `folder` (it holds a pack.yaml), every key checked and, as `proof` says, every pattern compiled.
// `bases` are the folders in which an extended pack is looked for.
PackResult ReadPack(const std::string& folder, const std::vector<std::string>& bases, Proof proof = Proof::kEvery);

// Says what contradicts itself or cannot be meant: two columns under one heading, an item in two indicators, weights
// that are not 100, bands that are never reached, codes that the pack does not have.
void CheckSense(const Pack& pack, Problems& problems);

// Compiles every pattern and says which cannot be right: refused by RE2, a group missing or unknown, a match of
// nothing.
void CheckPatterns(const Pack& pack, Problems& problems);

}  // namespace sarabun::rules
