#include "records/seal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace sarabun::records {
namespace {

using testing::MatchesRegex;

ReportInfo KnownReport() {
  ReportInfo report;
  report.agency.code = "1035";
  report.fiscal_year = 2567;
  report.round.no = 1;
  return report;
}

DocumentInfo SomeDocument() {
  DocumentInfo document;
  document.sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  return document;
}

Record FullRecord() {
  Record record;
  record.key = "bangkok-ita/1035/2567/1/I6";
  record.no = 6;
  record.instrument = Instrument{"IIT", "internal"};
  record.indicator = Indicator{1, "duty"};
  record.item = {"I6", 6, 6, "statement"};
  record.score = Score{Decimal{9616, 2}, "(96.16)", ScoreUnit::kPoints, Decimal{100, 0}, 2566};
  record.issues = {{1, 1, std::nullopt, "issue", std::nullopt}};
  record.measures = {{1, 1, "1.", "first", std::nullopt}, {2, 1, "2.", "second", std::nullopt}};
  record.results = {{1, 1, "1.", "done", std::nullopt}};
  Evidence picture;
  picture.part = "word/media/image1.png";
  picture.sha256 = "aa";
  picture.media_type = "image/png";
  record.evidence = {picture};
  record.extra = {{"responsible", "office"}};
  return record;
}

std::string IdOf(Record record) {
  Seal(record);
  return record.record_id;
}

TEST(ReportKey, NamesAgencyYearAndRound) {
  EXPECT_EQ(ReportKey("bangkok-ita", KnownReport(), SomeDocument()), "bangkok-ita/1035/2567/1");
}

TEST(ReportKey, FallsBackToTheDocumentWhereAnyOfTheThreeIsUnknown) {
  const std::string by_document = "bangkok-ita/doc:0123456789ab";
  ReportInfo report = KnownReport();
  report.agency.code.reset();
  EXPECT_EQ(ReportKey("bangkok-ita", report, SomeDocument()), by_document);
  report = KnownReport();
  report.fiscal_year.reset();
  EXPECT_EQ(ReportKey("bangkok-ita", report, SomeDocument()), by_document);
  report = KnownReport();
  report.round.no.reset();
  EXPECT_EQ(ReportKey("bangkok-ita", report, SomeDocument()), by_document);
}

TEST(RecordKey, NamesTheItem) {
  EXPECT_EQ(RecordKey("p/1/2567/1", Item{"I6", 6, 6, std::nullopt}, 6, 1), "p/1/2567/1/I6");
  EXPECT_EQ(RecordKey("p/1/2567/1", Item{"O1-O22", 1, 22, std::nullopt}, 41, 1), "p/1/2567/1/O1-O22");
}

TEST(RecordKey, TellsRepeatsApart) {
  EXPECT_EQ(RecordKey("p/1/2567/1", Item{"I6", 6, 6, std::nullopt}, 7, 2), "p/1/2567/1/I6~2");
  EXPECT_EQ(RecordKey("p/1/2567/1", Item{"I6", 6, 6, std::nullopt}, 8, 3), "p/1/2567/1/I6~3");
}

TEST(RecordKey, CountsRowsWithoutACode) { EXPECT_EQ(RecordKey("p/doc:0", Item{}, 12, 1), "p/doc:0/#12"); }

TEST(Seal, GivesThirtyTwoHexDigits) { EXPECT_THAT(IdOf(FullRecord()), MatchesRegex("[0-9a-f]{32}")); }

// The id is stored by those who load records; a change of the form must be meant.
TEST(Seal, StaysWhatItWas) { EXPECT_EQ(IdOf(FullRecord()), "60001194aeb049ccd478c6b8e3f147e6"); }

struct Change {
  const char* name;
  std::function<void(Record&)> apply;
};

TEST(Seal, ChangesWithEverythingThatIsSaid) {
  const std::vector<Change> changes = {
      {"key", [](Record& r) { r.key += "~2"; }},
      {"no instrument", [](Record& r) { r.instrument.reset(); }},
      {"instrument unknown", [](Record& r) { r.instrument = Instrument{}; }},
      {"instrument code", [](Record& r) { r.instrument->code = "EIT"; }},
      {"instrument name", [](Record& r) { r.instrument->name.reset(); }},
      {"no indicator", [](Record& r) { r.indicator.reset(); }},
      {"indicator unknown", [](Record& r) { r.indicator = Indicator{}; }},
      {"indicator no", [](Record& r) { r.indicator->no = 2; }},
      {"indicator name", [](Record& r) { r.indicator->name = "other"; }},
      {"item code", [](Record& r) { r.item.code = "I7"; }},
      {"item first", [](Record& r) { r.item.first = 7; }},
      {"item last", [](Record& r) { r.item.last.reset(); }},
      {"statement", [](Record& r) { r.item.statement = ""; }},
      {"no statement", [](Record& r) { r.item.statement.reset(); }},
      {"no score", [](Record& r) { r.score.reset(); }},
      {"score value",
       [](Record& r) {
         r.score->value = Decimal{9617, 2};
       }},
      {"score unreadable", [](Record& r) { r.score->value.reset(); }},
      {"score raw", [](Record& r) { r.score->raw = "96.16"; }},
      {"score unit", [](Record& r) { r.score->unit = ScoreUnit::kPercent; }},
      {"score max", [](Record& r) { r.score->max.reset(); }},
      {"score year", [](Record& r) { r.score->fiscal_year = 2567; }},
      {"issue moved to measures", [](Record& r) { std::swap(r.issues, r.measures); }},
      {"list text", [](Record& r) { r.measures[1].text = "seconds"; }},
      {"list label", [](Record& r) { r.measures[1].label = "2)"; }},
      {"list level", [](Record& r) { r.measures[1].level = 2; }},
      {"list shorter", [](Record& r) { r.measures.pop_back(); }},
      {"list order", [](Record& r) { std::swap(r.measures[0].text, r.measures[1].text); }},
      {"result text", [](Record& r) { r.results[0].text.clear(); }},
      {"evidence unknown", [](Record& r) { r.evidence.reset(); }},
      {"evidence empty", [](Record& r) { r.evidence->clear(); }},
      {"evidence kind", [](Record& r) { r.evidence->at(0).kind = EvidenceKind::kObject; }},
      {"evidence hash", [](Record& r) { r.evidence->at(0).sha256 = "bb"; }},
      {"evidence without hash", [](Record& r) { r.evidence->at(0).sha256.reset(); }},
      {"evidence text", [](Record& r) { r.evidence->at(0).text = "a photo"; }},
      {"evidence url", [](Record& r) { r.evidence->at(0).url = "https://example.org"; }},
      {"extra text", [](Record& r) { r.extra[0].second = "other"; }},
      {"extra field", [](Record& r) { r.extra[0].first = "other"; }},
      {"no extra", [](Record& r) { r.extra.clear(); }},
  };
  std::set<std::string> ids = {IdOf(FullRecord())};
  for (const Change& change : changes) {
    Record record = FullRecord();
    change.apply(record);
    EXPECT_TRUE(ids.insert(IdOf(record)).second) << change.name;
  }
}

TEST(Seal, IgnoresWhereAndHowItWasFound) {
  const std::vector<Change> changes = {
      {"no", [](Record& r) { r.no = 7; }},
      {"rules",
       [](Record& r) {
         r.rules = {"bangkok-ita", "2568.1", "ff"};
       }},
      {"document", [](Record& r) { r.document = SomeDocument(); }},
      {"report", [](Record& r) { r.report = KnownReport(); }},
      {"shared",
       [](Record& r) {
         r.shared = {{"measures", 3, {"I7"}}};
       }},
      {"source",
       [](Record& r) {
         r.source = {"word/document.xml", 1, 9, {}};
       }},
      {"repairs",
       [](Record& r) {
         r.repairs = {{"measures[1].text", "join", 1, "a", "b", 0.99}};
       }},
      {"raw",
       [](Record& r) {
         r.raw = {{"measures", "1. first"}};
       }},
      {"answers",
       [](Record& r) {
         r.results[0].answers = {{1, 0.94}};
       }},
      {"picture's part", [](Record& r) { r.evidence->at(0).part = "word/media/image7.png"; }},
      {"picture's size", [](Record& r) { r.evidence->at(0).width = 640; }},
      {"picture's time", [](Record& r) { r.evidence->at(0).taken = "2024-01-31T09:00:00"; }},
      {"hashed picture's type", [](Record& r) { r.evidence->at(0).media_type.reset(); }},
      {"earlier id", [](Record& r) { r.record_id = "0000"; }},
  };
  const std::string before = IdOf(FullRecord());
  for (const Change& change : changes) {
    Record record = FullRecord();
    change.apply(record);
    EXPECT_EQ(IdOf(record), before) << change.name;
  }
}

// Texts that would run into each other, or into the form's own signs, if lengths were not counted.
TEST(Seal, CannotBeFooledByTexts) {
  const auto with_measures = [](std::vector<std::string> texts) {
    Record record = FullRecord();
    record.measures.clear();
    for (std::string& text : texts) {
      record.measures.push_back(
          {static_cast<int>(record.measures.size()) + 1, 1, std::nullopt, std::move(text), std::nullopt});
    }
    return IdOf(record);
  };
  const std::set<std::string> ids = {
      with_measures({"ab", ""}),   with_measures({"a", "b"}),         with_measures({"", "ab"}),
      with_measures({"ab"}),       with_measures({"a1:b"}),           with_measures({"n"}),
      with_measures({""}),         with_measures({"i2;i1;ns1:b"}),    with_measures({std::string("a\0b", 3)}),
      with_measures({"s1:a", ""}), with_measures({"a", "s0:", "l0;"})};
  EXPECT_EQ(ids.size(), 11U);
}

TEST(Seal, TakesEqualScoresAsEqual) {
  Record written_long = FullRecord();
  written_long.score->value = Decimal::Parse("96.160");
  EXPECT_EQ(IdOf(written_long), IdOf(FullRecord()));
}

}  // namespace
}  // namespace sarabun::records
