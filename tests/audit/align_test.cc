#include "audit/align.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "thai/repair.h"

namespace sarabun::audit {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::shared_ptr<const thai::Model> Model() {
  static const auto model = thai::LoadModel(SARABUN_SOURCE_DIR "/rules/thai/model.bin");
  return model ? *model : nullptr;
}

// Items of a list: "- " before a text makes it a deeper one.
std::vector<ListItem> Items(const std::vector<std::string>& texts) {
  std::vector<ListItem> items;
  for (const std::string& text : texts) {
    ListItem item;
    item.no = static_cast<int>(items.size()) + 1;
    item.level = text.starts_with("- ") ? 2 : 1;
    item.text = text.starts_with("- ") ? text.substr(2) : text;
    items.push_back(item);
  }
  return items;
}

// "2<1": measure 2 is answered by result 1.
std::vector<std::string> Pairs(const Alignment& alignment) {
  std::vector<std::string> pairs;
  for (const Alignment::Pair& pair : alignment.pairs) {
    pairs.push_back(std::to_string(pair.measure + 1) + "<" + std::to_string(pair.result + 1));
  }
  return pairs;
}

Alignment Align(const std::vector<std::string>& measures, const std::vector<std::string>& results) {
  Aligner aligner(Model());
  return aligner.Align(Items(measures), Items(results));
}

TEST(Align, GoesByWordsAndNotByNumbers) {
  const Alignment alignment = Align({"จัดอบรมการใช้ระบบจองคิวให้เจ้าหน้าที่", "ติดตั้งกล้องวงจรปิดที่ลานจอดรถ"},
                                    {"ติดตั้งกล้องวงจรปิดที่ลานจอดรถแล้ว 6 ตัว", "จัดอบรมการใช้ระบบจองคิวแล้ว 2 รุ่น"});
  EXPECT_THAT(Pairs(alignment), ElementsAre("2<1", "1<2"));
  EXPECT_THAT(alignment.without_result, IsEmpty());
  EXPECT_THAT(alignment.without_measure, IsEmpty());
}

TEST(Align, SaysWhatNothingAnswers) {
  const Alignment alignment =
      Align({"จัดอบรมการใช้ระบบจองคิวให้เจ้าหน้าที่", "ติดตั้งกล้องวงจรปิดที่ลานจอดรถ", "ทาสีทางข้ามหน้าโรงเรียนทุกแห่ง"},
            {"จัดอบรมการใช้ระบบจองคิวแล้ว 2 รุ่น", "ซื้อเครื่องปรับอากาศห้องประชุมใหญ่"});
  EXPECT_THAT(Pairs(alignment), ElementsAre("1<1"));
  EXPECT_THAT(alignment.without_result, ElementsAre(1, 2));
  EXPECT_THAT(alignment.without_measure, ElementsAre(1));
  EXPECT_EQ(alignment.nearest_of_measures[0].index, 0u);
  EXPECT_GT(alignment.nearest_of_measures[0].similarity, 0.6);
  EXPECT_LT(alignment.nearest_of_measures[2].similarity, 0.3);
}

TEST(Align, AResultAnswersASecondMeasureOnlyIfItSaysWhatIsItsOwn) {
  // The second measure asks for less than the first and for nothing besides.
  const Alignment narrow =
      Align({"เผยแพร่ช่องทางให้ประชาชนร่วมออกแบบงานบริการของสำนักงาน", "ให้ประชาชนร่วมออกแบบงานบริการของสำนักงาน"},
            {"ดำเนินการเผยแพร่ช่องทางให้ประชาชนร่วมออกแบบงานบริการของสำนักงาน"});
  EXPECT_THAT(Pairs(narrow), ElementsAre("1<1"));
  EXPECT_THAT(narrow.without_result, ElementsAre(1));
  const Alignment both =
      Align({"จัดทำแผ่นพับเรื่องภาษีที่ดิน", "อบรมเจ้าหน้าที่รับชำระเงิน"}, {"จัดทำแผ่นพับเรื่องภาษีที่ดิน และอบรมเจ้าหน้าที่รับชำระเงินแล้ว"});
  EXPECT_THAT(Pairs(both), ElementsAre("1<1", "2<1"));
  EXPECT_THAT(both.without_result, IsEmpty());
}

TEST(Align, WhatIsLeftOverOnBothSidesBelongsTogetherSooner) {
  const std::string measure = "ชี้แจงวิธีขอใบอนุญาตร้านอาหารแก่ผู้ค้ารายใหม่ก่อนยื่นคำขอทุกราย";
  const std::string own_words =
      "ตามบันทึกที่ กท 41/9 ลงวันที่ 3 มีนาคม 2567 ฝ่ายสิ่งแวดล้อมออกแผ่นพับบอกผู้ค้ารายใหม่ว่าขอใบอนุญาตร้านอาหารอย่างไร 420 ใบ";
  const Alignment alone = Align({measure}, {own_words});
  ASSERT_LT(alone.nearest_of_measures[0].similarity, AlignRules().near);
  EXPECT_THAT(Pairs(alone), ElementsAre("1<1"));
  EXPECT_TRUE(alone.pairs.front().left);
  // Beside a result that is nearer to the measure it has another to answer, and answers none.
  const Alignment beside = Align({measure}, {"ชี้แจงวิธีขอใบอนุญาตร้านอาหารแก่ผู้ค้ารายใหม่แล้ว 31 ราย", own_words});
  EXPECT_THAT(Pairs(beside), ElementsAre("1<1"));
  EXPECT_THAT(beside.without_measure, ElementsAre(1));
  // What shares next to nothing stays alone.
  EXPECT_THAT(Align({measure}, {"ปลูกต้นไม้ริมคลอง 120 ต้นกับนักเรียน"}).without_result, ElementsAre(0));
}

TEST(Align, TheSamePromiseTwiceIsAnsweredOnce) {
  const Alignment alignment = Align({"ตรวจนับพัสดุทุกไตรมาส", "ตรวจนับพัสดุทุกไตรมาส"}, {"ตรวจนับพัสดุแล้วทุกไตรมาส"});
  EXPECT_THAT(alignment.without_result, IsEmpty());
}

TEST(Align, AMeasureGivesUpAResultThatAnotherNeedsMore) {
  const Alignment alignment = Align({"ประกาศขั้นตอนขออนุญาตก่อสร้างบนเว็บไซต์", "ประกาศขั้นตอนขออนุญาตก่อสร้างที่หน้าเคาน์เตอร์ทุกฝ่าย"},
                                    {"ประกาศขั้นตอนขออนุญาตก่อสร้างบนเว็บไซต์แล้ว", "ประกาศขั้นตอนขออนุญาตบนเว็บไซต์"});
  EXPECT_THAT(alignment.without_result, IsEmpty());
}

TEST(Align, DeeperItemsGoWithTheirHead) {
  const Alignment whole =
      Align({"ส่งหนังสือแจ้งคู่สัญญาทุกราย ดังนี้", "- แจ้งก่อนวันลงนาม", "- แจ้งซ้ำก่อนวันปีใหม่"}, {"ส่งหนังสือแจ้งคู่สัญญาแล้ว 31 ราย"});
  EXPECT_THAT(Pairs(whole), ElementsAre("1<1"));
  EXPECT_THAT(whole.without_result, IsEmpty());
  const Alignment one_by_one = Align({"ส่งหนังสือแจ้งคู่สัญญาทุกราย ดังนี้", "- แจ้งก่อนวันลงนามในสัญญา", "- ปิดประกาศที่ลานกีฬาชุมชน"},
                                     {"ส่งหนังสือแจ้งคู่สัญญาแล้ว", "- แจ้งก่อนวันลงนามในสัญญาแล้ว 31 ราย"});
  EXPECT_THAT(Pairs(one_by_one), ElementsAre("1<1", "2<2"));
  EXPECT_THAT(one_by_one.without_result, ElementsAre(2));
}

TEST(Align, APackSaysWhatIsNear) {
  const std::vector<ListItem> measures = Items({"จัดอบรมการใช้ระบบจองคิวให้เจ้าหน้าที่"});
  const std::vector<ListItem> results = Items({"จัดอบรมการใช้ระบบจองคิวแล้ว 2 รุ่น"});
  Aligner aligner(Model());
  AlignRules strict;
  strict.near = strict.near_left = 0.99;
  EXPECT_THAT(aligner.Align(measures, results).without_result, IsEmpty());
  EXPECT_THAT(aligner.Align(measures, results, strict).without_result, ElementsAre(0));
  const AlignRules everywhere = AlignRules::Of(nullptr);
  EXPECT_EQ(everywhere.near, AlignRules().near);
  EXPECT_EQ(everywhere.near_left, AlignRules().near_left);
  EXPECT_EQ(everywhere.near_again, AlignRules().near_again);
  EXPECT_EQ(everywhere.own_share, AlignRules().own_share);
  EXPECT_EQ(everywhere.own_said, AlignRules().own_said);
}

TEST(Align, EmptyListsAndTextsOfSignsAreNothingSpecial) {
  EXPECT_THAT(Align({}, {}).pairs, IsEmpty());
  EXPECT_THAT(Align({"ทาสีรั้ว"}, {}).without_result, ElementsAre(0));
  EXPECT_THAT(Align({}, {"ทาสีรั้ว"}).without_measure, ElementsAre(0));
  const Alignment signs = Align({"-", "..."}, {"-"});
  EXPECT_THAT(signs.without_result, ElementsAre(0, 1));
  EXPECT_THAT(signs.without_measure, ElementsAre(0));
}

TEST(Align, WorksWithoutATableOfLearnedWords) {
  Aligner aligner(nullptr);
  const Alignment alignment = aligner.Align(Items({"ติดตั้งกล้องวงจรปิดที่ลานจอดรถ", "อบรมเจ้าหน้าที่รับชำระเงิน"}),
                                            Items({"อบรมเจ้าหน้าที่รับชำระเงินแล้ว 12 คน"}));
  EXPECT_THAT(Pairs(alignment), ElementsAre("2<1"));
}

TEST(Align, ListsLongerThanAnyOfficeWritesTakeLinearTime) {
  std::vector<std::string> texts;
  for (int i = 0; i < 4000; ++i) texts.push_back("ตรวจลานกีฬาแห่งที่ " + std::to_string(i));
  const Alignment alignment = Align(texts, texts);
  EXPECT_EQ(alignment.nearest_of_measures.size(), texts.size());
}

TEST(Link, GivesEachResultItsMeasuresAndComparesASharedCellOnce) {
  Record record;
  record.measures = Items({"จัดอบรมการใช้ระบบจองคิว", "ทาสีทางข้ามหน้าโรงเรียน"});
  record.results = Items({"ทาสีทางข้ามหน้าโรงเรียนแล้ว", "ซื้อเครื่องปรับอากาศ"});
  std::vector<Record> records{record, record};
  Aligner(Model()).Link(records);
  for (const Record& each : records) {
    ASSERT_TRUE(each.results[0].answers.has_value());
    ASSERT_EQ(each.results[0].answers->size(), 1u);
    EXPECT_EQ(each.results[0].answers->front().measure, 2);
    EXPECT_GT(each.results[0].answers->front().similarity, 0.9);
    ASSERT_TRUE(each.results[1].answers.has_value());
    EXPECT_THAT(*each.results[1].answers, IsEmpty());
  }
}

}  // namespace
}  // namespace sarabun::audit
