// One round against another: what the auditor says of scores, measures and findings.
#include "audit/rounds.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "audit/auditor.h"
#include "rules/pack_set.h"
#include "thai/repair.h"

namespace sarabun::audit {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

const char* const kLeaflet = "จัดทำแผ่นพับขั้นตอนการขอใบอนุญาตวางไว้ที่จุดประชาสัมพันธ์";
const char* const kTraining = "อบรมเจ้าหน้าที่เรื่องจรรยาบรรณของผู้ให้บริการปีละสองครั้ง";
const char* const kBox = "ตั้งกล่องรับความคิดเห็นของประชาชนที่ชั้นล่างของอาคาร";

std::vector<ListItem> List(const std::vector<std::string>& texts) {
  std::vector<ListItem> items;
  for (const std::string& text : texts) {
    ListItem item;
    item.no = static_cast<int>(items.size()) + 1;
    item.text = text;
    items.push_back(item);
  }
  return items;
}

struct RoundNo {
  int year = 2567;
  int round = 1;
};

// A record of one agency's report of a round, said in as few words as a test needs.
Record MakeRecord(const RoundNo& round, const std::string& code, const std::string& score,
                  const std::vector<std::string>& measures, const std::vector<std::string>& results) {
  Record record;
  record.rules.name = "form";
  record.report.agency.code = "1006";
  record.report.agency.name = "สำนักงานเขตบางกะปิ";
  record.report.fiscal_year = round.year;
  record.report.round.no = round.round;
  record.report.key = "form/1006/" + std::to_string(round.year) + "/" + std::to_string(round.round);
  record.document.path = record.report.key + ".docx";
  record.document.sha256 = std::string(64, static_cast<char>('a' + round.round));
  record.item.code = code;
  record.item.statement = "เจ้าหน้าที่ให้บริการในเรื่อง " + code + " ตามขั้นตอนที่กำหนดไว้";
  record.key = record.report.key + "/" + code;
  if (!score.empty()) {
    record.score.emplace();
    record.score->value = Decimal::Parse(score);
  }
  record.measures = List(measures);
  record.results = List(results);
  record.source.table = 1;
  record.source.row = 1;
  return record;
}

std::shared_ptr<const thai::Model> Model() {
  static const auto model = thai::LoadModel(SARABUN_SOURCE_DIR "/rules/thai/model.bin");
  return model ? *model : nullptr;
}

// None of them is the records' own: thresholds are the program's.
std::shared_ptr<const rules::PackSet> Packs() {
  static const auto packs = rules::PackSet::Load({}, {SARABUN_SOURCE_DIR "/rules"});
  EXPECT_TRUE(packs.ok());
  return *packs;
}

Audited AuditOf(std::vector<Record> records, const std::vector<Audited>* earlier = nullptr, CheckChoice choice = {}) {
  AuditOptions options;
  options.choice = std::move(choice);
  options.earlier = earlier;
  Auditor auditor(Packs(), Model(), std::move(options));
  for (std::size_t i = 0; i < records.size(); ++i) records[i].no = static_cast<int>(i) + 1;
  auditor.AddRecords(std::move(records));
  return auditor.Finish();
}

std::vector<Audited> Rounds(std::vector<std::vector<Record>> rounds) {
  std::vector<Audited> audited;
  for (std::vector<Record>& records : rounds) audited.push_back(AuditOf(std::move(records)));
  return audited;
}

std::string DataText(const Finding& finding, const std::string& key) {
  for (const auto& [name, value] : finding.data) {
    if (name == key) return value.kind == DataValue::Kind::kInteger ? std::to_string(value.integer) : value.text;
  }
  return "";
}

// "I1: 91.5 after 90 in 2567/1" for each finding of a code.
std::vector<std::string> Scores(const Audited& audited, const std::string& code) {
  std::vector<std::string> texts;
  for (const Finding& finding : audited.findings) {
    if (finding.code != code) continue;
    texts.push_back(finding.items.front() + ": " + DataText(finding, "score") + " after " +
                    DataText(finding, "earlier_score") + " in " + DataText(finding, "earlier_year") + "/" +
                    DataText(finding, "earlier_round"));
  }
  return texts;
}

// "code I1 field status" of findings of these codes, resolved ones too.
std::vector<std::string> Told(const Audited& audited, const std::vector<std::string>& codes) {
  std::vector<std::string> told;
  for (const auto* findings : {&audited.findings, &audited.resolved}) {
    for (const Finding& finding : *findings) {
      if (std::find(codes.begin(), codes.end(), finding.code) == codes.end()) continue;
      told.push_back(finding.code + " " + (finding.items.empty() ? "-" : finding.items.front()) + " " +
                     finding.field.value_or("-") + " " + finding.status);
    }
  }
  return told;
}

CheckOutcome OutcomeOf(const Audited& audited, const std::string& code) {
  for (const CheckOutcome& outcome : audited.checks) {
    if (outcome.code == code) return outcome;
  }
  ADD_FAILURE() << "no outcome of " << code;
  return {};
}

TEST(RoundsTest, BothRoundsOfAYearMustQuoteTheSameScores) {
  const auto earlier = Rounds({{MakeRecord({2567, 1}, "I1", "91.5", {}, {}), MakeRecord({2567, 1}, "I2", "88", {}, {}),
                                MakeRecord({2567, 1}, "I3", "", {}, {})}});
  const Audited now = AuditOf({MakeRecord({2567, 2}, "I1", "91.50", {}, {}),
                               MakeRecord({2567, 2}, "I2", "88.01", {}, {}), MakeRecord({2567, 2}, "I3", "90", {}, {})},
                              &earlier);
  EXPECT_THAT(Scores(now, "score-changed-within-year"), ElementsAre("I2: 88.01 after 88 in 2567/1"));
  EXPECT_THAT(Scores(now, "score-moved"), IsEmpty());
  EXPECT_EQ(OutcomeOf(now, "score-moved").reason, "no-such-assessment");
}

TEST(RoundsTest, ScoresOfAnotherYearMayMoveALittle) {
  const auto earlier = Rounds({{MakeRecord({2566, 2}, "I1", "80", {}, {}), MakeRecord({2566, 2}, "I2", "80", {}, {}),
                                MakeRecord({2566, 2}, "I3", "80", {}, {})}});
  const Audited now = AuditOf({MakeRecord({2567, 1}, "I1", "84.99", {}, {}), MakeRecord({2567, 1}, "I2", "85", {}, {}),
                               MakeRecord({2567, 1}, "I3", "70", {}, {})},
                              &earlier);
  EXPECT_THAT(Scores(now, "score-moved"), ElementsAre("I2: 85 after 80 in 2566/2", "I3: 70 after 80 in 2566/2"));
}

// Each kind of comparison takes the latest round that it can be made with, in whatever order they were given.
TEST(RoundsTest, OfSeveralRoundsTheLatestThatFits) {
  const auto earlier = Rounds({{MakeRecord({2566, 1}, "I1", "50", {kLeaflet}, {})},
                               {MakeRecord({2567, 1}, "I1", "90", {kBox}, {})},
                               {MakeRecord({2566, 2}, "I1", "60", {kTraining}, {})}});
  const Audited now = AuditOf({MakeRecord({2567, 2}, "I1", "95", {kLeaflet, kBox}, {})}, &earlier);
  EXPECT_THAT(Scores(now, "score-changed-within-year"), ElementsAre("I1: 95 after 90 in 2567/1"));
  EXPECT_THAT(Scores(now, "score-moved"), ElementsAre("I1: 95 after 60 in 2566/2"));
  EXPECT_THAT(Told(now, {"carried-over-measure"}), ElementsAre("carried-over-measure I1 measures[1].text new"));
}

// The year of the assessment goes before that of the report, where both rounds state it.
TEST(RoundsTest, AStatedAssessmentTellsWhichScoresAreOne) {
  std::vector<Record> before = {MakeRecord({2566, 2}, "I1", "80", {}, {})};
  std::vector<Record> after = {MakeRecord({2567, 1}, "I1", "81", {}, {})};
  before.front().score->fiscal_year = 2566;
  after.front().score->fiscal_year = 2566;
  const auto earlier = Rounds({before});
  EXPECT_THAT(Scores(AuditOf(after, &earlier), "score-changed-within-year"), ElementsAre("I1: 81 after 80 in 2566/2"));
}

TEST(RoundsTest, MeasuresCarriedOverWordForWord) {
  const std::string longer = std::string(kBox) + " และรายงานผลให้ผู้บริหารทราบทุกเดือนโดยสรุปเป็นหนังสือ";
  const auto earlier =
      Rounds({{MakeRecord({2567, 1}, "I1", "", {kLeaflet, kBox, "จัดประชุมชี้แจงประจำปีงบประมาณ 2566"}, {})}});
  const Audited now =
      AuditOf({MakeRecord({2567, 2}, "I1", "", {longer, "จัดประชุม ชี้แจงประจำปีงบประมาณ 2567", kLeaflet}, {})}, &earlier);
  const auto told = Told(now, {"carried-over-measure"});
  ASSERT_THAT(told, ElementsAre("carried-over-measure I1 measures new"));
  const auto finding = std::find_if(now.findings.begin(), now.findings.end(),
                                    [](const Finding& each) { return each.code == "carried-over-measure"; });
  EXPECT_EQ(DataText(*finding, "carried"), "2");  // what only goes on after the earlier text is another measure
  EXPECT_EQ(DataText(*finding, "measures"), "3");
  EXPECT_THAT(finding->related, ElementsAre("form/1006/2567/1/I1"));
}

TEST(RoundsTest, OnlyItemsWhoseStatementsAgreeAreCompared) {
  std::vector<Record> before = {MakeRecord({2566, 2}, "I1", "60", {kLeaflet}, {}),
                                MakeRecord({2566, 2}, "I2", "60", {kLeaflet}, {}),
                                MakeRecord({2566, 2}, "I3", "60", {kBox}, {})};
  before[0].item.statement = "ท่านเห็นว่าหน่วยงานเปิดเผยงบประมาณของตนเพียงใด";
  const auto earlier = Rounds({before});
  const Audited now =
      AuditOf({MakeRecord({2567, 1}, "I1", "90", {kLeaflet}, {}), MakeRecord({2567, 1}, "I2", "90", {kLeaflet}, {}),
               MakeRecord({2567, 1}, "I4", "90", {kBox}, {})},
              &earlier);
  EXPECT_THAT(Scores(now, "score-moved"), ElementsAre("I2: 90 after 60 in 2566/2"));
  EXPECT_THAT(Told(now, {"carried-over-measure"}), ElementsAre("carried-over-measure I2 measures[0].text new"));
  EXPECT_THAT(Told(now, {"not-comparable"}),
              UnorderedElementsAre("not-comparable I1 item.statement new", "not-comparable I4 item.statement new",
                                   "not-comparable I3 - new"));
  // What was found in items that are not comparable is neither still there nor resolved.
  EXPECT_THAT(Told(now, {"measure-without-result"}),
              UnorderedElementsAre("measure-without-result I1 measures[0].text new",
                                   "measure-without-result I2 measures[0].text still",
                                   "measure-without-result I4 measures[0].text new"));
}

TEST(RoundsTest, APromiseThatIsStillOpenMustBeTakenUpAgain) {
  const std::string done = "จัดทำแผ่นพับขั้นตอนการขอใบอนุญาตวางไว้ที่จุดประชาสัมพันธ์ จำนวน 300 แผ่น";
  const auto earlier =
      Rounds({{MakeRecord({2567, 1}, "I1", "", {kLeaflet, kTraining, kBox}, {done}),
               MakeRecord({2567, 1}, "I2", "", {kTraining}, {}), MakeRecord({2567, 1}, "I3", "", {kBox}, {})}});
  const Audited now =
      AuditOf({MakeRecord({2567, 2}, "I1", "", {"ปรับปรุงเว็บไซต์ของสำนักงานให้ใช้งานง่าย"}, {}),
               MakeRecord({2567, 2}, "I2", "", {kBox}, {}),
               MakeRecord({2567, 2}, "I3", "", {}, {"ตั้งกล่องรับความคิดเห็นของประชาชนที่ชั้นล่างของอาคาร เมื่อ 3 มีนาคม 2567"})},
              &earlier);
  // Of I1 the leaflet was done, the box moved to I2; of I3 the box was done now. The training is gone, from both.
  EXPECT_THAT(Told(now, {"measure-not-taken-up"}),
              ElementsAre("measure-not-taken-up I1 measures new", "measure-not-taken-up I2 measures new"));
}

TEST(RoundsTest, FindingsAreNewStillThereOrResolved) {
  const std::vector<std::string> codes = {"measure-without-result", "score-missing"};
  const auto earlier =
      Rounds({{MakeRecord({2567, 1}, "I1", "", {kLeaflet, kTraining}, {}), MakeRecord({2567, 1}, "I2", "", {kBox}, {}),
               MakeRecord({2567, 1}, "I3", "90", {}, {})}});
  // The training is measure 1 now; I2 has its score, and a new measure without a result beside the old one.
  const Audited now = AuditOf(
      {MakeRecord({2567, 2}, "I1", "", {kTraining}, {}), MakeRecord({2567, 2}, "I2", "90", {kLeaflet, kBox}, {})},
      &earlier);
  EXPECT_THAT(Told(now, codes), UnorderedElementsAre("score-missing I1 score still", "score-missing I2 score resolved",
                                                     "measure-without-result I1 measures[0].text still",
                                                     "measure-without-result I1 measures[0].text resolved",
                                                     "measure-without-result I2 measures[0].text new",
                                                     "measure-without-result I2 measures[1].text still"));
  ASSERT_EQ(now.resolved.size(), 2u);
  EXPECT_EQ(now.resolved.front().report_key, "form/1006/2567/1");
  for (std::size_t i = 0; i < now.findings.size(); ++i) {
    EXPECT_EQ(now.continued.from[i].has_value(), now.findings[i].status == "still");
  }
}

// A check that did not run says nothing of what it once found.
TEST(RoundsTest, NothingIsResolvedByNotLooking) {
  const auto earlier = Rounds({{MakeRecord({2567, 1}, "I1", "", {kLeaflet}, {})}});
  CheckChoice choice;
  choice.skip = {"score-missing", "measure-without-result"};
  const Audited now = AuditOf({MakeRecord({2567, 2}, "I1", "90", {kBox}, {"ตั้งกล่องแล้ว"})}, &earlier, choice);
  EXPECT_THAT(Told(now, {"score-missing", "measure-without-result"}), IsEmpty());
}

TEST(RoundsTest, WithoutAnEarlierReportOfTheAgencyEverythingIsNew) {
  std::vector<Record> before = {MakeRecord({2567, 1}, "I1", "80", {kLeaflet}, {})};
  before.front().report.agency.code = "1007";
  before.front().report.key = "form/1007/2567/1";
  const auto earlier = Rounds({before});
  const Audited now = AuditOf({MakeRecord({2567, 2}, "I1", "70", {kLeaflet}, {})}, &earlier);
  EXPECT_EQ(now.reports_compared, 0u);
  EXPECT_THAT(Told(now, {"measure-without-result"}), ElementsAre("measure-without-result I1 measures[0].text new"));
  for (const char* code : kRoundChecks) {
    EXPECT_EQ(OutcomeOf(now, code).state, CheckOutcome::State::kNotRun) << code;
    EXPECT_EQ(OutcomeOf(now, code).reason, "no-earlier-report") << code;
  }
}

TEST(RoundsTest, WithoutEarlierRoundsNothingHasAStatus) {
  const Audited now = AuditOf({MakeRecord({2567, 2}, "I1", "70", {kLeaflet}, {})});
  for (const Finding& finding : now.findings) EXPECT_EQ(finding.status, "");
  EXPECT_EQ(OutcomeOf(now, "carried-over-measure").reason, "no-earlier-round");
  EXPECT_FALSE(now.summaries.front().earlier.has_value());
}

// Agencies without a code are known by their names; a form without statements by its codes.
TEST(RoundsTest, NamesServeWhereCodesAreMissing) {
  std::vector<Record> before = {MakeRecord({2567, 1}, "I1", "80", {}, {})};
  std::vector<Record> after = {MakeRecord({2567, 2}, "I1", "81", {}, {})};
  for (auto* records : {&before, &after}) {
    records->front().report.agency.code.reset();
    records->front().item.statement.reset();
  }
  after.front().report.agency.name = "สำนักงาน เขตบางกะปิ";
  const auto earlier = Rounds({before});
  EXPECT_THAT(Scores(AuditOf(after, &earlier), "score-changed-within-year"), ElementsAre("I1: 81 after 80 in 2567/1"));
}

TEST(RoundsTest, APictureOfAnEarlierRoundIsNoNewEvidence) {
  const auto with_picture = [](Record record, const std::string& sha256) {
    Evidence picture;
    picture.sha256 = sha256;
    record.evidence = {picture};
    return record;
  };
  const std::string old_one(64, '1');
  const auto earlier = Rounds({{with_picture(MakeRecord({2567, 1}, "I1", "", {}, {}), old_one)}});
  const Audited now = AuditOf({with_picture(MakeRecord({2567, 2}, "I1", "", {}, {}), std::string(64, '2')),
                               with_picture(MakeRecord({2567, 2}, "I2", "", {}, {}), old_one)},
                              &earlier);
  ASSERT_THAT(Told(now, {"reused-picture"}), ElementsAre("reused-picture I2 evidence[0] new"));
  const auto finding = std::find_if(now.findings.begin(), now.findings.end(),
                                    [](const Finding& each) { return each.code == "reused-picture"; });
  EXPECT_THAT(finding->related, ElementsAre("form/1006/2567/1/I1"));
}

TEST(RoundsTest, WhatIsEarlier) {
  const auto report = [](std::optional<int> year, std::optional<int> round) {
    Report made;
    made.info.fiscal_year = year;
    made.info.round.no = round;
    return made;
  };
  EXPECT_TRUE(IsEarlier(report(2567, 1), report(2567, 2)));
  EXPECT_TRUE(IsEarlier(report(2566, 2), report(2567, 1)));
  EXPECT_TRUE(IsEarlier(report(2566, std::nullopt), report(2567, 1)));
  EXPECT_FALSE(IsEarlier(report(2567, 2), report(2567, 2)));
  EXPECT_FALSE(IsEarlier(report(2567, std::nullopt), report(2567, 2)));
  EXPECT_FALSE(IsEarlier(report(std::nullopt, 1), report(2567, 2)));
}

}  // namespace
}  // namespace sarabun::audit
