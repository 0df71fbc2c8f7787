// Words that stand twice, words that look wrong, rows that say the same, and records that come without a reader.
#include "audit/wording.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "audit/checks.h"
#include "audit/report_of.h"

namespace sarabun::audit::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::shared_ptr<const thai::Model> Model() {
  static const auto model = thai::LoadModel(SARABUN_SOURCE_DIR "/rules/thai/model.bin");
  return model ? *model : nullptr;
}

// "twice: WORDS", "WORDS > LIKELY"
std::vector<std::string> Slips(const std::string& text) {
  static const rules::AuditWords words(nullptr);
  static Wording wording(Model(), words, {});
  std::vector<std::string> said;
  for (const Slip& slip : wording.SlipsOf(text)) {
    const std::string written = text.substr(slip.begin, slip.end - slip.begin);
    said.push_back(slip.kind == Slip::Kind::kDoubled ? "twice: " + written : written + " > " + slip.likely);
  }
  return said;
}

TEST(DoubledWords, AreFound) {
  EXPECT_THAT(Slips("มีการการประชุมหัวหน้าฝ่าย"), ElementsAre("twice: การการ"));
  EXPECT_THAT(Slips("ติดตั้งป้ายและและทาสีรั้ว"), ElementsAre("twice: และและ"));
  EXPECT_THAT(Slips("จัดทำสื่อเพื่อเพื่อแจ้งประชาชน"), ElementsAre("twice: เพื่อเพื่อ"));
  EXPECT_THAT(Slips("มีผู้เรียกรับเรียกรับเงิน"), ElementsAre("twice: เรียกรับเรียกรับ"));
  EXPECT_THAT(Slips("แจ้งผู้บริหาร แจ้งผู้บริหาร ทุกเดือน"), ElementsAre("twice: แจ้งผู้บริหาร แจ้งผู้บริหาร"));
}

TEST(DoubledWords, AreFoundWhereANewPhraseTakesUpWhatTheLastCannotEndIn) {
  EXPECT_THAT(Slips("จัดทำป้ายเพื่อ เพื่อให้ประชาชนทราบ"), ElementsAre("twice: เพื่อ เพื่อ"));
  EXPECT_THAT(Slips("ตาม ตามที่ระเบียบกำหนด"), ElementsAre("twice: ตาม ตาม"));
  EXPECT_THAT(Slips("รายงาน รายงานผลทุกเดือน"), ElementsAre("twice: รายงาน รายงาน"));
}

TEST(DoubledWords, WhatThaiDoublesIsLeft) {
  for (const char* text : {
           "ช่องทางต่าง ๆ ของเจ้าหน้าที่ที่ให้บริการ",
           "สถานที่ที่จัดกิจกรรม",
           "สั่งให้ทุกฝ่ายปฏิบัติตาม ตามบันทึกของผู้อำนวยการเขต",
           "ถามผู้มาติดต่อว่าเคยถูกเรียกเงินหรือไม่ ไม่พบผู้ใดถูกเรียก",
           "คณะกรรมการการเลือกตั้ง",
           "อบรม 30 ครั้ง ครั้งล่าสุดในเดือนนี้",
           "วงเงิน 2 ล้านล้านบาท",
           "เดินช้าช้า",
           "บูรณาการการทำงานร่วมกับชุมชน",
           "ประชุมเชิงปฏิบัติการการจัดทำแผน",
           "การเดินทางทางน้ำ",
           "ข้อ 1 1 แห่ง",
           "ฝ่ายโยธา ฝ่ายเทศกิจ ฝ่ายทะเบียน",
           "ฝ่ายรายได้ได้จัดเก็บ",
           "คนละ 1 เล่ม เล่มละ 30 บาท",
           "วิธีการการสื่อสาร",
       }) {
    EXPECT_THAT(Slips(text), IsEmpty()) << text;
  }
}

TEST(SuspectWords, OneLetterFromAKnownWord) {
  EXPECT_THAT(Slips("ชี้แจงเพื่อทำความเข้าในกับผู้ค้า"), ElementsAre("ทำความเข้าใน > ทำความเข้าใจ"));
  EXPECT_THAT(Slips("สำรวจความพึงพอไจของประชาชน"), ElementsAre("ความพึงพอไจ > ความพึงพอใจ"));
  EXPECT_THAT(Slips("อบรมเจ้าหน้าทีใหม่"), ElementsAre("เจ้าหน้าที > เจ้าหน้าที่"));
  EXPECT_THAT(Slips("ปฎิบัติตามกฏหมาย"), ElementsAre("ปฎิบัติ > ปฏิบัติ", "กฏหมาย > กฎหมาย"));
  EXPECT_THAT(Slips("ขออนุญาติใช้รถ"), ElementsAre("อนุญาติ > อนุญาต"));
  EXPECT_THAT(Slips("ดำเนินงานอย่างโปรงใส"), ElementsAre("โปรงใส > โปร่งใส"));
  EXPECT_THAT(Slips("ตามระเบียบของทางรายการ"), ElementsAre("ของทางรายการ > ของทางราชการ"));
}

TEST(SuspectWords, AShortWordThatReportsWriteInEveryLine) {
  EXPECT_THAT(Slips("ถามความเห็นของผู้มารับบริกาลหลังเสร็จงาน"), ElementsAre(testing::HasSubstr("บริกาล > ")));
  for (const char* text : {"ผู้ให้บริการยิ้มแย้ม", "ผู้บริหารและผู้ให้บริการ", "บริการถึงบ้าน", "บริวารของเขต", "บริษัทคู่สัญญา"}) {
    EXPECT_THAT(Slips(text), IsEmpty()) << text;
  }
}

TEST(SuspectWords, TwoLettersThatChangedPlaces) {
  EXPECT_THAT(Slips("จัดอบรมบุคลการทุกฝ่าย"), ElementsAre("บุคลการ > บุคลากร"));
  EXPECT_THAT(Slips("ตรวจนับครุภัฑณ์"), ElementsAre("ครุภัฑณ์ > ครุภัณฑ์"));
}

TEST(SuspectWords, WhatIsLeftOfADamagedWordIsNone) { EXPECT_THAT(Slips("มอบหมายโดย\uFFFDจ้าหน้าที่"), IsEmpty()); }

TEST(SuspectWords, LettersOfTheWordBesideMakeNoSlip) {
  EXPECT_THAT(Slips("ต่อต้านการทุจริตร่วมกับชุมชน"), IsEmpty());
  EXPECT_THAT(Slips("สำนักงานเขตวังทองหลางตรวจสอบซ้ำ"), IsEmpty());
  EXPECT_THAT(Slips("ส่งต่อเรื่องให้ฝ่ายโยธา"), IsEmpty());
}

TEST(SuspectWords, WordsThatAreOnlyAlikeAreLeft) {
  for (const char* text : {
           "นำรถเข้าในพื้นที่",
           "ความเข้าใจของประชาชน",
           "ผู้ปฏิบัติงานและการปฏิบัติงาน",
           "การดำเนินงานและการดำเนินการ",
           "มาตรการและมาตรฐาน",
           "ผู้บริหารและผู้รับบริการ",
           "นางสาวพิมพ์ชนก แก้วประภัสสร",
           "ถนนเจริญกรุง ซอยสวนพลู",
           "ประสิทธิผลและประสิทธิภาพ",
           "หน่วยงานกำหนดหลักเกณฑ์และวัตถุประสงค์ของงบประมาณ",
       }) {
    EXPECT_THAT(Slips(text), IsEmpty()) << text;
  }
}

TEST(SuspectWords, FindingShowsPlaceAndLikelyWord) {
  ReportOf of;
  of.Result("ชี้แจงทำความเข้าในแล้ว");
  rules::AuditWords words(nullptr);
  Wording wording(Model(), words, {});
  CheckRun run{CheckChoice{}};
  CheckWording(of.report(), wording, run);
  ASSERT_THAT(Places(run), ElementsAre("I1 results[0].text"));
  EXPECT_EQ(run.findings()[0].code, "suspect-word");
  EXPECT_EQ(DataText(run.findings()[0], "likely"), "ทำความเข้าใจ");
  EXPECT_EQ(run.findings()[0].data[1].second.integer, 6);
}

std::vector<std::string> Repeats(ReportOf& of) {
  thai::WordCutter cutter(Model());
  CheckRun run{CheckChoice{}};
  CheckRepeats(of.report(), cutter, run);
  return Places(run);
}

TEST(Repeats, WholeRowsThatSayTheSame) {
  const std::vector<std::string> measures = {"ติดป้ายอัตราค่าธรรมเนียมไว้ที่ช่องรับชำระเงินทุกช่อง"};
  const std::vector<std::string> results = {"ติดป้ายแล้ว 12 จุด เมื่อวันที่ 5 มกราคม 2567 โดยฝ่ายรายได้"};
  ReportOf of;
  of.Add("90", {"ก"}, measures, results).Add("91", {"ข"}, measures, results);
  of.Add("92", {}, measures, {"ทาสีรั้วโรงเรียนแล้วเสร็จทั้ง 3 แห่ง เมื่อวันที่ 9 มกราคม 2567 โดยฝ่ายโยธา"});
  EXPECT_THAT(Repeats(of), ElementsAre("I2 results"));
}

// As where one report came in two documents.
TEST(Repeats, AnItemThatStandsTwiceIsAnotherFinding) {
  const std::vector<std::string> measures = {"ติดป้ายอัตราค่าธรรมเนียมไว้ที่ช่องรับชำระเงินทุกช่อง"};
  const std::vector<std::string> results = {"ติดป้ายแล้ว 12 จุด เมื่อวันที่ 5 มกราคม 2567 โดยฝ่ายรายได้"};
  ReportOf of;
  of.Add("90", {"ก"}, measures, results).Add("90", {"ก"}, measures, results).Add("91", {"ข"}, measures, results);
  of.report().records[1].item.code = "I1";
  EXPECT_THAT(Repeats(of), ElementsAre("I3 results"));
}

TEST(Repeats, ShortRowsAndMergedCellsAreNone) {
  ReportOf brief;
  brief.Add("90", {}, {"ติดป้าย"}, {"ติดแล้ว"}).Add("91", {}, {"ติดป้าย"}, {"ติดแล้ว"});
  EXPECT_THAT(Repeats(brief), IsEmpty());
  const std::string result = "ติดป้ายแล้ว 12 จุด เมื่อวันที่ 5 มกราคม 2567 โดยฝ่ายรายได้ของสำนักงานเขต";
  ReportOf merged;
  merged.Result(result).Result(result);
  for (Record& record : merged.report().records) record.shared = {{"results", 1, {"I1"}}};
  EXPECT_THAT(Repeats(merged), IsEmpty());
}

std::vector<std::string> Codes(const Report& report) {
  CheckRun run{CheckChoice{}};
  CheckBareRecords(report, run);
  std::vector<std::string> codes;
  for (const Finding& finding : run.findings()) codes.push_back(finding.code);
  return codes;
}

TEST(BareRecords, ThePeriodIsThatOfYearAndRound) {
  ReportOf of;
  of.Result("ติดป้ายแล้ว 3 จุด");
  EXPECT_THAT(Codes(of.report()), IsEmpty());
  of.report().info.period.end = "2024-06-30";
  EXPECT_THAT(Codes(of.report()), ElementsAre("period-mismatch"));
  of.report().info.round = {"รอบ 6 เดือนหลัง", 2, 2, 6};
  of.report().info.period = {"2024-04-01", "2024-09-30"};
  EXPECT_THAT(Codes(of.report()), IsEmpty());
  of.report().info.fiscal_year.reset();
  EXPECT_THAT(Codes(of.report()), ElementsAre("report-fact-missing"));
}

TEST(BareRecords, DoubtfulRepairsAndDamageAreTold) {
  ReportOf of;
  of.Result("ติดป้ายแล้ว 3 จุด").Result("ติดป้าย ้แล้ว");
  of.report().records[0].repairs = {{"results[0].text", "join", 3, "ก\nข", "กข", 0.6},
                                    {"results[0].text", "join", 9, "ก\nข", "กข", 0.8}};
  EXPECT_THAT(Codes(of.report()), ElementsAre("uncertain-joint", "damage-left"));
}

}  // namespace
}  // namespace sarabun::audit::test
