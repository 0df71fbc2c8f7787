#include <gtest/gtest.h>

#include <string>

#include "cli/run_app.h"
#include "support/scratch.h"

namespace sarabun::test {
namespace {

TEST(RepairTest, EachDoorMendsItsOwnDamage) {
  struct Case {
    const char* from;
    const char* text;
    const char* mended;
  };
  const Case cases[] = {
      {"text", "การดําเนินงานตามเเผน\nบรรทัดที่ดี\n", "การดำเนินงานตามแผน\nบรรทัดที่ดี\n"},
      {"lines", "เพื่อความ\nโปร่งใสของหน่วยงาน\n\n1. หนึ่ง\n2. สอง\n", "เพื่อความโปร่งใสของหน่วยงาน\n1. หนึ่ง\n2. สอง\n"},
      {"spaces", "อย่างเท่าเ ที ยม\n", "อย่างเท่าเทียม\n"},
      {"fragments", "เท่าเ\n\nที\n\nยม\n\n \n\nพ\n\n.\n\nศ\n\n. \n\n2567\n", "เท่าเทียม\nพ.ศ. 2567\n"},
  };
  for (const Case& c : cases) {
    const Scratch scratch;
    const Ran ran = RunSarabun({"repair", scratch.Write("text.txt", c.text), "--from", c.from});
    EXPECT_EQ(ran.code, cli::kDone) << ran.err;
    EXPECT_EQ(ran.out, c.mended) << c.from;
  }
}

TEST(RepairTest, ExplainSaysWhatWasDecidedAndWhy) {
  const Scratch scratch;
  const Ran ran =
      RunSarabun({"repair", scratch.Write("t.txt", "เพื่อความ\nโปร่งใสของหน่วยงาน\n"), "--from", "lines", "--explain"});
  EXPECT_EQ(ran.code, cli::kDone) << ran.err;
  EXPECT_NE(ran.out.find("\n#"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("join"), std::string::npos) << ran.out;
}

TEST(RepairTest, WhatCannotBeMendedIsSaid) {
  const Scratch scratch;
  const Ran ran = RunSarabun({"repair", scratch.Write("t.txt", "ดี\nก\xFFข\n")});
  EXPECT_EQ(ran.code, cli::kDone);
  EXPECT_EQ(ran.out, "ดี\nก\xEF\xBF\xBDข\n");
  EXPECT_EQ(ran.err, "sarabun: line 2, character 1: damage that cannot be mended (bytes): ก\xEF\xBF\xBDข\n");
}

TEST(RepairTest, AMissingFileIsRejected) {
  const Ran ran = RunSarabun({"repair", "no such.txt"});
  EXPECT_EQ(ran.code, cli::kSomeRejected);
  EXPECT_EQ(ran.err, "sarabun: error: no such.txt: no such file or folder\n  check the spelling of the path\n");
}

}  // namespace
}  // namespace sarabun::test
