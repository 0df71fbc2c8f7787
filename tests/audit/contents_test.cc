// What a report's texts say: contradictions, facts, other agencies, other years. Each check with what it must find and
// with what only looks like it.
#include "audit/contents.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "audit/report_of.h"

namespace sarabun::audit::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Check = std::function<void(const Report&, const rules::AuditWords&, CheckRun&)>;

CheckRun RunOn(const Check& check, ReportOf& of) {
  CheckRun run{CheckChoice{}};
  check(of.report(), rules::AuditWords(of.report().pack), run);
  return run;
}

// Whether a check says something of a text alone in its report.
bool Says(const Check& check, ReportOf of) {
  CheckRun run = RunOn(check, of);
  return !run.findings().empty();
}

bool Contradicts(const std::string& score, const std::string& issue) {
  return Says(CheckContradictions, ReportOf().Issue(score, issue));
}

TEST(Contradictions, FullScoreAndSomethingWanting) {
  for (const char* issue : {
           "ข้อมูลแผนจัดซื้อยังไม่ขึ้นเว็บไซต์ของสำนักงาน",
           "หน่วยงานยังเผยแพร่ข้อมูลไม่ครบทุกหัวข้อ",
           "การแจ้งผลยังล่าช้าในบางเดือน",
           "ขาดการปรับข้อมูลให้เป็นปัจจุบัน",
           "เจ้าหน้าที่บางคนยังมีการเรียกรับเงินจากผู้ค้า",
           "ไม่มีช่องทางรับฟังความเห็นของประชาชน",
           "๑ หัวข้อยังต้องปรับปรุงรูปแบบ",
           "การเปิดเผยข้อมูลไม่ครบถ้วน",
           "มีการเลือกปฏิบัติต่อผู้มาติดต่อ",
           "มีข้อร้องเรียนเรื่องกิริยาของเจ้าหน้าที่",
           "เว็บไซต์ของเขตใช้งานยาก",
           "ผู้สูงอายุเข้าไม่ถึงบริการออนไลน์",
           "ผู้มาติดต่อไม่พึงพอใจ",
           "มิได้ประกาศราคากลาง",
           "ผลต่ำกว่าเกณฑ์ที่ตั้งไว้",
           "ขั้นตอนยุ่งยากและรอคิวนาน",
           "ยังคงมีการใช้ทรัพย์สินของทางราชการเป็นส่วนตัว",
           "เจ้าหน้าที่บางรายพูดจาไม่ดีกับผู้มาติดต่อ",
           "ประชาชนรอคิวเป็นเวลานาน",
           "ยังไม่ได้เปิดเผยข้อมูลบนเว็บไซต์",
           "ข้อมูลบนเว็บไซต์เก่าเกินไป",
           "หาข้อมูลไม่เจอ",
           "ลิงก์เสีย เปิดไฟล์ไม่ได้",
           "ปล่อยปละละเลยการตรวจสอบ",
           "การสื่อสารไม่ทั่วถึง",
           "ไม่พบแผนบนเว็บไซต์",
       }) {
    EXPECT_TRUE(Contradicts("100", issue)) << issue;
    EXPECT_FALSE(Contradicts("99.99", issue)) << issue;
  }
}

TEST(Contradictions, FullScoreAndNothingWanting) {
  for (const char* issue : {
           "เปิดเผยข้อมูลครบถ้วนแล้ว ควรรักษามาตรฐานต่อไป",
           "ไม่มีประเด็นที่ต้องปรับปรุง",
           "ไม่พบข้อบกพร่องในการเปิดเผยข้อมูล",
           "ไม่มีการเรียกรับเงินหรือของขวัญ",
           "ยังไม่พบเรื่องร้องเรียนในรอบนี้",
           "ควรเตรียมข้อมูลล่วงหน้าเพื่อไม่ให้ล่าช้าในปีถัดไป",
           "ให้บริการโดยไม่เลือกปฏิบัติ ไม่น้อยกว่าปีก่อน",
           "รักษาระดับการให้บริการให้ยั่งยืน",
           "ให้บริการโดยไม่ล่าช้า",
           "ลดขั้นตอนที่ซับซ้อนให้เหลือหนึ่งขั้น",
           "การจัดการเรื่องร้องเรียนให้ได้ข้อยุติ",
           "แก้ไขปัญหาการทุจริตเชิงรุก",
           "กรณีมีข้อร้องเรียนให้ตอบภายในสามวัน",
           "ผู้รับบริการไม่ต้องรอนาน",
           "คงคุณภาพไว้",
           "ข้อมูลครบทุกหัวข้อแล้ว ควรปรับปรุงเอกสารแนบให้ทันสมัยอยู่เสมอ",
           "ให้รักษาระดับการเปิดเผยข้อมูลไว้อย่างต่อเนื่อง",
       }) {
    EXPECT_FALSE(Contradicts("100", issue)) << issue;
  }
}

TEST(Contradictions, LowScoreAndNothingWanting) {
  EXPECT_TRUE(Contradicts("71.5", "ไม่มีประเด็นที่ต้องปรับปรุง"));
  EXPECT_TRUE(Contradicts("84.99", "ไม่พบปัญหาในการให้บริการ"));
  for (const char* issue :
       {"-", "N/A", "ไม่มีข้อเสนอแนะ", "ดีอยู่แล้ว", "อยู่ในระดับดีมาก ไม่ต้องปรับปรุง", "ผู้มาติดต่อพึงพอใจเป็นอย่างดี"}) {
    EXPECT_TRUE(Contradicts("71.5", issue)) << issue;
  }
  EXPECT_FALSE(Contradicts("71.5", "ปรับปรุงคู่มือเพื่อให้ประชาชนเข้าใจเป็นอย่างดี"));
  EXPECT_FALSE(Contradicts("85", "ไม่พบปัญหาในการให้บริการ"));
  EXPECT_FALSE(Contradicts("71.5", "ไม่พบการร้องเรียน แต่การแจ้งผลยังล่าช้า"));
  EXPECT_FALSE(Contradicts("71.5", "การให้คำแนะนำยังไม่ทั่วถึง"));
  EXPECT_FALSE(Contradicts("", "ยังไม่ครบ"));
}

TEST(Contradictions, TheIssueTheScoreAndTheWordsAreShown) {
  ReportOf of;
  of.Add("100", {"ห้องบริการสะอาด", "แต่ป้ายบอกทางยังไม่ชัดเจน"}, {}, {});
  CheckRun run = RunOn(CheckContradictions, of);
  ASSERT_THAT(Places(run), ElementsAre("I1 issues[1].text"));
  EXPECT_EQ(DataText(run.findings()[0], "issue"), "แต่ป้ายบอกทางยังไม่ชัดเจน");
  EXPECT_EQ(DataText(run.findings()[0], "words"), "ยังไม่");
  EXPECT_EQ(DataText(run.findings()[0], "score"), "100");
}

bool LacksFact(const std::string& result) { return Says(CheckFactsOfResults, ReportOf().Result(result)); }

TEST(Facts, DatesNumbersPlacesDocumentsAndLinks) {
  for (const char* result : {
           "อบรมการใช้ระบบคิวให้เจ้าหน้าที่ครบสามรุ่น",
           "ติดป้ายแล้ว ๑๒ จุด",
           "ตรวจรับพัสดุเมื่อเดือนธันวาคม",
           "ประชุมชี้แจง ณ ห้องโถงชั้นล่าง",
           "ชี้แจงหัวหน้าฝ่ายในห้องประชุม",
           "แจ้งตามประกาศกรุงเทพมหานคร เรื่อง การงดรับของขวัญ",
           "มอบหมายตามคำสั่งสำนักงานเขต ที่ กท 5501 ให้ผู้ช่วยติดตาม",
           "เผยแพร่ที่ www.example.go.th แล้ว",
           "ปลูกต้นไม้ริมถนนสีลม",
           "แจกคู่มือ “บริการครบในจุดเดียว”",
           "ออกตรวจทุกวันพุธ",
       }) {
    EXPECT_FALSE(LacksFact(result)) << result;
  }
}

TEST(Facts, WordsThatSoundLikeFactsAreNone) {
  for (const char* result : {
           "ดำเนินการตามมาตรการแล้ว",
           "จัดทำคู่มือและเผยแพร่ในเว็บไซต์แล้ว",
           "รายงานผลรอบ 6 เดือน และ 12 เดือน แล้ว",
           "ดำเนินการตามแผนประจำปีงบประมาณ พ.ศ. 2567 แล้ว",
           "ปรับปรุงข้อมูลตามตัวชี้วัดที่ 9 ข้อ O12 แล้ว",
           "ติดป้ายไว้ที่จุดบริการ",
           "มีเจ้าหน้าที่รับเรื่องตลอด 24 ชั่วโมง",
           "เชิญผู้แทนชุมชนร่วมให้ความเห็นแล้ว",
           "เจ้าหน้าที่ถือปฏิบัติโดยเคร่งครัด",
       }) {
    EXPECT_TRUE(LacksFact(result)) << result;
  }
}

TEST(Facts, WhatStandsUnderAnItemBelongsToIt) {
  ReportOf of;
  of.Add("95", {}, {}, {"แจ้งคู่สัญญาแล้ว ดังนี้", "- แจ้งก่อนลงนาม 12 ราย", "กำกับดูแลแล้ว", "- ทุกฝ่ายรายงานแล้ว"});
  CheckRun run = RunOn(CheckFactsOfResults, of);
  EXPECT_THAT(Places(run), ElementsAre("I1 results[2].text"));
}

TEST(Facts, APackMayAddItsOwn) {
  rules::AuditWords words(nullptr);
  EXPECT_FALSE(words.Holds(rules::WordKind::kPlace, "จัดที่ลานวัฒนธรรม"));
  EXPECT_TRUE(words.Holds(rules::WordKind::kPlace, "จัดในหอประชุม"));
}

bool NamesOther(const std::string& result) { return Says(CheckAgencyNames, ReportOf().Result(result)); }

TEST(AgencyNames, AnotherDistrictBehindItsWord) {
  for (const char* result : {
           "ผู้อำนวยการเขตสาทรตรวจเยี่ยมห้องบริการ",
           "ประชาชนในพื้นที่สำนักงานเขตบางนาได้รับแผ่นพับ",
           "เผยแพร่ทางเพจของสำนักงานเขต คลองสาน แล้ว",
           "เขตบางกอกน้อยเปิดจุดบริการใหม่",
           "สนข.ปทุมวัน ส่งบัญชีแล้ว",
           "สำนักงานเขตป้อมปราบฯ จัดประชุม",
       }) {
    EXPECT_TRUE(NamesOther(result)) << result;
  }
}

TEST(AgencyNames, OwnNamesPlacesAndAddressesAreNone) {
  for (const char* result : {
           "สำนักงานเขตบางรักประชุมหัวหน้าฝ่าย",
           "ประชาชนในเขตบางรักร่วมกิจกรรม",
           "จัดอบรมที่ตลาดพลู ใกล้วงเวียนใหญ่ ธนบุรี",
           "เจ้าหน้าที่สำรวจพื้นที่เขตที่รับผิดชอบ",
           "ประชุม ณ ศาลาว่าการ แขวงเสาชิงช้า เขตพระนคร",
           "ศึกษาดูงานที่มหาวิทยาลัย วิทยาเขตบางเขน",
           "พื้นที่เขตวัฒนธรรมและเขตดุสิตา",
           "ตรวจแขวงสีลมและแขวงบางรัก",
           "โรงพยาบาลราชวิถี เขตราชเทวี",
           "วัดพระแก้ว เขตพระนคร กรุงเทพมหานคร",
           "สวนลุมพินี เขตปทุมวัน",
       }) {
    EXPECT_FALSE(NamesOther(result)) << result;
  }
}

TEST(AgencyNames, WhatIsNamedIsShown) {
  ReportOf of;
  of.Result("ร่วมงานกับสำนักงานเขตบางกอกใหญ่และเขตบางกอกน้อย");
  CheckRun run = RunOn(CheckAgencyNames, of);
  ASSERT_EQ(run.findings().size(), 1u);
  EXPECT_THAT(run.findings()[0].data[1].second.texts, ElementsAre("สำนักงานเขตบางกอกใหญ่", "สำนักงานเขตบางกอกน้อย"));
}

TEST(AgencyNames, CannotRunWithoutAnAgencyOrAList) {
  ReportOf of;
  of.report().info.agency.name.reset();
  of.Result("เขตสาทร");
  CheckRun run = RunOn(CheckAgencyNames, of);
  EXPECT_THAT(run.findings(), IsEmpty());
  EXPECT_EQ(run.Outcomes()[0].reason, "agency-not-known");
}

bool ForeignYear(const std::string& result) { return Says(CheckYears, ReportOf().Result(result)); }

TEST(Years, AnotherYearOrRound) {
  for (const char* result : {
           "เผยแพร่แผนจัดซื้อ ปีงบประมาณ พ.ศ. 2565 แล้ว",
           "ติดบัญชีรายชื่อผู้ตรวจไว้ที่โถงชั้นล่าง ใช้สำหรับปีงบประมาณ พ.ศ. 2568",
           "อบรมแล้วเมื่อวันที่ 14 มกราคม 2565 จำนวน 30 คน",
           "ประชุมเมื่อวันที่ ๙ ก.ย. ๖๕ ณ ห้องประชุม",
           "ตรวจนับพัสดุเมื่อ 03/02/2566",
           "สรุปผลรอบ 12 เดือน ให้ผู้บริหารทราบแล้ว",
           "อบรมเมื่อวันที่ 20 สิงหาคม 2567",
           "ประกาศเจตนารมณ์เมื่อวันที่ 9 ธันวาคม 2564",
           "จัดทำป้ายประจำปี 2564 แล้ว",
           "จัดงานวันต่อต้านการทุจริต พ.ศ. 2562",
           "ตามหนังสือที่ กท 4801/55 ลงวันที่ 5 มีนาคม 2565",
           "ดำเนินการตามแผน พ.ศ. 2561-2565",
           // Words that excuse a year excuse that of their own clause alone.
           "เจ้าหน้าที่จัดอบรมครบถ้วนแล้ว ในปีงบประมาณ พ.ศ. 2569 ทุกฝ่าย",
           "ชี้แจงคำของบประมาณปีถัดไปครบถ้วนแล้ว ของปีงบประมาณ พ.ศ. 2569",
           "เทียบกับช่วงก่อนซึ่งมี 12 ครั้ง ตามข้อมูลของฝ่ายโยธาและฝ่ายรายได้ ประจำปี พ.ศ. 2564",
           "ตรวจตลาด ประจำปี พ.ศ. 2564 สัปดาห์ละครั้งตั้งแต่วันที่ 3 ตุลาคม 2566",
           "จัดกิจกรรมในพื้นที่เขตภาษีเจริญ ตามแผนประจำปีงบประมาณ พ.ศ. 2565",
           "ทำกิจกรรมร่วมกับโรงเรียนในปีงบประมาณ ๒๕๖๕ จำนวน ๓ ครั้ง",
           "อบรมบุคลากรใหม่ ปีงบ 65 ครบทุกฝ่าย",
           "ประชุมคณะทำงานเมื่อ 12 มี.ค. 2021",
           "เผยแพร่รายงาน Fiscal Year 2022 บนเว็บไซต์",
           "รายงานผลรอบหกเดือนครบถ้วนแล้ว จัดอบรมเพิ่มเติมในรอบ 12 เดือน",
           "สรุปงานครึ่งปีหลังเสนอผู้บริหารแล้ว",
           "ผลการดำเนินงานรอบที่ 2/2567 ครบถ้วน",
           "ดำเนินการในไตรมาสที่ 1 พ.ศ. 2566 แล้ว",
           "อบรมเจ้าหน้าที่ในไตรมาสที่ 4 ของปีงบประมาณ แล้วเสร็จ",
           "รายงานผลไตรมาส 3 ต่อผู้บริหารแล้ว",
           "จัดประชุมชี้แจงในรอบการประเมินที่ 2 แล้ว",
           "สำรวจความคิดเห็นผู้รับบริการรอบสองแล้ว 120 ราย",
           "ประชุมคณะทำงานครั้งที่ 3/2565 ที่ห้องประชุมชั้น 2",
           "ดำเนินการแล้วในช่วงครึ่งปีหลัง",
           "ดำเนินการในปี 65 แล้ว",
           "จัดอบรมเมื่อวันที่ 12 ก.ค. 2567",
           "ลงพื้นที่เมื่อ 5/8/67 จำนวน 3 ชุมชน",
       }) {
    EXPECT_TRUE(ForeignYear(result)) << result;
  }
}

TEST(Years, OwnYearsLawsPlansAndComparisonsAreNone) {
  for (const char* result : {
           "เผยแพร่แผนจัดซื้อ ปีงบประมาณ พ.ศ. 2567 แล้ว",
           "เผยแพร่แผนปีงบประมาณ 67 แล้ว",
           "อบรมแล้วเมื่อวันที่ 14 ธันวาคม 2566 จำนวน 30 คน",
           "อบรมเมื่อ 15 ม.ค. 67 จำนวน 2566 คน",
           "เปิดเผยข้อมูลตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540",
           "ถือปฏิบัติตามระเบียบพัสดุ พ.ศ. 2560 และที่แก้ไขเพิ่มเติม (ฉบับที่ 2) พ.ศ. 2563",
           "ตามประกาศกรุงเทพมหานคร เรื่อง งดรับของขวัญ ลงวันที่ 5 มกราคม 2564",
           "จัดทำแผนป้องกันการทุจริต ปีงบประมาณ พ.ศ. 2568",
           "ใช้แผนปฏิบัติการ พ.ศ. 2566-2570 เป็นกรอบ",
           "ใช้แผนแม่บท พ.ศ. 2566 – พ.ศ. 2570 เป็นกรอบ",
           "คะแนนจากผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566 เผยแพร่แล้ว",
           "เรื่องร้องเรียนลดลงเมื่อเปรียบเทียบกับปีงบประมาณ พ.ศ. 2565",
           "ใช้ระบบนี้ตั้งแต่ปี 2562",
           "รายงานผลรอบ 6 เดือน และรอบ 12 เดือน ต่อ ศปท.กทม.",
           "จะสรุปผลรอบ 12 เดือน ในไตรมาสสุดท้าย",
           "อบรมเมื่อวันที่ 3 เมษายน 2567",
           "กำหนดจัดอบรมอีกครั้งวันที่ 20 สิงหาคม 2567",
           "โครงการระหว่างวันที่ 1 ตุลาคม 2565 - 30 กันยายน 2568",
           "ชั้น 2 ห้อง 2565 โทร. 0 2565 2565",
           "ประชุมครั้งที่ 2 ชุดที่ 12",
           "จัดทำคำของบประมาณรายจ่าย ประจำปีงบประมาณ พ.ศ. 2568 แล้ว",
           "ยกร่างแผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2568",
           "กำหนดให้แล้วเสร็จภายในปีงบประมาณ พ.ศ. 2568",
           "ผู้ร่วมงานเพิ่มขึ้นจากเดิม 12 ราย ในปีงบประมาณ พ.ศ. 2565",
           "เร่งรัดภาษีที่ดินและสิ่งปลูกสร้าง ประจำปี พ.ศ. 2566 ได้ 30 ราย",
           "ผลคะแนน ITA ของปีงบประมาณ พ.ศ. 2566 แจ้งเวียนแล้ว",
           "สัญญาจ้างหมดอายุในเดือน กันยายน 2568",
           "ปีงบประมาณ พ.ศ. 2565 ที่ผ่านมา มีเรื่องร้องเรียน 4 เรื่อง ปัจจุบัน 1 เรื่อง",
           "อบรมรุ่นที่ 2 จำนวน 40 คน",
           "ดำเนินการในไตรมาสที่ 1 พ.ศ. 2567 แล้ว",
           "รายงานผลไตรมาสที่ 1 และไตรมาสที่ 2 ต่อผู้บริหารแล้ว",
           "ประชุมคณะทำงานครั้งที่ 1/2567 ที่ห้องประชุมชั้น 2",
           "ประชุมคณะทำงานครั้งที่ 4/2566 เดือนธันวาคม",
           "จะดำเนินการต่อในไตรมาสที่ 3",
           "กำหนดจัดกิจกรรมในรอบที่ 2 ต่อไป",
           "ผลการดำเนินงานรอบที่ 1/2567 ครบถ้วน",
           "เดินตรวจชุมชนวันละ 2 รอบ",
           "เดินตรวจตลาดรอบที่ 1 ช่วงเช้า รอบที่ 2 ช่วงบ่าย ทุกวัน",
           "รายงานผลการใช้จ่ายงบประมาณเป็นรายไตรมาส 4 ครั้งต่อปี",
           "จัดรถรับส่งรอบที่ 2 เวลา 13.00 น. ทุกวัน",
           "มีแผนจัดอบรมในไตรมาสที่ 4",
           "รับสมัครรอบที่ 1 และรอบที่ 2 แล้ว รวม 20 คน",
           "พ่นยุงรอบที่ 2 ห่างจากรอบแรก 7 วัน ในเดือนมกราคม 2567",
       }) {
    EXPECT_FALSE(ForeignYear(result)) << result;
  }
}

TEST(Years, WhatIsPromisedOrFoundWantingMayLieInAnotherRound) {
  EXPECT_FALSE(Says(CheckYears, ReportOf().Measure("รายงานผลรอบ 12 เดือน")));
  EXPECT_FALSE(Says(CheckYears, ReportOf().Measure("อบรมในวันที่ 20 สิงหาคม 2567")));
  EXPECT_TRUE(Says(CheckYears, ReportOf().Measure("ดำเนินการให้แล้วเสร็จในปีงบประมาณ พ.ศ. 2564")));
  EXPECT_FALSE(Says(CheckYears, ReportOf().Issue("90", "ผู้ตอบแบบสอบถามปี 2566 เห็นว่าควรเพิ่มช่องบริการ")));
  EXPECT_TRUE(Says(CheckYears, ReportOf().Issue("90", "ผู้ตอบแบบสอบถามปีงบประมาณ 2561 เห็นว่าช้า")));
}

// A report of the second half alone does not tell of the first; one of the whole year does.
TEST(Years, AnEarlierRoundInAReportOfTheLaterMonths) {
  const auto foreign = [](const std::string& result, int months) {
    ReportOf of;
    of.report().info.round = {"รอบที่ 2", 2, 2, months};
    of.report().info.period = {months == 12 ? "2023-10-01" : "2024-04-01", "2024-09-30"};
    return Says(CheckYears, of.Result(result));
  };
  EXPECT_TRUE(foreign("ออกตรวจตลาด 4 แห่ง เป็นงานของรอบ 6 เดือนแรก", 6));
  EXPECT_FALSE(foreign("ออกตรวจตลาด 4 แห่ง เป็นงานของรอบ 6 เดือนแรก", 12));
  for (const char* result :
       {"ออกตรวจตลาดต่อเนื่องจากรอบ 6 เดือนแรก", "แก้ไขข้อสังเกตที่พบในรอบ 6 เดือนแรกครบแล้ว", "มีผู้เข้าอบรมมากกว่ารอบ 6 เดือนแรก",
        "ออกตรวจในรอบ 6 เดือนแรก กับรอบ 6 เดือนหลัง", "มอบหมายผู้รวบรวมรายงานรอบ 6 เดือน"}) {
    EXPECT_FALSE(foreign(result, 6)) << result;
  }
}

TEST(Years, TheAssessmentsYearIsNone) {
  ReportOf of;
  of.Result("นำคะแนนของปีงบประมาณ พ.ศ. 2565 มาวางแผน");
  of.report().records[0].score->fiscal_year = 2565;
  EXPECT_FALSE(Says(CheckYears, of));
}

TEST(Years, WhatWasFoundIsShown) {
  ReportOf of;
  of.Result("ประชุมเมื่อวันที่ 9 ก.ย. 65 และ 10 ก.ย. 65");
  CheckRun run = RunOn(CheckYears, of);
  ASSERT_EQ(run.findings().size(), 1u);
  EXPECT_EQ(DataText(run.findings()[0], "found"), "9 ก.ย. 65");
  EXPECT_EQ(DataText(run.findings()[0], "scope"), "year");
}

}  // namespace
}  // namespace sarabun::audit::test
