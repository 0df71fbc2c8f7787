#include "sinks/schema_field.h"

namespace sarabun::sinks::schema {

namespace {

constexpr double kMostPoints = 100;

std::vector<Field> MeanFields() {
  return {Text("code", "of the instrument, or the indicator's number").Nullable(),
          Text("name", "as written").Nullable(),
          Real("mean", "points, rounded to two digits; null where no item of it has a score").Nullable(),
          Whole("scored", "items that were averaged").From(0), Whole("items", "items there are").From(0)};
}

}  // namespace

Field SummarySchema() {
  std::vector<Field> instrument = MeanFields();
  instrument.push_back(Real("weight", "in the total, of 100; 0 where the pack gives none").From(0).To(kMostPoints));
  return Object(
      "summary", "A report's means, computed and not official (`audit --format json`, JSONL).",
      {Text("schema", "what this object is").OneOf({"sarabun.summary/1"}),
       Text("report_key", "of the report").Nullable(), Text("agency", "its name").Nullable(),
       Flag("official", "false: these means are computed"),
       Text("averaging", "how the pack averages, one sentence").Nullable(),
       List("indicators", "means by indicator", Object("", "", MeanFields())),
       List("instruments", "means by instrument", Object("", "", std::move(instrument))),
       Real("total", "weighted total; null unless every weighted instrument has a mean").Nullable(),
       Text("band", "of the assessment's year, English").Nullable(), Text("band_th", "the same in Thai").Nullable(),
       List("items_worded_negatively", "items that ask for something bad: a high score is good", Text("", "")),
       Whole("measures", "measures there are, one in a shared cell counted once").From(0),
       Whole("measures_answered", "of these, with a result").From(0), Whole("results", "results there are").From(0),
       Whole("results_repeating", "of these, those that only repeat their measure").From(0),
       Whole("results_cells", "cells with results whose evidence is known").From(0),
       Whole("results_cells_with_evidence", "of these, with evidence").From(0),
       Object("against", "findings against the round before; null without --against",
              {Text("report_key", "of the earlier report; null where there is none").Nullable(),
               Whole("new", "findings that it had not").From(0), Whole("still", "findings that it had, too").From(0),
               Whole("resolved", "findings that it had and this one has not").From(0)})
           .Nullable()});
}

Field CheckSchema() {
  return Object(
      "check", "What became of one check over a report or the whole set (`audit --checks`, JSONL).",
      {Text("schema", "what this object is").OneOf({"sarabun.check/1"}),
       Text("report_key", "of the report; null for the set").Nullable(), Text("agency", "its name").Nullable(),
       Text("code", "of the findings that it makes").Matching("^[a-z]+(-[a-z]+)*$"),
       Text("question", "what is asked, English"), Text("question_th", "the same in Thai"),
       Text("state", "what became of it").OneOf({"passed", "failed", "not-run"}),
       Whole("findings", "how many it made, settled ones too").From(0),
       Text("reason", "why it was not run, English").Nullable(), Text("reason_th", "the same in Thai").Nullable()});
}

}  // namespace sarabun::sinks::schema
