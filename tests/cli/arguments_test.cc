#include "cli/arguments.h"

#include <gtest/gtest.h>

namespace sarabun::cli {
namespace {

Result<Arguments> Parse(std::vector<std::string> args) {
  args.insert(args.begin(), "sarabun");
  return ParseArguments(args);
}

TEST(ParseArgumentsTest, ReadsExtract) {
  const auto parsed = Parse({"extract", "a.docx", "b folder", "-o", "x.csv", "--rules", "one", "--rules", "two", "-j",
                             "3", "--hidden", "keep", "--no-repairs", "--limit", "seconds=5", "--", "-odd.docx"});
  ASSERT_TRUE(parsed.ok()) << parsed.error().ToString();
  EXPECT_EQ(parsed->command, Command::kExtract);
  EXPECT_EQ(parsed->paths, (std::vector<std::string>{"a.docx", "b folder", "./-odd.docx"}));
  EXPECT_EQ(parsed->output, "x.csv");
  EXPECT_EQ(parsed->extract.packs, (std::vector<std::string>{"one", "two"}));
  EXPECT_EQ(parsed->extract.workers, 3u);
  EXPECT_EQ(parsed->extract.read.hidden, HiddenText::kKeep);
  EXPECT_FALSE(parsed->extract.read.repairs);
  EXPECT_TRUE(parsed->extract.read.evidence_hash);
  EXPECT_DOUBLE_EQ(parsed->extract.read.limits.seconds, 5);
}

TEST(ParseArgumentsTest, ADashIsAPath) {
  const auto parsed = Parse({"extract", "-"});
  ASSERT_TRUE(parsed.ok()) << parsed.error().ToString();
  EXPECT_EQ(parsed->paths, std::vector<std::string>{"-"});
}

TEST(ParseArgumentsTest, SaysWhatWasMeant) {
  struct Case {
    std::vector<std::string> args;
    const char* message;
    const char* hint;
  };
  const Case cases[] = {
      {{"extract", "x", "--quite"}, "'sarabun extract' has no option --quite", "did you mean --quiet?"},
      {{"extract", "x", "--formt=csv"}, "'sarabun extract' has no option --formt", "did you mean --format?"},
      {{"extrct", "x"}, "'sarabun' has no command 'extrct'", "did you mean 'extract'?"},
      {{"rules", "shw", "x"}, "'sarabun rules' has no command 'shw'", "did you mean 'show'?"},
      {{},
       "a command is missing",
       "it is one of extract, inspect, repair, rules, audit, load, schema; see 'sarabun --help'"},
      {{"extract"}, "PATH is required", "see 'sarabun extract --help'"},
  };
  for (const Case& c : cases) {
    const auto parsed = Parse(c.args);
    ASSERT_FALSE(parsed.ok());
    EXPECT_EQ(parsed.error().code, ErrorCode::kInvalidArgument);
    EXPECT_EQ(parsed.error().message, c.message);
    EXPECT_EQ(parsed.error().hint, c.hint);
  }
}

TEST(ParseArgumentsTest, RefusesValuesThatCannotBe) {
  EXPECT_FALSE(Parse({"extract", "x", "--format", "docx"}).ok());
  EXPECT_FALSE(Parse({"extract", "x", "-j", "0"}).ok());
  EXPECT_FALSE(Parse({"extract", "x", "-j", "many"}).ok());
  EXPECT_FALSE(Parse({"extract", "x", "--limit", "speed=1"}).ok());
  EXPECT_FALSE(Parse({"inspect", "a", "b"}).ok());
}

TEST(ParseArgumentsTest, HelpOfEachCommandHoldsAnExample) {
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{}, {"extract"}, {"inspect"}, {"repair"}, {"rules"}, {"rules", "show"}, {"schema"}}) {
    std::vector<std::string> args = command;
    args.emplace_back("--help");
    const auto parsed = Parse(args);
    ASSERT_TRUE(parsed.ok());
    EXPECT_EQ(parsed->command, Command::kHelp);
    EXPECT_NE(parsed->text.find("Examples:"), std::string::npos) << parsed->text;
  }
}

}  // namespace
}  // namespace sarabun::cli
