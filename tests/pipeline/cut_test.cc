// However Word cuts a text into runs, the records are the same.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pipeline/extract_all.h"
#include "support/scratch.h"
#include "tools/docx_builder/docx.h"

namespace sarabun::test {
namespace {

build::Document Report() {
  build::Document document;
  document.Text("รายงานผลตามมาตรการยกระดับคุณธรรมและความโปร่งใส ของสำนักงานเขตสาทร ปีงบประมาณ พ.ศ. 2567 รอบ 6 เดือนแรก");
  document.Table(
      {{"ประเด็นการประเมิน", "ประเด็นที่ต้องปรับปรุง", "มาตรการ/กิจกรรม", "ผลการดำเนินการ", "ภาพกิจกรรม"},
       {"I1 ให้บริการอย่างเท่าเทียมกัน\n(96.31 คะแนน)", "- ยังไม่ทั่วถึง", "1. จัดทำคู่มือตามประกาศ\nกรุงเทพมหานคร\n2. ซักซ้อมน้ำเสียง",
        "1. จัดทำแล้ว 3 ครั้ง\n2. ซักซ้อมเมื่อ 15 มกราคม 2567", ""},
       {"I2 มีน้ำใจ (๙๕.๐๐ คะแนน)", "การสื่อสารยังไม่ชัดเจน", "- ชี้แจงผู้ปฏิบัติงาน", "- ชี้แจงแล้ว", ""}});
  return document;
}

// The content of each record as its id sees it: the hash of the file is not in it, the key is.
std::vector<std::string> Ids(const build::Cutting& cutting) {
  const Scratch scratch;
  build::Document document = Report();
  document.cutting = cutting;
  std::vector<std::string> ids;
  for (const Record& record : ExtractAll({scratch.Write("report.docx", build::WriteDocx(document))}).records) {
    ids.push_back(record.key + " " + record.record_id);
  }
  return ids;
}

TEST(CutTest, AnyCutGivesTheSameRecords) {
  const std::vector<std::string> whole = Ids(build::Cutting::Whole());
  ASSERT_EQ(whole.size(), 2u);
  EXPECT_TRUE(whole[0].starts_with("bangkok-ita/1028/2567/1/I1 ")) << whole[0];
  EXPECT_EQ(Ids(build::Cutting::EveryCodePoint()), whole);
  for (std::uint64_t seed = 1; seed <= 30; ++seed)
    EXPECT_EQ(Ids(build::Cutting::AsWord(seed)), whole) << "seed " << seed;
}

}  // namespace
}  // namespace sarabun::test
