// Which of several packs reads a table, and what is said where none does or two do as well.
#include "rules/pack_choice.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/case_file.h"
#include "rules/pairing.h"
#include "support/scratch.h"

namespace sarabun::rules {
namespace {

using test::Scratch;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char* kRules = SARABUN_SOURCE_DIR "/rules";
constexpr const char* kMeasures =
    "table:\n| ประเด็น/มาตรการ | ขั้นตอนหรือวิธีการ | ผู้รับผิดชอบ | ระยะเวลา | ผลการดำเนินการ |\n"
    "| การใช้งบประมาณ | ติดประกาศ | กองคลัง | ตลอดปี | ติดแล้ว |\n";
constexpr const char* kRisks =
    "table:\n| ความเสี่ยงการทุจริต | ระดับความเสี่ยง | มาตรการ | ผลการดำเนินการ | สถานะ |\n"
    "| การเรียกรับเงิน | สูง | ติดกล้อง | ติดแล้ว | แล้วเสร็จ |\n";

struct Read {
  CaseOutcome outcome;
  std::vector<std::string> packs;  // by table, empty where none took it
  std::string explained;
};

// Reads a report by all packs of the folder.
Read ReadBy(const std::string& folder, const std::string& report) {
  Read read;
  const SourceFile file{"x.case", "case: x\n" + report};
  Problems problems;
  const std::vector<Case> cases = ReadCases(file, problems);
  EXPECT_EQ(problems.ToText(), "");
  auto packs = PackSet::Load({}, {folder});
  EXPECT_TRUE(packs.ok());
  thai::Engine engine(nullptr);
  ReportReader reader(packs.value(), engine, ReadOptions());
  read.outcome = RunCase(cases.at(0), reader);
  for (const TableExplanation& table : reader.explanations()) {
    read.packs.push_back(table.pack);
    for (const std::string& line : table.lines) read.explained += line + '\n';
  }
  return read;
}

TEST(PackChoiceTest, EachTableOfAReportFindsItsOwnPack) {
  const Read read = ReadBy(kRules, std::string("title: รายงาน ปีงบประมาณ 2567\n") + kMeasures + kRisks);
  EXPECT_THAT(read.packs, ElementsAre("national-ita-measures", "fraud-risk"));
}

TEST(PackChoiceTest, TablesOfOtherKindsAreNobodys) {
  for (const char* table :
       {"| ลำดับ | รายการ | งบประมาณ (บาท) | เบิกจ่าย | คงเหลือ |\n| 1 | ค่าวัสดุ | 50,000 | 20,000 | 30,000 |\n",
        "| ลำดับ | โครงการ/กิจกรรม | งบประมาณ | ผู้รับผิดชอบ | หมายเหตุ |\n| 1 | อบรม | 10,000 | สำนักปลัด | - |\n",
        "| ระเบียบวาระที่ | เรื่อง | ผู้เสนอ | มติ |\n| 1 | แจ้งเพื่อทราบ | ประธาน | รับทราบ |\n",
        "| ที่ | ชื่อ - สกุล | ตำแหน่ง | เบอร์โทร | หมายเหตุ |\n| 1 | นายสมชาย ใจดี | นายช่าง | 1234 | |\n",
        "| ลงชื่อ ผู้จัดทำ | ลงชื่อ ผู้อนุมัติ |\n| วันที่ 1 ต.ค. 2567 | วันที่ 2 ต.ค. 2567 |\n",
        "| ตัวชี้วัด | คะแนน | ระดับ |\n| การปฏิบัติหน้าที่ | 95.2 | ผ่านดี |\n",
        "| โครงการ | วิธีดำเนินการ | ผู้รับผิดชอบ | ระยะเวลา | ผลการดำเนินงาน |\n| ก | ข | ค | ง | จ |\n",
        "| ภารกิจ | ความเสี่ยง | การควบคุมภายในที่มีอยู่ | การปรับปรุงการควบคุม |\n| ก | ข | ค | ง |\n"}) {
    const Read read = ReadBy(kRules, std::string("table:\n") + table);
    EXPECT_THAT(read.packs, ElementsAre("")) << table << read.explained;
    EXPECT_THAT(read.outcome.findings, HasSubstr("unmatched-table")) << table;
    const Read behind = ReadBy(kRules, std::string(kMeasures) + "after: ภาคผนวก\ntable:\n" + table);
    EXPECT_THAT(behind.packs, ElementsAre("national-ita-measures", "")) << table << behind.explained;
  }
}

TEST(PackChoiceTest, TwoThatFitAsWellAreAFindingAndTheFirstIsTaken) {
  const Scratch scratch;
  for (const char* name : {"alpha", "beta"}) {
    scratch.Write(std::string(name) + "/pack.yaml", "name: " + std::string(name) +
                                                        "\nversion: '1'\ncolumns:\n"
                                                        "  - {field: item, required: true, headings: [ข้อคำถาม]}\n"
                                                        "  - {field: measures, required: true, headings: [มาตรการ]}\n");
  }
  const std::string table = "table:\n| ข้อคำถาม | มาตรการ |\n| เปิดเผยข้อมูล | แจ้งเวียน |\n";
  for (int i = 0; i < 3; ++i) {
    const Read read = ReadBy(scratch.path(""), table + "after: ต่อ\n" + table);
    EXPECT_THAT(read.packs, ElementsAre("alpha", "alpha"));
    EXPECT_THAT(read.outcome.findings, HasSubstr("value-guessed rules.name: the packs alpha and beta fit this table"));
    // The second table goes by the first, and nobody needs to be told again.
    EXPECT_EQ(read.outcome.findings.find("alpha and beta"), read.outcome.findings.rfind("alpha and beta"));
  }
}

TEST(PackChoiceTest, SaysWhoCameNearestAndWhyItMissed) {
  const Read plan = ReadBy(kRules, "table:\n| ประเด็น/มาตรการ | ขั้นตอนหรือวิธีการ | ผู้รับผิดชอบ |\n| ก | ข | ค |\n");
  EXPECT_THAT(plan.outcome.records, HasSubstr("nearest is national-ita-measures ("));
  EXPECT_THAT(plan.outcome.records, HasSubstr("60% needed): it misses the columns: results"));
  const Read stock = ReadBy(kRules, "table:\n| สินค้า | ราคา |\n| กระดาษ | 120 |\n");
  EXPECT_THAT(stock.outcome.records, HasSubstr("no pack knows its headings: bangkok-ita looks for item, measures"));
}

TEST(PackChoiceTest, EveryPackSaysItsScoreTheOneTakenFirst) {
  const Read read = ReadBy(kRules, kRisks);
  EXPECT_EQ(read.explained.find("fraud-risk: "), 0u) << read.explained;
  EXPECT_THAT(read.explained, HasSubstr("  column 2 'ระดับความเสี่ยง': score, alike 100%\n"));
  EXPECT_THAT(read.explained, HasSubstr("national-ita-measures: "));
  EXPECT_THAT(read.explained, HasSubstr("not its table: the heading 'ความเสี่ยงการทุจริต' is of another form"));
  EXPECT_THAT(read.explained, HasSubstr("bangkok-ita: "));
}

TEST(PackChoiceTest, AFormWithCodesIsKnownByThem) {
  const std::string headings = "table:\n| ประเด็นการประเมิน | มาตรการ | ผลการดำเนินการ |\n";
  const Read coded = ReadBy(kRules, headings + "| I1 บริการดี (90 คะแนน) | ก | ข |\n| I2 เท่าเทียม (91 คะแนน) | ก | ข |\n");
  EXPECT_THAT(coded.packs, ElementsAre("bangkok-ita")) << coded.explained;
  const Read plain = ReadBy(kRules, headings + "| บริการดี | ก | ข |\n| เท่าเทียม | ก | ข |\n");
  EXPECT_THAT(plain.packs, ElementsAre("national-ita-measures")) << plain.explained;
}

TEST(PairingTest, IsWorthMostInAllNotRowByRow) {
  EXPECT_THAT(BestPairing({{1.0, 0.9}, {1.0, 0.0}}), ElementsAre(1, 0));
  EXPECT_THAT(BestPairing({{0.5, 0.2, 0.1}, {0.4, 0.9, 0.0}}), ElementsAre(0, 1));
  EXPECT_THAT(BestPairing({}), IsEmpty());
}

}  // namespace
}  // namespace sarabun::rules
