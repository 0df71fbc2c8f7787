#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/file.h"
#include "rules/explain.h"
#include "rules/pack.h"
#include "rules/pack_set.h"
#include "rules/shipped_files.h"

namespace sarabun::rules {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

// A pack in a folder of its own, gone after the test.
class LoaderTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("sarabun-loader-" + std::to_string(::getpid()));
    fs::create_directories(folder_ / "x");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void Write(const std::string& name, const std::string& text) {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << text;
  }

  // What `rules check` says of the pack "x", its folder left out.
  std::string Check(const std::string& text) {
    Write("x/pack.yaml", text);
    std::string said = CheckPack((folder_ / "x").native(), {folder_.native()}).text;
    const std::string place = folder_.native() + "/";
    for (std::size_t at = said.find(place); at != std::string::npos; at = said.find(place))
      said.erase(at, place.size());
    return said;
  }

  fs::path folder_;
};

constexpr const char* kSmall =
    "name: x\n"
    "version: '1'\n"
    "columns:\n"
    "  - {field: item, required: true, headings: [ข้อ]}\n"
    "  - {field: measures, headings: [มาตรการ]}\n";

TEST_F(LoaderTest, TakesASmallPack) { EXPECT_EQ(Check(kSmall), "x 1: no errors, no warnings\n"); }

TEST_F(LoaderTest, ShowsAnUnknownKey) {
  EXPECT_EQ(Check(std::string(kSmall) + "colums: []\n"),
            "x/pack.yaml:6:1: error: unknown key 'colums' in the pack\n"
            "  colums: []\n"
            "  ^\n"
            "  expected 'columns'; or one of: name, version, extends, abstract, title, description, phrases, years, "
            "match, columns, sections, instruments, item, score, lists, facts, items, assessment, checks, audit, "
            "agencies, words\n");
}

TEST_F(LoaderTest, PutsTheCaretUnderTheValueAlsoBehindThai) {
  EXPECT_EQ(Check("name: x\nversion: '1'\ncolumns:\n  - {headings: [ที่นี่], field: itm, required: true}\n"),
            "x/pack.yaml:4:33: error: unknown field 'itm' of a column\n"
            "    - {headings: [ที่นี่], field: itm, required: true}\n"
            "                              ^\n"
            "  expected 'item'; or one of: item, issues, measures, results, score, evidence, instrument, "
            "indicator\n");
}

// What was mistyped is not missing as well.
TEST_F(LoaderTest, TakesAMistypedKeyForTheRequiredOne) {
  const std::string said = Check(
      "name: x\nverison: '1'\ncolumns:\n"
      "  - {field: item, required: true, headngs: [a]}\n"
      "  - {feild: measures, headings: [b]}\n"
      "  - {extar: status, headings: [c]}\n");
  EXPECT_THAT(said,
              HasSubstr("2:1: error: unknown key 'verison' in the pack\n  verison: '1'\n  ^\n  expected 'version'"));
  EXPECT_THAT(said, HasSubstr("4:35: error: unknown key 'headngs' in a column"));
  EXPECT_THAT(said, HasSubstr("5:6: error: unknown key 'feild' in a column"));
  EXPECT_THAT(said, HasSubstr("6:6: error: unknown key 'extar' in a column"));
  EXPECT_THAT(said, Not(HasSubstr("without")));
  EXPECT_THAT(said, Not(HasSubstr("neither")));
  const std::string columns =
      Check("name: x\nversion: '1'\ncolums:\n  - {field: item, required: true, headings: [a]}\n");
  EXPECT_THAT(columns, HasSubstr("unknown key 'colums' in the pack"));
  EXPECT_THAT(columns, Not(HasSubstr("without columns")));
}

TEST_F(LoaderTest, SaysEverythingAtOnce) {
  const std::string said = Check("name: x\nyears: [67, 68]\nlists:\n  label: []\n");
  EXPECT_THAT(said, HasSubstr("the pack without 'version'"));
  EXPECT_THAT(said, HasSubstr("2:8: error: 'years' of the pack is no range of fiscal years"));
  EXPECT_THAT(said, HasSubstr("4:3: error: unknown key 'label' in 'lists'"));
  EXPECT_THAT(said, HasSubstr("a pack without columns"));
}

TEST_F(LoaderTest, RefusesPatternsThatCannotBeRight) {
  const std::string said = Check(std::string(kSmall) +
                                 "item:\n  code: ['(?P<head>I(?P<first>\\d+)', '^(?P<head>I)', "
                                 "'(?P<head>I?)(?P<first>\\d*)', '(?P<head>I)(?P<first>1)(?P<frist>2)']\n");
  EXPECT_THAT(said, HasSubstr("RE2 refuses the pattern: missing ): (?P<head>I(?P<first>\\d+)"));
  EXPECT_THAT(said, HasSubstr("the pattern lacks the group 'first'"));
  EXPECT_THAT(said, HasSubstr("the pattern matches the empty text"));
  EXPECT_THAT(said, HasSubstr("the pattern has an unknown group 'frist'"));
  EXPECT_THAT(said, HasSubstr("expected 'first'; or one of: head, first, prefix, last"));
}

TEST_F(LoaderTest, RefusesWhatIsNoYaml) {
  EXPECT_EQ(Check("name: [x\n"),
            "x/pack.yaml:1:7: error: not YAML: did not find expected ',' or ']' while parsing a flow sequence\n"
            "  name: [x\n"
            "        ^\n"
            "  expected a ']' or '}' that closes it; a text with ' #', ',' or a bracket in it, in quotes\n");
  EXPECT_THAT(Check("name: \xE0\xB8\n"), HasSubstr("not UTF-8"));
  EXPECT_THAT(Check("- a\n"), HasSubstr("no rule pack"));
  EXPECT_THAT(Check(""), HasSubstr("no rule pack"));
  EXPECT_THAT(Check("name: x\nname: y\n"), HasSubstr("the key 'name' a second time"));
  EXPECT_THAT(Check("name: x\n---\nname: y\n"), HasSubstr("a second document in one file"));
}

TEST_F(LoaderTest, RefusesBombsCyclesAndDepth) {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i <= 9; ++i) {
    const std::string below = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + below;
    for (int j = 0; j < 8; ++j) bomb += ", " + below;
    bomb += "]\n";
  }
  EXPECT_THAT(Check(bomb), HasSubstr("more than 200000 values, aliases counted in full"));
  EXPECT_THAT(Check("name: &n [*n]\n"), HasSubstr("the alias '*n' stands inside its own anchor or has none"));
  EXPECT_THAT(Check("name: " + std::string(40, '[') + std::string(40, ']') + "\n"), HasSubstr("nested deeper than 32"));
  EXPECT_THAT(Check(std::string(100'000, '[')), HasSubstr("error"));
}

TEST_F(LoaderTest, ExtendsAnotherPack) {
  Write("base/pack.yaml", std::string(kSmall) + "agencies: agencies.tsv\nscore: {max: 100}\n");
  Write("base/agencies.tsv", "code\tname_th\n7\tสำนักงานเขตหนึ่ง\n");
  Write("y/pack.yaml",
        "name: y\nversion: '2'\nextends: base\ncolumns:\n  - {field: measures, headings: [กิจกรรม]}\n"
        "  - {extra: note, headings: [หมายเหตุ]}\n");
  const PackResult result = ReadPack((folder_ / "y").native(), {});
  ASSERT_NE(result.pack, nullptr) << result.problems.ToText();
  EXPECT_EQ(result.pack->name, "y");
  ASSERT_EQ(result.pack->columns.size(), 3u);
  EXPECT_EQ(result.pack->FindColumn("measures")->headings, std::vector<std::string>{"กิจกรรม"});
  EXPECT_TRUE(result.pack->FindColumn("item")->required);
  EXPECT_EQ(result.pack->agencies.entries().size(), 1u);
  EXPECT_EQ(result.pack->score.max, Decimal::Parse("100"));
}

TEST_F(LoaderTest, RefusesPacksThatExtendInACircle) {
  Write("y/pack.yaml", "name: y\nversion: '1'\nextends: x\n");
  EXPECT_THAT(Check("name: x\nversion: '1'\nextends: y\n"), HasSubstr("extend each other in a circle"));
  EXPECT_THAT(Check("name: x\nversion: '1'\nextends: nobody\n"), HasSubstr("no pack 'nobody' to extend"));
}

TEST_F(LoaderTest, ShowsABadAgencyLine) {
  Write("x/a.tsv", "code\tname_th\n1001\n1002\tเขตสอง\n");
  EXPECT_THAT(Check(std::string(kSmall) + "agencies: a.tsv\n"),
              HasSubstr("x/a.tsv:2:1: error: an agency without name"));
  EXPECT_THAT(Check(std::string(kSmall) + "agencies: b.tsv\n"), HasSubstr("x/b.tsv: no such file"));
}

TEST_F(LoaderTest, NamesThePacksThereAre) {
  Write("x/pack.yaml", kSmall);
  auto packs = PackSet::Load({"z"}, {folder_.native()});
  ASSERT_FALSE(packs.ok());
  EXPECT_EQ(packs.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(packs.error().message, "no rule pack 'z'; there are: x");
}

TEST_F(LoaderTest, ABrokenPackIsAnErrorOfLoading) {
  Write("x/pack.yaml", "name: x\nversio: '1'\n");
  auto packs = PackSet::Load({}, {folder_.native()});
  ASSERT_FALSE(packs.ok());
  EXPECT_EQ(packs.error().code, ErrorCode::kBadRules);
  EXPECT_THAT(packs.error().message, HasSubstr("x/pack.yaml:"));
  EXPECT_THAT(packs.error().hint, HasSubstr("more"));
}

TEST(PacksOfTheTree, AreSoundAndDescribed) {
  auto packs = PackSet::Load({}, {SARABUN_SOURCE_DIR "/rules"});
  ASSERT_TRUE(packs.ok()) << packs.error().ToString();
  for (const auto& pack : packs.value()->packs()) {
    const PackCheck check = CheckPack(pack->folder, {SARABUN_SOURCE_DIR "/rules"});
    EXPECT_EQ(check.text, pack->name + " " + pack->version + ": no errors, no warnings\n");
    for (const Column& column : pack->columns) EXPECT_THAT(DescribePack(*pack), HasSubstr(column.name));
  }
}

TEST(PacksOfTheTree, AreKnownToTheProgramAsShipped) {
  auto packs = PackSet::Load({}, {SARABUN_SOURCE_DIR "/rules"});
  ASSERT_TRUE(packs.ok()) << packs.error().ToString();
  for (const auto& pack : packs.value()->packs()) {
    for (const auto& file : pack->files) EXPECT_TRUE(IsShippedFile(file->text)) << file->path;
  }
}

TEST_F(LoaderTest, ProvesAShippedPackThatSomeoneChanged) {
  const auto shipped = ReadFile(SARABUN_SOURCE_DIR "/rules/national-ita-measures/pack.yaml", 1 << 20);
  ASSERT_TRUE(shipped.ok()) << shipped.error().ToString();
  ASSERT_TRUE(IsShippedFile(*shipped));
  std::string changed = *shipped;
  const std::size_t at = changed.find("(?P<");
  ASSERT_NE(at, std::string::npos);
  changed.replace(at, 3, "(?");  // RE2 knows no such bracket
  Write("national-ita-measures/pack.yaml", changed);
  const auto packs = PackSet::Load({"national-ita-measures"}, {folder_.native(), SARABUN_SOURCE_DIR "/rules"});
  ASSERT_FALSE(packs.ok());
  EXPECT_EQ(packs.error().code, ErrorCode::kBadRules);
  EXPECT_THAT(packs.error().message, HasSubstr("RE2 refuses the pattern"));
}

}  // namespace
}  // namespace sarabun::rules
