#include <gmock/gmock.h>

#include "rules/pack_folder.h"

// Packs that are wrong in every way that was thought of, and what is said of each.
namespace sarabun::rules {
namespace {

using testing::HasSubstr;

struct BadPack {
  const char* name;
  std::string text;
  std::vector<std::string> says;
};

const std::string kHead = "name: x\nversion: '1'\n";

std::vector<BadPack> BadPacks() {
  return {
      {"tabs",
       "name: x\nmatch:\n\tminimum: 1\n",
       {"x/pack.yaml:3:1: error: not YAML: found character that cannot start", "YAML may not be indented by tabs"}},
      {"colon_missing",
       "name: x\nversion '1'\ncolumns: []\n",
       {"x/pack.yaml:2:1: error: not YAML", "with a ':' and a space"}},
      {"colon_in_text", "name: x\ntitle: a: b\n", {"x/pack.yaml:2:9: error: not YAML: mapping values", "in quotes"}},
      {"sign_first", "name: x\nwords: [%a]\n", {"x/pack.yaml:2:9: error: not YAML", "begins with a sign, in quotes"}},
      {"backslash_in_double_quotes", "name: x\nwords: [\"\\d\"]\n", {"patterns in single quotes"}},
      {"control_character", "name: x\nwords: [a\x07]\n", {"x/pack.yaml:2:10: error: not YAML: control characters"}},
      {"weight_is_word",
       kSmall + "assessment: [{years: 2567, certainty: seen, instruments: [{code: A, weight: thirty}]}]\n",
       {"6:77: error: 'weight' of an instrument of the assessment is out of place"}},
      {"utf16", std::string("\xFF\xFEn\0a\0m\0e\0", 10), {"looks like UTF-16"}},
      {"tis620", "name: \xA1\xA2\n", {"x/pack.yaml:1:7: error: not UTF-8; it looks like TIS-620 or Windows-874"}},
      {"key_twice", kSmall + "words: [a]\nwords: [b]\n", {"7:1: error: the key 'words' a second time"}},
      {"not_a_map", "[1, 2]\n", {"no rule pack"}},
      {"null_name", "name:\nversion: '1'\n" + std::string(kSmallBody), {"the pack without 'name'"}},
      {"name_with_slash",
       "name: a/b\nversion: '1'\n" + std::string(kSmallBody),
       {"1:7: error: 'name' of the pack has a letter that may not stand in one", "letters a to z, digits"}},
      {"name_is_list", "name: [x]\nversion: '1'\n" + std::string(kSmallBody), {"'name' of the pack is no text"}},
      {"years_backwards", kSmall + "years: [2570, 2567]\n", {"'years' of the pack runs backwards", "[2567, 2570]"}},
      {"years_common_era",
       kSmall + "years: [2024, 2026]\n",
       {"'years' of the pack counts in the Common Era", "2567 for 2024"}},
      {"years_of_three", kSmall + "years: [2565, 2566, 2567]\n", {"no range of fiscal years"}},
      {"columns_is_map", kHead + "columns: {field: item}\n", {"'columns' of the pack is no list"}},
      {"column_is_text", kHead + "columns: [item]\n", {"a column that is no map"}},
      {"column_without_either",
       kHead + "columns: [{headings: [a]}]\n",
       {"a column with neither 'field' nor 'extra'", "no column is required"}},
      {"column_with_both",
       kHead + "columns: [{field: item, extra: y, required: true, headings: [a]}]\n",
       {"3:32: error: a column with both 'field' and 'extra'"}},
      {"column_twice", kSmall + "  - {field: item, headings: [z]}\n", {"a second column 'item'"}},
      {"heading_twice",
       kSmall + "  - {extra: y, headings: [หมายเหตุ, ' มาตรการ ']}\n",
       {"6:37: error: the heading ' มาตรการ ' of 'y' is also one of 'measures', line 5"}},
      {"place_twice",
       kHead + "columns:\n  - {field: item, place: 2, required: true, headings: a}\n  - {extra: y, place: 2, headings: "
               "b}\n",
       {"5:23: error: the columns 'item' and 'y' at one place"}},
      {"type_wrong",
       kHead + "columns: [{field: item, type: list, required: true, headings: a}]\n",
       {"the field 'item' of the wrong type"}},
      {"required_is_word",
       kHead + "columns: [{field: item, required: yes, headings: a}]\n",
       {"'required' of a column is neither yes nor no", "true or false"}},
      {"place_zero",
       kHead + "columns: [{field: item, required: true, place: 0, headings: a}]\n",
       {"'place' of a column is out of place", "a whole number from 1 to 64"}},
      {"empty_heading",
       kHead + "columns: [{field: item, required: true, headings: ['']}]\n",
       {"'headings' of a column is empty"}},
      {"codes_without_item",
       kHead + "columns: [{field: measures, required: true, headings: a}]\nitem: {code: '^(?P<head>I(?P<first>1))'}\n",
       {"item codes without an item column"}},
      {"item_in_two_indicators",
       kSmall + "instruments:\n  - {code: IIT, name: n, prefix: I, indicators: [{no: 1, name: a, items: [1, 7]}, "
                "{no: 2, name: b, items: [7, 9]}]}\n",
       {"the item I7 in the indicators 1 and 2"}},
      {"indicator_twice",
       kSmall + "instruments:\n  - {code: IIT, name: n, indicators: [{no: 1, name: a}, {no: 1, name: b}]}\n",
       {"the indicator 1 of 'IIT' a second time"}},
      {"instrument_twice",
       kSmall + "instruments:\n  - {code: A, name: n}\n  - {code: A, name: m}\n",
       {"the instrument 'A' a second time"}},
      {"prefix_twice",
       kSmall + "instruments:\n  - {code: A, name: n, prefix: I}\n  - {code: B, name: m, prefix: I}\n",
       {"the items of 'B' and of 'A' begin with the same prefix 'I'"}},
      {"items_backwards",
       kSmall + "instruments:\n  - {code: A, name: n, indicators: [{no: 1, name: a, items: [7, 1]}]}\n",
       {"'items' of an indicator is no range"}},
      {"round_past_its_count",
       kSmall + "facts: {sources: [title], rounds: [{no: 3, of: 2, months: 6, patterns: '(?P<label>a)'}]}\n",
       {"a round 3 of 2"}},
      {"round_past_the_year",
       kSmall +
           "facts: {sources: [title], rounds: [{no: 2, of: 2, months: 6, first_month: 8, patterns: '(?P<label>a)'}]}\n",
       {"a round that runs past the fiscal year's end"}},
      {"round_without_months",
       kSmall + "facts: {sources: [title], rounds: [{no: 1, of: 2, patterns: '(?P<label>a)'}]}\n",
       {"a round that is named in reports, without 'months'"}},
      {"month_word_twice",
       kSmall + "facts: {sources: [title], fiscal_year: '(?P<year>1)', months: {1: [ม.ค.], 2: [ม.ค.]}}\n",
       {"one word for the months 1 and 2"}},
      {"month_thirteen", kSmall + "facts: {months: {13: [x]}}\n", {"unknown key '13' in 'months'"}},
      {"period_without_months",
       kSmall +
           "facts: {sources: [title], period: '(?P<first_month>{month})(?P<last_month>{month})(?P<last_year>\\d+)'}\n",
       {"'{month}' without words for months"}},
      {"facts_without_sources", kSmall + "facts: {agency: '(?P<agency>กรม\\S+)'}\n", {"facts without 'sources'"}},
      {"unknown_source", kSmall + "facts: {sources: [titel]}\n", {"unknown sources 'titel' of 'facts'", "'title'"}},
      {"score_max_is_word", kSmall + "score: {max: hundred}\n", {"'max' of 'score' is out of place"}},
      {"score_without_pattern",
       kSmall + "score: {patterns: [{unit: points}]}\n",
       {"a score pattern without 'pattern'"}},
      {"score_without_group",
       kSmall + "score: {patterns: [{pattern: '\\d+'}]}\n",
       {"the pattern lacks the group 'value'"}},
      {"look_ahead",
       kSmall + "match: {titles: ['a(?=b)']}\n",
       {"6:18: error: RE2 refuses the pattern: invalid perl operator: (?=", "no look-ahead"}},
      {"back_reference",
       kSmall + "match: {titles: ['(a)\\1']}\n",
       {"RE2 refuses the pattern: invalid escape sequence: \\1"}},
      {"empty_pattern", kSmall + "match: {titles: ['']}\n", {"the pattern matches the empty text"}},
      {"huge_repeat", kSmall + "match: {titles: ['(a{1000}){1000}']}\n", {"RE2 refuses the pattern"}},
      {"section_of_no_kind",
       kSmall + "sections: [{kind: instrumant, pattern: '(?P<code>I)'}]\n",
       {"unknown kind 'instrumant' of a section", "'instrument'"}},
      {"minimum_percent", kSmall + "match: {minimum: 45}\n", {"'minimum' of 'match' is out of place", "from 0 to 1"}},
      {"title_is_list", kSmall + "title: [a]\n", {"'title' of the pack is no map"}},
      {"title_in_french", kSmall + "title: {fr: a}\n", {"unknown key 'fr' in 'title'"}},
      {"words_is_map", kSmall + "words: {a: b}\n", {"'words' of the pack is no list"}},
      {"agencies_is_map", kSmall + "agencies: {a: b}\n", {"'agencies' of the pack is no list", "a file's name"}},
  };
}

class BadPackTest : public PackTest, public testing::WithParamInterface<BadPack> {};

TEST_P(BadPackTest, SaysWhatIsWrongWhereAndHowToFixIt) {
  const std::string said = Check(GetParam().text);
  EXPECT_THAT(said, HasSubstr("error: "));
  for (const std::string& each : GetParam().says) EXPECT_THAT(said, HasSubstr(each));
}

INSTANTIATE_TEST_SUITE_P(All, BadPackTest, testing::ValuesIn(BadPacks()),
                         [](const auto& each) { return std::string(each.param.name); });

// A byte-order mark and Windows line ends are no mistakes.
TEST_F(PackTest, TakesAByteOrderMarkAndCarriageReturns) {
  std::string text = kSmall;
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2)) text.insert(at, "\r");
  EXPECT_EQ(Check("\xEF\xBB\xBF" + text), "x 1: no errors, no warnings\n");
}

// One run shows all of it: kinds of values, contradictions and patterns.
TEST_F(PackTest, SaysEverythingInOneRun) {
  const std::string said = Check(kSmall +
                                 "yeers: 2567\nscore: {max: many}\nmatch: {titles: ['(']}\n"
                                 "instruments: [{code: A, name: n}, {code: A, name: n}]\nwords: [[]]\n");
  for (const char* each : {"6:1: error: unknown key 'yeers'", "7:14: error: 'max'", "8:18: error: RE2 refuses",
                           "9:35: error: the instrument 'A' a second time", "10:9: error: 'words'"}) {
    EXPECT_THAT(said, HasSubstr(each));
  }
}

TEST_F(PackTest, WarnsOfAFolderOfAnotherName) {
  EXPECT_THAT(Check("name: y\nversion: '1'\n" + std::string(kSmallBody)),
              HasSubstr("warning: the pack 'y' is in a folder 'x'"));
}

}  // namespace
}  // namespace sarabun::rules
