// Totals that a report prints, against the scores that they sum up.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "audit/report_of.h"
#include "audit/summary.h"

namespace sarabun::audit::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Means: IIT 91, its indicator 1 the same, EIT 94, OIT 100; the total is 95.5.
CheckRun RunOn(const std::string& text) {
  ReportOf of;
  of.Add("90", {}, {}, {}).Add("92", {}, {}, {}).Add("94", {}, {}, {}).Add("100", {}, {}, {});
  const char* const instruments[] = {"IIT", "IIT", "EIT", "OIT"};
  const int indicators[] = {1, 1, 6, 9};
  for (std::size_t i = 0; i < 4; ++i) {
    of.report().records[i].instrument = Instrument{instruments[i], "x"};
    of.report().records[i].indicator = Indicator{indicators[i], "x"};
  }
  RecognizeForm(of.report());
  CheckRun run{CheckChoice{}};
  const rules::AuditWords words(nullptr);
  CheckTotals(of.report(), Summarize(of.report()), {text}, words, run);
  return run;
}

std::vector<std::string> Wrong(const std::string& text) {
  CheckRun run = RunOn(text);
  std::vector<std::string> wrong;
  for (const Finding& finding : run.findings())
    wrong.push_back(DataText(finding, "of") + " " + DataText(finding, "printed"));
  return wrong;
}

TEST(Totals, ThatDisagreeAreFound) {
  EXPECT_THAT(Wrong("คะแนน IIT 93.25 คะแนน EIT 94.00"), ElementsAre("IIT 93.25"));
  EXPECT_THAT(Wrong("คะแนนรวม ๙๖.๑๐ คะแนน"), ElementsAre("total 96.1"));
  EXPECT_THAT(Wrong("แบบตรวจการเปิดเผยข้อมูล (OIT) ได้คะแนน 98.75"), ElementsAre("OIT 98.75"));
  EXPECT_THAT(Wrong("ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ คะแนนเฉลี่ย 90.10"), ElementsAre("1 90.1"));
}

TEST(Totals, ThatAgreeAndOtherFiguresAreNone) {
  EXPECT_THAT(Wrong("คะแนนรวม 95.50 IIT 91.00 EIT 94.00 OIT 100.00"), IsEmpty());
  EXPECT_THAT(Wrong("คะแนนรวม 95.54"), IsEmpty());
  EXPECT_THAT(Wrong("น้ำหนัก IIT ร้อยละ 30 EIT ร้อยละ 30 OIT ร้อยละ 40"), IsEmpty());
  EXPECT_THAT(Wrong("การประเมิน ITA 2567 รอบ 6 เดือน"), IsEmpty());
}

TEST(Totals, AreKnownByOtherWordsToo) {
  EXPECT_THAT(Wrong("หน่วยงานได้คะแนนรวมทุกแบบวัด 94.20 คะแนน"), ElementsAre("total 94.2"));
  EXPECT_THAT(Wrong("ผลการประเมิน ITA เท่ากับ 91.07"), ElementsAre("total 91.07"));
  EXPECT_THAT(Wrong("คะแนนเฉลี่ยภาพรวม (๙๖.๑๐)"), ElementsAre("total 96.1"));
  EXPECT_THAT(Wrong("ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ (90.10 คะแนน)"), ElementsAre("1 90.1"));
  EXPECT_THAT(Wrong("แบบวัดการรับรู้ (IIT) คะแนนเฉลี่ย 94.00 คะแนน"), ElementsAre("IIT 94"));
  EXPECT_THAT(Wrong("คะแนนรวม 96.10 คะแนนรวม 96.10"), ElementsAre("total 96.1"));
}

TEST(Totals, RoundedFromWhatTheScoresGiveAgree) {
  EXPECT_THAT(Wrong("คะแนนรวม 95.5"), IsEmpty());
  EXPECT_THAT(Wrong("IIT เท่ากับ 91 คะแนน"), IsEmpty());
  EXPECT_THAT(Wrong("IIT ได้ 92 คะแนน"), ElementsAre("IIT 92"));
}

TEST(Totals, ThatAreAskedForOrOfAnotherYearAreNone) {
  EXPECT_THAT(Wrong("ค่าเป้าหมายคะแนนรวม 98.00"), IsEmpty());
  EXPECT_THAT(Wrong("คะแนนรวมต้องไม่น้อยกว่าร้อยละ 85.00"), IsEmpty());
  EXPECT_THAT(Wrong("คะแนนรวม 98.00 ขึ้นไป"), IsEmpty());
  EXPECT_THAT(Wrong("ปีงบประมาณ พ.ศ. 2564 ได้คะแนนรวม 88.40 ปีงบประมาณ พ.ศ. 2567 ได้คะแนนรวม 95.50"), IsEmpty());
  EXPECT_THAT(Wrong("ปีงบประมาณ พ.ศ. 2564 ได้คะแนนรวม 88.40 ปีงบประมาณ พ.ศ. 2567 ได้คะแนนรวม 95.90"),
              ElementsAre("total 95.9"));
  EXPECT_THAT(Wrong("คะแนนรวมเพิ่มขึ้น 2.35 คะแนน"), IsEmpty());
}

TEST(Totals, WithoutOneTheCheckDoesNotRun) {
  const CheckRun run = RunOn("รายงานผลรอบ 6 เดือน");
  ASSERT_EQ(run.Outcomes().size(), 1u);
  EXPECT_EQ(run.Outcomes()[0].reason, "no-total");
}

}  // namespace
}  // namespace sarabun::audit::test
