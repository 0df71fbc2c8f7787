#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "thai/doors.h"
#include "thai/joints.h"
#include "thai_support.h"

namespace sarabun::thai {
namespace {

TEST(EngineTest, ShowsAJoinBetweenItsWords) {
  Engine engine(ShippedModel());
  Repaired out;
  const std::string before = "มอบหมายเจ้าหน้าที่รวบรวมรายงาน ตามประกาศ\nกรุงเทพมหานคร เรื่อง";
  engine.Repair(Seamed(before), {}, out);
  ASSERT_EQ(out.repairs.size(), 1u);
  const Repair& join = out.repairs[0];
  EXPECT_EQ(join.kind, RepairKind::kJoin);
  EXPECT_EQ(join.before, "ประกาศ\nกรุงเทพมหานคร");
  EXPECT_EQ(join.after, "ประกาศกรุงเทพมหานคร");
  EXPECT_EQ(utf8::OffsetOf(out.text, join.offset), out.text.find(join.after));
}

TEST(EngineTest, ListsRepairsByRisingOffsetInTheFinalText) {
  Engine engine(nullptr);
  Repaired out;
  engine.Repair(Seamed("  กํา เเละ\nต้ังแต่  x\xFFy e\xCC\x81"), {}, out);
  EXPECT_EQ(out.text, "กำ และตั้งแต่ x\xEF\xBF\xBDy é");
  std::size_t last = 0;
  for (const Repair& repair : out.repairs) {
    EXPECT_GE(repair.offset, last);
    last = repair.offset;
    const std::size_t at = utf8::OffsetOf(out.text, repair.offset);
    EXPECT_EQ(out.text.substr(at, repair.after.size()), repair.after) << repair.before;
  }
  EXPECT_GE(out.repairs.size(), 5u);
}

TEST(EngineTest, ReplacesInvalidBytesAndSaysWhere) {
  Engine engine(nullptr);
  Repaired out;
  engine.Repair({"ก\xE0\xB8ข", {}}, {}, out);
  EXPECT_EQ(out.text, "ก\xEF\xBF\xBDข");
  ASSERT_EQ(out.repairs.size(), 1u);
  EXPECT_EQ(out.repairs[0].kind, RepairKind::kReplaced);
  EXPECT_EQ(out.repairs[0].offset, 1u);
  EXPECT_EQ(out.repairs[0].before, "\\xE0\\xB8");
  ASSERT_EQ(out.left.size(), 1u);
  EXPECT_EQ(out.left[0].kind, "bytes");
}

TEST(EngineTest, RunsThatTouchAreOneText) {
  Engine engine(ShippedModel());
  const SeamedText text{"เท่าเทียม", {{12, SeamKind::kRun}, {18, SeamKind::kRecord}}};
  Repaired out;
  engine.Repair(text, {}, out);
  EXPECT_EQ(out.text, "เท่าเทียม");
  EXPECT_TRUE(out.repairs.empty());
}

TEST(EngineTest, ReadsTheTypistsHabit) {
  Engine engine(nullptr);
  Habit habit;
  engine.Observe(Seamed("ประโยชน์อื่น ๆ \nที่อาจคำนวณ"), habit);
  engine.Observe(Seamed("ของขวัญ \nของรางวัล\nวัสดุ"), habit);
  engine.Observe(Seamed("จัดทำ\n2. เผยแพร่"), habit);  // a list item's break says nothing
  EXPECT_EQ(habit.breaks, 3u);
  EXPECT_EQ(habit.breaks_spaced, 2u);
  EXPECT_GT(KeepsSpaces(habit), 0.9);
  EXPECT_EQ(RepairText(engine, Seamed("ผลการประเมิน\n(ITA)"), habit), "ผลการประเมิน(ITA)");
  EXPECT_EQ(RepairText(engine, Seamed("ผลการประเมิน\n(ITA)")), "ผลการประเมิน (ITA)");
}

TEST(EngineTest, AProgramThatBrokeTheLinesKeepsNoSpaces) {
  Habit habit;
  habit.breaks = 40;
  EXPECT_LT(KeepsSpaces(habit), 0.05);
  habit.breaks_spaced = 8;
  EXPECT_GT(KeepsSpaces(habit), 0.99);
}

TEST(EngineTest, WordsOfAPackMendWhatItKnows) {
  const std::vector<std::string> words = {"ราษฎร์ถนอมศรี", "ซิบลูตฟู"};
  Engine taught(ShippedModel());
  taught.AddWords(words);
  Engine plain(ShippedModel());
  const auto torn = [](const char* text) { return Seamed(text, ' ', SeamKind::kSpace); };
  EXPECT_EQ(RepairText(taught, torn("เขตราษฎร์ถนอม ศรีจัดประชุม")), "เขตราษฎร์ถนอมศรีจัดประชุม");
  EXPECT_EQ(RepairText(plain, torn("เขตราษฎร์ถนอม ศรีจัดประชุม")), "เขตราษฎร์ถนอม ศรีจัดประชุม");
  EXPECT_EQ(RepairText(taught, torn("เขตซิบลูต ฟูในวันนี้")), "เขตซิบลูตฟูในวันนี้");
  EXPECT_EQ(RepairText(taught, {"ซิบลตูฟู", {}}), "ซิบลตูฟู");  // a name misspelt is no damage
}

TEST(EngineTest, ExplainsEverySeam) {
  Engine engine(ShippedModel());
  Repaired out;
  std::vector<Decision> decisions;
  engine.Explain(Seamed("รายงานต่อ \nศปท.กทม. เ\nที่ยว 2567\nปี"), {}, out, decisions);
  ASSERT_EQ(decisions.size(), 3u);
  EXPECT_EQ(decisions[0].reason, "author");
  EXPECT_TRUE(decisions[0].space);
  EXPECT_EQ(decisions[1].reason, "cluster");
  EXPECT_FALSE(decisions[1].space);
  EXPECT_EQ(decisions[2].reason, "digit-thai");
  EXPECT_TRUE(decisions[2].space);
}

TEST(EngineTest, NeverChangesWords) {
  Engine engine(ShippedModel());
  for (const char* text : {"ซักซ้อมทำความเข้าใน พร้อมเน้นย้ำ", "เจ้าหน้าที่รับรู้ทรับทราบ", "ผ่ายช่องทางต่าง ๆ", "พ.ศ.2566"}) {
    Repaired out;
    engine.Repair({text, {}}, {}, out);
    EXPECT_EQ(out.text, text);
    EXPECT_TRUE(out.repairs.empty());
  }
}

TEST(EngineTest, EveryKindHasAName) {
  for (int i = 0; i <= static_cast<int>(RepairKind::kReplaced); ++i) {
    for (int k = 0; k < i; ++k) {
      EXPECT_NE(RepairKindName(static_cast<RepairKind>(i)), RepairKindName(static_cast<RepairKind>(k)));
    }
  }
}

}  // namespace
}  // namespace sarabun::thai
