#include "rules/agencies.h"

#include <gmock/gmock.h>

#include "rules/pack_folder.h"
#include "rules/pack_set.h"

namespace sarabun::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class AgenciesTest : public PackTest {
 protected:
  // What reading such a file says; the list is in `list_`.
  std::string ReadFile(const std::string& text) {
    const SourceFile file{"a.csv", text};
    Problems problems;
    list_ = AgencyList();
    list_.Read(file, problems);
    return problems.ToText();
  }

  AgencyList list_;
};

TEST_F(AgenciesTest, ReadsTabsCommasAndSemicolons) {
  for (const std::string separator : {"\t", ",", ";"}) {
    const std::string heading = "name" + separator + "code" + separator + "aliases" + separator + "group\n";
    const std::string line = "สำนักงานเขตหนึ่ง" + separator + "01" + separator + "เขตหนึ่ง|สนข.หนึ่ง" + separator + "เหนือ\n";
    for (const std::string mark : {"", "\xEF\xBB\xBF"}) {
      EXPECT_EQ(ReadFile(mark + heading + "# a note\n\n" + line), "");
      ASSERT_EQ(list_.entries().size(), 1U);
      const AgencyEntry& entry = list_.entries()[0];
      EXPECT_EQ(entry.code, "01");
      EXPECT_EQ(entry.name, "สำนักงานเขตหนึ่ง");
      EXPECT_EQ(entry.group, "เหนือ");
      EXPECT_THAT(entry.aliases, ElementsAre("เขตหนึ่ง", "สนข.หนึ่ง"));
      EXPECT_EQ(list_.FindIn("รายงานของ สนข. หนึ่ง ปี 2567"), &entry);
    }
  }
}

TEST_F(AgenciesTest, ReadsQuotedCellsAndCarriageReturns) {
  EXPECT_EQ(ReadFile("Code,Name,Name_EN\r\n7,\"กรม ก, ข และ \"\"ค\"\"\",\"A\nB\"\r\n8,กรม ง\r\n"), "");
  ASSERT_EQ(list_.entries().size(), 2U);
  EXPECT_EQ(list_.entries()[0].name, "กรม ก, ข และ \"ค\"");
  EXPECT_EQ(list_.entries()[0].name_en, "A\nB");
  EXPECT_EQ(list_.entries()[1].name, "กรม ง");
}

TEST_F(AgenciesTest, TakesTheOldHeading) { EXPECT_EQ(ReadFile("code\tname_th\n1\tกรม\n"), ""); }

TEST_F(AgenciesTest, NamesAnotherEncoding) {
  const std::string tis = ReadFile("code,name\n1,\xA1\xC3\xC1\n");
  EXPECT_THAT(tis, HasSubstr("a.csv:2:3: error: not UTF-8; it looks like TIS-620 or Windows-874"));
  EXPECT_THAT(tis, HasSubstr("expected a file saved as UTF-8: 'CSV UTF-8' in Excel"));
  const std::string utf16(
      "\xFF\xFE"
      "c\0o\0d\0e\0",
      10);
  EXPECT_THAT(ReadFile(utf16), HasSubstr("error: not UTF-8; it looks like UTF-16"));
  EXPECT_THAT(ReadFile(utf16.substr(2)), HasSubstr("UTF-16"));
}

TEST_F(AgenciesTest, NamesWhatIsMissing) {
  EXPECT_THAT(ReadFile(""), HasSubstr("the file is empty"));
  EXPECT_THAT(ReadFile("code,name\n"), HasSubstr("a heading and no line below it"));
  const std::string mistyped = ReadFile("cod,name\n1,กรม\n");
  EXPECT_THAT(mistyped,
              HasSubstr("a.csv:1:1: error: no column 'code' in the heading; 'cod' is not known\n  cod,name\n  ^\n"));
  EXPECT_THAT(mistyped, HasSubstr("warning: the column 'cod' is not read"));
  EXPECT_THAT(mistyped, HasSubstr("expected 'code'; or one of: code, name, name_en, type, group, aliases"));
  EXPECT_THAT(ReadFile("1001,เขตพระนคร\n"), HasSubstr("no column 'code' in the heading"));
  EXPECT_THAT(ReadFile("code,name\n1,\n"), HasSubstr("a.csv:2:3: error: an agency without name"));
  EXPECT_THAT(ReadFile("code,name\n,กรม\n"), HasSubstr("a.csv:2:1: error: an agency without code"));
  EXPECT_THAT(ReadFile("code,name,code\n1,a,2\n"), HasSubstr("a.csv:1:11: error: the column 'code' a second time"));
  EXPECT_THAT(ReadFile("code,name\n1,\"กรม\n2,กอง\n"), HasSubstr("a.csv:2:3: error: a quote that is not closed"));
}

TEST_F(AgenciesTest, NamesWhatStandsTwice) {
  const std::string code = ReadFile("code,name\n1,กรมหนึ่ง\n1,กรมสอง\n");
  EXPECT_THAT(code, HasSubstr("a.csv:3:1: error: the code '1' a second time; first in line 2\n  1,กรมสอง\n  ^"));
  EXPECT_THAT(ReadFile("code,name,aliases\n1,กรมหนึ่ง,ก.\n2,กรมสอง,กรม หนึ่ง\n"),
              HasSubstr("the name 'กรม หนึ่ง' a second time; first in line 2"));
}

TEST_F(AgenciesTest, TakesTheWholeNameOfACodeWhereItHoldsTheShortOne) {
  ASSERT_EQ(ReadFile("code,name\n01,สำนักงานเขตหนึ่ง\n02,สำนักงานเขตสอง\n03,สำนักงานเขตสาม\n"), "");
  const AgencyList known = list_;
  ASSERT_EQ(ReadFile("code,name\n01,หนึ่ง\n02,กรมที่มีรหัสเดียวกัน\n09,สาม\n"), "");
  list_.TakeWholeNames(known);
  EXPECT_EQ(list_.entries()[0].name, "สำนักงานเขตหนึ่ง");
  EXPECT_EQ(list_.entries()[1].name, "กรมที่มีรหัสเดียวกัน");
  EXPECT_EQ(list_.entries()[2].name, "สาม");
  EXPECT_EQ(list_.FindIn("รายงานของเขตหนึ่ง"), &list_.entries()[0]);
}

TEST_F(AgenciesTest, APackMayListThem) {
  const auto pack = Read(kSmall + "agencies:\n  - {code: 1, name: กรมหนึ่ง, aliases: [ก.ม.], group: a}\n");
  ASSERT_NE(pack, nullptr);
  ASSERT_EQ(pack->agencies.entries().size(), 1U);
  EXPECT_EQ(pack->agencies.FindIn("ของ ก.ม.")->code, "1");
  const std::string said = Check(kSmall + "agencies:\n  - {code: 1, name: ก}\n  - {code: 1, name: ข}\n  - {code: 2}\n");
  EXPECT_THAT(said, HasSubstr("x/pack.yaml:8:12: error: the code '1' a second time; first in line 7"));
  EXPECT_THAT(said, HasSubstr("x/pack.yaml:9:5: error: an agency without 'name'"));
}

TEST_F(AgenciesTest, AFileReplacesEveryPacksList) {
  scratch_.Write("x/pack.yaml", kSmall + "agencies: [{code: 1, name: กรมหนึ่ง}]\n");
  const std::string path = scratch_.Write("mine.csv", "code,name\n9,กรมเก้า\n");
  auto packs = PackSet::Load({"x"}, {scratch_.path()}, path);
  ASSERT_TRUE(packs.ok()) << packs.error().ToString();
  ASSERT_EQ(packs.value()->packs()[0]->agencies.entries().size(), 1U);
  EXPECT_EQ(packs.value()->packs()[0]->agencies.entries()[0].code, "9");
  auto missing = PackSet::Load({"x"}, {scratch_.path()}, scratch_.path("none.csv"));
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, ErrorCode::kBadRules);
  EXPECT_THAT(missing.error().message, HasSubstr("none.csv: no such file"));
}

}  // namespace
}  // namespace sarabun::rules
