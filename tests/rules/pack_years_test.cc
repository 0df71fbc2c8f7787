#include <gmock/gmock.h>

#include "base/text_table.h"
#include "rules/pack_folder.h"
#include "rules/pack_set.h"

// What a pack knows by year: items, wording, assessment; and what it wants of the checks.
namespace sarabun::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kItems =
    "items:\n"
    "  - years: [2563, 2566]\n"
    "    certainty: assumed\n"
    "    codes: [I1..I3, O1-O22]\n"
    "    statements: {I2: ข้อความ}\n"
    "    negative: [I3]\n"
    "  - {years: 2567, certainty: seen, codes: I1}\n";

class PackYearsTest : public PackTest {};

TEST_F(PackYearsTest, ItemsByYear) {
  const auto pack = Read(kSmall + kItems);
  ASSERT_NE(pack, nullptr);
  const ItemSet* set = pack->ItemsOf(2565);
  ASSERT_NE(set, nullptr);
  EXPECT_EQ(set->certainty, Certainty::kAssumed);
  EXPECT_THAT(set->Codes(), ElementsAre("I1", "I2", "I3", "O1-O22"));
  EXPECT_TRUE(set->Holds("O", 22));
  EXPECT_FALSE(set->Holds("O", 23));
  EXPECT_FALSE(set->Holds("I", 4));
  ASSERT_NE(set->Statement("I2"), nullptr);
  EXPECT_EQ(*set->Statement("I2"), "ข้อความ");
  EXPECT_EQ(set->Statement("I1"), nullptr);
  EXPECT_TRUE(set->IsNegative("I3"));
  EXPECT_FALSE(set->IsNegative("I1"));
  EXPECT_THAT(pack->ItemsOf(2567)->Codes(), ElementsAre("I1"));
  EXPECT_EQ(pack->ItemsOf(2568), nullptr);
}

TEST_F(PackYearsTest, RefusesCodesThatAreNone) {
  const std::string said = Check(kSmall +
                                 "items:\n  - {years: 2567, certainty: seen, codes: [I1..I3, 7, I9..I5, I1..E3],\n"
                                 "     statements: {I4: x}, negative: [I22]}\n");
  EXPECT_THAT(said, HasSubstr("7:52: error: '7' is no item code and no range of them"));
  EXPECT_THAT(said, HasSubstr("'I9..I5' is no item code"));
  EXPECT_THAT(said, HasSubstr("'I1..E3' is no item code"));
  const std::string codes = Check(
      kSmall + "items: [{years: 2567, certainty: seen, codes: [I1..I3], statements: {I4: x}, negative: [I22]}]\n");
  EXPECT_THAT(codes, HasSubstr("the item 'I4' is not in 'codes' of this set"));
  EXPECT_THAT(codes, HasSubstr("expected 'I2'; or one of: I1, I2, I3"));
}

TEST_F(PackYearsTest, RefusesSetsThatMeetAndItemsTwice) {
  const std::string said = Check(kSmall + kItems +
                                 "  - {years: [2566, 2570], certainty: seen, codes: [I1..I5, I4, E1]}\n"
                                 "instruments: [{code: IIT, name: n, prefix: I}, {code: OIT, name: n, prefix: O}]\n");
  EXPECT_THAT(said, HasSubstr("two item sets for one year; the other is in line 7"));
  EXPECT_THAT(said, HasSubstr("the item I4 a second time in this set"));
  EXPECT_THAT(said, HasSubstr("no instrument has items that begin with 'E'"));
}

constexpr const char* kAssessment =
    "assessment:\n"
    "  - years: [2566, 2568]\n"
    "    certainty: published\n"
    "    pass: 85\n"
    "    instruments:\n"
    "      - {code: IIT, weight: 30}\n"
    "      - {code: EIT, weight: 30, mean_of: parts, parts: [{name: one}, {name: two}]}\n"
    "      - {code: OIT, weight: 40, mean_of: items}\n"
    "    bands:\n"
    "      - {name: best, least: 95, each: 95}\n"
    "      - {name: good, least: 85, each: 85}\n"
    "      - {name: passed, least: 85}\n"
    "      - {name: low, least: 0}\n";

TEST_F(PackYearsTest, AssessmentByYear) {
  const auto pack = Read(kSmall + kAssessment);
  ASSERT_NE(pack, nullptr);
  EXPECT_EQ(pack->AssessmentOf(2565), nullptr);
  const Assessment* assessment = pack->AssessmentOf(2566);
  ASSERT_NE(assessment, nullptr);
  EXPECT_EQ(assessment->pass, 85);
  ASSERT_EQ(assessment->instruments.size(), 3U);
  EXPECT_EQ(assessment->instruments[1].mean_of, MeanOf::kParts);
  EXPECT_EQ(assessment->instruments[1].parts.size(), 2U);
  EXPECT_EQ(assessment->instruments[2].weight, 40);
  EXPECT_EQ(assessment->BandOf(97.59, {98.5, 93.47, 100})->name.en, "good");
  EXPECT_EQ(assessment->BandOf(97.59, {98.5, 95, 100})->name.en, "best");
  EXPECT_EQ(assessment->BandOf(85, {84.9, 90, 90})->name.en, "passed");
  EXPECT_EQ(assessment->BandOf(84.99, {84.9, 90, 90})->name.en, "low");
}

TEST_F(PackYearsTest, RefusesAnAssessmentThatContradictsItself) {
  const std::string said =
      Check(kSmall +
            "instruments: [{code: IIT, name: n}]\n"
            "assessment:\n"
            "  - years: [2566, 2568]\n"
            "    certainty: seen\n"
            "    instruments: [{code: IIT, weight: 30}, {code: ITT, weight: 30}, {code: IIT, weight: 20}]\n"
            "    bands: [{name: a, least: 85}, {name: b, least: 95}, {name: c, least: 60}]\n");
  EXPECT_THAT(said, HasSubstr("8:5: error: the weights sum up to 80"));
  EXPECT_THAT(said, HasSubstr("no instrument 'ITT'"));
  EXPECT_THAT(said, HasSubstr("the instrument 'IIT' weighed a second time"));
  EXPECT_THAT(said, HasSubstr("the band 'b' is never reached: 'a' above it asks for no more"));
  EXPECT_THAT(said, HasSubstr("totals below the last band have no level"));
}

TEST_F(PackYearsTest, ChecksHaveDefaultsAndTakeThePacksWish) {
  const auto pack = Read(kSmall +
                         "checks:\n  score-below-threshold: {severity: error, thresholds: {points: 90}}\n"
                         "  text-outside-table: {enabled: false}\n");
  ASSERT_NE(pack, nullptr);
  const CheckRule& below = pack->Check("score-below-threshold");
  EXPECT_EQ(below.severity, Severity::kError);
  EXPECT_TRUE(below.own_severity);
  EXPECT_EQ(below.Threshold("points"), 90);
  EXPECT_FALSE(pack->Check("text-outside-table").enabled);
  const CheckRule& outlier = pack->Check("score-outlier");
  EXPECT_EQ(outlier.severity, Severity::kWarning);
  EXPECT_TRUE(outlier.enabled);
  EXPECT_EQ(outlier.Threshold("factor"), 3.5);
  const std::string told = DescribePack(*pack);
  EXPECT_THAT(told, HasSubstr("score-below-threshold: error (by this pack; else warning). "));
  EXPECT_THAT(told, HasSubstr("points 90 points (by this pack; else 85): "));
  EXPECT_THAT(told, HasSubstr("text-outside-table: switched off by this pack."));
}

TEST_F(PackYearsTest, FindingsTakeThePacksSeverities) {
  const auto pack =
      Read(kSmall + "checks:\n  empty-field: {severity: error}\n  text-outside-table: {enabled: false}\n");
  ASSERT_NE(pack, nullptr);
  std::vector<Finding> findings(3);
  findings[0].code = "empty-field";
  findings[1].code = "text-outside-table";
  findings[2].code = "value-guessed";
  findings[2].severity = Severity::kWarning;  // the reporter's own, which the pack leaves alone
  ApplyChecks(pack->checks, findings);
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].severity, Severity::kError);
  EXPECT_EQ(findings[1].code, "value-guessed");
  EXPECT_EQ(findings[1].severity, Severity::kWarning);
}

TEST_F(PackYearsTest, RefusesWhatNoCheckKnows) {
  const std::string said = Check(kSmall +
                                 "checks:\n  score-outlyer: {severity: info}\n  copied-text: {severity: fatal}\n"
                                 "  template-text: {thresholds: {chare: 0.1, share: 25}}\n"
                                 "  characters-lost: {enabled: false}\n  empty-field: {enabled: no}\n");
  EXPECT_THAT(said, HasSubstr("unknown key 'score-outlyer' in 'checks'"));
  EXPECT_THAT(said, HasSubstr("expected 'score-outlier'; or one of: unreadable-report, "));
  EXPECT_THAT(said, HasSubstr("unknown severity 'fatal' of 'copied-text'"));
  EXPECT_THAT(said, HasSubstr("unknown key 'chare' in 'thresholds' of 'template-text'"));
  EXPECT_THAT(said, HasSubstr("'share' of 'thresholds' of 'template-text' is out of place"));
  EXPECT_THAT(said, HasSubstr("expected a number from 0 to 1"));
  EXPECT_THAT(said, HasSubstr("unknown key 'enabled' in 'characters-lost'"));
  EXPECT_THAT(said, HasSubstr("'enabled' of 'empty-field' is neither yes nor no"));
}

// One table: every code of messages.tsv is a check with a question in both languages, in the same order.
TEST(AllChecksTest, AreTheCodesOfTheContract) {
  const auto& messages = Messages().rows();
  ASSERT_EQ(AllChecks().size(), messages.size());
  std::size_t figures = 0;
  for (std::size_t i = 0; i < messages.size(); ++i) {
    const CheckInfo& info = AllChecks()[i];
    EXPECT_EQ(info.code, messages[i][0]);
    EXPECT_EQ(SeverityName(info.severity), messages[i][1]) << info.code;
    EXPECT_THAT((std::vector<std::string_view>{"report", "item", "cell", "set"}), testing::Contains(info.grain));
    EXPECT_EQ(info.en.back(), '?') << info.code;
    EXPECT_EQ(info.th.substr(0, 1), "\xE0") << info.code;
    for (const ThresholdInfo& figure : info.thresholds) {
      ++figures;
      EXPECT_LE(figure.least, figure.value) << info.code;
      EXPECT_LE(figure.value, figure.most) << info.code;
      EXPECT_EQ(figure.th.substr(0, 1), "\xE0") << info.code;
    }
  }
  EXPECT_EQ(figures, Thresholds().rows().size()) << "a threshold of a code that is none";
}

TEST(PacksOfTheTreeTest, KnowTheirItemsAndHowSurely) {
  auto packs = PackSet::Load({"bangkok-ita", "national-ita"}, {SARABUN_SOURCE_DIR "/rules"});
  ASSERT_TRUE(packs.ok()) << packs.error().ToString();
  const Pack& bangkok = *packs.value()->Find("bangkok-ita");
  const ItemSet* items = bangkok.ItemsOf(2567);
  ASSERT_NE(items, nullptr);
  EXPECT_EQ(items->Codes().size(), 42U);
  EXPECT_EQ(items->statements.size(), 40U);
  EXPECT_EQ(items->negative.size(), 9U);
  EXPECT_EQ(items->certainty, Certainty::kSeen);
  EXPECT_EQ(bangkok.ItemsOf(2568), nullptr);
  for (const InstrumentEntry& instrument : bangkok.instruments) {
    for (const IndicatorEntry& indicator : instrument.indicators) {
      EXPECT_TRUE(items->Holds(instrument.prefix, indicator.first)) << indicator.no;
      EXPECT_TRUE(items->Holds(instrument.prefix, indicator.last)) << indicator.no;
    }
  }
  const Pack& national = *packs.value()->Find("national-ita");
  EXPECT_TRUE(national.abstract);
  EXPECT_EQ(national.ItemsOf(2566)->Codes().size(), 88U);
  EXPECT_EQ(national.ItemsOf(2568)->Codes().back(), "O28");
  EXPECT_EQ(national.AssessmentOf(2565)->bands.size(), 7U);
  EXPECT_EQ(national.AssessmentOf(2566)->bands.size(), 5U);
  auto all = PackSet::Load({}, {SARABUN_SOURCE_DIR "/rules"});
  EXPECT_EQ(all.value()->Find("national-ita"), nullptr) << "a base reads nothing";
}

}  // namespace
}  // namespace sarabun::rules
