#include <gmock/gmock.h>

#include "rules/pack_folder.h"

// A pack that extends another says only what differs.
namespace sarabun::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kBase =
    "name: base\n"
    "version: '7'\n"
    "abstract: true\n"
    "title: {th: แบบฐาน, en: base}\n"
    "years: [2560, 2567]\n"
    "match: {minimum: 0.4, titles: [แบบรายงาน]}\n"
    "columns:\n"
    "  - {field: item, required: true, place: 1, headings: [ข้อ, ประเด็น]}\n"
    "  - {field: measures, headings: [มาตรการ]}\n"
    "instruments:\n"
    "  - {code: IIT, name: ภายใน, prefix: I, indicators: [{no: 1, name: หนึ่ง, items: [1, 5]}]}\n"
    "  - {code: EIT, name: ภายนอก, prefix: E}\n"
    "lists: {letters: กขค, empty: [ไม่มี], labels: ['^(?P<label>-)']}\n"
    "words: [งบประมาณ]\n";

class ExtendsTest : public PackTest {
 protected:
  ExtendsTest() { scratch_.Write("base/pack.yaml", kBase); }
  std::unique_ptr<Pack> Extended(const std::string& text) {
    return Read("name: x\nversion: '1'\nextends: base\n" + text);
  }
  std::string CheckExtended(const std::string& text) { return Check("name: x\nversion: '1'\nextends: base\n" + text); }
};

TEST_F(ExtendsTest, TakesEverythingThatItDoesNotSay) {
  const auto pack = Extended("");
  ASSERT_NE(pack, nullptr);
  EXPECT_EQ(pack->name, "x");
  EXPECT_EQ(pack->version, "1");
  EXPECT_FALSE(pack->abstract);
  EXPECT_EQ(pack->family, "base");
  EXPECT_EQ(pack->title.en, "base");
  EXPECT_EQ(pack->years.last, 2567);
  EXPECT_EQ(pack->columns.size(), 2U);
  EXPECT_EQ(pack->lists.letters, "กขค");
  EXPECT_THAT(pack->words, ElementsAre("งบประมาณ"));
}

TEST_F(ExtendsTest, LaysMapsKeyByKeyAndReplacesLists) {
  const auto pack = Extended("match: {minimum: 0.6}\nlists: {empty: ['-']}\nyears: 2568\ntitle: {en: mine}\n");
  ASSERT_NE(pack, nullptr);
  EXPECT_EQ(pack->minimum, 0.6);
  EXPECT_EQ(pack->titles.size(), 1U);
  EXPECT_EQ(pack->lists.letters, "กขค");
  EXPECT_THAT(pack->lists.empty, ElementsAre("-"));
  EXPECT_EQ(pack->years.first, 2568);
  EXPECT_EQ(pack->title.th, "แบบฐาน");
  EXPECT_EQ(pack->title.en, "mine");
}

TEST_F(ExtendsTest, AddsInFrontOfAList) {
  const auto pack = Extended("lists: {empty: {add: ['-', ยังไม่มี]}}\nwords: {add: พัสดุ}\nmatch: {titles: {add: [อื่น]}}\n");
  ASSERT_NE(pack, nullptr);
  EXPECT_THAT(pack->lists.empty, ElementsAre("-", "ยังไม่มี", "ไม่มี"));
  EXPECT_THAT(pack->words, ElementsAre("พัสดุ", "งบประมาณ"));
  ASSERT_EQ(pack->titles.size(), 2U);
  EXPECT_EQ(pack->titles[0].text(), "อื่น");
}

TEST_F(ExtendsTest, LaysColumnsAndInstrumentsByName) {
  const auto pack = Extended(
      "columns:\n  - {field: item, place: 2, headings: {add: [คำถาม]}}\n  - {extra: note, headings: [หมายเหตุ]}\n"
      "instruments:\n  - {code: IIT, indicators: [{no: 1, items: [1, 7]}, {no: 2, name: สอง}]}\n");
  ASSERT_NE(pack, nullptr);
  ASSERT_EQ(pack->columns.size(), 3U);
  EXPECT_EQ(pack->columns[0].place, 2U);
  EXPECT_TRUE(pack->columns[0].required);
  EXPECT_THAT(pack->columns[0].headings, ElementsAre("คำถาม", "ข้อ", "ประเด็น"));
  EXPECT_EQ(pack->columns[2].name, "note");
  ASSERT_EQ(pack->instruments.size(), 2U);
  ASSERT_EQ(pack->instruments[0].indicators.size(), 2U);
  EXPECT_EQ(pack->instruments[0].indicators[0].last, 7);
  EXPECT_EQ(pack->instruments[0].indicators[0].name, "หนึ่ง");
}

TEST_F(ExtendsTest, ATildeTakesAway) {
  const auto pack = Extended("lists: ~\nwords: ~\nyears: ~\n");
  ASSERT_NE(pack, nullptr);
  EXPECT_TRUE(pack->lists.labels.empty());
  EXPECT_TRUE(pack->words.empty());
  EXPECT_TRUE(pack->HoldsFor(2590));
}

TEST_F(ExtendsTest, TheCaretPointsIntoTheFileThatSaysIt) {
  scratch_.Write("base/pack.yaml", std::string(kBase) + "score: {max: many}\n");
  const std::string said = CheckExtended("match: {minimum: 2}\n");
  EXPECT_THAT(said, HasSubstr("base/pack.yaml:15:14: error: 'max' of 'score' is out of place\n  score: {max: many}\n"
                              "               ^\n"));
  EXPECT_THAT(said, HasSubstr("x/pack.yaml:4:18: error: 'minimum' of 'match' is out of place"));
}

TEST_F(ExtendsTest, AContradictionWithTheBaseNamesBothPlaces) {
  EXPECT_THAT(CheckExtended("columns:\n  - {extra: note, headings: [มาตรการ]}\n"),
              HasSubstr("x/pack.yaml:5:30: error: the heading 'มาตรการ' of 'note' is also one of 'measures', line 9"));
}

TEST_F(ExtendsTest, OnlyAnExtendingPackAdds) {
  EXPECT_THAT(Check(kSmall + "words: {add: [a]}\n"),
              HasSubstr("'words' of the pack adds to a list, but the pack extends none"));
}

TEST_F(ExtendsTest, RefusesCircles) {
  scratch_.Write("base/pack.yaml", "name: base\nversion: '1'\nextends: x\n");
  EXPECT_THAT(CheckExtended(""), HasSubstr("packs extend each other in a circle: x > base > x"));
  EXPECT_THAT(Check("name: x\nversion: '1'\nextends: x\n"), HasSubstr("in a circle: x > x"));
}

TEST_F(ExtendsTest, AnUnknownBaseNamesTheNearest) {
  EXPECT_THAT(
      Check("name: x\nversion: '1'\nextends: bace\n"),
      HasSubstr("3:10: error: no pack 'bace' to extend\n  extends: bace\n           ^\n  expected 'base'; or one of: "
                "base, x"));
}

TEST_F(ExtendsTest, AFolderMayEndInASlash) {
  scratch_.Write("x/pack.yaml", "name: x\nversion: '1'\nextends: base\n");
  EXPECT_TRUE(CheckPack(scratch_.path("x") + "/", {}).sound);
}

TEST_F(ExtendsTest, ABaseAloneNeedsNoColumns) {
  EXPECT_THAT(Check("name: x\nversion: '1'\nabstract: true\n"), HasSubstr("no errors, no warnings"));
}

}  // namespace
}  // namespace sarabun::rules
