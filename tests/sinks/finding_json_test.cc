#include "sinks/finding_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace sarabun::sinks {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;

Finding FullFinding() {
  Finding finding;
  finding.code = "measure-without-result";
  finding.severity = Severity::kWarning;
  finding.report_key = "bangkok-ita/1035/2567/1";
  finding.agency = "สำนักงานเขตจอมทอง";
  finding.items = {"I6", "I7"};
  finding.field = "measures[2].text";
  finding.where.part = "word/document.xml";
  finding.where.table = 1;
  finding.where.row = 9;
  finding.message = "no result answers measure 3";
  finding.message_th = "ไม่มีผล";
  finding.related = {"b.docx"};
  finding.data = {{"text", DataValue::Text("x")},
                  {"count", DataValue::Integer(-2)},
                  {"similarity", DataValue::Real(0.25)},
                  {"words", DataValue::Texts({"a", "b"})}};
  finding.document_path = "a.docx";
  finding.document_sha256 = "cd";
  return finding;
}

TEST(FindingJson, IsOrderedAsTheContractSays) {
  EXPECT_EQ(FindingJson(FullFinding()),
            R"({"schema":"sarabun.finding/1","finding_id":")" + FindingId(FullFinding()) +
                R"(","code":"measure-without-result","severity":"warning","status":null,)"
                R"("report_key":"bangkok-ita/1035/2567/1","agency":"สำนักงานเขตจอมทอง",)"
                R"("document":{"path":"a.docx","sha256":"cd"},"items":["I6","I7"],"field":"measures[2].text",)"
                R"("source":{"table":1,"row":9},"message":"no result answers measure 3","message_th":"ไม่มีผล",)"
                R"("related":["b.docx"],)"
                R"("data":{"text":"x","count":-2,"similarity":0.25,"words":["a","b"]}})");
}

TEST(FindingJson, HasNullForWhatIsUnknown) {
  Finding finding;
  finding.code = "of-no-table";
  finding.message = "m";
  finding.message_th = "t";
  EXPECT_EQ(FindingJson(finding), R"({"schema":"sarabun.finding/1","finding_id":")" + FindingId(finding) +
                                      R"(","code":"of-no-table","severity":"info","status":null,)"
                                      R"("report_key":null,"agency":null,"document":{"path":null,"sha256":null},)"
                                      R"("items":null,"field":null,"source":null,"message":"m","message_th":"t",)"
                                      R"("related":[],"data":{}})");
}

TEST(FindingJson, FallsBackToTheCodesOwnSentences) {
  Finding finding = FullFinding();
  finding.code = "value-guessed";
  finding.message.clear();
  finding.message_th.clear();
  EXPECT_THAT(FindingJson(finding), HasSubstr(R"("message":"A value was not written and was worked out.",)"
                                              R"("message_th":"ค่านี้ไม่ได้ระบุไว้ในเอกสาร โปรแกรมอนุมานขึ้น")"));
}

TEST(FindingJson, NamesThePartWhereThereIsNoTable) {
  Finding finding = FullFinding();
  finding.where.table = 0;
  finding.where.row = 0;
  finding.data.clear();
  EXPECT_THAT(FindingJson(finding), HasSubstr(R"("data":{"part":"word/document.xml"})"));
  finding.data = {{"part", DataValue::Text("word/media/a.png")}};
  EXPECT_THAT(FindingJson(finding), HasSubstr(R"("data":{"part":"word/media/a.png"})"));
}

TEST(FindingJson, KnowsATableWithoutARow) {
  Finding finding = FullFinding();
  finding.where.row = 0;
  EXPECT_THAT(FindingJson(finding), HasSubstr(R"("source":{"table":1,"row":null})"));
}

struct Change {
  const char* name;
  std::function<void(Finding&)> apply;
};

TEST(FindingId, ChangesWithWhatIsFoundAndWhere) {
  const std::vector<Change> changes = {
      {"code", [](Finding& f) { f.code = "result-without-measure"; }},
      {"report", [](Finding& f) { f.report_key = "bangkok-ita/1035/2567/2"; }},
      {"no report", [](Finding& f) { f.report_key.reset(); }},
      {"items", [](Finding& f) { f.items = {"I6"}; }},
      {"field", [](Finding& f) { f.field = "measures[1].text"; }},
      {"table", [](Finding& f) { f.where.table = 2; }},
      {"row", [](Finding& f) { f.where.row = 10; }},
      {"text", [](Finding& f) { f.data[0].second.text = "y"; }},
      {"count", [](Finding& f) { f.data[1].second.integer = 3; }},
      {"words", [](Finding& f) { f.data[3].second.texts = {"ab"}; }},
      {"data's name", [](Finding& f) { f.data[0].first = "texts"; }},
  };
  std::set<std::string> ids = {FindingId(FullFinding()), FindingId(FullFinding(), 2)};
  ASSERT_EQ(ids.size(), 2U);
  for (const Change& change : changes) {
    Finding finding = FullFinding();
    change.apply(finding);
    EXPECT_TRUE(ids.insert(FindingId(finding)).second) << change.name;
  }
}

TEST(FindingId, IsStableOverRunsAndVersions) {
  const std::vector<Change> changes = {
      {"severity", [](Finding& f) { f.severity = Severity::kError; }},
      {"message", [](Finding& f) { f.message = "put otherwise"; }},
      {"Thai message", [](Finding& f) { f.message_th.clear(); }},
      {"measured real", [](Finding& f) { f.data[2].second.real = 0.26; }},
      {"agency's name", [](Finding& f) { f.agency.reset(); }},
      {"file moved", [](Finding& f) { f.document_path = "b/a.docx"; }},
      {"file saved again", [](Finding& f) { f.document_sha256 = "00"; }},
  };
  const std::string before = FindingId(FullFinding());
  EXPECT_THAT(before, MatchesRegex("[0-9a-f]{32}"));
  for (const Change& change : changes) {
    Finding finding = FullFinding();
    change.apply(finding);
    EXPECT_EQ(FindingId(finding), before) << change.name;
  }
}

TEST(FindingId, GoesByTheDocumentWhereTheReportIsUnknown) {
  Finding finding = FullFinding();
  finding.report_key.reset();
  const std::string by_hash = FindingId(finding);
  finding.document_path = "elsewhere.docx";
  EXPECT_EQ(FindingId(finding), by_hash);
  finding.document_sha256 = "00";
  EXPECT_NE(FindingId(finding), by_hash);
}

}  // namespace
}  // namespace sarabun::sinks
