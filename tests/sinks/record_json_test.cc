#include "sinks/record_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "sinks/sample_record.h"

namespace sarabun::sinks {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

TEST(RecordJson, IsTheContractsExample) { EXPECT_EQ(RecordJson(ContractRecord()), kContractLine); }

TEST(RecordJson, KeepsNamedObjectsWithNullForWhatIsUnknown) { EXPECT_EQ(RecordJson(BareRecord()), kBareLine); }

TEST(RecordJson, TellsEmptyEvidenceFromUnknown) {
  Record record;
  record.evidence.emplace();
  EXPECT_THAT(RecordJson(record), HasSubstr(R"("evidence":[],)"));
}

TEST(RecordJson, KeepsNullsInsideWhatMayBeNull) {
  Record record;
  record.instrument.emplace();
  record.indicator.emplace();
  record.score.emplace();
  record.evidence.emplace().emplace_back();
  const std::string json = RecordJson(record);
  EXPECT_THAT(json, HasSubstr(R"("instrument":{"code":null,"name":null},"indicator":{"no":null,"name":null},)"));
  EXPECT_THAT(json, HasSubstr(R"("score":{"value":null,"raw":"","unit":"points","max":null,"fiscal_year":null},)"));
  EXPECT_THAT(json, HasSubstr(R"("evidence":[{"kind":"picture","part":null,"sha256":null,"media_type":null,)"
                              R"("width":null,"height":null,"taken":null,"text":null,"url":null}],)"));
}

TEST(RecordJson, WritesAnswersOnlyOfLinkedResults) {
  Record record;
  record.results = {{1, 1, std::nullopt, "a", std::nullopt}, {2, 1, std::nullopt, "b", std::vector<Answer>{}}};
  EXPECT_THAT(RecordJson(record), HasSubstr(R"("results":[{"no":1,"level":1,"label":null,"text":"a"},)"
                                            R"({"no":2,"level":1,"label":null,"text":"b","answers":[]}])"));
}

TEST(RecordJson, WritesColumnsOnlyWhereUnusual) {
  Record record;
  record.source = {"word/document.xml", 1, 9, {{"measures", 4}, {"results", 5}}};
  EXPECT_THAT(RecordJson(record), HasSubstr(R"("source":{"part":"word/document.xml","table":1,"row":9,)"
                                            R"("columns":{"measures":4,"results":5}},"repairs")"));
}

TEST(RecordJson, EndsWithRawWhereItWasKept) {
  Record record;
  record.raw = {{"measures", "1. a\nb"}};
  EXPECT_THAT(RecordJson(record), EndsWith(R"("repairs":[],"raw":{"measures":"1. a\nb"}})"));
}

TEST(RecordJson, LeavesRepairsOutOnRequest) {
  JsonLinesOptions options;
  options.repairs = false;
  EXPECT_THAT(RecordJson(ContractRecord(), options),
              EndsWith(R"("source":{"part":"word/document.xml","table":1,"row":9}})"));
}

TEST(RecordJson, NamesUnitsAndKinds) {
  Record record;
  record.score.emplace().unit = ScoreUnit::kPercent;
  auto& evidence = record.evidence.emplace();
  for (const EvidenceKind kind :
       {EvidenceKind::kPicture, EvidenceKind::kLink, EvidenceKind::kObject, EvidenceKind::kText}) {
    evidence.emplace_back().kind = kind;
  }
  std::string json = RecordJson(record);
  for (const char* name : {"percent", "picture", "link", "object", "text"}) {
    EXPECT_THAT(json, HasSubstr("\"" + std::string(name) + "\",")) << name;
  }
  record.score->unit = ScoreUnit::kLevel;
  EXPECT_THAT(RecordJson(record), HasSubstr(R"("unit":"level")"));
}

TEST(RecordJson, SurvivesHostileTexts) {
  Record record;
  record.document.path = "a\xff\"\n.docx";
  record.extra = {{"k\x01", std::string("v\0", 2)}};
  const std::string json = RecordJson(record);
  EXPECT_THAT(json, HasSubstr("\"path\":\"a\uFFFD\\\"\\n.docx\""));
  EXPECT_THAT(json, HasSubstr(R"("extra":{"k\u0001":"v\u0000"})"));
  EXPECT_THAT(json, Not(HasSubstr("\n")));
}

TEST(RecordJson, CarriesHugeTexts) {
  Record record;
  const std::string huge(20U << 20, 'x');
  record.measures = {{1, 1, std::nullopt, huge, std::nullopt}};
  EXPECT_THAT(RecordJson(record).size(), testing::Gt(huge.size()));
}

}  // namespace
}  // namespace sarabun::sinks
