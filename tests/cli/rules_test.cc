#include <gtest/gtest.h>

#include <string>

#include "cli/run_app.h"
#include "support/scratch.h"

namespace sarabun::test {
namespace {

TEST(RulesCommandTest, ListsShowsAndChecksThePacksThereAre) {
  const Ran list = RunSarabun({"rules", "list"});
  EXPECT_EQ(list.code, cli::kDone) << list.err;
  EXPECT_NE(list.out.find("bangkok-ita "), std::string::npos) << list.out;
  const Ran show = RunSarabun({"rules", "show", "bangkok-ita"});
  EXPECT_EQ(show.code, cli::kDone) << show.err;
  EXPECT_NE(show.out.find("measures: a list"), std::string::npos) << show.out;
  const Ran check = RunSarabun({"rules", "check"});
  EXPECT_EQ(check.code, cli::kDone) << check.out;
  EXPECT_NE(check.out.find("no errors"), std::string::npos) << check.out;
}

TEST(RulesCommandTest, CheckShowsEveryMistake) {
  const Scratch scratch;
  std::string pack = Scratch::Read(SARABUN_SOURCE_DIR "/rules/bangkok-ita/pack.yaml");
  scratch.Write("mine/agencies.tsv", Scratch::Read(SARABUN_SOURCE_DIR "/rules/bangkok-ita/agencies.tsv"));
  const std::size_t columns = pack.find("\ncolumns:");
  ASSERT_NE(columns, std::string::npos);
  pack.replace(columns, 9, "\ncolums:");
  scratch.Write("mine/pack.yaml", pack);
  const Ran ran = RunSarabun({"rules", "check", scratch.path("mine")});
  EXPECT_EQ(ran.code, cli::kNothingTried);
  EXPECT_NE(ran.out.find("unknown key 'colums'"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("\n  ^"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("columns"), std::string::npos) << ran.out;
}

TEST(RulesCommandTest, AnUnknownPackNamesThoseThereAre) {
  const Ran ran = RunSarabun({"rules", "check", "bangkok"});
  EXPECT_EQ(ran.code, cli::kNothingTried);
  EXPECT_NE(ran.err.find("there are: bangkok-ita"), std::string::npos) << ran.err;
}

TEST(SchemaCommandTest, PrintsBothForms) {
  const Ran json = RunSarabun({"schema"});
  EXPECT_EQ(json.code, cli::kDone);
  EXPECT_NE(json.out.find("\"$schema\""), std::string::npos);
  const Ran markdown = RunSarabun({"schema", "--format", "markdown"});
  EXPECT_EQ(markdown.code, cli::kDone);
  EXPECT_NE(markdown.out.find("record_id"), std::string::npos);
}

}  // namespace
}  // namespace sarabun::test
