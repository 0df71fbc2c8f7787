// What a whole report is held against: the form's items of its year, its own documents, its own promises.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "audit/auditor.h"
#include "audit/report_of.h"
#include "thai/repair.h"

namespace sarabun::audit::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::shared_ptr<const thai::Model> Model() {
  static const auto model = thai::LoadModel(SARABUN_SOURCE_DIR "/rules/thai/model.bin");
  return model ? *model : nullptr;
}

std::shared_ptr<const rules::PackSet> Packs() {
  static const auto packs = rules::PackSet::Load({}, {SARABUN_SOURCE_DIR "/rules"});
  EXPECT_TRUE(packs.ok());
  return *packs;
}

// The form's items of 2567 in a report of another year; of every `altered`-th the statement is another one.
std::vector<Record> ReportOfYear(int year, std::size_t altered) {
  const rules::ItemSet& set = *BangkokPack().ItemsOf(2567);
  ReportOf of;
  for (std::size_t i = 0; i < set.statements.size(); ++i) of.Add("95", {"ยังไม่ทั่วถึง"}, {}, {});
  std::vector<Record> records = of.report().records;
  std::size_t at = 0;
  for (const auto& [code, statement] : set.statements) {
    Record& record = records[at];
    record.rules.name = "bangkok-ita";
    record.report.fiscal_year = year;
    record.report.key = "bangkok-ita/1004/" + std::to_string(year) + "/1";
    record.document.path = "report.docx";
    record.document.sha256 = std::string(64, 'a');
    record.item.code = code;
    record.item.first = record.item.last = std::stoi(code.substr(1));
    record.item.statement = altered > 0 && at % altered == 0 ? "ประชาชนเห็นว่าลานจอดรถกว้างเพียงใด" : statement;
    ++at;
  }
  return records;
}

Audited AuditOf(std::vector<Record> records, std::vector<Finding> from_reader = {}) {
  Auditor auditor(Packs(), Model(), {});
  auditor.Add(std::move(records), std::move(from_reader));
  return auditor.Finish();
}

std::vector<std::string> ItemsUnder(const Audited& audited, const std::string& code) {
  std::vector<std::string> items;
  for (const Finding& finding : audited.findings) {
    if (finding.code == code) items.push_back(finding.items.empty() ? "-" : finding.items.front());
  }
  return items;
}

// Of a year that the pack does not know its nearest set holds, where the report shows that the form is the same.
TEST(Form, OfAYearThatThePackDoesNotKnow) {
  std::vector<Record> records = ReportOfYear(2569, 9);
  records.erase(records.begin() + 3);
  const std::string gone = std::next(BangkokPack().ItemsOf(2567)->statements.begin(), 3)->first;
  Record more = records.back();
  more.item.code = "E19";
  more.item.first = more.item.last = 19;
  records.push_back(more);
  const Audited same = AuditOf(records);
  EXPECT_THAT(ItemsUnder(same, "missing-item"), ::testing::Contains(gone));
  EXPECT_THAT(ItemsUnder(same, "unexpected-item"), ElementsAre("E19"));
  const Audited other = AuditOf(ReportOfYear(2569, 2));
  EXPECT_THAT(ItemsUnder(other, "missing-item"), IsEmpty());
  for (const CheckOutcome& outcome : other.checks) {
    if (outcome.code != "missing-item") continue;
    EXPECT_EQ(outcome.reason, "no-item-set");
  }
}

Finding SaidNone(const std::string& item, const std::string& what) {
  Finding finding;
  finding.code = "value-guessed";
  finding.items = {item};
  finding.field = "issues";
  finding.data = {{"nothing", DataValue::Text(what)}};
  return finding;
}

// A dash where the score leaves something to be told of is an empty cell; words, or a full score, are an answer.
TEST(Form, ADashForIssues) {
  std::vector<Record> records = ReportOfYear(2567, 0);
  records.resize(4);
  const char* const scores[] = {"100", "96.4", "96.4", "41"};
  std::vector<Finding> said;
  for (std::size_t i = 0; i < records.size(); ++i) {
    records[i].issues.clear();
    records[i].measures = records[i].results = ListOf({"จัดเวรรับโทรศัพท์ช่วงพักเที่ยงวันละ 2 คน"});
    records[i].score->value = Decimal::Parse(scores[i]);
    said.push_back(SaidNone(*records[i].item.code, i == 2 ? "ไม่มี" : "–"));
  }
  const Audited audited = AuditOf(records, said);
  EXPECT_THAT(ItemsUnder(audited, "empty-field"), ElementsAre(*records[1].item.code));
  EXPECT_THAT(ItemsUnder(audited, "issue-contradicts-score"), ElementsAre(*records[3].item.code));
}

// A second document with other scores does not make the totals of the first wrong.
TEST(Form, TotalsAreThoseOfTheirOwnDocument) {
  const auto document = [](const char* path, const char* score, const char* printed) {
    std::vector<Record> records = ReportOfYear(2567, 0);
    for (Record& record : records) {
      record.instrument = Instrument{record.item.code->starts_with("I") ? "IIT" : "EIT", "x"};
      record.score->value = Decimal::Parse(score);
      record.document.path = path;
      record.document.sha256 = std::string(64, path[0]);
      record.report.title = "คะแนน IIT เท่ากับ " + std::string(printed);
    }
    return records;
  };
  Auditor auditor(Packs(), Model(), {});
  auditor.Add(document("b.docx", "90", "90.00"), {});
  auditor.Add(document("c.docx", "92", "93.50"), {});
  const Audited audited = auditor.Finish();
  std::vector<std::string> wrong;
  for (const Finding& finding : audited.findings) {
    if (finding.code == "total-mismatch") wrong.push_back(finding.document_path + " " + DataText(finding, "printed"));
  }
  EXPECT_THAT(wrong, ElementsAre("c.docx 93.5"));
}

// "weaker" for a result that says that its measure was not done yet.
bool IsWeaker(const std::string& measure, const std::string& result) {
  std::vector<Record> records = ReportOfYear(2567, 0);
  records.resize(1);
  records.front().measures = ListOf({measure});
  records.front().results = ListOf({result});
  return !ItemsUnder(AuditOf(records), "result-weaker-than-measure").empty();
}

TEST(Form, WhatIsNotDoneYetIsWeaker) {
  const std::string measure = "อบรมพนักงานขับรถเรื่องการใช้น้ำมันอย่างประหยัด";
  for (const char* result : {
           "อยู่ระหว่างจัดทำหลักสูตรอบรมพนักงานขับรถเรื่องการใช้น้ำมันอย่างประหยัด 2 วัน",
           "ขณะนี้อยู่ระหว่างขอวิทยากรมาอบรมพนักงานขับรถเรื่องการใช้น้ำมันอย่างประหยัด",
           "ฝ่ายโยธามีแผนจะอบรมพนักงานขับรถ 20 คนเรื่องการใช้น้ำมันอย่างประหยัด",
           "อบรมพนักงานขับรถเรื่องการใช้น้ำมันอย่างประหยัด แต่ยังไม่ได้รับจัดสรรงบ 30,000 บาท",
           "ยังไม่ได้จัดอบรมพนักงานขับรถเรื่องการใช้น้ำมันอย่างประหยัดในรอบนี้ เพราะรถเสีย 3 คัน",
           "อบรมพนักงานขับรถเรื่องการใช้น้ำมันอย่างประหยัด แต่ยังหาสถานที่ไม่ได้",
       }) {
    EXPECT_TRUE(IsWeaker(measure, result)) << result;
  }
  for (const char* result : {
           "อบรมพนักงานขับรถเรื่องการใช้น้ำมันอย่างประหยัดแล้ว 20 คน",
           "อบรมพนักงานขับรถที่ยังไม่ได้เข้าอบรมเรื่องการใช้น้ำมันอย่างประหยัด 6 คน",
           "อบรมพนักงานขับรถเรื่องการใช้น้ำมันอย่างประหยัด 20 คน ยังไม่พบรถที่ใช้น้ำมันเกิน",
           "อบรมพนักงานขับรถเรื่องการใช้น้ำมันอย่างประหยัดเพื่อเตรียมการตรวจสภาพรถ 12 คัน",
       }) {
    EXPECT_FALSE(IsWeaker(measure, result)) << result;
  }
  // A measure that promises no more than to prepare is kept by that.
  EXPECT_FALSE(IsWeaker("เตรียมจัดอบรมพนักงานขับรถเรื่องการใช้น้ำมันอย่างประหยัด",
                        "อยู่ระหว่างเตรียมจัดอบรมพนักงานขับรถเรื่องการใช้น้ำมันอย่างประหยัด 2 รุ่น"));
}

}  // namespace
}  // namespace sarabun::audit::test
