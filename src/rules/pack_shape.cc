#include "rules/pack_shape.h"

#include <iterator>
#include <string>

#include "rules/audit_words.h"
#include "rules/checks.h"
#include "sarabun/record.h"

namespace sarabun::rules {
namespace {

constexpr int kMostPlaces = 64;
constexpr int kMonths = 12;
constexpr double kPercent = 100;

Shape MatchShape() {
  return {"'match'",
          {NumberKey("minimum", "the likeness, of 1, below which a table is not this form's; 0.5 if not given", 0, 1),
           PatternsKey("titles", "RE2 patterns; one that is found in the title speaks for this pack"),
           PatternsKey("not_headings", "RE2 patterns; a heading in which one is found says that it is another form's"),
           PatternsKey("not_cells", "RE2 patterns; so does one that is found at every other row")}};
}

Shape ColumnShape() {
  return {
      "a column",
      {ChoiceKey("field", "the record's field that the column fills", {std::begin(kFieldNames), std::end(kFieldNames)}),
       TextKey("extra", "the name under `extra` of a column that no field knows"),
       ChoiceKey("type", "what its cells hold; each field has one type only, an extra column is text",
                 {"item", "text", "list", "score", "media", "section"}),
       WholeKey("place", "where the column usually stands, from 1", 1, kMostPlaces),
       FlagKey("required", "a table without this column is not this form's"),
       TextsKey("headings", "texts that may stand above the column; a heading is matched by likeness").Required(),
       TextsKey("also", "headings of other columns that it stands under where the table lacks its own")},
      {"field", "extra"}};
}

Shape SectionShape() {
  return {
      "a section",
      {ChoiceKey("kind", "what the row opens", {"instrument", "indicator"}).Required(),
       PatternsKey("pattern",
                   "RE2 patterns for the row's whole text; groups `code` and `name` of an instrument, `no` and `name` "
                   "of an indicator, at least one; `mean` around a mean that may stand there, which is no record's")
           .Required()}};
}

Shape IndicatorShape() {
  return {"an indicator",
          {WholeKey("no", "its number", 1, kMostItems).Required(), TextKey("name", "as the form prints it").Required(),
           RangeKey("items", "numbers of its first and last item")}};
}

Shape InstrumentShape() {
  return {"an instrument",
          {TextKey("code", "as the form prints it, like IIT").Required(),
           TextKey("name", "as the form prints it; used where a report leaves it out").Required(),
           TextKey("prefix", "what its item codes begin with, like I"),
           MapsKey("indicators", "its indicators, in the form's order", IndicatorShape()).NamedBy({"no"})}};
}

Shape ItemShape() {
  return {"'item'",
          {PatternsKey("code",
                       "RE2 patterns for the code at the cell's start; groups `head` (taken off) and `first`, and "
                       "`prefix`, and `last` of a range or, with the group `list` around the rest, of a list"),
           PatternsKey("continued", "RE2 patterns for what an item's cell says where it repeats the row above")}};
}

Shape ScorePatternShape() {
  return {
      "a score pattern",
      {ChoiceKey("unit", "what the number counts", {"points", "percent", "level"}),
       PatternsKey("pattern", "RE2; the group `value` is the number, unless the key `value` says what the words mean")
           .Required(),
       NumberKey("value", "what the words of the pattern stand for: high is 3", -1'000'000, 1'000'000),
       NumberKey("max", "the highest value, where it is not that of `score`", 0, 1'000'000),
       FlagKey("guessed", "the text does not say the unit, so that a finding is due")}};
}

Shape ScoreShape() {
  return {
      "'score'",
      {NumberKey("max", "the highest score", 0, 1'000'000),
       WholeKey("year_offset",
                "the fiscal year that the scores belong to, less the report's: 0 for its own, -1 for the year before; "
                "leave it out where that is not certain",
                -5, 5),
       MapsKey("patterns", "in the item's cell or a column of their own, tried in order", ScorePatternShape()),
       MapsKey("alone", "only in a column of their own, such as a bare number", ScorePatternShape()),
       MapsKey("of_heading",
               "what the heading of a score's column says of the bare numbers below it; only `unit` counts",
               ScorePatternShape()),
       PatternsKey("unreadable", "RE2; says that a score stands here though no number can be read"),
       PatternsKey("year", "RE2 for inside a score; the group `year` is that of the assessment, in two or four digits"),
       PatternsKey("heading_year", "the same for the heading over the score")}};
}

Shape ListsShape() {
  return {"'lists'",
          {TextKey("letters", "the order in which lettered labels count"),
           TextsKey("empty", "what says, alone in a cell, that there is nothing"),
           PatternsKey("labels",
                       "RE2 patterns for what opens a list item at the start of a line; group `label`, and `number`, "
                       "`letter` or `path` (1.1) for how it counts; with the group `word` it opens an item only "
                       "where the count goes on")}};
}

Shape RoundShape() {
  return {
      "a round",
      {WholeKey("no", "which round", 1, kMonths).Required(),
       WholeKey("of", "of how many in the year", 1, kMonths).Required(),
       WholeKey("months", "how many it covers; may be left out where no words name the round", 1, kMonths),
       WholeKey("first_month", "where it begins, 1 for October; 1 if not given", 1, kMonths),
       FlagKey("guessed", "the words may mean another round too, so that a finding is due"),
       PatternsKey("patterns",
                   "RE2; the group `label` is the round as written; none for the round of reports that name none")}};
}

Shape MonthsShape() {
  Shape shape{"'months'", {}};
  for (int month = 1; month <= kMonths; ++month) {
    shape.keys.push_back(TextsKey(std::to_string(month), "the words for this month, 1 for January"));
  }
  return shape;
}

Shape FactsShape() {
  return {"'facts'",
          {ChoicesKey("sources", "where a report tells of itself, the first that does is believed",
                      {"title", "text-box", "header", "property", "file-name"}),
           TextKey("code_scheme", "whose codes the agencies' are, like th-district"),
           PatternsKey("agency", "RE2; the group `agency` is its name, where no known name is found"),
           PatternsKey("fiscal_year", "RE2; the group `year` has two or four digits"),
           PatternsKey("file_year", "RE2 for the file's name alone; group `year`"),
           MapsKey("rounds", "the year's rounds, tried in order", RoundShape()),
           PatternsKey("period",
                       "RE2; groups first_month, last_month, last_year and if written first_day, first_year, last_day; "
                       "{month} stands for any word of `months`"),
           MapKey("months", "words for months, by number", MonthsShape())}};
}

const char* const kYearsMeaning = "fiscal years for which this holds, Buddhist era: [first, last] or one";
const char* const kNoteMeaning = "where this is known from, and what is not";

Key CertaintyKey() {
  return ChoiceKey("certainty", "how sure this is: read in a published source, seen in a report, or only assumed",
                   {"published", "seen", "assumed"})
      .Required();
}

Shape ItemSetShape() {
  return {
      "an item set",
      {YearsKey("years", kYearsMeaning).Required(), CertaintyKey(), PairKey("note", kNoteMeaning),
       TextsKey("codes", "the form's items: I1..I25 is a record each, O1-O22 one record for all of them").Required(),
       TextMapKey("statements", "the canonical wording by item code, where it is known"),
       TextsKey("negative", "codes of items that ask for something bad, so that a denial is the good answer")}};
}

Shape AssessedShape() {
  return {
      "an instrument of the assessment",
      {TextKey("code", "of the instrument").Required(),
       NumberKey("weight", "its share of the total, of 100", 0, kPercent).Required(),
       ChoiceKey("mean_of", "what its score is the mean of; indicators if not given", {"indicators", "items", "parts"}),
       MapsKey("parts", "its parts, where these are scored by themselves",
               {"a part", {PairKey("name", "as the assessment calls it").Required()}})}};
}

Shape BandShape() {
  return {"a band",
          {PairKey("name", "as the assessment calls it").Required(),
           NumberKey("least", "the lowest total that reaches it", 0, kPercent).Required(),
           NumberKey("each", "what every instrument must reach as well", 0, kPercent)}};
}

Shape AssessmentShape() {
  return {"an assessment",
          {YearsKey("years", kYearsMeaning).Required(), CertaintyKey(), PairKey("note", kNoteMeaning),
           NumberKey("pass", "the total from which an agency has passed", 0, kPercent),
           MapsKey("instruments", "how each weighs; together 100", AssessedShape()).Required(),
           MapsKey("bands", "levels of the total, from the best down; the first that holds counts", BandShape())}};
}

Shape ShapeOfCheck(const CheckInfo& info) {
  Shape shape{"'" + std::string(info.code) + "'",
              {ChoiceKey("severity", "how bad it is; " + std::string(SeverityName(info.severity)) + " if not given",
                         {"info", "warning", "error"})}};
  if (info.can_be_off) shape.keys.push_back(FlagKey("enabled", "false switches it off"));
  if (info.thresholds.empty()) return shape;
  Shape figures{"'thresholds' of " + shape.what, {}};
  for (const ThresholdInfo& figure : info.thresholds) {
    const std::string standard = Decimal::Parse(std::to_string(figure.value))->ToString();
    figures.keys.push_back(
        NumberKey(std::string(figure.name),
                  std::string(figure.en) + " In " + std::string(figure.unit) + "; " + standard + " if not given.",
                  figure.least, figure.most));
  }
  shape.keys.push_back(MapKey("thresholds", "the figures that it goes by", std::move(figures)));
  return shape;
}

Shape ChecksShape() {
  Shape shape{"'checks'", {}};
  for (const CheckInfo& info : AllChecks()) {
    shape.keys.push_back(MapKey(std::string(info.code), std::string(info.en), ShapeOfCheck(info)));
  }
  return shape;
}

Shape AuditWordsShape() {
  Shape shape{"'audit'", {}};
  for (const WordKindInfo& info : ExtendableWordKinds()) {
    shape.keys.push_back(PatternsKey(std::string(WordKindName(info.kind)),
                                     "RE2, beside the program's own: " + std::string(info.meaning)));
  }
  return shape;
}

Shape MakePackShape() {
  return {
      "the pack",
      {NameKey("name", "the pack's name, also that of its folder; it begins the keys of records").Required(),
       TextKey("version", "of this pack, in quotes; it stands in every record").Required(),
       NameKey("extends", "a pack from which everything is taken that this one does not say"),
       FlagKey("abstract", "only a base for other packs: reads nothing itself"),
       PairKey("title", "what it reads, in one line"),
       PairKey("description", "what it reads, in more words"),
       TextMapKey("phrases", "pieces of patterns, by name; {name} in a pattern or another phrase stands for one"),
       YearsKey("years", "fiscal years whose reports are of this form, Buddhist era: [first, last] or one"),
       MapKey("match", "when a table is this form's", MatchShape()),
       MapsKey("columns", "the table's columns", ColumnShape()).NamedBy({"field", "extra"}),
       MapsKey("sections", "rows that open an instrument or an indicator for all rows below", SectionShape()),
       MapsKey("instruments", "the form's instruments and indicators", InstrumentShape()).NamedBy({"code"}),
       MapKey("item", "how an item's cell is cut", ItemShape()),
       MapKey("score", "how scores are read", ScoreShape()),
       MapKey("lists", "how lists are cut", ListsShape()),
       MapKey("facts", "agency, fiscal year, round and period of the report", FactsShape()),
       MapsKey("items", "which items the form has, by year", ItemSetShape()),
       MapsKey("assessment", "how scores become a total and a level, by year", AssessmentShape()),
       MapKey("checks", "severities and thresholds of findings, by code", ChecksShape()),
       MapKey("audit", "words that checks go by, added to those that hold everywhere", AuditWordsShape()),
       TableKey(
           "agencies",
           "who may report: a file beside the pack (tab-separated or CSV, UTF-8, a heading row with these keys), or a "
           "list",
           AgencyShape()),
       TextsKey("words", "words of this form for the repair of Thai text")}};
}

}  // namespace

const Shape& AgencyShape() {
  static const Shape kShape = {
      "an agency",
      {TextKey("code", "its code, each once").Required(), TextKey("name", "its name as reports write it").Required(),
       TextKey("name_en", "its English name"), TextKey("type", "its kind, like district-office"),
       TextKey("group", "the group that it belongs to"),
       TextsKey("aliases", "other names that reports use; in a file '|' stands between")}};
  return kShape;
}

const Shape& PackShape() {
  static const Shape kShape = MakePackShape();
  return kShape;
}

}  // namespace sarabun::rules
